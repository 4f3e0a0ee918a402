"""The plates: true to the artwork and the atlas, legible without colour, small, and framed alike."""

import re
import xml.etree.ElementTree as ET
from itertools import pairwise
from pathlib import Path

import pytest

from atlas import UnknownId
from plates.labels import apart
from plates.pattern import STROKES
from plates.shape import extent, middle, rings
from plates.wayfinding import stretches

ROOT = Path(__file__).resolve().parents[2]
SVG = "{http://www.w3.org/2000/svg}"
VIEWS = ("front", "back", "outer", "inner", "top", "sole", "seat")
SIDES = ("right", "left")
URL = re.compile(r"url\(#([^)]+)\)")


def drawn(svg: str) -> ET.Element:
    return ET.fromstring(svg)


def written(svg: str) -> list[str]:
    return [text.text for text in drawn(svg).iter(f"{SVG}text")]


def frame(svg: str) -> list[float]:
    return [float(number) for number in drawn(svg).get("viewBox").split()]



@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("side", SIDES)
def test_blank_and_over_share_a_frame(plates, atlas, view, side):
    areas = list(atlas.table("areas")["area"])
    blank = plates.blank(view, side)
    assert frame(blank) == frame(plates.over(view, areas, side)) == frame(plates.over(view, (), side))
    assert len(plates.over(view, areas[:1], side)) < 15_000 < len(blank) or view == "seat"


@pytest.mark.parametrize("side", SIDES)
def test_every_area_is_marked_on_the_view_it_is_seen_best_on(plates, atlas, side):
    for area in atlas.table("areas").itertuples():
        place = "middle" if area.midline == "yes" else side
        svg = plates.body(area.view, [f"{place}:{area.area}"], side=side)
        assert atlas.words(f"area.{area.area}.name").split()[0] in " ".join(written(svg)), area.area
        assert drawn(svg).find(f".//{SVG}pattern") is not None
        left, top, wide, high = frame(svg)
        for text in drawn(svg).iter(f"{SVG}text"):
            assert left <= float(text.get("x")) <= left + wide and top <= float(text.get("y")) <= top + high


def test_marks_are_told_apart_without_colour(plates):
    """A picked skin has hatching and a full line; what a root may reach a dashed one."""
    svg = drawn(plates.body("front", ["left:L5"]))
    strokes = [path for path in svg.iter(f"{SVG}path") if path.get("stroke-width") and path.get("d")]
    assert {path.get("stroke-dasharray") is None for path in strokes} == {True, False}
    assert any((path.get("fill") or "").startswith("url(#") for path in svg.iter(f"{SVG}path"))
    assert "L5" in written(plates.body("front", ["left:L5"]))


def test_the_left_is_the_mirror_image_and_says_so(plates):
    right, left = (plates.body("outer", [f"{side}:knee_lat"], side=side) for side in SIDES)
    assert "Right" in written(right) and "Left" not in written(right)
    assert "Left" in written(left) and "Right" not in written(left)
    assert "scale(-1 1)" in left and "scale(-1 1)" not in right
    assert ("Right" in written(plates.body("outer", ["left:knee_lat"], side="right"))) and (
        "pattern" not in plates.body("outer", ["left:knee_lat"], side="right")
    )


def test_right_and_left_stand_where_they_are(plates):
    """From the front the person's right is on the left of the paper, from the back on the right."""

    def across(svg: str, said: str) -> float:
        (place,) = [float(text.get("x")) for text in drawn(svg).iter(f"{SVG}text") if text.text == said]
        return place

    for view, ahead in (("front", True), ("seat", True), ("back", False)):
        svg = plates.body(view, [])
        assert (across(svg, "Right") < across(svg, "Left")) is ahead
    svg = plates.spine({"L5": "primary"}, "right")
    assert across(svg, "Right") < across(svg, "Left")
    assert across(svg, "L5") < frame(svg)[2] / 2
    assert across(plates.spine({"L5": "primary"}, "left"), "L5") > frame(svg)[2] / 2


def test_a_way_leads_from_a_root_to_the_skin(atlas):
    found = stretches(atlas, ["left:dorsum_mid"], "left")
    assert {one.side for one in found} == {"left"} and {one.root for one in found} == {"L5"}
    ends = {one.end for one in found}
    assert "dorsum_mid" in ends and "foramen@L5-S1" in ends
    assert {one.start for one in found} - ends == {"canal@L1-2"}


def test_a_way_never_names_the_main_roots_alone(plates, atlas):
    """The roots beside it are those that serve the skin, neighbours in brackets."""
    for area in ("dorsum_mid", "heel_plantar", "thigh_ant_mid", "calf_outer"):
        rows = atlas.roots_for([area])
        others = set(rows[rows["relation"] == "overlap"]["root"])
        texts = drawn(plates.way([f"right:{area}"])).iter(f"{SVG}text")
        told = " ".join(text.text for text in texts if text.get("font-weight") == "600")
        assert set(re.findall(r"[LS]\d", told.partition("(")[2])) == others


@pytest.mark.parametrize("picks", [
    ["right:dorsum_mid"], ["left:heel_plantar"], ["right:saddle_outer_ring"], ["right:L5"],
    ["C06@L4-5.foramen"], ["right:calf_outer", "left:calf_outer"],
])  # fmt: skip
def test_ways_are_dashed_where_deep_and_marked_where_something_presses(plates, picks):
    svg = drawn(plates.way(picks))
    lines = [path for path in svg.iter(f"{SVG}path") if path.get("stroke") == "#17222d"]
    assert any(path.get("stroke-dasharray") for path in lines)
    assert any(circle.get("fill") == "#ffffff" for circle in svg.iter(f"{SVG}circle"))


def test_every_area_has_a_way_or_nothing(plates, atlas):
    empty = {area for area in atlas.table("areas")["area"]
             if not plates.way([f"{'middle' if area in atlas.midline else 'right'}:{area}"])}  # fmt: skip
    assert not empty


def test_roots_on_the_spine_are_solid_or_hatched_and_all_are_named(plates, atlas):
    svg = plates.spine({"L5": "primary", "S1": "overlap"}, "right")
    assert set(atlas.table("roots").query("kind == 'root'")["root"]) <= set(written(svg))
    patterns = {pattern.get("id") for pattern in drawn(svg).iter(f"{SVG}pattern")}
    assert patterns == {"root-L5", "root-S1"}
    assert "url(#root-S1)" in svg and "url(#root-L5)" not in svg


def test_large_print_has_larger_names(plates):
    def largest(svg: str) -> float:
        return max(float(text.get("font-size")) for text in drawn(svg).iter(f"{SVG}text"))

    for plate, asked in ((plates.body, ("top", ["right:dorsum_mid"])), (plates.spine, ({"L5": "primary"},))):
        assert largest(plate(*asked, large=True)) > 1.3 * largest(plate(*asked))


def test_refuses_what_is_not_there(plates):
    with pytest.raises(ValueError, match="dorsum_mdi"):
        plates.body("top", ["right:dorsum_mdi"])
    with pytest.raises(UnknownId):
        plates.spine({"L9": "primary"})
    with pytest.raises(FileNotFoundError):
        plates.blank("under")


def test_hatching_is_that_of_the_screen():
    """The strokes of every pattern, as the picture draws them."""
    source = (ROOT / "dashboard/diagram/web/pattern.js").read_text("utf-8")
    found = dict(re.findall(r'^  (\w+): \{ d: "([^"]+)"', source, re.MULTILINE))
    assert found == {name: d for name, (d, _) in STROKES.items()}


def test_shapes():
    square = "M10 10h20v20H10z"
    assert rings(square) == [[(10, 10), (30, 10), (30, 30), (10, 30)]]
    assert extent(rings(square)[0]) == 400
    assert rings("m1 2 3-1 .5.5zm1 1l2 2") == [[(1, 2), (4, 1), (4.5, 1.5)], [(2, 3), (4, 5)]]
    x, y = middle("M0 0h10v40h-10z M50 0h4v4h-4z")
    assert 0 < x < 10 and 0 < y < 40


def test_labels_keep_apart_and_inside():
    tops = apart([10, 11, 12, 95], [10, 10, 10, 10], 2, 0, 100)
    assert all(after - before >= 12 for before, after in pairwise(tops))
    assert tops[0] >= 0 and tops[-1] <= 90


def test_the_spine_shows_roots_of_both_sides(plates):
    one, both = (plates.spine({"L5": "primary"}, "right", other=other) for other in (None, {"S1": "overlap"}))
    assert written(one).count("S1") == 1 and written(both).count("S1") == 2
    middle = frame(both)[0] + frame(both)[2] / 2
    plated = [float(text.get("x")) for text in drawn(both).iter(f"{SVG}text") if text.get("font-weight")]
    assert sorted(x > middle for x in plated) == [False, True]  # L5 on the right, S1 on the left
    with pytest.raises(UnknownId):
        plates.spine({}, other={"L9": "primary"})


def test_views_side_by_side_keep_their_own_patterns_and_their_height(plates):
    views, picks = [("top", "right"), ("sole", "left")], ["right:dorsum_mid", "left:heel_plantar"]
    one, both = plates.body("top", picks, side="right"), drawn(plates.bodies(views, picks))
    first, second = both.findall("{*}svg")
    assert first.get("height") == second.get("height") == both.get("height")
    ids = [part.get("id") for part in both.iter() if part.get("id")]
    assert len(ids) == len(set(ids))
    used = {found for part in both.iter() for value in part.attrib.values() for found in URL.findall(value)}
    assert used and used <= set(ids)
    assert plates.bodies(views[:1], picks) == one
