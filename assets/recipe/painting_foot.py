"""The foot: heel, sole, borders and back of the foot, toes and the two webs."""

import numpy as np

from painting_fields import all_of, any_of, ball, between, blend


def paint_foot(painting, limb):
    """Everything below the ankle."""
    foot, u, s, length = limb.foot, limb.u, limb.s, limb.length
    is_foot = _foot(limb)
    third = blend(u, [(40, 9), (0.5 * length, 12), (0.8 * length, 15)])
    across = foot.ninety
    for name, strip in (
        ("dorsum_lat", across - third),
        ("dorsum_med", -third - across),
        ("dorsum_mid", third - abs(across)),
    ):
        painting.lay(name, all_of(is_foot, strip))
    painting.lay("foot_lat_border", all_of(is_foot, foot.wedge(52, 180)))
    painting.lay("foot_med_border", all_of(is_foot, foot.wedge(-180, -48)))
    _paint_heel(painting, limb, is_foot)
    _paint_sole(painting, limb, is_foot)
    _paint_toes(painting, limb)


def _foot(limb):
    """Below a line from the front ankle crease to above the heel."""
    top = blend(limb.u, [(0, 62), (30, 60), (62, 66), (92, 88), (110, 100)])
    return top - limb.height


def _paint_heel(painting, limb, is_foot):
    u, across = limb.u, limb.foot.ninety
    back = all_of(is_foot, (58 - u))
    painting.lay("heel_lat", all_of(back, across))
    painting.lay("heel_med", all_of(back, -across))
    painting.lay("heel_back", all_of(is_foot, 24 - u, 21 - abs(across)))


def _paint_sole(painting, limb, is_foot):
    foot, u, length = limb.foot, limb.u, limb.length
    under = all_of(is_foot, foot.wedge(112, 245))
    heel, ball_start = 0.27 * length, 0.62 * length
    across = foot.ninety
    painting.lay("heel_plantar", all_of(under, heel - u))
    middle = all_of(under, between(u, heel, ball_start))
    painting.lay("sole_lat", all_of(middle, across - 12))
    painting.lay("sole_arch_med", all_of(middle, -10 - across))
    painting.lay("sole_mid", all_of(middle, between(across, -10, 12)))
    ball_of_foot = all_of(under, u - ball_start)
    painting.lay("ball_big_toe", all_of(ball_of_foot, -13 - across))
    painting.lay("ball_mid", all_of(ball_of_foot, between(across, -13, 23)))
    painting.lay("ball_little_toe", all_of(ball_of_foot, across - 23))


def _paint_toes(painting, limb):
    toes = toe_fields(limb)
    for k, field in enumerate(toes, start=1):
        axis = limb.toes[k - 1]
        painting.lay(f"toe{k}_dorsal", all_of(field, axis.wedge(-95, 95)))
        painting.lay(f"toe{k}_plantar", all_of(field, axis.wedge(95, 265)))
        if k == 1:
            painting.lay("toe1_medial", all_of(field, axis.wedge(-128, -52)))
    upper = limb.foot.wedge(-90, 90)
    web = _web(limb, 1)
    painting.lay("first_web", all_of(ball(limb.points, web + [0, 6, -4], (11, 16, 17)), upper))
    web = _web(limb, 3)
    painting.lay("web3_plantar", all_of(ball(limb.points, web + [0, -4, -2], (9, 16, 12)), -upper))


def toe_fields(limb):
    """One field per toe: its bone weights lead those of its neighbours, beyond the web line."""
    share = limb.parts[:, 4:9]
    fields = []
    for k in range(5):
        others = np.delete(share, k, 1).max(1)
        fields.append(all_of((share[:, k] - others) * 10, limb.toes[k].t, 40 - limb.height))
    return fields


def _web(limb, k):
    """The point between toe k and the next, at their webs."""
    a, b = limb.joint[f"toe-{k}-1"], limb.joint[f"toe-{k + 1}-1"]
    return (a + b) / 2 + 14 * limb.along
