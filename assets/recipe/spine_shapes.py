"""Implicit shapes in mm: fields that are negative inside, and the grid they are sampled on.

Axes everywhere: x to the person's left, y up, z forwards.
"""

from dataclasses import dataclass

import numpy as np

STEP = 0.8  # mm, width of a voxel
LOW = np.array([-152.0, -216.0, -92.0])  # corner of the common grid
COUNT = np.array([381, 532, 256])


@dataclass
class Solid:
    """One bone or disc: its field on a block of the common grid."""

    name: str
    corner: np.ndarray  # index of the block's first voxel in the common grid
    field: np.ndarray

    @property
    def window(self):
        return tuple(slice(c, c + n) for c, n in zip(self.corner, self.field.shape))


def block(low, high):
    """Corner index and points (nx, ny, nz, 3) of the grid between two places in mm."""
    first = np.clip(np.floor((np.array(low) - LOW) / STEP).astype(int), 0, COUNT - 2)
    last = np.clip(np.ceil((np.array(high) - LOW) / STEP).astype(int), first + 1, COUNT - 1)
    axes = [LOW[k] + STEP * np.arange(first[k], last[k] + 1) for k in range(3)]
    grid = np.meshgrid(*axes, indexing="ij")
    return first, np.stack(grid, -1).astype(np.float32)


def normalised(field, spacing=STEP):
    """The field divided by its slope: near the surface, the distance in mm."""
    slope = np.sqrt(sum(np.square(g) for g in np.gradient(field, spacing)))
    return np.clip(field / np.maximum(slope, 0.25), -6, 6).astype(np.float32)


def join(a, b, blend):
    """Union with a fillet about `blend` mm wide."""
    share = np.clip(0.5 + 0.5 * (b - a) / blend, 0, 1)
    return b * (1 - share) + a * share - blend * share * (1 - share)


def cut(a, b, blend):
    """What is in a and not in b, the edge rounded by `blend` mm."""
    return -join(-a, b, blend)


def both(a, b, blend):
    return -join(-a, -b, blend)


def bar(points, start, end, radii, taper=1.0):
    """A rounded bar with elliptic section: radii along x, y, z; taper scales the far end."""
    radii = np.array(radii, np.float32)
    start, end = np.array(start, np.float32) / radii, np.array(end, np.float32) / radii
    way = end - start
    offset = points / radii - start
    along = np.clip(offset @ way / max(float(way @ way), 1e-6), 0, 1)
    gap = np.linalg.norm(offset - along[..., None] * way, axis=-1)
    return (gap - 1 - (taper - 1) * along) * float(radii.min())


def oval(x, z, half_width, half_depth, power=2.0):
    """Field of an upright column with a superelliptic section."""
    ratio = np.abs(x / half_width) ** power + np.abs(z / half_depth) ** power
    return (ratio ** (1 / power) - 1) * np.minimum(half_width, half_depth)


def hill(x, middle, width):
    return np.exp(-np.square((x - middle) / width))
