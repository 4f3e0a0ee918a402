"""Sacrum and coccyx as one implicit surface around a circular arc.

Frame: x left, u along the arc downwards from the middle of the upper side of S1,
w forwards from the arc. All in mm.
"""

from itertools import pairwise

import numpy as np
from scipy.interpolate import PchipInterpolator

from spine_column import SACRAL_TILT
from spine_shapes import Solid, bar, block, both, cut, hill, join, normalised, oval
from spine_vertebra import SACRAL_FACET

RADIUS = 100.0
RIDGES = (29.0, 49.5, 68.0, 85.0)
# foramen: (x, u, half width, half height)
FORAMINA = {
    "S1": (23.0, 29.5, 5.8, 5.4),
    "S2": (20.2, 49.5, 5.2, 4.9),
    "S3": (17.6, 67.5, 4.6, 4.3),
    "S4": (15.2, 84.0, 4.0, 3.7),
}
HALF_WIDTH = PchipInterpolator(
    [-8, 0, 6, 20, 38, 50, 58, 70, 84, 92, 98, 103, 108, 114],
    [46, 52, 55, 55, 52, 47, 42, 35.5, 29, 25, 18.5, 12.5, 9.5, 8],
)
FRONT = PchipInterpolator([-5, 0, 12, 29, 50, 68, 85, 103, 115], [17, 16.5, 13, 9.5, 7.5, 6, 4.5, 3, 2])
THICK = PchipInterpolator([-5, 0, 25, 50, 70, 90, 103, 115], [44, 44, 40, 31, 24, 17, 10, 7])
EAR = ((-1, -14), (10, -3), (26, 0), (42, -3))  # (u, w) along the middle of the joint surface
# coccyx: (u, half width, half height, half depth)
COCCYX = ((110, 9.5, 6.4, 5.2), (119, 7.2, 5.6, 4.6), (127, 5.6, 5.0, 4.0), (134, 4.2, 4.6, 3.4))


def _frame():
    a = np.deg2rad(SACRAL_TILT)
    forward, down = np.array([0, -np.sin(a), np.cos(a)]), np.array([0, -np.cos(a), -np.sin(a)])
    return forward, down, RADIUS * forward


def unrolled(points):
    """World points (..., 3) in the frame of the sacrum (x, u, w)."""
    forward, down, centre = _frame()
    offset = points - centre
    back, along = -(offset @ forward), offset @ down
    return np.stack([
        points[..., 0], RADIUS * np.arctan2(along, back), RADIUS - np.hypot(back, along),
    ], -1).astype(np.float32)


def world(x, u, w):
    """The place in the world of a point of the sacrum's frame."""
    forward, down, centre = _frame()
    angle = u / RADIUS
    spoke = -forward * np.cos(angle) + down * np.sin(angle)
    return np.array([x, 0, 0]) + (centre + (RADIUS - w) * spoke)


def front_height(x, u):
    """How far forwards the pelvic surface stands: bodies, ridges, hollow wings."""
    wide = np.abs(x)
    height = FRONT(np.clip(u, -5, 115)).astype(np.float32)
    wing = np.clip((wide - 19) / 13, 0, 1)
    wing = wing * wing * (3 - 2 * wing)
    height = height - 13.5 * wing * np.exp(-np.clip(u + 3, 0, None) / 17) + 0.0016 * wide ** 2
    middle = np.clip((20 - 0.07 * u - wide) / 8, 0, 1)
    for ridge in RIDGES:
        height = height + 1.1 * hill(u - 0.004 * wide ** 2, ridge, 1.9) * middle
    for low, high in zip((0, *RIDGES), (*RIDGES, 103)):
        height = height - 1.3 * hill(u, (low + high) / 2, (high - low) / 3.2) * middle * (low > 0)
    for x0, u0, _, tall in FORAMINA.values():
        groove = np.clip((wide - x0 + 4) / 6, 0, 1) * np.clip((x0 + 22 - wide) / 16, 0, 1)
        height = height - 2.2 * hill(u, u0 + (wide - x0) * 0.1, tall * 1.15) * groove
    return height


def back_height(x, u):
    """How far back the dorsal surface stands: knobbly crests between shallow grooves."""
    at = np.clip(u, -5, 115)
    knobs = 0.55 + 0.45 * np.cos(2 * np.pi * (u - 17) / 19.5)
    crest = 5.0 * hill(x, 0, 3.2) * knobs * np.clip((92 - u) / 12, 0, 1)
    crest = crest + (1.6 + 1.2 * knobs) * hill(np.abs(x), 29.5 - 0.12 * u, 4) - 1.6 * hill(np.abs(x), 11, 6)
    flank = 0.003 * np.square(np.clip(np.abs(x) - 26, 0, None))
    return (FRONT(at) - THICK(at)).astype(np.float32) - crest + flank


def ear(u, w):
    """How far the joint surface for the hip bone, bent like an ear, stands out of the side."""
    gap = np.full(u.shape, 99, np.float32)
    for (u0, w0), (u1, w1) in pairwise(EAR):
        du, dw = u1 - u0, w1 - w0
        along = np.clip(((u - u0) * du + (w - w0) * dw) / (du ** 2 + dw ** 2), 0, 1)
        gap = np.minimum(gap, np.hypot(u - u0 - along * du, w - w0 - along * dw))
    rise = np.clip((9.5 - gap) / 3, 0, 1)
    return 1.4 * rise * rise * (3 - 2 * rise) - 0.5


def plate_of_sacrum(points):
    x, u, w = np.moveaxis(points, -1, 0)
    front = front_height(x, u)
    back = back_height(x, u)
    side = HALF_WIDTH(np.clip(u, -8, 114)).astype(np.float32) + ear(u, w)
    # The wing slopes forwards and down, and rises towards the hip bone.
    top = 7.5 - 8.5 * np.clip((np.abs(x) - 24) / 28, 0, 1) ** 1.3 + 0.55 * np.clip(w + 8, -22, 14)
    slab = both(w - front, back - w, 4)
    slab = both(slab, np.abs(x) - side, 6)
    return both(both(slab, top - u, 12), u - 106, 5)


def first_body(points):
    x, u, w = np.moveaxis(points, -1, 0)
    waist = 1 - 0.10 * np.clip(u / 24, 0, 1)
    column = oval(x, w + 0.24 * np.clip(u, 0, 30), 25.8 * waist, 16.8 * waist, 2.25)
    return both(column, np.abs(u - 13) - 13, 2.2)


def dorsal_mouth(root, out=0.0):
    """Where a dorsal foramen opens in the frame of the sacrum, `out` mm behind the bone."""
    x0, u0, *_ = FORAMINA[root]
    x, u = 5 + 0.72 * x0, u0 + 1  # the two rows converge less than those in front
    return x, u, float(back_height(np.float32(x), np.float32(u))) - out


def foramen_bores(points, side):
    """Bores from the canal to the pelvic surface, widening outwards, and to the back.

    They stay within their half of the bone: deeper ones break through the thin lower sacrum
    beside the midline, and where two meet the page shines through.
    """
    bores = None
    for root, (x0, u0, wide, tall) in FORAMINA.items():
        front = float(front_height(np.float32(x0), np.float32(u0)))
        x, u, behind = dorsal_mouth(root, 3.0)
        deep = min(17.0, 0.42 * (front - behind))
        thin = min(4.5, 0.36 * deep)
        inner, mouth = (side * (x0 - 9), u0 - 3, front - deep), (side * (x0 + 1), u0, front + 1)
        bore = bar(points, inner, mouth, (wide * 0.85, tall * 0.9, thin), 1.05)
        flare = bar(points, mouth, (side * (x0 + 5), u0 + 1, front + 6), (wide, tall, 5), 1.45)
        start = (side * (x - 3), u - 1, behind + 0.3 * (front - behind))
        dorsal = bar(points, start, (side * x, u, behind), (wide * 0.6, tall * 0.62, 3), 1.1)
        for piece in (join(bore, flare, 2), dorsal):
            bores = piece if bores is None else np.minimum(bores, piece)
    return bores


def coccyx(points):
    shape = None
    for u, wide, tall, deep in COCCYX:
        piece = bar(points, (-wide * 0.45, u, -1), (wide * 0.45, u, -1), (wide * 0.6, tall, deep))
        shape = piece if shape is None else join(shape, piece, 2.6)
    for side in (-1, 1):
        shape = join(shape, bar(points, (side * 6, 109.5, -1), (side * 13, 107, -1), (3, 2.6, 2.4), 0.7), 2.5)
        shape = join(shape, bar(points, (side * 5, 109, -4), (side * 6, 102, -5), (1.8, 2.5, 1.8)), 2)
    return shape


def sacrum(points):
    """Field in the frame of the sacrum."""
    shape = join(plate_of_sacrum(points), first_body(points), 5)
    for side in (-1, 1):
        facet = bar(points, (side * SACRAL_FACET, 6, -21), (side * (SACRAL_FACET + 1), -10, -25), (5, 5, 4.2))
        shape = join(shape, facet, 5)
    x, u, w = np.moveaxis(points, -1, 0)
    depth = np.interp(u, [0, 30, 60, 90], [24.5, 17, 12.5, 9]).astype(np.float32)
    half = np.interp(u, [0, 90], [15, 6]).astype(np.float32)
    canal = oval(x, w + depth - 4, half, np.interp(u, [0, 90], [7.5, 3]).astype(np.float32))
    shape = cut(shape, both(canal, u - 97, 2), 2)
    hiatus = bar(points, (0, 89, -14), (0, 98, -12.5), (4.6, 5, 6.5), 1.2)
    shape = cut(shape, hiatus, 2)
    for side in (-1, 1):
        shape = cut(shape, foramen_bores(points, side), 2.2)
    return join(shape, coccyx(points), 2.0)


def sacrum_solid():
    corner, points = block((-64, -140, -86), (64, 34, 40))
    return Solid("sacrum", corner, normalised(sacrum(unrolled(points))))
