"""Courses as one view sees them: pieces by depth and by which half of the limb hides them."""

from itertools import pairwise

import numpy as np
from scipy.spatial import cKDTree
from shapely import LineString

NEAR = 7.0  # mm around a point, as the view sees it, in which skin lies before and behind it
SHORTEST = 16.0  # units: a shorter change of depth or side is not drawn
TOLERANCE = 0.9  # units
FOOT_TOP = 54  # mm above the ground: what the sole shows ends there
NO, YES = "no", "yes"


def document(view, skin, limb, pieces, stations):
    """The SVG of one view, geometry and ids only."""
    sight = _Sight(view, skin, limb)
    width, height = view.units
    body = "both" if view.whole_body else "right"
    lines = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
             f'data-view="{view.name}" data-mm-per-unit="{view.mm_per_unit:g}" data-body="{body}">']
    for piece in pieces:
        lines += _piece(sight, piece)
    for site, (place, depth) in stations.items():
        lines += _station(sight, site, place, depth)
    return "\n".join([*lines, "</svg>", ""])


class _Sight:
    """What a view shows of points inside the right limb."""

    def __init__(self, view, skin, limb):
        self.view, self.limb = view, limb
        self.eye = np.cross(view.right, view.up)
        self.skin = np.stack([skin.vertices @ view.right, skin.vertices @ view.up], 1)
        self.z = skin.vertices @ self.eye
        self.tree = cKDTree(self.skin)

    def units(self, points):
        """(n, 2) in units of the viewBox."""
        return self.view.project(points)[:, :2] * self.view.units_per_pixel

    def shown(self, points):
        view = self.view
        if view.name == "sole":
            return points[:, 1] - self.limb.ground < FOOT_TOP
        return points @ view.up < view.fade[0]

    def hidden(self, points):
        """Nearer to the skin of the far side than to that of the near one."""
        flat = np.stack([points @ self.view.right, points @ self.view.up], 1)
        z = points @ self.eye
        found = np.zeros(len(points), bool)
        for k, near in enumerate(self.tree.query_ball_point(flat, NEAR)):
            if near:
                found[k] = self.z[near].max() - z[k] > z[k] - self.z[near].min()
        return found

    @property
    def sides(self):
        return (("right", 1), ("left", -1)) if self.view.whole_body else (("right", 1),)


def _piece(sight, piece):
    points = piece["points"]
    shown = sight.shown(points)
    if not shown.any():
        return
    hidden = sight.hidden(points)
    label = np.where(shown, piece["depth"] * 2 + hidden, -1)
    one, other = piece["edge"]
    ids = f'data-from="{one}" ' + (f'data-area="{piece["area"]}"' if piece["area"] else f'data-to="{other}"')
    for side, flip in sight.sides:
        units = sight.units(points * [flip, 1, 1])
        for begin, end, kind in _runs(label, units):
            d = _path(units[begin:end])
            if kind >= 0 and d:
                depth = "superficial" if kind >= 2 else "deep"
                yield (f'<path {ids} data-nerve="{piece["nerve"]}" data-side="{side}" data-depth="{depth}" '
                       f'data-hidden="{(NO, YES)[kind % 2]}" d="{d}"/>')


def _runs(label, units):
    """(begin, end, label) along a piece; runs too short to be seen join the one before."""
    edges = np.flatnonzero(np.diff(label)) + 1
    starts = [0, *edges.tolist(), len(label)]
    runs = []
    for begin, end in pairwise(starts):
        length = np.linalg.norm(np.diff(units[begin:end], axis=0), axis=1).sum()
        if runs and length < SHORTEST:
            runs[-1][1] = end
        else:
            runs.append([begin, end, int(label[begin])])
    # Each begins on the last point of the one before, so that no gap opens.
    return [(max(begin - 1, 0), end, kind) for begin, end, kind in runs]


def _path(units):
    if len(units) < 2:
        return ""
    line = np.rint(np.array(LineString(units).simplify(TOLERANCE).coords)).astype(int)
    line = line[np.concatenate([[True], np.any(np.diff(line, axis=0) != 0, axis=1)])]
    if len(line) < 2:
        return ""
    steps = np.diff(line, axis=0)
    return f"M{line[0][0]} {line[0][1]}l" + " ".join(f"{x} {y}" for x, y in steps)


def _station(sight, site, place, depth):
    place = np.asarray(place)[None]
    if not sight.shown(place)[0] or not site:
        return
    hidden = sight.hidden(place)[0]
    for side, flip in sight.sides:
        x, y = np.rint(sight.units(place * [flip, 1, 1])[0]).astype(int)
        yield (f'<circle data-site="{site}" data-side="{side}" data-depth="{("deep", "superficial")[depth]}" '
               f'data-hidden="{(NO, YES)[int(hidden)]}" cx="{x}" cy="{y}" r="0"/>')
