// One level of the spine close up, from the side: its disc, the doorway of the root
// that leaves here, the recess of the root that passes, and their names on leaders.
// Which root is which, and what every place is called, comes with the knowledge.

import { Drawing, setLit } from "./drawing.js";
import { fadeAlong, fadeAtRims } from "./fade.js";
import { Nameplates } from "./nameplates.js";
import { make } from "./pattern.js";

const SPARE = { back: 0.1, front: 0.07 }; // shares of the picture's width that a tall frame may do without
const FLESH = { sac: "sac", disc: "cushion", sawn: "sawn" }; // part of the drawing -> its class

export class LevelView extends Drawing {
  constructor(source, known) {
    super(`spine-${source.dataset.view}`, source, known);
    Object.assign(this, { view: "spine", facing: source.dataset.view, level: source.dataset.level, strands: [], spare: 0 });
    this.fact = known.levels[this.level];
    this.scene = make("g", { class: "scene", "aria-hidden": "true", mask: `url(#${this.name}-rims)` });
    this.sites = make("g", { class: "sites", "aria-hidden": "true" });
    this.fade();
    for (const [part, kind] of Object.entries(FLESH)) for (const path of this.parts(part)) this.scene.append(make("path", { class: kind, d: path.getAttribute("d") }));
    for (const root of [this.fact.traversing, this.fact.exiting]) this.addStrand(root);
    for (const place of this.parts("site")) this.addSite(place);
    this.plates = new Nameplates(this);
    this.svg.append(this.scene, this.sites, this.plates.group, this.markers);
    this.index();
  }

  parts(part) {
    return [...this.source.querySelectorAll(`[data-part="${part}"]`)];
  }

  paint(root) {
    return `var(--edge-${root})`;
  }

  dress({ href }) {
    const [x, y, width, height] = this.page;
    this.image = make("image", { href, x, y, width, height, preserveAspectRatio: "none" });
    this.scene.prepend(this.image);
  }

  addStrand(root) {
    const paths = this.parts("root").filter(({ dataset }) => dataset.root === root);
    const d = (hidden) => paths.filter(({ dataset }) => dataset.hidden === hidden).map((path) => path.getAttribute("d")).join("");
    const group = make("g", { class: "strand", style: `--colour:var(--root-${root});--edge-line:var(--edge-${root})` });
    group.append(make("path", { class: "behind", d: d("yes") }), make("path", { class: "flesh", d: d("no") }),
      make("path", { class: "hatch", d: d("no"), fill: `url(#${this.hatch(root)})` }), make("path", { class: "edge", d: d("no") }));
    const ends = this.parts("fade").find(({ dataset }) => dataset.root === root);
    if (ends) {
      const name = `${this.name}-fade-${root}`;
      this.svg.querySelector("defs").append(...fadeAlong(name, ends, this.page));
      group.setAttribute("mask", `url(#${name})`);
    }
    this.scene.append(group);
    this.strands.push({ group, root });
  }

  // What is seen of a root.
  shapeOf(root) {
    return this.strands.find((strand) => strand.root === root)?.group.querySelector(".flesh");
  }

  addSite(place) {
    const ring = make("circle", { class: "site", cx: place.getAttribute("cx"), cy: place.getAttribute("cy") });
    Object.assign(ring.dataset, { site: place.dataset.site, side: place.dataset.side });
    this.sites.append(ring);
  }

  // Only the side that is seen: the other lies behind it.
  index() {
    this.targets.clear();
    const side = this.standsFor("right");
    for (const { group, root } of this.strands) group.dataset.pick = `${side}:${root}`;
    for (const { group, root } of this.plates.roots()) this.addTarget(`${side}:${root}`, group);
  }

  turn(side) {
    if (side === this.shown) return;
    this.shown = side;
    this.index();
    for (const group of [this.scene, this.sites]) this.mirror(group);
    this.resize(...this.size);
  }

  // A tall frame shows less of the back and the front, and all else larger.
  resize(width, height) {
    const [x, y, wide, high] = this.page;
    const spare = height ? Math.max(0, wide - (high * width) / height) : 0;
    const share = Math.min(1, spare / (wide * (SPARE.back + SPARE.front)));
    const [back, front] = [SPARE.back, SPARE.front].map((most) => most * share * wide);
    this.spare = back;
    this.size = [width, height];
    this.home = [x + (this.shown === "right" ? back : front), y, wide - back - front, high];
    this.frameBox(this.home);
    this.fade();
  }

  // The scene melts away at its rims, wherever these are now.
  fade() {
    const [x, y, wide, high] = this.page;
    const [top, bottom, back] = this.source.dataset.fade.split(" ").map(Number);
    for (const old of this.svg.querySelectorAll("defs > .rims")) old.remove();
    const rims = fadeAtRims(`${this.name}-rims`, [x + this.spare, y, wide - this.spare, high], [top, bottom, back]);
    for (const each of rims) each.classList.add("rims");
    this.svg.querySelector("defs").append(...rims);
  }

  settle() {
    this.resize(...this.size);
  }

  arrange() {
    this.plates.arrange();
    for (const { root, at } of this.plates.roots()) if (at) this.spots.set(`${this.standsFor("right")}:${root}`, at);
  }

  title(words) {
    return words.say("level_title", { level: this.fact.name });
  }

  speak(words) {
    this.plates.speak(words);
    this.arrange();
  }

  show(light, pointed) {
    this.svg.classList.toggle("answering", light.roots.size > 0);
    const side = this.standsFor("right");
    for (const { group, root } of [...this.strands, ...this.plates.roots()]) {
      setLit(group, light.roots.get(`${side}:${root}`));
      group.classList.toggle("pointed", pointed === `${side}:${root}`);
    }
    const lit = new Set();
    for (const ring of this.sites.children) {
      const pressed = light.sites.has(ring.dataset.site) && (ring.dataset.side === "middle" || light.sides.has(side));
      setLit(ring, pressed ? "solid" : null);
      if (pressed) lit.add(ring.dataset.site.split("@")[0]);
    }
    if (this.plates.show(lit)) this.arrange();
  }

  keep(picks) {
    this.press(picks);
    for (const { group, root } of this.plates.roots()) group.classList.toggle("kept", picks.includes(`${this.standsFor("right")}:${root}`));
  }
}
