// Where one looks from, by name, and how a camera is turned by keys. Places are those of the
// body in mm (right limb; x to the person's left, y backwards, z up), as in the figure.

const STEP = Math.PI / 18; // of one press of an arrow key
const CLOSER = 1.2;
const HIGHEST = 0.98; // of looking straight down or up: there a turntable has no more up

// from: the direction in which the camera stands; far: its distance in mm.
const PLACES = {
  whole: { at: [-70, 0, -255], from: [-0.25, -1, 0.06], far: 1720 },
  front: { at: [-105, 0, -325], from: [0, -1, 0], far: 1520 },
  back: { at: [-105, 0, -325], from: [0, 1, 0], far: 1450 },
  outer: { at: [-105, -20, -325], from: [-1, 0, 0], far: 1450 },
  inner: { at: [-105, -20, -325], from: [1, 0, 0], far: 1450 },
  top: { at: [-118, -70, -775], from: [0, -0.6, 1], far: 470 },
  sole: { at: [-118, -70, -790], from: [0, -0.3, -1], far: 470 },
  pelvis: { at: [-30, 20, 90], from: [-0.2, -1, 0.1], far: 800 },
};
export const NAMES = Object.keys(PLACES);

// middle: of the space, in mm; unit: mm for one of the camera's.
export function camera(name, side, { middle, unit }) {
  const { at, from, far } = PLACES[name];
  const length = Math.hypot(...from);
  const other = side === "left" ? [-1, 1, 1] : [1, 1, 1];
  const centre = at.map((value, axis) => (value * other[axis] - middle[axis]) / unit);
  const eye = from.map((value, axis) => centre[axis] + (value * other[axis] * far) / length / unit);
  return { center: named(centre), eye: named(eye), up: { x: 0, y: 0, z: 1 } };
}

// by: { right, up: steps; closer: factor }
export function moved({ center, eye, up }, { right = 0, higher = 0, closer = 1 }) {
  const [x, y, z] = ["x", "y", "z"].map((axis) => eye[axis] - center[axis]);
  const far = Math.hypot(x, y, z) / closer;
  const around = Math.atan2(y, x) + right * STEP;
  const most = Math.asin(HIGHEST);
  const height = Math.min(most, Math.max(-most, Math.asin(z / Math.hypot(x, y, z)) + higher * STEP));
  const flat = far * Math.cos(height);
  const moved = [flat * Math.cos(around), flat * Math.sin(around), far * Math.sin(height)];
  return { center, up, eye: named(["x", "y", "z"].map((axis, at) => center[axis] + moved[at])) };
}

export const KEYS = {
  ArrowLeft: { right: -1 }, ArrowRight: { right: 1 }, ArrowUp: { higher: 1 }, ArrowDown: { higher: -1 },
  "+": { closer: CLOSER }, "=": { closer: CLOSER }, "-": { closer: 1 / CLOSER },
};

const named = ([x, y, z]) => ({ x, y, z });
