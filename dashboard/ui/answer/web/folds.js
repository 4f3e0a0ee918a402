// What lies folded: which folds a person opened, and what they hold, fetched when opened.
import { folded } from "./fetched.js";
import { make } from "./parts.js";

export class Folds {
  constructor() {
    this.open = new Set();
  }

  begin(data) {
    this.data = data;
  }

  // Remembers a fold by its key, and fills it when it is opened.
  remember(details, key, fill = null) {
    details.dataset.key = key;
    details.open = this.open.has(key);
    const toggled = () => {
      this.open[details.open ? "add" : "delete"](key);
      if (fill && details.open && details.children.length < 2) fill(details);
    };
    details.addEventListener("toggle", toggled);
    toggled();
  }

  // The folds that came as HTML: those with a name are fetched, the others are whole.
  keep(root) {
    for (const details of root.querySelectorAll("details:not([data-key])")) {
      const name = details.dataset.fold;
      const key = name ?? details.querySelector("summary").textContent;
      const { open } = details;
      if (!this.open.has(key) && open) this.open.add(key);
      this.remember(details, key, name && (place => this.fill(place, name, html => [make("div", { innerHTML: html })])));
    }
  }

  // Fills a fold with what `draw` makes of its content; says so while it waits and when it failed.
  fill(details, name, draw) {
    const { of, voice, map, words } = this.data;
    const place = make("div", { className: "fetched", textContent: words.loading });
    details.append(place);
    folded(of, voice, map).then(
      found => place.replaceChildren(...draw(found[name])),
      () => {
        place.textContent = words.failed;
        details.addEventListener("toggle", () => place.remove(), { once: true });
      });
  }
}
