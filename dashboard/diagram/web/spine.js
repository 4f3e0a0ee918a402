// The lower spine with its roots: each root one target made of a nerve and a
// label that is always readable. Border roots (T12, Co1) are named, grey, inert.

import { Cushions } from "./cushions.js";
import { Drawing, joined, setLit } from "./drawing.js";
import { fadeAlong, inkAlong } from "./fade.js";
import { make, patternFor } from "./pattern.js";

const LABEL = { width: 30, height: 19, gap: 22 }; // screen pixels
const WINDOW = { x: -9, y: -6.5, width: 18, height: 13, rx: 3 }; // keeps hatching off the letters
const COURSE = 8; // screen pixels beside a course that still mean it
const BEHIND = 3; // how much farther off a course behind bone counts
const STEP = 4; // drawing units between the points of a course
const CROWDED = 42; // drawing units: half a label wider than this would cover the nerves

const LAYERS = {
  casing: "var(--card)", rim: "var(--edge-ROOT)", nerve: "var(--root-ROOT)", faint: "color-mix(in srgb, var(--root-ROOT) 22%, var(--card))",
};

export class SpineView extends Drawing {
  constructor(facing, source, known) {
    super(`spine-${facing}`, source, known);
    this.view = "spine";
    this.facing = facing;
    this.nerves = []; // at = the label's own place, near = where the root leaves the spine
    this.bones = make("g", { class: "bones", "aria-hidden": "true" });
    this.sites = make("g", { class: "sites", "aria-hidden": "true" });
    this.roots = make("g", { class: "roots" });
    this.hidden = make("g", { class: "deep", "aria-hidden": "true" }); // where what bone hides can be hit
    this.cushions = new Cushions(source, known.levels);
    for (const name of uniqueRoots(source)) this.addRoot(name);
    this.sites.append(this.cushions.outlines);
    for (const circle of source.querySelectorAll('[data-part="site"]')) this.addSite(circle);
    this.bones.append(this.cushions.tints);
    this.svg.append(this.bones, this.hidden, this.cushions.targets, this.roots, this.sites, this.markers);
    this.index();
  }

  paint(root) {
    return `var(--edge-${root})`;
  }

  dress({ href }) {
    const [x, y, width, height] = this.page;
    this.bones.prepend(make("image", { href, x, y, width, height, preserveAspectRatio: "none" }));
  }

  // A root is drawn in stretches: those in sight, and those behind bone, which
  // show through faintly.
  addRoot({ root, side }) {
    const stretches = [...this.source.querySelectorAll(`[data-part="root"][data-root="${root}"][data-side="${side}"]`)];
    const place = this.source.querySelector(`[data-part="label"][data-root="${root}"][data-side="${side}"]`);
    const fact = this.known.roots[root];
    if (!fact || !place) return;
    const d = (hidden) => joined(stretches.filter((path) => (path.dataset.hidden === "yes") === hidden).map((path) => path.getAttribute("d")));
    const pickable = fact.kind === "root";
    const group = make("g", { class: pickable ? "root" : "root border", style: `--colour:var(--root-${root});--on:var(--on-${root});--edge-line:var(--edge-${root})` });
    const label = make("g", { class: "label" });
    const leader = make("path", { class: "leader" });
    const nerve = make("path", { class: "nerve", d: d(false) });
    const { inks, mask } = this.fading(root, side);
    const drawn = make("g", { class: "drawn", style: inks });
    drawn.append(make("path", { class: "behind", d: d(true) }), make("path", { class: "casing", d: d(false) }), make("path", { class: "rim", d: d(false) }), nerve,
      make("path", { class: "hatch", d: d(false), stroke: `url(#${this.hatch(root)})`, ...mask }));
    group.append(leader, drawn);
    this.write(label, root);
    const behind = make("path", { class: "hit", d: d(true) });
    if (pickable) {
      drawn.append(make("path", { class: "hit", d: d(false) }));
      this.hidden.append(behind);
      for (const [key, value] of Object.entries({ role: "button", tabindex: -1, "aria-pressed": false })) group.setAttribute(key, value);
    }
    group.append(label);
    this.roots.append(group);
    this.nerves.push({ pickable, group, behind, label, leader, nerve, root, side, at: [place.cx.baseVal.value, place.cy.baseVal.value] });
  }

  write(label, root) {
    const box = { x: -LABEL.width / 2, y: -LABEL.height / 2, width: LABEL.width, height: LABEL.height, rx: 5 };
    const text = make("text", { dy: "0.36em" });
    text.textContent = root;
    label.append(make("rect", { class: "plate", ...box }), make("rect", { class: "weave", ...box }), make("rect", { class: "window", ...WINDOW }), make("rect", { class: "tick", ...box }), text);
    // Labels are drawn in screen pixels, so their hatching is not scaled as that of the nerves.
    const weave = `${this.name}-weave-${root}`;
    this.svg.querySelector("defs").append(patternFor(weave, this.known.roots[root], this.paint(root)));
    label.querySelector(".weave").setAttribute("fill", `url(#${weave})`);
  }

  // A nerve goes on beyond the picture: its layers fade out, its hatching, a pattern, by a mask.
  fading(root, side) {
    const ends = this.source.querySelector(`[data-part="fade"][data-root="${root}"][data-side="${side}"]`);
    const name = `${this.name}-fade-${root}-${side}`;
    const layers = Object.entries(LAYERS).map(([layer, colour]) => inkAlong(`${name}-${layer}`, ends, colour.replace("ROOT", root)));
    this.svg.querySelector("defs").append(...layers, ...fadeAlong(name, ends, this.page));
    return { inks: Object.keys(LAYERS).map((layer) => `--${layer}-ink:url(#${name}-${layer})`).join(";"), mask: { mask: `url(#${name})` } };
  }

  addSite(circle) {
    const { site, side } = circle.dataset;
    const ring = make("circle", { class: "site", cx: circle.getAttribute("cx"), cy: circle.getAttribute("cy") });
    Object.assign(ring.dataset, { site, side });
    this.sites.append(ring);
  }

  index() {
    this.targets.clear();
    for (const { root, side, group, behind } of this.nerves.filter(({ pickable }) => pickable)) {
      this.addTarget(`${this.standsFor(side)}:${root}`, group);
      behind.dataset.pick = group.dataset.pick;
    }
  }

  // From the side one half is seen, and mirrored for the other; labels are not.
  turn(side) {
    if (!this.oneLeg || side === this.shown) return;
    this.shown = side;
    this.index();
    for (const group of [this.bones, this.sites, this.hidden, this.cushions.targets, ...this.nerves.map(({ group }) => group.querySelector(".drawn"))]) this.mirror(group);
    this.arrange();
  }

  settle() {
    for (const nerve of this.nerves) {
      nerve.near = this.foramen(nerve) ?? start(nerve.nerve);
    }
    this.arrange();
  }

  // A label points to where its root leaves the spine.
  foramen({ root, side }) {
    const site = `foramen@${this.known.roots[root].exits_at}`;
    const circle = this.source.querySelector(`[data-site="${site}"][data-side="${side}"]`);
    return circle && [circle.cx.baseVal.value, circle.cy.baseVal.value];
  }

  // Labels keep a readable size however small the spine is drawn, so they are
  // pushed apart along their side where the drawing itself gives too little room.
  arrange() {
    const gap = LABEL.gap * this.unit;
    const { top, bottom } = this.visible();
    for (const side of ["right", "left"]) {
      const column = this.nerves.filter((nerve) => nerve.side === side).sort((one, other) => one.at[1] - other.at[1]);
      const heights = apart(column.map(({ at }) => at[1]), gap, top + gap / 2, bottom - gap / 2);
      column.forEach((nerve, at) => this.place(nerve, heights[at]));
    }
  }

  place(nerve, y) {
    const half = (LABEL.width / 2 + 1) * this.unit;
    const { left, right } = this.visible();
    const [own] = this.seen(nerve.at);
    const edge = own < (left + right) / 2 ? left + half : right - half;
    const x = half > CROWDED ? edge : own;
    nerve.label.setAttribute("style", `--x:${x.toFixed(1)}px;--y:${y.toFixed(1)}px`);
    this.spots.set(`${this.standsFor(nerve.side)}:${nerve.root}`, { x, y, room: half });
    if (!nerve.near) return;
    const near = this.seen(nerve.near);
    const rim = x + Math.sign(near[0] - x) * half; // a label without a plate must not be struck through
    nerve.leader.setAttribute("d", `M${near.map((value) => value.toFixed(1))}L${rim.toFixed(1)},${y.toFixed(1)}`);
  }

  // Where courses cross or lie over a label, the label pointed at is meant, else the
  // nearest course; of two as near, the one in sight. reach: screen pixels more
  // than the width of a course. Returns a pick or null.
  nearest(at, reach = 0) {
    const [x, y] = this.fromScreen(at);
    let best = { pick: null, far: (COURSE + reach) * this.unit };
    for (const nerve of this.nerves.filter(({ pickable }) => pickable)) {
      const pick = `${this.standsFor(nerve.side)}:${nerve.root}`;
      const far = Math.min(this.farFromLabel(pick, [x, y]), this.farFromCourse(nerve, [x, y]));
      if (far < best.far) best = { pick, far };
    }
    return best.pick;
  }

  // Less than nothing on the label itself, so that no course over it counts.
  farFromLabel(pick, [x, y]) {
    const label = this.spot(pick);
    const across = Math.abs(x - label.x) / this.unit - LABEL.width / 2;
    const down = Math.abs(y - label.y) / this.unit - LABEL.height / 2;
    if (Math.max(across, down) <= 0) return -1;
    return (COURSE + Math.hypot(Math.max(0, across), Math.max(0, down))) * this.unit;
  }

  farFromCourse(nerve, at) {
    const [x, y] = this.seen(at);
    nerve.course ??= [...courseOf(nerve.group, ".nerve", 0), ...courseOf(nerve.group, ".behind", BEHIND)];
    return Math.min(...nerve.course.map((point) => Math.hypot(point.x - x, point.y - y) + point.behind * this.unit));
  }

  show(light, pointed) {
    this.svg.classList.toggle("answering", light.roots.size > 0);
    for (const { group, root, side } of this.nerves) {
      const pick = `${this.standsFor(side)}:${root}`;
      setLit(group, light.roots.get(pick));
      group.classList.toggle("pointed", pick === pointed);
    }
    for (const ring of this.sites.querySelectorAll(".site")) setLit(ring, this.isLit(ring.dataset, light) ? "solid" : null);
    this.cushions.show(new Set([...light.sites].map((site) => site.slice(site.lastIndexOf("@") + 1))));
  }

  // The station on the way that is picked or pointed at.
  markSite(picked, pointed) {
    for (const ring of this.sites.querySelectorAll(".site")) {
      ring.classList.toggle("picked", ring.dataset.site === picked);
      ring.classList.toggle("pointed", ring.dataset.site === pointed);
    }
  }

  // A site named without a side is lit on the sides that are lit.
  isLit({ site, side }, light) {
    const here = this.standsFor(side);
    return light.sites.has(`${here}:${site}`) || (light.sites.has(site) && (here === "middle" || light.sides.has(here)));
  }

  keep(picks) {
    this.press(picks);
    for (const { group, root, side } of this.nerves) group.classList.toggle("kept", picks.includes(`${this.standsFor(side)}:${root}`));
  }

  speak(words) {
    this.cushions.speak(words);
    if (!this.thumb) this.cushions.rove();
  }

  sidesFromLeft() {
    return this.facing === "back" ? ["left", "right"] : ["right", "left"];
  }
}

function uniqueRoots(source) {
  const names = [...source.querySelectorAll('[data-part="root"]')].map(({ dataset: { root, side } }) => `${root} ${side}`);
  return [...new Set(names)].map((name) => ({ root: name.split(" ")[0], side: name.split(" ")[1] }));
}

function courseOf(group, part, behind) {
  const path = group.querySelector(part);
  const length = path.getTotalLength();
  return Array.from({ length: Math.ceil(length / STEP) }, (_, at) => {
    const { x, y } = path.getPointAtLength(at * STEP);
    return { x, y, behind };
  });
}

function start(path) {
  const { x, y } = path.getPointAtLength(0);
  return [x, y];
}

// Heights in order, at least `gap` apart, as near to their own as that allows.
function apart(wanted, gap, top, bottom) {
  const room = Math.min(gap, (bottom - top) / Math.max(1, wanted.length - 1));
  const heights = [...wanted];
  for (let at = 1; at < heights.length; at += 1) heights[at] = Math.max(heights[at], heights[at - 1] + room);
  let limit = bottom;
  for (let at = heights.length - 1; at >= 0; at -= 1, limit -= room) heights[at] = Math.min(heights[at], limit);
  return heights;
}
