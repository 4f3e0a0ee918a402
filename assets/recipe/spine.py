"""The lower spine from three sides: softly lit pictures and the drawings over them."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image
from scipy import ndimage

import spine_column
import spine_cut
import spine_drawing as drawing
import spine_level
import spine_pelvis
import spine_render as render
import spine_roots as roots
import spine_sacrum

WHEEL = "myo_sim-0.2.3-py3-none-any.whl"
SCALE = 1.5  # pixels of the picture per unit of the view box
FINE = 2  # rays per pixel and axis
START = 155.0  # mm before the origin: rays start here
VIEWS = (drawing.FRONT, drawing.BACK, drawing.SIDE)
TURN = {"right": drawing.mirrored, "left": np.asarray, "middle": np.asarray}


@dataclass
class Scene:
    """All solids, and the frames of vertebrae and discs."""

    bones: list
    discs: list
    places: tuple


@dataclass
class Sight:
    """What the rays of a view meet; arrays (h, w), `part` = index of a solid or -1."""

    scale: float
    light: np.ndarray
    depth: np.ndarray
    part: np.ndarray


def build(out, cache):
    """Write out/spine/<view>.webp and .svg; cache: the folder that holds the wheels."""
    folder = Path(out) / "spine"
    folder.mkdir(parents=True, exist_ok=True)
    print("spine: shapes", flush=True)
    scene = make_scene(Path(cache) / WHEEL)
    made = []
    for view in VIEWS:
        print(f"spine: {view.name}", flush=True)
        sight = look(scene, view)
        picture, lines = folder / f"{view.name}.webp", folder / f"{view.name}.svg"
        save_picture(scene, sight, view, picture)
        lines.write_text(drawing.document(draw(scene, sight, view), view), encoding="utf-8", newline="\n")
        made += [picture, lines]
    return [*made, *spine_level.build(scene, folder), *spine_cut.build(scene, folder)]


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


def look(scene, view):
    """Shade every ray of a view."""
    solids = shown(scene, view)
    field = render.merge(solids)
    scale = SCALE * FINE
    width, height = int(view.width * scale), int(drawing.HEIGHT * scale)
    met, place = render.hits(field, rays(view, width, height), -view.towards, 2 * START)
    place = place[met]
    light, depth, part = np.zeros(len(met)), np.full(len(met), -1e3), np.full(len(met), -1)
    part[met] = render.nearest_part(solids, place)
    is_disc = render.weight_of(scene.discs, scene.bones, place)
    rough = render.roughen(place, render.normals(field, place), 0.05 * (1 - is_disc))
    brightness = render.shade(field, place, rough, view.across, view.towards)
    light[met] = render.disc_tone(brightness, is_disc, place)
    depth[met] = place @ view.towards
    return Sight(scale, *(a.reshape(height, width) for a in (light, depth, part)))


def shown(scene, view):
    return [solid for solid in (*scene.bones, *scene.discs) if solid.name not in view.without]


def rays(view, width, height):
    """Where the rays of a picture start: a plane in front of everything, points (n, 3)."""
    mm = drawing.MM_PER_UNIT / (SCALE * FINE)
    x = view.middle + (np.arange(width) + 0.5 - width / 2) * mm
    y = drawing.TOP - (np.arange(height) + 0.5) * mm
    across, up = (a.reshape(-1, 1) for a in np.meshgrid(x, y))
    return across * view.across + up * np.array([0, 1.0, 0]) + START * view.towards


def fade(view):
    """Alpha (h, w): the pelvis melts away downwards and outwards, T12 upwards."""
    width, height = int(view.width * SCALE), int(drawing.HEIGHT * SCALE)
    x, y = np.meshgrid((np.arange(width) + 0.5) / SCALE, (np.arange(height) + 0.5) / SCALE)
    aside = np.abs(x - view.width / 2)
    downward = 1 - soft((y - 625) / 150) * soft((aside - 24) / 30 + (y - 665) / 40)
    outward = 1 - soft((aside - 158) / 125) * soft((y - 310) / 60)
    if view.faint:
        downward, outward = 1 - soft((y - 665) / 110), np.ones_like(x)
    return outward * downward * soft((y + 2) / 42)


def soft(t):
    t = np.clip(t, 0, 1)
    return t * t * (3 - 2 * t)


def save_picture(scene, sight, view, path):
    """Luminance and alpha, FINE rays averaged into a pixel."""
    seen = (sight.part >= 0).astype(float)
    height, width = (n // FINE for n in seen.shape)

    def pool(rays):
        return rays.reshape(height, FINE, width, FINE).mean((1, 3))

    cover = pool(seen)
    light = pool(sight.light * seen) / np.maximum(cover, 1e-6)
    # Behind the soft edge the light continues, so that no dark rim shows when it is scaled.
    index = ndimage.distance_transform_edt(cover < 0.02, return_distances=False, return_indices=True)
    light = light[tuple(index)]
    names = [solid.name for solid in shown(scene, view)]
    hinted = np.isin(sight.part, [names.index(name) for name in view.faint])
    alpha = cover * fade(view) * (1 - 0.68 * pool(hinted.astype(float)))
    pixels = np.round(np.stack([light, light, light, alpha], -1) * 255).astype(np.uint8)
    Image.fromarray(pixels, "RGBA").save(path, "WEBP", quality=86, alpha_quality=85, method=6)


def draw(scene, sight, view):
    """The lines of the SVG, from the back to the front."""
    edge = drawing.outline(sight.part >= 0, sight.scale, 2, 200)
    lines = [drawing.tag("path", data_part="silhouette", d=edge)]
    for index, solid in enumerate(shown(scene, view)):
        if view.whole_discs and any(solid is disc for disc in scene.discs):
            path, hidden = drawing.projection(solid, view), {"data_hidden": "yes"}
        else:
            path, hidden = drawing.outline(sight.part == index, sight.scale), {}
        lines.append(drawing.tag("path", **kind(solid, scene), **hidden, d=path))
        if hidden and (seen := drawing.outline(sight.part == index, sight.scale)):
            lines.append(drawing.tag("path", data_part="cushion", data_level=solid.name, d=seen))
    for name, shape in (("sac", roots.sac_outline), ("cord_end", roots.cord_outline)):
        path = drawing.closed(view.unit(shape(scene.places, view.across)))
        lines.append(drawing.tag("path", data_part=name, data_hidden="yes", d=path))
    return lines + draw_roots(scene, sight, view) + draw_labels(scene, view) + draw_sites(scene, view)


def kind(solid, scene):
    if any(solid is disc for disc in scene.discs):
        return {"data_part": "disc", "data_level": solid.name}
    if solid.name.startswith("hip"):
        return {"data_part": "hip", "data_side": solid.name.split("_")[1]}
    if solid.name == "sacrum":
        return {"data_part": "sacrum"}
    return {"data_part": "vertebra", "data_vertebra": solid.name}


def draw_roots(scene, sight, view):
    return [
        line
        for root in (*roots.BORDER, *roots.ROOTS)
        for side in view.sides
        for line in draw_root(scene, sight, view, root, side)
    ]


def draw_root(scene, sight, view, root, side):
    """The stretches of one root on one side; L4 has a branch to the lumbosacral trunk."""
    ways = [roots.centre_line(scene.places, root)]
    if root == "L4":
        ways.append(roots.trunk_line(scene.places))
    door = TURN[side](roots.foramen(scene.places, root))
    for way in ways:
        for hidden, points in drawing.runs(TURN[side](way), door, sight, view):
            yield drawing.tag(
                "path", data_part="root", data_root=root, data_side=side,
                data_kind="border" if root in roots.BORDER else "root",
                data_hidden="yes" if hidden else "no", d=drawing.curve(points, 15 if hidden else 9),
            )
    end = drawing.far_end(view.unit(TURN[side](ways[0])), view.unit(door))
    yield drawing.tag("path", data_part="fade", data_root=root, data_side=side, d=end)


def draw_labels(scene, view):
    """Labels in a column on each side, at the height of the place where the root leaves."""
    order = ("T12", *roots.ROOTS, "Co1")
    doors = [view.unit(roots.foramen(scene.places, root)) for root in order]
    rows = drawing.label_rows([door[1] for door in doors])
    lines = []
    for root, row in zip(order, rows):
        for side, column in zip(view.sides, view.columns):
            place = (view.width / 2 + column, row)
            lines.append(drawing.spot(place, data_part="label", data_root=root, data_side=side))
    return lines


def draw_sites(scene, view):
    lines = []
    for vertebra, point in roots.pedicles(scene.places).items():
        for side in view.sides:
            place = view.unit(TURN[side](point))
            lines.append(drawing.spot(place, data_part="pedicle", data_vertebra=vertebra, data_side=side))
    for site, (point, in_midline) in roots.sites(scene.places).items():
        for side in ("middle",) if in_midline else view.sides:
            place = view.unit(TURN[side](point))
            lines.append(drawing.spot(place, data_part="site", data_site=site, data_side=side))
    return lines
