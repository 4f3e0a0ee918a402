// One view of the body: skin, areas to point at, and the skin of each root.

import { Drawing, joined, setLit } from "./drawing.js";
import { make } from "./pattern.js";
import { fadeAtRim } from "./rim.js";
import { servedBy } from "./spread.js";

const EXAMPLE = "dorsum_mid";
const NARROW = 9; // screen pixels from its middle to its edge: its outline is drawn finer

export class BodyView extends Drawing {
  constructor(name, source, known) {
    super(name, source, known);
    this.scale = Number(source.dataset.mmPerUnit); // millimetres per drawing unit
    this.drawnParts = []; // { element, id, side as drawn }
    this.skins = []; // { group, root, side as drawn }
    this.body = make("g", { class: "body" });
    this.outlines = make("g", { class: "outlines", "aria-hidden": "true" });
    this.pointedPaths = ["casing", "line"].map((kind) => make("path", { class: `pointed ${kind}` }));
    this.picked = make("g");
    this.outlines.append(this.picked, ...this.pointedPaths);
    this.body.append(this.ground(), this.skinLayer(), this.areaLayer(), this.outlines);
    this.hint = make("circle", { class: "hint", r: 13 });
    this.svg.append(this.body, this.hint, this.markers);
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
    const overlaid = [...this.body.querySelectorAll(".skin > path, .area")].filter((path) => path.getAttribute("d"));
    this.svg.querySelector("defs").append(...fadeAtRim(this.name, this.page, rim, overlaid, this.body.querySelectorAll(".silhouette")));
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

  skinLayer() {
    const layer = make("g", { class: "skins", "aria-hidden": "true" });
    const parts = new Map(); // "root side" -> { core: [d], reach: [d] }
    for (const { dataset: { root, side, extent }, d } of drawn(this.source, '[data-layer="dermatomes"] [data-root]')) {
      if (!this.known.roots[root]) continue;
      const key = `${root} ${side}`;
      if (!parts.has(key)) parts.set(key, { root, side, core: [], reach: [] });
      parts.get(key)[extent].push(d);
    }
    for (const { root, side, core, reach } of parts.values()) {
      const group = make("g", { class: "skin", style: `--colour:var(--root-${root});--shade:var(--shade-${root})` });
      group.append(...skinOf(joined(core), joined(reach), `url(#${this.hatch(root)})`));
      layer.append(group);
      this.skins.push({ group, root, side });
    }
    return layer;
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
    for (const { group, root, side } of this.skins) setLit(group, light.skins.get(`${this.standsFor(side)}:${root}`));
    for (const element of this.litAreas) setLit(element, null);
    const areas = this.skins.length ? light.areas : new Map([...servedBy(light.skins, this.targets.keys(), this.known), ...light.areas]);
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
      return ["casing", "line"].map((kind) => make("path", { class: `kept ${narrow}${kind}`, d }));
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

const drawn = (source, selector) => [...source.querySelectorAll(selector)].map((path) => ({ dataset: path.dataset, d: path.getAttribute("d") }));

// The reach leaves out the core (even-odd), so that hatching is never drawn on
// solid. Core: the hue of the root in the light of the skin, then a little darker,
// so that it is seen without colour too.
function skinOf(core, reach, hatch) {
  return [
    make("path", { class: "reach", d: reach + core, fill: hatch, "fill-rule": "evenodd" }),
    make("path", { class: "core hue", d: core }),
    make("path", { class: "core tone", d: core }),
    make("path", { class: "hatch", d: core, fill: hatch }),
  ];
}
