// One view of the body: skin, areas to point at, and the skin of each root.

import { Dermatomes } from "./dermatomes.js";
import { Drawing, joined, setLit } from "./drawing.js";
import { make } from "./pattern.js";
import { fadeAtRim, wearRim } from "./rim.js";
import { servedBy } from "./spread.js";

const EXAMPLE = "dorsum_mid";
const NARROW = 9; // screen pixels from its middle to its edge: its outline is drawn finer

export class BodyView extends Drawing {
  constructor(name, source, known) {
    super(name, source, known);
    this.scale = Number(source.dataset.mmPerUnit); // millimetres per drawing unit
    this.drawnParts = []; // { element, id, side as drawn }
    this.layers = {}; // what lies over the skin, by kind
    this.body = make("g", { class: "body" });
    this.outlines = make("g", { class: "outlines", "aria-hidden": "true" });
    this.pointedPaths = ["casing", "line"].map((kind) => make("path", { class: `pointed ${kind}` }));
    this.picked = make("g");
    this.outlines.append(this.picked, ...this.pointedPaths);
    this.dermatomes = new Dermatomes(this, source);
    this.over = make("g", { class: "over", "aria-hidden": "true" });
    this.body.append(this.ground(), this.dermatomes.layer, this.over, this.areaLayer(), this.outlines);
    this.hint = make("circle", { class: "hint", r: 13 });
    this.names = make("g", { class: "names", "aria-hidden": "true" });
    this.svg.append(this.body, this.names, this.hint, this.markers);
    this.litAreas = [];
    this.index();
  }

  ground() {
    const group = make("g", { class: "ground", "aria-hidden": "true" });
    for (const part of this.source.querySelectorAll("[data-part]")) {
      group.append(make("path", { class: part.dataset.part, d: part.getAttribute("d") }));
    }
    return group;
  }

  // The tinted light covers the viewBox exactly; with it the flat silhouette goes.
  dress({ href, rim }) {
    const [x, y, width, height] = this.page;
    this.svg.classList.add("dressed");
    this.rim = rim;
    const overlaid = [...this.dermatomes.paths(), ...this.body.querySelectorAll(".area")];
    this.svg.querySelector("defs").append(...fadeAtRim(this.name, this.page, rim, overlaid, this.body.querySelectorAll(".silhouette")));
    if (this.courses) this.fade(this.courses, "edge");
    this.image = make("image", { href, x, y, width, height, preserveAspectRatio: "none" });
    this.body.prepend(this.image);
  }

  // Another tone: the old picture stays behind the new one until that is there.
  repaint({ href }) {
    const old = this.image;
    this.image = old.cloneNode();
    this.image.addEventListener("load", () => old.remove());
    this.image.setAttribute("href", href);
    old.after(this.image);
  }

  // The map of the moment takes the place of the one before.
  wear(dermatomes) {
    if (dermatomes === this.dermatomes) return;
    this.dermatomes.layer.replaceWith(dermatomes.layer);
    this.dermatomes = dermatomes;
    this.fade(dermatomes);
  }

  // One more layer of a kind, or none.
  lay(kind, layer) {
    const before = this.layers[kind];
    if ((layer || undefined) === before) return;
    before?.layer.remove();
    this.layers[kind] = layer || undefined;
    if (!layer) return;
    layer.layer.dataset.kind = kind;
    this.over.append(layer.layer);
    this.fade(layer);
  }

  addCourses(courses) {
    this.courses = courses;
    this.outlines.before(courses.layer);
    this.fade(courses, "edge");
  }

  fade(layer, kind) {
    if (this.rim !== undefined) wearRim(this.name, this.page, this.rim, layer.paths(), kind);
  }

  areaLayer() {
    const layer = make("g", { class: "areas" });
    for (const path of this.source.querySelectorAll("[data-area]")) {
      const { area, side } = path.dataset;
      if (path.nodeName !== "path" || !this.known.areas[area]) continue;
      const element = make("path", { class: "area", role: "button", tabindex: -1, "aria-pressed": false, d: path.getAttribute("d") });
      layer.append(element);
      this.drawnParts.push({ element, id: area, side });
    }
    return layer;
  }

  index() {
    this.targets.clear();
    this.spots.clear();
    for (const { element, id, side } of this.drawnParts) this.addTarget(`${this.standsFor(side)}:${id}`, element);
  }

  turn(side) {
    if (!this.oneLeg || side === this.shown) return;
    this.shown = side;
    this.index();
    this.mirror(this.body);
    this.settle();
  }

  // Once on the page: frame the body itself, not the margins of its picture.
  settle() {
    const { x, y, width, height } = this.body.querySelector(".ground").getBBox();
    if (!width) return;
    const margin = 0.008 * height;
    const left = this.seen([this.shown === "left" && this.oneLeg ? x + width : x, 0])[0];
    this.home = [left - margin, y - margin, width + 2 * margin, height + 2 * margin];
    if (this.tall) this.match(this.tall);
    this.frameBox(this.home);
    this.invite(`${this.shown}:${EXAMPLE}`);
  }

  // Two views of one foot are drawn to one scale: this one gets as many millimetres
  // of height as the other, standing on its lower edge.
  match(millimetres) {
    this.tall = millimetres;
    const height = millimetres / this.scale;
    const [x, y, width, own] = this.home;
    this.home = [x, y + own - height, width, height];
    this.frameBox(this.home);
  }

  // Where a first touch could be, shown while nothing is picked.
  invite(pick) {
    if (this.name !== "top" || !this.targets.has(pick)) return;
    const { x, y } = this.spot(pick);
    this.hint.setAttribute("style", `--x:${x.toFixed(1)}px;--y:${y.toFixed(1)}px`);
  }

  // --- light: attributes only, on elements that are already there
  show(light, pointed) {
    this.svg.classList.toggle("direct", light.direct);
    this.hint.classList.toggle("over", light.roots.size > 0);
    this.dermatomes.show(light);
    for (const element of this.litAreas) setLit(element, null);
    const areas = this.dermatomes.parts.length && !this.dermatomes.isFlat ? light.areas : new Map([...servedBy(light.skins, this.targets.keys(), this.known), ...light.areas]);
    this.litAreas = [...areas].flatMap(([pick, { strength, root }]) => (this.targets.get(pick) ?? []).map((element) => {
      element.style.setProperty("--colour", root ? `var(--root-${root})` : "var(--accent)");
      element.style.setProperty("--shade", root ? `var(--shade-${root})` : "var(--accent)");
      element.style.setProperty("--hatch", root ? `url(#${this.hatch(root)})` : "var(--accent)");
      setLit(element, strength);
      return element;
    }));
    const d = pointed && this.targets.has(pointed) ? this.outline(pointed) : "";
    for (const path of this.pointedPaths) path.setAttribute("d", d);
  }

  keep(picks) {
    this.press(picks);
    this.mark(picks);
    this.picked.replaceChildren(...picks.filter((pick) => this.targets.has(pick)).flatMap((pick) => {
      const d = this.outline(pick);
      const narrow = this.spot(pick).room < NARROW * this.unit ? "narrow " : "";
      const unmet = this.unmet?.has(pick) ? "unmet " : ""; // by the place that is looked at
      return ["casing", "line"].map((kind) => make("path", { class: `kept ${narrow}${unmet}${kind}`, d }));
    }));
  }

  // Numbers and lines keep their size on the screen: what fits changes with the scale.
  arrange() {
    this.keep(this.picks);
  }

  isOnBody({ x, y }) {
    const place = new DOMPoint(...this.seen([x, y]));
    return [...this.body.querySelectorAll(".ground path")].some((part) => part.isPointInFill(place));
  }

  outline(pick) {
    return joined(this.targets.get(pick).map((element) => element.getAttribute("d")));
  }

  // Right and left as they stand on the page, for the captions under the view.
  sidesFromLeft() {
    const middle = this.page[0] + this.page[2] / 2;
    const right = this.drawnParts.find(({ side }) => side === "right");
    if (!right) return ["right", "left"];
    const { x, width } = right.element.getBBox();
    return x + width / 2 < middle ? ["right", "left"] : ["left", "right"];
  }
}
