// The light of a body has no colour: it is looked up in a ramp of skin (or bone).

import { detailed } from "./light.js";
import { tableOf, tabled } from "./tones.js";

const BONE = [[0, 58, 50, 42], [0.3, 128, 116, 98], [0.55, 186, 174, 152], [0.78, 222, 213, 194], [0.92, 240, 234, 220], [1, 252, 249, 242]];

const tinted = new Map();

// -> { href, rim }: the tinted picture, kept per file and tone ("bone" or a colour); rim is
// the share of its height over which its light grows to full strength from the top.
export function tint(path, blob, tone) {
  const key = `${path} ${tone}`;
  if (!tinted.has(key)) {
    const making = paint(blob, tone);
    making.catch(() => tinted.delete(key));
    tinted.set(key, making);
  }
  return tinted.get(key);
}

async function paint(blob, tone) {
  const bitmap = await createImageBitmap(blob);
  const canvas = Object.assign(document.createElement("canvas"), { width: bitmap.width, height: bitmap.height });
  const context = canvas.getContext("2d", { willReadFrequently: true });
  const pixels = lightOf(bitmap, context, tone);
  bitmap.close();
  colour(pixels.data, tone === "bone" ? tabled(BONE) : tableOf(tone));
  const rim = fullFrom(pixels.data, canvas.width) / canvas.height;
  context.putImageData(pixels, 0, 0);
  const picture = await new Promise((done, failed) => {
    canvas.toBlob((made) => (made ? done(made) : failed(new Error("no picture made"))), "image/webp", 0.9);
  });
  return { href: URL.createObjectURL(picture), rim };
}

function lightOf(bitmap, context, tone) {
  if (tone !== "bone") return detailed(bitmap);
  context.drawImage(bitmap, 0, 0);
  return context.getImageData(0, 0, bitmap.width, bitmap.height);
}

function colour(bytes, table) {
  for (let at = 0; at < bytes.length; at += 4) {
    const level = bytes[at] * 3;
    bytes[at] = table[level];
    bytes[at + 1] = table[level + 1];
    bytes[at + 2] = table[level + 2];
  }
}

// The first row that holds a pixel of (nearly) full strength.
function fullFrom(bytes, width) {
  for (let at = 3; at < bytes.length; at += 4) if (bytes[at] > 250) return Math.floor(at / 4 / width);
  return 0;
}
