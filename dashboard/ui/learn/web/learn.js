// The card beside the picture: a question, what was answered, why, and what comes next. What a
// person does is said with the turn it belongs to, so that a late word about an earlier question
// is never taken for an answer to this one.

import { make } from "../answer/parts.js";
import { choices } from "./choices.js";
import { listen } from "./keys.js";

const FITTING = { right: "good", partly: "hard", wrong: "again" }; // what Enter rates an answer
const cards = new WeakMap();

export default function learn({ data, parentElement, setTriggerValue }) {
  let card = cards.get(parentElement);
  if (!card) cards.set(parentElement, card = new Card(parentElement.querySelector(".learn")));
  card.trigger = setTriggerValue;
  card.tell(data);
  return () => {
    card.leave();
    cards.delete(parentElement);
  };
}

class Card {
  constructor(host) {
    this.host = host;
    this.heard = make("p", { className: "unseen", role: "status" });
    this.body = make("div");
    host.replaceChildren(this.body, this.heard);
    this.unlisten = listen((key) => this.press(key));
  }

  // A run that changes nothing leaves the focus and the reader in peace.
  tell(data) {
    const written = JSON.stringify(data);
    this.busy = false; // the server has spoken, even where it did not hear what was said
    if (written === this.written) return;
    const focused = this.host.contains(document.activeElement) && document.activeElement.dataset.key;
    const before = this.data;
    Object.assign(this, { written, data });
    this.body.replaceChildren(...this.parts());
    if (data.verdict && !before?.verdict) this.heard.textContent = [data.says, data.why].join(" ");
    this.refocus(focused, before);
  }

  parts() {
    const { head, kind, question, story, verdict } = this.data;
    return [
      make("p", { className: "head" }, make("span", { textContent: head }), make("span", { className: "kind", textContent: kind })),
      ...(story ? [make("p", { className: "story", textContent: story })] : []),
      make("h2", { textContent: question, tabIndex: -1 }),
      ...(verdict ? this.told() : this.asked()),
      make("p", { className: "foot" }, this.button("stop", () => this.say("stopped"), "quiet")),
    ];
  }

  // --- a question
  asked() {
    const { touched, options, many, words, case: isCase } = this.data;
    const work = isCase ? [make("p", {}, this.button("work", () => this.say("worked"), "quiet"))] : [];
    if (touched) return [...this.touching(touched), ...work];
    this.choices = choices(options, many, (given) => this.answer(given));
    const hint = many ? [make("p", { className: "aside", textContent: words.several })] : [];
    const check = many ? [make("p", { className: "next" }, this.button("check", () => this.answer(this.choices.given()), "main"))] : [];
    return [...hint, this.choices.list, ...check, ...work];
  }

  // Touched on the picture, which is no answer yet: a finger slips.
  touching(touched) {
    const { words, given } = this.data;
    const told = touched.length ? `${words.touched} ${touched.join(", ")}` : words.touch;
    const check = this.button("check", () => this.answer(given), "main");
    check.append(make("kbd", { textContent: 1, ariaHidden: "true" }));
    check.disabled = !touched.length;
    return [make("div", { className: "touching" }, make("p", { className: "touched", textContent: told }), make("p", { className: "next" }, check))];
  }

  // --- an answer
  told() {
    const { verdict, says, why, sources, options, given, marks, missed, words, outlook } = this.data;
    const list = options.length ? [choices(options, false, () => {}, { given, marks, words }).list] : [];
    const more = missed.length ? [make("p", { className: "missed", textContent: `${words.mark_missed}: ${missed.join(", ")}` })] : [];
    const sign = { right: "✓", partly: "◐", wrong: "✕" }[verdict];
    return [
      make("p", { className: `verdict ${verdict}` }, make("span", { className: "sign", textContent: sign, ariaHidden: "true" }), says),
      make("p", { className: "why", textContent: why }),
      ...more,
      ...list,
      ...(sources.length ? [make("details", { className: "sources" }, make("summary", { textContent: words.sources }), ...sources.map((text) => make("p", { textContent: text })))] : []),
      ...(outlook.length ? this.rating(outlook) : [make("p", { className: "next" }, this.button("next", () => this.say("followed"), "main"))]),
      make("p", {}, this.button("slip", () => this.say("slipped"), "quiet")),
    ];
  }

  rating(outlook) {
    const buttons = outlook.map(([rating, name, when], at) => {
      const fits = rating === FITTING[this.data.verdict] ? "fits" : "";
      const button = this.button(`rate ${rating}`, () => this.say("rated", rating), `rate ${fits}`, name);
      button.append(make("span", { className: "when", textContent: when }), make("kbd", { textContent: at + 1, ariaHidden: "true" }));
      return button;
    });
    return [make("h3", { textContent: this.data.words.how_well }), make("div", { className: "ratings", role: "group", ariaLabel: this.data.words.how_well }, ...buttons)];
  }

  button(key, act, className, name) {
    const button = make("button", { type: "button", className, textContent: name ?? this.data.words[key] });
    button.dataset.key = key;
    button.addEventListener("click", act);
    return button;
  }

  // --- what is said to the server, once
  answer(given) {
    if (given.length) this.say("answered", given);
  }

  say(name, value = true) {
    if (this.busy) return;
    this.busy = true;
    this.trigger(name, [this.data.turn, value]);
  }

  // 1 to 9 choose or rate, Enter goes on; `r` and `c` are Streamlit's own. On the picture Enter
  // picks, so there 1 answers as well.
  press(key) {
    const { verdict, outlook, many, touched, given } = this.data;
    const at = key === "Enter" ? -1 : Number(key) - 1;
    const rating = at < 0 ? outlook.length && FITTING[verdict] : outlook[at]?.[0];
    if (rating) this.say("rated", rating);
    else if (verdict && !outlook.length) this.say("followed");
    else if (verdict) return;
    else if (touched) this.answer(given);
    else if (at >= 0) this.choices.press(at);
    else if (many) this.answer(this.choices.given());
  }

  // What was pressed has gone: a new question is read from its beginning, and an answer leads on.
  refocus(focused, before) {
    const { verdict, turn } = this.data;
    const same = focused ? this.body.querySelector(`[data-key="${CSS.escape(focused)}"]:not(:disabled)`) : null;
    const next = verdict && !before?.verdict ? this.body.querySelector(".rate.fits, .next button")
      : before && before.turn !== turn ? this.body.querySelector("h2") : same;
    next?.focus({ preventScroll: true });
  }

  leave() {
    this.unlisten();
  }
}
