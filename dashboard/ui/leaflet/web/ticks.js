// What could press on it, to be ticked: the common ones open, all others a step away, and no more
// than a page holds.
import { make } from "../answer/parts.js";

export class Ticks {
  constructor(groups, most, words) {
    Object.assign(this, { most, words, boxes: [] });
    this.told = make("p", { className: "aside", role: "status" });
    const parts = groups.flatMap(group => this.group(group));
    this.part = make("fieldset", { className: "ticks", hidden: !groups.length },
      make("legend", { textContent: words.ticks }), this.told, ...parts);
    this.part.addEventListener("change", () => this.count());
    this.count();
  }

  group({ title, open, more }) {
    const parts = [make("h3", { textContent: title }), this.list(open)];
    if (more.length) {
      const summary = make("summary", { textContent: this.words.more.replace("{count}", more.length) });
      parts.push(make("details", {}, summary, this.list(more)));
    }
    return parts;
  }

  list(cards) {
    return make("ul", {}, ...cards.map(card => {
      const box = make("input", { type: "checkbox", value: card.pick });
      this.boxes.push(box);
      const where = [card.station, card.certainty].filter(Boolean).join(" · ");
      return make("li", {}, make("label", {}, box, make("span", {},
        make("strong", { textContent: card.name }), " ", make("span", { className: "aside", textContent: where }))));
    }));
  }

  chosen() {
    return this.boxes.filter(box => box.checked).map(box => box.value);
  }

  count() {
    const full = this.chosen().length >= this.most;
    for (const box of this.boxes) box.disabled = full && !box.checked;
    this.told.textContent = full ? this.words.most : this.words.ticks_none;
  }
}
