// Which drawing wears which light, in the tone of the moment. The lights are fetched
// once; another tone only paints them anew, what is seen large first.

import * as artwork from "./artwork.js";
import { tint } from "./skin.js";

const FLAT = ["seat"]; // schemes without light

export class Dressing {
  constructor(memory) {
    this.memory = memory;
  }

  // Begins with the views named, while other things arrive. Returns what to wait for.
  begin(views) {
    this.large = views.filter((view) => !FLAT.includes(view)).map((view) => [view, this.light(view)]);
    return this.large.map(([, light]) => light);
  }

  async dress(drawings) {
    for (const [view, light] of this.large) drawings.find((drawing) => drawing.view === view).dress(await light);
  }

  async follow(drawings) {
    for (let next = this.next(drawings); next; next = this.next(drawings)) {
      const { tone } = this.memory;
      const light = await this.light(next.view);
      if (tone === this.memory.tone) next.dress(light);
    }
  }

  // What is large comes first: it may have been chosen meanwhile.
  next(drawings) {
    const bare = drawings.filter(({ view, image }) => !image && !FLAT.includes(view) && view !== "spine");
    return bare.find(({ thumb }) => !thumb) ?? bare[0];
  }

  // Lines change at once, the bodies one by one; of quick choices the last is painted.
  async change(picture, tone) {
    this.memory.tone = tone;
    picture.dressFor(tone);
    const dressed = picture.drawings.filter(({ image, view }) => image && view !== "spine");
    await Promise.all(dressed.filter(({ thumb }) => !thumb).map((drawing) => this.repaint(drawing, tone)));
    for (const drawing of dressed.filter(({ thumb }) => thumb)) await this.repaint(drawing, tone);
  }

  async repaint(drawing, tone) {
    if (tone !== this.memory.tone) return;
    const light = await this.light(drawing.view);
    if (tone === this.memory.tone) drawing.repaint(light);
  }

  async light(view) {
    if (view === "spine") return this.bone("front");
    const path = this.pathOf(view, "webp");
    return tint(path, await artwork.light(path), this.memory.tone);
  }

  async bone(facing) {
    const path = `spine/${facing}.webp`;
    return tint(path, await artwork.light(path), "bone");
  }

  pathOf(view, kind) {
    return view === "spine" ? `spine/front.${kind}` : `views/${view}.${kind}`;
  }
}
