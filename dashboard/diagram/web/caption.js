// What is said about the thing pointed at: a small card by the pointer, and one
// polite sentence for people who listen, after a pick and never on pointing.

import { idOf, kindOf, sideOf } from "./picks.js";
import { rootsByStrength } from "./spread.js";

export class Caption {
  constructor(host, words) {
    this.words = words;
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

  show(pick, at) {
    if (!pick) {
      this.card.hidden = true;
      return;
    }
    this.card.replaceChildren(...this.lines(pick));
    this.card.hidden = false;
    this.size = [this.card.offsetWidth, this.card.offsetHeight];
    this.origin = this.host.getBoundingClientRect();
    this.fixed = kindOf(pick, this.words.known) === "root" ? this.belowSpine() : null;
    this.follow(at);
  }

  // By transform only, beside the pointer and within the stage. Never between the
  // pointer and the spine, since that is where the answer lights up: to the left,
  // or, of a root, below the spine.
  follow([x, y]) {
    if (this.card.hidden) return;
    const [left, top] = [x - this.origin.left, y - this.origin.top];
    const [width, height] = this.size;
    if (this.fixed) {
      this.card.style.transform = `translate(${this.fixed[0].toFixed(0)}px, ${this.fixed[1].toFixed(0)}px)`;
      return;
    }
    const fits = left - width - 16 > 0;
    const cardX = fits ? left - width - 16 : Math.min(left + 20, this.origin.width - width - 4);
    const cardY = top - height - 14 > 0 ? top - height - 14 : top + 22;
    this.card.style.transform = `translate(${cardX.toFixed(0)}px, ${cardY.toFixed(0)}px)`;
  }

  belowSpine() {
    const { left, width, bottom } = this.host.querySelector('[data-view="spine"] .frame').getBoundingClientRect();
    return [left - this.origin.left + (width - this.size[0]) / 2, bottom - this.origin.top - this.size[1]];
  }

  lines(pick) {
    const { words } = this;
    const [id, kind] = [idOf(pick), kindOf(pick, words.known)];
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
    return [...side, line("name", words.areaName(id)), chips, ...note];
  }

  announce(pick, picked) {
    const { words } = this;
    const said = words.say(picked ? "picked" : "unpicked", { name: words.pickName(pick) });
    const more = picked && kindOf(pick, words.known) === "area" ? ` ${this.rootsInWords(idOf(pick))}.` : ".";
    this.live.textContent = said + (more.startsWith(" ") ? "." + more : more);
  }

  rootsInWords(area) {
    const { words } = this;
    const found = rootsByStrength(area, words.known);
    const parts = [["solid", "mainly"], ["hatched", "shared"], ["dashed", "sometimes"]]
      .filter(([strength]) => found[strength].length)
      .map(([strength, key]) => words.say(key, { roots: words.list(found[strength]) }));
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
