// The light of a body has no colour: it is looked up in a ramp of skin (or
// bone). Shadows on skin are warm and saturated, so a ramp of measured-looking
// stops is used instead of multiplying grey, which looks like ash.

const RAMPS = {
  // light 0..1 -> red, green, blue
  neutral: [[0, 70, 36, 26], [0.25, 134, 84, 64], [0.42, 186, 133, 107], [0.58, 217, 170, 143], [0.72, 234, 197, 172], [0.86, 246, 221, 202], [1, 253, 240, 229]],
  deep: [[0, 26, 13, 10], [0.25, 62, 36, 27], [0.42, 98, 62, 46], [0.58, 128, 84, 63], [0.72, 154, 106, 82], [0.86, 180, 133, 107], [1, 206, 164, 138]],
  light: [[0, 96, 52, 44], [0.25, 164, 110, 92], [0.42, 212, 162, 140], [0.58, 236, 194, 173], [0.72, 246, 214, 196], [0.86, 251, 230, 217], [1, 254, 243, 235]],
  bone: [[0, 58, 50, 42], [0.3, 128, 116, 98], [0.55, 186, 174, 152], [0.78, 222, 213, 194], [0.92, 240, 234, 220], [1, 252, 249, 242]],
};

const tinted = new Map();

// The flat colour of the same skin, for a scheme that has no light.
export function flat(tone) {
  const [, red, green, blue] = (RAMPS[tone] ?? RAMPS.neutral)[3];
  return `rgb(${red} ${green} ${blue})`;
}

// -> { href, rim }: the tinted picture, kept per file and tone; rim is the share of its
// height over which its light grows to full strength from the top.
export function tint(path, blob, tone) {
  const key = `${path} ${tone}`;
  if (!tinted.has(key)) {
    const making = paint(blob, table(RAMPS[tone] ?? RAMPS.neutral));
    making.catch(() => tinted.delete(key));
    tinted.set(key, making);
  }
  return tinted.get(key);
}

function table(ramp) {
  const colours = new Uint8ClampedArray(256 * 3);
  for (let level = 0, stop = 1; level < 256; level += 1) {
    const value = level / 255;
    while (value > ramp[stop][0]) stop += 1;
    const [from, to] = [ramp[stop - 1], ramp[stop]];
    const share = (value - from[0]) / (to[0] - from[0]);
    for (let channel = 0; channel < 3; channel += 1) {
      colours[level * 3 + channel] = from[channel + 1] + share * (to[channel + 1] - from[channel + 1]);
    }
  }
  return colours;
}

async function paint(blob, colours) {
  const bitmap = await createImageBitmap(blob);
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
  const bytes = pixels.data;
  for (let at = 0; at < bytes.length; at += 4) {
    const level = bytes[at] * 3;
    bytes[at] = colours[level];
    bytes[at + 1] = colours[level + 1];
    bytes[at + 2] = colours[level + 2];
  }
  const rim = fullFrom(bytes, canvas.width) / canvas.height;
  context.putImageData(pixels, 0, 0);
  const picture = await new Promise((done, failed) => {
    canvas.toBlob((made) => (made ? done(made) : failed(new Error("no picture made"))), "image/webp", 0.9);
  });
  return { href: URL.createObjectURL(picture), rim };
}

// The first row that holds a pixel of (nearly) full strength.
function fullFrom(bytes, width) {
  for (let at = 3; at < bytes.length; at += 4) if (bytes[at] > 250) return Math.floor(at / 4 / width);
  return 0;
}
