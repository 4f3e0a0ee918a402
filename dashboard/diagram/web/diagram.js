// The way in: Streamlit calls this on every change of data, on the same element,
// without a clean-up in between. So there is one picture per parent element, and
// what it remembers across remounts (view, side) lives here.

import * as artwork from "./artwork.js";
import { BodyView } from "./body.js";
import { Dressing } from "./dressing.js";
import { NONE } from "./layerpanel.js";
import { Picture } from "./picture.js";
import { SpineView } from "./spine.js";
import { FEET, VIEWS } from "./stage.js";
import { FIRST } from "./tones.js";
import { Words } from "./words.js";

const pictures = new WeakMap(); // parent element -> { ready, latest }
const memory = { legs: "front", side: "right", focus: "legs", facing: null, toes: false, chosen: false, tone: FIRST, layers: { ...NONE } };

export default function diagram({ data, parentElement, setStateValue }) {
  let entry = pictures.get(parentElement);
  if (!entry) {
    entry = { latest: null };
    pictures.set(parentElement, entry);
    entry.ready = raise(parentElement, data.language ?? "en").catch((error) => report(parentElement, data, error));
  }
  entry.latest = [data, setStateValue];
  entry.ready.then((picture) => picture?.apply(...entry.latest));
  return () => {
    pictures.delete(parentElement);
    entry.ready.then((picture) => picture?.leave());
  };
}

async function raise(parent, language) {
  const host = parent.querySelector(".picture");
  host.lang = language;
  const dressing = new Dressing(memory);
  const large = dressing.begin([memory.legs, ...FEET, "spine"]);
  const [known, sources] = await Promise.all([
    artwork.knowledge(),
    Promise.all(VIEWS.map((view) => artwork.drawing(dressing.pathOf(view, "svg")))),
    styled(parent),
    ...large, // fetched and tinted meanwhile; a body without light would be half a picture
  ]);
  const drawings = VIEWS.map((view, at) => (view === "spine" ? new SpineView("front", sources[at], known) : new BodyView(view, sources[at], known)));
  host.replaceChildren();
  const picture = new Picture(host, drawings, new Words(known.words[language], known), memory);
  for (const drawing of drawings) drawing.settle();
  matchFeet(drawings.filter(({ name }) => FEET.includes(name)));
  picture.stage.fit();
  picture.stage.arrange();
  picture.stage.onTone = (tone) => dressing.change(picture, tone).catch((error) => report(parent, missing(picture), error));
  await dressing.dress(drawings);
  host.dataset.ready = "";
  host.style.minHeight = "";
  follow(picture, dressing).catch((error) => report(parent, missing(picture), error));
  return picture;
}

const missing = (picture) => ({ words: { missing: picture.words.say("missing") } });

// What is small at first, or turned away, follows when the first screen stands: it
// can be picked half a second earlier.
async function follow(picture, dressing) {
  await dressing.follow(picture.drawings);
  await turnSpine(picture, dressing);
  picture.levels.resume();
  picture.layers.course().catch((error) => picture.fail(error));
  picture.host.dataset.ready = "whole";
}

async function turnSpine(picture, dressing) {
  for (const facing of ["back", "side"]) {
    const drawing = new SpineView(facing, await artwork.drawing(`spine/${facing}.svg`), picture.words.known);
    drawing.dress(await dressing.bone(facing));
    picture.join(drawing);
  }
}

function matchFeet(feet) {
  const tallest = Math.max(...feet.map(({ home, scale }) => home[3] * scale));
  for (const foot of feet) foot.match(tallest);
}

function styled(parent) {
  for (const link of parent.querySelectorAll("link[rel=stylesheet]")) link.remove(); // of an earlier mount on this element
  return Promise.all(["diagram.css", "layers.css", "spine.css", "print.css"].map((name) => new Promise((done, failed) => {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: artwork.sheet(name) });
    link.onload = done;
    link.onerror = () => failed(new artwork.Missing(name, "no answer"));
    parent.querySelector(".picture").before(link);
  })));
}

function report(parent, data, error) {
  console.error(error);
  const host = parent.querySelector(".picture");
  const text = (data.words?.missing ?? "{file}").replace("{file}", error.file ?? error.message);
  const sentence = Object.assign(document.createElement("p"), { className: "missing", textContent: text });
  sentence.setAttribute("role", "alert");
  sentence.style.cssText = "padding:1rem;font:inherit";
  host.replaceChildren(sentence);
  delete host.dataset.ready;
}
