// The nerves on their way in one view: near the skin a solid line, deep a dashed one, and
// the stations on them where conditions press. Lit pieces are those that some skin or root
// needs; the others are seen only when all courses are wanted.

import { setLit } from "./drawing.js";
import { make } from "./pattern.js";

export class Courses {
  // acting: site -> names; only there a station is drawn.
  constructor(drawing, source, acting) {
    this.drawing = drawing;
    this.layer = make("g", { class: "courses", "aria-hidden": "true" });
    this.pieces = new Map(); // "side from to", side as drawn -> groups
    this.stations = new Map(); // "side site" -> groups
    this.lit = new Map(); // group -> strength
    this.on = new Set();
    for (const path of source.querySelectorAll("path[data-from]")) this.addPiece(path);
    for (const circle of source.querySelectorAll("circle[data-site]")) if (acting[circle.dataset.site]) this.addStation(circle);
    this.layer.append(...[...this.pieces.values(), ...this.stations.values()].flat());
  }

  addPiece(path) {
    const { from, to, area, side, depth, hidden } = path.dataset;
    const d = path.getAttribute("d");
    const group = make("g", { class: "course" });
    Object.assign(group.dataset, { depth: depth ?? "superficial", hidden: hidden ?? "no", ...(area && { twig: "" }) });
    group.append(...["casing", "line"].map((kind) => make("path", { class: kind, d })));
    add(this.pieces, `${side} ${from} ${to ?? area}`, group);
  }

  addStation(circle) {
    const { site, side, hidden } = circle.dataset;
    const place = { cx: circle.getAttribute("cx"), cy: circle.getAttribute("cy") };
    const group = make("g", { class: "station" });
    Object.assign(group.dataset, { station: site, side, hidden: hidden ?? "no" });
    group.append(...["hit", "ring", "dot"].map((kind) => make("circle", { class: kind, ...place })));
    add(this.stations, `${side} ${site}`, group);
  }

  // lit: "side from to" -> strength; sites: "side site" that lie on lit courses. Only what
  // changes is touched: this runs at every movement of the pointer.
  show(lit, sites) {
    const next = new Map([...lit].flatMap(([key, strength]) => this.drawn(this.pieces, key).map((group) => [group, strength])));
    for (const group of this.lit.keys()) if (!next.has(group)) setLit(group, null);
    for (const [group, strength] of next) setLit(group, strength);
    const on = new Set([...sites].flatMap((key) => this.drawn(this.stations, key)));
    for (const group of this.on) if (!on.has(group)) group.removeAttribute("data-on");
    for (const group of on) if (!this.on.has(group)) group.setAttribute("data-on", "");
    [this.lit, this.on] = [next, on];
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

  paths() {
    return [...this.layer.querySelectorAll("path")];
  }
}

function add(found, key, group) {
  if (!found.has(key)) found.set(key, []);
  found.get(key).push(group);
}
