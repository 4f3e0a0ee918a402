// Which stretches of nerve what is lit needs, from the skin up to the spine. Pure: the ways
// come from the atlas; here they are only gathered.

import { idOf, kindOf, sideOf, sidesOf } from "./picks.js";
import { strengthOf } from "./spread.js";

const RANK = { solid: 3, hatched: 2, dashed: 1 };

export class Wayfinding {
  // ways: area -> root -> [[place in sites, ...], ...]
  constructor({ sites, ways }, known) {
    Object.assign(this, { sites, ways, known });
  }

  // -> { pieces: Map("side from to" -> strength), sites: Set("side site") }. Areas that are lit
  // without sites on their way have none: they are no answer.
  of(picks, lit) {
    const found = { pieces: new Map(), sites: new Set() };
    for (const pick of lit?.alone ? [] : picks) {
      const kind = kindOf(pick, this.known);
      if (kind === "area") for (const side of sidesOf(pick)) this.leadTo(found, side, idOf(pick));
      if (kind === "root") this.leadFrom(found, sideOf(pick), idOf(pick));
    }
    for (const pick of lit?.sites ? Object.keys(lit.areas ?? {}) : []) {
      for (const side of sidesOf(pick)) this.leadTo(found, side, idOf(pick), new Set(lit.sites.map((site) => site.split(":").at(-1))));
    }
    return found;
  }

  // All ways to an area, or those through one of some sites.
  leadTo(found, side, area, through = null) {
    for (const [root, relation] of this.known.areas[area].roots) this.add(found, side, area, root, strengthOf(relation), through);
  }

  // The ways of a root to the skin it mainly serves.
  leadFrom(found, side, root) {
    for (const [area, { roots }] of Object.entries(this.known.areas)) {
      if (roots.some(([one, relation]) => one === root && relation === "primary")) this.add(found, side, area, root, "solid", null);
    }
  }

  add({ pieces, sites }, side, area, root, strength, through) {
    for (const way of this.ways[area]?.[root] ?? []) {
      const stops = way.map((place) => this.sites[place]);
      if (through?.size && !stops.some((stop) => through.has(stop))) continue;
      for (const stop of stops) sites.add(`${side} ${stop}`);
      [...stops.slice(1), area].forEach((to, at) => {
        const key = `${side} ${stops[at]} ${to}`;
        if ((RANK[pieces.get(key)] ?? 0) < RANK[strength]) pieces.set(key, strength);
      });
    }
  }
}
