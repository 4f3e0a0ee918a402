"""Thigh and shank bones put into the skin: each between its two joints."""

from dataclasses import dataclass

import numpy as np

from limb_coordinates import unit

# Width against the model's at the upper and the lower end: this body has slender ankles.
THIGH_WIDTH, SHANK_WIDTH = (0.95, 0.93), (0.93, 0.71)
# From the skin's joints to the bones': mm to the left, up and forwards.
KNEE, ANKLE = np.array([6.0, 0.0, -4.0]), np.array([-2.5, 0.0, 0.0])
KNEECAP_DEPTH = 0.8  # its thickness against the model's
LEFT = np.array([1.0, 0.0, 0.0])


@dataclass(frozen=True)
class Segment:
    """From a segment of the model to that of the body: turned, stretched along, widened across."""

    start: np.ndarray
    source: np.ndarray  # rows: left, along, across, in the model
    length: float
    place: np.ndarray
    target: np.ndarray
    stretch: float
    widths: tuple

    def __call__(self, points):
        inside = (np.asarray(points, float) - self.start) @ self.source.T
        wide = np.interp(inside[..., 1] / self.length, (0, 1), self.widths)
        return np.stack([
            inside[..., 0] * wide, inside[..., 1] * self.stretch, inside[..., 2] * wide,
        ], -1) @ self.target + self.place


def segment(start, end, place, to, widths):
    """The map that takes start to place and end to `to`, and keeps what is to the left."""
    length = np.linalg.norm(end - start)
    stretch = np.linalg.norm(to - place) / length
    return Segment(start, _frame(end - start), length, place, _frame(to - place), stretch, widths)


def _frame(axis):
    """Rows: left, along the axis, and across both."""
    along = unit(axis)
    left = unit(LEFT - (LEFT @ along) * along)
    return np.stack([left, along, np.cross(left, along)])


def thigh_map(model, hip, knee):
    joints = model.joints
    return segment(joints["femur_r"], joints["tibia_r"], hip, knee, THIGH_WIDTH)


def shank_map(model, knee, ankle):
    joints = model.joints
    return segment(joints["tibia_r"], joints["talus_r"], knee, ankle, SHANK_WIDTH)


def kneecap(points, femur, knee):
    """In front of the condyles: the model leaves it between them.

    points: of the kneecap, turned like the thigh; femur: points in the body.
    """
    near = femur[np.abs(femur[:, 1] - knee[1] - 14) < 18]
    front = near[np.abs(near[:, 0] - knee[0]) < 26][:, 2].max()
    points = (points - (points.min(0) + points.max(0)) / 2) * [0.95, 0.95, KNEECAP_DEPTH]
    return points + [knee[0], knee[1] + 20.0, front - points[:, 2].min() - 1.5]
