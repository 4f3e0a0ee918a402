"""Keegan & Garrett 1948, as redrawn by Grant 1962, painted: one field per root on the skin."""

import numpy as np

import loop_surface
import map_foot
from limb_coordinates import Limb
from map_chart import Chart
from painting_fields import ball
from views_camera import ramp

ROOTS = ("L1", "L2", "L3", "L4", "L5", "S1", "S2", "S3", "S4", "S5")
# The rings about the tail bone, from without: centre and semi-axes in mm.
RINGS = {
    "S3": ((0, 2, -34), (42, 60, 70)),
    "S4": ((0, 3, -46), (23, 36, 42)),
    "S5": ((0, 18, -52), (17, 26, 40)),
}
ANKLE = (66.0, 112.0)  # mm above the ground: foot below, leg above
OUTSIDE = -80.0


def fields(skin):
    """(n, roots) mm inside the band of each root; the greatest is the root of that skin."""
    limb = Limb(skin)
    leg, foot = Chart(limb, skin.faces).bands(), map_foot.bands(limb)
    share = ramp(limb.height, *ANKLE)
    found = {
        root: np.maximum(OUTSIDE, share * leg.get(root, OUTSIDE) + (1 - share) * foot.get(root, OUTSIDE))
        for root in ROOTS
    }
    found = {root: np.array(field) * np.ones(len(limb.y)) for root, field in found.items()}
    for root, ring in RINGS.items():
        inside = ball(limb.points, *ring)
        found = {name: np.minimum(field, -inside) for name, field in found.items()}
        found[root] = inside
    return _softened(np.stack([found[root] for root in ROOTS], 1), skin)


def _softened(field, skin, rounds=4):
    smooth = loop_surface.smoothing(skin.faces, len(skin.vertices))
    for _ in range(rounds):
        field = 0.5 * field + 0.5 * (smooth @ field)
    return field
