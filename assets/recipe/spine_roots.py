"""The way of every root in three dimensions, from the cord to the plexus, and the sites on it.

Everything is told for the person's left side (x > 0); the right is its mirror image.
"""

import numpy as np
from scipy.interpolate import CubicSpline
from scipy.spatial import cKDTree

import spine_sacrum
from spine_vertebra import COLUMN, facet_x

LUMBAR = ("L1", "L2", "L3", "L4", "L5")
SACRAL = ("S1", "S2", "S3", "S4", "S5")
ROOTS = (*LUMBAR, *SACRAL)
BORDER = ("T12", "Co1")
LEVELS = ("L1-2", "L2-3", "L3-4", "L4-5", "L5-S1")
# Sites farther out that still lie inside the picture, mm.
PELVIC_SITES = {
    "lumbar_plexus@psoas": (47, 40, 44),
    "lumbosacral_trunk@pelvic_brim": (42.6, -28, 23),
    "sacral_plexus@pelvis": (43.6, -83, 0),
    "coccygeal_plexus@coccyx": (18.5, -109, -14),
    "genitofemoral@psoas": (56.5, 38, 56),
    "femoral@psoas": (70, -50, 72),
    "obturator@pelvis": (47, -52, 24),
    "superior_gluteal@suprapiriform": (47.5, -73, -2),
    "inferior_gluteal@infrapiriform": (48, -96, -8),
    "sciatic@deep_gluteal": (50, -99, -8),
    "posterior_femoral_cutaneous@deep_gluteal": (47, -100, -10),
    "pudendal@ischial_spine": (46, -103, -10),
    "pelvic_splanchnic@pelvis": (30, -92, -12),
    "perineal_branch_s4@pelvis": (34, -101, -9),
    "superior_cluneal@iliac_crest": (72, 38, -40),
    "middle_cluneal@sacroiliac_ligament": (42, -44, -50),
    "anococcygeal@coccyx": (9, -121, -14),
}
BY_NAME = {v.name: v for v in COLUMN}
# Where the roots run on, in mm: towards the belly wall, the psoas and the sciatic foramen.
ONWARD = {
    "T12": [(50, 168, 14), (74, 150, 24), (90, 138, 34)],
    "L1": [(48, 126, 20), (68, 101, 32), (82, 84, 42)],
    "L2": [(43, 88, 34), (57, 36, 56), (66, -10, 66), (72, -48, 72), (76, -78, 78)],
    "L3": [(40, 55, 38), (53, 12, 58), (63, -24, 66), (69.5, -52, 72), (74, -79, 78)],
    "L4": [(40, 22, 34), (50, -8, 54), (59.5, -32, 64), (66.5, -55, 72), (72, -80, 78)],
    "L5": [(38.5, -6, 22), (42, -30, 22), (44, -56, 13), (45.5, -79, 3), (50, -97, -6)],
    "S1": [(32, -44, 0), (39, -62, 2), (44.3, -81, -1), (49.5, -98.5, -6)],
    "S2": [(29, -60, -8), (37, -73.5, -5), (43.2, -85.5, -5), (49, -100.5, -8)],
    "S3": [(26, -73, -13), (34, -83.5, -9.5), (41.8, -92.5, -8.5), (48.5, -103, -10)],
    "S4": [(22, -86, -14.5), (29.5, -96, -11), (37.5, -105, -9)],
    "S5": [(14, -103, -18), (19.5, -107, -14), (25, -112, -10)],
    "Co1": [(10.5, -114, -14), (13.5, -117.5, -10), (16, -121, -6)],
}
# The part of L4 that joins L5 over the wing of the sacrum: the lumbosacral trunk.
FORK = 0.5  # mm from the middle of L4: here its branch begins
TRUNK = [(40, 22, 34), (41.5, 2, 32), (42, -16, 28), (43.2, -38, 20)]


def roots_at(level):
    """The root that leaves at a level, and the one that passes it on its way to leave one lower."""
    at = LEVELS.index(level)
    return ROOTS[at], ROOTS[at + 1]


def lane(root, levels_passed, half_width):
    """How far from the midline a root lies in the sac: the next to leave lies outermost."""
    rank = ROOTS.index(root) - 1 - levels_passed
    return half_width * (1 - 0.112 * rank)


def sac_half_width(level):
    """Half the width of the dural sac at a disc, mm."""
    return 10.4 - 0.5 * LEVELS.index(level)


def canal_point(column, level, x=0.0):
    """In the canal behind a disc."""
    _, middles = column
    above = BY_NAME["L" + level[1]]
    return middles[above.name].world((x, 0, -above.depth / 2 - 8))


def lateral_recess(column, root):
    """Beside the sac, below the disc, where the root is about to reach its own pedicle."""
    bones, _ = column
    if root == "S1":
        return spine_sacrum.world(12.2, 4, -16.5)
    v = BY_NAME[root]
    return bones[root].world((v.canal - 1.8, v.height / 2 - 3, -v.depth / 2 - 6))


def foramen(column, root):
    """Under the pedicle of the root's own vertebra, or at the mouth of its sacral opening."""
    bones, _ = column
    if root in BY_NAME:
        v = BY_NAME[root]
        low = v.height * 0.2 - 7.2
        return bones[root].world((v.canal + v.pedicle / 2, low - 4.5, -v.depth / 2 - 6))
    if root in spine_sacrum.FORAMINA:
        x, u, *_ = spine_sacrum.FORAMINA[root]
        front = float(spine_sacrum.front_height(np.float32(x), np.float32(u)))
        return spine_sacrum.world(x, u, front + 1.0)
    return spine_sacrum.world(8.0, 102.5, -8) if root == "S5" else spine_sacrum.world(8.5, 113, -6)


def extraforaminal(column, root):
    bones, _ = column
    v = BY_NAME[root]
    return bones[root].world((facet_x(v) + 10, -v.height / 2 - 1, -v.depth / 2 - 1))


def in_the_canal(column, root):
    """From the end of the cord down to the place where the root turns outwards."""
    if root in ("T12", "L1"):
        start = canal_point(column, "L1-2", 0)
        x = 8.5 if root == "L1" else 9.5
        rise = 36 if root == "L1" else 66
        return [start + (x - 2.5, rise + 8, 0), start + (x, rise - 4, 0)]
    last = LUMBAR.index(root) if root in LUMBAR else 5
    way = from_the_cord(column, root)
    for passed, level in enumerate(LEVELS[:last]):
        name = root if root in ROOTS else "S5"
        x = lane(name, min(passed, 4), sac_half_width(level))
        way.append(canal_point(column, level, x if root in ROOTS else 0.4))
    return way


def from_the_cord(column, root):
    """The beginning on the cord's end: lumbar roots leave it higher and farther out."""
    rank = ROOTS.index(root) - 1 if root in ROOTS else 9
    x = (4.4, 4.3, 4.1, 3.7, 3.2, 2.6, 2.0, 1.4, 0.7, 0.2)[rank]
    tip = canal_point(column, "L1-2", 0)
    return [tip + (x, 34 - 3.2 * rank, 0), tip + (x + 0.9, 27 - 2.9 * rank, 0)]


def to_the_door(column, root):
    """From the sac to just before the foramen."""
    bones, _ = column
    if root in BY_NAME:
        v = BY_NAME[root]
        beside = bones[root].world((v.canal - 0.8, v.height * 0.2 - 4, -v.depth / 2 - 7))
        return ([] if root in ("T12", "L1") else [lateral_recess(column, root)]) + [beside]
    if root == "S1":
        return [lateral_recess(column, root), spine_sacrum.world(15.5, 17, -11)]
    u = {"S2": (18, 36), "S3": (30, 54), "S4": (44, 71), "S5": (58, 86), "Co1": (66, 98)}[root]
    x = {"S2": (7.5, 12), "S3": (5.2, 9.5), "S4": (3.4, 8), "S5": (1.8, 4.6), "Co1": (0.5, 3.2)}[root]
    return [spine_sacrum.world(a, b, -9 if b < 60 else -5) for a, b in zip(x, u)]


def centre_line(column, root):
    """Points (n, 3) about 1 mm apart along the whole root."""
    outside = [extraforaminal(column, root)] if root in BY_NAME else []
    way = [*in_the_canal(column, root), *to_the_door(column, root), foramen(column, root)]
    return smooth([*way, *outside, *map(np.array, ONWARD[root])])


def trunk_line(column):
    """The share of L4 in the lumbosacral trunk, from the fork on: before it L4 is one cord."""
    way = smooth([foramen(column, "L4"), extraforaminal(column, "L4"), *map(np.array, TRUNK)])
    gap, _ = cKDTree(centre_line(column, "L4")).query(way)
    return way[np.flatnonzero(gap < FORK).max():]


def smooth(points, spacing=1.0):
    """A spline through the points, parametrised so that it does not overshoot."""
    points = np.array(points, float)
    chord = np.sqrt(np.linalg.norm(np.diff(points, axis=0), axis=1))
    at = np.concatenate([[0], np.cumsum(chord)])
    spline = CubicSpline(at, points)
    dense = spline(np.linspace(0, at[-1], 2000))
    length = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(dense, axis=0), axis=1))])
    even = np.linspace(0, length[-1], int(length[-1] / spacing) + 2)
    return np.stack([np.interp(even, length, dense[:, k]) for k in range(3)], 1)


def sac_outline(column, across):
    """The dural sac down to S2, closed, as wide as it is seen along `across`."""
    first = canal_point(column, "L1-2")
    way = [(first + (0, 75, -2), 10.2), (first + (0, 38, -1), 10.3)]
    way += [(canal_point(column, level), sac_half_width(level) + 1.4) for level in LEVELS]
    way += [(spine_sacrum.world(0, u, -8), half) for u, half in ((22, 7.2), (40, 4.4), (50, 0.3))]
    return tube(way, across)


def cord_outline(column, across):
    """The end of the cord: a cone that ends behind the disc L1-2."""
    tip = canal_point(column, "L1-2")
    halves = ((75, 4.6), (45, 4.8), (24, 4.2), (9, 2.2), (0, 0.2))
    return tube([(tip + (0, y, 0), half) for y, half in halves], across)


def tube(way, across):
    """Outline (n, 3) of a tube given by (middle, half width); a fifth flatter from the side."""
    middle = np.array([point for point, _ in way])
    half = np.array([[width] for _, width in way])
    aside = np.abs(across) * (1, 1, 0.78)
    one, other = smooth(middle - half * aside, 3.0), smooth(middle + half * aside, 3.0)
    return np.concatenate([one, other[::-1]])


def sites(column):
    """Place of every site of the spine: id -> (point of the left side, in the midline?)."""
    bones, _ = column
    found = {"foramen@T12-L1": (foramen(column, "T12"), False)}
    for root, level in zip(LUMBAR, LEVELS):
        below = (*LUMBAR, "S1")[LUMBAR.index(root) + 1]
        found[f"canal@{level}"] = canal_point(column, level), True
        found[f"lateral_recess@{level}"] = lateral_recess(column, below), False
        found[f"foramen@{level}"] = foramen(column, root), False
        found[f"extraforaminal@{level}"] = extraforaminal(column, root), False
    found["canal@sacral"] = spine_sacrum.world(0, 38, -8), True
    for root in SACRAL:
        found[f"foramen@{root}"] = foramen(column, root), False
    for root, v in BY_NAME.items():
        out = (facet_x(v) + 4, -v.height / 2 - 4, -v.depth / 2 - 14)
        found[f"dorsal_ramus@{root}"] = bones[root].world(out), False
    for root in spine_sacrum.FORAMINA:
        place = spine_sacrum.dorsal_mouth(root, 1.0)
        found[f"dorsal_ramus@{root}"] = spine_sacrum.world(*place), False
    facet = BY_NAME["L5"]
    place = (facet_x(facet) - 2, facet.height / 2 + 3, -facet.depth / 2 - 17)
    found["dorsal_ramus_medial@facet"] = bones["L5"].world(place), False
    for site, place in PELVIC_SITES.items():
        found[site] = np.array(place, float), False
    return found


def pedicles(column):
    """The middle of each vertebra's left pedicle: below it its own root leaves."""
    bones, _ = column
    return {
        name: bones[name].world((v.canal + v.pedicle / 2, v.height * 0.2, -v.depth / 2 - 4))
        for name, v in BY_NAME.items()
    }
