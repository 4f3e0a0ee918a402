"""Lumbar vertebrae and discs as implicit surfaces, each in its own frame.

The frame of a vertebra: origin in the middle of its body, x left, y up, z forwards.
"""

from dataclasses import dataclass

import numpy as np
from scipy.interpolate import CubicSpline

from spine_shapes import bar, both, cut, hill, join, oval

ROUND = 2.2  # mm, rounding of the rim of a body


@dataclass(frozen=True)
class Vertebra:
    """Sizes in mm, angles in degrees.

    tilt: how far the upper side leans forwards; wedge: angle between the end plates,
    positive = taller in front; canal: half the distance between the pedicles.
    """

    name: str
    width: float
    depth: float
    height: float
    tilt: float
    wedge: float
    canal: float
    pedicle: float
    reach: float  # half the span of the transverse processes
    rise: float  # how far the tip of a transverse process lies above its root
    stout: float  # half height of a transverse process at its root
    disc: float  # height of the disc below


# Proportions: means of adult lumbar spines as given in textbooks of anatomy.
COLUMN = (
    Vertebra("T12", 41, 31, 25.5, -14, -3, 11.0, 7.5, 25, 2.0, 5.5, 7.5),
    Vertebra("L1", 42.5, 32, 26.5, -11, -3, 11.2, 8.0, 38, 0.5, 6.2, 8.5),
    Vertebra("L2", 44, 33, 27, -6, -1, 11.4, 8.5, 45, 1.0, 6.6, 9.5),
    Vertebra("L3", 46, 34, 27.5, 1, 1, 11.9, 10, 51, 1.5, 6.9, 10.5),
    Vertebra("L4", 48.5, 34.5, 27, 10, 3, 12.7, 12, 46.5, 5.5, 6.9, 11.5),
    Vertebra("L5", 51, 34.5, 26, 24, 9, 14.2, 15, 47, 10.0, 9.0, 11.0),
)
SACRAL_FACET = 20.5  # mm from the midline to the middle of the upper sacral facet


def facet_x(vertebra):
    """Where the upper facet stands: behind and outside the pedicle."""
    return vertebra.canal + vertebra.pedicle / 2 + 2.5


def plate_slope(vertebra):
    return np.tan(np.deg2rad(vertebra.wedge / 2))


def body(points, v):
    """A kidney-shaped, waisted body with raised rims."""
    x, y, z = np.moveaxis(points, -1, 0)
    half = v.height / 2 + plate_slope(v) * z
    level = np.clip(y / half, -1, 1)
    waist = 1 - 0.145 * (1 - np.abs(level) ** 2.6) + 0.02 * hill(np.abs(level), 0.9, 0.14)
    column = oval(x, z, v.width / 2 * waist, v.depth / 2 * waist, 2.25)
    hollow = 7.0 - np.hypot(x * 0.62, z + v.depth / 2 + 4.6)
    column = cut(column, -hollow, 4.0)
    return both(column, np.abs(y) - half, ROUND)


def lower_facet_x(below):
    """Just inside the facets of the vertebra below, so that the joint closes."""
    outer = SACRAL_FACET if below is None else facet_x(below)
    return outer - 7.6


def processes(points, v, below, side):
    """Pedicle, transverse process, facets and lamina of one side (+1 left, -1 right)."""
    back, lift, up = -v.depth / 2, v.height * 0.2, v.height / 2
    out, outer, inner = v.canal + v.pedicle / 2, facet_x(v), lower_facet_x(below)
    low, plate = (13, (4.9, 4.5, 4.3)) if below else (7, (5.6, 5.4, 3.5))
    # (start, end, radii, taper, blend); x outwards, z from the back wall of the body.
    pieces = {
        "pedicle": ((out, lift, 7), (out + 0.8, lift - 0.5, -11), (v.pedicle / 2, 7.2, 7), 1, 3.5),
        "upper facet": ((out + 1.5, 4, -13), (outer, up + 6.5, -15.5), (4.2, 4.5, 4.6), 0.85, 3.5),
        "mammillary": ((outer + 1.5, up - 2, -17.5), (outer + 1, up + 2, -19), (3.2, 4, 3), 1, 3),
        "pars": ((out, 2, -14), (inner + 1, -up + 2, -20), (4.8, 5, 3.6), 1, 4),
        "lower facet": ((inner + 1, -up + 2, -20), (inner, -up - low, -18.5), plate, 0.95, 3),
        "lamina": ((inner, -2, -19), (1.5, -7, -26), (5, 9, 3.3), 1, 4),
    }
    shape = transverse(points, v, side)
    for (x0, y0, z0), (x1, y1, z1), radii, taper, blend in pieces.values():
        piece = bar(points, (side * x0, y0, back + z0), (side * x1, y1, back + z1), radii, taper)
        shape = join(shape, piece, blend)
    return shape


def transverse(points, v, side):
    """Flat, tapering, a little backwards; a stout cone, turned up, at L5."""
    x, y, z = side * points[..., 0], points[..., 1], points[..., 2]
    back, start = -v.depth / 2, v.canal + v.pedicle / 2 - 1
    along = (x - start) / (v.reach - start)
    t = np.clip(along, 0, 1)
    stout = v.name == "L5"
    profile = (1.3, 1.0, 0.74, 0.55) if stout else (1.35, 0.86, 0.92, 0.72)
    end = np.sqrt(np.clip(1 - np.square(np.clip((t - 0.72) / 0.28, 0, 1)), 0.002, 1))
    tall = v.stout * CubicSpline((0, 0.35, 0.75, 1), profile)(t) * end
    thick = ((7.0 - 3.4 * t) if stout else (4.2 - 1.7 * t)) * end
    middle = v.height * 0.2 - 1 + v.rise * t ** 1.5
    deep = back - (5 + 10 * t if stout else 9 + 8 * t)
    section = (np.hypot((y - middle) / tall, (z - deep) / thick) - 1) * np.minimum(tall, thick)
    return both(section, np.abs(along - 0.5) * (v.reach - start) - 0.5 * (v.reach - start), 0.5)


def spinous(points, v):
    """A hatchet: a thin blade, narrow at its root, with a convex edge and a thick, drooping lower corner."""
    back = -v.depth / 2 - 22
    length, tall = (17, 7.0) if v.name == "L5" else (28, 9.5)
    x, y, z = np.moveaxis(points, -1, 0)
    behind = back - z  # mm behind the laminae
    share = np.clip(behind / length, 0, 1.2)
    y = y + 8.5 + 3.2 * share + 2.8 * share ** 2
    half = tall * (0.84 + 0.32 * share)
    level = np.clip(y / half, -1, 1)
    behind = behind + 2.0 * level ** 2 + 1.6 * level
    corner = 5.0
    middle = length / 2 - 4
    edge = np.stack([np.abs(y) - half, np.abs(behind - middle) - length / 2 - 4], -1) + corner
    profile = np.linalg.norm(np.maximum(edge, 0), axis=-1) + np.minimum(edge.max(-1), 0) - corner
    thick = 2.3 + 1.6 * hill(y, -tall, 5) + 1.0 * hill(share, 1.0, 0.25)
    return both(profile, np.abs(x) - thick, 3)


def vertebra(points, v, below):
    """Field of a whole vertebra in its own frame; below = the next vertebra or None."""
    shape = body(points, v)
    for side in (-1, 1):
        shape = join(shape, processes(points, v, below, side), 3.5)
    shape = join(shape, spinous(points, v), 4)
    x, _, z = np.moveaxis(points, -1, 0)
    canal = oval(x, z + v.depth / 2 + 8.2, v.canal - 0.6, 8.2, 2.2)
    return cut(shape, canal, 2.0)


def disc(points, above, below, height):
    """A slightly bulging disc in a frame whose origin is its middle."""
    x, y, z = np.moveaxis(points, -1, 0)
    width = (above.width + (below.width if below else 50)) / 4
    depth = (above.depth + (below.depth if below else 33)) / 4
    bulge = 1 + 0.06 * (1 - np.clip(y / (height / 2 + 0.5), -1, 1) ** 2)
    column = oval(x, z, width * bulge, depth * bulge, 2.25)
    return cut(column, np.hypot(x * 0.62, z + depth + 4.6) - 6.0, 4.0)
