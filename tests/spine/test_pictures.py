"""The pictures of the lower spine: bone without holes, and openings where they belong."""

import re
import xml.etree.ElementTree as ElementTree
from functools import cache
from itertools import pairwise
from math import hypot
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

FOLDER = Path(__file__).resolve().parents[2] / "assets" / "spine"
SIDES = {"front": ("right", "left"), "back": ("left", "right"), "side": ("right",)}
BONE = 250  # alpha: the page does not shine through
TRULY_OPEN = 300  # pixels at least: pelvic inlet, obturator and lumbar foramina
BELOW_THIS_ALL_FADES = 600  # row of the view box
# Half the distance of the two dorsal foramina, mm, in adults' sacra (right and left of the median crest).
DORSAL_FORAMINA = {"S1": 20, "S2": 18, "S3": 16.5, "S4": 15}
ROOTS = ["T12", "L1", "L2", "L3", "L4", "L5", "S1", "S2", "S3", "S4", "S5", "Co1"]
every_view = pytest.mark.parametrize("view", SIDES)


@cache
def drawing(view):
    return ElementTree.parse(FOLDER / f"{view}.svg").getroot()


@cache
def picture(view):
    """Light and alpha, arrays of 0 to 255, and pixels per unit of the view box."""
    with Image.open(FOLDER / f"{view}.webp") as opened:
        pixels = np.asarray(opened.convert("RGBA"))
    return pixels[..., 0], pixels[..., 3], pixels.shape[1] / size(view)[0]


def size(view):
    return [float(number) for number in drawing(view).get("viewBox").split()][2:]


def mm_per_unit(view):
    return float(drawing(view).get("data-mm-per-unit"))


def spot(view, site, side):
    (found,) = [
        e for e in drawing(view).iter() if (e.get("data-site"), e.get("data-side")) == (site, side)
    ]
    return float(found.get("cx")), float(found.get("cy"))


def patches(mask):
    """The connected patches (by side or corner) of a mask, as lists of (row, column)."""
    left = set(zip(*(axis.tolist() for axis in np.nonzero(mask))))
    while left:
        patch = [left.pop()]
        for y, x in patch:
            around = {(y + dy, x + dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1)} & left
            left -= around
            patch.extend(around)
        yield patch


@every_view
def test_no_hole_lets_the_page_shine_through_bone(view):
    """Whatever is open on purpose is large; slits and single pixels are rays that got lost."""
    _, alpha, scale = picture(view)
    seen = alpha[:int(BELOW_THIS_ALL_FADES * scale)] < BONE
    holes = {patch[0]: len(patch) for patch in patches(seen) if len(patch) < TRULY_OPEN}
    assert not holes, "(row, column): pixels"


@pytest.mark.parametrize("view", ["front", "back"])
@pytest.mark.parametrize("root", DORSAL_FORAMINA)
def test_openings_of_the_sacrum_have_bone_behind_them(view, root):
    _, alpha, scale = picture(view)
    for side in SIDES[view]:
        x, y = (int(place * scale) for place in spot(view, f"foramen@{root}", side))
        assert alpha[y - 12:y + 13, x - 12:x + 13].min() >= BONE


@pytest.mark.parametrize("root", DORSAL_FORAMINA)
def test_dorsal_foramina_stand_as_far_apart_as_in_an_adult(root):
    """The dark of the two openings, seen from the back: how far out its middle lies, and its width."""
    left, right = (darkness(root, side) for side in SIDES["back"])
    for away in (left, right):
        assert 2 < np.ptp(away) < 9
    assert (left.mean() + right.mean()) / 2 == pytest.approx(DORSAL_FORAMINA[root], abs=2.2)


@pytest.mark.parametrize("root", DORSAL_FORAMINA)
def test_dorsal_branch_leaves_by_its_opening(root):
    middle = size("back")[0] / 2
    for side in SIDES["back"]:
        away = abs(spot("back", f"dorsal_ramus@{root}", side)[0] - middle) * mm_per_unit("back")
        assert away == pytest.approx(darkness(root, side).mean(), abs=3.5)


def darkness(root, side):
    """How far from the midline, in mm, the dark pixels at the height of a dorsal foramen lie."""
    light, _, scale = picture("back")
    mm = mm_per_unit("back") / scale
    row, high = int(spot("back", f"dorsal_ramus@{root}", side)[1] * scale), int(4 / mm)
    reach = np.arange(int(6 / mm), int(22 / mm))
    columns = light.shape[1] // 2 + (reach if side == "right" else -1 - reach)
    box = light[row - high:row + high + 1][:, columns].astype(float)
    return reach[np.argwhere(box < 0.5 * np.median(box))[:, 1]] * mm


def test_middle_cluneal_nerves_leave_close_behind_the_sacrum():
    """At the long dorsal sacroiliac ligament, which lies on the bone: within a centimetre of it."""
    x, y = spot("side", "middle_cluneal@sacroiliac_ligament", "right")
    (sacrum,) = [e for e in drawing("side").iter() if e.get("data-part") == "sacrum"]
    back = min(px for px, py in nodes(sacrum) if abs(py - y) < 12)
    assert -10 < (x - back) * mm_per_unit("side") < 10


@every_view
@pytest.mark.parametrize("root", ROOTS)
def test_no_root_is_drawn_twice_along_its_way(view, root):
    """A second line upon the first makes a thick blob: a branch begins where it leaves."""
    for side in SIDES[view]:
        ways = [
            dense(nodes(path)) for path in drawing(view).iter()
            if (path.get("data-part"), path.get("data-root"), path.get("data-side")) == ("root", root, side)
        ]
        for number, way in enumerate(ways):
            for other in ways[:number]:
                gaps = np.linalg.norm(way[:, None] - other, axis=2)
                together = (gaps.min(1) < 0.8).sum()
                assert together <= 8, f"units together: {together}"


def nodes(path):
    """The points a path goes through: of a curve, the ends of its pieces."""
    found = []
    for numbers in re.findall(r"[MLC]([^MLCZ]*)", path.get("d")):
        found.append(tuple(float(number) for number in numbers.split()[-2:]))
    return found


def dense(points):
    """Points about one unit apart along a line."""
    found = []
    for (x, y), (x1, y1) in pairwise(points):
        steps = max(1, round(hypot(x1 - x, y1 - y)))
        found += [(x + (x1 - x) * k / steps, y + (y1 - y) * k / steps) for k in range(steps)]
    return np.array(found)
