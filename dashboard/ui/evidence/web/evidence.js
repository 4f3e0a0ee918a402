// The screen Evidence: what lies folded is fetched when it is opened, and a link into the atlas is
// told to Python, so that the session goes along. Without this the links lead there all the same.
import "../figures/measured.js";
import { fetched } from "../answer/fetched.js";

const UNTOLD = ".evidence details[open]:is([data-rests]:not([data-brought]), :has(> [data-figure]:not([data-drawn])))";
let tell = null;

export default function evidence({ setTriggerValue }) {
  tell = pick => setTriggerValue("pick", pick);
  openWhatStandsOpen();
  return () => { tell = null; };
}

// Folds that came open, or were opened while this was on its way, have told so before anybody listened.
function openWhatStandsOpen() {
  for (const fold of document.querySelectorAll(UNTOLD)) fold.dispatchEvent(new Event("toggle"));
}

addEventListener("toggle", async ({ target: fold }) => {
  if (!fold.open || !fold.matches("[data-rests]") || fold.dataset.brought) return;
  fold.dataset.brought = "soon";
  const place = fold.querySelector("div");
  try {
    // HTML of our own server, which escapes every text in it.
    place.innerHTML = (await fetched(fold.dataset.rests)).html;
  } catch {
    place.textContent = fold.dataset.failed;
    fold.dataset.brought = ""; // opening it again tries again
  }
}, true); // a toggle does not bubble

addEventListener("click", event => {
  const link = event.target.closest?.(".evidence a[data-pick]");
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (!link || !plain || !tell) return;
  event.preventDefault();
  tell(link.dataset.pick);
});
