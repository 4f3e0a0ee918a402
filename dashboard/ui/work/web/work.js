// Work it out: what is entered beside the picture, and what would explain it. What a person
// enters stands here at once, and is sent whole; the answer follows with the server's word.

import { fetched } from "../answer/fetched.js";
import { make } from "../answer/parts.js";
import { Examination } from "./examination.js";
import { reasons } from "./reasons.js";

const panels = new WeakMap();

export default function work({ data, parentElement, setStateValue, setTriggerValue }) {
  let panel = panels.get(parentElement);
  if (!panel) panels.set(parentElement, panel = new Panel(parentElement.querySelector(".work")));
  Object.assign(panel, { setState: setStateValue, trigger: setTriggerValue });
  panel.tell(data);
  return () => panels.delete(parentElement);
}

class Panel {
  constructor(host) {
    this.brushes = make("div", { className: "brushes" });
    this.sheet = make("section", { className: "examine" });
    this.entered = make("section", { className: "entered" });
    this.answer = make("div", { className: "reasons", id: "answer" });
    host.replaceChildren(this.brushes, this.sheet, this.entered, this.answer);
  }

  tell(data) {
    const anew = this.revision !== data.revision || this.voice !== data.voice;
    if (this.voice !== data.voice) this.bring(data.voice);
    Object.assign(this, { data, revision: data.revision, voice: data.voice });
    if (anew) this.examined = data.findings;
    this.once("brushes", [data.brush, data.voice], () => this.drawBrushes());
    if (anew) this.examination?.show(this.examined);
    this.once("entered", data.entered, () => this.drawEntered());
    const { places, more, whole, pairs, tests } = data;
    this.once("answer", [data.voice, places, more, whole, pairs, tests], () => this.drawAnswer());
  }

  // A run that changes nothing leaves the focus and the reader in peace.
  once(name, value, draw) {
    const written = JSON.stringify(value);
    if (this[`last_${name}`] === written) return;
    this[`last_${name}`] = written;
    draw();
  }

  async bring(voice) {
    const { words } = this.data ?? {};
    if (words) this.sheet.replaceChildren(make("p", { textContent: words.loading }));
    try {
      const groups = await fetched(`examination/${voice}.json`);
      if (voice !== this.voice) return;
      this.examination = new Examination(groups, this.data.words, this.examination?.side ?? this.data.side, (found) => this.examine(found));
      this.examination.show(this.examined);
      this.sheet.replaceChildren(...this.examination.parts());
    } catch {
      if (voice === this.voice) this.sheet.replaceChildren(make("p", { textContent: this.data.words.failed, role: "alert" }));
    }
  }

  examine(found) {
    this.examined = found;
    this.setState("examined", found);
  }

  drawBrushes() {
    const { words, brushes, brush } = this.data;
    const buttons = brushes.map(([id, name]) => {
      const button = make("button", { type: "button", className: `brush ${id}`, textContent: name, ariaPressed: String(id === brush) });
      button.addEventListener("click", () => {
        for (const other of buttons) other.ariaPressed = String(other === button);
        this.setState("brush", id);
      });
      return button;
    });
    const row = make("div", { className: "choices", role: "group", ariaLabel: words.brush }, ...buttons);
    this.brushes.replaceChildren(make("h2", { textContent: words.brush }), row);
  }

  drawEntered() {
    const { words, entered } = this.data;
    const chips = entered.map(([finding, text]) => {
      const label = words.take_away.replace("{name}", text);
      const button = make("button", { type: "button", className: "chip", ariaLabel: label },
        text, make("span", { className: "cross", textContent: "×", ariaHidden: "true" }));
      button.addEventListener("click", () => this.trigger("removed", finding));
      return make("li", {}, button);
    });
    this.entered.hidden = !chips.length;
    this.entered.replaceChildren(make("h2", { textContent: words.entered }), make("ul", { className: "chips" }, ...chips));
  }

  drawAnswer() {
    const focused = this.answer.contains(document.activeElement) && document.activeElement.dataset.key;
    this.answer.replaceChildren(...reasons(this.data, {
      look: (key) => this.setState("place", key),
      open: (id) => this.trigger("condition", id),
      enter: (finding) => this.trigger("added", finding),
    }));
    if (focused) this.answer.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  }
}
