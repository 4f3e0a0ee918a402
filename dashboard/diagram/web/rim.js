// Where the body of a drawing fades out at its upper rim, what lies on it must not
// end in a bar: it fades in over the same stretch, by a mask that only those parts
// wear which reach so far. (A mask on a whole layer would undo its blending.)

import { make } from "./pattern.js";

const SLOPE = [[0, 0], [0.25, 0.156], [0.5, 0.5], [0.75, 0.844], [1, 1]]; // share of the way -> strength
const LEAST = 0.05; // share of the height: less is the edge of a body, not a rim

// page: the drawing's viewBox; depth: share of its height over which the light
// grows to full strength. Returns what belongs into the drawing's <defs>.
export function fadeAtRim(name, [x, y, width, height], depth, elements) {
  if (depth < LEAST) return [];
  const tops = new Map([...elements].map((element) => [element, element.getBBox().y]));
  const [start, end] = [Math.min(...tops.values()), y + depth * height];
  const slope = make("linearGradient", { id: `${name}-slope`, gradientUnits: "userSpaceOnUse", x1: 0, x2: 0, y1: start, y2: Math.max(start, end) });
  slope.append(...SLOPE.map(([offset, strength]) => make("stop", { offset, "stop-color": "#fff", "stop-opacity": strength })));
  const mask = make("mask", { id: `${name}-rim`, maskUnits: "userSpaceOnUse", x, y, width, height });
  mask.append(make("rect", { x, y, width, height, fill: `url(#${name}-slope)` }));
  for (const [element, top] of tops) if (top < end) element.setAttribute("mask", `url(#${name}-rim)`);
  return [slope, mask];
}
