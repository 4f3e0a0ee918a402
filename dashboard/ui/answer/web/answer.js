// The answer: what is picked as chips, then its parts. It follows the picture at once, and
// fetches what is said; what lies folded is fetched when opened.
import { chosen, chosenMap, follow } from "../diagram/chosen.js";
import "../figures/measured.js";
import { body } from "./body.js";
import { groups } from "./causes.js";
import { chips } from "./chips.js";
import { said } from "./fetched.js";
import { Folds } from "./folds.js";
import { make } from "./parts.js";
import { Stations } from "./stations.js";

const AGAIN = 2000; // milliseconds until we ask again for what did not come
const panels = new WeakMap();
const folds = new Folds(); // what a person opened stays open, also across pages

export default function answer({ data, parentElement, setTriggerValue }) {
  let panel = panels.get(parentElement);
  if (!panel) panels.set(parentElement, panel = new Panel(parentElement.querySelector(".answer")));
  panel.tell(data, setTriggerValue);
  return () => {
    panels.delete(parentElement);
    panel.leave();
  };
}

class Panel {
  constructor(host) {
    this.host = host;
    this.chips = make("div", { className: "picks" });
    this.short = make("div");
    this.parts = make("div", { className: "parts", id: "answer" });
    host.replaceChildren(this.chips, this.short, this.parts);
    this.stations = new Stations(this.parts);
    const stop = follow(next => (next ? said(next, this.data.voice, chosenMap()).catch(() => {}) : this.ask()));
    this.leave = () => {
      stop();
      this.stations.leave();
    };
  }

  // The server's word, after each run; where there is a picture, the picture has the last one.
  tell(data, send) {
    Object.assign(this, { data, send });
    this.ask();
  }

  async ask() {
    // Where only a part is drawn there is no picture beside it.
    const picture = !this.data.only && chosen();
    const ids = picture || this.data.ids;
    const map = picture ? chosenMap() : this.data.map;
    const wanted = `${this.data.voice} ${map} ${ids}`;
    if (wanted === this.wanted) return;
    this.wanted = wanted;
    try {
      const answer = await said(ids, this.data.voice, map);
      if (wanted === this.wanted) this.show(this.limited(answer));
    } catch {
      if (wanted === this.wanted) this.fail();
    }
  }

  limited(answer) {
    const { only } = this.data;
    const words = { ...answer.words, ...this.data.words };
    return only ? { ...answer, words, chips: [], strip: "", parts: answer.parts.filter(part => part[only]) } : { ...answer, words };
  }

  // An old answer never stands beside new picks.
  fail() {
    this.wanted = this.last_chips = this.last_parts = null;
    this.chips.replaceChildren();
    this.short.replaceChildren();
    this.parts.replaceChildren(make("p", { textContent: this.data.failed, role: "alert" }));
    setTimeout(() => this.wanted === null && this.ask(), AGAIN);
  }

  show(answer) {
    const { voice, map, parts, strip } = answer;
    if (this.once("chips", [voice, answer.chips])) chips(this.chips, answer, pick => this.send("remove", pick));
    // A run that changes nothing leaves the focus and the reader in peace.
    if (this.once("parts", [voice, map, parts])) this.draw(answer, parts, strip);
  }

  once(name, value) {
    const written = JSON.stringify(value);
    const anew = this[`last_${name}`] !== written;
    this[`last_${name}`] = written;
    return anew;
  }

  draw(answer, parts, strip) {
    this.short.innerHTML = strip;
    const focused = this.parts.contains(document.activeElement) && document.activeElement.closest("[data-key]")?.dataset.key;
    folds.begin(answer);
    this.stations.begin();
    const tools = { folds, stations: this.stations, show: pick => this.send("show", pick) };
    this.parts.replaceChildren(...parts.flatMap(part => drawn(part, answer, tools)));
    folds.keep(this.parts);
    this.stations.fit();
    this.stations.show();
    if (focused) this.parts.querySelector(`[data-key="${CSS.escape(focused)}"] > summary`)?.focus({ preventScroll: true });
  }
}

// HTML comes from our own server, which escapes every text in it.
function drawn(part, answer, tools) {
  if (part.html) return [make("div", { innerHTML: part.html })];
  if (part.causes) return [groups(part.causes, answer, tools)];
  if (part.example) return [make("button", { type: "button", className: "example", textContent: part.example.name, onclick: () => tools.show(part.example.pick) })];
  return [make("section", { className: "condition" }, make("h2", { textContent: part.title }), body(part.body, answer))];
}
