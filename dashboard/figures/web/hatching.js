// Patterns on the skin of the limb to turn, as lines upon it: where planes cut it that stand a
// step apart. They are named as those of the flat picture, and as far as a net of triangles
// allows they run as those do.

import { fields } from "./mesh.js";

const STEP = 13; // mm from one plane to the next
const wave = (x, y, bend) => 5 * bend((x + y) / 8);
const zigzag = (angle) => (2 / Math.PI) * Math.asin(Math.sin(angle));

const CUTS = {
  across: (x, y, z) => z,
  along: (x, y) => 0.8 * x + 0.6 * y,
  rising: (x, y, z) => (z + x + y) / 1.6,
  falling: (x, y, z) => (z - x - y) / 1.6,
  waving: (x, y, z) => z + wave(x, y, Math.sin),
  jagged: (x, y, z) => z + wave(x, y, zigzag),
};
const PATTERNS = {
  lines_horizontal: ["across"], lines_vertical: ["along"], lines_right: ["rising"], lines_left: ["falling"],
  cross: ["rising", "falling"], grid: ["across", "along"], waves: ["waving"], zigzag: ["jagged"],
  dots: ["rising"], rings: ["along"],
};
const BROKEN = new Set(["dots", "rings"]); // every second piece is left out

// fits(point): whether a point of the mesh wears the pattern. -> chains of two points
export function hatched(mesh, fits, pattern) {
  const all = fields(mesh);
  const found = [];
  for (let face = 0; face < mesh.i.length; face += 1) {
    const corners = [mesh.i[face], mesh.j[face], mesh.k[face]];
    if ((BROKEN.has(pattern) && face % 2) || !corners.every(fits)) continue;
    for (const cut of PATTERNS[pattern]) found.push(...pieces(all, corners, CUTS[cut]));
  }
  return found;
}

// What the planes of one direction cut out of a triangle.
function pieces(all, corners, cut) {
  const values = corners.map((point) => cut(all[0][point], all[1][point], all[2][point]) / STEP);
  const found = [];
  for (let level = Math.ceil(Math.min(...values)); level < Math.max(...values); level += 1) {
    const ends = [[0, 1], [1, 2], [2, 0]].filter(([a, b]) => values[a] < level !== values[b] < level).map(([a, b]) => {
      const share = (level - values[a]) / (values[b] - values[a]);
      return all.map((field) => field[corners[a]] + share * (field[corners[b]] - field[corners[a]]));
    });
    if (ends.length === 2) found.push(ends);
  }
  return found;
}
