// Colours of the roots as CSS variables on the picture, in the theme of the page and
// the tone of the skin. One hue per root and theme, on the skin as on the spine and in
// the chips, or colour would not lead the eye from one to the other.

import { channels, written } from "./colour.js";
import { flat, isDeep, lineOn, TONES } from "./tones.js";

function isDark(host) {
  const colour = getComputedStyle(host).getPropertyValue("--st-background-color").trim() || "#ffffff";
  return lightness(colour) < 0.5;
}

// On paper the page is light, and the skin as well: see print.css.
export function wear(host, known, own, printing) {
  host.toggleAttribute("data-deep", isDeep(own));
  const theme = isDark(host) && !printing ? "dark" : "light";
  const tone = printing ? TONES[0] : own;
  if (host.dataset.theme === theme && host.dataset.tone === tone) return;
  Object.assign(host.dataset, { theme, tone, skin: isDeep(tone) ? "deep" : "light" });
  host.style.setProperty("--skin-flat", written(flat(tone)));
  for (const [id, root] of Object.entries(known.roots)) {
    const { colour, edge, ink } = root.colours[theme];
    for (const [name, value] of Object.entries({ root: colour, shade: lineOn(tone, colour), edge, on: ink })) {
      host.style.setProperty(`--${name}-${id}`, value);
    }
  }
}

// 0 to 1, as the eye weighs the channels; enough to tell a dark page from a light one.
function lightness(text) {
  const [red, green, blue] = channels(text);
  return (0.3 * red + 0.59 * green + 0.11 * blue) / 255;
}

// A browser says that it prints before it lays out the paper; the medium itself only
// changes with that, which is too late for colours set by hand.
let announced = false;
const paper = matchMedia("print");

export const isPrinting = () => announced || paper.matches;

export function onPrint(act) {
  const announce = ({ type }) => {
    announced = type === "beforeprint";
    act();
  };
  for (const kind of ["beforeprint", "afterprint"]) addEventListener(kind, announce);
  paper.addEventListener("change", act);
  return () => {
    for (const kind of ["beforeprint", "afterprint"]) removeEventListener(kind, announce);
    paper.removeEventListener("change", act);
  };
}
