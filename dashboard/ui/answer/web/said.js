// What is said of some picks, fetched once while the page is open.

const KEPT = 60;
const fetched = new Map(); // address -> promise, the oldest first

export function said(ids, voice) {
  const address = new URL(`../atlas/answer/${voice}.json?at=${encodeURIComponent(ids)}`, import.meta.url).href;
  if (!fetched.has(address)) {
    const wanted = fetch(address).then(answer => {
      if (!answer.ok) throw new Error(`${answer.status} for ${ids}`);
      return answer.json();
    });
    wanted.catch(() => fetched.delete(address)); // asking again tries again
    fetched.set(address, wanted);
    if (fetched.size > KEPT) fetched.delete(fetched.keys().next().value);
  }
  return fetched.get(address);
}
