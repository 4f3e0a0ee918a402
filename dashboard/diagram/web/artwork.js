// What the picture is made of, fetched once per page and shared by every
// instance: drawings, light, knowledge, words. What does not come because the server
// is away is asked for again when it is back. What fails is forgotten, so that a
// reload of the view can try again; it is never replaced by a guess.

import { wasAway } from "./connection.js";

const here = new URL(".", import.meta.url);
const kept = new Map();

export class Missing extends Error {
  constructor(file, why) {
    super(`${file}: ${why}`);
    this.file = file;
  }
}

function once(address, read) {
  if (!kept.has(address)) {
    const reading = ask(address, read);
    reading.catch(() => kept.delete(address));
    kept.set(address, reading);
  }
  return kept.get(address);
}

async function ask(address, read) {
  try {
    const answer = await fetch(address);
    if (!answer.ok) throw new Missing(nameOf(address), `answer ${answer.status}`);
    return await read(answer);
  } catch (error) {
    if (error instanceof Missing) throw error;
    if (await wasAway()) return ask(address, read);
    throw new Missing(nameOf(address), error.message);
  }
}

const nameOf = (address) => new URL(address).pathname.split("/").slice(-2).join("/");
const asset = (path) => new URL(`../assets/${path}`, here).href;

export async function drawing(path) {
  const text = await once(asset(path), (answer) => answer.text());
  const parsed = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  if (parsed.nodeName !== "svg") throw new Missing(path, "not a drawing");
  return document.importNode(parsed, true);
}

export const light = (path) => once(asset(path), (answer) => answer.blob());
export const knowledge = () => once(new URL("../atlas/picture.json", here).href, (answer) => answer.json());
export const layers = () => once(new URL("../atlas/layers.json", here).href, (answer) => answer.json());
export const sheet = (name) => new URL(name, here).href;
