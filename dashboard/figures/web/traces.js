// What the limb to turn shows at one moment, as Plotly's traces: the meshes that were sent, in the
// colours of what is lit, and lines and labels upon them, so that no colour is alone.

import { courses } from "./courses.js";
import { along, contour, facing, fields, raised, smooth } from "./mesh.js";
import { CORE, painted } from "./painting.js";

const idOf = (pick) => pick.split(":")[1];
const cores = new WeakMap(); // skin -> weights of a map -> number of a root -> its core

export const SKINS = ["solid", "clear", "none"];
const FAINT = 0.45; // roots that are not lit
const OPACITY = { solid: 1, clear: 0.5 };
const BONE = "#e9dfc7";
const DISC = "#9fb4c6";
const GAP = [null, null, null];
const ABOVE = 1.2; // mm above the skin, so that a line is not cut by it
const LABEL = 9; // mm above the skin
const WIDTH = { picked: 7, solid: 6, dash: 5, faint: 2.5 };

// now: { light, picks, side, map, skin, turning, eye in mm, colour(name), ink, and for courses.js
// way, acting, station, allCourses }. -> { data, labels: [text, point] }
export function shown(sent, { roots: places, courses: ways, sites, ...skins }, now) {
  const own = Object.fromEntries(Object.entries(skins).map(([name, painted]) => [name, { ...painted, weights: painted.weights?.[now.map] }]));
  const skin = sent.find(({ name }) => name === "skin");
  const roots = sent.find(({ name }) => name === "roots");
  const lit = [...litSkin(skin, own.skin, now), ...litRoots(roots, places, now)];
  const outlines = now.picks.filter((pick) => isHere(pick, now.side)).flatMap((pick) => around(skin, own.skin, idOf(pick)));
  const lines = [
    line("picked", outlines.map((chain) => [chain, now.ink]), "solid", now),
    ...["solid", "dash"].map((dash) => line(dash, lit.filter((each) => each.dash === dash).flatMap(({ chains, colour }) => chains.map((chain) => [chain, colour])), dash, now)),
  ];
  const still = sent.filter(({ name }) => name !== "courses" && name !== "sites").map((trace) => dressed(trace, own, now));
  return { data: [...still, ...lines, ...courses(sent, { courses: ways, sites }, now)], labels: lit.filter(({ label }) => label).map(({ id, label }) => [id, label]) };
}

function dressed(trace, own, now) {
  // Of the page's colours only plain ones: Plotly reads no mixtures.
  if (trace.type === "scatter3d") return { ...trace, opacity: FAINT, line: { color: now.colour("ink"), width: WIDTH.faint } };
  const [part, turning] = trace.name.split(".");
  const visible = Boolean(turning) === now.turning && (part !== "skin" || now.skin !== "none");
  if (part !== "skin") return { ...trace, visible, colorscale: [[0, BONE], [1, DISC]] };
  const colours = { skin: now.colour("skin-flat"), ofRoot: (id) => now.colour(`root-${id}`), accent: now.colour("accent") };
  const vertexcolor = visible ? painted(own[trace.name], trace, now.light, now.side, colours, now.all) : null;
  const seen = visible && now.skin === "clear" && !now.turning ? facing(trace, now.eye) : trace;
  return { ...seen, visible, vertexcolor, opacity: OPACITY[now.skin] ?? 1 };
}

// -> [{ id, dash, colour, chains, label }] along the core of each lit root
function litSkin(skin, own, { light, side, colour }) {
  return [...light.skins].filter(([pick]) => isHere(pick, side)).map(([pick, strength]) => {
    const id = idOf(pick);
    const at = own.weights ? own.roots.indexOf(id) : -1;
    if (at < 0) return { id, chains: [] };
    const { chains, summit } = core(skin, own, at);
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

// The skin a root mainly serves: the lines around it, and the point of it nearest to its middle.
function core(skin, { roots, weights }, at) {
  const kept = keptOf(skin, weights);
  if (!kept.has(at)) {
    const weight = (point) => weights[point * roots.length + at];
    const summit = raised(nearestToMiddle(skin, (point) => weight(point) >= CORE), LABEL);
    kept.set(at, { chains: contour(skin, weight, CORE), summit });
  }
  return kept.get(at);
}

function keptOf(skin, weights) {
  if (!cores.has(skin)) cores.set(skin, new Map());
  const ofMaps = cores.get(skin);
  if (!ofMaps.has(weights)) ofMaps.set(weights, new Map());
  return ofMaps.get(weights);
}

function nearestToMiddle(skin, inside) {
  const points = [...skin.x.keys()].filter(inside);
  const all = fields(skin);
  const middle = [0, 1, 2].map((axis) => points.reduce((sum, point) => sum + all[axis][point] / points.length, 0));
  const far = (point) => Math.hypot(...middle.map((value, axis) => value - all[axis][point]));
  const nearest = points.reduce((best, point) => (far(point) < far(best) ? point : best), points[0] ?? 0);
  return all.map((field) => field[nearest]);
}

// Chains [points, colour] as one trace, with a gap after each. Lines cost as much as the meshes, so
// they are smooth at rest only.
function line(name, found, dash, now) {
  const chains = found.map(([chain, colour]) => [now.turning ? chain : smooth(smooth(chain)), colour]);
  const points = chains.flatMap(([chain]) => [...chain.map((point) => placed(point, now)), GAP]);
  const [x, y, z] = [0, 1, 2].map((axis) => points.map((point) => point[axis]));
  const color = chains.flatMap(([chain, colour]) => Array(chain.length + 1).fill(colour));
  return { type: "scatter3d", mode: "lines", name, x, y, z, line: { color, width: WIDTH[name], dash }, visible: points.length > 0, hoverinfo: "skip", showlegend: false };
}

// Through glass the lines of the far side would be seen as well, and lead astray.
function placed(point, { skin, eye }) {
  const onSkin = point.length === 6;
  if (!onSkin) return point;
  const away = [0, 1, 2].reduce((sum, axis) => sum + point[axis + 3] * (eye[axis] - point[axis]), 0) < 0;
  return skin === "clear" && away ? GAP : raised(point, ABOVE);
}
