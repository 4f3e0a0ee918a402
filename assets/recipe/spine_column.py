"""The column put together: every vertebra and disc in its place on the sacrum."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from spine_shapes import Solid, block, both, cut, normalised
from spine_vertebra import COLUMN, disc, plate_slope, vertebra

SACRAL_TILT = 41.0  # degrees, the slope of the upper side of S1, whose middle is the origin


@dataclass(frozen=True)
class Place:
    """Origin (mm) and forward tilt (degrees) of a frame."""

    origin: np.ndarray
    tilt: float

    @property
    def axes(self):
        """Rows: x, up and forwards of the frame, in the world."""
        a = np.deg2rad(self.tilt)
        return np.array([[1, 0, 0], [0, np.cos(a), np.sin(a)], [0, -np.sin(a), np.cos(a)]])

    def inside(self, points):
        return ((points - self.origin) @ self.axes.T).astype(np.float32)

    def world(self, point):
        return self.origin + np.asarray(point, float) @ self.axes


def stack():
    """Places of the vertebrae (by name) and of the discs (by the name of the one above)."""
    top, tilt, bones, discs = np.zeros(3), SACRAL_TILT, {}, {}
    for v in reversed(COLUMN):
        under = v.tilt + v.wedge / 2
        middle = (tilt + under) / 2
        rise = Place(top, middle).axes[1]
        discs[v.name] = Place(top + rise * v.disc / 2, middle)
        foot = top + rise * v.disc
        bones[v.name] = Place(foot + Place(foot, v.tilt).axes[1] * v.height / 2, v.tilt)
        top = bones[v.name].world((0, v.height / 2, 0))
        tilt = v.tilt - v.wedge / 2
    return bones, discs


def vertebra_solid(v, below, place):
    corner, points = block(place.origin - (v.reach + 12, 52, 82), place.origin + (v.reach + 12, 42, 34))
    return Solid(v.name, corner, normalised(vertebra(place.inside(points), v, below)))


def disc_solid(above, below, bones, place):
    """The disc fills what lies between the end plates of its two neighbours."""
    corner, points = block(place.origin - (36, 30, 34), place.origin + (36, 30, 34))
    field = disc(place.inside(points), above, below, above.disc)
    over = bones[above.name].inside(points)
    floor = -above.height / 2 - plate_slope(above) * over[..., 2]
    field = both(field, over[..., 1] - floor - 0.2, 1.2)
    under = (bones[below.name] if below else Place(np.zeros(3), SACRAL_TILT)).inside(points)
    roof = below.height / 2 + plate_slope(below) * under[..., 2] if below else 0.0
    field = both(field, roof - 0.2 - under[..., 1], 1.2)
    name = f"{above.name}-{below.name if below else 'S1'}"
    return Solid(name.replace("-L", "-") if name[0] == "L" else name, corner, normalised(field))


def open_joint(lower, upper, gap=1.1):
    """Cut the upper bone, grown by the joint space, out of the lower: facets that meet."""
    start = np.maximum(lower.corner, upper.corner)
    end = np.minimum(lower.corner + lower.field.shape, upper.corner + upper.field.shape)
    if (end <= start).any():
        return
    mine = tuple(slice(a - c, b - c) for a, b, c in zip(start, end, lower.corner))
    other = tuple(slice(a - c, b - c) for a, b, c in zip(start, end, upper.corner))
    lower.field[mine] = cut(lower.field[mine], upper.field[other] - gap, 0.8)


def column():
    """Solids of the vertebrae and of the discs, from above down, and their places."""
    bones, middles = stack()
    solids, discs = [], []
    for v, below in zip(COLUMN, (*COLUMN[1:], None)):
        solids.append(vertebra_solid(v, below, bones[v.name]))
        discs.append(disc_solid(v, below, bones, middles[v.name]))
    for upper, lower in pairwise(solids):
        open_joint(lower, upper)
    return solids, discs, bones, middles
