"""Thigh, knee, leg: strips about the bone axes, cut across by fractions of their length."""

from painting_fields import all_of, ball, between, blend

THIGH_MM, SHANK_MM = 393.0, 406.0  # so that fields along the axes are in mm too


def paint_thigh(painting, limb):
    """Front, inner, outer and back of the thigh in thirds, and the back-outer strip."""
    axis, t = limb.thigh, limb.thigh.t
    front_inner = front_and_inner(t)
    front_outer = blend(t, [(0.1, 44), (0.5, 42), (0.9, 48)])
    outer_back = blend(t, [(0.1, 106), (0.9, 101)])
    back_outer = blend(t, [(0.2, 138), (0.9, 144)])
    back_inner = blend(t, [(0.2, 238), (0.9, 224)])
    strips = {
        "thigh_post": all_of(axis.beyond(back_outer), -axis.beyond(back_inner)),
        "thigh_posterolateral": all_of(axis.beyond(outer_back), -axis.beyond(back_outer)),
        "thigh_lat": all_of(axis.beyond(front_outer), -axis.beyond(outer_back)),
        "thigh_ant": all_of(axis.beyond(front_inner), -axis.beyond(front_outer)),
        "thigh_med": all_of(axis.beyond(back_inner), -axis.beyond(front_inner)),
    }
    # The borders of the thirds sag a little in front, like a garter seen from the front.
    ring = t - 0.016 * axis.zero / 80
    thirds = {
        "upper": (0.425 - ring) * THIGH_MM,
        "mid": between(ring, 0.425, 0.665) * THIGH_MM,
        "lower": (ring - 0.665) * THIGH_MM,
    }
    for strip, across in strips.items():
        painting.lay(strip, across)
        if strip == "thigh_posterolateral":
            continue
        painting.divide(strip, {f"{strip}_{third}": along for third, along in thirds.items()})


def front_and_inner(t):
    """The angle at which the front of the thigh ends and its inner side begins."""
    return blend(t, [(0.1, -30), (0.45, -45), (0.9, -50)])


def paint_leg(painting, limb):
    """Below the knee: the shin's edge, its two sides in halves, and the calf."""
    axis, t = limb.shank, limb.shank.t
    below = (t - 0.035) * SHANK_MM
    half = t - 0.012 * axis.zero / 50
    upper, lower = (0.5 - half) * SHANK_MM, (half - 0.5) * SHANK_MM
    inner_back = blend(t, [(0.1, -112), (0.5, -118), (0.9, -126)])
    outer_back = blend(t, [(0.05, 108), (0.5, 114), (0.9, 104)])
    calf_outer = blend(t, [(0.05, 148), (0.6, 149), (0.9, 148)])
    calf_inner = blend(t, [(0.03, 211), (0.15, 204), (0.6, 198), (0.9, 197)])
    outer = all_of(axis.beyond(0), -axis.beyond(outer_back))
    inner = all_of(axis.beyond(inner_back), -axis.beyond(0))
    middle = all_of(axis.beyond(calf_outer), -axis.beyond(calf_inner))
    for name, across in (
        ("shin_lat", outer),
        ("shin_med", inner),
        ("calf_outer", all_of(axis.beyond(outer_back), -axis.beyond(calf_outer))),
        ("calf_mid", middle),
        ("calf_inner", all_of(axis.beyond(calf_inner), -axis.beyond(inner_back))),
    ):
        painting.lay(name, all_of(below, across))
    for strip, halves in (
        ("shin_lat", ("shin_lat_upper", "shin_lat_lower")),
        ("shin_med", ("shin_med_upper", "shin_med_lower")),
        ("calf_mid", ("calf_upper_mid", "calf_lower_mid")),
    ):
        painting.divide(strip, dict(zip(halves, (upper, lower), strict=True)))
    # The bone axis runs inside the middle of the leg: the edge lies close to it.
    edge = blend(t, [(0.0, 0), (0.3, 1), (0.7, 2), (1.0, 0)])
    half_width = blend(t, [(0.08, 15), (0.25, 12), (0.7, 8.5), (1.0, 8)])
    painting.lay("shin_front_crest", all_of(
        below, (t - 0.09) * SHANK_MM, half_width - abs(axis.ninety - edge), axis.zero,
    ))


def paint_knee(painting, limb):
    """The knee between the thigh's lower third and the leg."""
    thigh, shank = limb.thigh, limb.shank
    knee = all_of((thigh.t - 0.875) * THIGH_MM, (0.07 - shank.t) * SHANK_MM)
    painting.lay("knee", all_of(knee, -thigh.wedge(-41, 50)))
    painting.divide("knee", {name: thigh.wedge(start, end) for name, start, end in (
        ("knee_lat", 50, 134),
        ("knee_back", 134, 212),
        ("knee_back_inner", -148, -104),
        ("knee_med", -104, -41),
    )})
    arch = (thigh.ninety / 50) ** 2
    painting.lay("knee_front", all_of(
        (thigh.t - 0.865 - 0.05 * arch) * THIGH_MM, (0.115 - 0.09 * arch - shank.t) * SHANK_MM,
        thigh.wedge(-41, 50),
    ))
    painting.lay("knee_below_med", all_of(
        between(shank.t, 0.05 - 0.01 * shank.zero / 50, 0.165) * SHANK_MM, shank.wedge(-116, -28),
    ))


def paint_ankle(painting, limb):
    """The Achilles tendon and the crease in front of the ankle."""
    axis, t = limb.shank, limb.shank.t
    painting.lay("achilles", all_of(
        (t - 0.77 - 0.16 * ((axis.ninety - 4) / 24) ** 2) * SHANK_MM, axis.wedge(138, 208),
    ))
    fall = 0.014 * (axis.ninety / 30) ** 2  # or it would stand up beside the ankle bones like horns
    painting.lay("ankle_front", all_of((t - 0.905 - fall) * SHANK_MM, axis.wedge(-64, 75)))


def paint_ankle_bones(painting, limb):
    """The two ankle bones, and behind and below the inner one the tarsal tunnel."""
    ankle, shank = limb.joint["ankle"], limb.shank
    painting.lay("ankle_behind_med", all_of(
        ball(limb.points, ankle + [30, -4, -10], (44, 35, 28)),
        shank.wedge(-158, -58), limb.height - 37, 0.35 * (ankle[1] + 12 - limb.y) + (ankle[2] - 2 - limb.z),
    ))
    painting.lay("ankle_lat_malleolus", ball(limb.points, ankle + [-34, -1, -6], (26, 23, 18)))
    painting.lay("ankle_med_malleolus", ball(limb.points, ankle + [34, 9, 6], (26, 22, 18)))
