// Where the body of a drawing fades out at its upper rim, what lies on it must not
// end in a bar: it fades in over the same stretch, by a mask that only those parts
// wear which reach so far. (A mask on a whole layer would undo its blending.)

import { make } from "./pattern.js";

const SLOPE = [[0, 0], [0.25, 0.156], [0.5, 0.5], [0.75, 0.844], [1, 1]]; // share of the way -> strength
const LEAST = 0.05; // share of the height: less is the edge of a body, not a rim

// page: the drawing's viewBox; depth: share of its height over which the light
// grows to full strength; edges: outlines of the body itself, which fade as it does.
// Returns what belongs into the drawing's <defs>.
export function fadeAtRim(name, page, depth, elements, edges) {
  if (depth < LEAST) return [];
  const [, y, , height] = page;
  const end = y + depth * height;
  const start = Math.min(...[...elements].map((element) => element.getBBox().y));
  wearRim(name, page, depth, elements);
  for (const edge of edges) edge.setAttribute("mask", `url(#${name}-edge)`);
  return [...slope(`${name}-rim`, page, start, Math.max(start, end)), ...slope(`${name}-edge`, page, y, end)];
}

// What came later wears the same mask; what runs inside the body fades as its edge does.
export function wearRim(name, [, y, , height], depth, elements, kind = "rim") {
  if (depth < LEAST) return;
  for (const element of elements) {
    if (element.getBBox().y < y + depth * height) element.setAttribute("mask", `url(#${name}-${kind})`);
  }
}

function slope(id, [x, y, width, height], start, end) {
  const rise = make("linearGradient", { id: `${id}-slope`, gradientUnits: "userSpaceOnUse", x1: 0, x2: 0, y1: start, y2: end });
  rise.append(...SLOPE.map(([offset, strength]) => make("stop", { offset, "stop-color": "#fff", "stop-opacity": strength })));
  const mask = make("mask", { id, maskUnits: "userSpaceOnUse", x, y, width, height });
  mask.append(make("rect", { x, y, width, height, fill: `url(#${id}-slope)` }));
  return [rise, mask];
}
