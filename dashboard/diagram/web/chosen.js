// What the picture shows as picked, and by which map, for others on the page who follow it
// at once. The server hears of it too, and keeps it; but its answer takes a while.

import { pickStation, station } from "./station.js";

const CONSENSUS = "consensus";
const followers = new Set();
let ids = null; // null: there is no picture
let map = CONSENSUS;

export const chosen = () => ids;
export const chosenMap = () => map;

export function choose(picks, shown = map) {
  if (station() && picks?.join() !== ids?.join()) pickStation(null); // found on the way to other picks
  ids = picks;
  map = shown;
  for (const follower of followers) follower();
}

// A finger is on the way to a pick: what would be chosen then. Followers may get ready.
export function foresee(picks) {
  for (const follower of followers) follower(picks);
}

// The follower is called with nothing when the choice has changed, or with what may be
// chosen next. Returns how to stop following.
export function follow(follower) {
  followers.add(follower);
  return () => followers.delete(follower);
}
