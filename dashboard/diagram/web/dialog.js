// Some seconds after a connection was lost Streamlit covers the page with a dialog that
// speaks of terminals. Our notice says the same, and beneath it the picture can still be
// used, so the dialog is closed as it comes and the focus given back to where it was.

const PAUSE = 50; // milliseconds between looks at the focus
const LOOKS = 20; // it is let go only after the dialog has gone

let held = null; // what had the focus last

const dialogs = new MutationObserver(() => {
  for (const dialog of document.querySelectorAll('[role="dialog"]')) {
    if (dialog.querySelector("h2")?.textContent === "Connection error") close(dialog);
  }
});

// To be called when the connection is lost, and when it is found.
export function guard(lost) {
  if (lost) {
    held = focused();
    document.addEventListener("focusin", hold);
    dialogs.observe(document.body, { childList: true, subtree: true });
  } else {
    document.removeEventListener("focusin", hold);
    dialogs.disconnect();
  }
}

function focused() {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
}

function hold({ target }) {
  if (!target.closest('[role="dialog"]')) held = focused();
}

function close(dialog) {
  dialog.querySelector('button[aria-label="Close"]')?.click();
  giveBack(LOOKS);
}

function giveBack(looks) {
  if (focused() === document.body) held?.focus({ preventScroll: true });
  if (looks) setTimeout(giveBack, PAUSE, looks - 1);
}
