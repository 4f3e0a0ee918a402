"""What one view shows of the right half of the body, or of both: pixels, labels, outlines."""

from functools import cached_property

import numpy as np

import views_outline
import views_raster
import views_slivers
import views_svg
from views_both import MIDDLE, both_halves, fold, mirrored
from views_camera import SUPERSAMPLING

LABELLED_FROM = 0.3  # an area ends where less than this share of the picture is left
SEEN_FROM = 0.02
LEFT_OUT = 998  # skin that is shown and gets no outline; read as a label it is of the middle
THINNEST, SMALLEST = 1.5, 8.0  # mm, mm2: a smaller piece of an area cannot be seen or hit


class Sight:
    """The seen pixels of a view: corners (p, 3) in the right half, side (p,) 0 right or 1 left,
    alpha (p,) how much of the picture is left there; picture: the z-buffer."""

    def __init__(self, view, fade, skin):
        vertices, faces = skin.vertices, skin.faces
        if view.whole_body:
            vertices, faces = both_halves(vertices, faces)
        width, height = (SUPERSAMPLING * k for k in view.size)
        shown = fade[faces % len(fade)].max(1) > 0.001
        numbers = np.flatnonzero(shown)
        picture = views_raster.draw(view.project(vertices), faces[shown], width, height)
        picture.face[picture.seen] = numbers[picture.face[picture.seen]]
        self.view, self.picture = view, picture
        self.corners, self.side = fold(picture, len(skin.faces), len(skin.vertices), faces)
        self._weight = picture.weights[picture.seen]
        self.alpha = self.field(fade[:, None])[:, 0]

    def field(self, values):
        """A vertex field (n, k) of the right half at the seen pixels (p, k)."""
        return sum(self._weight[:, [k]] * values[self.corners[:, k]] for k in range(3))

    @cached_property
    def shown(self):
        """(p,) where outlines are drawn."""
        return self.alpha > (LABELLED_FROM if self.view.fade else SEEN_FROM)

    def strongest(self, scores):
        """(p,) the column of the greatest of the fields (n, k), interpolated per pixel."""
        best = scores.argmax(1)
        found = best[self.corners[:, 0]].copy()
        mixed = np.flatnonzero((best[self.corners] != found[:, None]).any(1))
        for chunk in np.array_split(mixed, max(1, len(mixed) // 100_000)):
            score = sum(
                self._weight[chunk, k][:, None] * scores[self.corners[chunk, k]] for k in range(3)
            )
            found[chunk] = score.argmax(1)
        return found

    def areas(self, painted):
        """area * 3 + side (2 = middle) per seen pixel, -1 on the trunk."""
        area = self.strongest(painted.scores)
        middle = np.array([name in painted.midline for name in painted.names])
        label = area * 3 + np.where(middle[area], MIDDLE, self.side)
        return np.where(area == 0, -1, label)

    def traced(self, values, shown, smooth=2.0):
        """label -> path data of the values that are not negative, where anything is shown."""
        return self.seams(values, shown, smooth)[0]

    def seams(self, values, shown, smooth=2.0):
        """As traced, and (label, label) -> open lines in pixels where those two meet."""
        scale = self.view.units_per_pixel
        # smooth and the tolerance are told in pixels of the finished picture.
        shapes, lines = views_outline.seams(
            self._clear(values, shown), smooth * SUPERSAMPLING, 0.17 * SUPERSAMPLING
        )
        return {label: views_svg.path(rings, scale) for label, rings in shapes.items()}, lines

    def _clear(self, values, shown):
        """The picture of labels without slivers."""
        pixel = self.view.mm_per_unit * self.view.units_per_pixel[1]  # mm
        plane = np.full(self.picture.face.shape, views_outline.NOTHING, np.int32)
        values = np.where(values < 0, LEFT_OUT, values)
        plane[self.picture.seen] = np.where(shown, values, views_outline.NOTHING)
        clear = views_slivers.without_slivers(
            plane, THINNEST / pixel, SMALLEST / pixel**2, LEFT_OUT
        )
        if self.view.whole_body:
            clear = mirrored(clear)
        clear[clear == LEFT_OUT] = views_outline.NOTHING
        return clear
