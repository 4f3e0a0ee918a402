"""Thigh and shank bones put into the skin: each between its two joints."""

from dataclasses import dataclass

import numpy as np

from limb_coordinates import unit

# How much wider than in the model: the body's joints are a little slighter.
THIGH_WIDTH, SHANK_WIDTH = 0.95, 0.95
LEFT = np.array([1.0, 0.0, 0.0])


@dataclass(frozen=True)
class Segment:
    """From a segment of the model to that of the body: turned, stretched along its axis."""

    start: np.ndarray
    place: np.ndarray
    turn: np.ndarray

    def __call__(self, points):
        return (np.asarray(points, float) - self.start) @ self.turn.T + self.place


def segment(start, end, place, to, width):
    """The map that takes start to place and end to `to`, and keeps what is to the left."""
    source, target = _frame(end - start), _frame(to - place)
    along = np.linalg.norm(to - place) / np.linalg.norm(end - start)
    return Segment(start, place, target.T @ np.diag([width, along, width]) @ source)


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
    middle = (points.min(0) + points.max(0)) / 2
    behind = points[:, 2].min() - middle[2]
    return points - middle + [knee[0], knee[1] + 22.0, front - behind + 1.0]
