// What is said while the answer beside is not the answer to what is picked: that it is
// being worked out, or that the connection is lost. The page dims its answer by the
// attribute on <html>. One notice for the whole page, on every screen of it.

import { isLost, knock, onTurn, page } from "./connection.js";
import { guard } from "./dialog.js";

const DIMMED = "data-picture-waits";
const PATIENCE = 300; // milliseconds an answer may take before a word is said
const GRACE = 1000; // and the connection be away where nothing waits for it
const SILENCE = 2500; // and be waited for until we ask whether anybody is there
const BESIDE = 260; // pixels the notice needs beside the picture

const differing = new Set(); // pictures whose picks the answer does not answer
let words = null;
let notice = null;
let said = "";
let timer, doubt, beside;

// To be called when a picture stands: from then on its words are there to be said.
export function prepare(host, spoken) {
  words = spoken;
  if (!notice) {
    const href = new URL("notice.css", import.meta.url).href;
    document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href }));
    notice = Object.assign(document.createElement("p"), { className: "picture-notice" });
    notice.setAttribute("role", "status"); // stands there empty, or its first word is not heard
    onTurn(guard);
    onTurn(turn);
  }
  notice.lang = host.lang;
  if (!notice.isConnected) (page() ?? document.body).append(notice);
}

// Whether the answer beside belongs to other picks than those of this picture.
export function compare(picture, differs) {
  if (differs) differing.add(picture);
  else differing.delete(picture);
  if (!differing.size) doubt = clearTimeout(doubt);
  else doubt ??= setTimeout(knock, SILENCE);
  beside = picture.host;
  turn();
}

function turn() {
  clearTimeout(timer);
  if (said || !(differing.size || isLost())) say();
  else timer = setTimeout(say, differing.size ? PATIENCE : GRACE);
}

function say() {
  const word = isLost() ? "lost" : differing.size ? "working" : "";
  if (differing.size && word) document.documentElement.setAttribute(DIMMED, word);
  else document.documentElement.removeAttribute(DIMMED);
  if (word === said) return;
  said = word;
  notice.dataset.word = word;
  notice.replaceChildren(...(word ? [line(words.say(word))] : []));
  if (word && beside) place(beside);
}

const line = (text) => Object.assign(document.createElement("span"), { textContent: text });

// In the room at the right of the picture, where the answer is; below where there is none.
function place(host) {
  const right = host.getBoundingClientRect().right;
  notice.style.setProperty("--beside", innerWidth - right > BESIDE ? `${Math.round(right)}px` : "0px");
}
