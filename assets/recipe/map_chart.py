"""Borders of bands as curves about the limb: at each height an angle, 0 front, 90 outer, 180 back."""

import numpy as np
from scipy.interpolate import PchipInterpolator
from scipy.ndimage import gaussian_filter1d

from loop_surface import edges_of
from map_bands import BORDERS, GROIN, MEETS_AXIAL, WEDGE_APEX, stands
from views_camera import ramp

BETWEEN = ("L1", "L2", "L3", "L4", "L5", "S1", "L5", "S2")  # from the axial line round to it
STEP = 4.0  # mm along the limb between the heights at which borders are placed
SOFT = {"hip": 14.0, "limb": 26.0}  # mm along the limb over which a border is smoothed
SQUARELY = 4  # the power by which the view counts that sees a border most face-on
FOLD = -140.0, -20.0  # mm: below it the limb is smoothed, above it the hip
LOWEST, HIGHEST = -768.0, 192.0
OVER = 200  # degrees
OPENING = 0.25  # degrees per mm with which a band opens from its end
EYES = {"front": (0, 0, 1), "back": (0, 0, -1), "outer": (-1, 0, 0), "inner": (1, 0, 0)}
ACROSS = {"front": (-1, 0, 0), "back": (-1, 0, 0), "outer": (0, 0, -1), "inner": (0, 0, -1)}


class Chart:
    """Angle and distance of every vertex about the middle of the limb, and the borders there."""

    def __init__(self, limb, faces):
        self._limb = limb
        self._middle = _middle(limb.joint)
        centre = self._middle(limb.y)
        outer, front = centre[:, 0] - limb.x, limb.z - centre[:, 1]
        self.angle, self.radius = np.degrees(np.arctan2(outer, front)), np.hypot(outer, front)
        self.heights = np.arange(LOWEST, HIGHEST + STEP, STEP)
        edges = edges_of(faces)[0]
        self._sections = [self._section(edges, y) for y in self.heights]
        self.borders = self._placed()

    def bands(self):
        """Root -> (n,) mm inside its bands: the distance to the nearer border, negative outside."""
        bounds = [self._at(line) for line in (*self.borders, self.borders[0] + 360)]
        turned = self.angle + 360 * np.ceil((bounds[0][0] - self.angle) / 360)
        found = {}
        for root, low, high in zip(BETWEEN, bounds, bounds[1:], strict=False):
            # Where a border has run into the axial line, the band after it begins at that line.
            low = np.maximum(low[0], bounds[0][0]), low[1]
            inside = np.maximum.reduce([
                np.minimum((turned + k - low[0]) * low[1], (high[0] - turned - k) * high[1])
                for k in (-360, 0, 360)
            ])
            found[root] = np.maximum(found[root], inside) if root in found else inside
        return found

    def _at(self, line):
        """Angle of a border at each vertex's height, and mm across the border per degree."""
        slope = np.gradient(line, STEP)
        angle, lean = (np.interp(self._limb.y, self.heights, v) for v in (line, slope))
        per_degree = np.radians(1) * self.radius
        return angle, per_degree / np.hypot(1, lean * per_degree)

    def _placed(self):
        known = stands()
        lines = {}
        for border in BORDERS:
            y, angle = self._seen(known[border], border == "axial")
            if border == "axial":
                above = np.array(sorted(GROIN))
                y, angle = (np.concatenate(pair) for pair in zip((y, angle), above.T, strict=True))
            if border in MEETS_AXIAL:
                end = MEETS_AXIAL[border]
                kept = y > end + 15
                y = np.append(end, y[kept])
                angle = np.append(np.interp(end, self.heights, lines["axial"]), angle[kept])
            lines[border] = self._line(y, angle)
            if border in MEETS_AXIAL:
                beyond = np.clip((end - self.heights) * OPENING, 0, 25)
                lines[border] = np.where(beyond > 0, lines["axial"] - beyond, lines[border])
        apart = np.clip((WEDGE_APEX - self.heights) * OPENING, -3, None)
        above = self.heights > WEDGE_APEX - 60
        split = lines["S1 L5"], lines["S1 S2"]
        lines["S1 L5"] = np.where(above, split[1] - apart, np.minimum(*split))
        return np.array([self._softened(lines[border]) for border in BORDERS])

    def _seen(self, views, inner):
        """Heights and angles of one border, every view counting by how squarely it sees it."""
        rows = []
        for y, (points, normals) in zip(self.heights, self._sections, strict=True):
            total = np.zeros(2)
            weight = 0.0
            for view, places in views.items():
                if places[0, 0] - 1e-6 <= y <= places[-1, 0]:
                    share = PchipInterpolator(*places.T)(y) if len(places) > 1 else places[0, 1]
                    here, facing = _spot(points, normals, view, share)
                    a = np.radians(self._angles(here[None], y)[0])
                    total += facing ** SQUARELY * np.array([np.sin(a), np.cos(a)])
                    weight += facing ** SQUARELY
            if weight:
                rows.append((y, np.degrees(np.arctan2(*total))))
        y, angle = np.array(rows).T
        angle = np.unwrap(angle, period=360)
        middle = angle[np.argmin(np.abs(y + 250))]
        wanted = -120 if inner else 20 if middle < 140 and middle > -170 else 190
        return y, angle - 360 * np.round((middle - wanted) / 360)

    def _line(self, y, angle):
        line = PchipInterpolator(y, angle)(np.clip(self.heights, y[0], y[-1]))
        # What has come up to the middle of the back goes on over it.
        over = np.clip(self.heights - y[-1], 0, None) if angle[-1] > OVER else 0
        return line + over

    def _softened(self, line):
        hip, limb = (gaussian_filter1d(line, SOFT[part] / STEP, mode="nearest") for part in ("hip", "limb"))
        share = ramp(self.heights, *FOLD)
        return share * hip + (1 - share) * limb

    def _section(self, edges, y):
        """Points (k, 3) and normals of the skin where the plane at height y cuts it."""
        above = self._limb.y > y
        a, b = edges[above[edges[:, 0]] != above[edges[:, 1]]].T
        ya, yb = self._limb.y[a], self._limb.y[b]
        share = ((y - ya) / (yb - ya))[:, None]
        return tuple(v[a] * (1 - share) + v[b] * share for v in (self._limb.points, self._limb.normals))

    def _angles(self, points, y):
        centre = self._middle(np.array([y]))[0]
        return np.degrees(np.arctan2(centre[0] - points[:, 0], points[:, 2] - centre[1]))


def _middle(joint):
    """y -> (x, z) of the limb's middle, from above the hip to the ankle."""
    hip, knee, ankle = (joint[name] for name in ("upper-leg", "knee", "ankle"))
    stops = np.array([
        (ankle[1], ankle[0], ankle[2] - 4), (knee[1] - 130, knee[0] - 4, knee[2] - 24),
        (knee[1], knee[0], knee[2] - 14), (hip[1] - 60, hip[0], hip[2]),
        (hip[1] + 110, hip[0] + 4, hip[2]),
    ])
    curve = PchipInterpolator(stops[:, 0], stops[:, 1:])
    return lambda y: curve(np.clip(y, *stops[[0, -1], 0]))


def _spot(points, normals, view, share):
    """The point of a section at a share of the width a view shows, and how squarely it is seen."""
    along = points @ np.array(ACROSS[view], float)
    facing = normals @ np.array(EYES[view], float)
    low, high = along.min(), along.max()
    place = low + share * (high - low)
    shown = np.flatnonzero(facing > 0)
    order = shown[np.argsort(along[shown])]
    spot = np.array([np.interp(place, along[order], column[order]) for column in points.T])
    return spot, max(0.02, float(np.interp(place, along[order], facing[order])))

