// The button that opens what may lie over the skin: which map, which map beside it, and
// which layers. Its words follow the voice; what it holds comes when the layers are known.

import { element } from "./controls.js";
import { CONSENSUS } from "./layers.js";

export const NONE = { roots: false, fields: false, courses: false, agreement: false, against: null };
const SWITCHES = ["roots", "fields", "courses", "agreement"];

export class LayerPanel {
  constructor(layers, words, changeMap) {
    Object.assign(this, { layers, words, changeMap });
    this.root = element("div", "layers");
    this.button = element("button", "open-layers", { type: "button", "aria-expanded": false });
    this.sheet = element("div", "layer-sheet", { role: "group", "data-named": "layers", hidden: "" });
    this.root.append(this.button, this.sheet);
    this.button.addEventListener("click", () => this.open(this.sheet.hidden));
    this.root.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || this.sheet.hidden) return;
      event.stopPropagation();
      this.open(false);
      this.button.focus({ preventScroll: true });
    });
    this.away = (event) => { if (!event.composedPath().includes(this.root)) this.open(false); };
    layers.onReady = () => this.fill();
    this.speak();
  }

  open(open) {
    this.sheet.hidden = !open;
    this.button.setAttribute("aria-expanded", open);
    document[open ? "addEventListener" : "removeEventListener"]("pointerdown", this.away);
    if (open) this.layers.begin().catch(() => this.fail());
  }

  // Once the maps are known.
  fill() {
    const { maps } = this.layers.facts;
    const drawn = Object.keys(maps).filter((map) => maps[map].drawn);
    this.maps = drawn.map((map) => this.choice("radio", "map", map, () => this.choose(map)));
    this.against = element("select", "", { "data-named": "against" });
    this.against.append(...["", ...drawn].map((map) => element("option", "", { value: map })));
    this.against.addEventListener("change", () => this.switchTo({ against: this.against.value || null }));
    this.switches = SWITCHES.map((layer) => this.choice("checkbox", "layer", layer, (on) => this.switchTo({ [layer]: on })));
    this.only = element("p", "only");
    const beside = element("label", "beside");
    beside.append(element("span", "", { "data-word": "against" }), this.against);
    this.sheet.replaceChildren(this.group("layer_maps", ...this.maps, beside, this.only), this.group("layer_show", ...this.switches));
    this.speak();
  }

  group(word, ...parts) {
    const group = element("fieldset", "");
    group.append(element("legend", "", { "data-word": word }), ...parts);
    return group;
  }

  choice(type, name, value, act) {
    const label = element("label", "choice");
    const input = element("input", "", { type, name: `sole-${name}`, value });
    input.addEventListener("change", () => act(input.checked));
    label.append(input, element("span", "word"), ...(type === "checkbox" ? [element("span", `sample ${value}`, { "aria-hidden": "true" })] : []));
    return Object.assign(label, { input });
  }

  choose(map) {
    this.changeMap(map);
    this.speak();
  }

  switchTo(change) {
    this.layers.toggle(change).then(() => this.speak(), () => this.fail());
  }

  fail() {
    if (!this.sheet.querySelector("[role=alert]")) this.sheet.prepend(Object.assign(element("p", "", { role: "alert" }), { textContent: this.words.say("layers_missing") }));
  }

  speak() {
    const { words, layers: { facts, map, memory } } = this;
    const nameOf = (id) => facts.maps[id].name[words.voice];
    const count = SWITCHES.filter((layer) => memory[layer]).length + (memory.against ? 1 : 0);
    const shown = facts && map !== CONSENSUS ? facts.maps[map].label[words.voice] : "";
    this.button.textContent = [words.say("layers"), shown].filter(Boolean).join(" · ");
    this.button.dataset.count = count || "";
    this.button.setAttribute("aria-description", words.say("layers_on", { count }));
    if (!this.maps) return;
    for (const { input, children: [, word] } of this.maps) {
      word.textContent = nameOf(input.value);
      input.checked = input.value === map;
    }
    for (const option of this.against.options) {
      option.textContent = option.value ? facts.maps[option.value].label[words.voice] : words.say("against_none");
      option.disabled = option.value === map;
    }
    this.against.value = memory.against ?? "";
    for (const { input, children: [, word] } of this.switches) {
      word.textContent = words.say(`layer.${input.value}`);
      input.checked = memory[input.value];
    }
    const undrawn = Object.values(facts.maps).filter(({ drawn }) => !drawn).map(({ label }) => label[words.voice]);
    this.only.textContent = words.say("layers_unread", { maps: words.list(undrawn) });
    for (const node of this.sheet.querySelectorAll("[data-word]")) node.textContent = words.say(node.dataset.word);
  }

  leave() {
    this.open(false);
  }
}
