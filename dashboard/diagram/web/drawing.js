// One drawing of the stage: what the body views and the spine share. It knows
// its viewBox, how many drawing units one screen pixel is (`unit`), its targets
// and its markers; it knows nothing of slots, servers or words.

import { roomiest } from "./interior.js";
import { marker } from "./marker.js";
import { make, patternFor, scalePattern } from "./pattern.js";
import { idOf } from "./picks.js";

const OTHER = { right: "left", left: "right" };
const SLIVER = 12; // screen pixels

export class Drawing {
  constructor(name, source, known) {
    this.name = name;
    this.view = name; // the figure it belongs to
    this.oneLeg = source.dataset.body === "right";
    this.shown = "right";
    this.known = known;
    this.source = source;
    this.page = source.getAttribute("viewBox").split(/[\s,]+/).map(Number);
    this.home = this.box = this.page;
    this.unit = 1;
    this.size = [0, 0];
    this.picks = [];
    this.targets = new Map(); // pick -> elements one can point at
    this.spots = new Map(); // pick -> { x, y, room } as seen, mirrored or not
    this.svg = make("svg", { class: `drawing ${name}`, role: "group", focusable: "false" });
    this.svg.drawing = this;
    this.patterns = Object.entries(known.roots).map(([id, root]) => patternFor(this.hatch(id), root, this.paint(id)));
    const defs = make("defs");
    defs.append(...this.patterns);
    this.svg.append(defs);
    this.markers = make("g", { class: "markers", "aria-hidden": "true" });
    this.frameBox(this.page);
  }

  paint(root) {
    return `var(--shade-${root})`;
  }

  hatch(root) {
    return `${this.name}-hatch-${root}`;
  }

  // --- size: called by the stage's observer and by the zoom, never by the light
  resize(width, height) {
    this.size = [width, height];
    this.rescale();
  }

  frameBox(box) {
    this.box = box;
    this.svg.setAttribute("viewBox", box.map((value) => value.toFixed(2)).join(" "));
    this.rescale();
  }

  rescale() {
    const [width, height] = this.size;
    if (!width || !height) return;
    this.unit = Math.max(this.box[2] / width, this.box[3] / height);
    this.svg.style.setProperty("--unit", this.unit);
    for (const pattern of this.patterns) scalePattern(pattern, this.unit);
    this.arrange?.();
  }

  // What is really seen: the box, widened to the shape of its frame.
  visible() {
    const [width, height] = this.size.map((length) => length * this.unit);
    const [x, y, boxWidth, boxHeight] = this.box;
    return { left: x - (width - boxWidth) / 2, right: x + (width + boxWidth) / 2, top: y - (height - boxHeight) / 2, bottom: y + (height + boxHeight) / 2 };
  }

  // --- places
  addTarget(pick, element) {
    element.dataset.pick = pick;
    if (!this.targets.has(pick)) this.targets.set(pick, []);
    this.targets.get(pick).push(element);
  }

  centre(pick) {
    const { x, y } = this.spot(pick);
    return [x, y];
  }

  // The middle of a target as seen, and the room around it: { x, y, room }.
  spot(pick) {
    if (!this.spots.has(pick)) {
      const found = roomiest(this.targets.get(pick));
      const [x, y] = this.seen([found.x, found.y]);
      this.spots.set(pick, { x, y, room: found.room });
    }
    return this.spots.get(pick);
  }

  // There is another view in which it lies open.
  isGuest(pick) {
    const home = this.known.areas[idOf(pick)]?.view;
    return Boolean(home) && home !== this.name;
  }

  // Seen here only from the edge.
  isSliver(pick) {
    if (!this.isGuest(pick)) return false;
    const { width, height } = this.targets.get(pick)[0].getBBox();
    return Math.min(width, height) < SLIVER * this.unit;
  }

  // As-drawn side -> the side it stands for now. What is drawn once, as the
  // person's right, is mirrored for the left, so both sides can never differ.
  standsFor(side) {
    return this.oneLeg && this.shown === "left" ? OTHER[side] ?? side : side;
  }

  mirror(group) {
    if (this.oneLeg && this.shown === "left") group.setAttribute("transform", `matrix(-1 0 0 1 ${2 * this.page[0] + this.page[2]} 0)`);
    else group.removeAttribute("transform");
  }

  seen([x, y]) {
    return this.oneLeg && this.shown === "left" ? [2 * this.page[0] + this.page[2] - x, y] : [x, y];
  }

  fromScreen([x, y]) {
    const point = new DOMPoint(x, y).matrixTransform(this.svg.getScreenCTM().inverse());
    return [point.x, point.y];
  }

  onScreen([x, y]) {
    const { a, b, c, d, e, f } = this.svg.getScreenCTM();
    return [a * x + c * y + e, b * x + d * y + f];
  }

  // --- markers: a number for every pick seen here, not mirrored with the body
  mark(picks) {
    const taken = [];
    const marks = picks.flatMap((pick, at) => (this.targets.has(pick) && !this.isSliver(pick)
      ? [marker(this, pick, at + 1, this.spot(pick), taken)] : []));
    this.markers.replaceChildren(...marks);
  }

  press(picks) {
    this.picks = picks;
    for (const [pick, elements] of this.targets) {
      const pressed = String(picks.includes(pick));
      for (const element of elements) {
        if (element.getAttribute("aria-pressed") !== pressed) element.setAttribute("aria-pressed", pressed);
      }
    }
  }
}

export function setLit(element, strength) {
  if ((element.dataset.lit ?? null) === (strength ?? null)) return;
  if (strength) element.dataset.lit = strength;
  else delete element.dataset.lit;
}

// Several outlines as one. A path may begin with a relative "m", which only means
// "absolute" at the very beginning, so each is made to begin with "M".
export function joined(outlines) {
  const number = /-?(?:\d+\.?\d*|\.\d+)/.source;
  const start = new RegExp(`^\\s*m\\s*(${number})[\\s,]*(${number})(\\s*[-\\d.,])?`);
  return outlines.map((d) => d.replace(start, (_, x, y, more) => `M${x} ${y}${more ? `l${more.replace(",", "")}` : ""}`)).join("");
}
