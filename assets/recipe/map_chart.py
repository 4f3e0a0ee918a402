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
MID_THIGH = -250.0  # mm
ABOUT = dict(zip(BORDERS, (-120, -80, -40, 0, 50, 110, 190, 190), strict=True))
OVER = 200  # degrees: such a border stands behind the middle of the buttock
RUN_IN = 15.0  # mm over which a border that ends turns towards the axial line
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
        """(borders, heights) degrees, in the order of BORDERS."""
        lines = {}
        for border, views in stands().items():
            lines[border] = self._seen(views, ABOUT[border])
        y, angle = (np.concatenate(pair) for pair in zip(lines["axial"], np.array(GROIN).T, strict=True))
        axial = self._line(y, angle)
        lines = {
            border: axial if border == "axial" else
            self._ended(*line, MEETS_AXIAL[border], axial) if border in MEETS_AXIAL else self._line(*line)
            for border, line in lines.items()
        }
        lines["S1 L5"] = self._wedge(lines["S1 L5"], lines["S1 S2"])
        return np.array([self._softened(lines[border]) for border in BORDERS])

    def _seen(self, views, about):
        """Heights and angles of one border, every view counting by how squarely it sees it.

        about: degrees near which the angle lies in the middle of the thigh, to tell turns apart.
        """
        curves = {view: _curve(places) for view, places in views.items()}
        rows = []
        for y, (points, normals) in zip(self.heights, self._sections, strict=True):
            total = np.zeros(2)
            for view, curve in curves.items():
                if views[view][0, 0] <= y <= views[view][-1, 0]:
                    here, facing = _spot(points, normals, view, float(curve(y)))
                    outer, front = self._offset(here)
                    total += facing ** SQUARELY * np.array([outer, front]) / np.hypot(outer, front)
            if total.any():
                rows.append((y, np.degrees(np.arctan2(*total))))
        y, angle = np.array(rows).T
        angle = np.unwrap(angle, period=360)
        middle = angle[np.argmin(np.abs(y - MID_THIGH))]
        return y, angle - 360 * np.round((middle - about) / 360)

    def _line(self, y, angle):
        line = PchipInterpolator(y, angle)(np.clip(self.heights, y[0], y[-1]))
        # What has come up to the middle of the back goes on over it.
        over = np.clip(self.heights - y[-1], 0, None) if angle[-1] > OVER else 0
        return line + over

    def _ended(self, y, angle, end, axial):
        """A border that runs into the axial line at a height, and lies behind that line below it."""
        kept = y > end + RUN_IN
        meet = np.interp(end, self.heights, axial)
        line = self._line(np.append(end, y[kept]), np.append(meet, angle[kept]))
        beyond = np.clip((end - self.heights) * OPENING, 0, 25)
        return np.where(beyond > 0, axial - beyond, line)

    def _wedge(self, outer, inner):
        """The outer border of the strip of L5 that opens from its apex on the calf downwards."""
        apart = np.clip((WEDGE_APEX - self.heights) * OPENING, -3, None)
        return np.where(self.heights > WEDGE_APEX - 60, inner - apart, np.minimum(outer, inner))

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

    def _offset(self, point):
        """mm outwards and forwards of the limb's middle."""
        x, z = self._middle(point[1:2])[0]
        return x - point[0], point[2] - z


def _curve(places):
    """y -> share of a width; one place alone stands for its height."""
    return PchipInterpolator(*places.T) if len(places) > 1 else lambda y: places[0, 1]


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

