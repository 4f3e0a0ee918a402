"""An orthographic z-buffer in plain numpy: which face each pixel shows, and where in it."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Picture:
    """What each pixel (h, w) shows: face (-1 = nothing), barycentric (h, w, 3), depth."""

    face: np.ndarray
    weights: np.ndarray
    depth: np.ndarray

    @property
    def seen(self):
        return self.face >= 0

    def field(self, faces, values):
        """A vertex field (n, k) interpolated at the seen pixels (p, k)."""
        corner = faces[self.face[self.seen]]
        weight = self.weights[self.seen]
        return sum(weight[:, [k]] * values[corner[:, k]] for k in range(3))


def draw(points, faces, width, height, two_sided=False):
    """Draw triangles.

    points: (n, 3) with x to the right and y down in pixels, z towards the viewer.
    """
    corners = points[faces]
    low = np.floor(corners[:, :, :2].min(1) - 0.5).astype(int)
    high = np.ceil(corners[:, :, :2].max(1) - 0.5).astype(int)
    ab, ac = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    area = ab[:, 0] * ac[:, 1] - ab[:, 1] * ac[:, 0]
    # y points down, so a triangle that faces the viewer turns clockwise: negative area.
    keep = np.abs(area) > 1e-12 if two_sided else area < -1e-12
    keep &= (high[:, 0] >= 0) & (high[:, 1] >= 0) & (low[:, 0] < width) & (low[:, 1] < height)
    size = (high - low).max(1) + 1

    face = np.full(width * height, -1, np.int32)
    depth = np.full(width * height, -np.inf, np.float32)
    weights = np.zeros((width * height, 3), np.float32)
    for span in np.unique(size[keep]):
        group = np.flatnonzero(keep & (size == span))
        step = max(1, 3_000_000 // (span * span))
        for start in range(0, len(group), step):
            _fill(group[start:start + step], corners, low, area, span,
                  width, height, face, depth, weights)
    return Picture(
        face.reshape(height, width), weights.reshape(height, width, 3),
        depth.reshape(height, width),
    )


def _fill(group, corners, low, area, span, width, height, face, depth, weights):
    dy, dx = np.mgrid[0:span, 0:span]
    px = low[group, 0][:, None] + dx.ravel()
    py = low[group, 1][:, None] + dy.ravel()
    x, y = px + 0.5, py + 0.5
    a, b, c = (corners[group, k] for k in range(3))

    def share(p, q):
        return (
            (q[:, [0]] - p[:, [0]]) * (y - p[:, [1]]) - (q[:, [1]] - p[:, [1]]) * (x - p[:, [0]])
        ) / area[group][:, None]

    wa, wb = share(b, c), share(c, a)
    wc = 1 - wa - wb
    edge = -1e-7
    inside = (wa >= edge) & (wb >= edge) & (wc >= edge)
    inside &= (px >= 0) & (py >= 0) & (px < width) & (py < height)
    row, col = np.nonzero(inside)
    wa, wb, wc = wa[row, col], wb[row, col], wc[row, col]
    z = (wa * a[row, 2] + wb * b[row, 2] + wc * c[row, 2]).astype(np.float32)
    pixel = py[row, col] * width + px[row, col]
    nearer = z > depth[pixel]
    order = np.flatnonzero(nearer)
    order = order[np.argsort(z[order], kind="stable")]
    pixel = pixel[order]
    # With repeated pixels the last assignment stays: the nearest, as they are sorted.
    depth[pixel] = z[order]
    face[pixel] = group[row[order]]
    weights[pixel] = np.stack([wa[order], wb[order], wc[order]], 1)
