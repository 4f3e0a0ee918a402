// The rules of picking, without any screen. A pick is "side:id" (an area or a
// root) or one condition ("C06", "C06@L4-5.foramen"). All picks are of one
// kind: picking another kind replaces them.

export function kindOf(pick, known) {
  const id = idOf(pick);
  if (known.roots[id] && pick.includes(":")) return "root";
  if (known.areas[id] && pick.includes(":")) return "area";
  return "condition";
}

export const sideOf = (pick) => (pick.includes(":") ? pick.split(":", 1)[0] : "");
export const idOf = (pick) => pick.slice(pick.indexOf(":") + 1);

export function toggled(picks, pick, known) {
  const kind = kindOf(pick, known);
  const same = picks.filter((other) => kindOf(other, known) === kind);
  return same.includes(pick) ? same.filter((other) => other !== pick) : [...same, pick];
}

export const sameList = (one, other) => one.length === other.length && one.every((pick, at) => pick === other[at]);

// The sides of the body a pick speaks of: skin on the midline is served from both.
export const sidesOf = (pick) => (sideOf(pick) === "middle" ? ["right", "left"] : [sideOf(pick)]);
