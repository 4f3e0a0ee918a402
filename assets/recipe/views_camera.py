"""The six views of the limb: where the eye is, what is shown, where the picture fades."""

from dataclasses import dataclass

import numpy as np

from limb_coordinates import unit

SUPERSAMPLING = 3


@dataclass(frozen=True)
class View:
    """An orthographic view. right, up: unit vectors in the body's axes; lengths in mm.

    pixels: height of the picture. mm_per_unit: of the SVG's viewBox.
    light: the scene (both legs, leg, foot) that takes light from the skin; key: where in the
    picture the main light stands (right, up, towards the eye).
    """

    name: str
    right: np.ndarray
    up: np.ndarray
    pixels: int
    mm_per_unit: float
    light: str
    key: tuple
    box: tuple  # left, top, right, bottom in mm along right and up
    fade: tuple | None  # mm along up where the picture has faded away, and where it is whole

    @property
    def whole_body(self):
        """Whether both legs are shown."""
        return self.light == "both"

    @property
    def size(self):
        """(width, height) of the picture in pixels."""
        left, top, right, bottom = self.box
        return round(self.pixels * (right - left) / (top - bottom)), self.pixels

    @property
    def units(self):
        """(width, height) of the viewBox."""
        left, top, right, bottom = self.box
        return round((right - left) / self.mm_per_unit), round((top - bottom) / self.mm_per_unit)

    @property
    def units_per_pixel(self):
        """Across and down, of the supersampled picture, whose width is rounded to a pixel."""
        return np.divide(self.units, self.size) / SUPERSAMPLING

    @property
    def fade_rows(self):
        """The fade in units of the viewBox from the top, or None."""
        return self.fade and tuple(round((self.box[1] - up) / self.mm_per_unit) for up in self.fade)

    def project(self, points):
        """Points in mm to supersampled pixels, y down, z towards the eye in mm."""
        left, top, right, bottom = self.box
        width, height = self.size
        x, y = points @ self.right, points @ self.up
        return np.stack([
            (x - left) * width * SUPERSAMPLING / (right - left),
            (top - y) * height * SUPERSAMPLING / (top - bottom),
            points @ np.cross(self.right, self.up),
        ], 1)


def ramp(value, low, high):
    """0 below low, 1 above high, smooth between; low may be the greater."""
    t = np.clip((value - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


def limb_views(limb):
    """name -> (view, fade of the right half's vertices)."""
    x, y, z = np.eye(3)
    along, outer = limb.along, limb.outer
    tilt = np.deg2rad(58)  # the eye looks down on the back of the foot, a little from the front
    from_above = (-np.sin(tilt) * along + np.cos(tilt) * y)
    top = (236, 140)
    # From the inner side the midline cut would show as a hole: the limb fades below it.
    crotch = float(limb.y[limb.x > -1].min())
    inner = (crotch - 1, crotch - 63)
    shin = _shin_fade(limb, unit(from_above))
    upper_left, low_left = (-0.72, 0.52, 0.52), (-0.78, -0.06, 0.62)
    plans = {
        "front": (x, y, 2000, 0.5, "both", upper_left, top),
        "back": (-x, y, 2000, 0.5, "both", upper_left, top),
        "outer": (z, y, 1500, 0.5, "leg", upper_left, top),
        "inner": (-z, y, 1500, 0.5, "leg", upper_left, inner),
        "top": (-outer, unit(from_above), 1100, 0.2, "foot", low_left, shin),
        "sole": (-outer, along, 1100, 0.2, "foot", upper_left, None),
    }
    return {name: _framed(name, limb, *plan) for name, plan in plans.items()}


def _shin_fade(limb, up):
    """Where, seen from above, the front of the shin begins to fade, and the end of it."""
    shin = limb.points[limb.spot(limb.shank, 0.86, 0)] @ up
    return shin + 62, shin - 4


def _framed(name, limb, right, up, pixels, mm_per_unit, light, key, fade):
    """(view, fade of the right half's vertices); the sole, unfaded, ends above the foot's edge."""
    share = ramp(limb.points @ up, *fade) if fade else ramp(limb.height, 54, 42)
    shown = limb.points[share > 0.004]
    across, upwards = shown @ right, shown @ up
    margin = 16 * mm_per_unit
    left, end = across.min() - margin, across.max() + margin
    if light == "both":
        end = max(abs(left), abs(end))
        left = -end
    # Whole units, so that the viewBox covers exactly what the picture covers.
    wide = np.ceil((end - left) / mm_per_unit) * mm_per_unit
    bottom = upwards.min() - margin
    high = np.ceil((upwards.max() + margin - bottom) / mm_per_unit) * mm_per_unit
    middle = (left + end) / 2
    box = (middle - wide / 2, bottom + high, middle + wide / 2, bottom)
    directions = np.asarray(right, float), np.asarray(up, float)
    return View(name, *directions, pixels, mm_per_unit, light, key, box, fade), share
