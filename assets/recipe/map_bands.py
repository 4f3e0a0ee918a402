"""Keegan & Garrett 1948 as redrawn in Grant's Atlas 1962 (plate 663): its bands, measured.

Where a border stands in a view, as a share of the width that the view shows: from the inner to
the outer edge (front, back), from front to back (outer, inner side). Limb: widths of the bands
measured at seven heights. Hip: places of single borders, read off the same plate. Borders are
named by the roots on their two sides; "axial" is the line where the bands of the front end at S2.
"""

import numpy as np

# Heights in mm of this body (y up, hip joint at 48, knee at -345, ankle at -751).
HEIGHTS = {
    "upper thigh": -84.0, "mid thigh": -165.0, "lower thigh": -246.0, "knee": -340.0,
    "upper calf": -467.0, "lower leg": -621.0, "ankle": -740.0,
}
# Percent of the visible width; | stands for the axial line.
WIDTHS = {
    "front": {
        "upper thigh": "L1 23 L2 31 L3 30 L4 16",
        "mid thigh": "L2 28 L3 36 L4 32 L5 4",
        "lower thigh": "L3 40 L4 43 L5 17",
        "knee": "L3 25 L4 46 L5 29",
        "upper calf": "L3 12 L4 45 L5 43",
        "lower leg": "L4 34 L5 45 S1 20",
        "ankle": "L4 25 L5 46 S1 29",
    },
    "back": {
        "upper thigh": "L1 9 | S2 29 S1 42 L5 19",
        "mid thigh": "L2 10 | S2 27 S1 38 L5 22",
        "lower thigh": "L3 10 | S2 37 S1 36 L5 15",
        "knee": "L3 23 | S2 38 S1 36",
        "upper calf": "L3 22 | S2 39 S1 36",
        "lower leg": "L4 10 | S2 37 L5 13 S1 35",
    },
    "outer": {
        "upper thigh": "L2 13 L3 12 L4 24 L5 27 S1 24",
        "mid thigh": "L3 20 L4 26 L5 32 S1 22",
        "lower thigh": "L4 36 L5 39 S1 24",
        "knee": "L4 36 L5 43 S1 21",
        "upper calf": "L4 12 L5 47 S1 41",
        "lower leg": "L5 52 S1 46",
    },
    "inner": {
        "upper thigh": "L3 6 L2 17 L1 42 | S2 33",
        "mid thigh": "L3 25 L2 41 | S2 31",
        "lower thigh": "L3 66 L2 10 | S2 21",
        "knee": "L4 23 L3 56 | S2 18",
        "upper calf": "L4 36 L3 25 | S2 34",
        "lower leg": "L5 8 L4 59 | S2 26",
    },
}
# Hip, and the ankle from behind: border -> view -> [(y in mm, percent), ...].
# L4 L5 stands up to 6 points further back than read, so that this body's greater trochanter lies in L4,
# as data/served.csv has it; for the same reason L5 S1 meets the midline 7 mm higher, over the sacrum.
SINGLE = {
    "axial": {"inner": [(-740, 69)]},
    "S1 L5": {"back": [(-700, 65), (-723, 71), (-745, 82)]},
    "L1 L2": {
        "front": [(150, 92), (108, 76), (57, 57), (14, 37)],
        "outer": [(158, 95), (145, 76), (130, 63), (109, 48), (79, 35), (49, 25)],
        "back": [(190, 75), (165, 99)],
    },
    "L2 L3": {
        "front": [(122, 99), (78, 85), (22, 69)],
        "outer": [(145, 93), (130, 86), (109, 61), (79, 43), (49, 32)],
        "back": [(188, 45), (160, 85), (138, 99)],
    },
    "L3 L4": {
        "front": [(62, 99), (10, 92)],
        "outer": [(109, 89), (79, 60), (49, 43)],
        "back": [(150, 50), (147, 56), (118, 80), (82, 99)],
    },
    "L4 L5": {
        "outer": [(79, 78), (49, 59), (19, 53), (-16, 50)],
        "back": [(146, 0), (136, 27), (114, 53), (86, 76), (43, 90), (24, 94)],
    },
    "L5 S1": {
        "outer": [(60, 88), (49, 79), (19, 70), (-16, 69), (-740, 45)],
        "back": [(113, 0), (101, 30), (76, 57), (50, 72), (24, 81), (-18, 84), (-50, 84)],
    },
    "S1 S2": {
        "back": [
            (76, 0), (68, 25), (50, 44), (24, 53), (4, 59), (-18, 57), (-36, 50), (-50, 41), (-740, 52),
        ],
    },
}
# Around the genital skin and back over the inner thigh: (y in mm, degrees about the thigh).
GROIN = [
    (-68, -80), (-55, -64), (-40, -51), (-20, -43), (0, -41), (24, -46), (36, -68), (44, -92),
    (160, -95),
]
# Where a band ends between its neighbour and the axial line: border -> y in mm.
MEETS_AXIAL = {"L1 L2": -172.0, "L2 L3": -292.0, "L3 L4": -610.0}
BORDERS = ("axial", "L1 L2", "L2 L3", "L3 L4", "L4 L5", "L5 S1", "S1 L5", "S1 S2")
WEDGE_APEX = -472.0  # y in mm: where L5 comes up between S1 and S2 on the calf


def stands():
    """Border -> view -> array (k, 2) of y in mm and share 0 to 1, from below upwards."""
    found = {}
    for view, heights in WIDTHS.items():
        for height, text in heights.items():
            for border, share in borders_of(text):
                found.setdefault(border, {}).setdefault(view, []).append((HEIGHTS[height], share))
    for border, views in SINGLE.items():
        for view, places in views.items():
            known = found.setdefault(border, {}).setdefault(view, [])
            known += [(y, percent / 100) for y, percent in places]
    return {
        border: {view: np.array(sorted(places)) for view, places in views.items()}
        for border, views in found.items()
    }


def borders_of(text):
    """(border, share) between the bands of one row of widths; what is missing are the lines."""
    words = text.replace("|", "").split()
    roots, widths = words[::2], np.array(words[1::2], float)
    ends = np.cumsum(widths)[:-1] / widths.sum()
    for before, after, share in zip(roots, roots[1:], ends, strict=False):
        if "S2" in (before, after) and {before, after}.isdisjoint({"S1", "L5"}):
            yield "axial", share
        elif {before, after} == {"S2", "L5"}:
            yield "S1 S2", share  # the wedge's inner border goes on as the border of S1 and S2
        elif before == "L5" and after == "S1" and "S2" in roots:
            yield "S1 L5", share
        else:
            yield " ".join(sorted((before, after))), share
