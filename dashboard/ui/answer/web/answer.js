// The answer: what is picked as chips, then its parts. What lies folded is fetched when opened.
import { body } from "./body.js";
import { groups } from "./causes.js";
import { chips } from "./chips.js";
import { Folds } from "./folds.js";
import { make } from "./parts.js";

const panels = new WeakMap();
const folds = new Folds(); // what a person opened stays open, also across pages

export default function answer({ data, parentElement, setTriggerValue }) {
  let panel = panels.get(parentElement);
  if (!panel) panels.set(parentElement, panel = new Panel(parentElement.querySelector(".answer")));
  panel.show(data, setTriggerValue);
  return () => {};
}

class Panel {
  constructor(host) {
    this.host = host;
    this.chips = make("div", { className: "picks" });
    this.short = make("div");
    this.parts = make("div", { className: "parts", id: "answer" });
    host.replaceChildren(this.chips, this.short, this.parts);
    this.written = "";
  }

  show(data, send) {
    this.write(this.chips, JSON.stringify(data.chips), () => chips(this.chips, data, pick => send("remove", pick)));
    const said = JSON.stringify([data.voice, data.parts]);
    if (said === this.written) return; // a rerun that changes nothing leaves the focus and the reader in peace
    this.written = said;
    this.short.innerHTML = data.strip;
    const focused = this.host.contains(document.activeElement) && document.activeElement.closest("[data-key]")?.dataset.key;
    folds.begin(data);
    this.parts.replaceChildren(...data.parts.flatMap(part => drawn(part, data, pick => send("show", pick))));
    folds.keep(this.parts);
    if (focused) this.parts.querySelector(`[data-key="${CSS.escape(focused)}"] > summary`)?.focus({ preventScroll: true });
  }

  write(place, said, draw) {
    if (place.dataset.said === said) return;
    place.dataset.said = said;
    draw();
  }
}

// HTML comes from our own server, which escapes every text in it.
function drawn(part, data, show) {
  if (part.html) return [make("div", { innerHTML: part.html })];
  if (part.causes) return [groups(part.causes, data, folds, show)];
  return [make("section", { className: "condition" }, make("h2", { textContent: part.title }), body(part.body, data))];
}
