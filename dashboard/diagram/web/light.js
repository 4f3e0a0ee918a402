// The light of a body, made to tell more: knees, tendons and nails are small and weak
// beside the roundness of a leg, so each place is set off from the light around it.

const SMALLER = 8; // the surroundings are found on a picture this much smaller
const AROUND = 2; // of its pixels each way
const PASSES = 3; // of a box blur: nearly a bell
const STRENGTH = 0.48;

// -> ImageData whose red channel is the light, its alpha the body.
export function detailed(bitmap) {
  const picture = read(bitmap, bitmap.width, bitmap.height);
  const around = surroundings(bitmap);
  const { data, width, height } = picture;
  for (let y = 0, at = 0; y < height; y += 1) {
    const row = rowOf(around, y);
    for (let x = 0; x < width; x += 1, at += 4) {
      if (data[at + 3]) data[at] += STRENGTH * (data[at] - between(row, x)); // is clamped
    }
  }
  return picture;
}

function read(bitmap, width, height) {
  const context = Object.assign(document.createElement("canvas"), { width, height }).getContext("2d", { willReadFrequently: true });
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, 0, 0, width, height);
  return context.getImageData(0, 0, width, height);
}

// The mean light around each place, of the body alone: { light, width, height }, small.
function surroundings(bitmap) {
  const [width, height] = [Math.ceil(bitmap.width / SMALLER), Math.ceil(bitmap.height / SMALLER)];
  const { data } = read(bitmap, width, height);
  const [weight, light] = [new Float32Array(width * height), new Float32Array(width * height)];
  for (let at = 0; at < weight.length; at += 1) {
    weight[at] = data[at * 4 + 3] / 255;
    light[at] = data[at * 4] * weight[at];
  }
  for (const values of [weight, light]) blur(values, width, height);
  for (let at = 0; at < light.length; at += 1) light[at] /= Math.max(weight[at], 1e-4);
  return { light, width, height };
}

function blur(values, width, height) {
  const own = new Float32Array(Math.max(width, height));
  for (let pass = 0; pass < PASSES; pass += 1) {
    for (let row = 0; row < height; row += 1) average(values, own, row * width, 1, width);
    for (let column = 0; column < width; column += 1) average(values, own, column, width, height);
  }
}

// A running mean over one row or column; beyond its ends there is nothing.
function average(values, own, start, step, count) {
  for (let at = 0; at < count; at += 1) own[at] = values[start + at * step];
  let sum = 0;
  for (let at = 0; at < Math.min(AROUND, count); at += 1) sum += own[at];
  for (let at = 0; at < count; at += 1) {
    if (at + AROUND < count) sum += own[at + AROUND];
    if (at > AROUND) sum -= own[at - AROUND - 1];
    values[start + at * step] = sum / (2 * AROUND + 1);
  }
}

// One row of the large picture between two rows of the small one.
function rowOf({ light, width, height }, y) {
  const place = Math.min(height - 1, Math.max(0, (y + 0.5) / SMALLER - 0.5));
  const above = Math.floor(place);
  const [from, to, share] = [above * width, Math.min(height - 1, above + 1) * width, place - above];
  const row = new Float32Array(width);
  for (let x = 0; x < width; x += 1) row[x] = light[from + x] + share * (light[to + x] - light[from + x]);
  return row;
}

function between(row, x) {
  const place = Math.min(row.length - 1, Math.max(0, (x + 0.5) / SMALLER - 0.5));
  const left = Math.floor(place);
  const right = Math.min(row.length - 1, left + 1);
  return row[left] + (place - left) * (row[right] - row[left]);
}
