// When skin is picked, a light runs from it to its roots and along them into the canal,
// so that one sees that the two belong together. It lies on top of the picture, which
// already shows the answer; it moves nothing and is gone within 400 milliseconds.

import { make } from "./pattern.js";
import { idOf, kindOf } from "./picks.js";
import { spread } from "./spread.js";

// From and to, in milliseconds after the pick.
const SKIN = [0, 200];
const LINE = [40, 390];
const LABEL = [190, 390];
const COURSE = [200, 390];
const COMET = 0.45; // share of a nerve that is bright at one moment
const BEND = 0.16; // how far a line bows out, as a share of its length
const CLEAR = 15; // pixels a line keeps from the number it starts at and the label it ends at
const FAINT = 0.55; // a root that shares the skin, beside one that mainly serves it

export class Way {
  constructor(host) {
    this.sheet = make("svg", { class: "way", "aria-hidden": "true" });
    host.append(this.sheet);
    this.added = [];
    this.running = [];
  }

  // Of quick picks the newest runs alone. Places are read in the next frame, when the
  // picture has been laid out anyway.
  run(pick, drawings, known) {
    this.stop();
    if (kindOf(pick, known) !== "area" || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    this.waiting = requestAnimationFrame(() => this.start(pick, drawings, known));
  }

  stop() {
    cancelAnimationFrame(this.waiting);
    for (const animation of this.running) animation.cancel();
    for (const element of this.added) element.remove();
    [this.added, this.running] = [[], []];
  }

  start(pick, drawings, known) {
    const open = drawings.filter(({ away }) => !away);
    const body = roomiest(open.filter(({ view }) => view !== "spine"), pick);
    const spine = open.find(({ view }) => view === "spine");
    if (!body || !spine) return;
    const { left, top } = this.sheet.getBoundingClientRect();
    const onSheet = (drawing, place) => drawing.onScreen(place).map((value, axis) => value - [left, top][axis]);
    const from = onSheet(body, body.centre(pick));
    const ends = [...spread([pick], null, known).roots]
      .map(([root, strength]) => ({ root, strength, nerve: nerveOf(spine, root) })).filter(({ nerve }) => nerve)
      .map((end) => ({ ...end, to: onSheet(spine, placeOf(spine, end)) }));
    this.flash(body, pick);
    for (const end of ends) this.lead(from, end, spine);
    Promise.all(this.running.map(({ finished }) => finished)).then(() => this.stop(), () => {}); // cancelled: a newer one runs
  }

  flash(body, pick) {
    const skin = this.add(body.outlines, make("path", { class: "flash", d: body.outline(pick) }));
    this.animate(skin, { opacity: [0, 0.6, 0] }, SKIN);
  }

  lead(from, { root, strength, nerve, to }, spine) {
    const lit = strength === "solid" ? 1 : FAINT;
    for (const kind of ["casing", "line"]) {
      const path = make("path", { class: kind, d: bow(from, to), pathLength: 1, style: `--colour:var(--root-${idOf(root)})` });
      this.add(this.sheet, path);
      this.animate(path, { strokeDashoffset: [1, 0, 0], opacity: [lit, lit, 0] }, LINE);
    }
    for (const part of nerve.querySelectorAll(".drawn > :is(.nerve, .behind)")) {
      const course = make("path", { class: "pulse", d: part.getAttribute("d"), pathLength: 1, "stroke-dasharray": `${COMET} 3` });
      this.add(part.parentNode, course);
      this.animate(course, { strokeDashoffset: [-1, COMET], opacity: [lit, lit] }, COURSE);
    }
    if (!spine.thumb) this.animate(nerve.querySelector(".plate"), { transform: ["none", `scale(${1 + 0.22 * lit})`, "none"] }, LABEL);
  }

  add(parent, element) {
    parent.append(element);
    this.added.push(element);
    return element;
  }

  animate(element, frames, [start, end]) {
    this.running.push(element.animate(frames, { delay: start, duration: end - start, easing: "ease-out", fill: "both" }));
  }
}

// Of the views a place is seen in, the one that shows it largest.
function roomiest(bodies, pick) {
  const room = (body) => body.spot(pick).room / body.unit;
  const shown = bodies.filter((body) => body.targets.has(pick) && !body.isSliver(pick));
  const large = shown.filter(({ thumb }) => !thumb);
  return (large.length ? large : shown).reduce((best, body) => (best && room(best) >= room(body) ? best : body), null);
}

const nerveOf = (spine, root) => spine.targets.get(root)?.find((element) => element.querySelector(".plate"));

// Its label; where labels are not shown, the place it leaves the spine.
function placeOf(spine, { root, nerve }) {
  if (!spine.thumb) return spine.centre(root);
  const { x, y } = nerve.querySelector(".nerve").getPointAtLength(0);
  return spine.seen([x, y]);
}

function bow([x, y], [toX, toY]) {
  const over = [(x + toX) / 2, (y + toY) / 2 - BEND * Math.hypot(toX - x, toY - y)];
  const [start, bend, end] = [towards([x, y], over), over, towards([toX, toY], over)].map((place) => place.map((value) => value.toFixed(1)).join(" "));
  return `M${start}Q${bend} ${end}`;
}

function towards([x, y], [toX, toY]) {
  const share = CLEAR / Math.max(CLEAR, Math.hypot(toX - x, toY - y));
  return [x + share * (toX - x), y + share * (toY - y)];
}
