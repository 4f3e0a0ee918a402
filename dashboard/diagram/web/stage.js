// The stage: every view once in the DOM, in a slot that CSS places. Choosing a
// view moves slots, never elements, so focus and light survive.

import { element, facings, invitation, key, sideSwitch, toesButton, zoomButtons } from "./controls.js";
import { closeStops, rove } from "./keyboard.js";
import { idOf, sideOf } from "./picks.js";
import { TonePicker } from "./tonepicker.js";
import { listenForZoom, zoomOn, zoomWhole } from "./zoom.js";

export const LEGS = ["front", "back", "outer", "inner", "seat"];
export const FEET = ["top", "sole"];
export const VIEWS = [...LEGS, ...FEET, "spine"];
// The spine faces as the leg view does; from the side, where a leg is seen so.
export const FACING = { front: "front", back: "back", outer: "side", inner: "side", seat: "front" };

// layout: wide | phone; legs: the leg view chosen; focus (phone only): legs | feet | spine.
export function slots(layout, legs, focus) {
  const places = layout === "wide" || focus === "legs"
    ? { [legs]: "legs", spine: "spine", ...(layout === "wide" && { top: "top", sole: "sole" }) }
    : focus === "feet" ? { top: "top", sole: "sole" } : { spine: "whole" };
  let thumb = 0;
  return Object.fromEntries(VIEWS.map((view) => [view, places[view] ?? `thumb${(thumb += 1)}`]));
}

export class Stage {
  constructor(host, drawings, words, memory) {
    Object.assign(this, { host, drawings, words, memory });
    this.layout = "wide";
    this.root = element("div", "stage", { role: "group", "aria-label": words.say("stage") });
    this.figures = Object.fromEntries(VIEWS.map((view) => [view, this.figure(view)]));
    for (const drawing of drawings) this.add(drawing);
    this.switch = sideSwitch((side) => this.turn(side));
    this.toes = toesButton(() => this.bringToes(!this.memory.toes));
    const bar = element("div", "bar");
    bar.append(this.switch, this.toes, zoomButtons(this.feet()));
    const base = element("div", "base");
    this.tones = new TonePicker(memory.tone, (tone) => this.onTone(tone));
    base.append(this.tones.root, invitation(), key());
    const heading = element("h2", "unseen", { "data-word": "stage" });
    this.root.append(heading, bar, ...VIEWS.map((view) => this.figures[view]), base);
    host.append(this.root);
    this.observe();
  }

  // What else can be chosen below the views: layers, and the way into the limb to turn.
  setPanel(panel, ...buttons) {
    this.panel = panel;
    this.tones.root.after(panel.root, ...buttons);
  }

  figure(view) {
    const figure = element("section", "view", { "data-view": view });
    const open = element("button", "open", { type: "button" });
    open.addEventListener("click", () => this.choose(view));
    const head = element("header", "head");
    head.append(element("h3", "title"));
    if (view === "spine") head.append(facings((facing) => this.face(facing)));
    figure.append(head, element("p", "note"), element("div", "frame"), element("p", "sides", { "aria-hidden": "true" }), open);
    return figure;
  }

  // The spine has a drawing for each way it faces, in one and the same figure.
  add(drawing) {
    const figure = this.figures[drawing.view];
    const frame = figure.querySelector(".frame");
    frame.append(drawing.svg);
    drawing.resize(frame.clientWidth, frame.clientHeight);
    if (LEGS.includes(drawing.view)) figure.querySelector(".head").append(zoomButtons([drawing]));
    if (drawing.view !== "spine") listenForZoom(drawing);
  }

  face(facing) {
    this.memory.facing = facing;
    this.onChoice?.();
    this.arrange();
  }

  // The drawing of a figure that is seen now.
  seen(view) {
    const all = this.drawings.filter((drawing) => drawing.view === view);
    const facing = this.memory.facing ?? FACING[this.memory.legs];
    return all.find((drawing) => this.isClose(drawing)) ?? all.find((drawing) => drawing.facing === facing) ?? all[0];
  }

  // A level of the spine brought close, which needs room.
  isClose({ level }) {
    return Boolean(level) && level === this.memory.level && (this.layout !== "phone" || this.memory.focus === "spine");
  }

  feet() {
    return this.drawings.filter(({ name }) => FEET.includes(name));
  }

  // Toes from above and from below, one over the other: in this shape they can be
  // more than twice as large.
  bringToes(toes) {
    this.memory.toes = toes;
    this.root.classList.toggle("toes-close", toes);
    this.toes.setAttribute("aria-pressed", toes);
    for (const foot of this.feet()) {
      if (toes) zoomOn(foot, (pick) => /:(toe\d|first_web|web3)/.test(pick) && !foot.isSliver(pick));
      else zoomWhole(foot);
    }
  }

  // CSS says which layout a width means (--layout); here it only gets its roles.
  observe() {
    this.observer = new ResizeObserver((entries) => {
      for (const { target, contentRect } of entries) {
        if (target === this.root) this.fit();
        else for (const { drawing } of target.children) drawing.resize(contentRect.width, contentRect.height);
      }
    });
    this.observer.observe(this.root);
    for (const figure of Object.values(this.figures)) this.observer.observe(figure.querySelector(".frame"));
  }

  fit() {
    const layout = getComputedStyle(this.root).getPropertyValue("--layout").trim() || "wide";
    if (layout === this.layout) return;
    this.layout = layout;
    this.arrange();
  }

  choose(view) {
    Object.assign(this.memory, { chosen: true, before: null });
    if (LEGS.includes(view)) Object.assign(this.memory, { legs: view, focus: "legs", facing: null });
    else this.memory.focus = FEET.includes(view) ? "feet" : "spine";
    this.onChoice?.();
    this.arrange();
    const drawing = this.seen(view);
    drawing.targets.get(drawing.stop)?.[0].focus({ preventScroll: true });
  }

  turn(side) {
    Object.assign(this.memory, { side, chosen: true });
    this.onChoice?.();
    this.arrange();
  }

  // What was picked by name or came with the address is brought into view, unless some
  // of it is in view; before anything was done here, unless it is where it is seen best.
  reveal(picks) {
    const { areas } = this.words.known;
    const homeOf = (pick) => areas[idOf(pick)]?.view;
    const open = this.drawings.filter((drawing) => !drawing.away && !drawing.thumb);
    const shows = (drawing, pick) => drawing.targets.has(pick)
      && (drawing.name === homeOf(pick) || this.memory.chosen);
    const placed = picks.filter(homeOf);
    if (!placed.length || placed.some((pick) => open.some((drawing) => shows(drawing, pick)))) return;
    const [pick, view] = [placed.at(-1), homeOf(placed.at(-1))];
    if (sideOf(pick) !== "middle") this.memory.side = sideOf(pick);
    if (LEGS.includes(view)) Object.assign(this.memory, { legs: view, focus: "legs", facing: null });
    else this.memory.focus = "feet";
    this.arrange();
  }

  // One view large, and its toes close where they are meant.
  look({ view, toes, side }) {
    if (side) this.memory.side = side;
    if (LEGS.includes(view)) Object.assign(this.memory, { legs: view, focus: "legs", facing: null });
    else if (FEET.includes(view)) this.memory.focus = "feet";
    this.bringToes(Boolean(toes));
    this.arrange();
  }

  arrange() {
    const places = slots(this.layout, this.memory.legs, this.memory.focus);
    this.root.dataset.focus = this.memory.focus;
    for (const view of VIEWS) Object.assign(this.figures[view].dataset, { slot: places[view], size: places[view].startsWith("thumb") ? "thumb" : "large" });
    for (const drawing of this.drawings) this.place(drawing, places[drawing.view].startsWith("thumb"));
    if (this.memory.toes) this.bringToes(true);
    this.speak();
    this.onArrange?.();
  }

  place(drawing, thumb) {
    drawing.away = this.seen(drawing.view) !== drawing;
    drawing.thumb = thumb;
    drawing.svg.classList.toggle("away", drawing.away);
    drawing.svg.setAttribute("aria-hidden", thumb || drawing.away);
    drawing.turn(this.memory.side);
    if (thumb) zoomWhole(drawing);
    if (thumb || drawing.away) closeStops(drawing);
    else rove(drawing, drawing.stop);
  }

  // All words of the stage, in the voice of the moment.
  speak() {
    const { words } = this;
    for (const view of VIEWS) this.name(this.seen(view));
    for (const node of this.root.querySelectorAll("[data-word]")) node.textContent = words.say(node.dataset.word);
    for (const node of this.root.querySelectorAll("[data-named]")) {
      node.setAttribute("aria-label", words.say(node.dataset.named));
      if (node.matches("button")) node.title = words.say(node.dataset.named);
    }
    for (const button of this.switch.querySelectorAll("button")) {
      button.setAttribute("aria-pressed", button.dataset.side === this.memory.side);
    }
    for (const button of this.root.querySelectorAll(".facings button")) {
      button.setAttribute("aria-pressed", button.dataset.facing === this.seen("spine").facing);
      button.toggleAttribute("data-away", !this.drawings.some(({ facing }) => facing === button.dataset.facing));
    }
    this.tones.speak(words);
    this.panel?.speak();
    this.count(this.picks ?? []);
  }

  name(drawing) {
    const { words, figures: { [drawing.view]: figure } } = this;
    const thumb = figure.dataset.size === "thumb";
    const side = words.say(`${this.memory.side}_side`);
    const title = drawing.title?.(words) ?? words.say(`view.${drawing.view}`, { side });
    figure.querySelector(".title").textContent = thumb ? words.say(`short.${drawing.view}`) : title;
    figure.querySelector(".open").setAttribute("aria-label", words.say("open", { view: title }));
    drawing.svg.setAttribute("aria-label", `${title}. ${words.say("how")}`);
    figure.querySelector(".note").textContent = drawing.view === "seat" ? words.say("note.seat") : "";
    figure.querySelector(".sides").replaceChildren(...this.captions(drawing).map((text) => Object.assign(element("span", ""), { textContent: text })));
    drawing.speak?.(words);
    for (const [pick, elements] of drawing.targets) {
      const label = words.pickName(pick);
      for (const target of elements) target.setAttribute("aria-label", label);
    }
  }

  // What stands under a view: which side is where, or from which side it is seen.
  captions(drawing) {
    const { words, memory } = this;
    if (drawing.oneLeg) return drawing.facing ? [words.say("seen_from", { side: words.say(`${memory.side}_side`) })] : [];
    const noun = ["front", "back"].includes(drawing.view) ? "leg" : "side";
    return drawing.sidesFromLeft().map((side) => words.say(`${side}_${noun}`));
  }

  // Picks of the side that is turned away must not be forgotten.
  count(picks) {
    this.picks = picks;
    for (const button of this.switch.querySelectorAll("button")) {
      const number = picks.filter((pick) => pick.startsWith(`${button.dataset.side}:`)).length;
      button.dataset.count = number || "";
      button.setAttribute("aria-description", number ? this.words.say("picked_there", { count: number }) : "");
    }
  }

  leave() {
    this.observer.disconnect();
    this.tones.leave();
  }
}
