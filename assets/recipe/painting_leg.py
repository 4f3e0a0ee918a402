"""Thigh, knee, leg: strips about the bone axes, cut across by fractions of their length."""

from painting_fields import all_of, ball, between, blend


def paint_thigh(painting, limb):
    """Front, inner, outer and back of the thigh in thirds, and the back-outer strip."""
    axis, t = limb.thigh, limb.thigh.t
    mm = 393.0  # length of the thigh axis, so that the fields across it are in mm too
    strips = {
        "thigh_post": axis.wedge(143, 232),
        "thigh_posterolateral": axis.wedge(108, 143),
        "thigh_lat": axis.wedge(38, 108),
        "thigh_ant": axis.wedge(-42, 38),
        "thigh_med": axis.wedge(-128, -42),
    }
    thirds = {
        "upper": (0.42 - t) * mm,
        "mid": between(t, 0.42, 0.665) * mm,
        "lower": (t - 0.665) * mm,
    }
    for strip, across in strips.items():
        if strip == "thigh_posterolateral":
            painting.lay(strip, across)
            continue
        for third, along in thirds.items():
            painting.lay(f"{strip}_{third}", all_of(across, along))


def paint_leg(painting, limb):
    """Below the knee: the shin's edge, its two sides in halves, and the calf."""
    axis, t = limb.shank, limb.shank.t
    mm = 406.0
    below = (t - 0.035) * mm
    upper, lower = (0.5 - t) * mm, (t - 0.5) * mm
    crest = blend(t, [(0.0, -2), (0.25, 4), (0.7, -6), (1.0, -14)])
    for name, across, along in (
        ("shin_lat_upper", axis.wedge(0, 100), upper),
        ("shin_lat_lower", axis.wedge(0, 100), lower),
        ("shin_med_upper", axis.wedge(-104, 0), upper),
        ("shin_med_lower", axis.wedge(-104, 0), lower),
        ("calf_outer", axis.wedge(100, 146), below),
        ("calf_upper_mid", axis.wedge(146, 214), upper),
        ("calf_lower_mid", axis.wedge(146, 214), lower),
        ("calf_inner", axis.wedge(-146, -104), below),
    ):
        painting.lay(name, all_of(below, across, along))
    half_width = blend(t, [(0.0, 15), (0.3, 13), (1.0, 11)])
    painting.lay("shin_front_crest", all_of(
        below, (t - 0.10) * mm, half_width - abs(axis.ninety - crest), axis.zero,
    ))


def paint_knee(painting, limb):
    """The knee between the thigh's lower third and the leg."""
    thigh, shank = limb.thigh, limb.shank
    mm = 400.0
    knee = all_of((thigh.t - 0.885) * mm, (0.075 - shank.t) * mm)
    for name, start, end in (
        ("knee_lat", 46, 128),
        ("knee_back", 128, 216),
        ("knee_back_inner", -144, -104),
        ("knee_med", -104, -46),
    ):
        painting.lay(name, all_of(knee, thigh.wedge(start, end)))
    low = all_of((thigh.t - 0.885) * mm, (0.10 - shank.t) * mm)
    painting.lay("knee_front", all_of(low, thigh.wedge(-46, 46)))
    painting.lay("knee_below_med", all_of(
        between(shank.t, 0.055, 0.155) * mm, shank.wedge(-112, -26),
    ))


def paint_ankle(painting, limb):
    """The ankle crease, the two ankle bones, behind the inner one, the Achilles tendon."""
    axis, t = limb.shank, limb.shank.t
    mm = 406.0
    low = (t - 0.9) * mm
    painting.lay("achilles", all_of(
        (t - blend(axis.ninety, [(-22, 0.86), (0, 0.76), (22, 0.86)])) * mm, axis.wedge(140, 220),
    ))
    painting.lay("ankle_front", all_of(low, axis.wedge(-62, 62)))
    ankle = limb.joint["ankle"]
    painting.lay("ankle_behind_med", all_of(
        low, axis.wedge(-146, -80), (limb.height - 40),
    ))
    painting.lay("ankle_lat_malleolus", ball(limb.points, ankle + [-33, 2, -4], (24, 25, 20)))
    painting.lay("ankle_med_malleolus", ball(limb.points, ankle + [33, 8, 6], (24, 25, 20)))
