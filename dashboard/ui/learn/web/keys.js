// The keys of a card: heard on the whole page, but never what is typed into a field, what a
// button or the picture takes for itself, or what belongs to the browser.

const OWN = "input, textarea, select, [contenteditable], [role=combobox], [role=listbox]";
const PRESSED = "button, a, summary, [role=button]";

export function listen(press) {
  const hear = (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.repeat) return;
    if (event.key !== "Enter" && !/^[1-9]$/.test(event.key)) return;
    const [target] = event.composedPath();
    if (target.closest?.(OWN) || (event.key === "Enter" && target.closest?.(PRESSED))) return;
    event.preventDefault();
    press(event.key);
  };
  document.addEventListener("keydown", hear);
  return () => document.removeEventListener("keydown", hear);
}
