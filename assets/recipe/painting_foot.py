"""The foot: heel, sole, borders and back of the foot, toes and the two webs."""

import numpy as np

from painting_fields import all_of, ball, between, blend


def paint_foot(painting, limb):
    """Everything below the ankle but the toes."""
    foot, u, length = limb.foot, limb.u, limb.length
    is_foot = _foot(limb)
    # From the ankle's thirds to the gaps between the first and second, fourth and fifth toes.
    inside = blend(u, [(60, 9), (0.5 * length, 10.5), (0.66 * length, 13), (0.75 * length, 16)])
    outside = blend(u, [(60, 9), (0.5 * length, 14), (0.66 * length, 20), (0.75 * length, 23)])
    across = foot.ninety
    for name, strip in (
        ("dorsum_lat", across - outside),
        ("dorsum_med", -inside - across),
        ("dorsum_mid", between(across, -inside, outside)),
    ):
        painting.lay(name, all_of(is_foot, strip))
    outer = blend(u, [(60, 60), (0.5 * length, 64), (0.69 * length, 70), (0.75 * length, 96)])
    inner = -blend(u, [(60, 62), (0.5 * length, 60), (0.75 * length, 66)])
    painting.lay("foot_lat_border", all_of(is_foot, foot.beyond(outer), across))
    painting.lay("foot_med_border", all_of(is_foot, -foot.beyond(inner), -across))
    _paint_heel(painting, limb, is_foot)
    _paint_sole(painting, limb, is_foot)


def _foot(limb):
    """Below a line from the front ankle crease to above the heel."""
    top = blend(limb.u, [(0, 60), (30, 56), (58, 60), (88, 84), (106, 98), (120, 200)])
    return top - limb.height


def _paint_heel(painting, limb, is_foot):
    u, across = limb.u, limb.foot.ninety
    front = blend(limb.height, [(10, 70), (40, 62), (60, 56)])
    painting.lay("heel_lat", all_of(is_foot, front - u, across))
    painting.lay("heel_med", all_of(is_foot, front - u, -across))
    painting.lay("heel_back", all_of(is_foot, 34 - u, 18 - abs(limb.s - 5)))


def _paint_sole(painting, limb, is_foot):
    foot, u, length = limb.foot, limb.u, limb.length
    edge = blend(u, [(0.67 * length, 116), (0.75 * length, 96)])
    under = all_of(is_foot, foot.beyond(edge), -foot.beyond(244))
    across = foot.ninety
    heel = 0.28 * length + 5 * (1 - (across / 22) ** 2)
    ball_start = blend(across, [(-35, 0.60), (0, 0.635), (35, 0.57)]) * length
    painting.lay("heel_plantar", all_of(under, heel - u))
    middle = all_of(under, u - heel, ball_start - u)
    arch = blend(u, [(0.45 * length, -9), (0.61 * length, -13)])
    painting.lay("sole", middle)
    painting.divide("sole", {
        "sole_lat": across - 10,
        "sole_arch_med": arch - across,
        "sole_mid": between(across, arch, 10),
    })
    painting.lay("ball", all_of(under, u - ball_start))
    painting.divide("ball", {
        "ball_big_toe": -13 - across,
        "ball_mid": between(across, -13, 22.5),
        "ball_little_toe": across - 22.5,
    })


def paint_toes(painting, limb):
    """The toes from their webs on, above and underneath, and the two webs."""
    for k, field in enumerate(toe_fields(limb), start=1):
        axis = limb.toes[k - 1]
        painting.lay(f"toe{k}_dorsal", all_of(field, axis.wedge(-96, 96)))
        painting.lay(f"toe{k}_plantar", all_of(field, axis.wedge(96, 264)))
        if k == 1:
            painting.lay("toe1_medial", all_of(field, axis.wedge(-130, -56)))
    above = limb.normals[:, 1] * 12
    first = ball(limb.points, web(limb, 1) + 1.0 * limb.along, (10.5, 26, 19))
    painting.lay("first_web", all_of(first, above + 5))
    third = ball(limb.points, web(limb, 3) - 2.0 * limb.along, (8.5, 26, 14))
    painting.lay("web3_plantar", all_of(third, 2 - above))


def toe_fields(limb):
    """One field per toe: its bone weights lead those of its neighbours, beyond the web line."""
    share = limb.parts[:, 4:9]
    fields = []
    for k in range(5):
        others = np.delete(share, k, 1).max(1)
        fields.append(all_of((share[:, k] - others) * 10, limb.toes[k].t, 45 - limb.height))
    return fields


def web(limb, k):
    """The point between toe k and the next, at their webs."""
    a, b = limb.joint[f"toe-{k}-1"], limb.joint[f"toe-{k + 1}-1"]
    return (a + b) / 2 + 5 * limb.along
