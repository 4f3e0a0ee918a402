// Skin in the tone the viewer chooses, and lines that are seen on it. The tones are
// the ten of the Monk Skin Tone Scale (Ellis Monk, 2019, skintone.google).

import { channels, contrast, fromLab, luminance, mixed, toLab, written } from "./colour.js";

// From the lightest to the darkest.
export const TONES = ["#f6ede4", "#f3e7db", "#f7ead0", "#eadaba", "#d7bd96", "#a07e56", "#825c43", "#604134", "#3a312a", "#292420"];
export const FIRST = "#eadaba";

// How light changes skin: shadows on it are warm and saturated, so multiplying by grey
// would look like ash. light 0..1 -> red, green, blue of a skin drawn by eye.
const LIT = [[0, 70, 36, 26], [0.25, 134, 84, 64], [0.42, 186, 133, 107], [0.58, 217, 170, 143], [0.72, 234, 197, 172], [0.86, 246, 221, 202], [1, 253, 240, 229]];
const OWN = 0.7; // the light in which skin shows its own tone
const BLOOD = 0.55; // how much of the redness of the drawn skin every tone is given
const WARMTH = [0.112, 0.088]; // red and yellow that a shadow gains as it deepens
const WHITE = 0.99; // no highlight is paper
const SHEEN = 0.9; // how much more a highlight stands out on the darkest skin

const DRAWN = LIT.map(([light, ...colour]) => [light, ...toLab(colour)]);
const REFERENCE = stopAt(DRAWN, OWN);
const BRIGHTEST = stopAt(DRAWN, 1)[0] - REFERENCE[0];

// light 0..255 -> red, green, blue, one after another.
export function tableOf(tone) {
  const own = toLab(channels(tone));
  const stops = DRAWN.map(([light, ...lab]) => [light, ...fromLab(litTone(own, lab))]);
  return tabled(stops);
}

export function tabled(stops) {
  const colours = new Uint8ClampedArray(256 * 3);
  for (let level = 0; level < 256; level += 1) colours.set(stopAt(stops, level / 255), level * 3);
  return colours;
}

function litTone([lightness, red, yellow], lab) {
  const depth = lightness / REFERENCE[0];
  const change = lab[0] - REFERENCE[0];
  const shadow = Math.max(0, -change) * Math.sqrt(depth);
  const gain = change < 0 ? depth ** 0.6 : Math.min((WHITE - lightness) / BRIGHTEST, 1 + SHEEN * Math.max(0, 1 - depth));
  const ruddy = REFERENCE[1] * Math.sqrt(Math.min(1, depth)) * Math.min(1, yellow / REFERENCE[2] / depth);
  const blood = red + BLOOD * Math.max(0, ruddy - red);
  const [reds, yellows] = [1, 2].map((at) => lab[at] / REFERENCE[at]).map((share) => (change < 0 ? share : (1 + share) / 2));
  return [lightness + change * gain, blood * reds + shadow * WARMTH[0], yellow * yellows + shadow * WARMTH[1]];
}

function stopAt(stops, light) {
  const next = Math.max(1, stops.findIndex(([stop]) => stop >= light));
  const [from, to] = [stops[next - 1], stops[next]];
  return mixed(from, to, (light - from[0]) / (to[0] - from[0])).slice(1);
}

// The flat colour of a skin: for a scheme that has no light, and to measure against.
export const flat = (tone) => fromLab(litTone(toLab(channels(tone)), REFERENCE));

const STANDS_OUT = 3; // contrast of a line, as WCAG 2 asks of what must be seen
const MIDDLE = 0.3; // luminance below which lines on a skin are light ones

export const isDeep = (tone) => luminance(flat(tone)) < MIDDLE;

// The colour of a root as a line on this skin: towards black or white until it stands out.
export function lineOn(tone, colour) {
  const [skin, own] = [flat(tone), channels(colour)];
  const end = isDeep(tone) ? [255, 255, 255] : [0, 0, 0];
  let share = 0;
  while (share < 1 && contrast(mixed(own, end, share), skin) < STANDS_OUT) share += 0.02;
  return written(mixed(own, end, share));
}
