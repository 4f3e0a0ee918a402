"""The ISNCSCI key points for touch on the right limb, placed by their definitions."""

import csv

import numpy as np

from limb_coordinates import Limb
from painting_hip import landmark


def key_points(skin):
    """root -> vertex. L1 to S3 and S4-5."""
    limb = Limb(skin)
    groin = (landmark("anterior_superior_iliac_spine") + landmark("pubic_tubercle")) / 2
    condyle = limb.points[limb.spot(limb.thigh, 0.955, -92)]
    ankle = limb.joint["ankle"]
    third_toe = limb.foot_of(limb.joint["toe-3-1"])
    return {
        # L2 half-way, L1 a quarter of the way from mid inguinal ligament to inner condyle.
        "L1": _in_front(limb, groin + 0.25 * (condyle - groin)),
        "L2": _in_front(limb, groin + 0.5 * (condyle - groin)),
        "L3": limb.spot(limb.thigh, 0.93, -86),  # inner femoral condyle above the knee
        "L4": _nearest(limb, ankle + [42, 9, 6]),  # inner ankle bone
        "L5": limb.foot_spot(third_toe[0] - 5, third_toe[1]),  # third toe's base joint
        "S1": _heel_side(limb),  # outer heel, over the calcaneus
        "S2": limb.spot(limb.thigh, 0.965, 186),  # middle of the popliteal fossa
        "S3": _nearest(limb, landmark("ischial_tuberosity") + [0, -8, -4]),  # infragluteal fold
        "S4-5": _nearest(limb, landmark("anus") + [-7, 0, -4]),
    }


def placed(skin, names, scores, data):
    """root -> (position mm, area id, normal), checked against data/key_points.csv."""
    area = scores.argmax(1)
    found = {
        root: (skin.vertices[v], names[area[v]], skin.normals[v])
        for root, v in key_points(skin).items()
    }
    with open(data / "key_points.csv", encoding="utf-8", newline="") as file:
        asked = {row["root"]: row["area"] for row in csv.DictReader(file)}
    wrong = [
        f"{root} lies in {found[root][1] if root in found else 'no area'}, not in {where}"
        for root, where in asked.items() if root not in found or found[root][1] != where
    ]
    if wrong:
        raise ValueError("data/key_points.csv: " + "; ".join(wrong))
    return found


def _nearest(limb, point):
    return int(np.argmin(np.linalg.norm(limb.points - np.asarray(point, float), axis=1)))


def _in_front(limb, point):
    away = np.hypot(limb.x - point[0], limb.y - point[1])
    return int(np.argmin(np.where(limb.normals[:, 2] > 0.2, away, np.inf)))


def _heel_side(limb):
    away = np.hypot(limb.u - 34, limb.height - 28)
    return int(np.argmin(np.where(limb.normals @ limb.outer > 0.5, away, np.inf)))
