// The space in which the limb is turned: Plotly's figure, kept at what the picture shows. The mesh
// came once; what is lit, the side and the tone only change its colours and lines, here.

import { chosenMap } from "../diagram/chosen.js";
import { spread } from "../diagram/spread.js";
import { station } from "../diagram/station.js";
import { Wayfinding } from "../diagram/wayfinding.js";
import { camera, moved } from "./cameras.js";
import { decoded, mirrored } from "./mesh.js";
import { QUIET } from "./plotly.js";
import { shown } from "./traces.js";

const SLOW = 45; // milliseconds of a frame: with more, less is drawn while it turns
const TRIED = 3; // frames
const STILL = 150; // milliseconds after the last turn until it is drawn in full again
const HIGH = { width: 1600, height: 1600 }; // pixels of the saved picture, at most

export class Space {
  // slow: there is no graphics card.
  constructor(Plotly, place, figure, picture, slow) {
    Object.assign(this, { Plotly, place, picture, slow });
    const { meta, ...layout } = figure.layout;
    this.layout = { ...layout, autosize: true, uirevision: "kept" };
    this.meta = decoded(meta);
    this.sides = { right: figure.data.map(decoded) };
    this.sides.left = this.sides.right.map(mirrored);
    this.ways = new Wayfinding(picture.layers.facts, picture.words.known);
    this.acting = new Set(Object.keys(picture.layers.facts.acting));
    this.middle = ["x", "y", "z"].map((axis) => layout.scene[`${axis}axis`].range.reduce((sum, end) => sum + end / 2, 0));
    Object.assign(this, { skin: "solid", camera: "whole", side: this.sideShown(), turning: false, steps: [] });
  }

  sideShown() {
    return this.picture.stage.memory.side;
  }

  async draw() {
    this.layout.scene.camera = this.cameraAt("whole");
    this.turning = this.slow; // a slow machine shows the limb sooner with less detail, and then in full
    const config = { ...QUIET, plotGlPixelRatio: this.slow ? 1 : Math.min(2, devicePixelRatio), scrollZoom: false, responsive: true };
    await this.Plotly.newPlot(this.place, ...this.now(), config);
    this.spare();
    await frame();
    await frame(); // the first is drawn
    if (this.turning) this.settle();
  }

  // Nothing is picked here, and Plotly stumbles when the pointer meets a mesh that has just been
  // exchanged. It has no option for this; what is drawn is told, one by one, that it is not there.
  spare() {
    for (const drawn of this.place._fullLayout.scene._scene.glplot.objects) Object.assign(drawn, { pick: () => null, drawPick: () => {} });
  }

  // How long a frame takes decides whether less is drawn while turning.
  async time() {
    if (this.slow) return;
    const start = performance.now();
    for (let tried = 1; tried <= TRIED; tried += 1) {
      await this.relayout({ "scene.camera": this.cameraAt("whole", tried) });
      await frame();
    }
    this.slow = (performance.now() - start) / TRIED > SLOW;
  }

  // What Plotly is to show now: [traces, layout].
  now() {
    const { words, picks, lit, host, layers } = this.picture;
    const style = getComputedStyle(host);
    const colour = (name) => style.getPropertyValue(`--${name}`).trim();
    const { side, skin, turning } = this;
    const ink = host.dataset.skin === "deep" ? "#ffffff" : "#17222d";
    const ways = { way: this.ways.of(picks, lit), acting: this.acting, station: station(), allCourses: Boolean(layers.memory.courses) };
    const seen = { side, skin, turning, eye: this.placeOf("eye"), centre: this.placeOf("center"), size: [this.place.clientWidth, this.place.clientHeight] };
    const { data, labels } = shown(this.sides[side], this.meta, {
      ...ways, ...seen, layers, voice: words.voice, keyPoints: this.meta.key_points, light: spread(picks, lit, words.known), picks, map: chosenMap(), colour, ink,
    });
    const font = { family: style.fontFamily, size: 14, weight: 700, color: colour("ink") };
    const plate = { bgcolor: colour("paper"), opacity: 0.88, borderpad: 2, showarrow: false, font };
    this.layout.scene.annotations = labels.map(({ text, point: [x, y, z], shift: [ax, ay], led }) => (
      led ? { ...plate, text, x, y, z, ax, ay, showarrow: true, arrowhead: 6, arrowsize: 0.6, arrowwidth: 1.2, arrowcolor: colour("ink") } : { ...plate, text, x, y, z, yshift: -ay }));
    return [data, this.layout];
  }

  // Where the camera stands (`eye`) or looks (`center`), in mm.
  placeOf(name) {
    const place = this.layout.scene.camera[name];
    return ["x", "y", "z"].map((axis, at) => this.middle[at] + place[axis] * this.meta.unit);
  }

  // One after the other: Plotly loses its way when it is called in the middle of its work.
  react() {
    return this.next(async () => {
      await this.Plotly.react(this.place, ...this.now());
      this.spare();
    });
  }

  relayout(change) {
    return this.next(() => this.Plotly.relayout(this.place, change));
  }

  next(act) {
    this.last = (this.last ?? Promise.resolve()).then(() => (this.gone ? null : act()));
    return this.last;
  }

  async update() {
    const side = this.sideShown();
    const other = side !== this.side;
    this.side = side;
    await this.react();
    if (other) await this.look(this.camera ?? "whole");
  }

  dress(skin) {
    this.skin = skin;
    return this.react();
  }

  async look(name) {
    this.camera = name;
    await this.relayout({ "scene.camera": this.cameraAt(name) });
    await this.rest();
  }

  cameraAt(name, step = 0) {
    const found = camera(name, this.side, { middle: this.middle, unit: this.meta.unit });
    return step ? moved(found, { right: step / 1000 }) : found;
  }

  // Steps that come while a frame is drawn are taken together in the next.
  async move(step) {
    this.camera = null;
    this.steps.push(step);
    if (this.steps.length > 1) return;
    await this.begin();
    while (this.steps.length) {
      await frame();
      const found = this.steps.reduce(moved, this.layout.scene.camera);
      this.steps.length = 0;
      await this.relayout({ "scene.camera": found });
    }
    this.settle();
  }

  // While it turns, a slow machine draws less.
  async begin() {
    clearTimeout(this.resting);
    if (!this.slow || this.turning) return;
    this.turning = true;
    await this.react();
  }

  settle() {
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.rest(), STILL);
  }

  // Drawn in full again: glass and labels are right from one place only.
  async rest() {
    this.turning = false;
    await this.react();
  }

  onTurn(act) {
    const settle = () => this.settle();
    this.place.addEventListener("pointerdown", () => {
      this.begin();
      addEventListener("pointerup", settle, { once: true });
    }, true);
    this.place.on("plotly_relayouting", () => {
      this.camera = null;
      act();
    });
  }

  onLoss(act) {
    this.place.on("plotly_webglcontextlost", () => {
      this.lost = true;
      act();
    });
  }

  async save(filename) {
    const { clientWidth: width, clientHeight: height } = this.place;
    const scale = Math.min(HIGH.width / width, HIGH.height / height);
    const paper_bgcolor = getComputedStyle(this.picture.host).getPropertyValue("--paper").trim();
    const { data } = this.place;
    await this.Plotly.downloadImage({ data, layout: { ...this.layout, paper_bgcolor } }, { format: "png", filename, width, height, scale });
  }

  leave() {
    this.gone = true;
    clearTimeout(this.resting);
    if (!this.lost) this.Plotly.purge(this.place); // what is lost Plotly goes on waiting for
  }
}

const frame = () => new Promise((done) => requestAnimationFrame(done));
