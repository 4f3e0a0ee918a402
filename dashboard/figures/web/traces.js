// What the limb to turn shows at one moment, as Plotly's traces: the meshes that were sent, in the
// colours of what is lit, and lines and labels upon them, so that no colour is alone.

import { courses } from "./courses.js";
import { readable } from "./labels.js";
import { along, facing, raised, smooth } from "./mesh.js";
import { core, over } from "./over.js";
import { painted } from "./painting.js";

const idOf = (pick) => pick.split(":")[1];

export const SKINS = ["solid", "clear", "none"];
const FAINT = 0.45; // roots that are not lit
const OPACITY = { solid: 1, clear: 0.5 };
const BONE = "#e9dfc7";
const DISC = "#9fb4c6";
const GAP = [null, null, null];
const ABOVE = 1.2; // mm above the skin, so that a line is not cut by it
const WIDTH = { picked: 7, solid: 6, dash: 5, faint: 2.5, outlines: 3, "other outlines": 3.5, hatches: 1.4 };
const POINT = { lit: 13, unlit: 9 };

// now: { light, picks, side, map, skin, turning, eye and centre in mm, size, colour(name), ink,
// keyPoints, layers: those of the picture, voice, and for courses.js way, acting, station, allCourses }.
// -> { data, labels: as labels.js gives them }
export function shown(sent, { roots: places, courses: ways, sites, ...skins }, now) {
  const [skin, roots] = ["skin", "roots"].map((name) => sent.find((trace) => trace.name === name));
  const lit = [...litSkin(skin, skins.skin, now), ...litRoots(roots, places, now)];
  const laid = over(skin, skins.skin, now);
  const outlines = now.picks.filter((pick) => isHere(pick, now.side)).flatMap((pick) => around(skin, skins.skin, idOf(pick)));
  const hatches = now.turning || now.skin === "none" ? [] : laid.hatches; // they cost most
  const lines = [
    line("picked", outlines.map((chain) => [chain, now.ink]), "solid", now),
    ...["solid", "dash"].map((dash) => line(dash, coloured(lit.filter((each) => each.dash === dash)), dash, now)),
    line("outlines", coloured(laid.outlines.filter(({ other }) => !other)), "solid", now),
    line("other outlines", coloured(laid.outlines.filter(({ other }) => other)), "dash", now),
    line("hatches", coloured(hatches), "solid", now),
    points(laid.points, now),
  ];
  const still = sent.filter(({ name }) => name !== "courses" && name !== "sites").map((trace) => dressed(trace, skins, now));
  const labels = [...lit.filter(({ label }) => label).map(({ id, label }) => [id, label, "near"]), ...(now.turning ? [] : laid.labels)];
  return { data: [...still, ...lines, ...courses(sent, { courses: ways, sites }, now)], labels: readable(labels, skin, now) };
}

const coloured = (found) => found.flatMap(({ chains, colour }) => chains.map((chain) => [chain, colour]));

function dressed(trace, skins, now) {
  // Of the page's colours only plain ones: Plotly reads no mixtures.
  if (trace.type === "scatter3d") return { ...trace, opacity: FAINT, line: { color: now.colour("ink"), width: WIDTH.faint } };
  const [part, turning] = trace.name.split(".");
  const visible = Boolean(turning) === now.turning && (part !== "skin" || now.skin !== "none");
  if (part !== "skin") return { ...trace, visible, colorscale: [[0, BONE], [1, DISC]] };
  const colours = { skin: now.colour("skin-flat"), ofRoot: (id) => now.colour(`root-${id}`), accent: now.colour("accent") };
  const vertexcolor = visible ? painted({ ...skins[trace.name], weights: skins[trace.name].weights[now.map] }, trace, now.light, now.side, colours, now.layers.allRoots) : null;
  const seen = visible && now.skin === "clear" && !now.turning ? facing(trace, now.eye) : trace;
  return { ...seen, visible, vertexcolor, opacity: OPACITY[now.skin] ?? 1 };
}

// -> [{ id, dash, colour, chains, label }] along the core of each lit root
function litSkin(skin, own, { light, side, map, colour }) {
  return [...light.skins].filter(([pick]) => isHere(pick, side)).map(([pick, strength]) => {
    const id = idOf(pick);
    if (!own.weights[map] || !own.roots.includes(id)) return { id, chains: [] };
    const { chains, summit } = core(skin, own, map, id);
    return { id, dash: dashOf(strength), colour: colour(`shade-${id}`), chains, label: summit };
  });
}

function litRoots({ x, y, z }, places, { light, side, colour }) {
  return [...light.roots].filter(([pick]) => isHere(pick, side) && places[idOf(pick)]).map(([pick, strength]) => {
    const id = idOf(pick);
    const [start, end] = places[id];
    const way = Array.from({ length: end - start }, (_, at) => [x, y, z].map((axis) => axis[start + at]));
    return { id, dash: dashOf(strength), colour: colour(`edge-${id}`), chains: [way], label: way.at(-1) };
  });
}

const dashOf = (strength) => (strength === "solid" ? "solid" : "dash");

function around(skin, { areas, borders }, id) {
  const at = areas.indexOf(id);
  return borders.filter(([, sides]) => at >= 0 && sides.includes(at)).map(([line]) => along(skin, line));
}

const isHere = (pick, side) => pick.startsWith(`${side}:`) || pick.startsWith("middle:");

// Chains [points, colour] as one trace, with a gap after each. Lines cost as much as the meshes, so
// they are smooth at rest only.
function line(name, found, dash, now) {
  const chains = found.map(([chain, colour]) => [now.turning || chain.length < 3 ? chain : smooth(smooth(chain)), colour]);
  const points = chains.flatMap(([chain]) => [...chain.map((point) => placed(point, now)), GAP]);
  const [x, y, z] = [0, 1, 2].map((axis) => points.map((point) => point[axis]));
  const color = chains.flatMap(([chain, colour]) => Array(chain.length + 1).fill(colour));
  return { type: "scatter3d", mode: "lines", name, x, y, z, line: { color, width: WIDTH[name], dash }, visible: points.length > 0, hoverinfo: "skip", showlegend: false };
}

// found: [[id, point, whether it is lit]]
function points(found, now) {
  const [x, y, z] = [0, 1, 2].map((axis) => found.map(([, point]) => placed(point, now)[axis]));
  const size = found.map(([, , lit]) => (lit ? POINT.lit : POINT.unlit));
  const color = found.map(([id]) => now.colour(`root-${id.split("-")[0]}`));
  return { type: "scatter3d", mode: "markers", name: "points", x, y, z, ids: found.map(([id]) => id), visible: found.length > 0, hoverinfo: "skip", showlegend: false,
    marker: { size, color, symbol: "circle", opacity: 1, line: { color: now.ink, width: 2 } } };
}

// Through glass the lines of the far side would be seen as well, and lead astray.
function placed(point, { skin, eye }) {
  const onSkin = point.length === 6;
  if (!onSkin) return point;
  const away = [0, 1, 2].reduce((sum, axis) => sum + point[axis + 3] * (eye[axis] - point[axis]), 0) < 0;
  return skin === "clear" && away ? GAP : raised(point, ABOVE);
}
