"""The six views of the painted limb: a lit picture and an SVG of outlines each."""

from dataclasses import dataclass

import numpy as np
from PIL import Image

import views_light
import views_outline
import views_raster
import views_slivers
import views_svg
from limb_coordinates import unit
from limb_dermatomes import CORE, REACH
from views_both import MIDDLE, SIDES, both_halves, fold, mirrored
from views_camera import SUPERSAMPLING

LABELLED_FROM = 0.3  # an area ends where less than this share of the picture is left
SEEN_FROM = 0.02
LEFT_OUT = 998  # skin that is shown and gets no outline; read as a label it is of the middle
THINNEST, SMALLEST = 1.5, 8.0  # mm, mm2: a smaller piece of an area cannot be seen or hit
FADES_TO = 0.86  # luminance of open skin


@dataclass(frozen=True)
class Painted:
    """The right half with everything painted on it.

    scores: (n, k) fields of areas, names their ids, names[0] the trunk; roots: (n, r) weights.
    points: key point -> (position mm, area id, normal). midline: ids drawn once.
    """

    skin: object
    names: list
    scores: np.ndarray
    root_names: list
    roots: np.ndarray
    points: dict
    midline: frozenset


def render(view, fade, painted, sky):
    """(RGBA picture, SVG text) of one view; fade (n,), sky (n, directions)."""
    skin = painted.skin
    vertices, faces = skin.vertices, skin.faces
    if view.whole_body:
        vertices, faces = both_halves(vertices, faces)
    width, height = (SUPERSAMPLING * k for k in view.size)
    shown = fade[faces % len(fade)].max(1) > 0.001
    numbers = np.flatnonzero(shown)
    picture = views_raster.draw(view.project(vertices), faces[shown], width, height)
    picture.face[picture.seen] = numbers[picture.face[picture.seen]]
    corners, side = fold(picture, len(skin.faces), len(skin.vertices), faces)
    weight = picture.weights[picture.seen]

    def field(values):
        return sum(weight[:, [k]] * values[corners[:, k]] for k in range(3))

    alpha = field(fade[:, None])[:, 0]
    light = _light(view, painted, sky, field, side)
    image = _image(picture, light, alpha, view.size)
    svg = _svg(view, picture, painted, corners, weight, side, alpha, field)
    return image, svg


def _light(view, painted, sky, field, side):
    """Luminance per seen pixel, for a page that looks skin colours up in it."""
    normals = painted.skin.normals
    eye = np.cross(view.right, view.up)
    half_way = unit(view.key[0] * view.right + view.key[1] * view.up + (view.key[2] + 1) * eye)
    found = np.zeros((len(side), 3))
    for k in range(2 if view.whole_body else 1):
        mine = normals * ([-1, 1, 1] if k else [1, 1, 1])
        light = views_light.irradiance(views_light.mirrored(sky) if k else sky, mine, view)
        here = side == k
        found[here] = field(np.stack([light, mine @ eye, mine @ half_way], 1))[here]
    light, facing, sheen = found.T
    return _tone(light, np.clip(facing, 0, 1), np.clip(sheen, 0, 1))


def _tone(light, facing, sheen):
    edge = 1 - 0.30 * (1 - facing) ** 3
    value = 0.19 + 0.66 * np.clip(light * edge, 0, None)
    value = np.where(value > 0.85, 0.85 + 0.12 * np.tanh((value - 0.85) / 0.12), value)
    return np.clip(value + 0.06 * sheen ** 20 * light, 0, 1)


def _image(picture, light, alpha, size):
    height, width = picture.face.shape
    plane = np.zeros((height, width, 3), np.float32)
    plane[picture.seen] = np.stack([light * alpha, alpha, np.ones_like(alpha)], 1)
    small = plane.reshape(size[1], SUPERSAMPLING, size[0], SUPERSAMPLING, 3).mean((1, 3))
    opacity, covered = small[..., 1], small[..., 2]
    grey = np.where(opacity > 1e-4, small[..., 0] / np.maximum(opacity, 1e-4), 0.8)
    # What fades grows light too: dark skin half seen through would look like dirt on the page.
    faded = 1 - opacity / np.maximum(covered, 1e-4)
    grey += np.clip(FADES_TO - grey, 0, None) * faded
    grey = np.clip(np.rint(grey * 255), 0, 255).astype(np.uint8)
    opacity = np.clip(np.rint(opacity * 255), 0, 255).astype(np.uint8)
    return Image.merge("RGBA", [Image.fromarray(grey)] * 3 + [Image.fromarray(opacity)])


def _svg(view, picture, painted, corners, weight, side, alpha, field):
    scale = view.units_per_pixel
    pixel = view.mm_per_unit * scale[1]  # mm
    plane = np.full(picture.face.shape, views_outline.NOTHING, np.int32)

    # smooth and the tolerance are told in pixels of the finished picture.
    def traced(values, shown, smooth=2.0):
        """Outlines of the values that are not negative, where anything is shown."""
        plane[:] = views_outline.NOTHING
        plane[picture.seen] = np.where(shown, np.where(values < 0, LEFT_OUT, values), views_outline.NOTHING)
        clear = views_slivers.without_slivers(
            plane, THINNEST / pixel, SMALLEST / pixel**2, LEFT_OUT
        )
        if view.whole_body:
            clear = mirrored(clear)
        clear[clear == LEFT_OUT] = views_outline.NOTHING
        shapes = views_outline.outlines(clear, smooth * SUPERSAMPLING, 0.17 * SUPERSAMPLING)
        return {label: views_svg.path(rings, scale) for label, rings in shapes.items()}

    body = np.full(len(side), MIDDLE)
    silhouette = traced(body, alpha > SEEN_FROM, 1.0)[MIDDLE]
    label = _labels(painted, corners, weight, side)
    shown = alpha > (LABELLED_FROM if view.fade else SEEN_FROM)
    drawn = traced(label, shown)
    areas = []
    for key, d in sorted(drawn.items()):
        area, mine = divmod(key, 3)
        if d:
            areas.append((painted.names[area], (*SIDES, "middle")[mine], d))
    dermatomes = _dermatomes(painted, field, side, shown, label, traced)
    points = _points(view, painted, picture, np.where(label >= 0, alpha, 0))
    return views_svg.document(view, silhouette, areas, dermatomes, points)


def _labels(painted, corners, weight, side):
    """area * 3 + side (2 = middle) per seen pixel, -1 on the trunk."""
    strongest = painted.scores.argmax(1)
    area = strongest[corners[:, 0]].copy()
    mixed = np.flatnonzero((strongest[corners] != area[:, None]).any(1))
    for chunk in np.array_split(mixed, max(1, len(mixed) // 100_000)):
        score = sum(weight[chunk, k][:, None] * painted.scores[corners[chunk, k]] for k in range(3))
        area[chunk] = score.argmax(1)
    middle = np.array([name in painted.midline for name in painted.names])
    label = area * 3 + np.where(middle[area], MIDDLE, side)
    return np.where(area == 0, -1, label)


def _dermatomes(painted, field, side, shown, label, traced):
    found = []
    if not painted.root_names:
        return found
    weights = field(painted.roots)
    for k, root in enumerate(painted.root_names):
        for extent, least in (("core", CORE), ("reach", REACH)):
            here = (weights[:, k] > least) & (label >= 0)
            for mine, d in sorted(traced(np.where(here, side, -1), shown, 4.5).items()):
                if d:
                    found.append((root, SIDES[mine], extent, d))
    return found


def _points(view, painted, picture, alpha):
    """Key points that the view shows: on the near side of the skin, not hidden, not faded."""
    scale = view.units_per_pixel
    shown = np.zeros(picture.face.shape, np.float32)
    shown[picture.seen] = alpha
    eye = np.cross(view.right, view.up)
    height, width = shown.shape
    found = []
    for name, (where, area, normal) in painted.points.items():
        for k, side in enumerate(SIDES if view.whole_body else SIDES[:1]):
            flip = np.array([-1, 1, 1]) if k else np.ones(3)
            x, y, z = view.project((where * flip)[None])[0]
            if not (0 <= y < height and 0 <= x < width) or (normal * flip) @ eye < 0.2:
                continue
            if shown[int(y), int(x)] > LABELLED_FROM and z > picture.depth[int(y), int(x)] - 2.0:
                found.append((name, area, side, round(x * scale[0]), round(y * scale[1])))
    return found
