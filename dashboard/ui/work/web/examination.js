// What can be examined beside the skin: rows with what may be found, for one side at a time.

import { make } from "../answer/parts.js";

const SIDES = ["right", "left"];

export class Examination {
  // enter(findings): called with all of them when one is entered or taken away.
  constructor(groups, words, side, enter) {
    Object.assign(this, { words, side, enter });
    this.found = [];
    this.rows = [];
    this.switch = this.sides();
    const [first, ...others] = groups;
    this.lists = [this.list(first), ...others.map((group) => make("details", {}, make("summary", { textContent: group.title }), this.list(group)))];
    this.title = make("h2", { textContent: words.examine });
  }

  parts() {
    return [make("div", { className: "head" }, this.title, this.switch), ...this.lists];
  }

  sides() {
    const buttons = SIDES.map((side) => {
      const button = make("button", { type: "button", textContent: this.words[side], ariaPressed: String(side === this.side) });
      button.addEventListener("click", () => {
        this.side = side;
        for (const other of buttons) other.ariaPressed = String(other === button);
        this.update();
      });
      return button;
    });
    return make("div", { className: "choices", role: "group", ariaLabel: this.words.side }, ...buttons);
  }

  list({ items }) {
    return make("ul", { className: "rows" }, ...items.map((item) => this.row(item)));
  }

  row(item) {
    const buttons = item.states.map(([state, word]) => {
      const button = make("button", { type: "button", className: "state", textContent: word });
      button.addEventListener("click", () => this.press(item, state));
      return [state, button];
    });
    this.rows.push({ item, buttons });
    const how = make("details", { className: "how" }, make("summary", { textContent: item.name }), make("p", { textContent: item.how }));
    const choices = make("div", { className: "choices", role: "group" }, ...buttons.map(([, button]) => button));
    return make("li", {}, how, choices);
  }

  // Pressed again it is taken back.
  press(item, state) {
    const where = this.where(item);
    const finding = `${where}=${state}`;
    const others = this.found.filter((each) => !each.startsWith(`${where}=`));
    const next = this.found.includes(finding) ? others : [...others, finding];
    this.show(next);
    this.enter(next);
  }

  where({ id, middle }) {
    return `${middle ? "middle" : this.side}:${id}`;
  }

  show(found) {
    this.found = found;
    this.update();
  }

  update() {
    for (const { item, buttons } of this.rows) {
      for (const [state, button] of buttons) {
        button.ariaPressed = String(this.found.includes(`${this.where(item)}=${state}`));
        const side = item.middle ? "" : `${this.words[this.side]}: `;
        button.ariaLabel = `${side}${item.name}: ${button.textContent}`;
      }
    }
  }
}
