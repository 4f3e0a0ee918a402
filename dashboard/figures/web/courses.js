// The ways of the nerves in the limb to turn: all of them as fine lines where they are asked for,
// those of what is picked in yellow from the skin to the spine, and on these the places where
// conditions act. Under the skin a line is solid, deep it is dashed.

const WIDTH = { main: { casing: 8, line: 4.5 }, less: { casing: 5.5, line: 2.8 }, faint: 1.8 };
const DEPTHS = ["deep", "superficial"];
const THROUGH = 0.99; // what is not quite opaque Plotly draws after the skin, so that glass does not dim it
const SIZE = { site: 6, picked: 11 };
const RED = "#c22f2f";
const DASH = 12; // mm; Plotly's own dashes grow with the length of all lines
const PAUSE = 6;
const BEFORE = 2.5; // mm that the yellow lies nearer to the eye than its rim, so that they do not mix
const GAP = [null, null, null];
const AXES = ["x", "y", "z"];

// now: { side, skin, eye in mm, way: { pieces, sites } as wayfinding.js gives it, acting: the sites with conditions,
// station: the one picked, allCourses, colour(name) }. -> Plotly's traces
export function courses(sent, { courses: places, sites: ids }, now) {
  const [all, sites] = ["courses", "sites"].map((name) => sent.find((trace) => trace.name === name));
  const faint = { ...all, visible: now.allCourses, line: { color: now.colour("course-rim"), width: WIDTH.faint } };
  const parts = [...now.way.pieces].flatMap(([key, strength]) => here([key], now.side).flatMap((piece) => (places[piece] ?? [])
    .map(([start, end, underSkin]) => ({ points: pointsOf(all, start, end), depth: underSkin ? "superficial" : "deep", rank: rankOf(piece, strength) }))));
  const lit = ["less", "main"].flatMap((rank) => DEPTHS.flatMap((depth) => {
    const whole = parts.filter((part) => part.rank === rank && part.depth === depth).flatMap(({ points }) => [...points, GAP]);
    const points = depth === "deep" ? dashed(whole) : whole;
    const opacity = now.skin === "clear" ? THROUGH : 1;
    return [
      { ...lines(points), opacity, name: `${rank} ${depth} casing`, line: { color: now.colour("course-rim"), width: WIDTH[rank].casing } },
      { ...lines(points.map((point) => nearer(point, now.eye))), opacity, name: `${rank} ${depth} line`, line: { color: now.colour("course"), width: WIDTH[rank].line } },
    ];
  }));
  return [faint, ...lit, marks(sites, ids, now)];
}

// As on the flat picture: finer where a root only shares the skin, and for the last twigs.
const rankOf = (piece, strength) => (strength === "solid" && piece.split(" ")[1].includes("@") ? "main" : "less");

function marks(sites, ids, now) {
  const met = here(now.way.sites, now.side).filter((site) => now.acting.has(site) && ids.includes(site));
  const points = met.flatMap((site) => pointsOf(sites, ids.indexOf(site), ids.indexOf(site) + 1));
  const size = met.map((site) => (site === now.station ? SIZE.picked : SIZE.site));
  return { ...sites, ...columns(points), visible: met.length > 0, ids: met, marker: { size, color: "#ffffff", symbol: "circle", opacity: 1, line: { color: RED, width: 2 } } };
}

// The same lines in dashes, which run on from one line to the next.
function dashed(points) {
  const found = [];
  let [on, left] = [true, DASH]; // in a dash, and mm left of it
  points.forEach((point, at) => {
    const last = points[at - 1];
    if (point === GAP || !last || last === GAP) {
      if (on || point === GAP) found.push(point);
      return;
    }
    const length = Math.hypot(...point.map((value, axis) => value - last[axis]));
    let far = 0;
    for (; length - far > left; on = !on, left = on ? DASH : PAUSE) {
      far += left;
      const place = point.map((value, axis) => last[axis] + ((value - last[axis]) * far) / length);
      found.push(...(on ? [place, GAP] : [place]));
    }
    left -= length - far;
    if (on) found.push(point);
  });
  return found;
}

function nearer(point, eye) {
  if (point === GAP) return GAP;
  const away = point.map((value, axis) => eye[axis] - value);
  return point.map((value, axis) => value + (away[axis] * BEFORE) / Math.hypot(...away));
}

const here = (keys, side) => [...keys].filter((key) => key.startsWith(`${side} `)).map((key) => key.slice(side.length + 1));
const pointsOf = (trace, start, end) => Array.from({ length: end - start }, (_, at) => AXES.map((axis) => trace[axis][start + at]));
const columns = (points) => Object.fromEntries(AXES.map((axis, at) => [axis, points.map((point) => point[at])]));
const lines = (points) => ({ type: "scatter3d", mode: "lines", ...columns(points), visible: points.length > 0, hoverinfo: "skip", showlegend: false });
