// Which station on the way of a nerve is pointed at or picked. The picture, the strip of
// stations and the cards follow it, so that they are one selection. It is no pick: it lives
// in the page alone, and goes with the picks it was found by.

const followers = new Set();
let picked = null;
let pointed = null;

export const station = () => picked; // a site's id, or null
export const stationPointed = () => pointed;

// The same station again lets go of it.
export function pickStation(site) {
  const next = site === picked ? null : site ?? null;
  if (next === picked) return;
  picked = next;
  tell();
}

export function pointStation(site) {
  if ((site ?? null) === pointed) return;
  pointed = site ?? null;
  tell();
}

// The follower is called after every change. Returns how to stop following.
export function followStations(follower) {
  followers.add(follower);
  return () => followers.delete(follower);
}

function tell() {
  for (const follower of followers) follower();
}
