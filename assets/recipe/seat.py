"""The seat: a flat scheme of the saddle seen from below, front at the top.

Like lying on the back with the viewer at the feet: the person's right is on the viewer's
left. Cells are cut from one outline in order, so they meet without gaps or overlaps.
"""

from pathlib import Path

import numpy as np
import shapely
from scipy.interpolate import CubicSpline
from shapely import affinity
from shapely.geometry import Point, Polygon, box

WIDTH, HEIGHT = 300, 366
MIDDLE = WIDTH / 2
RING = (MIDDLE, 204)  # the anus: centre of the rings
EDGE = (
    (150, 8), (114, 12), (88, 36), (58, 60), (27, 98), (12, 156), (13, 222), (29, 288),
    (64, 336), (110, 354), (150, 358),
)
RIGHT_HALF = box(-10, -10, MIDDLE, HEIGHT + 10)


def build(out, cache):
    """Write out/views/seat.svg; needs nothing from the cache."""
    path = Path(out) / "views" / "seat.svg"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(document(), encoding="utf-8", newline="\n")
    return [path]


def outline():
    """The outer edge: a smooth closed curve, the same on both sides."""
    half = np.array(EDGE, float)
    whole = np.concatenate([half, (half * (-1, 1) + (WIDTH, 0))[-2:0:-1], half[:1]])
    turn = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(whole, axis=0), axis=1) ** 0.5)])
    spline = CubicSpline(turn, whole, bc_type="periodic")
    return Polygon(spline(np.linspace(0, turn[-1], 241)[:-1]))


def ellipse(x, y, half_width, half_height):
    return affinity.scale(Point(x, y).buffer(1, 48), half_width, half_height)


def cutters():
    """Area -> shape of the person's right half, the first ones cut before the later ones."""
    x, y = RING
    return {
        "coccyx": ellipse(MIDDLE, 300, 23, 19),
        "saddle_inner_perianal": ellipse(x, y, 39, 43),
        "saddle_outer_ring": ellipse(x, y, 78, 82),
        "genital_front": ellipse(MIDDLE, 34, 46, 50),
        "genital_back": ellipse(MIDDLE, 100, 39, 56),
        "sacrum_midline": ellipse(MIDDLE, 345, 26, 42),
        "inner_thigh_top": Polygon([(-10, -10), (MIDDLE, -10), (MIDDLE, 200), (84, 158), (-10, 140)]),
        "gluteal_fold_sitbone": Polygon([(-10, 130), (MIDDLE, 130), (MIDDLE, 210), (96, 262), (-10, 268)]),
        "buttock_inner": Polygon([(MIDDLE, 230), (108, 250), (82, 375), (MIDDLE, 375)]),
        "buttock_lower": box(-10, -10, WIDTH, HEIGHT + 10),
    }


MIDLINE = ("coccyx", "sacrum_midline")


def cells():
    """Rows (area, side, polygon); together they are the whole outline."""
    whole = outline()
    rest, rows = whole, []
    for area, shape in cutters().items():
        if area in MIDLINE:
            piece = rest.intersection(shape)
            rows.append((area, "middle", piece))
            rest = rest.difference(shape)
            continue
        piece = largest(rest.intersection(RIGHT_HALF).intersection(shape))
        left = mirror(piece)
        rows += [(area, "right", piece), (area, "left", left)]
        rest = rest.difference(piece).difference(left)
    shapes = shapely.set_precision([row[2] for row in rows], 0.01)
    return [(area, side, shape) for (area, side, _), shape in zip(rows, shapes)]


def mirror(shape):
    return affinity.scale(shape, -1, 1, origin=(MIDDLE, 0))


def largest(shape):
    return max(getattr(shape, "geoms", [shape]), key=lambda part: part.area)


def path(shape):
    rings = []
    for part in getattr(shape, "geoms", [shape]):
        points = part.simplify(0.12).exterior.coords[:-1]
        rings.append("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "Z")
    return "".join(rings)


def points():
    """Key points: S3 over the sitting bone, S4-5 within a centimetre of the inner ring."""
    places = (("S3", "gluteal_fold_sitbone", 48, 212), ("S4-5", "saddle_inner_perianal", 129, 204))
    for root, area, x, y in places:
        for side, place in (("right", x), ("left", WIDTH - x)):
            yield (
                f'<circle data-point="{root}" data-area="{area}" data-side="{side}" '
                f'cx="{place}" cy="{y}" r="0"/>'
            )


def document():
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        'data-view="seat" data-mm-per-unit="1" data-body="both">',
        f'<path data-part="silhouette" d="{path(outline())}"/>',
        '<g data-layer="areas">',
    ]
    lines += [f'<path data-area="{a}" data-side="{s}" d="{path(shape)}"/>' for a, s, shape in cells()]
    lines += ["</g>", '<g data-layer="points">', *points(), "</g>", "</svg>"]
    return "\n".join(lines) + "\n"
