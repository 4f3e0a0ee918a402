"""Groin, hip, buttock and the midline skin, by surface landmarks of the pelvis (mm)."""

import numpy as np

from limb_coordinates import unit
from painting_fields import all_of, ball, between, blend

# Landmarks of this body, right side: read off the mesh, named as on a living person.
LANDMARKS = {
    "anterior_superior_iliac_spine": (-128.0, 108.0, 86.0),
    "pubic_tubercle": (-26.0, 14.0, 103.0),
    "iliac_crest_top": (-140.0, 148.0, 20.0),
    "posterior_superior_iliac_spine": (-45.0, 112.0, -72.0),
    "greater_trochanter": (-166.0, 34.0, 4.0),
    "ischial_tuberosity": (-62.0, -32.0, -52.0),
    "coccyx_tip": (0.0, 22.0, -58.0),
    "perineum": (0.0, -22.0, -8.0),
}


def paint_hip(painting, limb):
    """Everything between the thigh's strips and the trunk."""
    place = {k: np.array(v) for k, v in LANDMARKS.items()}
    fold = -46 + blend(limb.x, [(-170, 34), (-120, 8), (-75, -2), (0, 4)])
    behind = -(limb.z - blend(limb.y, [(-80, 0), (0, -4), (160, -8)]))
    buttock = all_of(limb.y - fold, behind)
    outer = -limb.x - blend(limb.y, [(-40, 108), (40, 104), (120, 92)])
    painting.lay("buttock_lower", buttock)
    painting.lay("buttock_outer", all_of(buttock, outer))
    painting.lay("buttock_upper", all_of(buttock, limb.y - 74))
    painting.lay("buttock_inner", all_of(buttock, limb.x + 58, limb.y - 2))
    painting.lay("gluteal_fold_sitbone", all_of(
        16 - abs(limb.y - (fold + 2)), behind, -limb.x - 0, 116 + limb.x,
    ))
    _paint_side(painting, limb, place)
    _paint_groin(painting, limb, place)
    _paint_midline(painting, limb, place)
    _paint_trunk(painting, limb, place)


def _paint_side(painting, limb, place):
    side = all_of(
        limb.y - 66, limb.z - blend(limb.y, [(60, -30), (150, -34)]),
        -95 - limb.x,
    )
    painting.lay("hip_crest_side", side)
    painting.lay("trochanter_side", ball(
        limb.points, place["greater_trochanter"], (46, 42, 40),
    ))


def _ligament(limb, place):
    """Signed mm below the inguinal ligament, and along it from the spine to the tubercle."""
    spine, tubercle = place["anterior_superior_iliac_spine"], place["pubic_tubercle"]
    line = tubercle - spine
    along = unit(line)
    down = unit(np.cross(along, np.array([0.25, 0.1, 1.0])))
    down = down if down[1] < 0 else -down
    offset = limb.points - spine
    return offset @ down, offset @ along, np.linalg.norm(line)


def _paint_groin(painting, limb, place):
    below, along, length = _ligament(limb, place)
    front = limb.z - 30
    painting.lay("groin_crease", all_of(front, 34 - below, length + 14 - along))
    painting.lay("inner_thigh_top", all_of(
        ball(limb.points, (-30, -34, 48), (30, 36, 50)), limb.z + 2,
    ))


def _paint_midline(painting, limb, place):
    mons = blend(limb.y, [(-45, 8), (-10, 16), (20, 34), (40, 46)])
    painting.lay("genital_front", all_of(mons + limb.x, limb.z - 48, 40 - limb.y))
    painting.lay("saddle_outer_ring", ball(limb.points, place["perineum"], (40, 46, 40)))
    painting.lay("genital_back", all_of(18 + limb.x, between(limb.z, 10, 48), -4 - limb.y))
    painting.lay("saddle_inner_perianal", ball(limb.points, place["perineum"] + [0, 10, -14], 20))
    sacrum = blend(limb.y, [(20, 6), (60, 16), (112, 44), (140, 44)])
    painting.lay("sacrum_midline", all_of(sacrum + limb.x, -40 - limb.z, limb.y - 34))
    painting.lay("coccyx", all_of(
        ball(limb.points, place["coccyx_tip"], (16, 17, 40)), -30 - limb.z,
    ))


def _paint_trunk(painting, limb, place):
    below, _, _ = _ligament(limb, place)
    crest = blend(limb.z, [(-80, 118), (-60, 124), (0, 150), (40, 146), (70, 118), (95, 100)])
    painting.lay("trunk", all_of(-below, limb.y - 40, limb.z - 60))
    painting.lay("trunk", limb.y - crest)
