// What lights up when something is pointed at or picked. Pure: knowledge in,
// maps out. Strength is drawn, never only coloured: solid = mainly this root,
// hatched = shared with it, dashed = sometimes.

import { idOf, kindOf, sideOf, sidesOf } from "./picks.js";

const STRENGTH = {
  primary: "solid", usual: "solid", main: "solid",
  overlap: "hatched", possible: "hatched",
  variable: "dashed", sometimes: "dashed", rare: "dashed", disputed: "dashed",
};
const RANK = { solid: 3, hatched: 2, dashed: 1 };

export const strengthOf = (relation) => STRENGTH[relation] ?? null;

// -> { roots, skins: Map("right:L5" -> strength), areas: Map("right:knee_front" ->
//      { strength, root }), sites: Set, sides: Set, direct }
// lit: { roots, areas, sites, alone, hushed } as the screen says.
// A root lights its nerve on the spine and its skin alike; but where the areas
// touched are known (a condition), they are lit and not all the skin of the root,
// since a nerve farther out serves only part of it. `direct`: a root itself is
// meant, not a place it serves; then the reach of its skin is the answer.
export function spread(picks, lit, known) {
  if (lit?.alone || lit?.hushed) picks = []; // a place is looked at, or asked about, and not what was picked
  const roots = new Map();
  const light = { roots, skins: roots, areas: new Map(), sites: new Set(lit?.sites ?? []), sides: new Set(), direct: false };
  for (const pick of picks) {
    const kind = kindOf(pick, known);
    if (kind === "root") raise(roots, pick, "solid");
    if (kind === "area") spreadArea(roots, pick, known);
    if (kind === "root") light.direct = true;
  }
  for (const [pick, relation] of Object.entries(lit?.roots ?? {})) raise(roots, pick, strengthOf(relation));
  for (const [pick, relation] of Object.entries(lit?.areas ?? {})) {
    light.areas.set(pick, { strength: strengthOf(relation), root: colourOf(pick, roots, known) });
  }
  if (light.areas.size) light.skins = new Map();
  else if (Object.keys(lit?.roots ?? {}).length) light.direct = true;
  for (const pick of [...roots.keys(), ...light.areas.keys()]) light.sides.add(sideOf(pick));
  return light;
}

// The lit root that serves an area most gives it its colour.
function colourOf(pick, roots, known) {
  const serving = (known.areas[idOf(pick)]?.roots ?? []).filter(([root]) => sidesOf(pick).some((side) => roots.has(`${side}:${root}`)));
  serving.sort(([, one], [, other]) => RANK[strengthOf(other)] - RANK[strengthOf(one)]);
  return serving[0]?.[0] ?? null;
}

// A scheme without the skin of roots (the seat) shows their areas instead:
// solid where a root mainly lit mainly serves, hatched otherwise.
export function servedBy(skins, picks, known) {
  const found = new Map();
  for (const pick of skins.size ? picks : []) {
    for (const [root, relation] of known.areas[idOf(pick)].roots) {
      const lit = sidesOf(pick).map((side) => skins.get(`${side}:${root}`)).find(Boolean);
      if (!lit) continue;
      const strength = lit === "solid" ? strengthOf(relation) : "hatched";
      if (RANK[strength] > (RANK[found.get(pick)?.strength] ?? 0)) found.set(pick, { strength, root });
    }
  }
  return found;
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
