// The stage: every view once in the DOM, in a slot that CSS places. Choosing a
// view moves slots, never elements, so focus and light survive.

import { closeStops, rove } from "./keyboard.js";
import { isClose, listenForZoom, zoomBy, zoomOn, zoomWhole } from "./zoom.js";

export const LEGS = ["front", "back", "outer", "inner", "seat"];
export const FEET = ["top", "sole"];
export const VIEWS = [...LEGS, ...FEET, "spine"];

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
    this.figures = Object.fromEntries(drawings.map((drawing) => [drawing.name, this.figure(drawing)]));
    this.switch = this.sideSwitch();
    const bar = element("div", "bar");
    bar.append(this.switch, this.zoomButtons(drawings.filter(({ name }) => FEET.includes(name))));
    const base = element("div", "base");
    base.append(this.invite(), this.key());
    this.root.append(bar, ...VIEWS.map((view) => this.figures[view]), base);
    host.append(this.root);
    this.observe();
  }

  figure(drawing) {
    const view = drawing.name;
    const figure = element("section", "view", { "data-view": view });
    const title = element("h3", "title");
    const frame = element("div", "frame");
    const sides = element("p", "sides", { "aria-hidden": "true" });
    const open = element("button", "open", { type: "button" });
    open.addEventListener("click", () => this.choose(view));
    frame.append(drawing.svg);
    const head = element("header", "head");
    head.append(title, ...(LEGS.includes(view) ? [this.zoomButtons([drawing])] : []));
    figure.append(head, frame, sides, open);
    if (view !== "spine") listenForZoom(drawing);
    return figure;
  }

  // One set of buttons may serve several drawings: both foot views move together.
  zoomButtons(drawings) {
    const group = element("div", "zoom", { role: "group" });
    const add = (kind, sign, act) => {
      const button = element("button", kind, { type: "button", "data-word": `zoom_${kind}` });
      button.textContent = sign;
      button.addEventListener("click", () => drawings.forEach(act));
      group.append(button);
    };
    const toes = drawings.some(({ name }) => FEET.includes(name));
    if (toes) add("toes", "", (drawing) => (group.classList.contains("close") ? zoomWhole(drawing) : zoomOn(drawing, (pick) => /:toe\d/.test(pick))));
    add("out", "−", (drawing) => zoomBy(drawing, 1 / 1.5));
    add("in", "+", (drawing) => zoomBy(drawing, 1.5));
    if (!toes) add("whole", "⤢", zoomWhole);
    for (const drawing of drawings) drawing.svg.addEventListener("zoomed", () => this.showZoom(group, drawings));
    return group;
  }

  // After the last drawing of a click has moved, so that a pair is asked as one.
  showZoom(group, drawings) {
    queueMicrotask(() => {
      const close = drawings.some(isClose);
      group.classList.toggle("close", close);
      group.querySelector(".toes")?.setAttribute("aria-pressed", close);
    });
  }

  sideSwitch() {
    const group = element("div", "switch", { role: "group" });
    for (const side of ["right", "left"]) {
      const button = element("button", "", { type: "button", "data-side": side });
      button.addEventListener("click", () => this.turn(side));
      group.append(button);
    }
    return group;
  }

  key() {
    const key = element("ul", "key");
    for (const strength of ["solid", "hatched", "dashed"]) {
      const item = element("li", "");
      item.append(element("span", "swatch", { "data-lit": strength }), element("span", "word", { "data-word": `key.${strength}` }));
      key.append(item);
    }
    return key;
  }

  // The example is marked on the foot, so it is named only where the foot is seen.
  invite() {
    const invite = element("p", "invite");
    invite.append(element("span", "", { "data-word": "invite" }), element("span", "example", { "data-word": "example" }));
    return invite;
  }

  // CSS says which layout a width means (--layout); here it only gets its roles.
  observe() {
    this.observer = new ResizeObserver((entries) => {
      for (const { target, contentRect } of entries) {
        if (target === this.root) this.fit();
        else target.firstElementChild.drawing.resize(contentRect.width, contentRect.height);
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
    if (LEGS.includes(view)) Object.assign(this.memory, { legs: view, focus: "legs" });
    else this.memory.focus = FEET.includes(view) ? "feet" : "spine";
    this.arrange();
    const { drawing } = this.figures[view].querySelector("svg");
    drawing.targets.get(drawing.stop)?.[0].focus({ preventScroll: true });
  }

  turn(side) {
    this.memory.side = side;
    this.arrange();
    this.onTurn?.();
  }

  arrange() {
    const places = slots(this.layout, this.memory.legs, this.memory.focus);
    this.root.dataset.focus = this.memory.focus;
    for (const drawing of this.drawings) {
      const [figure, slot] = [this.figures[drawing.name], places[drawing.name]];
      const thumb = slot.startsWith("thumb");
      Object.assign(figure.dataset, { slot, size: thumb ? "thumb" : "large" });
      drawing.svg.setAttribute("aria-hidden", thumb);
      drawing.turn(this.memory.side);
      if (thumb) { zoomWhole(drawing); closeStops(drawing); } else rove(drawing, drawing.stop);
    }
    this.speak();
  }

  // All words of the stage, in the voice of the moment.
  speak() {
    const { words } = this;
    for (const drawing of this.drawings) this.name(drawing);
    for (const [pickable, word] of [...this.root.querySelectorAll("[data-word]")].map((node) => [node, words.say(node.dataset.word)])) {
      if (pickable.matches("button:not(.toes)")) { pickable.setAttribute("aria-label", word); pickable.title = word; } else pickable.textContent = word;
    }
    this.switch.setAttribute("aria-label", words.say("show_side"));
    for (const button of this.switch.querySelectorAll("button")) {
      button.textContent = words.say(button.dataset.side);
      button.setAttribute("aria-pressed", button.dataset.side === this.memory.side);
    }
    this.count(this.picks ?? []);
  }

  name(drawing) {
    const { words, figures: { [drawing.name]: figure } } = this;
    const thumb = figure.dataset.size === "thumb";
    const side = words.say(`${this.memory.side}_side`);
    const title = words.say(`view.${drawing.name}`, { side });
    figure.querySelector(".title").textContent = thumb ? words.say(`short.${drawing.name}`) : title;
    figure.querySelector(".open").setAttribute("aria-label", words.say("open", { view: title }));
    drawing.svg.setAttribute("aria-label", `${title}. ${words.say("how")}`);
    const sides = drawing.oneLeg ? [] : drawing.sidesFromLeft();
    figure.querySelector(".sides").replaceChildren(...sides.map((name) => {
      const caption = element("span", "");
      caption.textContent = words.say(["front", "back"].includes(drawing.name) ? `${name}_leg` : `${name}_side`);
      return caption;
    }));
    for (const [pick, elements] of drawing.targets) {
      const label = words.pickName(pick);
      for (const target of elements) target.setAttribute("aria-label", label);
    }
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
  }
}

export function element(name, className, attributes = {}) {
  const made = document.createElement(name);
  if (className) made.className = className;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
