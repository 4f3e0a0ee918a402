// Show: nothing but the picture, the answer in large type, the emergency line, a way to print and a way out.
import { make } from "../answer/parts.js";
import { opened, today } from "./sending.js";

const mounted = new WeakMap();

export default function showing({ data, parentElement, setTriggerValue }) {
  let shown = mounted.get(parentElement);
  if (!shown) mounted.set(parentElement, shown = new Showing(parentElement.querySelector(".showing")));
  shown.tell(data, setTriggerValue);
  return () => {
    mounted.delete(parentElement);
    shown.leave();
  };
}

class Showing {
  constructor(region) {
    this.region = region;
    this.said = make("div", { className: "said" });
    this.said.setAttribute("aria-live", "polite"); // other picks are heard, the focus stays on the picture
    this.print = make("button", { type: "button", onclick: () => this.printed() });
    this.close = make("button", { type: "button", className: "end", onclick: () => this.end() });
    region.replaceChildren(make("div", { className: "acts" }, this.print, this.close), this.said);
    this.escape = event => { if (event.key === "Escape" && !event.defaultPrevented) this.end(); };
    document.addEventListener("keydown", this.escape);
    document.documentElement.toggleAttribute("data-showing", true);
    region.closest("[data-testid=stMain]")?.scrollTo(0, 0); // the picture first
    region.focus({ preventScroll: true });
  }

  tell(data, send) {
    Object.assign(this, { data, send });
    const { html, words, subject } = data;
    this.region.ariaLabel = words.region;
    this.close.textContent = words.end;
    this.print.textContent = words.print;
    this.print.hidden = !subject;
    // HTML comes from our own server, which escapes every text in it.
    if (html !== this.html) this.said.innerHTML = this.html = html;
  }

  end() {
    this.send("end", true);
  }

  // What is shown, on paper.
  printed() {
    const { subject, few, number } = this.data;
    opened({ ...subject, causes: few, number, date: today() });
  }

  // The way back leads to the button that led here.
  leave() {
    document.removeEventListener("keydown", this.escape);
    document.documentElement.removeAttribute("data-showing");
    document.querySelector(".take .begin")?.focus();
  }
}
