// The buttons by which an answer leaves the screen: a page to take home, and Show. What the panel
// needs is fetched when it is opened.
import { make } from "../answer/parts.js";
import { Panel } from "./panel.js";

const mounted = new WeakMap();

export default function take({ data, parentElement, setTriggerValue }) {
  let buttons = mounted.get(parentElement);
  if (!buttons) mounted.set(parentElement, buttons = new Buttons(parentElement.querySelector(".take")));
  buttons.tell(data, setTriggerValue);
  return () => {
    mounted.delete(parentElement);
    buttons.panel.close();
  };
}

class Buttons {
  constructor(host) {
    this.home = make("button", { type: "button", className: "home", onclick: () => this.panel.open(this.data, this.home) });
    this.show = make("button", { type: "button", className: "begin", onclick: () => this.send("show", true) });
    this.panel = new Panel();
    host.replaceChildren(this.home, this.show, this.panel.dialog);
  }

  tell(data, send) {
    Object.assign(this, { data, send });
    this.home.textContent = data.words.take;
    this.home.hidden = !data.subject;
    this.show.textContent = data.show;
    this.show.hidden = !data.show;
  }
}
