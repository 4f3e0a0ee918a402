// Nerves go on beyond the picture: where one leaves it, it fades instead of ending
// bluntly. And a close picture melts away at its rims.

import { make } from "./pattern.js";

const SOFT = [[0, 1], [0.3, 0.8], [0.7, 0.2], [1, 0]]; // share of the way -> strength

// ends: the two points of a path "M.. ..L.. ..", from where to where. page: the viewBox,
// of which all before `from` stays. Returns what belongs into <defs>.
export function fadeAlong(name, ends, page) {
  return masked(name, page, [slope(`${name}-slope`, line(ends))]);
}

// The same as a paint for strokes, which costs a frame much less than a mask.
export function inkAlong(id, ends, colour) {
  const gradient = make("linearGradient", { id, gradientUnits: "userSpaceOnUse", ...line(ends) });
  gradient.append(...SOFT.map(([offset, strength]) => make("stop", { offset, style: `stop-color:${colour}`, "stop-opacity": strength })));
  return gradient;
}

// rims: widths in units at the top, the bottom and the back (the left) of a page.
export function fadeAtRims(name, page, [top, bottom, back]) {
  const [x, y, width, height] = page;
  return masked(name, page, [
    slope(`${name}-top`, { x1: 0, y1: y + top, x2: 0, y2: y }),
    slope(`${name}-bottom`, { x1: 0, y1: y + height - bottom, x2: 0, y2: y + height }),
    slope(`${name}-back`, { x1: x + back, y1: 0, x2: x, y2: 0 }),
  ]);
}

function line(ends) {
  const [x1, y1, x2, y2] = ends.getAttribute("d").match(/-?[\d.]+/g).map(Number);
  return { x1, y1, x2, y2 };
}

function slope(id, way) {
  const gradient = make("linearGradient", { id, gradientUnits: "userSpaceOnUse", ...way });
  gradient.append(...SOFT.map(([offset, strength]) => make("stop", { offset, "stop-color": "#000", "stop-opacity": 1 - strength })));
  return gradient;
}

// White stays; each slope lays its black over it.
function masked(id, [x, y, width, height], slopes) {
  const room = { x: x - width, y: y - height, width: 3 * width, height: 3 * height };
  const mask = make("mask", { id, maskUnits: "userSpaceOnUse", ...room });
  mask.append(make("rect", { ...room, fill: "#fff" }), ...slopes.map((each) => make("rect", { ...room, fill: `url(#${each.id})` })));
  return [...slopes, mask];
}
