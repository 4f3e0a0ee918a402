// The space in which the limb is turned: Plotly's figure, kept at what the picture shows. The mesh
// came once; what is lit, the side and the tone only change its colours and lines, here.

import { chosenMap } from "../diagram/chosen.js";
import { spread } from "../diagram/spread.js";
import { camera, moved } from "./cameras.js";
import { decoded, mirrored } from "./mesh.js";
import { QUIET } from "./plotly.js";
import { shown } from "./traces.js";

const SLOW = 45; // milliseconds of a frame: with more, less is drawn while it turns
const TRIED = 3; // frames
const STILL = 150; // milliseconds after the last turn until it is drawn in full again
const HIGH = { width: 1600, height: 1600 }; // pixels of the saved picture, at most

export class Space {
  constructor(Plotly, place, figure, picture) {
    Object.assign(this, { Plotly, place, picture });
    const { meta, ...layout } = figure.layout;
    this.layout = { ...layout, autosize: true, uirevision: "kept" };
    this.meta = decoded(meta);
    this.sides = { right: figure.data.map(decoded) };
    this.sides.left = this.sides.right.map(mirrored);
    this.middle = ["x", "y", "z"].map((axis) => layout.scene[`${axis}axis`].range.reduce((sum, end) => sum + end / 2, 0));
    Object.assign(this, { skin: "solid", camera: "whole", side: this.sideShown(), turning: false });
  }

  sideShown() {
    return this.picture.stage.memory.side;
  }

  async draw() {
    this.layout.scene.camera = this.cameraAt("whole");
    await this.Plotly.newPlot(this.place, ...this.now(), { ...QUIET, plotGlPixelRatio: Math.min(2, devicePixelRatio), scrollZoom: false, responsive: true });
    await this.time();
  }

  // How long a frame takes decides whether less is drawn while turning.
  async time() {
    await frame();
    const start = performance.now();
    for (let tried = 0; tried < TRIED; tried += 1) {
      await this.Plotly.relayout(this.place, { "scene.camera": this.cameraAt("whole", tried) });
      await frame();
    }
    this.slow = (performance.now() - start) / TRIED > SLOW;
  }

  // What Plotly is to show now: [traces, layout].
  now() {
    const { words: { known }, picks, lit, host } = this.picture;
    const style = getComputedStyle(host);
    const colour = (name) => style.getPropertyValue(`--${name}`).trim();
    const { side, skin, turning } = this;
    const eye = this.eye();
    const ink = host.dataset.skin === "deep" ? "#ffffff" : "#17222d";
    const { data, labels } = shown(this.sides[side], this.meta, { light: spread(picks, lit, known), picks, side, map: chosenMap(), skin, turning, eye, colour, ink });
    const font = { family: style.fontFamily, size: 14, weight: 700, color: colour("ink") };
    const plate = { bgcolor: colour("paper"), opacity: 0.88, borderpad: 2, showarrow: false, font };
    this.layout.scene.annotations = labels.map(([text, [x, y, z]]) => ({ ...plate, text, x, y, z }));
    return [data, this.layout];
  }

  // Where the camera stands, in mm.
  eye() {
    const { eye } = this.layout.scene.camera;
    return ["x", "y", "z"].map((axis, at) => this.middle[at] + eye[axis] * this.meta.unit);
  }

  react() {
    return this.Plotly.react(this.place, ...this.now());
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
    await this.Plotly.relayout(this.place, { "scene.camera": this.cameraAt(name) });
    await this.rest();
  }

  cameraAt(name, step = 0) {
    const found = camera(name, this.side, { middle: this.middle, unit: this.meta.unit });
    return step ? moved(found, { right: step / 1000 }) : found;
  }

  async move(step) {
    this.camera = null;
    await this.begin();
    await this.Plotly.relayout(this.place, { "scene.camera": moved(this.layout.scene.camera, step) });
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

  // Drawn in full again. Glass is seen aright from one place only, so it is laid anew.
  async rest() {
    if (!this.turning && this.skin !== "clear") return;
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
    this.place.on("plotly_webglcontextlost", act);
  }

  async save(filename) {
    const { clientWidth: width, clientHeight: height } = this.place;
    const scale = Math.min(HIGH.width / width, HIGH.height / height);
    const paper = getComputedStyle(this.picture.host).getPropertyValue("--paper");
    await this.Plotly.relayout(this.place, { paper_bgcolor: paper });
    await this.Plotly.downloadImage(this.place, { format: "png", filename, width, height, scale });
    await this.Plotly.relayout(this.place, { paper_bgcolor: this.layout.paper_bgcolor });
  }

  leave() {
    clearTimeout(this.resting);
    this.Plotly.purge(this.place);
  }
}

const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
