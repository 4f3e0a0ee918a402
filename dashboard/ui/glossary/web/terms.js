// A marked word opens what it means: a popover of the browser's own beside it, by touch, mouse and
// keyboard. It takes the focus, so that a screen reader reads it, and gives it back when it closes.
import { fetched } from "../answer/fetched.js";
import { make } from "../answer/parts.js";

const wordOf = event => event.composedPath()[0].closest?.(".term");

// Fetched when a word is near to be opened; from then on the browser opens and closes it.
for (const near of ["pointerover", "focusin"]) {
  document.addEventListener(near, event => wordOf(event) && prepare(wordOf(event)));
}

// Who is quicker than the explanation sees it when it comes.
document.addEventListener("click", event => {
  const word = wordOf(event);
  if (word && !word.popoverTargetElement) prepare(word).then(told => told?.showPopover({ source: word }));
});

async function prepare(word) {
  if (word.popoverTargetElement) return word.popoverTargetElement;
  const all = await fetched("glossary.json").catch(() => null); // asked again at the next try
  if (!all || !word.isConnected) return null;
  const [name, says] = all[word.dataset.term];
  word.popoverTargetElement ??= explanation(word, name, says);
  return word.popoverTargetElement;
}

function explanation(word, name, says) {
  const told = make("span", { className: "explained", popover: "auto", tabIndex: -1, autofocus: true },
    make("strong", { textContent: name }), " ", says);
  told.setAttribute("role", "note");
  // A touch on the word itself closes it by the word.
  told.addEventListener("focusout", ({ relatedTarget: next }) => next && next !== word && told.hidePopover());
  word.after(told);
  return told;
}
