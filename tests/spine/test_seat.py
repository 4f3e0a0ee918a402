"""The seat scheme: large, mirrored targets, the front at the top."""

import csv
import re
import xml.etree.ElementTree as ElementTree
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAIRED = [
    "genital_front", "genital_back", "inner_thigh_top", "saddle_outer_ring",
    "saddle_inner_perianal", "gluteal_fold_sitbone", "buttock_inner", "buttock_lower",
]
MIDLINE = ["sacrum_midline", "coccyx"]
SHOWN_WIDTH = 300  # pixels on a small screen
LEAST_TARGET = 24  # pixels


@cache
def drawing():
    return ElementTree.parse(ROOT / "assets" / "views" / "seat.svg").getroot()


def cells():
    paths = (e for e in drawing().iter() if e.get("d") and e.get("data-area"))
    return {(path.get("data-area"), path.get("data-side")): path for path in paths}


def points(element):
    numbers = [float(number) for number in re.findall(r"-?[\d.]+", element.get("d"))]
    return list(zip(numbers[::2], numbers[1::2]))


def extent(element):
    xs, ys = zip(*points(element))
    return min(xs), min(ys), max(xs), max(ys)


def surface(element):
    around = points(element)
    return abs(sum(a * d - b * c for (a, b), (c, d) in zip(around, around[1:] + around[:1]))) / 2


def test_every_area_is_there_once_on_each_side():
    expected = {(area, side) for area in PAIRED for side in ("right", "left")}
    assert set(cells()) == expected | {(area, "middle") for area in MIDLINE}


def test_areas_and_their_midline_are_those_of_the_data():
    with (ROOT / "data" / "areas.csv").open(encoding="utf-8", newline="") as lines:
        midline = {row["area"]: row["midline"] == "yes" for row in csv.DictReader(lines)}
    assert {area: midline[area] for area, _ in cells()} == {area: side == "middle" for area, side in cells()}


@pytest.mark.parametrize("area", PAIRED)
def test_sides_mirror_each_other_and_right_is_on_the_viewers_left(area):
    """Seen from below with the front at the top, as when lying on the back."""
    width = float(drawing().get("viewBox").split()[2])
    right, left = (extent(cells()[area, side]) for side in ("right", "left"))
    assert right[2] <= width / 2 <= left[0]
    assert right == pytest.approx((width - left[2], left[1], width - left[0], left[3]), abs=0.15)


@pytest.mark.parametrize("area", [*PAIRED, *MIDLINE])
def test_target_is_large(area):
    cell = area, "middle" if area in MIDLINE else "right"
    scale = SHOWN_WIDTH / float(drawing().get("viewBox").split()[2])
    left, top, right, bottom = extent(cells()[cell])
    assert min(right - left, bottom - top) * scale >= LEAST_TARGET
    assert surface(cells()[cell]) * scale ** 2 >= 2 * LEAST_TARGET ** 2


def test_areas_fill_the_outline_without_overlap():
    (outline,) = [e for e in drawing().iter() if e.get("data-part") == "silhouette"]
    assert sum(surface(cell) for cell in cells().values()) == pytest.approx(surface(outline), rel=0.005)


def test_order_runs_from_front_to_tailbone():
    order = ["genital_front", "genital_back", "saddle_inner_perianal", "coccyx", "sacrum_midline"]
    middles = []
    for area in order:
        _, top, _, bottom = extent(cells()[area, "middle" if area in MIDLINE else "right"])
        middles.append((top + bottom) / 2)
    assert middles == sorted(middles)


def test_rings_lie_inside_each_other():
    outer, inner = (extent(cells()[area, "right"]) for area in ("saddle_outer_ring", "saddle_inner_perianal"))
    assert outer[0] < inner[0] and outer[1] < inner[1] and inner[3] < outer[3]


def test_key_points_lie_in_their_areas():
    with (ROOT / "data" / "key_points.csv").open(encoding="utf-8", newline="") as lines:
        area_of = {row["root"]: row["area"] for row in csv.DictReader(lines)}
    found = [e for e in drawing().iter() if e.get("data-point")]
    assert {e.get("data-point") for e in found} == {"S3", "S4-5"}
    for point in found:
        assert point.get("data-area") == area_of[point.get("data-point")]
        left, top, right, bottom = extent(cells()[point.get("data-area"), point.get("data-side")])
        assert left < float(point.get("cx")) < right and top < float(point.get("cy")) < bottom


def test_holds_geometry_only():
    for element in drawing().iter():
        assert not (element.text or "").strip()
        assert not set(element.attrib) & {"style", "fill", "stroke", "class", "id"}
