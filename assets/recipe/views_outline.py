"""From a picture of labels to outlines whose shared borders are shared to the last digit.

The borders between pixels are cut into arcs at the places where three labels meet; every
arc is smoothed and thinned once, and the outlines on its two sides use the same points.
"""

import numpy as np
from scipy.ndimage import gaussian_filter1d
from shapely import LineString

NOTHING = -1


def outlines(labels, smooth, tolerance):
    """label -> list of closed rings (k, 2) in pixels, y down, outer rings and holes alike.

    labels: (h, w) int, NOTHING where there is nothing. smooth: sigma in pixels.
    tolerance: how far a thinned line may leave the smooth one, in pixels.
    """
    return seams(labels, smooth, tolerance)[0]


def seams(labels, smooth, tolerance):
    """The outlines, and (label, label) -> the open lines (k, 2) where those two meet."""
    padded = np.pad(labels, 1, constant_values=NOTHING)
    start, end, owner = _border_steps(padded)
    arcs = _arcs(padded, start, end, owner)
    shapes, owners, done = {}, {}, {}
    for label, ring in arcs:
        points = []
        for key, arc, forward in ring:
            if key not in done:
                done[key] = _softened(arc, smooth, tolerance)
            owners.setdefault(key, set()).add(label)
            line = done[key]
            points.append((line if forward else line[::-1])[:-1])
        shapes.setdefault(label, []).append(np.concatenate(points) - 1.0)
    meet = {}
    for key, pair in owners.items():
        if len(pair) == 2:
            meet.setdefault(tuple(sorted(pair)), []).append(done[key] - 1.0)
    return shapes, meet


def _border_steps(padded):
    """Unit steps along pixel borders with the labelled pixel on the right hand, y down."""
    steps = []
    here, above = padded[1:, :], padded[:-1, :]
    y, x = np.nonzero(here != above)
    y = y + 1
    steps.append((np.stack([x, y], 1), np.stack([x + 1, y], 1), padded[y, x]))
    steps.append((np.stack([x + 1, y], 1), np.stack([x, y], 1), padded[y - 1, x]))
    here, left = padded[:, 1:], padded[:, :-1]
    y, x = np.nonzero(here != left)
    x = x + 1
    steps.append((np.stack([x, y + 1], 1), np.stack([x, y], 1), padded[y, x]))
    steps.append((np.stack([x, y], 1), np.stack([x, y + 1], 1), padded[y, x - 1]))
    start, end, owner = (np.concatenate(part) for part in zip(*steps, strict=True))
    keep = owner != NOTHING
    return start[keep], end[keep], owner[keep]


def _arcs(padded, start, end, owner):
    """(label, [(key, points, forward), ...]) for every closed ring of every label."""
    width = padded.shape[1] + 1
    a = start[:, 1].astype(np.int64) * width + start[:, 0]
    b = end[:, 1].astype(np.int64) * width + end[:, 0]
    nodes = _junctions(padded, width)
    order = np.lexsort((b, a, owner))
    a, b, owner = a[order], b[order], owner[order]
    bounds = np.flatnonzero(np.diff(owner)) + 1
    found = []
    for chunk in np.split(np.arange(len(a)), bounds):
        for ring in _rings(a[chunk], b[chunk], width):
            found.append((int(owner[chunk[0]]), _cut(ring, nodes, width)))
    return found


def _junctions(padded, width):
    """Corners where three or more labels meet, or two meet twice."""
    quad = np.stack([padded[:-1, :-1], padded[:-1, 1:], padded[1:, 1:], padded[1:, :-1]], -1)
    changes = (quad != np.roll(quad, 1, -1)).sum(-1)
    y, x = np.nonzero(changes > 2)
    return set(((y + 1).astype(np.int64) * width + x + 1).tolist())


def _rings(a, b, width):
    """Closed rings of corner ids; at a corner passed twice the ring turns right (stays thin)."""
    following = {}
    for p, q in zip(a.tolist(), b.tolist(), strict=True):
        following.setdefault(p, []).append(q)
    for p in list(following):
        while following.get(p):
            ring, here = [p], following[p].pop()
            back = p
            while here != p:
                ring.append(here)
                options = following[here]
                step = here - back
                back = here
                here = options.pop(_turn(options, here, step, width)) if len(options) > 1 \
                    else options.pop()
            yield ring


def _turn(options, here, step, width):
    right = {1: width, width: -1, -1: -width, -width: 1}[step]
    return next((k for k, q in enumerate(options) if q - here == right), 0)


def _cut(ring, nodes, width):
    """The ring as arcs between junctions; a ring without any is one closed arc."""
    at = [k for k, corner in enumerate(ring) if corner in nodes]
    if not at:
        k = ring.index(min(ring))
        ring = ring[k:] + ring[:k]
        at = [0]
    pieces = []
    for k, begin in enumerate(at):
        stop = at[(k + 1) % len(at)]
        piece = ring[begin:stop + 1] if stop > begin else ring[begin:] + ring[:stop + 1]
        forward = (piece[0], piece[1]) <= (piece[-1], piece[-2])
        line = piece if forward else piece[::-1]
        key = (line[0], line[1], line[-1], line[-2])
        points = np.array([[c % width, c // width] for c in line], float)
        pieces.append((key, points, forward))
    return pieces


def _softened(points, smooth, tolerance):
    if len(points) < 4:
        return points
    # The middle of each step, so that a slanted staircase becomes a straight line.
    if (points[0] == points[-1]).all():
        middle = (points[1:] + points[:-1]) / 2
        line = gaussian_filter1d(middle, min(smooth, len(middle) / 8), axis=0, mode="wrap")
        line = np.concatenate([line, line[:1]])
    else:
        middle = np.concatenate([points[:1], (points[1:] + points[:-1]) / 2, points[-1:]])
        line = _smooth_open(middle, smooth)
    thin = np.array(LineString(line).simplify(tolerance, preserve_topology=False).coords)
    return thin if len(thin) > 1 else line[[0, -1]]


def _smooth_open(line, smooth):
    """Smoothed between fixed ends: the line is continued as its own point reflection."""
    sigma = min(smooth, len(line) / 6)
    reach = min(len(line) - 1, int(4 * sigma) + 1)
    before = 2 * line[0] - line[reach:0:-1]
    after = 2 * line[-1] - line[-2:-reach - 2:-1]
    long = gaussian_filter1d(np.concatenate([before, line, after]), sigma, axis=0)
    out = long[reach:reach + len(line)]
    out[0], out[-1] = line[0], line[-1]
    return out
