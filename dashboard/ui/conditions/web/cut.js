// One drawing of a sawn segment: the lit picture, the roots over it, and its places.
import { make as html } from "../answer/parts.js";
import { make } from "../diagram/pattern.js";

const FLESH = ["sawn", "disc", "sac"];
const WAYS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
let made = 0;

export class CutView {
  constructor({ view, source, href }, segment) {
    Object.assign(this, { view, source, segment, name: `cut-${view}-${made += 1}` });
    const { data } = segment;
    this.box = source.getAttribute("viewBox").split(" ").map(Number);
    this.svg = make("svg", { viewBox: this.box.join(" "), role: "group" });
    this.svg.append(this.hatches(), this.scene(href), this.places = make("g"));
    this.labels = html("div", { className: "labels", ariaHidden: "true" });
    this.frame = html("div", { className: "cut-frame" }, this.svg, this.labels);
    this.figure = html("figure", { className: `cut ${view}` },
      html("figcaption", {}, html("strong", { textContent: data.words[view] })), this.frame,
      html("p", { className: "way", textContent: data.words[`${view}_way`] }));
    this.addPlaces();
    this.addLabels();
    this.svg.addEventListener("keydown", event => this.key(event));
  }

  parts(part) {
    return [...this.source.querySelectorAll(`[data-part="${part}"]`)];
  }

  hatches() {
    const pattern = (name, ...lines) => {
      const made = make("pattern", { id: `${this.name}-${name}`, width: 22, height: 22, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" });
      made.append(...lines);
      return made;
    };
    const defs = make("defs");
    defs.append(
      pattern("known", make("rect", { width: 8, height: 22, class: "known-line" })),
      pattern("closed", make("rect", { width: 3, height: 22, class: "closed-line" }), make("rect", { y: 10, width: 22, height: 3, class: "closed-line" })));
    return defs;
  }

  scene(href) {
    const [x, y, width, height] = this.box;
    // What is drawn over the picture melts away at its rims with it.
    const rims = make("mask", { id: `${this.name}-rims`, style: "mask-type: alpha" });
    rims.append(make("image", { href, x, y, width, height }));
    const scene = make("g", { class: "cut-scene", "aria-hidden": "true", mask: `url(#${this.name}-rims)` });
    scene.append(rims, make("image", { href, x, y, width, height }));
    for (const part of FLESH) for (const path of this.parts(part)) scene.append(make("path", { class: part, d: path.getAttribute("d") }));
    for (const thread of this.parts("thread")) scene.append(this.strand(thread));
    for (const root of this.parts("root")) scene.append(this.strand(root));
    return scene;
  }

  // A root as it lies in the picture; `thread`: it runs on inside the sac.
  strand(source) {
    const strand = source.cloneNode();
    const { part, root, side } = strand.dataset;
    strand.setAttribute("class", part === "thread" ? "strand thread" : "strand");
    strand.setAttribute("style", this.segment.data.styles[root] ?? "");
    strand.dataset.name = `${side}:${root}`;
    return strand;
  }

  // --- places

  addPlaces() {
    for (const source of this.parts("place")) {
      const { position, side } = source.dataset;
      const group = make("g", { class: "place", role: "button", tabindex: -1 });
      Object.assign(group.dataset, { position, side });
      const d = source.getAttribute("d");
      group.append(make("path", { class: "reach", d }), make("path", { class: "field", d }));
      group.addEventListener("click", () => this.segment.press(position, side === "middle" ? "" : side));
      group.addEventListener("pointerenter", () => this.segment.point(position, side));
      group.addEventListener("pointerleave", () => this.segment.point());
      this.places.append(group);
    }
    this.groups = [...this.places.children];
    this.rest = this.groups[0];
    this.rest.setAttribute("tabindex", 0);
  }

  spot(part, wanted) {
    const found = this.parts(part).find(({ dataset }) => Object.entries(wanted).every(([name, value]) => dataset[name] === value));
    return found && [found.getAttribute("cx"), found.getAttribute("cy")].map(Number);
  }

  key(event) {
    const at = this.groups.indexOf(event.target.closest(".place"));
    if (at < 0) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      this.groups[at].dispatchEvent(new MouseEvent("click"));
    }
    const next = WAYS[event.key] && this.towards(this.groups[at], WAYS[event.key]);
    if (!WAYS[event.key]) return;
    event.preventDefault();
    if (next) this.focus(next);
  }

  // The nearest place that lies that way.
  towards(from, [dx, dy]) {
    const [x, y] = this.markOf(from);
    const away = group => {
      const [u, v] = this.markOf(group);
      const along = (u - x) * dx + (v - y) * dy;
      const aside = Math.abs((u - x) * dy) + Math.abs((v - y) * dx);
      return along > 12 ? along + 2 * aside : Infinity;
    };
    const [nearest] = this.groups.filter(group => away(group) < Infinity).sort((a, b) => away(a) - away(b));
    return nearest;
  }

  markOf({ dataset }) {
    return this.spot("mark", { position: dataset.position, side: dataset.side });
  }

  focus(group) {
    this.rest.setAttribute("tabindex", -1);
    this.rest = group;
    group.setAttribute("tabindex", 0);
    group.focus({ preventScroll: true });
  }

  // --- names and numbers: HTML over the drawing, so that they never shrink with it

  addLabels() {
    const { data } = this.segment;
    const place = (spot, label) => {
      const [, , width, height] = this.box;
      label.style.left = `${(100 * spot[0]) / width}%`;
      label.style.top = `${(100 * spot[1]) / height}%`;
      this.labels.append(label);
    };
    for (const side of ["left", "right"]) this.labels.append(html("span", { className: `side ${side}`, textContent: data.words[side] }));
    for (const of of ["disc", "sac"]) place(this.spot("name", { of }), html("span", { className: `part ${of}`, textContent: data.words[of] }));
    for (const source of this.parts("name").filter(({ dataset }) => dataset.root)) {
      const { root, side } = source.dataset;
      const label = html("span", { className: "root plate", textContent: root });
      label.setAttribute("style", data.styles[root]);
      label.dataset.name = `${side}:${root}`;
      place([source.getAttribute("cx"), source.getAttribute("cy")].map(Number), label);
    }
    for (const group of this.groups) {
      const number = html("span", { className: "number", textContent: 1 + data.places.findIndex(each => each.position === group.dataset.position) });
      Object.assign(number.dataset, group.dataset);
      place(this.markOf(group), number);
    }
  }

  // --- what is chosen

  show(data) {
    this.svg.setAttribute("aria-label", data.words.choose.replace("{view}", data.words[this.view]));
    this.figure.classList.toggle("answering", Object.keys(data.lit).length > 0);
    for (const group of [...this.groups, ...this.labels.querySelectorAll(".number")]) this.dress(group, data);
    for (const strand of this.figure.querySelectorAll("[data-name]")) {
      const lit = data.lit[strand.dataset.name] ?? "";
      if (strand.classList.contains("plate")) strand.className = `root plate ${lit}`;
      else strand.dataset.lit = lit;
    }
  }

  dress(group, { places, position, side, words }) {
    const place = places.find(each => each.position === group.dataset.position);
    const here = group.dataset.side === "middle" || group.dataset.side === side;
    const chosen = place.position === position && here;
    group.classList.toggle("chosen", chosen);
    group.classList.toggle("closed", Boolean(place.why));
    if (!group.matches(".place")) return;
    group.setAttribute("aria-pressed", chosen);
    group.setAttribute("aria-disabled", Boolean(place.why));
    const sided = group.dataset.side === "middle" ? place.name : `${words[group.dataset.side]}: ${place.name}`;
    group.setAttribute("aria-label", place.why ? `${sided} (${words.not_possible})` : `${sided}, ${place.roots.map(([root]) => root).join(", ")}`);
    group.querySelector(".field").style.fill = place.why ? `url(#${this.name}-closed)` : chosen ? `url(#${this.name}-known)` : "";
  }

  point(position, side) {
    for (const group of this.groups) {
      group.classList.toggle("pointed", group.dataset.position === position && (!side || group.dataset.side === side));
    }
  }
}
