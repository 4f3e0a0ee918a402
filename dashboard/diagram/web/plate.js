// A short text on a small plate that keeps its size on the screen, such as the name of a
// root on its skin. It is placed in drawing units and never mirrored with the body.

import { make } from "./pattern.js";

const LINE = 12; // screen pixels
const LETTER = 5.9; // width of an average letter of this size
const PAD = 4;

// lines: texts, one below the other.
export function plate(kind, lines) {
  const group = make("g", { class: `plate-of ${kind}` });
  const width = Math.max(...lines.map((line) => line.length)) * LETTER + 2 * PAD;
  const height = lines.length * LINE + PAD;
  const text = make("text", {});
  text.append(...lines.map((line, at) => {
    const span = make("tspan", { x: 0, y: (at - (lines.length - 1) / 2) * LINE, dy: "0.35em" });
    span.textContent = line;
    return span;
  }));
  group.append(make("rect", { x: -width / 2, y: -height / 2, width, height, rx: 4 }), text);
  group.size = [width, height];
  return group;
}

export function put(group, { x, y }) {
  group.style.setProperty("--x", `${x.toFixed(1)}px`);
  group.style.setProperty("--y", `${y.toFixed(1)}px`);
}

// The larger first: what would lie on one that stands already is left out, or moved just
// below it where `shift` allows; none leaves what is seen of the drawing.
// places: [{ group, x, y, room }]; taken: [{ x, y, size }], what stands there already.
export function standApart(places, drawing, taken, shift = false) {
  const { unit } = drawing;
  for (const place of [...places].sort((one, other) => other.room - one.room)) {
    const free = (at) => taken.every((other) => apart(at, place.group.size, other, unit));
    const inside = within(drawing.visible(), place, place.group.size, unit);
    const step = (place.group.size[1] + 2) * unit;
    const below = { ...inside, y: inside.y + step };
    const at = [inside, ...(shift && place.room > step ? [below] : [])].find(free); // not onto what lies next to it
    place.group.toggleAttribute("data-out", !at);
    if (!at) continue;
    put(place.group, at);
    taken.push({ x: at.x, y: at.y, size: place.group.size });
  }
  return taken;
}

function within({ left, right, top, bottom }, { x, y }, [width, height], unit) {
  const clamp = (value, low, high, half) => Math.min(Math.max(value, low + half), high - half);
  return { x: clamp(x, left, right, (width / 2 + 1) * unit), y: clamp(y, top, bottom, (height / 2 + 1) * unit) };
}

function apart(at, size, other, unit) {
  return Math.abs(at.x - other.x) > ((size[0] + other.size[0]) / 2) * unit
    || Math.abs(at.y - other.y) > ((size[1] + other.size[1]) / 2) * unit;
}
