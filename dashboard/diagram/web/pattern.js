// Hatching: every root has its own, so that neighbours are told apart without
// colour. Sizes are screen pixels; `unit` (drawing units per pixel) scales them,
// because a fine hatch on a large foot must not become mud on a thumbnail.

const SVG = "http://www.w3.org/2000/svg";
const CELL = 8;

// Pattern names are those of the roots table. Each is one seamless square cell.
const STROKES = {
  lines_horizontal: { d: "M0 4H8" },
  lines_vertical: { d: "M4 0V8" },
  lines_right: { d: "M-2 2L2 -2M0 8L8 0M6 10L10 6" },
  lines_left: { d: "M-2 6L2 10M0 0L8 8M6 -2L10 2" },
  cross: { d: "M0 8L8 0M0 0L8 8", width: 1.7 },
  grid: { d: "M0 4H8M4 0V8", width: 1.7 },
  waves: { d: "M-2 4Q0 1 2 4T6 4T10 4" },
  zigzag: { d: "M0 6L4 2L8 6", width: 1.9 },
  rings: { d: "M1.6 4a2.4 2.4 0 1 0 4.8 0a2.4 2.4 0 1 0 -4.8 0", width: 1.5 },
  dots: { d: "M2 2h.01M6 6h.01", width: 3.4 },
  none: { d: "M0 4H8M4 0V8", width: 0.6 },
};

// weight: how heavy its strokes are, as a share of those of a root.
export function patternFor(id, root, paint, weight = 1) {
  const { d, width = 2.2 } = STROKES[root.pattern] ?? STROKES.lines_right;
  const pattern = make("pattern", { id, patternUnits: "userSpaceOnUse", width: CELL, height: CELL });
  pattern.append(make("path", { d, fill: "none", stroke: paint, "stroke-width": width * weight, "stroke-linecap": "round" }));
  return pattern;
}

export function scalePattern(pattern, unit) {
  pattern.setAttribute("patternTransform", `scale(${unit.toFixed(4)})`);
}

export function make(name, attributes = {}) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}
