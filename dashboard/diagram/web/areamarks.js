// What is said of each area by a pattern and a short text: how many maps agree here, or
// that two maps differ. One set of marks in one view.

import { roomiest } from "./interior.js";
import { make, patternFor, scalePattern } from "./pattern.js";
import { plate } from "./plate.js";

const THIN = 0.7; // strokes of the patterns, beside those of a root

export class AreaMarks {
  // marks: area, or "side:area", -> { pattern, text }; a mark without a pattern is its text alone.
  constructor(drawing, kind, marks) {
    Object.assign(this, { drawing, kind });
    this.layer = make("g", { class: `area-marks ${kind}`, "aria-hidden": "true" });
    this.patterns = new Map();
    this.found = [];
    for (const { element, id, side } of drawing.drawnParts) {
      const mark = marks[`${drawing.standsFor(side)}:${id}`] ?? marks[id];
      if (mark) this.draw(element, `${side} ${id}`, mark);
    }
    drawing.svg.querySelector("defs").append(...this.patterns.values());
    this.rescale();
  }

  draw(element, key, { pattern, text }) {
    if (pattern) this.layer.append(make("path", { class: "cover", d: element.getAttribute("d"), fill: `url(#${this.pattern(pattern)})` }));
    const same = this.found.find((mark) => mark.key === key);
    if (same) same.parts.push(element);
    else this.found.push({ key, parts: [element], group: plate(`mark-plate ${this.kind}`, [text]) });
  }

  pattern(name) {
    const id = `${this.drawing.name}-${this.kind}-${name}`;
    if (!this.patterns.has(name)) this.patterns.set(name, patternFor(id, { pattern: name }, "var(--mark-ink)", THIN));
    return id;
  }

  rescale() {
    for (const pattern of this.patterns.values()) scalePattern(pattern, this.drawing.unit);
  }

  paths() {
    return [...this.layer.querySelectorAll("path")];
  }

  names() {
    return this.found.map((mark) => {
      mark.spot ??= roomiest(mark.parts);
      const [x, y] = this.drawing.seen([mark.spot.x, mark.spot.y]);
      return { group: mark.group, x, y, room: mark.spot.room };
    }).filter(({ room }) => room > 5 * this.drawing.unit);
  }
}
