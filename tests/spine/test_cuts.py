"""The sawn segment from above and from behind: every place on its side, and the roots in their places."""

import re
import xml.etree.ElementTree as ElementTree
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from PIL import Image

from atlas import levels

FOLDER = Path(__file__).resolve().parents[2] / "assets" / "spine"
VIEWS = ("above", "behind")
SIDED = ("lateral_recess", "foramen", "extraforaminal")  # from the midline outwards
SIDES = ("right", "left")
every = pytest.mark.parametrize(("view", "level"), list(product(VIEWS, levels.DISC_LEVELS)))


@cache
def drawing(view, level):
    return ElementTree.parse(FOLDER / f"{view}_{level}.svg").getroot()


def parts(view, level, kind, **wanted):
    wanted = {"data-part": kind, **{f"data-{key}": value for key, value in wanted.items()}}
    found = drawing(view, level).iter()
    return [e for e in found if all(e.get(key) == value for key, value in wanted.items())]


def corners(path):
    numbers = [float(number) for number in re.findall(r"-?[\d.]+", path.get("d"))]
    return list(zip(numbers[::2], numbers[1::2]))


def inside(point, path):
    """Whether a point lies in the outline of a path: a ray from it crosses that an odd number of times."""
    (x, y), ring = point, corners(path)
    crossed = 0
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1]):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            crossed += 1
    return crossed % 2 == 1


def spot(view, level, kind, **wanted):
    (found,) = parts(view, level, kind, **wanted)
    return float(found.get("cx")), float(found.get("cy"))


def width(view, level):
    return float(drawing(view, level).get("viewBox").split()[2])


@every
def test_holds_geometry_only(view, level):
    assert drawing(view, level).get("data-level") == level
    for element in drawing(view, level).iter():
        assert not (element.text or "").strip()
        assert not set(element.attrib) & {"style", "fill", "stroke", "class", "id"}


@every
def test_every_place_is_there_once_on_each_side_with_its_mark(view, level):
    wanted = [("canal", "middle"), *product(SIDED, SIDES)]
    for kind in ("place", "mark"):
        found = parts(view, level, kind)
        assert sorted((e.get("data-position"), e.get("data-side")) for e in found) == sorted(wanted)
        assert {e.get("data-site") for e in found} == {f"{p}@{level}" for p in levels.POSITIONS}
    for position, side in wanted:
        (place,) = parts(view, level, "place", position=position, side=side)
        assert place.get("d").count("M") == 1, "one piece, without holes"
        assert inside(spot(view, level, "mark", position=position, side=side), place)


@every
def test_places_follow_each_other_outwards_and_right_is_right(view, level):
    middle = width(view, level) / 2
    assert abs(spot(view, level, "mark", position="canal", side="middle")[0] - middle) < 12
    for side, sign in (("right", 1), ("left", -1)):
        away = [sign * (spot(view, level, "mark", position=p, side=side)[0] - middle) for p in SIDED]
        assert 0 < away[0] < away[1] < away[2]


@every
def test_right_mirrors_left(view, level):
    for position in SIDED:
        (x, y), (u, v) = (spot(view, level, "mark", position=position, side=side) for side in SIDES)
        assert abs(x + u - width(view, level)) < 25
        assert abs(y - v) < 25


@every
def test_the_leaving_root_is_in_the_doorway_and_the_passing_one_in_the_recess(view, level):
    """The golden rule: at L4-5 L4 leaves by the foramen, and L5 passes in the lateral recess."""
    exiting, traversing = levels.exiting(level), levels.traversing(level)
    for side in SIDES:
        ways = {e.get("data-way"): e for e in parts(view, level, "root", side=side)}
        assert {way: e.get("data-root") for way, e in ways.items()} == {
            "exiting": exiting, "traversing": traversing,
        }  # fmt: skip
        wanted = {"exiting": ("foramen", "extraforaminal"), "traversing": ("lateral_recess",)}
        for way, position in ((way, each) for way, positions in wanted.items() for each in positions):
            (place,) = parts(view, level, "place", position=position, side=side)
            assert any(inside(point, place) for point in corners(ways[way])), (way, position)


@every
def test_the_roots_below_run_on_in_the_sac(view, level):
    below = list(levels.ROOTS[levels.ROOTS.index(levels.traversing(level)) + 1 :])
    for side in SIDES:
        assert [e.get("data-root") for e in parts(view, level, "thread", side=side)] == below


@every
def test_the_picture_is_whole_in_the_middle_and_melts_away_at_its_rims(view, level):
    with Image.open(FOLDER / f"{view}_{level}.webp") as opened:
        alpha = opened.convert("RGBA").getchannel("A")
    x, y = spot(view, level, "name", of="disc")
    scale = alpha.width / width(view, level)
    assert alpha.getpixel((int(x * scale), int(y * scale))) > 250
    edges = [(column, row) for column in range(0, alpha.width, 40) for row in (0, alpha.height - 1)]
    assert max(alpha.getpixel(edge) for edge in edges) < 30
