// What the layers of the picture lay over the skin of the limb to turn: the skin of every root,
// another map, points for testing touch, the skin of every nerve, and how far maps agree.

import { POINTS } from "../diagram/layers.js";
import { hatched } from "./hatching.js";
import { along, contour, facingPoints as facing, middleOf, nearest, once, raised } from "./mesh.js";
import { CORE } from "./painting.js";

const LABEL = 9; // mm above the skin
const POINT = 6;
const SEEN = 0.12; // share of a field that must face the eye for its name to be shown

// skin: the mesh; own: { areas, area, roots, weights, borders }; now: as for traces.js.
// -> { outlines, hatches: [{ chains, colour }], points: [[id, point, whether it is lit]],
//      labels: as labels.js takes them }
export function over(skin, own, now) {
  const { memory, allRoots } = now.layers;
  const ink = now.colour("mark-ink");
  const parts = [
    ...(allRoots ? [skinOfRoots(skin, own, now, now.map)] : []),
    ...(memory.against ? [skinOfRoots(skin, own, now, memory.against), marked(skin, own, now.layers.differences(), ink, false)] : []),
    ...([now.map, memory.against].includes(POINTS) ? [keyPoints(skin, now)] : []),
    ...(memory.fields ? [nerveFields(skin, own, now)] : []),
    ...(memory.agreement ? [marked(skin, own, now.layers.agreements(), ink, true)] : []),
  ];
  return Object.fromEntries(["outlines", "hatches", "points", "labels"].map((kind) => [kind, parts.flatMap((part) => part[kind] ?? [])]));
}

// --- roots
function skinOfRoots(skin, own, now, map) {
  if (!own.weights[map]) return {};
  const cores = own.roots.map((root) => [root, core(skin, own, map, root)]).filter(([, { chains }]) => chains.length);
  return {
    outlines: cores.map(([root, { chains }]) => ({ chains, colour: now.colour(`shade-${root}`), other: map !== now.map })),
    labels: cores.map(([root, { summit }]) => [root, summit]),
  };
}

// The skin a root mainly serves by a map: the lines around it, and the point of it nearest to its middle.
export function core(skin, { roots, weights }, map, root) {
  return once(skin, `core ${map} ${root}`, () => {
    const at = roots.indexOf(root);
    const weight = (point) => weights[map][point * roots.length + at];
    const inside = (point) => weight(point) >= CORE;
    return { chains: contour(skin, weight, CORE), summit: lifted(middleOf(skin, [...skin.x.keys()].filter(inside))) };
  });
}

function keyPoints(skin, { keyPoints: places, side, light }) {
  const points = Object.entries(places).map(([id, place]) => {
    const [x, y, z] = place;
    const at = [side === "left" ? -x : x, y, z];
    const [, , , ...normal] = nearest(skin, at);
    return [id, [...raised([...at, ...normal], POINT), ...normal], light.skins.has(`${side}:${id.split("-")[0]}`)];
  });
  return { points, labels: points.map(([id, point]) => [id, lifted(point), "below"]) };
}

// --- nerves
function nerveFields(skin, own, { layers: { facts }, voice, eye, colour }) {
  const ink = colour("nerve-ink");
  const seen = Object.entries(facts.nerves).map(([nerve, fact]) => ({ ...once(skin, `field ${nerve}`, () => field(skin, own, facts, nerve)), fact }))
    .filter(({ outline }) => outline.length);
  const named = seen.filter(({ points }) => facing(skin, points, eye).length > SEEN * points.length);
  return {
    outlines: seen.map(({ outline }) => ({ chains: outline, colour: ink })),
    hatches: seen.map(({ hatch }) => ({ chains: hatch, colour: ink })),
    labels: named.map(({ points, fact }) => [brokenAt(fact.label[voice]), lifted(middleOf(skin, facing(skin, points, eye))), "beside"]),
  };
}

function field(skin, { areas, area, borders }, facts, nerve) {
  const served = new Set([...areas.keys()].filter((at) => facts.fields[areas[at]]?.includes(nerve)));
  const fits = (point) => served.has(area[point]);
  const rim = borders.filter(([, [one, other]]) => served.has(one) !== served.has(other));
  return {
    outline: rim.map(([line]) => along(skin, line)),
    hatch: hatched(skin, fits, facts.nerves[nerve].pattern),
    points: [...skin.x.keys()].filter(fits),
  };
}

// Names of several words stand one below the other.
const brokenAt = (label) => label.split(" ").join("<br>");

// --- what is said of areas: how maps differ, or agree
// marks: area -> { pattern or none, text }; `bordered`: with the borders of all areas.
function marked(skin, { areas, area, borders }, marks, colour, bordered) {
  const found = Object.entries(marks).map(([id, mark]) => ({ ...mark, at: areas.indexOf(id) })).filter(({ at }) => at >= 0);
  const fits = (at) => (point) => area[point] === at;
  return {
    outlines: bordered ? [{ chains: borders.map(([line]) => along(skin, line)), colour }] : [],
    hatches: found.filter(({ pattern }) => pattern).map(({ at, pattern }) => ({ colour, chains: once(skin, `area ${at} ${pattern}`, () => hatched(skin, fits(at), pattern)) })),
    labels: found.map(({ at, text }) => [text, once(skin, `middle ${at}`, () => lifted(middleOf(skin, [...skin.x.keys()].filter(fits(at)))))]),
  };
}

const lifted = (point) => [...raised(point, LABEL), ...point.slice(3)];
