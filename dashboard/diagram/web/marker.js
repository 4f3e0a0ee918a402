// The number of a pick. It stands in the middle of its area; where the area is too
// narrow for it, beside it on a short leader, so that it hides nothing it names.

import { outlineOf } from "./interior.js";
import { make } from "./pattern.js";

const FULL = 11; // screen pixels, radius
const SMALL = 8;
const MARGIN = 5; // of the area still seen around its number
const LEADERS = [20, 28, 36, 46, 58, 72]; // lengths tried, the shortest first
const DIRECTIONS = 16;

// place: { x, y, room } as seen, in drawing units. Returns the marker, ready to add.
export function marker(drawing, pick, number, place, others) {
  const room = place.room / drawing.unit;
  const radius = room >= FULL + MARGIN ? FULL : SMALL;
  const inside = drawing.thumb || room >= SMALL + MARGIN;
  const at = inside ? place : beside(drawing, pick, place, others) ?? place;
  const group = make("g", { class: "mark" });
  if (at !== place) group.append(leader(drawing, place, at));
  const badge = make("g", { class: "marker", style: `--x:${at.x.toFixed(1)}px;--y:${at.y.toFixed(1)}px` });
  const text = make("text", { dy: "0.36em", class: radius === SMALL ? "small" : "" });
  text.textContent = number;
  badge.append(make("circle", { r: radius }), text);
  group.append(badge);
  others.push(at);
  return group;
}

function leader(drawing, from, to) {
  const share = 1 - ((SMALL + 1) * drawing.unit) / Math.hypot(to.x - from.x, to.y - from.y);
  const end = [from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share];
  const d = `M${from.x.toFixed(1)} ${from.y.toFixed(1)}L${end.map((value) => value.toFixed(1)).join(" ")}`;
  const group = make("g", { class: "pointer" });
  group.append(make("path", { class: "casing", d }), make("path", { class: "line", d }));
  return group;
}

// The nearest place that is on the stage and free of the area and of other numbers;
// off the body rather than on it.
function beside(drawing, pick, from, others) {
  const { left, right, top, bottom } = drawing.visible();
  const clear = (SMALL + 3) * drawing.unit;
  const rim = drawing.targets.get(pick).flatMap(outlineOf).map(({ x, y }) => drawing.seen([x, y]));
  const free = ({ x, y }) => x - clear > left && x + clear < right && y - clear > top && y + clear < bottom
    && rim.every((point) => Math.hypot(point[0] - x, point[1] - y) > clear)
    && others.every((other) => Math.hypot(other.x - x, other.y - y) > 2 * clear);
  const places = LEADERS.flatMap((length) => Array.from({ length: DIRECTIONS }, (_, at) => {
    const angle = (2 * Math.PI * at) / DIRECTIONS;
    return { x: from.x + Math.cos(angle) * length * drawing.unit, y: from.y + Math.sin(angle) * length * drawing.unit };
  })).filter(free);
  return places.find((place) => !drawing.isOnBody(place)) ?? places[0] ?? null;
}
