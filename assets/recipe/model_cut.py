"""A mesh cut along the lines where the greatest of some fields changes, so each face has one label."""

import numpy as np

from loop_surface import edges_of

NEAREST = 0.06  # of an edge: no cut stands nearer to its ends, or it would leave a splinter


def cut(faces, scores, fields):
    """Cut every face over which the greatest score changes.

    faces: (f, 3); scores: (n, k); fields: (n, m) what the new vertices take over, as do scores.
    Returns faces, scores and fields of the finer mesh, the label of each face, and the face of
    the coarser mesh that each came from.
    """
    label = scores.argmax(1)
    edges, side, _ = edges_of(faces)
    a, b = edges.T
    crossed = label[a] != label[b]
    share = _crossing(scores, label, a[crossed], b[crossed])
    new = np.full(len(edges), -1)
    new[crossed] = len(scores) + np.arange(crossed.sum())

    def between(values):
        return values[a[crossed]] * (1 - share) + values[b[crossed]] * share

    many = crossed[side].sum(1)
    middle = np.full(len(faces), -1)
    middle[many == 3] = len(scores) + crossed.sum() + np.arange((many == 3).sum())
    finer = [np.concatenate([
        values, between(values), between(values)[new[side[many == 3]] - len(values)].mean(1)
    ]) for values in (scores, fields)]
    parts = [(faces[many == 0], label[faces[many == 0, 0]], np.flatnonzero(many == 0))]
    parts += _in_two(faces, new[side], label, np.flatnonzero(many == 2))
    parts += _in_three(faces, new[side], label, middle, np.flatnonzero(many == 3))
    corners, labels, origin = (np.concatenate(column) for column in zip(*parts, strict=True))
    return corners, *finer, labels, origin


def _crossing(scores, label, a, b):
    """Where on each edge the label of its first end gives way to that of its second, (e, 1)."""
    row = np.arange(len(a))
    lead_a = scores[a][row, label[a]] - scores[a][row, label[b]]
    lead_b = scores[b][row, label[b]] - scores[b][row, label[a]]
    share = lead_a / np.maximum(lead_a + lead_b, 1e-12)
    return np.clip(share, NEAREST, 1 - NEAREST)[:, None]


def _in_two(faces, new, label, which):
    """The corner cut off, and the rest as two triangles."""
    face, cuts = faces[which], new[which]
    alone = (cuts < 0).argmax(1)  # the side that is whole lies opposite the corner cut off
    turn = (alone[:, None] + [2, 0, 1]) % 3
    p, q, r = np.take_along_axis(face, turn, 1).T
    pq, _, rp = np.take_along_axis(cuts, turn, 1).T
    return [
        (np.stack([p, pq, rp], 1), label[p], which),
        (np.stack([pq, q, r], 1), label[q], which),
        (np.stack([pq, r, rp], 1), label[q], which),
    ]


def _in_three(faces, new, label, middle, which):
    """About a point in the middle, two triangles for each corner."""
    found = []
    for k in range(3):
        p, before, after = faces[which, k], new[which, (k + 2) % 3], new[which, k]
        found += [
            (np.stack([p, after, middle[which]], 1), label[p], which),
            (np.stack([p, middle[which], before], 1), label[p], which),
        ]
    return found
