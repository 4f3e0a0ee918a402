"""Triangles of the light mesh evened out, so that light on it runs as smoothly as on the fine skin."""

import numpy as np
from scipy.spatial import cKDTree

from loop_surface import edges_of, smoothing
from model_decimation import INNER, kinds, label_lines
from views_camera import ramp

ROUNDS = 6
STEP = 0.6  # of the way to the middle of the neighbours
BENT, FLAT = 0.955, 0.985  # length of the mean normal around: bent skin stays, flat skin is evened
FARTHEST = 0.4  # mm: what lies farther off was not meant by the nearest skin


def evened(vertices, faces, labels, skin):
    """Vertices (n, 3) moved along the fine skin towards the middle of their neighbours.

    What stands on a line, in a crease or on foot and toes is only laid on the fine skin: lines are
    borders, and there the triangles are small where the form asks for it. The rims stay as they are.
    """
    edges, side, count = edges_of(faces)
    kind = kinds(vertices, edges[label_lines(edges, side, count, labels)], edges[count != 2])
    tree, smooth = cKDTree(skin.vertices), smoothing(faces, len(vertices))
    near = tree.query(vertices)[1]
    flat = ramp(np.linalg.norm(smooth @ skin.normals[near], axis=1), BENT, FLAT)
    step = STEP * (kind == INNER) * flat * skin.parts[near, :3].sum(1)
    inside = np.ones(len(vertices), bool)
    inside[edges[count != 2]] = False
    for _ in range(ROUNDS):
        moved = vertices + step[:, None] * (smooth @ vertices - vertices)
        near = tree.query(moved)[1]
        normal = skin.normals[near]
        over = ((moved - skin.vertices[near]) * normal).sum(1)
        sure = inside & (np.abs(over) < FARTHEST)
        vertices = np.where(sure[:, None], moved - over[:, None] * normal, vertices)
    return vertices
