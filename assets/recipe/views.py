"""The six views of the painted limb: a lit picture and an SVG of outlines each."""

from dataclasses import dataclass

import numpy as np
from PIL import Image

import views_light
import views_svg
from limb_coordinates import unit
from limb_dermatomes import CORE, REACH
from views_both import MIDDLE, SIDES
from views_camera import SUPERSAMPLING
from views_sight import LABELLED_FROM, SEEN_FROM, Sight

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
    sight = Sight(view, fade, painted.skin)
    image = _image(sight.picture, _light(sight, painted, sky), sight.alpha, view.size)
    return image, _svg(sight, painted)


def _light(sight, painted, sky):
    """Luminance per seen pixel, for a page that looks skin colours up in it."""
    view, side = sight.view, sight.side
    normals = painted.skin.normals
    eye = np.cross(view.right, view.up)
    half_way = unit(view.key[0] * view.right + view.key[1] * view.up + (view.key[2] + 1) * eye)
    found = np.zeros((len(side), 3))
    for k in range(2 if view.whole_body else 1):
        mine = normals * ([-1, 1, 1] if k else [1, 1, 1])
        light = views_light.irradiance(views_light.mirrored(sky) if k else sky, mine, view)
        here = side == k
        found[here] = sight.field(np.stack([light, mine @ eye, mine @ half_way], 1))[here]
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


def _svg(sight, painted):
    silhouette = sight.traced(np.full(len(sight.side), MIDDLE), sight.alpha > SEEN_FROM, 1.0)[MIDDLE]
    label = sight.areas(painted)
    areas = []
    for key, d in sorted(sight.traced(label, sight.shown).items()):
        area, mine = divmod(key, 3)
        if d:
            areas.append((painted.names[area], (*SIDES, "middle")[mine], d))
    dermatomes = _dermatomes(sight, painted, label)
    points = _points(sight, painted, np.where(label >= 0, sight.alpha, 0))
    return views_svg.document(sight.view, silhouette, areas, dermatomes, points)


def _dermatomes(sight, painted, label):
    found = []
    if not painted.root_names:
        return found
    weights = sight.field(painted.roots)
    for k, root in enumerate(painted.root_names):
        for extent, least in (("core", CORE), ("reach", REACH)):
            here = (weights[:, k] > least) & (label >= 0)
            drawn = sight.traced(np.where(here, sight.side, -1), sight.shown, 4.5)
            for mine, d in sorted(drawn.items()):
                if d:
                    found.append((root, SIDES[mine], extent, d))
    return found


def _points(sight, painted, alpha):
    """Key points that the view shows: on the near side of the skin, not hidden, not faded."""
    view, picture = sight.view, sight.picture
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
