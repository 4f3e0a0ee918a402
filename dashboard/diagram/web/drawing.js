// One drawing of the stage: what the body views and the spine share. It knows
// its viewBox, how many drawing units one screen pixel is (`unit`), its targets
// and its markers; it knows nothing of slots, servers or words.

import { idOf } from "./picks.js";
import { make, patternFor, scalePattern } from "./pattern.js";

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
    this.centres = new Map(); // pick -> [x, y] as seen, mirrored or not
    this.svg = make("svg", { class: `drawing ${name}`, role: "group", focusable: "false" });
    this.svg.drawing = this;
    this.patterns = Object.entries(known.roots).map(([id, root]) => patternFor(this.hatch(id), root, `var(--root-${id})`));
    const defs = make("defs");
    defs.append(...this.patterns);
    this.svg.append(defs);
    this.markers = make("g", { class: "markers", "aria-hidden": "true" });
    this.frameBox(this.page);
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
    if (!this.centres.has(pick)) this.centres.set(pick, this.seen(inside(largest(this.targets.get(pick)))));
    return this.centres.get(pick);
  }

  // Seen here only from the edge; there is another view in which it lies open.
  isSliver(pick) {
    const home = this.known.areas[idOf(pick)]?.view;
    if (!home || home === this.name) return false;
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

  onScreen([x, y]) {
    const { a, b, c, d, e, f } = this.svg.getScreenCTM();
    return [a * x + c * y + e, b * x + d * y + f];
  }

  // --- markers: a number for every pick seen here, not mirrored with the body
  mark(picks) {
    this.markers.replaceChildren();
    picks.forEach((pick, at) => {
      if (!this.targets.has(pick) || this.isSliver(pick)) return;
      const [x, y] = this.centre(pick);
      const marker = make("g", { class: "marker", style: `--x:${x.toFixed(1)}px;--y:${y.toFixed(1)}px` });
      const number = make("text", { dy: "0.36em" });
      number.textContent = at + 1;
      marker.append(make("circle", { r: 11 }), number);
      this.markers.append(marker);
    });
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

function largest(elements) {
  const size = (element) => { const { width, height } = element.getBBox(); return width * height; };
  return elements.reduce((best, element) => (size(element) > size(best) ? element : best));
}

// A point that is truly inside: the middle of the box, or, for a bent area, the
// place of a coarse net that lies inside and nearest to it.
function inside(element) {
  const { x, y, width, height } = element.getBBox();
  const middle = new DOMPoint(x + width / 2, y + height / 2);
  if (!element.isPointInFill || element.isPointInFill(middle)) return [middle.x, middle.y];
  let best = null;
  for (let column = 1; column < 12; column += 1) {
    for (let row = 1; row < 12; row += 1) {
      const point = new DOMPoint(x + (width * column) / 12, y + (height * row) / 12);
      const away = Math.hypot(point.x - middle.x, point.y - middle.y);
      if ((!best || away < best.away) && element.isPointInFill(point)) best = { point, away };
    }
  }
  return best ? [best.point.x, best.point.y] : [middle.x, middle.y];
}
