// What lights up when something is pointed at or picked. Pure: knowledge in,
// maps out. Strength is drawn, never only coloured: solid = mainly this root,
// hatched = shared with it, dashed = sometimes.

import { idOf, kindOf, sidesOf } from "./picks.js";

const STRENGTH = {
  primary: "solid", usual: "solid", main: "solid",
  overlap: "hatched", possible: "hatched",
  variable: "dashed", sometimes: "dashed", rare: "dashed", disputed: "dashed",
};
const RANK = { solid: 3, hatched: 2, dashed: 1 };

export const strengthOf = (relation) => STRENGTH[relation] ?? null;

// -> { roots: Map("right:L5" -> strength), areas: Map("right:knee_front" -> strength), sites: Set }
// A root lights its nerve on the spine and its skin alike. `direct`: a root itself is
// meant, not a place it serves; then the reach of its skin is the answer, not the setting.
export function spread(picks, lit, known) {
  const light = { roots: new Map(), areas: new Map(), sites: new Set(lit?.sites ?? []), direct: Object.keys(lit?.roots ?? {}).length > 0 };
  for (const pick of picks) {
    const kind = kindOf(pick, known);
    if (kind === "root") {
      raise(light.roots, pick, "solid");
      light.direct = true;
    }
    if (kind === "area") spreadArea(light.roots, pick, known);
  }
  for (const [pick, relation] of Object.entries(lit?.roots ?? {})) raise(light.roots, pick, strengthOf(relation));
  for (const [pick, relation] of Object.entries(lit?.areas ?? {})) raise(light.areas, pick, strengthOf(relation));
  return light;
}

function spreadArea(roots, pick, known) {
  for (const [root, relation] of known.areas[idOf(pick)].roots) {
    for (const side of sidesOf(pick)) raise(roots, `${side}:${root}`, strengthOf(relation));
  }
}

function raise(map, key, strength) {
  if (strength && (RANK[map.get(key)] ?? 0) < RANK[strength]) map.set(key, strength);
}

// Roots of an area by strength, in the order of the spine.
export function rootsByStrength(area, known) {
  const found = { solid: [], hatched: [], dashed: [] };
  for (const [root, relation] of known.areas[area].roots) found[strengthOf(relation)]?.push(root);
  for (const list of Object.values(found)) list.sort((one, other) => known.roots[one].order - known.roots[other].order);
  return found;
}
