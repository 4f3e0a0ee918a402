"""The close look at one level: what the atlas says of it is what is drawn."""

import csv
import re
import xml.etree.ElementTree as ElementTree
from functools import cache
from itertools import pairwise
from math import hypot
from pathlib import Path

import pytest

from atlas import levels

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "assets" / "spine"
LARGEST = 60_000  # bytes of a picture
ON_IT = 26  # units (a tenth of a millimetre): half the thickness of a root and a little
every_level = pytest.mark.parametrize("level", levels.DISC_LEVELS)


@cache
def drawing(level):
    return ElementTree.parse(FOLDER / f"level_{level}.svg").getroot()


def parts(shown, kind, **wanted):
    wanted = {"data-part": kind, **{f"data-{key}": value for key, value in wanted.items()}}
    return [e for e in drawing(shown).iter() if all(e.get(key) == value for key, value in wanted.items())]


def spot(level, position):
    (found,) = parts(level, "site", site=f"{position}@{level}")
    return float(found.get("cx")), float(found.get("cy"))


def size(level):
    return [float(number) for number in drawing(level).get("viewBox").split()][2:]


def points(path):
    """The points a path goes through: of a curve, the ends of its pieces."""
    found = []
    for numbers in re.findall(r"[MLC]([^MLCZ]*)", path.get("d")):
        found.append(tuple(float(number) for number in numbers.split()[-2:]))
    return found


def away(level, root, place):
    """How far from a place the root runs, seen or hidden, in units; 0 within its outline."""
    if any(inside(*place, path) for path in parts(level, "root", root=root, hidden="no")):
        return 0
    ways = [points(path) for path in parts(level, "root", root=root)]
    return min(gap(*place, *start, *end) for way in ways for start, end in pairwise(way))


def gap(x, y, x1, y1, x2, y2):
    length = (x2 - x1) ** 2 + (y2 - y1) ** 2 or 1
    t = min(1, max(0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length))
    return hypot(x - x1 - t * (x2 - x1), y - y1 - t * (y2 - y1))


@every_level
def test_exists_and_is_small(level):
    assert 5_000 < (FOLDER / f"level_{level}.webp").stat().st_size <= LARGEST


@every_level
def test_says_what_it_shows_and_holds_geometry_only(level):
    root = drawing(level)
    assert (root.get("data-level"), root.get("data-body")) == (level, "right")
    for element in root.iter():
        assert not (element.text or "").strip()
        assert not set(element.attrib) & {"style", "fill", "stroke", "class", "id"}


@every_level
def test_shows_the_two_roots_of_the_level_and_no_other(level):
    shown = {path.get("data-root") for path in parts(level, "root")}
    assert shown == {levels.exiting(level), levels.traversing(level)}
    for root in shown:
        assert parts(level, "root", root=root, hidden="no")[0].get("d").startswith("M")


@every_level
@pytest.mark.parametrize("position", levels.POSITIONS)
def test_places_are_those_of_this_level_and_of_the_data(level, position):
    with (ROOT / "data" / "sites.csv").open(encoding="utf-8", newline="") as lines:
        assert f"{position}@{level}" in {row["site"] for row in csv.DictReader(lines)}
    width, height = size(level)
    x, y = spot(level, position)
    assert 0.15 * width < x < 0.85 * width and 0.15 * height < y < 0.85 * height
    assert len(parts(level, "site")) == len(levels.POSITIONS)


@every_level
@pytest.mark.parametrize("position", ["lateral_recess", "foramen", "extraforaminal"])
def test_the_root_of_a_place_passes_it(level, position):
    (root,) = levels.roots_at(level, position)
    assert away(level, root, spot(level, position)) < ON_IT


@every_level
def test_the_disc_fills_a_good_part_of_the_picture(level):
    (disc,) = parts(level, "disc", level=level)
    xs, ys = zip(*points(disc))
    width, height = size(level)
    assert max(xs) - min(xs) > 0.3 * width
    assert 0.3 * height < (min(ys) + max(ys)) / 2 < 0.7 * height


@every_level
def test_bone_is_sawn_open_and_the_sac_is_seen(level):
    for part in ("silhouette", "sawn", "sac"):
        assert len(points(parts(level, part)[0])) > 10, part


@every_level
def test_looks_at_the_right_with_the_front_to_the_viewers_right(level):
    (disc,) = parts(level, "disc", level=level)
    xs, _ = zip(*points(disc))
    assert sum(xs) / len(xs) > spot(level, "canal")[0]


@every_level
def test_doorway_lies_behind_the_disc_and_above_the_recess(level):
    (disc,) = parts(level, "disc", level=level)
    middle = sum(x for x, _ in points(disc)) / len(points(disc))
    foramen, recess = spot(level, "foramen"), spot(level, "lateral_recess")
    assert foramen[0] < middle and recess[0] < middle
    assert foramen[1] < recess[1]


@every_level
def test_the_recess_is_seen_through_the_bone(level):
    """Its window shows the sac or the root in it, and no sawn bone stands before it."""
    x, y = spot(level, "lateral_recess")
    assert not inside(x, y, parts(level, "sawn")[0])
    seen = [*parts(level, "sac"), *parts(level, "root", root=levels.traversing(level), hidden="no")]
    assert any(inside(x, y, path) for path in seen)


def inside(x, y, path):
    """Whether a place lies within an outline of several rings (even and odd)."""
    odd = False
    for ring in path.get("d").split("Z"):
        corners = [tuple(map(float, pair.split())) for pair in re.findall(r"[ML]([^ML]+)", ring)]
        for (x1, y1), (x2, y2) in pairwise([*corners, *corners[:1]]):
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
                odd = not odd
    return odd


@every_level
def test_the_leaving_root_fades_within_the_picture(level):
    (fade,) = parts(level, "fade")
    assert fade.get("data-root") == levels.exiting(level)
    width, height = size(level)
    assert all(0 < x < width and 0 < y < height for x, y in points(fade))


@every_level
def test_what_is_named_is_there(level):
    named = {name.get("data-of") for name in parts(level, "name")}
    assert named == {"disc", "sac", "root", "vertebra"}
    vertebrae = {name.get("data-vertebra") for name in parts(level, "name", of="vertebra")}
    assert vertebrae == {levels.exiting(level), levels.traversing(level)}  # of the same numbers
