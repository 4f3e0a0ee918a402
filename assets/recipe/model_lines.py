"""The lines on a mesh where two labels of faces meet, as runs of vertices."""

import numpy as np

from loop_surface import edges_of


def lines(faces, labels):
    """Runs of vertices along which two labels meet.

    Returns the vertices of all runs (p,) uint16, where each run starts in them (r + 1,) int32,
    and its two labels (r, 2) uint8, the smaller first. A closed run ends with its first vertex.
    """
    edges, side, count = edges_of(faces)
    order = np.argsort(side.ravel(), kind="stable")
    mine = np.repeat(labels, 3)[order]
    first = np.searchsorted(side.ravel()[order], np.arange(len(edges)))[count == 2]
    beside = np.sort(np.stack([mine[first], mine[first + 1]], 1), 1)
    border = beside[:, 0] != beside[:, 1]
    edges, beside = edges[count == 2][border], beside[border]
    meeting = np.bincount(edges.ravel(), minlength=faces.max() + 1)
    runs, pairs = [], []
    for pair in np.unique(beside, axis=0):
        for run in _runs(edges[(beside == pair).all(1)].tolist(), meeting):
            runs.append(run)
            pairs.append(pair)
    starts = np.cumsum([0] + [len(run) for run in runs]).astype(np.int32)
    return np.concatenate(runs).astype(np.uint16), starts, np.array(pairs, np.uint8)


def _runs(edges, meeting):
    """Edges joined end to end, from junction to junction where there are any."""
    near = {}
    for a, b in edges:
        near.setdefault(a, []).append(b)
        near.setdefault(b, []).append(a)
    ends = [v for v in sorted(near) if len(near[v]) != 2 or meeting[v] != 2]
    for start in ends + sorted(near):
        while near[start]:
            run = [start]
            while near[run[-1]]:
                after = min(near[run[-1]])
                near[run[-1]].remove(after)
                near[after].remove(run[-1])
                run.append(after)
                if meeting[after] != 2 or after == start:
                    break
            yield run


def of_vertices(faces, labels, n):
    """(n,) uint8: the label that most of the faces around each vertex have."""
    votes = np.zeros((n, 256), np.int32)
    for k in range(3):
        np.add.at(votes, (faces[:, k], labels), 1)
    return votes.argmax(1).astype(np.uint8)
