// Show: nothing but the picture, the answer in large type, the emergency line, a way to print and a way out.
import { make } from "../answer/parts.js";
import { opened, today } from "./sending.js";

export class Showing {
  constructor(end) {
    this.end = end;
    this.said = make("div", { className: "said" });
    this.close = make("button", { type: "button", className: "end", onclick: end });
    this.print = make("button", { type: "button", className: "print", onclick: () => this.printed() });
    this.region = make("section", { className: "showing", hidden: true, tabIndex: -1 },
      make("div", { className: "acts" }, this.print, this.close), this.said);
    // Picks that change it are heard, the focus stays on the picture.
    this.said.setAttribute("aria-live", "polite");
    this.escape = event => { if (event.key === "Escape" && !event.defaultPrevented) end(); };
  }

  tell({ shown, subject, number }) {
    const begins = Boolean(shown) && this.region.hidden;
    Object.assign(this, { shown, subject, number });
    this.region.hidden = !shown;
    document.documentElement.toggleAttribute("data-showing", Boolean(shown));
    document[shown ? "addEventListener" : "removeEventListener"]("keydown", this.escape);
    if (!shown) return;
    const { html, words } = shown;
    this.region.ariaLabel = words.region;
    this.close.textContent = words.end;
    this.print.textContent = words.print;
    this.print.hidden = !subject.picks.length;
    // HTML comes from our own server, which escapes every text in it.
    if (html !== this.html) this.said.innerHTML = this.html = html;
    if (!begins) return;
    this.region.closest("[data-testid=stMain]")?.scrollTo(0, 0); // the picture first
    this.region.focus({ preventScroll: true });
  }

  // What is shown, on paper.
  printed() {
    opened({ ...this.subject, causes: this.shown.few, number: this.number, date: today() });
  }

  leave() {
    document.removeEventListener("keydown", this.escape);
    document.documentElement.removeAttribute("data-showing");
  }
}
