// The nerves on their way in one view: near the skin a solid line, deep a dashed one, and
// the stations on them where conditions press. There are hundreds of pieces, so what is
// drawn alike is one path: the pieces that are lit now, and all pieces when they are wanted.

import { setLit } from "./drawing.js";
import { make } from "./pattern.js";

const STRENGTHS = ["dashed", "hatched", "solid"]; // the strongest on top

export class Courses {
  // acting: site -> names; only there a station is drawn.
  constructor(drawing, source, acting) {
    this.drawing = drawing;
    this.layer = make("g", { class: "courses", "aria-hidden": "true" });
    this.pieces = new Map(); // "side from to", side as drawn -> [{ kind, d }]
    this.stations = new Map(); // "side site" -> groups
    this.lit = Object.fromEntries(STRENGTHS.map((strength) => [strength, { layer: make("g"), bundles: new Map() }])); // kind -> group
    this.on = new Set(); // stations on what is lit
    for (const path of source.querySelectorAll("path[data-from]")) this.addPiece(path);
    for (const circle of source.querySelectorAll("circle[data-site]")) if (acting[circle.dataset.site]) this.addStation(circle);
    this.all = make("g", { class: "all-courses" });
    for (const [kind, d] of outlines([...this.pieces.values()].flat())) this.all.append(draw(bundle(kind), d));
    this.layer.append(this.all, ...STRENGTHS.map((strength) => this.lit[strength].layer), ...[...this.stations.values()].flat());
  }

  addPiece(path) {
    const { from, to, area, side, depth = "superficial", hidden = "no" } = path.dataset;
    if (hidden === "yes" && depth === "superficial") return; // under the skin of the far side
    add(this.pieces, `${side} ${from} ${to ?? area}`, { kind: `${depth} ${hidden} ${area ? "twig" : "trunk"}`, d: path.getAttribute("d") });
  }

  addStation(circle) {
    const { site, side, hidden = "no" } = circle.dataset;
    const place = { cx: circle.getAttribute("cx"), cy: circle.getAttribute("cy") };
    const group = make("g", { class: "station" });
    Object.assign(group.dataset, { station: site, side, hidden });
    group.append(...["hit", "ring", "dot"].map((kind) => make("circle", { class: kind, ...place })));
    add(this.stations, `${side} ${site}`, group);
  }

  // lit: "side from to" -> strength; sites: "side site" that lie on lit courses.
  show(lit, sites) {
    const wanted = Object.fromEntries(STRENGTHS.map((strength) => [strength, []]));
    for (const [key, strength] of lit) wanted[strength].push(...this.drawn(this.pieces, key));
    for (const strength of STRENGTHS) this.light(strength, outlines(wanted[strength]));
    const on = new Set([...sites].flatMap((key) => this.drawn(this.stations, key)));
    for (const group of this.on) if (!on.has(group)) group.removeAttribute("data-on");
    for (const group of on) if (!this.on.has(group)) group.setAttribute("data-on", "");
    this.on = on;
  }

  // found: kind -> outline
  light(strength, found) {
    const { layer, bundles } = this.lit[strength];
    for (const kind of found.keys()) {
      if (bundles.has(kind)) continue;
      bundles.set(kind, bundle(kind));
      layer.append(bundles.get(kind));
    }
    for (const [kind, group] of bundles) {
      draw(group, found.get(kind) ?? "");
      setLit(group, found.has(kind) ? strength : null);
    }
  }

  // What stands for a side now: one leg is drawn for both.
  drawn(found, key) {
    const at = key.indexOf(" ");
    return found.get(`${this.drawing.standsFor(key.slice(0, at))}${key.slice(at)}`) ?? [];
  }

  // sites: those on the way of what is picked.
  mark(picked, pointed, sites) {
    for (const group of [...this.stations.values()].flat()) {
      const { station, side } = group.dataset;
      const here = sites.has(`${this.drawing.standsFor(side)} ${station}`);
      group.classList.toggle("picked", here && station === picked);
      group.classList.toggle("pointed", here && station === pointed);
    }
  }

  // The whole layer fades at the rim as one.
  paths() {
    return [this.layer];
  }
}

// What is drawn alike as one: kind -> outline
function outlines(pieces) {
  const found = new Map();
  for (const { kind, d } of pieces) found.set(kind, `${found.get(kind) ?? ""}${d}`);
  return found;
}

// kind: "depth hidden trunk|twig"
function bundle(kind) {
  const [depth, hidden, reach] = kind.split(" ");
  const group = make("g", { class: "course" });
  Object.assign(group.dataset, { depth, hidden, reach });
  group.append(...["casing", "line"].map((name) => make("path", { class: name, d: "" })));
  return group;
}

function draw(group, d) {
  for (const path of group.children) if (path.getAttribute("d") !== d) path.setAttribute("d", d);
  return group;
}

function add(found, key, made) {
  if (!found.has(key)) found.set(key, []);
  found.get(key).push(made);
}
