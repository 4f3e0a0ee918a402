"""Signed fields on the skin, positive inside and about in mm, and the layers made of them.

Layers are laid one over the other, like paint: what is laid later wins where it is positive.
So the areas cover the skin without gaps or overlaps by construction, and every border is the
zero line of a smooth field, which a picture may interpolate per pixel.
"""

import numpy as np
import scipy.sparse as sp

TRUNK = "trunk"  # skin above the limb: no area of the atlas
HAIR = 0.002


def all_of(*fields):
    """Inside every one of the fields."""
    return np.minimum.reduce(fields)


def between(value, low, high):
    """Inside low < value < high."""
    return np.minimum(value - low, high - value)


def ball(points, centre, radii):
    """Inside an ellipsoid about centre, semi-axes along x, y, z in mm."""
    radii = np.broadcast_to(np.asarray(radii, float), 3)
    reach = np.linalg.norm((points - np.asarray(centre, float)) / radii, axis=1)
    return (1 - reach) * radii.min()


def blend(value, points):
    """A smooth curve through (x, y) points, level outside them; used for bent borders."""
    x, y = np.array(points, float).T
    return np.interp(value, x, y)


class Painting:
    """Layers of named areas on n vertices."""

    def __init__(self, count, ground):
        self._laid = [ground]
        self._fields = [np.full(count, 1e3)]
        self._parts = {}

    @property
    def names(self):
        """The areas in the order of the scores: what is divided stands as its parts."""
        return [name for laid in self._laid for name in self._parts.get(laid, (laid,))]

    def lay(self, name, field):
        """Lay one area over all laid before; the same name may be laid more than once."""
        self._fields = [np.minimum(below, -field) for below in self._fields]
        if name in self._laid:
            known = self._laid.index(name)
            self._fields[known] = np.maximum(self._fields[known], field)
        else:
            self._laid.append(name)
            self._fields.append(field.astype(float))

    def divide(self, name, parts):
        """What is laid under this name consists of these areas: the greatest field has it."""
        self._parts[name] = parts

    def scores(self, smooth, rounds=6):
        """(n, areas) fields, the greatest is the area; smooth: neighbour average, rounds corners.

        Where four areas meet, smoothing could lift a layer from below: so an area may only
        win near where it won before.
        """
        field = np.stack(self._fields, 1)
        near = sp.csr_matrix(np.eye(len(self._laid))[field.argmax(1)])
        for _ in range(rounds + 3):
            near = near + smooth @ near
        for _ in range(rounds):
            field = 0.5 * field + 0.5 * (smooth @ field)
        field = np.where(near.toarray() > 0, field, np.minimum(field, -50.0))
        return np.concatenate([self._shared_out(k, field[:, [k]]) for k in range(len(self._laid))], 1)

    def _shared_out(self, k, field):
        """One column per part. Only a hair apart, or the whole would give way where its parts
        meet, and its neighbour would have a nick there."""
        if self._laid[k] not in self._parts:
            return field
        parts = np.stack(list(self._parts[self._laid[k]].values()), 1)
        return field + HAIR * (parts - parts.max(1, keepdims=True))
