// A box to type into, with what was found below it: the combobox of the ARIA practices guide.
// The list lies over the page, so that nothing moves; the focus never leaves the box.

const boxes = new WeakMap();
const PAUSE = 90; // milliseconds without a key before we ask

export default function search({ data, parentElement, setTriggerValue }) {
  let box = boxes.get(parentElement);
  if (!box) boxes.set(parentElement, box = new Box(parentElement.querySelector(".search")));
  box.speak(data, found => setTriggerValue("found", found));
  return () => {};
}

function make(name, properties = {}, attributes = {}) {
  const element = Object.assign(document.createElement(name), properties);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

class Box {
  constructor(host) {
    this.input = make("input", { type: "search", autocomplete: "off", spellcheck: false, maxLength: 80 }, {
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "search-found",
    });
    this.list = make("ul", { id: "search-found", hidden: true }, { role: "listbox" });
    this.told = make("p", { className: "nothing", hidden: true });
    this.heard = make("div", { className: "heard" }, { role: "status" });
    this.found = [];
    const box = make("span", { className: "box" });
    box.append(this.input);
    host.replaceChildren(box, this.list, this.told, this.heard);
    this.input.addEventListener("input", () => this.later());
    this.input.addEventListener("keydown", event => this.key(event));
    this.input.addEventListener("blur", () => this.close());
    this.input.addEventListener("focus", () => this.input.value.trim() && this.later());
    this.list.addEventListener("pointerdown", event => event.preventDefault()); // the focus stays in the box
    this.list.addEventListener("click", event => this.pick(this.options().indexOf(event.target.closest("li"))));
  }

  speak(data, send) {
    Object.assign(this, { data, send });
    this.input.setAttribute("aria-label", data.words.label);
    this.list.setAttribute("aria-label", data.words.label);
    this.input.placeholder = data.words.hint;
  }

  options() {
    return [...this.list.children];
  }

  later() {
    clearTimeout(this.timer);
    this.asked?.abort();
    if (!this.input.value.trim()) return this.close();
    this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  async ask() {
    const { voice, side, words } = this.data;
    const text = this.input.value.trim();
    this.asked = new AbortController();
    try {
      const answer = await fetch(new URL("../atlas/search.json", import.meta.url), {
        method: "POST", body: JSON.stringify({ text, voice, side }), signal: this.asked.signal });
      if (!answer.ok) throw new Error(answer.status);
      this.show(await answer.json(), text);
    } catch (error) {
      if (error.name !== "AbortError") this.say(words.failed);
    }
  }

  show(found, text) {
    this.found = found;
    this.list.replaceChildren(...found.map((one, at) => {
      const option = make("li", { id: `search-found-${at}` }, { role: "option", "aria-selected": "false" });
      option.append(make("span", { textContent: one.name }), " ", make("span", { className: "what", textContent: one.what }));
      return option;
    }));
    this.list.hidden = !found.length;
    this.input.setAttribute("aria-expanded", String(found.length > 0));
    this.say(found.length ? "" : this.data.words.nothing.replace("{text}", text));
    this.heard.textContent = found.length ? this.data.words.found.replace("{count}", found.length) : this.told.textContent;
    this.choose(found.length ? 0 : -1); // Enter takes the best
    this.waits &&= found.length > 0 && this.pick(0);
  }

  say(text) {
    this.told.textContent = text;
    this.told.hidden = !text;
    if (text) this.list.hidden = true;
  }

  choose(at) {
    this.at = at;
    for (const [place, option] of this.options().entries()) option.setAttribute("aria-selected", String(place === at));
    if (at < 0) this.input.removeAttribute("aria-activedescendant");
    else {
      this.input.setAttribute("aria-activedescendant", `search-found-${at}`);
      this.options()[at].scrollIntoView({ block: "nearest" });
    }
  }

  key(event) {
    const open = !this.list.hidden;
    const last = this.found.length - 1;
    const to = { ArrowDown: this.at < last ? this.at + 1 : 0, ArrowUp: this.at > 0 ? this.at - 1 : last }[event.key];
    if (event.key === "Enter") this.enter(open);
    else if (event.key === "Escape" && (open || this.input.value)) this.clear();
    else if (to !== undefined && open) this.choose(to);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  // Who types quickly presses Enter before the answer is there: then it is taken when it comes.
  enter(open) {
    if (open) return this.pick(this.at);
    if (this.input.value.trim()) {
      this.waits = true;
      clearTimeout(this.timer);
      this.ask();
    }
  }

  pick(at) {
    const found = this.found[at];
    if (!found) return;
    this.clear();
    this.heard.textContent = this.data.words.picked.replace("{name}", found.name);
    this.send({ kind: found.kind, id: found.id, side: found.side });
  }

  clear() {
    this.input.value = "";
    this.close();
  }

  close() {
    clearTimeout(this.timer);
    this.asked?.abort();
    this.waits = false;
    this.found = [];
    this.list.hidden = true;
    this.say("");
    this.heard.textContent = "";
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}
