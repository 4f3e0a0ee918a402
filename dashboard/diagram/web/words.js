// Every word of the picture: interface words from the catalogue (or from the
// page, which wins), names from the knowledge, in the voice of the moment.

import { idOf, kindOf, sideOf } from "./picks.js";

export class Words {
  constructor(catalogue, known) {
    this.catalogue = catalogue;
    this.known = known;
    this.page = {};
    this.voice = "plain";
  }

  // A word that differs between the voices has the voice at the end of its key, in one or in both.
  say(key, values = {}) {
    const text = this.page[key] ?? this.catalogue[`${key}.${this.voice}`] ?? this.catalogue[key];
    if (text === undefined) throw new Error(`no word for "${key}"`);
    return text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  }

  areaName(area) {
    const { name } = this.known.areas[area];
    return name[this.voice] ?? name.plain;
  }

  // "Right: top of foot, middle": the side first, since it is what gets lost.
  pickName(pick) {
    const [side, id, kind] = [sideOf(pick), idOf(pick), kindOf(pick, this.known)];
    if (kind === "condition") return pick;
    const name = kind === "root" ? this.say("root", { root: id }) : this.areaName(id);
    if (side === "middle") return name;
    return this.say("sided", { side: this.say(side), name: kind === "root" ? name : lowered(name) });
  }

  list(names) {
    if (names.length < 2) return names.join("");
    return this.say("list", { first: names.slice(0, -1).join(", "), last: names.at(-1) });
  }
}

// A name begins with a capital of its own only if its second letter is one too
// ("ISNCSCI point") or it is a person's name, which the tables keep inside.
const lowered = (name) => (/^[A-Z][A-Z0-9]/.test(name) ? name : name[0].toLowerCase() + name.slice(1));
