// One small button that opens a row of skin tones. The choice is kept by the page as
// long as it is open and nowhere else: what a body looks like is nobody's record.

import { element } from "./controls.js";
import { TONES } from "./tones.js";

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

export class TonePicker {
  constructor(tone, choose) {
    this.root = element("div", "tones");
    this.button = element("button", "skintone", { type: "button", "aria-expanded": false, "data-named": "tone" });
    this.button.append(element("span", "drop"), element("span", "word", { "data-word": "tone" }));
    this.palette = element("div", "palette", { role: "radiogroup", "data-named": "tone" });
    this.drops = TONES.map((each) => this.drop(each));
    this.palette.append(...this.drops);
    this.root.append(this.button, this.palette);
    this.onChoice = choose;
    this.away = (event) => { if (!event.composedPath().includes(this.root)) this.open(false); };
    this.button.addEventListener("click", () => this.open(this.palette.hidden));
    this.palette.addEventListener("keydown", (event) => this.step(event));
    this.root.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !this.root.contains(relatedTarget)) this.open(false);
    });
    this.open(false);
    this.check(tone);
  }

  drop(tone) {
    const drop = element("button", "drop", { type: "button", role: "radio", "data-tone": tone, style: `--tone:${tone}` });
    drop.addEventListener("click", () => this.choose(tone));
    return drop;
  }

  open(open) {
    this.palette.hidden = !open;
    this.button.setAttribute("aria-expanded", open);
    document[open ? "addEventListener" : "removeEventListener"]("pointerdown", this.away);
    if (open) this.checked.focus({ preventScroll: true });
  }

  // As in any group of radio buttons: arrows move and choose, one stop of Tab.
  step(event) {
    const at = this.drops.indexOf(this.checked);
    const next = { Home: 0, End: TONES.length - 1 }[event.key] ?? at + (STEPS[event.key] ?? 0);
    if (event.key === "Escape") {
      this.open(false);
      this.button.focus({ preventScroll: true });
    } else if (next === at) return;
    event.preventDefault();
    event.stopPropagation();
    if (next !== at) this.choose(TONES.at(next % TONES.length));
  }

  choose(tone) {
    this.check(tone);
    this.checked.focus({ preventScroll: true });
    this.onChoice(tone);
  }

  check(tone) {
    for (const drop of this.drops) {
      const checked = drop.dataset.tone === tone;
      drop.setAttribute("aria-checked", checked);
      drop.setAttribute("tabindex", checked ? 0 : -1);
      if (checked) this.checked = drop;
    }
    this.button.style.setProperty("--tone", tone);
  }

  speak(words) {
    for (const [at, drop] of this.drops.entries()) {
      const key = { 0: "tone_lightest", [TONES.length - 1]: "tone_darkest" }[at] ?? "tone_between";
      const name = words.say(key, { number: at + 1, count: TONES.length });
      drop.setAttribute("aria-label", name);
      drop.title = name;
    }
  }

  leave() {
    this.open(false);
  }
}
