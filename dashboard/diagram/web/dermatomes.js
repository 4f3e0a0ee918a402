// The skin of each root by one map, in one view: where it is mainly that root's (core), and
// how far the root reaches beyond. A map of points has points instead of skin.

import { joined, setLit } from "./drawing.js";
import { roomiest } from "./interior.js";
import { make } from "./pattern.js";
import { plate } from "./plate.js";

const BELOW = 16; // screen pixels from a key point to its name

export class Dermatomes {
  // source: the drawing that holds this map's outlines; `points`: draw its key points only.
  constructor(drawing, source, { points = false } = {}) {
    this.drawing = drawing;
    this.layer = make("g", { class: points ? "skins of-points" : "skins", "aria-hidden": "true" });
    this.parts = points ? pointsOf(source) : skinsOf(drawing, source);
    this.layer.append(...this.parts.map(({ group }) => group));
    this.named = null; // plates with the names of the roots, made when first wanted
  }

  show(light) {
    for (const { group, root, side } of this.parts) setLit(group, light.skins.get(`${this.drawing.standsFor(side)}:${root}`));
  }

  // What a mask at the rim of the drawing must be put on.
  paths() {
    return [...this.layer.querySelectorAll(".skin > path")].filter((path) => path.getAttribute("d"));
  }

  // Where the name of each root stands: [{ group, x, y, room }]. `other`: beside another map.
  names(other = false) {
    this.named ??= this.parts.filter(({ core, point }) => point || core.getAttribute("d")).map((part) => this.name(part));
    return this.named.map(({ group, spot, below }) => {
      group.classList.toggle("of-other", other);
      const [x, y] = this.drawing.seen([spot.x, spot.y]);
      return { group, x, y: y + below * this.drawing.unit, room: spot.room };
    });
  }

  name({ root, core, point, title }) {
    const group = plate("root-plate", [point?.name ?? title ?? root]);
    group.setAttribute("style", `--colour:var(--root-${root});--on:var(--on-${root});--edge-line:var(--edge-${root})`);
    return { group, spot: point ? { ...point, room: 1e6 } : roomiest([core]), below: point ? BELOW : 0 };
  }
}

// A flat scheme has no skin painted of its own: there each area wears the hue of its main
// roots, and their names. What is lit there is lit area by area.
export class FlatDermatomes extends Dermatomes {
  constructor(drawing, roots) {
    super(drawing, document.createElement("svg"));
    this.isFlat = true;
    const mainOf = (id) => (roots[id] ?? []).filter(([, relation]) => relation === "primary").map(([root]) => root);
    this.parts = drawing.drawnParts.filter(({ id }) => mainOf(id).length).map(({ element, id, side }) => {
      const [root, ...others] = mainOf(id);
      const group = groupOf(root, element.getAttribute("d"), "", "none");
      return { group, root, side, core: group.querySelector(".core"), title: [root, ...others].join(" ") };
    });
    this.layer.append(...this.parts.map(({ group }) => group));
  }

  show() {}
}

function skinsOf(drawing, source) {
  const found = new Map(); // "root side" -> { core: [d], reach: [d] }
  for (const path of source.querySelectorAll("path[data-root][data-extent]")) {
    const { root, side, extent } = path.dataset;
    if (!drawing.known.roots[root]) continue;
    const key = `${root} ${side}`;
    if (!found.has(key)) found.set(key, { root, side, core: [], reach: [] });
    found.get(key)[extent].push(path.getAttribute("d"));
  }
  return [...found.values()].map(({ root, side, core, reach }) => {
    const group = groupOf(root, joined(core), joined(reach), `url(#${drawing.hatch(root)})`);
    return { group, root, side, core: group.querySelector(".core") };
  });
}

function groupOf(root, core, reach, hatch) {
  const group = make("g", { class: "skin", style: `--colour:var(--root-${root});--shade:var(--shade-${root})` });
  group.append(...skinOf(core, reach, hatch));
  return group;
}

// The reach leaves out the core (even-odd), so that hatching is never drawn on
// solid. Core: the hue of the root in the light of the skin, then a little darker,
// so that it is seen without colour too.
function skinOf(core, reach, hatch) {
  return [
    make("path", { class: "reach", d: reach + core, fill: hatch, "fill-rule": "evenodd" }),
    make("path", { class: "core hue", d: core }),
    make("path", { class: "core tone", d: core }),
    make("path", { class: "hatch", d: core, fill: hatch }),
    make("path", { class: "edge", d: core }),
  ];
}

function pointsOf(source) {
  return [...source.querySelectorAll("[data-point]")].map((circle) => {
    const { point, side } = circle.dataset;
    const root = point.split("-")[0]; // S4-5 is shown with S4
    const group = make("g", { class: "key-point", style: `--colour:var(--root-${root});--on:var(--on-${root})` });
    const [x, y] = ["cx", "cy"].map((axis) => Number(circle.getAttribute(axis)));
    const dot = make("circle", { class: "dot", cx: x, cy: y });
    group.append(dot);
    return { group, root, side, point: { name: point, x, y } };
  });
}
