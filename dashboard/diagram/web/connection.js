// Whether the server can be reached. Streamlit shows on the page what it knows of its
// connection. A network that swallows everything it notices minutes later, so whoever
// has waited too long has us knock at the server's door.

const STATE = "data-test-connection-state";
const KNOCK = 2000; // milliseconds a knock may stay unanswered, and from one to the next

const listeners = new Set();
let observed = null;
let silent = false; // nobody answered when we knocked
let knocking = false;
let lost = false; // as the listeners know it

export const page = () => document.querySelector('[data-testid="stApp"]');
const isClosed = () => (page()?.getAttribute(STATE) ?? "CONNECTED") !== "CONNECTED";
export const isLost = () => silent || isClosed();

// The listener is called with whether the connection is lost, each time that turns.
export function onTurn(listener) {
  listeners.add(listener);
  observe();
  return () => listeners.delete(listener);
}

function observe() {
  if (observed === page() || !page()) return;
  observed = page();
  new MutationObserver(() => {
    if (!isClosed()) silent = false; // a new connection is the answer to our knocking
    turn();
  }).observe(observed, { attributeFilter: [STATE] });
  addEventListener("offline", knock); // which proves nothing: the server may be on this machine
}

function turn() {
  if (lost === isLost()) return;
  lost = isLost();
  for (const listener of listeners) listener(lost);
}

// To be called when the server was heard.
export function heard() {
  silent = false;
  turn();
}

// Until somebody answers, or Streamlit has noticed too: then it knocks itself.
export async function knock() {
  if (knocking) return;
  knocking = true;
  while (!isClosed()) {
    silent = !(await answers());
    turn();
    if (!silent) break;
    await pause();
  }
  knocking = false;
}

// After a request that failed: false if somebody is there, who just has not got it; else
// true, as soon as somebody is, and it is worth asking again.
export async function wasAway() {
  if (await answers()) return false;
  do await pause();
  while (!(await answers()));
  return true;
}

const pause = () => new Promise((done) => setTimeout(done, KNOCK));

async function answers() {
  const door = new URL("../_stcore/health", import.meta.url);
  try {
    return (await fetch(door, { cache: "no-store", signal: AbortSignal.timeout(KNOCK) })).ok;
  } catch {
    return false;
  }
}
