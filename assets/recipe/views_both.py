"""The right half and its mirror image as one mesh, with labels for both sides."""

import numpy as np

SIDES = ("right", "left")
MIDDLE = 2  # a label is three times what it names and 0, 1 or this


def both_halves(vertices, faces):
    """Vertices and faces of the right half followed by those of the left."""
    mirror = vertices * [-1, 1, 1]
    flipped = faces[:, ::-1] + len(vertices)
    return np.concatenate([vertices, mirror]), np.concatenate([faces, flipped])


def fold(picture, faces_per_half, vertices_per_half, faces):
    """Corners in the right half (p, 3) and side (p,) 0 right or 1 left of each seen pixel."""
    face = picture.face[picture.seen]
    return faces[face] % vertices_per_half, (face >= faces_per_half).astype(int)


def mirrored(labels):
    """Labels of the picture's left half, and on its right half their mirror image."""
    half = labels.shape[1] // 2
    side = labels % 3
    other = np.where((labels < 0) | (side == MIDDLE), labels, labels + 1 - 2 * side)
    found = labels.copy()
    found[:, labels.shape[1] - half:] = other[:, :half][:, ::-1]
    return found
