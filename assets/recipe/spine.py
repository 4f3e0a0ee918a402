"""The lower spine from the front: a softly lit picture and the drawing that lies over it."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image
from scipy import ndimage

import spine_column
import spine_drawing as drawing
import spine_pelvis
import spine_render as render
import spine_roots as roots
import spine_sacrum

WHEEL = "myo_sim-0.2.3-py3-none-any.whl"
SCALE = 1.5  # pixels of the picture per unit of the view box
FINE = 2  # rays per pixel and axis
FRONT_EDGE = 108.0  # mm: rays start here and walk backwards
SIDES = (("right", drawing.mirrored), ("left", np.asarray))


@dataclass
class Scene:
    """All solids, the part each belongs to, and the frames of vertebrae and discs."""

    bones: list
    discs: list
    places: tuple


@dataclass
class Sight:
    """What the rays of the front view meet; arrays (h, w), `part` = index of a solid or -1."""

    scale: float
    light: np.ndarray
    depth: np.ndarray
    part: np.ndarray


def build(out, cache):
    """Write out/spine/front.webp and front.svg; cache: the folder that holds the wheels."""
    folder = Path(out) / "spine"
    folder.mkdir(parents=True, exist_ok=True)
    print("spine: shapes", flush=True)
    scene = make_scene(Path(cache) / WHEEL)
    print("spine: light", flush=True)
    sight = look(scene)
    save_picture(sight, folder / "front.webp")
    (folder / "front.svg").write_text(drawing.document(draw(scene, sight)), encoding="utf-8", newline="\n")
    return [folder / "front.webp", folder / "front.svg"]


def make_scene(wheel):
    if not wheel.exists():
        raise FileNotFoundError(f"{wheel} is missing: pip download --no-deps myo-sim==0.2.3")
    bones, discs, places, middles = spine_column.column()
    sacrum = spine_sacrum.sacrum_solid()
    spine_column.open_joint(sacrum, bones[-1])
    hips = spine_pelvis.hip_solids(wheel)
    for hip in hips:
        spine_column.open_joint(hip, sacrum, 1.6)
    return Scene([*bones, sacrum, *hips], discs, (places, middles))


def look(scene):
    """Shade every ray of the front view."""
    solids = [*scene.bones, *scene.discs]
    field = render.merge(solids)
    scale = SCALE * FINE
    width, height = int(drawing.WIDTH * scale), int(drawing.HEIGHT * scale)
    mm = drawing.MM_PER_UNIT / scale
    x = (np.arange(width) + 0.5 - width / 2) * mm
    y = drawing.TOP - (np.arange(height) + 0.5) * mm
    start = np.stack(np.meshgrid(x, y), -1).reshape(-1, 2)
    start = np.concatenate([start, np.full((len(start), 1), FRONT_EDGE)], 1)
    met, place = render.hits(field, start, np.array([0, 0, -1.0]), 196)
    place = place[met]
    light, depth, part = np.zeros(len(met)), np.full(len(met), -1e3), np.full(len(met), -1)
    part[met] = nearest_part(solids, place)
    is_disc = render.weight_of(scene.discs, scene.bones, place)
    rough = render.roughen(place, render.normals(field, place), 0.05 * (1 - is_disc))
    brightness = render.shade(field, place, rough)
    light[met] = render.disc_tone(brightness, is_disc)
    depth[met] = place[:, 2]
    return Sight(scale, *(a.reshape(height, width) for a in (light, depth, part)))


def nearest_part(solids, points):
    """Index of the solid whose field is lowest at each point."""
    best, which = np.full(len(points), 1e3), np.full(len(points), -1)
    for index, solid in enumerate(solids):
        value, inside = render.value_in(solid, points)
        lower = inside & (value < best)
        best[lower], which[lower] = value[lower], index
    return which


def fade(height, width, scale):
    """Alpha (h, w): the pelvis melts away downwards and outwards, T12 upwards."""
    x, y = np.meshgrid((np.arange(width) + 0.5) / scale, (np.arange(height) + 0.5) / scale)
    aside = np.abs(x - drawing.WIDTH / 2)
    outward = 1 - soft((aside - 150) / 125) * soft((y - 300) / 60)
    downward = 1 - soft((y - 600) / 150) * soft((aside - 24) / 30 + (y - 640) / 40)
    return np.clip(np.minimum(outward, 1) * downward, 0, 1) * soft((y + 2) / 42)


def soft(t):
    t = np.clip(t, 0, 1)
    return t * t * (3 - 2 * t)


def save_picture(sight, path):
    """Luminance and alpha, FINE rays averaged into a pixel."""
    seen = (sight.part >= 0).astype(float)
    height, width = (n // FINE for n in seen.shape)
    pool = lambda a: a.reshape(height, FINE, width, FINE).mean((1, 3))
    cover = pool(seen)
    light = pool(sight.light * seen) / np.maximum(cover, 1e-6)
    # Behind the soft edge the light continues, so that no dark rim shows when it is scaled.
    index = ndimage.distance_transform_edt(cover < 0.02, return_distances=False, return_indices=True)
    light = light[tuple(index)]
    alpha = cover * fade(height, width, SCALE)
    pixels = np.round(np.stack([light, light, light, alpha], -1) * 255).astype(np.uint8)
    Image.fromarray(pixels, "RGBA").save(path, "WEBP", quality=86, alpha_quality=85, method=6)


def draw(scene, sight):
    """The lines of the SVG, from the back to the front."""
    lines = [drawing.tag("path", data_part="silhouette", d=drawing.outline(sight.part >= 0, sight.scale, 2, 200))]
    solids = [*scene.bones, *scene.discs]
    for index, solid in enumerate(solids):
        path = drawing.outline(sight.part == index, sight.scale)
        lines.append(drawing.tag("path", **kind(solid, scene), d=path))
    for name, shape in (("sac", roots.sac_outline), ("cord_end", roots.cord_outline)):
        path = drawing.closed(drawing.unit(shape(scene.places)))
        lines.append(drawing.tag("path", data_part=name, data_hidden="yes", d=path))
    return lines + draw_roots(scene, sight) + draw_labels(scene) + draw_sites(scene)


def kind(solid, scene):
    if any(solid is disc for disc in scene.discs):
        return {"data_part": "disc", "data_level": solid.name}
    if solid.name.startswith("hip"):
        return {"data_part": "hip", "data_side": solid.name.split("_")[1]}
    if solid.name == "sacrum":
        return {"data_part": "sacrum"}
    return {"data_part": "vertebra", "data_vertebra": solid.name}


def draw_roots(scene, sight):
    lines = []
    for root in (*roots.BORDER, *roots.ROOTS):
        ways = [roots.centre_line(scene.places, root)]
        if root == "L4":
            ways.append(roots.trunk_line(scene.places))
        for side, turn in SIDES:
            for way in ways:
                for hidden, points in drawing.runs(turn(way), sight.depth, sight.scale):
                    lines.append(drawing.tag(
                        "path", data_part="root", data_root=root, data_side=side,
                        data_kind="border" if root in roots.BORDER else "root",
                        data_hidden="yes" if hidden else "no", d=drawing.curve(points),
                    ))
    return lines


def draw_labels(scene):
    """Labels in two columns, each at the height of the place where its root leaves."""
    order = ("T12", *roots.ROOTS, "Co1")
    doors = [drawing.unit(roots.foramen(scene.places, root)) for root in order]
    rows = drawing.label_rows([door[1] for door in doors])
    lines = []
    for root, row in zip(order, rows):
        for side, sign in (("right", -1), ("left", 1)):
            place = (drawing.WIDTH / 2 + sign * drawing.LABEL_OFFSET, row)
            lines.append(drawing.spot(place, data_part="label", data_root=root, data_side=side))
    return lines


def draw_sites(scene):
    lines = []
    for site, (point, in_midline) in roots.sites(scene.places).items():
        sides = (("middle", np.asarray),) if in_midline else SIDES
        for side, turn in sides:
            lines.append(drawing.spot(drawing.unit(turn(point)), data_part="site", data_site=site, data_side=side))
    return lines
