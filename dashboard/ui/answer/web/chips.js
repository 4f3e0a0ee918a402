// What is picked, as chips one can take away. The number is the one on the picture.
import { make } from "./parts.js";

export function chips(host, { chips: picks, words }, remove) {
  const held = host.contains(document.activeElement) ? [...host.querySelectorAll("button")].indexOf(document.activeElement) : -1;
  const title = make("h2", { textContent: words.title, tabIndex: -1, hidden: !picks.length });
  const heard = host.querySelector(".heard") ?? make("div", { className: "heard" });
  heard.setAttribute("role", "status");
  const list = make("ul", { className: "chips" }, ...picks.map(({ pick, name }, at) => make("li", {}, chip(pick, name, at))));
  host.replaceChildren(title, list, heard);
  // The chip that had the focus is gone: its neighbour takes it, so that it never falls to the page.
  if (held >= 0) (host.querySelectorAll("button")[Math.min(held, picks.length - 1)] ?? title).focus({ preventScroll: true });

  function chip(pick, name, at) {
    const button = make("button", { type: "button", className: "chip" },
      // The number beside the same pick on the picture, which numbers skin and roots.
      ...(pick.includes(":") ? [make("span", { className: "number", textContent: at + 1, ariaHidden: "true" })] : []),
      make("span", { textContent: name }),
      make("span", { className: "cross", textContent: "×", ariaHidden: "true" }));
    button.setAttribute("aria-label", words.remove.replace("{name}", name));
    button.addEventListener("click", () => {
      heard.textContent = words.removed.replace("{name}", name);
      remove(pick);
    });
    return button;
  }
}
