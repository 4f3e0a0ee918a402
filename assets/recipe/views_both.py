"""The right half and its mirror image as one mesh, with labels for both sides."""

import numpy as np

SIDES = ("right", "left")


def both_halves(vertices, faces):
    """Vertices and faces of the right half followed by those of the left."""
    mirror = vertices * [-1, 1, 1]
    flipped = faces[:, ::-1] + len(vertices)
    return np.concatenate([vertices, mirror]), np.concatenate([faces, flipped])


def fold(picture, faces_per_half, vertices_per_half, faces):
    """Corners in the right half (p, 3) and side (p,) 0 right or 1 left of each seen pixel."""
    face = picture.face[picture.seen]
    return faces[face] % vertices_per_half, (face >= faces_per_half).astype(int)
