// The panel in which a page is made: what is ticked, how it looks, for whom. What is typed is
// gone when the panel closes: the next person is another.
import { make } from "../answer/parts.js";
import { downloaded, opened, today } from "./sending.js";
import { Ticks } from "./ticks.js";

const CHOICES = new URL("../atlas/leaflet.json", import.meta.url);
const LONGEST = { name: 80, note: 500 };
const looks = {}; // paper, print and voice, while the page is open

export class Panel {
  constructor() {
    this.dialog = make("dialog", { className: "take-panel" });
    this.dialog.addEventListener("close", () => this.forget());
    this.dialog.addEventListener("click", event => event.target === this.dialog && this.dialog.close());
  }

  async open(data, opener) {
    Object.assign(this, { data, opener });
    this.dialog.replaceChildren(make("p", { textContent: data.words.loading, role: "status" }));
    this.dialog.showModal();
    try {
      const wanted = JSON.stringify({ ...data.subject, voice: data.voice });
      const answer = await fetch(CHOICES, { method: "POST", body: wanted });
      if (!answer.ok) throw new Error(answer.status);
      this.draw(await answer.json());
    } catch {
      const close = make("button", { type: "button", textContent: data.words.close, onclick: () => this.dialog.close() });
      this.dialog.replaceChildren(make("p", { textContent: data.words.failed, role: "alert" }), close);
    }
  }

  draw({ words, about, groups, most, settings }) {
    this.words = words;
    this.ticks = new Ticks(groups, most, words);
    this.settings = settings.map(setting => radios(setting));
    this.typed = { name: field("input", "name", words), note: field("textarea", "note", words) };
    this.day = make("input", { type: "date", required: true, value: today() });
    this.said = make("p", { className: "said", role: "status" });
    const title = make("h2", { id: "take-title", textContent: words.panel });
    const close = make("button", { type: "button", className: "close", ariaLabel: words.close, onclick: () => this.dialog.close() },
      make("span", { ariaHidden: "true", textContent: "×" }));
    const form = make("form", { onsubmit: event => { event.preventDefault(); this.print(); } },
      this.ticks.part,
      fieldset(words.looks, make("div", { className: "looks" }, ...this.settings.map(({ part }) => part))),
      fieldset(words.typed,
        make("div", { className: "typed" }, label(words.name, this.typed.name), label(words.day, this.day)),
        label(words.note, this.typed.note), make("p", { className: "aside", textContent: words.typed_care })),
      make("div", { className: "acts" },
        make("button", { type: "submit", className: "main", textContent: words.open }),
        make("button", { type: "button", textContent: words.download, onclick: () => this.download() }), this.said));
    this.dialog.setAttribute("aria-labelledby", "take-title");
    this.dialog.replaceChildren(
      make("header", {}, title, close),
      make("p", { className: "about" }, `${words.lead} `, ...about.flatMap((name, at) => [at ? "; " : "", make("strong", { textContent: name })])),
      form);
    title.tabIndex = -1;
    title.focus();
  }

  order() {
    const chosen = Object.fromEntries(this.settings.map(({ name, value }) => [name, value()]));
    Object.assign(looks, chosen);
    const { name, note } = this.typed;
    return {
      ...this.data.subject, ...chosen, causes: this.ticks.chosen(), number: this.data.number,
      date: this.day.value || today(), name: name.value, note: note.value };
  }

  print() {
    opened(this.order());
    this.said.textContent = this.words.opened;
  }

  async download() {
    this.said.textContent = this.words.making;
    try {
      await downloaded(this.order());
      this.said.textContent = this.words.made;
    } catch {
      this.said.textContent = this.words.failed;
    }
  }

  forget() {
    this.dialog.replaceChildren();
    this.typed = this.ticks = null;
    this.opener?.focus();
  }

  close() {
    if (this.dialog.open) this.dialog.close();
  }
}

function field(kind, name, words) {
  return make(kind, { maxLength: LONGEST[name], autocomplete: "off", spellcheck: false, ariaLabel: words[name] });
}

function label(text, input) {
  return make("label", {}, make("span", { textContent: text }), input);
}

function fieldset(title, ...children) {
  return make("fieldset", {}, make("legend", { textContent: title }), ...children);
}

// One setting as a row of choices; the last choice is remembered while the page is open.
function radios([name, title, values]) {
  const chosen = looks[name] ?? values[0][0];
  const inputs = values.map(([value]) => make("input", { type: "radio", name: `take-${name}`, value, checked: value === chosen }));
  const labels = values.map(([, text], at) => make("label", {}, inputs[at], make("span", { textContent: text })));
  const part = make("div", { className: "choice", role: "radiogroup", ariaLabel: title },
    make("span", { className: "of", textContent: title, ariaHidden: "true" }), make("div", { className: "values" }, ...labels));
  return { name, part, value: () => inputs.find(input => input.checked).value };
}
