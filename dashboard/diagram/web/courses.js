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
    this.pieces = []; // { group, key, side }: key is "from to"
    this.stations = []; // { group, site, side }
    for (const path of source.querySelectorAll("path[data-from]")) this.addPiece(path);
    for (const circle of source.querySelectorAll("circle[data-site]")) if (acting[circle.dataset.site]) this.addStation(circle);
    this.layer.append(...this.pieces.map(({ group }) => group), ...this.stations.map(({ group }) => group));
  }

  addPiece(path) {
    const { from, to, area, side, depth, hidden } = path.dataset;
    const d = path.getAttribute("d");
    const group = make("g", { class: "course" });
    Object.assign(group.dataset, { depth: depth ?? "superficial", hidden: hidden ?? "no", ...(area && { twig: "" }) });
    group.append(...["casing", "line"].map((kind) => make("path", { class: kind, d })));
    this.pieces.push({ group, key: `${from} ${to ?? area}`, side });
  }

  addStation(circle) {
    const { site, side } = circle.dataset;
    const place = { cx: circle.getAttribute("cx"), cy: circle.getAttribute("cy") };
    const group = make("g", { class: "station" });
    Object.assign(group.dataset, { station: site, side });
    group.append(...["hit", "ring", "dot"].map((kind) => make("circle", { class: kind, ...place })));
    this.stations.push({ group, site, side });
  }

  // lit: "side from to" -> strength; sites: "side site" that lie on lit courses.
  show(lit, sites) {
    for (const { group, key, side } of this.pieces) setLit(group, lit.get(`${this.drawing.standsFor(side)} ${key}`));
    for (const { group, site, side } of this.stations) group.toggleAttribute("data-on", sites.has(`${this.drawing.standsFor(side)} ${site}`));
  }

  // sites: those on the way of what is picked.
  mark(picked, pointed, sites) {
    for (const { group, site, side } of this.stations) {
      const here = sites.has(`${this.drawing.standsFor(side)} ${site}`);
      group.classList.toggle("picked", here && site === picked);
      group.classList.toggle("pointed", here && site === pointed);
    }
  }

  paths() {
    return [...this.layer.querySelectorAll("path")];
  }
}
