"""The foot of Keegan & Garrett's map: borders along heel, sole, back of the foot and toes.

Read off plate 663 of Grant's Atlas 1962. u: mm from the back of the heel, s: mm outwards, as in
limb_coordinates; shares of the foot's width from the inner to the outer edge.
"""

import numpy as np
from scipy.interpolate import PchipInterpolator

from painting_fields import blend
from views_camera import ramp

# Height above the ground in mm, and how far from the heel (share of the foot's length) the line
# down the side of the heel stands there: inner side (L4 before it, S2 behind), outer (S1, L5).
INNER_SIDE = [(0, 0.42), (8, 0.37), (18, 0.27), (42, 0.185), (60, 0.16), (90, 0.155)]
OUTER_SIDE = [(0, 0.32), (8, 0.295), (34, 0.21), (67, 0.13), (97, 0.085), (120, 0.07)]
# Share of the length, share of the width: ball, mid sole and heel as measured on the plate.
SOLE_AXIAL = [(0.38, -0.10), (0.43, 0.03), (0.50, 0.05), (0.66, 0.17), (0.70, 0.19)]  # L4, S2
SOLE_INNER = [(0.02, 0.60), (0.16, 0.64), (0.30, 0.50), (0.48, 0.31), (0.68, 0.28)]  # S2, L5
SOLE_OUTER = [(0.21, 1.05), (0.29, 0.86), (0.36, 0.72), (0.50, 0.67), (0.69, 0.68)]  # L5, S1
TOP_INNER = [(0.30, 0.22), (0.42, 0.26), (0.54, 0.295), (0.68, 0.30)]  # L4, L5
TOP_OUTER = [(0.20, 0.52), (0.33, 0.58), (0.42, 0.70), (0.50, 0.78), (0.68, 0.82)]  # L5, S1
NAIL_EDGE = 5.0  # mm from the middle of the big toe to the outer edge of its nail
SOFT = 5.0  # mm over which the sole's rim is softened


def bands(limb):
    """Root -> (n,) mm inside its bands, as map_chart gives them; true below the ankle."""
    top, sole = _top(limb), _sole(limb)
    heel = _heel(limb)
    under = _under(limb)
    share = 1 / (1 + np.exp(-np.clip(under / SOFT, -30, 30)))
    found = {}
    for root in ("L4", "L5", "S1", "S2"):
        upper = np.minimum(top[root], -np.maximum.reduce([heel["S2"], heel["L5"]]))
        if root in heel:
            upper = np.maximum(upper, heel[root])
        found[root] = upper * (1 - share) + sole[root] * share
    return found


def _top(limb):
    s = limb.s
    inner, outer = _along(limb, TOP_INNER, "inner"), _beyond_fourth(limb, TOP_OUTER)
    none = np.full(len(s), -60.0)
    return {"L4": inner - s, "L5": np.minimum(s - inner, -outer), "S1": outer, "S2": none}


def _sole(limb):
    s = limb.s
    axial = _along(limb, SOLE_AXIAL, "middle")
    inner = np.maximum(_along(limb, SOLE_INNER, "middle"), axial)
    outer = _beyond_fourth(limb, SOLE_OUTER)
    return {
        "L4": axial - s, "S2": np.minimum(s - axial, inner - s),
        "L5": np.minimum(s - inner, -outer), "S1": outer,
    }


def _heel(limb):
    """Behind the lines down both sides of the heel, cut in two from behind."""
    middle = _along(limb, SOLE_INNER, "middle")
    behind = {
        side: blend(limb.height, line) * limb.length - limb.u
        for side, line in (("inner", INNER_SIDE), ("outer", OUTER_SIDE))
    }
    return {
        "S2": np.minimum(behind["inner"], middle - limb.s),
        "L5": np.minimum(behind["outer"], limb.s - middle),
    }


def _under(limb):
    """mm within the rim of the sole, negative on the sides and above."""
    foot, u = limb.foot, limb.u
    edge = blend(u, [(0.67 * limb.length, 112), (0.75 * limb.length, 96)])
    inner = blend(u, [(0.3 * limb.length, 248), (0.48 * limb.length, 284), (0.64 * limb.length, 252)])
    rim = np.minimum(foot.beyond(edge), -foot.beyond(inner))
    toe = -limb.normals[:, 1] * 8
    return np.where(u > 0.76 * limb.length, toe, rim)


def _along(limb, line, toe):
    """s of a border at each vertex's u: by shares of the width, then on to its place at the toes."""
    left, right = _edges(limb)
    u, share = np.array(line).T
    u = u * limb.length
    places = list(zip(u, left(u) + share * (right(u) - left(u)), strict=True))
    u, s = np.array(sorted(places + _toe_line(limb, toe))).T
    return PchipInterpolator(u, s)(np.clip(limb.u, u[0], u[-1]))


def _beyond_fourth(limb, line):
    """mm outwards of a border that runs on between the fourth and the fifth toe."""
    toes, fifth = limb.parts[:, 4:9].sum(1), limb.parts[:, 8]
    share = ramp(toes, 0.3, 0.8)
    on_the_fifth = 12 * (2 * fifth - toes)
    return (1 - share) * (limb.s - _along(limb, line, "outer")) + share * on_the_fifth


def _toe_line(limb, toe):
    joint = limb.joint
    if toe == "outer":
        ends = [(joint[f"toe-4-{k}"] + joint[f"toe-5-{k}"]) / 2 for k in (1, 4)]
        return [limb.foot_of(end) for end in ends]
    ends = [limb.foot_of(joint[f"toe-1-{k}"]) for k in (1, 2, 3)]
    out = NAIL_EDGE if toe == "inner" else 0.0
    return [(u + 6, s + out) for u, s in ends]


def _edges(limb):
    """u -> s of the inner and of the outer edge of the foot seen from below."""
    stations = np.linspace(6, 0.80 * limb.length, 20)
    left, right = [], []
    for u in stations:
        slab = (limb.height < 60) & (np.abs(limb.u - u) < 6)
        left.append(limb.s[slab].min())
        right.append(limb.s[slab].max())
    return (lambda u: np.interp(u, stations, left)), (lambda u: np.interp(u, stations, right))
