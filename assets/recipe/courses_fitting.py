"""Curves through named points, kept inside the skin and outside the bones."""

import numpy as np
from scipy.ndimage import gaussian_filter1d
from scipy.spatial import cKDTree

from limb_coordinates import unit
from spine_roots import smooth

UNDER_SKIN = 3.0  # mm at least between a nerve and the skin
OFF_BONE = 1.5  # mm at least between a nerve and a bone
ROUNDS = 30
SOFT = 3.0  # mm over which a correction is spread along the curve
MIDDLE = 0.45  # share of a twig's way at which it has come up under the skin
TWIG_TURNS = 26  # places along a twig


class Fitting:
    """Keeps curves between skin and bones, and remembers how far it had to move them."""

    def __init__(self, skin, bones):
        self.skin, self.tree = skin, cKDTree(skin.vertices)
        self.bones = {name: (points, cKDTree(points)) for name, points in bones.items()}
        self.moved = []

    def spline(self, way):
        """Points (n, 3) 1 mm apart through the way, corrected, and at which of them each stop lies."""
        way = np.array(way, float)
        line = smooth(way, 1.0)
        stops, begin = [], 0
        for place in way:
            at = begin + int(np.argmin(np.linalg.norm(line[begin:] - place, axis=1)))
            stops.append(at)
            begin = at
        stops[-1] = len(line) - 1
        fitted = self.corrected(line)
        self.moved.append(np.linalg.norm(fitted - line, axis=1).max())
        return fitted, stops

    def corrected(self, line):
        """The line pushed in from the skin and off the bones, softly."""
        for _ in range(ROUNDS):
            push = self._from_skin(line) + self._off_bones(line)
            if np.abs(push).max() < 0.05:
                break
            spread = gaussian_filter1d(push, SOFT, axis=0, mode="nearest")
            strongest = np.linalg.norm(push, axis=1).max() / max(np.linalg.norm(spread, axis=1).max(), 1e-6)
            line = line + np.where(np.abs(push) > np.abs(spread), push, spread * min(strongest, 2.0)) * 0.7
        return line

    def depth(self, points):
        """mm under the skin, negative outside."""
        _, near = self.tree.query(points)
        return ((self.skin.vertices[near] - points) * self.skin.normals[near]).sum(1)

    def _from_skin(self, line):
        _, near = self.tree.query(line)
        lack = UNDER_SKIN - ((self.skin.vertices[near] - line) * self.skin.normals[near]).sum(1)
        trunk = line[:, 1] > 150  # above the painted body
        return -self.skin.normals[near] * np.where(trunk, 0, np.clip(lack, 0, 12))[:, None]

    def _off_bones(self, line):
        """Away from the nearest long bone, where a point lies closer to its axis than its surface."""
        push = np.zeros_like(line)
        for name, (points, tree) in self.bones.items():
            if name.startswith(("hip", "sacrum", "L", "T12")) or "-" in name:
                continue
            gap, near = tree.query(line, k=8)
            middle = points[near].mean(1)
            close = np.flatnonzero(gap[:, 0] < 14)
            for k in close:
                centre = points[np.abs(points[:, 1] - line[k, 1]) < 9] if name in LONG else points
                centre = (centre if len(centre) else points).mean(0)
                outward = unit(middle[k] - centre)
                lack = OFF_BONE - (line[k] - middle[k]) @ outward
                if lack > 0:
                    push[k] += np.clip(lack, 0, 4) * outward
        return push

    def twig(self, start, vertex):
        """A short way under the skin from a site to a place on the skin (a vertex)."""
        skin = self.skin
        end = skin.vertices[vertex] - UNDER_SKIN * skin.normals[vertex]
        t = np.linspace(0, 1, max(3, int(np.linalg.norm(end - start) / 4)))[:, None]
        line = start * (1 - t) + end * t
        _, near = self.tree.query(line)
        under = skin.vertices[near] - UNDER_SKIN * skin.normals[near]
        rise = np.clip(t / MIDDLE, 0, 1)
        line = line * (1 - rise) + under * rise
        line[0], line[-1] = start, end
        line[1:-1] = gaussian_filter1d(line, 1.5, axis=0, mode="nearest")[1:-1]
        return smooth(line[:: max(1, len(line) // TWIG_TURNS)] if len(line) > TWIG_TURNS else line, 2.0)

    def report(self):
        return f"corrected by at most {max(self.moved):.0f} mm, median {np.median(self.moved):.1f} mm"


LONG = ("femur", "tibia", "fibula")
