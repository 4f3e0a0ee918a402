"""Where the modelled spine and pelvis stand in the body: one similarity for all of it.

Found by least squares over hip joint, front iliac spine, pubic tubercle, sitting bone and tip of
the coccyx, with all of it kept inside the skin. Skin and bones are of different people, so what
is left over is 10 to 20 mm; `residuals` tells it.
"""

import numpy as np

from painting_hip import landmark
from spine_pelvis import GROWTH, SHIFT

SCALE = 0.964
TILT = 12.8  # degrees, the upper end forwards
PLACE = np.array([0.0, 149.6, 0.7])  # mm, of the spine's origin
# The same points on the hip bone in the spine's frame, and how deep under the skin's landmark
# they lie, mm.
POINTS = {
    "anterior_superior_iliac_spine": ((-129, -40, 91), (7, -6, -12)),
    "pubic_tubercle": ((-20, -112, 94), (2, 4, -17)),
    "ischial_tuberosity": ((-50, -172, -3), (2, 20, 22)),
    "coccyx_tip": ((0, -127, -7), (0, 2, 12)),
}


def turn():
    """(3, 3): from the spine's frame to the body's, scaled."""
    a = np.deg2rad(TILT)
    cos, sin = np.cos(a), np.sin(a)
    return SCALE * np.array([[1, 0, 0], [0, cos, -sin], [0, sin, cos]])


def into_body(points):
    """Points (..., 3) of the spine's frame in the body, mm."""
    return np.asarray(points, float) @ turn().T + PLACE


def hip_joint(model):
    """The middle of the right hip joint in the body."""
    return into_body((model.joints["femur_r"] + SHIFT) * GROWTH)


def residuals():
    """Landmark -> mm between the bone and where the skin's landmark wants it."""
    return {
        name: float(np.linalg.norm(into_body(place) - landmark(name) - depth))
        for name, (place, depth) in POINTS.items()
    }
