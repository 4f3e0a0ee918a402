// The emergency line. It lies over the page, so opening it moves nothing and takes no focus.
// It is on every screen, so it also sees to it that a lost connection is said on every screen, and
// brings what opens the explained words.
import { fetched, said } from "../answer/fetched.js";
import { make } from "../answer/parts.js";
import { chosen, chosenMap, follow } from "../diagram/chosen.js";
import { prepare } from "../diagram/notice.js";
import "../glossary/terms.js";

const style = fetch(new URL("line.css", import.meta.url)).then(answer => answer.text());
const everySign = () => fetched("emergency.json");
everySign().catch(() => {}); // opening the line tries again
const lines = new WeakMap();
// Sets of picks it has opened for: once each, also across pages.
const openedFor = new Set();

export default function line({ data, parentElement }) {
  let view = lines.get(parentElement);
  if (!view) lines.set(parentElement, view = build(parentElement));
  view.show(data);
  return () => { view.forget(); lines.delete(parentElement); };
}

function build(parent) {
  const slot = parent.querySelector(".slot");
  const sheet = make("div", { className: "sheet" });
  const summary = make("summary");
  const details = make("details", { className: "line" }, summary, sheet);
  // Said aloud when it opens by itself, since the focus stays where it is.
  const heard = make("div", { className: "heard", role: "status" });
  const css = make("style");
  style.then(text => { css.textContent = text; });
  slot.replaceChildren(css, details, heard);

  return new Line(details, summary, sheet, heard);
}

class Line {
  constructor(details, summary, sheet, heard) {
    Object.assign(this, { details, summary, sheet, heard });
    this.escape = event => {
      if (event.key !== "Escape" || !details.open) return;
      event.preventDefault(); // it closes this, and nothing else with it
      this.close();
    };
    document.addEventListener("keydown", this.escape);
    this.unfollow = follow(next => next || this.ask());
    details.addEventListener("toggle", () => this.fill());
  }

  forget() {
    document.removeEventListener("keydown", this.escape);
    this.unfollow();
  }

  // The server's word, after each run; where there is a picture, it is followed at once.
  show(data) {
    const told = JSON.stringify([data.voice, data.words, data.call]);
    this.data = data;
    prepare(document.documentElement, { say: word => data.notice[word] });
    // Other picks alone change no word of it: what they call for is told by the answer to them.
    if (told !== this.told) {
      Object.assign(this, { told, wanted: null });
      this.head();
    }
    this.ask();
  }

  head() {
    const { words } = this.data;
    this.summary.replaceChildren(
      make("span", { textContent: "⚠", ariaHidden: "true" }),
      make("strong", { textContent: words.title }), " ",
      make("span", { className: "long", textContent: words.line }),
      make("span", { className: "short", textContent: words.short }), " ",
      make("span", { className: "more" }, make("span", { className: "wide", textContent: words.more }), " ›"));
    this.write({ by: "", why: [], signs: [] });
  }

  async ask() {
    const { voice, ids, called } = this.data;
    if (called) { // the screen has findings of its own, and told what they call for
      this.wanted = null;
      this.call(called);
      return;
    }
    const wanted = `${voice} ${chosen() ?? ids}`;
    if (wanted === this.wanted) return;
    this.wanted = wanted;
    try {
      const { called } = await said(chosen() ?? ids, voice, chosenMap());
      if (wanted === this.wanted) this.call(called);
    } catch {
      this.wanted = null; // asked again with the next word from the server
    }
  }

  call(called) {
    this.write(called);
    if (!called.by) this.heard.textContent = "";
    else if (!openedFor.has(called.by)) {
      openedFor.add(called.by);
      this.details.open = true;
      this.heard.textContent = [...called.why, this.data.call].join(" ");
    }
  }

  // What the picks call for is here at once; all the other signs are fetched when the page begins.
  write(called) {
    const written = JSON.stringify([called, this.told]);
    if (this.written === written) return;
    this.written = written;
    this.called = called;
    this.groups = null;
    this.sheet.replaceChildren(...contents(this.data, called, [], () => this.shut()));
    this.fill();
  }

  async fill() {
    const { called, data, told } = this;
    if (this.groups) return;
    const all = await everySign().catch(() => null);
    if (!all || called !== this.called || told !== this.told) return;
    this.groups = all[data.voice];
    this.sheet.replaceChildren(...contents(data, called, this.groups, () => this.shut()));
  }

  close() {
    this.details.open = false;
    this.heard.textContent = "";
  }

  shut() {
    this.close();
    this.summary.focus();
  }
}

function contents(data, called, groups, close) {
  const button = make("button", { type: "button", textContent: data.words.close, onclick: close });
  const every = [
    ...groups.filter(group => group.signs.length).flatMap(group => [
      make("h2", { textContent: group.title }), signs(group.signs)]),
    make("p", { textContent: data.words.one_sided })];
  const call = make("p", { className: "call", textContent: data.call });
  if (!called.by) return [make("div", { className: "head" }, call, button), ...every];
  // What the picks call for comes first and short; the other signs are a step away.
  const why = make("div", {}, ...called.why.map(text => make("h2", { textContent: text })));
  return [
    make("div", { className: "head" }, why, button), signs(called.signs), call,
    make("details", {}, make("summary", { className: "all", textContent: data.words.all }), ...every)];
}

function signs(list) {
  return make("ul", {}, ...list.map(sign => make("li", {},
    make("span", { textContent: sign.symptom + " " }),
    make("span", { className: "action", textContent: sign.action }))));
}
