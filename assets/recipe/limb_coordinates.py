"""Coordinates of the right limb in which its areas are described, and its landmarks.

thigh, shank: t = fraction along the bone axis (0 hip or knee, 1 knee or ankle), and half
planes at an angle about it (0 front, 90 outer, 180 back, -90 inner). Foot: u = mm from the
back of the heel towards the second toe, s = mm outwards, and half planes about its long axis
(0 upwards, 90 outer, 180 sole, -90 inner). All from vertices in mm, x to the person's left.
"""

from dataclasses import dataclass

import numpy as np

OUT = np.array([-1.0, 0.0, 0.0])
FRONT = np.array([0.0, 0.0, 1.0])
UP = np.array([0.0, 1.0, 0.0])


def unit(v):
    """The same direction with length one."""
    return v / np.linalg.norm(v)


@dataclass(frozen=True)
class Axis:
    """A bent or straight long axis: how far along, and the two offsets across it in mm."""

    t: np.ndarray
    zero: np.ndarray  # offset towards angle 0
    ninety: np.ndarray  # offset towards angle 90 (outer)

    def beyond(self, degrees):
        """Signed mm past the half plane at this angle, counted from 0 towards 90."""
        a = np.deg2rad(degrees)
        return self.ninety * np.cos(a) - self.zero * np.sin(a)

    def wedge(self, start, end):
        """Inside the wedge from start to end, counted from 0 towards 90."""
        if end - start <= 180:
            return np.minimum(self.beyond(start), -self.beyond(end))
        return np.maximum(self.beyond(start), -self.beyond(end))


def bone_axis(points, top, bottom):
    """The coordinates about the straight line from top to bottom."""
    along = unit(bottom - top)
    outer = unit(OUT - (OUT @ along) * along)
    front = unit(FRONT - (FRONT @ along) * along)
    offset = points - top
    return Axis(offset @ along / np.linalg.norm(bottom - top), offset @ front, offset @ outer)


class Limb:
    """The coordinates of every vertex of the right half of the body."""

    def __init__(self, skin):
        joint = {k[2:]: v for k, v in skin.joints.items() if k.startswith("r-")}
        self.joint = joint
        self.points, self.normals, self.parts = skin.vertices, skin.normals, skin.parts
        self.x, self.y, self.z = skin.vertices.T
        self.thigh = bone_axis(self.points, joint["upper-leg"], joint["knee"])
        self.shank = bone_axis(self.points, joint["knee"], joint["ankle"])
        self.ground = float(self.y.min())
        self.height = self.y - self.ground
        self._measure_foot()

    def _measure_foot(self):
        foot = self.height < 45
        heel_z = self.z[foot & (np.abs(self.x - self.joint["ankle"][0]) < 40)].min()
        heel = np.array([self.joint["ankle"][0] + 1.0, self.ground, heel_z])
        tip = self.joint["toe-2-4"]
        along = unit((tip - heel) * [1, 0, 1])
        outer = np.array([-along[2], 0, along[0]])
        offset = self.points - heel
        self.heel, self.along, self.outer = heel, along, outer
        self.u, self.s = offset @ along, offset @ outer
        self.length = float(self.u[foot].max())
        self.foot = self._bent_axis(foot)
        self.toes = [self._toe(k) for k in range(1, 6)]

    def _bent_axis(self, foot):
        """About the foot's middle line, every cross-section stretched to a circle of 35 mm.

        So an angle means the same on the tall arch and on the flat forefoot.
        """
        stations = np.linspace(6, 0.80 * self.length, 16)
        left, right, top = [], [], []
        for u in stations:
            slab = (self.height < 70) & (np.abs(self.u - u) < 7) & (self.parts[:, 3:].sum(1) > 0.3)
            left.append(self.s[slab].min())
            right.append(self.s[slab].max())
            top.append(self.height[slab].max())
        middle = np.interp(self.u, stations, (np.array(left) + right) / 2)
        half = np.interp(self.u, stations, (np.array(right) - left) / 2)
        top = np.interp(self.u, stations, np.clip(top, 24, 60))
        waist = np.interp(self.u, [0, 0.45 * self.length, 0.8 * self.length], [20, 17, 12])
        over = (self.height - waist) / np.where(self.height > waist, top - waist, waist)
        return Axis(self.u / self.length, over * 35.0, (self.s - middle) / half * 35.0)

    def _toe(self, k):
        """Coordinates about one toe: t = mm beyond its web, 0 = upwards."""
        last = 3 if k == 1 else 4
        root, tip = self.joint[f"toe-{k}-1"], self.joint[f"toe-{k}-{last}"]
        along = unit((tip - root) * [1, 0, 1])
        outer = np.array([-along[2], 0, along[0]])
        offset = self.points - root
        web = 0.12 * np.linalg.norm((tip - root) * [1, 0, 1])
        axis_height = np.interp(
            offset @ along, [0, np.linalg.norm(tip - root)],
            [root[1] - self.ground - 8, tip[1] - self.ground - 1],
        )
        return Axis(offset @ along - web, self.height - axis_height, offset @ outer)

    def spot(self, axis, t, degrees, length=400.0):
        """The vertex on the skin at t along a bone axis, at an angle about it."""
        a = np.deg2rad(degrees)
        outwards = axis.zero * np.cos(a) + axis.ninety * np.sin(a)
        near = np.abs(axis.t - t) * length + np.abs(axis.beyond(degrees))
        mine = (outwards > 0) & (outwards < 130)
        return int(np.argmin(np.where(mine, near, np.inf)))

    def foot_spot(self, u, s, above=True):
        """The vertex on the upper side or the sole of the foot at u, s in mm."""
        near = np.hypot(self.u - u, self.s - s)
        mine = (self.normals[:, 1] > 0.1) if above else (self.normals[:, 1] < -0.1)
        mine &= self.height < 120
        return int(np.argmin(np.where(mine, near, np.inf)))

    def foot_of(self, point):
        """(u, s) of a point."""
        offset = point - self.heel
        return float(offset @ self.along), float(offset @ self.outer)

    def at(self, u, s, height=0.0):
        """The point of these foot coordinates."""
        return self.heel + u * self.along + s * self.outer + height * UP
