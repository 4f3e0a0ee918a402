// The buttons of the stage. Their words are set by stage.js (data-word), so that
// they follow the voice and the language.

import { isClose, isClosest, zoomToPick, zoomWhole } from "./zoom.js";

export function element(name, className, attributes = {}) {
  const made = document.createElement(name);
  if (className) made.className = className;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

// One set of buttons may serve several drawings: both foot views move together.
export function zoomButtons(drawings) {
  const group = element("div", "zoom", { role: "group" });
  const add = (kind, sign, act) => {
    const button = element("button", kind, { type: "button", "data-named": `zoom_${kind}` });
    button.textContent = sign;
    button.addEventListener("click", () => {
      drawings.forEach(act);
      if (!group.matches(".close")) group.querySelector(".in").focus({ preventScroll: true }); // the pressed one has gone
    });
    group.append(button);
  };
  add("out", "−", (drawing) => zoomToPick(drawing, 1 / 1.5));
  add("in", "+", (drawing) => zoomToPick(drawing, 1.5));
  add("whole", "⤢", zoomWhole);
  for (const drawing of drawings) {
    drawing.svg.addEventListener("zoomed", () => {
      const close = drawings.some(isClose);
      group.classList.toggle("close", close);
      group.closest(".view")?.toggleAttribute("data-close", close);
      group.querySelector(".in").setAttribute("aria-disabled", drawings.every(isClosest));
    });
  }
  return group;
}

export function toesButton(toggle) {
  const button = element("button", "toes", { type: "button", "data-word": "zoom_toes", "aria-pressed": false });
  button.addEventListener("click", toggle);
  return button;
}

export function sideSwitch(turn) {
  const group = element("div", "switch", { role: "group", "data-named": "show_side" });
  for (const side of ["right", "left"]) {
    const button = element("button", "", { type: "button", "data-side": side, "data-word": side });
    button.addEventListener("click", () => turn(side));
    group.append(button);
  }
  return group;
}

export function facings(face) {
  const group = element("div", "facings", { role: "group", "data-named": "facing" });
  for (const facing of ["front", "back", "side"]) {
    const button = element("button", "", { type: "button", "data-facing": facing, "data-word": `facing.${facing}` });
    button.addEventListener("click", () => face(facing));
    group.append(button);
  }
  return group;
}

export function key() {
  const list = element("ul", "key");
  for (const strength of ["solid", "hatched", "dashed"]) {
    const item = element("li", "");
    item.append(element("span", "swatch", { "data-lit": strength }), element("span", "word", { "data-word": `key.${strength}` }),
      element("span", "short", { "data-word": `brief.${strength}` }));
    list.append(item);
  }
  return list;
}

// The example is marked on the foot, so it is named only where the foot is seen.
export function invitation() {
  const invite = element("p", "invite");
  invite.append(element("span", "", { "data-word": "invite" }), element("span", "example", { "data-word": "example" }));
  return invite;
}
