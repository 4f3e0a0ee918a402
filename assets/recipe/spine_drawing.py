"""The drawing over the picture: outlines, roots, label places and sites as plain SVG paths."""

from dataclasses import dataclass

import numpy as np
from scipy import ndimage
from skimage import measure

from spine_shapes import LOW, STEP

MM_PER_UNIT = 0.49
TOP = 206.0  # mm: the world's y at the upper edge
HEIGHT = 800
FAR_END = 46.0  # units at the end of a course over which it fades
LABEL_GAP = 31  # units at least between two labels of a column


@dataclass(frozen=True)
class View:
    """One side to look from: the viewer's right and the way to the viewer, in world axes.

    middle: mm along `across` that stands in the middle of the view box; sides: those
    drawn, from the viewer's left; columns: where their labels stand, units from the
    middle; without and faint: solids left out, and solids only hinted at.
    """

    name: str
    across: np.ndarray
    towards: np.ndarray
    width: int
    middle: float
    body: str
    sides: tuple
    columns: tuple
    without: tuple = ()
    faint: tuple = ()
    whole_discs: bool = False  # outline all of a disc, though bone hides most of it

    def unit(self, points):
        """World points (..., 3) in units of the view box: x to the viewer's right, y down."""
        points = np.asarray(points, float)
        return np.stack([
            self.width / 2 + (points @ self.across - self.middle) / MM_PER_UNIT,
            (TOP - points[..., 1]) / MM_PER_UNIT,
        ], -1)


def axes(across, towards):
    return {"across": np.array(across, float), "towards": np.array(towards, float)}


FRONT = View(
    "front", **axes((1, 0, 0), (0, 0, 1)), width=600, middle=0,
    body="both", sides=("right", "left"), columns=(-202, 202),
)
BACK = View(
    "back", **axes((-1, 0, 0), (0, 0, -1)), width=600, middle=0,
    body="both", sides=("left", "right"), columns=(-202, 202), whole_discs=True,
)
# The person's right profile, as the outer side of the right leg is drawn: front to the
# viewer's right. The near hip bone is left out, for it would hide the sacrum.
SIDE = View(
    "side", **axes((0, 0, 1), (-1, 0, 0)), width=450, middle=4,
    body="right", sides=("right",), columns=(180,), without=("hip_right",), faint=("hip_left",),
)


def numbers(points):
    return " ".join(f"{x:.1f} {y:.1f}" for x, y in points)


def curve(points, every=9.0):
    """A smooth open path through evenly chosen points, as cubic pieces."""
    length = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))])
    even = np.linspace(0, length[-1], max(2, int(np.ceil(length[-1] / every)) + 1))
    p = np.stack([np.interp(even, length, points[:, k]) for k in range(2)], 1)
    padded = np.concatenate([[2 * p[0] - p[1]], p, [2 * p[-1] - p[-2]]])
    slope = (padded[2:] - padded[:-2]) / 6
    pieces = [
        f"C{numbers([a + s, b - t, b])}" for a, b, s, t in zip(p, p[1:], slope, slope[1:])
    ]
    return f"M{numbers(p[:1])}" + "".join(pieces)


def closed(points, tolerance=0.35):
    points = measure.approximate_polygon(np.concatenate([points, points[:1]]), tolerance)[:-1]
    return "M" + "L".join(numbers([p]) for p in points) + "Z"


def outline(mask, scale, blur=1.5, smallest=60):
    """The outlines of a mask (h, w), whose pixels are 1 / scale units wide, as one path."""
    soft = ndimage.gaussian_filter(np.pad(mask.astype(float), 4), blur)
    rings = []
    for ring in measure.find_contours(soft, 0.5):
        points = (ring[:, ::-1] - 4 + 0.5) / scale
        area = 0.5 * abs(np.sum(points[:-1, 0] * points[1:, 1] - points[1:, 0] * points[:-1, 1]))
        if area > smallest:
            rings.append((area, closed(points[:-1])))
    return "".join(path for _, path in sorted(rings, key=lambda r: -r[0]))


def projection(solid, view):
    """The outline of a whole solid seen from the front or the back, bone or no bone before it."""
    shadow = solid.field.min(2)
    ring = max(measure.find_contours(shadow, 0), key=len)
    points = LOW[:2] + (ring + solid.corner[:2]) * STEP
    return closed(view.unit(np.column_stack([points, np.zeros(len(points))]))[:-1])


def runs(line, door, sight, view):
    """Split a centre line into (hidden, points in units).

    Hidden is what lies in the canal, up to 4 mm before the foramen `door`, and what has
    bone in front of it.
    """
    flat = view.unit(line)
    pixel = np.clip((flat[:, ::-1] * sight.scale).astype(int), 0, np.array(sight.depth.shape) - 1)
    behind = sight.depth[tuple(pixel.T)] > line @ view.towards + 0.5
    behind[:max(0, np.linalg.norm(line - door, axis=1).argmin() - 4)] = True
    behind = ndimage.median_filter(behind.astype(np.uint8), size=9, mode="nearest") > 0
    edges = np.flatnonzero(np.diff(behind.astype(int))) + 1
    parts = np.split(np.arange(len(line)), edges)
    # The visible part begins on the last hidden point, so that no gap opens between them.
    return [(bool(behind[p[0]]), flat[max(p[0] - 1, 0):p[-1] + 1]) for p in parts if len(p) > 3]


def far_end(flat, door):
    """From where to where a course (n, 2), in units, fades out, at most half of it past its foramen."""
    left = np.linalg.norm(flat - flat[-1], axis=1)
    reach = min(FAR_END, 0.5 * np.linalg.norm(door - flat[-1]))
    return f"M{numbers([flat[np.flatnonzero(left > reach)[-1] + 1]])}L{numbers([flat[-1]])}"


def label_rows(heights):
    """Spread heights (sorted) so that labels of one column never overlap."""
    rows = np.array(heights, float)
    for _ in range(200):
        gap = np.diff(rows)
        short = np.maximum(LABEL_GAP - gap, 0)
        if not (short > 1e-3).any():
            break
        rows[:-1] -= short / 2
        rows[1:] += short / 2
        rows = np.clip(rows, 20, HEIGHT - 20)
    return rows


def tag(name, **attributes):
    text = "".join(f' {key.replace("_", "-")}="{value}"' for key, value in attributes.items())
    return f"<{name}{text}/>"


def spot(point, **attributes):
    x, y = point
    return tag("circle", **attributes, cx=f"{x:.1f}", cy=f"{y:.1f}", r=0)


def mirrored(points):
    return np.asarray(points, float) * (-1, 1, 1)


def document(lines, view):
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {view.width} {HEIGHT}" '
        f'data-view="{view.name}" data-mm-per-unit="{MM_PER_UNIT}" data-body="{view.body}">'
    )
    return "\n".join([head, *lines, "</svg>"]) + "\n"
