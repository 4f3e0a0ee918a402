// Which labels in the limb to turn can be read from where one looks, and where they stand: on
// what they name, below it, or beside the limb on a leader. What lies on the far side, or behind
// something, has no label; of those that would lie over each other the first stays.

import { spread } from "../diagram/columns.js";
import { isHidden } from "./mesh.js";

const LETTER = 8.2; // screen pixels
const LINE = 20;
const APART = 5;
const PAD = 10;
const SHIFTS = { on: [0], near: [0, LINE, -LINE, 2 * LINE, -2 * LINE], below: [22] }; // down from what is named; the first that is free
const ASIDE = 46; // from the outermost place that is named to the column of names
const HALF_ANGLE = Math.PI / 8; // of Plotly's camera, up and down

// labels: [text, [x, y, z, and the normal if it lies on skin], a key of SHIFTS or "beside"],
// in order of rank. skin: the mesh that may hide them. eye, centre: mm; size: of the space in pixels.
// -> [{ text, point, shift: [right, down] in pixels, led }]
export function readable(labels, skin, { eye, centre, size }) {
  const onScreen = projection(eye, centre, size);
  const seen = labels.filter(([, point]) => point.length < 6 || (faces(point, eye) && !isHidden(skin, point, eye)))
    .map(([text, point, stand = "on"]) => ({ text, point, stand, spot: onScreen(point), size: sizeOf(text) }));
  const beside = columns(seen.filter(({ stand }) => stand === "beside"), size);
  const taken = [];
  const onIt = seen.filter(({ stand }) => stand !== "beside").flatMap(({ text, point, spot: [x, y], stand, size: [width, height] }) => {
    const free = SHIFTS[stand].find((shift) => !taken.some((other) => meet({ x, y: y + shift, width, height }, other)));
    if (free === undefined) return [];
    taken.push({ x, y: y + free, width, height });
    return [{ text, point, shift: [0, free], led: false }];
  });
  return [...onIt, ...beside];
}

// Names in a column on either side of all that is named, as near to its height as there is room.
function columns(labels, [, height]) {
  const across = labels.map(({ spot: [x] }) => x);
  const [left, right] = [Math.min(...across), Math.max(...across)];
  const middle = (left + right) / 2;
  const isLeft = ({ spot: [x] }) => x < middle;
  return [labels.filter(isLeft), labels.filter((label) => !isLeft(label))].flatMap((column, side) => {
    column.sort((one, other) => one.spot[1] - other.spot[1]);
    const heights = spread(column.map(({ spot: [, y], size: [, tall] }) => [y, tall + APART]), -height / 2, height / 2);
    return column.map(({ text, point, spot: [x, y], size: [width] }, at) => {
      const middle = side ? right + ASIDE + width / 2 : left - ASIDE - width / 2;
      return { text, point, shift: [middle - x, heights[at] - y], led: true };
    });
  });
}

function sizeOf(text) {
  const lines = text.split("<br>");
  return [Math.max(...lines.map(({ length }) => length)) * LETTER + PAD, lines.length * LINE];
}

const faces = (point, eye) => dot(point.slice(3), eye.map((value, axis) => value - point[axis])) > 0;
const meet = (one, other) => Math.abs(one.x - other.x) < (one.width + other.width) / 2 && Math.abs(one.y - other.y) < (one.height + other.height) / 2;

// -> a place on the screen, right and down from the middle of the space
function projection(eye, centre, [, height]) {
  const ahead = unit(centre.map((value, axis) => value - eye[axis]));
  const right = unit(cross(ahead, [0, 0, 1]));
  const down = cross(ahead, right);
  const scale = height / 2 / Math.tan(HALF_ANGLE);
  return (point) => {
    const away = eye.map((value, axis) => point[axis] - value);
    return [right, down].map((axis) => (scale * dot(away, axis)) / dot(away, ahead));
  };
}

const dot = (one, other) => one.reduce((sum, value, axis) => sum + value * other[axis], 0);
const unit = (vector) => vector.map((value) => value / Math.hypot(...vector));
const cross = ([a, b, c], [x, y, z]) => [b * z - c * y, c * x - a * z, a * y - b * x];
