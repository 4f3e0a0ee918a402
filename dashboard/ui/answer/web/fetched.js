// What the server knows, in JSON, fetched once while the page is open.

const KEPT = 100;
const promises = new Map(); // address -> promise, the oldest first

// A failure is not kept, so that asking again tries again.
export function fetched(path) {
  const address = new URL(`../atlas/${path}`, import.meta.url).href;
  if (!promises.has(address)) {
    const wanted = fetch(address).then(answer => {
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
      return answer.json();
    });
    wanted.catch(() => promises.delete(address));
    promises.set(address, wanted);
    if (promises.size > KEPT) promises.delete(promises.keys().next().value);
  }
  return promises.get(address);
}

// What is said of some picks, and what lies folded in it, by one map of the skin.
export const said = (ids, voice, map) => fetched(`answer/${voice}.json?at=${encodeURIComponent(ids)}&map=${map}`);
export const folded = (of, voice, map) => fetched(`folded/${voice}.json?of=${encodeURIComponent(of)}&map=${map}`);
