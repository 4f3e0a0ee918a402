// What may lie over the skin beside the light: the skin of all roots by one map, another map
// to compare it with, the skin of all nerves, their courses, and how far the maps agree.
// The knowledge and the drawings for it come when the first screen stands.

import { AreaMarks } from "./areamarks.js";
import * as artwork from "./artwork.js";
import { Courses } from "./courses.js";
import { Dermatomes, FlatDermatomes } from "./dermatomes.js";
import { NONE } from "./layerpanel.js";
import { NerveFields } from "./nervefields.js";
import { standApart } from "./plate.js";
import { followStations, pickStation, pointStation, station, stationPointed } from "./station.js";
import { Wayfinding } from "./wayfinding.js";

export const CONSENSUS = "consensus";
export const POINTS = "isncsci"; // a map of points, not of skin
const MARKED = { partly: { pattern: "dots", text: "≈" }, disagree: { pattern: "cross", text: "≠" } };
const NUMBER = [24, 24]; // screen pixels that the number of a pick takes
const GRADED = { agree: null, partly: "dots", disagree: "cross" };

export class Layers {
  constructor(picture) {
    Object.assign(this, { picture, known: picture.words.known, kept: picture.stage.memory.layers, hushed: false, map: CONSENSUS });
    this.own = Object.fromEntries(Object.entries(this.known.areas).map(([area, { roots }]) => [area, roots]));
    this.listen();
    this.unfollow = followStations(() => this.mark());
  }

  // What is switched on; nothing while a question is asked.
  get memory() {
    return this.hushed ? NONE : this.kept;
  }

  hush(hushed) {
    if (hushed === this.hushed) return;
    this.hushed = hushed;
    if (this.facts) this.show().catch((error) => this.picture.fail(error));
  }

  // Once, when the first screen stands. Later callers wait for the same.
  begin() {
    this.begun ??= this.fetch();
    return this.begun;
  }

  async fetch() {
    this.facts = await artwork.layers();
    this.picture.caption.nervesOf = (area) => (this.memory.fields ? this.facts.fields[area] : []).map((nerve) => this.facts.nerves[nerve].name[this.picture.words.voice]);
    await this.show();
    this.onReady?.();
  }

  // The scheme of the seat is flat: nothing runs beneath it.
  async course() {
    await this.begin();
    for (const drawing of this.bodies().filter(({ name }) => name !== "seat")) {
      drawing.addCourses(new Courses(drawing, await artwork.drawing(`courses/${drawing.name}.svg`), this.facts.acting));
    }
    this.ways = new Wayfinding(this.facts, this.known);
    this.picture.shine();
  }

  bodies() {
    return this.picture.drawings.filter(({ drawnParts }) => drawnParts);
  }

  // --- the map
  async wear(map) {
    if (map === this.map) return;
    this.map = map;
    await this.begin();
    if (map !== this.map) return; // another was chosen meanwhile
    const roots = this.rootsOf(map);
    for (const [area, fact] of Object.entries(this.known.areas)) fact.roots = roots[area] ?? [];
    if (this.kept.against === map) this.kept.against = null;
    await this.show();
    this.picture.keep();
  }

  rootsOf(map) {
    return map === CONSENSUS ? this.own : this.facts.maps[map].roots;
  }

  async skinOf(drawing, map) {
    // A view begins with the consensus, but for the scheme of the seat.
    drawing.skins ??= new Map(drawing.name === "seat" ? [] : [[CONSENSUS, drawing.dermatomes]]);
    if (!drawing.skins.has(map)) drawing.skins.set(map, await this.drawn(drawing, map));
    return drawing.skins.get(map);
  }

  async drawn(drawing, map) {
    if (map === POINTS) return new Dermatomes(drawing, drawing.source, { points: true });
    if (drawing.name === "seat") return new FlatDermatomes(drawing, this.rootsOf(map));
    return new Dermatomes(drawing, await artwork.drawing(`maps/${map}/${drawing.name}.svg`));
  }

  // --- what is switched on
  async toggle(change) {
    Object.assign(this.kept, change);
    await this.begin();
    await this.show();
  }

  async show() {
    const { memory, facts, map } = this;
    const { host } = this.picture;
    host.toggleAttribute("data-all-roots", this.allRoots);
    host.toggleAttribute("data-all-courses", memory.courses);
    host.dataset.layers = JSON.stringify(memory); // for the limb to turn, which follows it
    for (const drawing of this.bodies()) {
      drawing.wear(await this.skinOf(drawing, map));
      drawing.lay("against", memory.against && await this.skinOf(drawing, memory.against));
      drawing.lay("fields", memory.fields && this.once(drawing, "fields", () => new NerveFields(drawing, facts.fields, facts.nerves)));
      drawing.lay("agreement", memory.agreement && this.once(drawing, "agreement", () => new AreaMarks(drawing, "agreement", this.agreements())));
      drawing.lay("differ", memory.against && new AreaMarks(drawing, "differ", this.differences()));
    }
    this.arrange();
    this.picture.shine();
  }

  // What was found on the skin, as it is painted: "side:area" -> { pattern, text }.
  feel(feelings) {
    const marks = Object.keys(feelings ?? {}).length ? feelings : null;
    this.picture.host.toggleAttribute("data-felt", Boolean(feelings)); // words stand where the numbers of picks would
    for (const drawing of this.bodies()) drawing.lay("feelings", marks && new AreaMarks(drawing, "feelings", marks));
  }

  once(drawing, kind, make) {
    drawing.made ??= {};
    return drawing.made[kind] ??= make();
  }

  // The skin of every root is wanted, lit or not.
  get allRoots() {
    return Boolean(this.memory.roots || this.memory.against);
  }

  // Where the map of the moment and the one beside it differ: area -> { pattern, text }.
  differences() {
    const { facts: { differ }, map, memory: { against } } = this;
    const found = differ[`${map}|${against}`] ?? differ[`${against}|${map}`] ?? {};
    return Object.fromEntries(Object.entries(found).map(([area, verdict]) => [area, MARKED[verdict]]));
  }

  // How many maps agree: area -> { pattern, text }.
  agreements() {
    return Object.fromEntries(Object.entries(this.facts.agreeing).map(([area, [number, of]]) => [area, {
      pattern: GRADED[this.known.areas[area].agreement], text: `${number}/${of}`,
    }]));
  }

  // Names keep their size on the screen: which of them have room changes with the scale.
  arrange() {
    const { map, memory, picture: { words } } = this;
    for (const drawing of this.bodies()) {
      const names = [];
      const stand = (places, taken, shift) => {
        names.push(...places.map(({ group }) => group));
        return standApart(places, drawing, taken, shift);
      };
      let taken = this.picture.lit.feelings ? [] : drawing.picks.filter((pick) => drawing.targets.has(pick)).map((pick) => ({ ...drawing.spot(pick), size: NUMBER }));
      if (!drawing.thumb && !drawing.away) {
        if (this.allRoots || map === POINTS) taken = stand(drawing.dermatomes.names(), taken);
        if (memory.against) taken = stand(drawing.layers.against?.names(true) ?? [], taken, true);
        for (const kind of ["feelings", "differ", "agreement"]) taken = stand(drawing.layers[kind]?.names() ?? [], taken, true);
        taken = stand(drawing.layers.fields?.names(words.voice) ?? [], taken, true);
      }
      drawing.names.replaceChildren(...names);
      for (const layer of Object.values(drawing.layers)) layer?.rescale?.();
    }
  }

  // --- the light of the moment
  shine(picks, lit) {
    if (!this.ways) return;
    const { pieces, sites } = this.ways.of(picks, lit);
    for (const drawing of this.picture.drawings) if (!drawing.away) drawing.courses?.show(pieces, sites);
  }

  // --- stations
  listen() {
    const { root } = this.picture.stage;
    const meant = (event) => event.target.closest?.("[data-station]");
    root.addEventListener("pointerover", (event) => this.pointAt(meant(event), event));
    root.addEventListener("pointerleave", () => this.pointAt(null));
    root.addEventListener("click", (event) => {
      const group = meant(event);
      if (!group) return;
      event.stopPropagation();
      pickStation(group.dataset.station);
    }, { capture: true });
  }

  pointAt(group, event) {
    if (group === this.over) return;
    this.over = group;
    pointStation(group?.dataset.station);
    const { caption, words } = this.picture;
    if (!group) return this.named && (this.named = caption.hide());
    this.named = true;
    caption.name(this.facts.acting[group.dataset.station][words.voice], [event.clientX, event.clientY], group.getBoundingClientRect());
  }

  // Only on the legs that are picked: the other one has the same station.
  mark() {
    const { picks, lit, drawings } = this.picture;
    if (!this.ways) return;
    const { sites } = this.ways.of(picks, lit);
    for (const drawing of drawings) {
      drawing.courses?.mark(station(), stationPointed(), sites);
      drawing.markSite?.(station(), stationPointed());
    }
  }

  leave() {
    this.unfollow();
    pointStation(null);
  }
}
