// The skin of the limb to turn, lit as the flat picture is: solid where a root mainly serves it,
// fainter where others share it. Colours as Plotly reads them, one for each point.

import { channels, mixed } from "../diagram/colour.js";

// The two weights at which the flat picture draws its outlines (assets/README.md), of 255.
export const CORE = 0.7 * 255;
export const REACH = 0.22 * 255;

const PART = { solid: 0.86, hatched: 0.5, dashed: 0.32, unlit: 0.5 }; // how much of the root's colour the core takes
const BEYOND = 0.4; // of it in the reach
const SOFT = 26; // weight over which one passes into the other

// light: as spread.js gives it; colours: { skin, ofRoot(root), accent }, as #rrggbb; all: whether
// the skin of every root is wanted, lit or not.
export function painted({ areas, area, roots, weights }, mesh, light, side, colours, all = false) {
  const skin = channels(colours.skin);
  const tints = roots.map((root, at) => {
    const strength = light.skins.get(`${side}:${root}`) ?? (all ? "unlit" : null);
    return { at, part: PART[strength], colour: channels(colours.ofRoot(root)) };
  }).filter(({ part }) => weights && part);
  const lit = litAreas(areas, light, side, colours);
  return Array.from(mesh.x, (_, point) => {
    const found = tints.map(({ at, part, colour }) => [part * share(weights[point * roots.length + at]), colour]);
    if (lit.has(area[point])) found.push(lit.get(area[point]));
    return rgb(blended(skin, found));
  });
}

// The areas a condition lights: number of the area -> [how much, colour].
function litAreas(areas, light, side, colours) {
  const found = [...light.areas].map(([pick, { strength, root }]) => [pick, [PART[strength], channels(root ? colours.ofRoot(root) : colours.accent)]]);
  const here = found.filter(([pick]) => pick.startsWith(`${side}:`) || pick.startsWith("middle:"));
  return new Map(here.map(([pick, tint]) => [areas.indexOf(pick.split(":")[1]), tint]));
}

const ramp = (weight, level) => Math.min(1, Math.max(0, (weight - level) / SOFT + 0.5));
const share = (weight) => BEYOND * ramp(weight, REACH) + (1 - BEYOND) * ramp(weight, CORE);

// Several colours over the skin, each by its part; together they hide no more than the strongest.
function blended(skin, found) {
  const sum = found.reduce((total, [part]) => total + part, 0);
  if (!sum) return skin;
  const mean = [0, 1, 2].map((channel) => found.reduce((total, [part, colour]) => total + part * colour[channel], 0) / sum);
  return mixed(skin, mean, Math.max(...found.map(([part]) => part)));
}

const rgb = (colour) => `rgb(${colour.map(Math.round).join()})`;
