// What is said about the thing pointed at: a small card by the pointer, and one
// polite sentence for people who listen, after a pick and never on pointing.

import { idOf, kindOf, sideOf } from "./picks.js";
import { rootsByStrength } from "./spread.js";

const GAP = 14; // pixels from the card to what it names
const EDGE = 4; // and to the rim of the stage

export class Caption {
  constructor(host, words) {
    this.words = words;
    this.nervesOf = () => []; // of an area, while the skin of nerves is shown
    this.card = Object.assign(document.createElement("div"), { className: "caption" });
    this.card.setAttribute("aria-hidden", "true");
    this.card.hidden = true;
    this.live = Object.assign(document.createElement("p"), { className: "unseen" });
    this.live.setAttribute("aria-live", "polite");
    this.live.setAttribute("role", "status");
    host.append(this.card, this.live);
    this.host = host;
    this.size = [0, 0];
  }

  // at: the pointer; box: what it points at, on the screen.
  show(pick, at, box) {
    if (!pick) {
      this.card.hidden = true;
      return;
    }
    this.open(this.lines(pick));
    this.fixed = kindOf(pick, this.words.known) === "root" ? this.belowSpine() : box && this.beside(at, box);
    this.follow(at);
  }

  // A thing that is no pick, such as a station on the way.
  name(text, at, box) {
    this.open([line("name", text)]);
    this.fixed = this.beside(at, box);
    this.follow(at);
  }

  hide() {
    this.card.hidden = true;
  }

  open(lines) {
    this.card.replaceChildren(...lines);
    this.card.hidden = false;
    this.size = [this.card.offsetWidth, this.card.offsetHeight];
    this.origin = this.host.getBoundingClientRect();
  }

  // By transform only. What is too large to stand beside is named at the pointer.
  follow(at) {
    if (this.card.hidden) return;
    const [x, y] = this.fixed ?? this.byPointer(at);
    this.card.style.transform = `translate(${x.toFixed(0)}px, ${y.toFixed(0)}px)`;
  }

  // Beside the whole of what is pointed at and within the stage. To the right last,
  // since there, on the spine, the answer lights up.
  beside([pointerX, pointerY], box) {
    const [left, top, right, bottom] = [box.left - this.origin.left, box.top - this.origin.top, box.right - this.origin.left, box.bottom - this.origin.top];
    const [width, height] = this.size;
    const x = this.within(pointerX - this.origin.left - width / 2, 0);
    const y = this.within(pointerY - this.origin.top - height / 2, 1);
    const places = [[left - GAP - width, y], [x, top - GAP - height], [x, bottom + GAP], [right + GAP, y]];
    return places.find((place) => place.every((value, axis) => value === this.within(value, axis))) ?? null;
  }

  byPointer([pointerX, pointerY]) {
    const [x, y] = [pointerX - this.origin.left, pointerY - this.origin.top];
    const [width, height] = this.size;
    const left = x - width - GAP > EDGE ? x - width - GAP : x + GAP;
    const top = y - height - GAP > EDGE ? y - height - GAP : y + GAP + 8;
    return [this.within(left, 0), this.within(top, 1)];
  }

  within(value, axis) {
    const room = [this.origin.width, this.origin.height][axis] - this.size[axis] - EDGE;
    return Math.max(EDGE, Math.min(value, room));
  }

  belowSpine() {
    const { left, width, bottom } = this.host.querySelector('[data-view="spine"] .frame').getBoundingClientRect();
    return [left - this.origin.left + (width - this.size[0]) / 2, bottom - this.origin.top - this.size[1]];
  }

  lines(pick) {
    const { words } = this;
    const [id, kind] = [idOf(pick), kindOf(pick, words.known)];
    if (this.hushed) return [line("name", words.pickName(pick))];
    if (kind === "root") return [line("name", words.pickName(pick)), line("note", words.say("its_skin"))];
    const fact = words.known.areas[id];
    const found = rootsByStrength(id, words.known);
    const chips = document.createElement("div");
    chips.className = "chips";
    for (const strength of ["solid", "hatched", "dashed"]) {
      for (const root of found[strength]) chips.append(chip(root, strength));
    }
    const side = sideOf(pick) === "middle" ? [] : [line("side", words.say(sideOf(pick)))];
    const note = fact.agreement ? [line(`note ${fact.agreement}`, words.say(fact.agreement))] : [];
    return [...side, line("name", words.areaName(id)), chips, line("relation", this.rootsInWords(id)), ...this.nervesOf(id).map((nerve) => line("note", nerve)), ...note];
  }

  announce(pick, picked) {
    const { words } = this;
    const said = words.say(picked ? "picked" : "unpicked", { name: words.pickName(pick) });
    const more = picked && !this.hushed && kindOf(pick, words.known) === "area" ? ` ${this.rootsInWords(idOf(pick))}.` : ".";
    this.live.textContent = said + (more.startsWith(" ") ? "." + more : more);
  }

  rootsInWords(area) {
    const { words } = this;
    const found = rootsByStrength(area, words.known);
    const parts = [["solid", "mainly"], ["hatched", "shared"], ["dashed", "sometimes"]]
      .filter(([strength]) => found[strength].length)
      .map(([strength, key]) => words.say(key, { roots: words.list(found[strength]) }));
    if (!parts.length) return words.say("blank"); // on the map of the moment
    const sentence = parts.join("; ");
    return sentence.charAt(0).toUpperCase() + sentence.slice(1);
  }
}

function line(kind, text) {
  return Object.assign(document.createElement("p"), { className: kind, textContent: text });
}

function chip(root, strength) {
  const element = Object.assign(document.createElement("span"), { className: "chip", textContent: root });
  element.dataset.lit = strength;
  element.style.cssText = `--colour:var(--root-${root});--on:var(--on-${root})`;
  return element;
}
