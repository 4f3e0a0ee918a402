// The discs of the whole spine: soft cushions in the picture, and each a button that
// brings its level close. Drawn beneath what is seen of the nerves, so that these go
// first; what shows through bone does not stand in a disc's way.

import { make } from "./pattern.js";

const STEPS = { ArrowDown: 1, ArrowUp: -1 };

export class Cushions {
  constructor(source, levels) {
    this.tints = make("g", { class: "cushions", "aria-hidden": "true" });
    this.outlines = make("g", { class: "discs", "aria-hidden": "true" });
    this.targets = make("g", { class: "level-targets" });
    const whole = [...source.querySelectorAll('[data-part="disc"]')];
    const seen = [...source.querySelectorAll('[data-part="cushion"]')];
    for (const disc of [...seen, ...whole.filter(({ dataset }) => !dataset.hidden)]) this.tints.append(shaped("cushion", disc));
    for (const disc of whole) {
      this.outlines.append(shaped("disc", disc));
      if (levels[disc.dataset.level]) this.targets.append(target(disc));
    }
    this.stop = this.targets.lastElementChild;
    this.targets.addEventListener("keydown", (event) => this.step(event));
  }

  // One stop for the Tab key; arrows go up and down.
  rove(to = this.stop) {
    this.stop = to;
    for (const button of this.targets.children) button.setAttribute("tabindex", button === to ? 0 : -1);
  }

  step(event) {
    const buttons = [...this.targets.children];
    const next = buttons[buttons.indexOf(event.target.closest(".level-target")) + (STEPS[event.key] ?? 0)];
    if (!STEPS[event.key] || !next) return;
    event.preventDefault();
    this.rove(next);
    next.focus({ preventScroll: true });
  }

  // The levels that are pressed on.
  show(levels) {
    for (const disc of this.outlines.children) light(disc, levels.has(disc.dataset.level));
    for (const button of this.targets.children) light(button, levels.has(button.dataset.level));
  }

  speak(words) {
    for (const button of this.targets.children) {
      button.setAttribute("aria-label", words.say("level_open", { level: words.known.levels[button.dataset.level].name }));
    }
  }
}

function target(disc) {
  const button = make("g", { class: "level-target", role: "button", tabindex: -1 });
  button.dataset.level = disc.dataset.level;
  button.append(shaped("reach", disc), shaped("ring", disc));
  return button;
}

function shaped(kind, disc) {
  const path = make("path", { class: kind, d: disc.getAttribute("d") });
  path.dataset.level = disc.dataset.level;
  return path;
}

function light(element, lit) {
  if (lit === ("lit" in element.dataset)) return;
  if (lit) element.dataset.lit = "solid";
  else delete element.dataset.lit;
}
