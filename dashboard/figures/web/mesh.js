// What the server sends of a mesh, as numbers; and lines upon it.

const KINDS = { f4: Float32Array, f8: Float64Array, i1: Int8Array, i2: Int16Array, i4: Int32Array, u1: Uint8Array, u2: Uint16Array, u4: Uint32Array };

// Every { dtype, bdata } in a value becomes a typed array.
export function decoded(value) {
  if (Array.isArray(value)) return value.map(decoded);
  if (typeof value !== "object" || value === null) return value;
  if ("bdata" in value) return new KINDS[value.dtype](Uint8Array.from(atob(value.bdata), (char) => char.charCodeAt(0)).buffer);
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, decoded(part)]));
}

// The person's other side: x negated, and faces turned so that they still look outwards.
export function mirrored(trace) {
  return { ...trace, x: trace.x?.map((x) => -x), ...(trace.i && { j: trace.k, k: trace.j }) };
}

// The normal of each point: the mean of its faces', by their size. -> three arrays, one an axis
function normals({ x, y, z, i, j, k }) {
  const found = [x, y, z].map(() => new Float32Array(x.length));
  for (let face = 0; face < i.length; face += 1) {
    const [a, b, c] = [i[face], j[face], k[face]];
    const [ux, uy, uz, vx, vy, vz] = [x[b] - x[a], y[b] - y[a], z[b] - z[a], x[c] - x[a], y[c] - y[a], z[c] - z[a]];
    const own = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
    for (const point of [a, b, c]) for (let axis = 0; axis < 3; axis += 1) found[axis][point] += own[axis];
  }
  for (let point = 0; point < x.length; point += 1) {
    const length = Math.hypot(...found.map((axis) => axis[point])) || 1;
    for (const axis of found) axis[point] /= length;
  }
  return found;
}

// The same mesh without the faces that look away from the eye, the farthest first: drawn half
// transparent it is one pane of glass instead of two.
export function facing(mesh, eye) {
  const all = fields(mesh);
  const far = new Float32Array(mesh.i.length);
  const kept = [];
  for (let face = 0; face < far.length; face += 1) {
    const corners = [mesh.i[face], mesh.j[face], mesh.k[face]];
    const mean = (field) => (field[corners[0]] + field[corners[1]] + field[corners[2]]) / 3;
    const away = [0, 1, 2].map((axis) => eye[axis] - mean(all[axis]));
    far[face] = Math.hypot(...away);
    if (away[0] * mean(all[3]) + away[1] * mean(all[4]) + away[2] * mean(all[5]) > 0) kept.push(face);
  }
  kept.sort((one, other) => far[other] - far[one]);
  const chosen = (corner) => Uint32Array.from(kept, (face) => corner[face]);
  return { ...mesh, i: chosen(mesh.i), j: chosen(mesh.j), k: chosen(mesh.k) };
}

// Whether some face lies between the eye and a place (Möller and Trumbore's test).
export function isHidden({ x, y, z, i, j, k }, place, eye) {
  const [px, py, pz] = place;
  const [dx, dy, dz] = [px - eye[0], py - eye[1], pz - eye[2]];
  for (let face = 0; face < i.length; face += 1) {
    const [a, b, c] = [i[face], j[face], k[face]];
    const [ux, uy, uz, vx, vy, vz] = [x[b] - x[a], y[b] - y[a], z[b] - z[a], x[c] - x[a], y[c] - y[a], z[c] - z[a]];
    const [hx, hy, hz] = [dy * vz - dz * vy, dz * vx - dx * vz, dx * vy - dy * vx];
    const size = ux * hx + uy * hy + uz * hz;
    const [sx, sy, sz] = [eye[0] - x[a], eye[1] - y[a], eye[2] - z[a]];
    const one = (sx * hx + sy * hy + sz * hz) / size;
    if (!(one >= 0 && one <= 1)) continue;
    const [qx, qy, qz] = [sy * uz - sz * uy, sz * ux - sx * uz, sx * uy - sy * ux];
    const other = (dx * qx + dy * qy + dz * qz) / size;
    if (!(other >= 0 && one + other <= 1)) continue;
    const share = (vx * qx + vy * qy + vz * qz) / size;
    if (share > 0 && share < 0.999) return true;
  }
  return false;
}

// --- lines on a mesh, as chains of points; a point is its place and its normal, six numbers

const known = new WeakMap(); // mesh -> its six arrays

export function fields(mesh) {
  if (!known.has(mesh)) known.set(mesh, [mesh.x, mesh.y, mesh.z, ...normals(mesh)]);
  return known.get(mesh);
}

export const along = (mesh, line) => line.map((point) => fields(mesh).map((field) => field[point]));

// Those of some points whose skin looks towards the eye.
export function facingPoints(mesh, points, eye) {
  const all = fields(mesh);
  return points.filter((point) => [0, 1, 2].reduce((sum, axis) => sum + all[axis + 3][point] * (eye[axis] - all[axis][point]), 0) > 0);
}

// Of some points the one nearest to their middle.
export function middleOf(mesh, points) {
  const all = fields(mesh);
  const middle = [0, 1, 2].map((axis) => points.reduce((sum, point) => sum + all[axis][point] / points.length, 0));
  return nearest(mesh, middle, points);
}

export function nearest(mesh, place, points = [...mesh.x.keys()]) {
  const all = fields(mesh);
  const far = (point) => Math.hypot(...place.map((value, axis) => value - all[axis][point]));
  const found = points.reduce((best, point) => (far(point) < far(best) ? point : best), points[0] ?? 0);
  return all.map((field) => field[found]);
}

// What was worked out once of a mesh is kept as long as the mesh is.
const kept = new WeakMap();

export function once(mesh, key, make) {
  if (!kept.has(mesh)) kept.set(mesh, new Map());
  const own = kept.get(mesh);
  if (!own.has(key)) own.set(key, make());
  return own.get(key);
}

// Where a value at each point passes a level.
export function contour(mesh, value, level) {
  const crossings = new Map(); // edge -> the point on it
  const cross = (a, b) => {
    const key = Math.min(a, b) * mesh.x.length + Math.max(a, b);
    const share = (level - value(a)) / (value(b) - value(a));
    if (!crossings.has(key)) crossings.set(key, fields(mesh).map((field) => field[a] + share * (field[b] - field[a])));
    return key;
  };
  const cut = new Map(); // face -> the edges on which it is cut
  eachEdge(mesh, (face, a, b) => {
    if (value(a) < level !== value(b) < level) cut.set(face, [...(cut.get(face) ?? []), cross(a, b)]);
  });
  return chained([...cut.values()], (key) => crossings.get(key));
}

function eachEdge({ i, j, k }, act) {
  for (let face = 0; face < i.length; face += 1) {
    act(face, i[face], j[face]);
    act(face, j[face], k[face]);
    act(face, k[face], i[face]);
  }
}

// Pieces [one end, other end] become chains, closed ones ending where they began.
function chained(pieces, pointOf) {
  const reaching = new Map(); // end -> the pieces that reach it
  pieces.forEach((piece, number) => piece.forEach((end) => reaching.set(end, [...(reaching.get(end) ?? []), number])));
  const used = new Set();
  const follow = (end) => {
    const chain = [];
    for (let number; (number = reaching.get(end).find((each) => !used.has(each))) !== undefined;) {
      used.add(number);
      end = pieces[number].find((each) => each !== end) ?? end;
      chain.push(end);
    }
    return chain;
  };
  return pieces.flatMap(([start], number) => {
    if (used.has(number)) return [];
    const forwards = follow(start);
    return [[...follow(start).reverse(), start, ...forwards].map(pointOf)];
  });
}

// A chain with its corners cut (Chaikin).
export function smooth(chain) {
  const closed = chain[0].every((value, axis) => value === chain.at(-1)[axis]);
  const between = (one, other, share) => one.map((value, axis) => value + share * (other[axis] - value));
  const cut = chain.slice(1).flatMap((point, at) => [between(chain[at], point, 0.25), between(chain[at], point, 0.75)]);
  return closed ? [...cut, cut[0]] : [chain[0], ...cut, chain.at(-1)];
}

export const raised = (point, height) => [0, 1, 2].map((axis) => point[axis] + height * point[axis + 3]);
