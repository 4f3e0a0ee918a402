// Colours as numbers. Channels are 0 to 255; lightness and contrast are those of
// WCAG 2; OKLab (Björn Ottosson, 2020) is where colours are mixed as eyes see them.

export function channels(text) {
  const hex = text.match(/^#([0-9a-f]{3,8})$/i)?.[1];
  if (!hex) return (text.match(/[\d.]+/g) ?? [255, 255, 255]).slice(0, 3).map(Number);
  const wide = hex.length < 6 ? [...hex].map((digit) => digit + digit).join("") : hex;
  return [0, 2, 4].map((at) => parseInt(wide.slice(at, at + 2), 16));
}

export const written = (colour) => `#${colour.map((value) => Math.round(value).toString(16).padStart(2, "0")).join("")}`;

export const luminance = (colour) => weigh([0.2126, 0.7152, 0.0722], colour.map(linear));

export function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

// share 0: one; share 1: other.
export const mixed = (one, other, share) => one.map((value, at) => value + share * (other[at] - value));

const CONES = [[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566], [0.0883024619, 0.2817188376, 0.6299787005]];
const LAB = [[0.2104542553, 0.793617785, -0.0040720468], [1.9779984951, -2.428592205, 0.4505937099], [0.0259040371, 0.7827717662, -0.808675766]];
const FROM_LAB = [[1, 0.3963377774, 0.2158037573], [1, -0.1055613458, -0.0638541728], [1, -0.0894841775, -1.291485548]];
const FROM_CONES = [[4.0767416621, -3.3077115913, 0.2309699292], [-1.2684380046, 2.6097574011, -0.3413193965], [-0.0041960863, -0.7034186147, 1.707614701]];

export function toLab(colour) {
  const cones = times(CONES, colour.map(linear)).map(Math.cbrt);
  return times(LAB, cones);
}

export function fromLab(lab) {
  const cones = times(FROM_LAB, lab).map((value) => value ** 3);
  return times(FROM_CONES, cones).map(shown);
}

const times = (matrix, vector) => matrix.map((row) => weigh(row, vector));
const weigh = (row, vector) => row.reduce((sum, value, at) => sum + value * vector[at], 0);

function linear(value) {
  const part = value / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

function shown(value) {
  const part = Math.min(1, Math.max(0, value));
  return 255 * (part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055);
}
