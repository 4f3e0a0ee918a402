"""Groin, hip, buttock and the midline skin, by surface landmarks of the pelvis (mm)."""

import numpy as np

from limb_coordinates import unit
from painting_fields import TRUNK, all_of, ball, blend
from painting_leg import front_and_inner

# Landmarks of this body, right side: read off the mesh, named as on a living person.
LANDMARKS = {
    "anterior_superior_iliac_spine": (-126.0, 108.0, 86.0),
    "pubic_tubercle": (-26.0, 14.0, 103.0),
    "greater_trochanter": (-166.0, 34.0, 2.0),
    "ischial_tuberosity": (-62.0, -36.0, -60.0),
    "coccyx_tip": (0.0, 24.0, -60.0),
    "anus": (0.0, -12.0, -32.0),
}
CREST = [(-90, 112), (-60, 124), (-20, 146), (20, 150), (55, 136), (86, 108), (92, 300)]
FOLD = [(-150, -30), (-140, -34), (-100, -49), (-70, -52), (-40, -48), (-14, -40), (0, -30)]


def landmark(name):
    """The place of a landmark in mm."""
    return np.array(LANDMARKS[name])


def paint_hip(painting, limb):
    """Everything between the thigh's strips and the trunk."""
    _paint_buttock(painting, limb)
    _paint_side(painting, limb)
    _paint_groin(painting, limb)
    below, _, _ = _ligament(limb)
    painting.lay(TRUNK, all_of(-below, limb.z - 78))
    _paint_midline(painting, limb)
    painting.lay(TRUNK, all_of(limb.y - blend(limb.z, CREST), 84 - limb.z))


def _paint_buttock(painting, limb):
    fold = blend(limb.x, FOLD)
    behind = blend(limb.y, [(-80, -2), (-30, 0), (0, 4), (40, 0), (72, -22), (160, -30)]) - limb.z
    buttock = all_of(limb.y - fold, behind)
    under_crest = blend(limb.z, CREST[:4]) - limb.y
    outer = -limb.x - blend(limb.y, [(-50, 118), (0, 106), (60, 98), (120, 92)])
    painting.lay("buttock_lower", buttock)
    painting.lay("buttock_outer", all_of(buttock, outer))
    painting.lay("buttock_upper", all_of(behind, 58 + 0.12 * (limb.x + 80) - under_crest))
    inner = blend(limb.y, [(-30, 30), (0, 46), (50, 62), (110, 70)])
    painting.lay("buttock_inner", all_of(buttock, limb.x + inner, limb.y + 4))
    half = blend(limb.x, [(-146, 0), (-122, 11), (-95, 16), (-60, 18), (-25, 13), (-8, 8)])
    painting.lay("gluteal_fold_sitbone", all_of(half - abs(limb.y - fold - 5), -6 - limb.z))


def _paint_side(painting, limb):
    low = blend(limb.z, [(-34, 68), (20, 66), (86, 96)])
    back = blend(limb.y, [(60, -26), (150, -30)])
    painting.lay("hip_crest_side", all_of(limb.y - low, limb.z - back, -88 - limb.x))
    painting.lay("trochanter_side", ball(
        limb.points, landmark("greater_trochanter"), (44, 40, 36),
    ))


def _ligament(limb):
    """mm below the inguinal ligament, mm along it from the iliac spine, and its length."""
    spine, tubercle = landmark("anterior_superior_iliac_spine"), landmark("pubic_tubercle")
    line = tubercle - spine
    along = unit(line)
    down = unit(np.cross(along, np.array([0.25, 0.1, 1.0])))
    down = down if down[1] < 0 else -down
    offset = limb.points - spine
    return offset @ down, offset @ along, np.linalg.norm(line)


def _paint_groin(painting, limb):
    below, along, length = _ligament(limb)
    depth = blend(along, [(-20, 16), (10, 30), (100, 36), (length + 20, 30)])
    # Without it a corner of the thigh would be left over between groin, inner thigh and front.
    painting.lay("inner_thigh_top", all_of(
        -limb.thigh.beyond(front_and_inner(limb.thigh.t)), limb.y + 40, limb.z - 44,
    ))
    painting.lay("groin_crease", all_of(
        limb.z - 40, depth - below, length + 16 - along, along + 14,
    ))
    painting.lay("inner_thigh_top", all_of(
        ball(limb.points, (-36, -40, 44), (38, 38, 56)), limb.z + 4,
    ))


def _paint_midline(painting, limb):
    mons = blend(limb.y, [(-60, 8), (-34, 13), (-10, 21), (20, 36), (40, 44)])
    painting.lay("genital_front", all_of(mons + limb.x, limb.z - 46, 34 - limb.y))
    anus = landmark("anus")
    painting.lay("saddle_outer_ring", ball(limb.points, anus + [0, -10, 14], (34, 34, 50)))
    painting.lay("genital_back", ball(limb.points, (0, -32, 32), (15, 22, 22)))
    sacrum = blend(limb.y, [(30, 8), (50, 16), (112, 46), (160, 48)])
    painting.lay("sacrum_midline", all_of(sacrum + limb.x, -36 - limb.z, limb.y - 30))
    painting.lay("coccyx", all_of(
        ball(limb.points, landmark("coccyx_tip"), (15, 16, 34)), -28 - limb.z,
    ))
    painting.lay("saddle_inner_perianal", ball(limb.points, anus, (15, 15, 17)))
