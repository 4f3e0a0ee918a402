"""Other maps of the dermatomes than the consensus, drawn in the same views of the same limb.

So far one: Keegan & Garrett 1948, as redrawn in Grant's Atlas 1962 (plate 663). Its bands do not
overlap, so its borders are lines and every skin has one root.
"""

from pathlib import Path

import numpy as np

import limb
import map_fields
import views_camera
import views_svg
from limb_coordinates import Limb
from views_both import SIDES
from views_sight import Sight

NAME = "keegan-garrett-1948"
SMOOTH = 3.5  # pixels of the finished picture
BEFORE_AXIAL = ("L1", "L2", "L3", "L4")
BEHIND_AXIAL = ("S2", "S3", "S4", "S5")


def build(out, cache):
    """Write out/maps/<map>/<view>.svg and out/body/maps.npz; cache holds the wheel."""
    wheel = Path(cache) / limb.WHEEL
    made = [_write_faces(Path(out) / "body", limb.paint(wheel, limb.CHECK_STEPS))]
    painted = limb.paint(wheel, limb.PICTURE_STEPS)
    fields = map_fields.fields(painted.skin)
    folder = Path(out) / "maps" / NAME
    folder.mkdir(parents=True, exist_ok=True)
    for name, (view, fade) in views_camera.limb_views(Limb(painted.skin)).items():
        print(f"maps: view {name}", flush=True)
        lines = drawing(Sight(view, fade, painted.skin), painted, fields)
        made.append(folder / f"{name}.svg")
        made[-1].write_text(lines, encoding="utf-8", newline="\n")
    return made


def drawing(sight, painted, fields):
    """The SVG text of one view."""
    area = sight.areas(painted)
    label = np.where(area < 0, -1, sight.strongest(fields) * 3 + sight.side)
    shapes, seams = sight.seams(label, sight.shown, SMOOTH)
    dermatomes = [
        (map_fields.ROOTS[key // 3], SIDES[key % 3], "core", d) for key, d in sorted(shapes.items()) if d
    ]
    axial = []
    for k, side in enumerate(SIDES):
        lines = [line for pair in sorted(seams) if _is_axial(pair, k) for line in seams[pair]]
        if lines:
            axial.append((side, views_svg.lines(lines, sight.view.units_per_pixel)))
    return views_svg.map_document(sight.view, NAME, dermatomes, axial)


def _is_axial(pair, side):
    """Whether two labels of one side are roots that meet at the ventral axial line."""
    roots = [map_fields.ROOTS[key // 3] for key in pair]
    mine = all(key % 3 == side for key in pair)
    return mine and roots[0] in BEFORE_AXIAL and roots[1] in BEHIND_AXIAL


def _write_faces(folder, coarse):
    """The root of every face of limb.npz."""
    folder.mkdir(parents=True, exist_ok=True)
    keep = coarse.scores[coarse.skin.faces].mean(1).argmax(1) > 0
    fields = map_fields.fields(coarse.skin)[coarse.skin.faces[keep]].mean(1)
    path, label = folder / "maps.npz", fields.argmax(1).astype(np.uint8)
    np.savez_compressed(path, root_ids=np.array(map_fields.ROOTS), **{NAME: label})
    return path
