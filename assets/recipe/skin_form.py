"""The forms under the skin that the base mesh lacks: kneecap, ankle bones, tendons, folds.

Each is a soft rise or hollow, in mm along the skin's normal, at a place of the limb.
"""

import itertools
from dataclasses import replace

import numpy as np

import loop_surface
from limb_coordinates import Limb
from skin import half_normals


def shaped(half):
    """The right half with its surface forms."""
    limb = Limb(half)
    rise = Relief(limb)
    for form in (_knee, _back_of_knee, _thigh, _shin_and_calf, _ankle, _foot, _folds):
        form(rise, limb)
    smooth = loop_surface.smoothing(half.faces, len(half.vertices))
    for _ in range(5):
        rise.height = 0.5 * rise.height + 0.5 * (smooth @ rise.height)
    vertices = half.vertices + rise.height[:, None] * half.normals
    vertices[half.vertices[:, 0] == 0.0, 0] = 0.0
    formed = replace(half, vertices=vertices)
    return replace(formed, normals=half_normals(formed))


class Relief:
    """A height field on the skin, added up from bumps and ridges."""

    def __init__(self, limb):
        self._limb = limb
        self.height = np.zeros(len(limb.points))

    def bump(self, vertex, mm, width, long=None, along=(0.0, 1.0, 0.0), flat=1.0):
        """A rise at a vertex: width across, long along a direction; flat > 1: a plateau."""
        offset = self._limb.points - self._limb.points[vertex]
        along = np.asarray(along, float)
        down = offset @ along
        across = np.linalg.norm(offset - down[:, None] * along, axis=1)
        distance = np.hypot(across / width, down / (long or width))
        self._add(np.exp(-0.5 * distance ** (2 * flat)) * mm, vertex)

    def ridge(self, vertices, mm, width, fade=0.4):
        """A rise along a line through vertices, ebbing at both ends."""
        path = self._limb.points[list(vertices)]
        best = np.full(len(self.height), np.inf)
        place = np.zeros(len(self.height))
        for k, (a, b) in enumerate(itertools.pairwise(path)):
            run = b - a
            share = np.clip((self._limb.points - a) @ run / (run @ run), 0, 1)
            distance = np.linalg.norm(self._limb.points - a - share[:, None] * run, axis=1)
            nearer = distance < best
            best = np.where(nearer, distance, best)
            place = np.where(nearer, (k + share) / (len(path) - 1), place)
        ebb = np.sin(np.clip(np.minimum(place, 1 - place) / fade, 0, 1) * np.pi / 2) ** 2
        self._add(np.exp(-0.5 * (best / width) ** 2) * mm * ebb, vertices[len(vertices) // 2])

    def _add(self, rise, vertex):
        facing = self._limb.normals @ self._limb.normals[vertex]
        self.height += rise * np.clip(facing * 2 + 0.4, 0, 1)


def _knee(rise, limb):
    thigh, shank = limb.thigh, limb.shank

    def front(t, angle=0.0):
        return limb.spot(thigh, t, angle)

    rise.bump(front(0.965, -2), 2.6, 21, 24, flat=1.3)
    for angle, mm in ((-52, -3.0), (50, -2.6)):
        rise.bump(front(0.955, angle), mm, 12, 26)
    rise.bump(front(0.885, 2), -1.6, 24, 12)
    shin = [limb.spot(shank, t, -2) for t in (-0.005, 0.035, 0.075, 0.12, 0.16)]
    rise.ridge(shin, 1.6, 7.5)
    rise.bump(limb.spot(shank, 0.12, -2), 2.0, 12, 16)
    for angle in (-32, 30):
        rise.bump(limb.spot(shank, 0.045, angle), 1.4, 9, 12)
    rise.bump(limb.spot(shank, 0.062, 106), 2.6, 11, 13)  # head of the fibula
    rise.bump(limb.spot(thigh, 0.965, -95), 1.6, 18, 22)  # inner condyle


def _back_of_knee(rise, limb):
    thigh, shank = limb.thigh, limb.shank
    inner = [limb.spot(thigh, t, a) for t, a in ((0.70, 204), (0.80, 207), (0.9, 214), (1.02, 222))]
    outer = [limb.spot(thigh, t, a) for t, a in ((0.70, 156), (0.80, 153), (0.9, 146), (1.02, 138))]
    rise.ridge(inner, 2.8, 8)
    rise.ridge(outer, 2.8, 8)
    rise.bump(limb.spot(thigh, 0.92, 180), -2.2, 15, 28)
    rise.ridge([limb.spot(shank, t, 180) for t in (0.06, 0.2, 0.36)], -1.8, 7)
    rise.bump(limb.spot(shank, 0.24, 208), 2.2, 22, 48)
    rise.bump(limb.spot(shank, 0.22, 152), 1.8, 20, 44)


def _thigh(rise, limb):
    thigh = limb.thigh
    rise.bump(limb.spot(thigh, 0.83, -42), 4.2, 20, 30, flat=1.2)  # vastus medialis
    rise.bump(limb.spot(thigh, 0.74, 46), 2.6, 22, 46)  # vastus lateralis
    rise.ridge([limb.spot(thigh, t, 98) for t in (0.35, 0.55, 0.75, 0.9)], -2.0, 10)
    rise.ridge([limb.spot(thigh, t, a) for t, a in ((0.22, 8), (0.45, 4), (0.7, 2))], 1.8, 20)
    rise.ridge(
        [limb.spot(thigh, t, a) for t, a in ((0.3, -28), (0.5, -52), (0.7, -72), (0.86, -84))],
        -2.2, 9,
    )
    rise.ridge([limb.spot(thigh, t, 182) for t in (0.45, 0.62, 0.8)], -1.6, 8)


def _shin_and_calf(rise, limb):
    shank = limb.shank
    crest = [(0.15, -2), (0.35, 2), (0.55, 4), (0.75, 5)]
    rise.ridge([limb.spot(shank, t, a) for t, a in crest], 1.5, 5.5)
    rise.ridge([limb.spot(shank, t, a + 34) for t, a in crest[:3]], 1.8, 13)
    rise.ridge([limb.spot(shank, t, 104) for t in (0.2, 0.4, 0.6, 0.75)], -1.6, 6)
    rise.ridge([limb.spot(shank, t, -92) for t in (0.2, 0.4, 0.6)], -1.2, 7)
    # The lower ends of the two calf heads, the inner one deeper.
    rise.bump(limb.spot(shank, 0.47, 212), -1.0, 22, 15)
    rise.bump(limb.spot(shank, 0.42, 150), -0.9, 20, 15)


def _ankle(rise, limb):
    shank, ankle = limb.shank, limb.joint["ankle"]
    outer = _nearest(limb, ankle + [-40, 0, -6])
    inner = _nearest(limb, ankle + [40, 9, 6])
    rise.bump(outer, 3.6, 12, 16)
    rise.bump(inner, 3.4, 12, 16)
    rise.ridge([limb.spot(shank, t, 178) for t in (0.72, 0.85, 0.95, 1.02)], 2.2, 6.5)
    for angle in (148, 212):
        rise.ridge([limb.spot(shank, t, angle) for t in (0.80, 0.9, 0.99, 1.05)], -2.4, 9)
    rise.bump(_nearest(limb, limb.points[outer] + [0.0, -19.0, 9.0]), -1.6, 8, 6)


def _foot(rise, limb):
    ankle_u, ankle_s = limb.foot_of(limb.joint["ankle"])
    for k, mm, width in ((1, 1.7, 3.4), (2, 1.2, 2.8), (3, 1.1, 2.8), (4, 1.0, 2.8), (5, 0.8, 2.8)):
        u, s = limb.foot_of(limb.joint[f"toe-{k}-1"])
        fan = ankle_s + 0.22 * (s - ankle_s) - (5 if k == 1 else 0)
        stops = [(ankle_u + 30, fan), (ankle_u + 62, fan + 0.5 * (s - fan)), (u - 4, s), (u + 10, s)]
        rise.ridge([limb.foot_spot(*stop) for stop in stops], mm, width)
        rise.bump(limb.foot_spot(u - 2, s), 0.9, 5, 7, along=limb.along)
    for k in range(1, 5):
        a, b = (limb.foot_of(limb.joint[f"toe-{j}-1"]) for j in (k, k + 1))
        u, s = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
        rise.ridge([limb.foot_spot(u - d, s * (1 - d / 260)) for d in (40, 22, 6)], -0.9, 3.2)
    # Ball, outer edge and heel are cushions; the arch is hollow.
    for side in (-26, 30):
        rise.bump(_nearest(limb, limb.at(24, side, 16)), 2.5, 14, 17, along=limb.along)
    first = limb.foot_of(limb.joint["toe-1-1"])
    rise.bump(limb.foot_spot(first[0] - 8, first[1] - 2, above=False), 1.5, 14)
    rise.bump(limb.foot_spot(0.42 * limb.length, first[1] * 0.72, above=False), -1.8, 13, 34,
              along=limb.along)


def _folds(rise, limb):
    # The fold under the buttock, deepest in its inner half, and the bend of the groin.
    fold = [(-14, -40, -30), (-40, -48, -46), (-70, -52, -56), (-100, -49, -56), (-140, -34, -44)]
    rise.ridge([_nearest(limb, p) for p in fold], -4.2, 6.5, fade=0.5)
    rise.ridge([_nearest(limb, np.array(p) + [0, 16, -6]) for p in fold[1:]], 2.2, 11)
    groin = [(-24, -6, 96), (-60, 30, 108), (-98, 66, 104), (-118, 92, 92)]
    rise.ridge([_nearest(limb, p) for p in groin], -2.4, 7, fade=0.5)


def _nearest(limb, point):
    return int(np.argmin(np.linalg.norm(limb.points - np.asarray(point, float), axis=1)))
