// The buttons by which an answer leaves the screen: a page to take home, and Show. What the panel
// needs is fetched when it is opened.
import { make } from "../answer/parts.js";
import { Panel } from "./panel.js";
import { Showing } from "./showing.js";

const mounted = new WeakMap();

export default function take({ data, parentElement, setTriggerValue }) {
  let buttons = mounted.get(parentElement);
  if (!buttons) mounted.set(parentElement, buttons = new Buttons(parentElement.querySelector(".take")));
  buttons.tell(data, setTriggerValue);
  return () => {
    mounted.delete(parentElement);
    buttons.leave();
  };
}

let led = false; // the way back from Show leads to the button that led to it

class Buttons {
  constructor(host) {
    this.home = make("button", { type: "button", className: "home", onclick: () => this.panel.open(this.data, this.home) });
    this.show = make("button", { type: "button", className: "begin", onclick: () => this.turn("on") });
    this.row = make("div", { className: "row" }, this.home, this.show);
    this.panel = new Panel();
    this.showing = new Showing(() => this.turn("off"));
    host.replaceChildren(this.row, this.panel.dialog, this.showing.region);
  }

  tell(data, send) {
    Object.assign(this, { data, send });
    const { words, subject, show, shown } = data;
    this.home.textContent = words.take;
    this.home.hidden = !(subject.picks ?? subject.findings).length;
    this.show.textContent = show ?? "";
    this.show.hidden = !show;
    this.row.hidden = Boolean(shown);
    this.showing.tell(data);
    if (!shown && led) this.show.focus();
    led = Boolean(shown);
  }

  turn(how) {
    this.send("show", how);
  }

  leave() {
    this.panel.close();
    this.showing.leave();
  }
}
