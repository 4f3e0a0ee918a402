"""Soft light on the skin: how much of a studio's sky each vertex sees, past the body itself."""

import numpy as np

import views_raster
from limb_coordinates import unit

DIRECTIONS = 160
MAP_PIXELS = 700
SOFT_MM = 5.0


def directions(count=DIRECTIONS):
    """Unit vectors over the sphere, evenly spread; the second half mirrors the first in x."""
    k = np.arange(count // 2)
    turn = np.pi * (1 + 5 ** 0.5) * k
    y = 1 - 2 * (k + 0.5) / (count // 2)
    r = np.sqrt(1 - y * y)
    half = np.stack([r * np.cos(turn), y, r * np.sin(turn)], 1)
    return np.concatenate([half, half * [-1, 1, 1]])


def mirrored(values):
    """The same values for the mirror image's vertices."""
    half = values.shape[1] // 2
    return np.concatenate([values[:, half:], values[:, :half]], 1)


def sky_seen(points, normals, vertices, faces):
    """(n, directions) share of light, 0 to 1, that reaches each point past the mesh."""
    seen = np.zeros((len(points), DIRECTIONS), np.float32)
    low, high = vertices.min(0), vertices.max(0)
    reach = np.linalg.norm(high - low) / 2 * 1.02
    for k, way in enumerate(directions()):
        from_lamp = _map_from(way, (low + high) / 2, reach)
        picture = views_raster.draw(from_lamp(vertices), faces, MAP_PIXELS, MAP_PIXELS)
        spot = from_lamp(points + 1.5 * normals)
        column, row = np.clip(spot[:, :2].astype(int), 0, MAP_PIXELS - 1).T
        behind = picture.depth[row, column] - spot[:, 2]
        facing = normals @ way
        slack = 1.5 + 2.5 * (1 - np.clip(facing, 0, 1))
        seen[:, k] = np.clip(1 - (behind - slack) / SOFT_MM, 0, 1) * (facing > 0)
    return seen


def _map_from(way, centre, reach):
    """The projection onto a square map seen from a direction: pixels, and mm towards it."""
    right = unit(np.cross([0.0, 1.0, 0.0] if abs(way[1]) < 0.9 else [1.0, 0.0, 0.0], way))
    up = np.cross(way, right)
    scale = MAP_PIXELS / (2 * reach)

    def project(points):
        offset = points - centre
        return np.stack([
            (offset @ right + reach) * scale, (reach - offset @ up) * scale, offset @ way,
        ], 1)

    return project


def studio(view):
    """Brightness of each direction: the key lamp, wide fill, a rim from behind."""
    eye = np.cross(view.right, view.up)
    way = directions()
    local = np.stack([way @ view.right, way @ view.up, way @ eye], 1)

    def lamp(where, tightness):
        return np.exp(tightness * (local @ unit(np.array(where, float)) - 1))

    sky = 0.11 + 0.07 * local[:, 1]
    return (
        sky + 2.5 * lamp(view.key, 8.0) + 0.20 * lamp((0.5, -0.1, 0.85), 3.0)
        + 1.1 * lamp((0.93, 0.25, -0.1), 10.0)
    )


def irradiance(seen, normals, view):
    """(n,) light that falls on each point; 1 is about the brightest open skin."""
    facing = np.clip(normals @ directions().T, 0, None)
    light = studio(view)
    full = np.clip(unit(np.array(view.key) + [0, 0, 0.35]) @ np.stack(
        [view.right, view.up, np.cross(view.right, view.up)]
    ) @ directions().T, 0, None) @ light
    return (seen * facing) @ light / full
