"""Soft light on a field: where each pixel's ray meets it, and how bright it is there."""

import numpy as np
from scipy import ndimage

from spine_shapes import COUNT, LOW, STEP

FAR = 5.0  # mm: fields are cut off here, which bounds a step of a ray
STEPS = 400  # at most, of a ray
GRAZING = 1.0  # mm: as near as this to a surface after all its steps, a ray has met it
KEY_LIGHT = np.array([-0.45, 0.55, 0.70])


def merge(solids):
    """The union of all solids on the common grid."""
    field = np.full(COUNT, FAR, np.float32)
    for solid in solids:
        np.minimum(field[solid.window], solid.field, out=field[solid.window])
    return field


def value(field, points):
    """The field at points (n, 3) in mm, between the voxels linearly."""
    return ndimage.map_coordinates(field, ((points - LOW) / STEP).T, order=1, mode="nearest")


def hits(field, points, direction, reach):
    """Walk along a direction from points (n, 3); True and the place where a surface is met."""
    points, alive = points.copy(), np.arange(len(points))
    met, gone = np.zeros(len(points), bool), np.zeros(len(points))
    for _ in range(STEPS):
        distance = value(field, points[alive])
        on = distance < 0.04
        met[alive[on]] = True
        step = np.maximum(distance * 0.85, 0.06)
        gone[alive] += np.where(on, 0, step)
        points[alive] += np.where(on, 0, step)[:, None] * direction
        alive = alive[~on & (gone[alive] < reach)]
        if not len(alive):
            break
    # Who is still under way grazes a surface: not met, it would let the page shine through.
    met[alive] = value(field, points[alive]) < GRAZING
    return met, points


def visibility(field, points, direction, reach=75, softness=9.0):
    """How much of a soft light reaches points (n, 3): 1 = all; near misses give half-shade."""
    light, alive, gone = np.ones(len(points)), np.arange(len(points)), np.full(len(points), 0.5)
    for _ in range(90):
        distance = value(field, points[alive] + gone[alive, None] * direction)
        share = np.clip(0.5 + softness * distance / (2 * gone[alive] + 4), 0, 1)
        light[alive] = np.minimum(light[alive], share)
        gone[alive] += np.clip(distance * 0.8, 0.8, 4)
        alive = alive[(gone[alive] < reach) & (light[alive] > 0.01)]
        if not len(alive):
            break
    return light * light * (3 - 2 * light)


def normals(field, points, width=0.9):
    parts = []
    for axis in np.eye(3):
        parts.append(value(field, points + axis * width) - value(field, points - axis * width))
    normal = np.stack(parts, -1)
    return normal / np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-6)


def grain(seed=7):
    """Fine relief for bone: noise at two sizes on a tile that repeats."""
    noise = np.random.default_rng(seed).standard_normal((96, 96, 96)).astype(np.float32)
    fine = ndimage.gaussian_filter(noise, 0.9, mode="wrap")
    coarse = ndimage.gaussian_filter(noise[::-1], 3.0, mode="wrap")
    return fine / fine.std() * 0.5 + coarse / coarse.std()


def roughen(points, normal, strength):
    """Tilt normals (n, 3) by the slope of the grain; strength (n,)."""
    relief = grain()
    slope = []
    for axis in range(3):
        steep = np.roll(relief, -1, axis) - np.roll(relief, 1, axis)
        slope.append(ndimage.map_coordinates(steep, (points / STEP).T, order=1, mode="grid-wrap"))
    rough = normal - np.stack(slope, -1) * strength[:, None]
    return rough / np.linalg.norm(rough, axis=1, keepdims=True)


def openness(field, points, normal):
    """Ambient light, 0 to 1: how empty the surroundings are, at four sizes."""
    filled = (field < 0).astype(np.float32)[::2, ::2, ::2]
    light = np.ones(len(points), np.float32)
    for size, weight in ((2.5, 0.5), (6, 0.75), (13, 0.8), (26, 0.6)):
        blurred = ndimage.gaussian_filter(filled, size / STEP / 2, truncate=2.5)
        place = points + normal * size * 0.9
        share = ndimage.map_coordinates(blurred, ((place - LOW) / STEP / 2).T, order=1, mode="nearest")
        light *= np.clip(1 - weight * share * 1.5, 0, 1)
    return light


def shade(field, points, normal, across, towards, up=(0, 1, 0)):
    """Brightness of surface points: a key light with soft shadow, sky, and a little gloss.

    across, towards, up: the viewer's right, the way to the viewer and the top of the picture;
    the light comes from the top, a little from the viewer's left.
    """
    key = KEY_LIGHT @ np.array([across, up, towards])
    key = key / np.linalg.norm(key)
    facing = normal @ key
    lit = facing > 0.0
    shadow = np.zeros(len(points))
    dark = 1 - visibility(field, points[lit] + normal[lit] * 1.6, key)
    shadow[lit] = dark * np.clip(facing[lit] / 0.3, 0, 1)  # no edge where the bone turns away
    diffuse = np.clip((facing + 0.35) / 1.35, 0, 1) * (1 - 0.55 * shadow)
    sky = 0.55 + 0.45 * (normal @ np.array(up))
    front = np.clip(normal @ towards, 0, 1)
    open_air = openness(field, points, normal)
    light = 0.84 * diffuse + (0.22 * sky + 0.36 * front) * open_air
    gloss = np.clip(normal @ ((key + towards) / np.linalg.norm(key + towards)), 0, 1) ** 24
    return np.clip((light * (0.45 + 0.55 * open_air)) + 0.06 * gloss * (1 - shadow), 0, 1)


def value_in(solid, points):
    """A solid's own field at points, and whether each lies on its block."""
    place = (points - LOW) / STEP - solid.corner
    inside = ((place >= 0) & (place <= np.array(solid.field.shape) - 1)).all(1)
    values = np.full(len(points), FAR)
    values[inside] = ndimage.map_coordinates(solid.field, place[inside].T, order=1)
    return values, inside


def nearest_part(solids, points):
    """Index of the solid whose field is lowest at each point."""
    best, which = np.full(len(points), 1e3), np.full(len(points), -1)
    for index, solid in enumerate(solids):
        value, inside = value_in(solid, points)
        lower = inside & (value < best)
        best[lower], which[lower] = value[lower], index
    return which


def weight_of(some, others, points, edge=0.35):
    """Share (0 to 1) of the first group of solids at surface points, soft over `edge` mm."""
    near = [np.min([value_in(s, points)[0] for s in group], axis=0) for group in (some, others)]
    return np.clip(0.5 + (near[1] - near[0]) / (2 * edge), 0, 1)


def disc_tone(light, is_disc, points):
    """Discs are lighter and flatter than bone, and show the slanting fibres of their ring."""
    x, y, z = points.T
    around = np.arctan2(x, z)
    fibres = 0.018 * np.sin(48 * around + 1.8 * y + 0.8 * np.sin(7 * around))
    fibres += 0.010 * np.sin(41 * around - 1.5 * y + np.sin(5 * around))
    return light * (1 - is_disc) + np.clip(0.40 + 0.60 * light + fibres, 0, 1) * is_disc
