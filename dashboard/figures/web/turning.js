// The way into the limb to turn: a button under the flat views. All else of it, and Plotly, is
// fetched when the button is pressed, all at once.

import { plotly } from "./plotly.js";
import { isSlow, renderer } from "./webgl.js";

const FIGURE = new URL("../atlas/limb.json", import.meta.url).href;
const SHEET = new URL("limb.css", import.meta.url).href;

export class Turning {
  constructor(picture) {
    this.picture = picture;
    const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: SHEET });
    this.root = Object.assign(document.createElement("div"), { className: "turning" });
    this.button = Object.assign(document.createElement("button"), { type: "button", className: "turn", textContent: picture.words.say("limb_open") });
    this.button.setAttribute("aria-expanded", false);
    this.button.addEventListener("click", () => (this.limb ? this.close() : this.open()));
    this.root.append(sheet, this.button);
    picture.host.append(this.root);
  }

  async open() {
    this.button.setAttribute("aria-expanded", true);
    const drawing = renderer();
    const brought = drawing && [plotly(), figure()];
    for (const promise of brought ?? []) promise.catch(() => {}); // told by the limb, which waits for them
    const { Limb } = await import("./limb.js");
    this.limb = new Limb(this.root, this.picture, () => this.close(), { brought, slow: isSlow(drawing ?? "") });
  }

  close() {
    this.limb?.remove();
    this.limb = null;
    this.button.setAttribute("aria-expanded", false);
    this.button.focus({ preventScroll: true });
  }

  // The side shown may have changed.
  update() {
    this.limb?.update();
  }

  speak() {
    this.limb?.speak();
  }

  leave() {
    this.limb?.remove();
  }
}

async function figure() {
  const answer = await fetch(FIGURE);
  if (!answer.ok) throw new Error(`limb.json: ${answer.status}`);
  return answer.json();
}
