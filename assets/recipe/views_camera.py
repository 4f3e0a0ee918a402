"""The six views of the limb: where the eye is, what is shown, where the picture fades."""

from dataclasses import dataclass

import numpy as np

from limb_coordinates import unit

SUPERSAMPLING = 2


@dataclass(frozen=True)
class View:
    """An orthographic view. right, up: unit vectors in the body's axes; lengths in mm.

    pixels: height of the picture. mm_per_unit: of the SVG's viewBox.
    whole_body: both legs are shown. fade: (n,) share of the picture that a vertex keeps.
    """

    name: str
    right: np.ndarray
    up: np.ndarray
    pixels: int
    mm_per_unit: float
    whole_body: bool
    box: tuple  # left, top, right, bottom in mm along right and up

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
    top = ramp(limb.y, 232, 165)
    inner_fade = top * ramp(-limb.x, 4, 40 + 0 * limb.x) ** ramp(limb.y, -70, -20)
    plans = {
        "front": (x, y, 1500, 0.5, True, top, 8),
        "back": (-x, y, 1500, 0.5, True, top, 8),
        "outer": (z, y, 1500, 0.5, False, top, 8),
        "inner": (-z, y, 1500, 0.5, False, inner_fade, 8),
        "top": (-outer, unit(from_above), 1100, 0.2, False, ramp(limb.height, 165, 105), 4),
        "sole": (-outer, along, 1100, 0.2, False, ramp(limb.height, 62, 44), 4),
    }
    return {
        name: (_framed(name, limb, *rest, fade, margin), fade)
        for name, (*rest, fade, margin) in plans.items()
    }


def _framed(name, limb, right, up, pixels, mm_per_unit, both, fade, margin):
    shown = limb.points[fade > 0.004]
    across, upwards = shown @ right, shown @ up
    left, end = across.min() - margin, across.max() + margin
    if both:
        end = max(abs(left), abs(end))
        left = -end
    # Whole units, so that the viewBox covers exactly what the picture covers.
    wide = np.ceil((end - left) / mm_per_unit) * mm_per_unit
    bottom = upwards.min() - margin
    high = np.ceil((upwards.max() + margin - bottom) / mm_per_unit) * mm_per_unit
    middle = (left + end) / 2
    box = (middle - wide / 2, bottom + high, middle + wide / 2, bottom)
    return View(name, np.asarray(right, float), np.asarray(up, float), pixels, mm_per_unit, both, box)
