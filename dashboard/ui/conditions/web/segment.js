// One segment of the spine from above and from behind: the places where something can press, to
// be pointed at, touched or chosen by key, and the same places as a list below.
import { drawing, light } from "../diagram/artwork.js";
import { tint } from "../diagram/skin.js";
import { make } from "../answer/parts.js";
import { CutView } from "./cut.js";
import { PlaceList } from "./placelist.js";

const VIEWS = ["above", "behind"];
const segments = new WeakMap();

export default function segment({ data, parentElement, setTriggerValue }) {
  let shown = segments.get(parentElement);
  if (!shown) segments.set(parentElement, shown = new Segment(parentElement.querySelector(".segment")));
  shown.tell(data, setTriggerValue);
  return () => segments.delete(parentElement);
}

class Segment {
  constructor(host) {
    this.stage = make("div", { className: "cuts" });
    this.list = new PlaceList(this);
    host.replaceChildren(this.stage, this.list.host);
  }

  // The server's word, after each run of the screen. Only another level draws anew.
  async tell(data, send) {
    Object.assign(this, { data, send });
    this.list.show(data);
    const wanted = `${data.condition} ${data.level}`;
    if (this.wanted !== wanted) {
      this.wanted = wanted;
      try {
        const views = await Promise.all(VIEWS.map(view => load(view, data.level)));
        if (this.wanted !== wanted) return;
        this.views = views.map(loaded => new CutView(loaded, this));
        this.stage.replaceChildren(...this.views.map(({ figure }) => figure));
      } catch (error) {
        console.error(error);
        this.views = [];
        this.wanted = null;
        this.stage.replaceChildren(make("p", { textContent: data.words.failed, role: "alert" }));
      }
    }
    for (const view of this.views ?? []) view.show(this.data);
  }

  // A place was pressed: it is chosen, or the list says why it cannot be.
  press(position, side = "") {
    const place = this.data.places.find(each => each.position === position);
    if (place.why) this.list.explain(place);
    else this.choose(`${this.data.condition}@${this.data.level}.${position}`, side);
  }

  choose(pick, side = "") {
    this.send("chosen", { pick, side });
  }

  // Pointing at a place in one drawing or in the list shows it in all.
  point(position, side) {
    for (const view of this.views ?? []) view.point(position, side);
    this.list.point(position);
  }
}

async function load(view, level) {
  const path = `spine/${view}_${level}`;
  const [source, lit] = await Promise.all([drawing(`${path}.svg`), light(`${path}.webp`)]);
  const { href } = await tint(`${path}.webp`, lit, "bone");
  return { view, source, href };
}
