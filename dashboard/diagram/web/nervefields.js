// The skin of each cutaneous nerve in one view: a pattern in ink over whatever tint is
// below, a line around the whole field, and its name. Skin that two nerves share wears both.

import { roomiest } from "./interior.js";
import { make, patternFor, scalePattern } from "./pattern.js";
import { plate } from "./plate.js";
import { rimOf } from "./union.js";

const THIN = 0.5; // pattern over tint: the tint is to be seen
const WIDE = 1.25;

export class NerveFields {
  // fields: area -> [nerve]; nerves: id -> { name, label, pattern }
  constructor(drawing, fields, nerves) {
    Object.assign(this, { drawing, nerves });
    this.layer = make("g", { class: "fields", "aria-hidden": "true" });
    this.patterns = new Map();
    this.found = this.grouped(fields).map((field) => this.draw(field));
    drawing.svg.querySelector("defs").append(...this.patterns.values());
    this.rescale();
  }

  grouped(fields) {
    const found = new Map(); // "nerve side" -> { nerve, side, parts: [element] }
    for (const { element, id, side } of this.drawing.drawnParts) {
      for (const nerve of fields[id]) {
        const key = `${nerve} ${side}`;
        if (!found.has(key)) found.set(key, { nerve, side, parts: [] });
        found.get(key).parts.push(element);
      }
    }
    return [...found.values()];
  }

  draw({ nerve, side, parts }) {
    const outlines = parts.map((part) => part.getAttribute("d"));
    const group = make("g", { class: "field" });
    const rim = rimOf(outlines);
    group.append(...outlines.map((d) => make("path", { class: "cover", d, fill: `url(#${this.pattern(nerve)})` })),
      make("path", { class: "casing", d: rim }), make("path", { class: "rim", d: rim }));
    this.layer.append(group);
    return { nerve, side, parts, group };
  }

  pattern(nerve) {
    const id = `${this.drawing.name}-field-${nerve}`;
    if (!this.patterns.has(nerve)) this.patterns.set(nerve, patternFor(id, this.nerves[nerve], "var(--nerve-ink)", THIN));
    return id;
  }

  rescale() {
    for (const pattern of this.patterns.values()) scalePattern(pattern, this.drawing.unit * WIDE);
  }

  paths() {
    return [...this.layer.querySelectorAll("path")];
  }

  names(voice) {
    if (this.voice !== voice) for (const field of this.found) field.label = plate("nerve-plate", brokenAt(this.nerves[field.nerve].label[voice]));
    this.voice = voice;
    return this.found.map((field) => {
      field.spot ??= roomiest(field.parts);
      const [x, y] = this.drawing.seen([field.spot.x, field.spot.y]);
      return { group: field.label, x, y, room: field.spot.room };
    });
  }
}

// A name of several words stands one word below the other: legs are narrow.
const brokenAt = (label) => label.split(" ");
