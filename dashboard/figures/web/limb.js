// The limb to turn: a panel with the 3-D figure, its named views and what goes with them. It shows
// what is picked on the flat views, and follows them at once; nothing can be picked in it.

import { follow } from "../diagram/chosen.js";
import { element } from "../diagram/controls.js";
import { followStations } from "../diagram/station.js";
import { KEYS, NAMES } from "./cameras.js";
import { Space } from "./space.js";
import { listenForTouch } from "./touch.js";
import { SKINS } from "./traces.js";

export class Limb {
  // brought: Plotly and the figure, on their way; null where nobody draws in 3-D. slow: without a
  // graphics card.
  constructor(host, picture, close, { brought, slow }) {
    Object.assign(this, { picture, words: picture.words, close, brought, slow });
    this.root = element("section", "limb", { "aria-label": this.words.say("limb_title") });
    this.place = element("div", "space", { role: "application", tabindex: 0, "aria-label": this.words.say("limb_how") });
    this.told = element("p", "told", { role: "status" });
    this.foot = this.below();
    this.root.append(this.head(), this.place, this.told, this.foot);
    host.append(this.root);
    document.documentElement.toggleAttribute("data-limb-open", true); // see page.css
    this.root.scrollIntoView({ block: "nearest" });
    this.open();
  }

  head() {
    const head = element("header", "bar");
    const title = Object.assign(element("h3", "title"), { textContent: this.words.say("limb_title") });
    this.cameras = this.choice("limb_camera", NAMES, (name) => this.look(name));
    this.skins = this.choice("limb_skin", SKINS, (skin) => this.dress(skin));
    this.choices = element("div", "bar");
    this.choices.append(this.cameras, this.skins);
    head.append(title, this.button("close", "limb_close", () => this.close()), this.choices);
    return head;
  }

  below() {
    const foot = element("footer", "bar");
    const note = Object.assign(element("p", "note"), { textContent: this.words.say("limb_note") });
    const zoom = element("div", "zoom", { role: "group" });
    for (const [sign, key, name] of [["−", "-", "zoom_out"], ["+", "+", "zoom_in"]]) {
      const button = this.button("", name, () => this.space?.move(KEYS[key]));
      button.setAttribute("aria-label", button.textContent);
      button.textContent = sign;
      zoom.append(button);
    }
    foot.append(note, zoom, this.button("save", "limb_save", () => this.space?.save(this.words.say("limb_file"))));
    return foot;
  }

  button(name, word, act) {
    const button = Object.assign(element("button", name, { type: "button" }), { textContent: this.words.say(word) });
    button.addEventListener("click", act);
    return button;
  }

  // One of several, as a row of buttons.
  choice(name, options, act) {
    const group = element("div", "choice", { role: "group", "aria-label": this.words.say(name) });
    for (const option of options) {
      const button = this.button("", `${name}.${option}`, () => act(option));
      Object.assign(button.dataset, { option, word: `${name}.${option}` });
      group.append(button);
    }
    return group;
  }

  async open() {
    if (!this.brought) return this.tell("limb_no_webgl");
    this.tell("limb_loading");
    try {
      const [Plotly, figure] = await Promise.all([...this.brought, this.picture.layers.begin()]);
      if (this.gone) return;
      this.space = new Space(Plotly, this.place, figure, this.picture, this.slow);
      await this.space.draw();
    } catch (error) {
      console.warn(error);
      this.leave();
      return this.tell("limb_failed");
    }
    this.tell(null);
    this.press(this.cameras, this.space.camera);
    this.press(this.skins, this.space.skin);
    this.root.dataset.ready = "";
    this.listen();
    await this.space.time();
  }

  listen() {
    const update = () => this.space?.update();
    const dressed = new MutationObserver(update); // theme and tone of the picture, and what is on of all
    dressed.observe(this.picture.host, { attributeFilter: ["data-theme", "data-tone", "data-layers"] });
    this.unfollow = [follow((next) => next || update()), followStations(update), () => dressed.disconnect()];
    this.place.addEventListener("keydown", (event) => this.key(event));
    this.space.onTurn(() => this.press(this.cameras, null));
    listenForTouch(this.place, (step) => this.space?.move(step), () => this.press(this.cameras, null));
    this.space.onLoss(() => {
      this.leave();
      this.tell("limb_lost");
    });
  }

  key(event) {
    const step = event.altKey || event.ctrlKey || event.metaKey ? null : KEYS[event.key];
    if (!step) return;
    event.preventDefault();
    this.press(this.cameras, null);
    this.space.move(step);
  }

  look(name) {
    this.press(this.cameras, name);
    this.space?.look(name);
  }

  dress(skin) {
    this.press(this.skins, skin);
    this.space?.dress(skin);
  }

  // In the voice of the moment.
  speak() {
    for (const node of this.root.querySelectorAll("[data-word]")) node.textContent = this.words.say(node.dataset.word);
    this.update();
  }

  // The side shown, or what a condition lights, may have changed.
  update() {
    this.space?.update();
  }

  press(group, chosen) {
    for (const button of group.children) button.setAttribute("aria-pressed", button.dataset.option === chosen);
  }

  tell(word) {
    this.told.textContent = word ? this.words.say(word) : "";
    for (const part of [this.place, this.choices, this.foot]) part.hidden = Boolean(word) && word !== "limb_loading";
  }

  leave() {
    for (const stop of this.unfollow ?? []) stop();
    this.space?.leave();
    this.space = this.unfollow = null;
  }

  remove() {
    this.gone = true;
    document.documentElement.toggleAttribute("data-limb-open", false);
    this.leave();
    this.root.remove();
  }
}
