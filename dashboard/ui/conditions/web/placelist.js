// The places of a segment as a list of buttons: the way in for fingers, keys and screen readers.
import { make } from "../answer/parts.js";

export class PlaceList {
  constructor(segment) {
    this.segment = segment;
    this.rows = make("ol", { className: "segment-places" });
    this.said = make("div", { className: "segment-why" });
    this.said.setAttribute("role", "status");
    this.host = make("div", {}, this.said, this.rows);
  }

  show(data) {
    const { condition, level, position, places } = data;
    const wanted = JSON.stringify([condition, level, position, places]);
    if (wanted === this.wanted) return;
    this.wanted = wanted;
    this.data = data;
    const held = [...this.rows.querySelectorAll("button")].indexOf(document.activeElement);
    this.said.replaceChildren();
    this.rows.replaceChildren(...places.map((place, at) => make("li", {}, this.button(place, at))));
    if (held >= 0) this.rows.querySelectorAll("button")[held]?.focus({ preventScroll: true });
  }

  button(place, at) {
    const { words, position, styles } = this.data;
    const roots = place.roots.map(([root, drawn]) => {
      const label = make("span", { className: `root ${drawn}`, textContent: root });
      label.setAttribute("style", styles[root] ?? "");
      return label;
    });
    const told = place.why ? words.not_possible : place.certainty;
    const button = make("button", { type: "button", className: place.why ? "closed" : "" },
      make("span", { className: "number", textContent: at + 1, ariaHidden: "true" }), " ",
      make("span", { className: "place-name", textContent: place.name }), " ",
      make("span", { className: "place-roots" }, ...roots.flatMap(label => [label, " "]),
        ...(told ? [make("span", { className: "told", textContent: told })] : [])));
    button.setAttribute("aria-pressed", place.position === position);
    button.dataset.position = place.position;
    button.addEventListener("click", () => this.segment.press(place.position));
    button.addEventListener("pointerenter", () => this.segment.point(place.position));
    button.addEventListener("pointerleave", () => this.segment.point());
    return button;
  }

  // Why a place cannot be chosen, and what presses there.
  explain(place) {
    const others = place.instead.map(({ pick, name }) => make("button", {
      type: "button", className: "show", textContent: name, onclick: () => this.segment.choose(pick),
    }));
    this.said.replaceChildren(make("p", { textContent: place.why }),
      ...(others.length ? [make("p", { className: "told", textContent: this.data.words.instead }), ...others] : []));
    this.said.scrollIntoView({ block: "nearest" });
  }

  point(position) {
    for (const button of this.rows.querySelectorAll("button")) button.classList.toggle("pointed", button.dataset.position === position);
  }
}
