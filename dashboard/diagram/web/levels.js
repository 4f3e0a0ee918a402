// The way to the close look at one level of the spine and back: by its disc, by a small
// row of buttons, or on its own for what is picked, though only where the spine is already
// seen from the side. Its drawing and its light are fetched when it is first opened.

import * as artwork from "./artwork.js";
import { element } from "./controls.js";
import { LevelView } from "./level.js";
import { make } from "./pattern.js";
import { tint } from "./skin.js";

export class Levels {
  constructor(picture) {
    Object.assign(this, { picture, stage: picture.stage, known: picture.words.known, pressed: "", alone: false });
    this.figure = this.stage.figures.spine;
    this.back = element("button", "whole-spine", { type: "button", "data-word": "level_whole" });
    this.back.addEventListener("click", () => this.close());
    this.figure.querySelector(".head").append(this.back);
    this.row = this.buttons();
    this.missing = element("p", "level-missing", { role: "alert" });
    this.figure.querySelector(".frame").after(this.row, this.missing);
    this.listen();
  }

  buttons() {
    const row = element("div", "levels", { role: "group", "data-named": "level_choose" });
    row.append(magnifier());
    for (const [level, { short }] of Object.entries(this.known.levels)) {
      const button = element("button", "", { type: "button", "data-level": level });
      button.textContent = short;
      button.addEventListener("click", () => this.toggle(level));
      row.append(button);
    }
    return row;
  }

  // Before the picture hears it: here a disc is meant, not the roots behind it.
  listen() {
    const frame = this.figure.querySelector(".frame");
    const meant = (event) => event.target.closest?.(".level-target");
    frame.addEventListener("click", (event) => {
      const disc = meant(event);
      if (!disc || this.figure.dataset.size === "thumb") return;
      event.stopPropagation();
      this.open(disc.dataset.level);
    });
    this.figure.addEventListener("keydown", (event) => {
      const disc = meant(event);
      if (disc && (event.key === "Enter" || event.key === " ")) this.open(disc.dataset.level);
      else if (event.key === "Escape" && this.stage.memory.level) this.close();
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
  }

  toggle(level) {
    if (this.stage.memory.level === level) this.close();
    else this.open(level);
  }

  async open(level) {
    this.alone = false;
    if (await this.show(level)) this.back.focus({ preventScroll: true });
  }

  // Returns whether it is seen now.
  async show(level) {
    const { stage } = this;
    this.wanted = level;
    const drawing = await this.drawn(level).catch((error) => this.miss(error));
    if (!drawing || this.wanted !== level) return false;
    if (stage.layout === "phone" && stage.memory.focus !== "spine") Object.assign(stage.memory, { before: stage.memory.focus, focus: "spine" });
    this.turn(level);
    return true;
  }

  close() {
    const { memory } = this.stage;
    const level = memory.level;
    if (memory.before) Object.assign(memory, { focus: memory.before, before: null });
    this.turn(null);
    if (level && this.row.checkVisibility()) this.row.querySelector(`[data-level="${level}"]`).focus({ preventScroll: true });
  }

  turn(level) {
    this.wanted = this.stage.memory.level = level;
    this.missing.textContent = "";
    this.stage.onChoice?.();
    this.stage.arrange();
  }

  async drawn(level) {
    const there = this.picture.drawings.find((drawing) => drawing.level === level);
    if (there) return there;
    const path = `spine/level_${level}`;
    const [source, light] = await Promise.all([artwork.drawing(`${path}.svg`), artwork.light(`${path}.webp`)]);
    const lit = await tint(`${path}.webp`, light, "bone");
    const meanwhile = this.picture.drawings.find((drawing) => drawing.level === level);
    if (meanwhile) return meanwhile;
    const drawing = new LevelView(source, this.known);
    drawing.dress(lit);
    this.picture.join(drawing);
    return drawing;
  }

  miss(error) {
    console.error(error);
    this.missing.textContent = this.picture.words.say("level_missing");
    return null;
  }

  // What is picked presses on these levels: they are offered; where the spine is seen
  // from the side and large, the only one comes close on its own, and goes again.
  follow(sites) {
    const levels = [...new Set(sites.map((site) => site.split("@")[1]))].filter((level) => this.known.levels[level]);
    for (const button of this.row.querySelectorAll("button")) button.toggleAttribute("data-pressed", levels.includes(button.dataset.level));
    if (levels.join() === this.pressed) return;
    this.pressed = levels.join();
    const { memory } = this.stage;
    const only = levels.length === 1 ? levels[0] : null;
    if (only && this.figure.dataset.size === "large" && (memory.level || this.fromTheSide())) {
      this.alone ||= !memory.level;
      this.show(only);
    } else if (!only && this.alone) {
      this.alone = false;
      this.turn(null);
    }
  }

  fromTheSide() {
    const { stage } = this;
    return stage.seen("spine").facing === "side" && (stage.layout !== "phone" || stage.memory.focus === "spine");
  }

  // Another page of the app was looked at meanwhile.
  resume() {
    if (this.stage.memory.level) this.show(this.stage.memory.level);
  }

  // After the stage was arranged: which level is open now.
  speak() {
    const { level } = this.stage.seen("spine");
    this.figure.toggleAttribute("data-close", Boolean(level));
    for (const button of this.row.querySelectorAll("button")) button.setAttribute("aria-pressed", button.dataset.level === level);
  }
}

function magnifier() {
  const glass = make("svg", { class: "magnifier", viewBox: "0 0 16 16", "aria-hidden": "true" });
  glass.append(make("path", { d: "M11.5 7a4.5 4.5 0 1 1-9 0a4.5 4.5 0 0 1 9 0zM10.3 10.3L14 14" }));
  return glass;
}
