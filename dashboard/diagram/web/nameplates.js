// The names on a close picture, in two columns at its rims: letters of one size however
// large the picture, never over each other or over the rim, each on a leader to what it
// names. What is named, where in its column it stands, and at which rim:

import { spread } from "./columns.js";
import { lead } from "./leaders.js";
import { make, patternFor } from "./pattern.js";

const PLATES = [
  // height: share of the picture; rim: where the back of the body is, or its front
  { of: "foramen", rim: "back", height: 0.1 },
  { of: "canal", rim: "back", height: 0.72, whenLit: true },
  { of: "lateral_recess", rim: "back", height: 0.84 },
  { of: "sac", rim: "front", height: 0.07 },
  { of: "exiting", rim: "front", height: 0.36 },
  { of: "disc", rim: "front", height: 0.53 },
  { of: "extraforaminal", rim: "front", height: 0.66, whenLit: true },
  { of: "traversing", rim: "front", height: 0.86 },
];
const LINE = 15; // screen pixels, of text
const PAD = { x: 7, y: 5 };
const GAP = 5; // between two plates, and to the rim
const SHARE = 0.42; // of the width that a plate may take before it is broken in two lines

export class Nameplates {
  constructor(drawing) {
    this.drawing = drawing;
    this.group = make("g", { class: "nameplates" });
    this.leaders = make("g", { class: "leaders", "aria-hidden": "true" });
    this.vertebrae = drawing.parts("name").filter(({ dataset }) => dataset.of === "vertebra").map((place) => this.vertebra(place));
    this.plates = PLATES.map((plan) => this.plate(plan));
    this.group.append(...this.vertebrae.map(({ group }) => group), this.leaders, ...this.plates.map(({ group }) => group));
  }

  roots() {
    return this.plates.filter(({ root }) => root);
  }

  vertebra(place) {
    const group = make("g", { class: "vertebra-name", "aria-hidden": "true" });
    const text = make("text", { dy: "0.36em" });
    text.textContent = place.dataset.vertebra;
    group.append(text);
    return { group, at: point(place) };
  }

  plate(plan) {
    const { drawing } = this;
    const root = drawing.fact[plan.of];
    const group = make("g", { class: root ? "nameplate of-root" : "nameplate" });
    group.dataset.of = plan.of;
    const text = make("text");
    const kinds = root ? ["plate", "weave", "window", "tick"] : ["plate"];
    const boxes = kinds.map((kind) => make("rect", { class: kind, rx: 6 }));
    group.append(...boxes, text);
    if (root) this.dye(group, root);
    else group.setAttribute("aria-hidden", "true");
    const leader = make("g", { class: "leader" });
    leader.append(make("path", { class: "casing" }), make("path", { class: "line" }), make("circle", { class: "dot" }));
    this.leaders.append(leader);
    return { ...plan, group, text, boxes, leader, root, shape: drawing.shapeOf(root), hidden: Boolean(plan.whenLit), to: this.target(plan.of, root), words: [] };
  }

  dye(group, root) {
    group.setAttribute("style", `--colour:var(--root-${root});--on:var(--on-${root});--edge-line:var(--edge-${root})`);
    for (const [key, value] of Object.entries({ role: "button", tabindex: -1, "aria-pressed": false })) group.setAttribute(key, value);
    const weave = `${this.drawing.name}-weave-${root}`;
    this.drawing.svg.querySelector("defs").append(patternFor(weave, this.drawing.known.roots[root], this.drawing.paint(root)));
    group.querySelector(".weave").setAttribute("fill", `url(#${weave})`);
  }

  // What a leader leads to: a place of the level, or a point on what is named.
  target(of, root) {
    const { drawing } = this;
    const named = drawing.parts("name").find(({ dataset }) => dataset.of === (root ? "root" : of) && (!root || dataset.root === root));
    return point(named ?? drawing.parts("site").find(({ dataset }) => dataset.site === `${of}@${drawing.level}`));
  }

  speak(words) {
    for (const plate of this.plates) {
      const said = words.say(`close.${plate.of}`);
      plate.words = said.split(" ");
      if (plate.root) plate.group.setAttribute("aria-description", said);
    }
  }

  // lit: positions pressed on. Returns whether other plates than before are seen.
  show(lit) {
    let changed = false;
    for (const plate of this.plates) {
      plate.group.toggleAttribute("data-pressed", lit.has(plate.of));
      const hidden = Boolean(plate.whenLit) && !lit.has(plate.of);
      changed ||= hidden !== plate.hidden;
      plate.hidden = hidden;
    }
    return changed;
  }

  arrange() {
    const { drawing } = this;
    if (!drawing.size[0]) return;
    for (const plate of this.plates) {
      for (const element of [plate.group, plate.leader]) element.toggleAttribute("data-out", plate.hidden);
      this.write(plate);
    }
    const seen = this.plates.filter(({ hidden }) => !hidden);
    for (const rim of ["back", "front"]) this.stand(seen.filter((plate) => plate.rim === rim), rim);
    for (const plate of seen) lead(plate, seen, drawing);
    for (const vertebra of this.vertebrae) this.mark(vertebra);
  }

  // The name of a vertebra gives way to a plate.
  mark({ group, at }) {
    const { drawing } = this;
    const [x, y] = drawing.seen(at);
    const covered = (plate) => Math.abs(plate.at.x - x) < (plate.size[0] / 2 + LINE) * drawing.unit
      && Math.abs(plate.at.y - y) < (plate.size[1] / 2 + LINE) * drawing.unit;
    group.toggleAttribute("data-out", this.plates.some((plate) => !plate.hidden && covered(plate)));
    put(group, [x, y]);
  }

  write(plate) {
    const lines = this.broken(plate);
    plate.text.replaceChildren(...lines.map((line, at) => {
      const span = make("tspan", { x: 0, y: (at - (lines.length - 1) / 2) * LINE, dy: "0.34em", class: at === 0 && plate.root ? "root-name" : "" });
      span.textContent = line;
      return span;
    }));
    const width = Math.max(...[...plate.text.children].map((span) => span.getComputedTextLength()));
    plate.size = [width + 2 * PAD.x, lines.length * LINE + 2 * PAD.y];
    for (const box of plate.boxes) frame(box, plate.size, box.matches(".window") ? 4 : 0);
  }

  // In one line where there is room, else in two of about one length.
  broken({ root, words, text }) {
    const room = SHARE * this.drawing.size[0] - 2 * PAD.x;
    const whole = words.join(" ");
    text.textContent = whole;
    const lines = text.getComputedTextLength() <= room || words.length < 2 ? [whole] : halves(words);
    return root ? [root, ...lines] : lines;
  }

  stand(plates, rim) {
    const { drawing } = this;
    const { unit } = drawing;
    const { left, right, top, bottom } = drawing.visible();
    const [x, y, width, height] = drawing.page;
    const heights = spread(plates.map((plate) => [y + plate.height * height, (plate.size[1] + GAP) * unit]), Math.max(top, y - 40), Math.min(bottom, y + height + 40));
    const atLeft = (rim === "back") === (drawing.shown === "right");
    for (const [at, plate] of plates.entries()) {
      const half = (plate.size[0] / 2 + GAP) * unit;
      const middle = atLeft ? Math.max(left, x - 2 * half) + half : Math.min(right, x + width + 2 * half) - half;
      plate.at = { x: middle, y: heights[at], room: half };
      put(plate.group, [middle, heights[at]]);
    }
  }
}

const point = ({ cx, cy }) => [cx.baseVal.value, cy.baseVal.value];

function put(group, [x, y]) {
  group.style.setProperty("--x", `${x.toFixed(1)}px`);
  group.style.setProperty("--y", `${y.toFixed(1)}px`);
}

function frame(box, [width, height], inset = 0) {
  const sides = { x: inset - width / 2, y: inset - height / 2, width: width - 2 * inset, height: height - 2 * inset };
  for (const [key, value] of Object.entries(sides)) box.setAttribute(key, value);
}

function halves(words) {
  const length = (part) => part.join(" ").length;
  const cuts = words.slice(1).map((_, at) => [words.slice(0, at + 1), words.slice(at + 1)]);
  const best = cuts.reduce((one, other) => (Math.max(...one.map(length)) <= Math.max(...other.map(length)) ? one : other));
  return best.map((part) => part.join(" "));
}
