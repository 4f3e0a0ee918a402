"""The six drawings of the limb: known ids, shared borders, the right side, nothing but geometry."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

VIEWS = Path(__file__).resolve().parents[2] / "assets" / "views"

# Where each picture's right points in the body: x to the person's left, z forwards.
PICTURE_RIGHT = {
    "front": (1, 0, 0), "back": (-1, 0, 0), "outer": (0, 0, 1), "inner": (0, 0, -1),
    "top": (1, 0, 0), "sole": (1, 0, 0),
}
# From this share of the height down, all skin in view belongs to an area.
COVERED_FROM = {"front": 0.25, "back": 0.12, "outer": 0.17, "inner": 0.10, "top": 0.12, "sole": 0.0}
TALL = ("front", "back", "outer", "inner")
ALLOWED = {
    "svg": {"viewBox", "data-view", "data-mm-per-unit", "data-body", "data-fade"},
    "g": {"data-layer", "data-map"},
    "path": {"data-part", "data-area", "data-side", "data-root", "data-extent", "d"},
    "circle": {"data-point", "data-area", "data-side", "cx", "cy", "r"},
}


def sampled(drawing, count=2500):
    """Points spread evenly over the page."""
    k = np.arange(count) + 0.5
    return np.stack([
        (k * 0.7548776662 % 1) * drawing.width, (k * 0.5698402910 % 1) * drawing.height,
    ], 1) + 0.013


def box(rings):
    points = np.concatenate(rings)
    return points.min(0), points.max(0)


def test_holds_geometry_and_ids_only(drawing):
    for element in drawing.root.iter():
        tag = element.tag.split("}")[1]
        assert set(element.attrib) <= ALLOWED[tag]
        assert not (element.text or "").strip()


def test_names_known_areas_once_a_side(drawing, areas):
    seen = [(about["data-area"], about["data-side"]) for about, _ in drawing.areas]
    assert len(seen) == len(set(seen))
    both = drawing.name in ("front", "back")
    for area, side in seen:
        middle = areas[area]["midline"] == "yes"
        assert side in (("middle",) if middle else ("right", "left") if both else ("right",))


def test_every_area_is_drawn_somewhere(drawings, areas):
    drawn = {about["data-area"] for one in drawings.values() for about, _ in one.areas}
    assert drawn == set(areas)


@pytest.mark.parametrize(("area", "views"), [
    ("first_web", ["top"]), ("web3_plantar", ["sole"]), ("toe1_medial", ["inner", "top"]),
    ("knee_back_inner", ["inner", "back"]), ("ankle_behind_med", ["inner"]), ("coccyx", ["back"]),
    ("heel_lat", ["outer"]), ("toe5_plantar", ["sole"]), ("genital_front", ["front"]),
])
def test_small_areas_are_large_enough_where_they_are_looked_for(drawings, area, views):
    """At least 9 mm across both ways in each of these views."""
    for view in views:
        scale = float(drawings[view].root.get("data-mm-per-unit"))
        side = "middle" if area == "coccyx" else "right"
        low, high = box(drawings[view].outline(area, side))
        assert ((high - low) * scale >= 9).all()


def test_areas_neither_overlap_nor_leave_gaps(drawing, within):
    points = sampled(drawing)
    body = within(drawing.silhouette, points)
    covered = sum(within(rings, points).astype(int) for _, rings in drawing.areas)
    assert (covered > 1).sum() <= 2
    assert (covered[~body] > 0).sum() <= 6
    skin = body & (points[:, 1] > COVERED_FROM[drawing.name] * drawing.height)
    assert (covered[skin] == 0).sum() <= 0.004 * skin.sum()


def test_is_not_mirrored(drawing, body):
    """Areas stand in the drawing in the order in which the mesh has them."""
    right = np.array(PICTURE_RIGHT[drawing.name], float)
    ids = [str(name) for name in body["area_ids"]]
    centre = body["vertices"][body["faces"]].mean(1)
    pair = {
        "front": ("knee_med", "knee_lat"), "back": ("calf_inner", "calf_outer"),
        "outer": ("toe5_dorsal", "heel_lat"), "inner": ("toe1_medial", "heel_med"),
        "top": ("toe1_dorsal", "toe5_dorsal"), "sole": ("toe1_plantar", "toe5_plantar"),
    }[drawing.name]
    on_mesh = [(centre[body["area"] == ids.index(name)].mean(0) @ right) for name in pair]
    on_page = [np.mean(box(drawing.outline(name, "right")), 0)[0] for name in pair]
    assert np.sign(on_mesh[0] - on_mesh[1]) == np.sign(on_page[0] - on_page[1])


@pytest.mark.parametrize(("view", "sign"), [("front", -1), ("back", 1)])
def test_the_right_leg_stands_on_its_side(drawings, view, sign):
    """The person's right is on the viewer's left from the front, not from the back."""
    one = drawings[view]
    for area, side in (("foot_lat_border", "right"), ("foot_lat_border", "left")):
        middle = np.mean(box(one.outline(area, side)), 0)[0] - one.width / 2
        assert np.sign(middle) == (sign if side == "right" else -sign)


@pytest.mark.parametrize(("view", "toes_at"), [("top", 1), ("sole", 0)])
def test_toes_point_down_from_above_and_up_from_below(drawings, view, toes_at):
    one = drawings[view]
    toe = "toe2_dorsal" if view == "top" else "toe2_plantar"
    assert (np.mean(box(one.outline(toe, "right")), 0)[1] > one.height / 2) == bool(toes_at)


def test_key_points_stand_in_their_area(drawing, within, key_points):
    for point in drawing.points:
        place = np.array([[float(point["cx"]) + 0.013, float(point["cy"]) + 0.013]])
        assert point["data-area"] == key_points[point["data-point"]]["area"]
        assert within(drawing.outline(point["data-area"], point["data-side"]), place).all()


def test_every_key_point_is_shown_in_a_view(drawings, key_points):
    assert {p["data-point"] for one in drawings.values() for p in one.points} == set(key_points)


def test_every_root_has_core_and_reach(drawings, roots):
    seen = {
        (about["data-root"], about["data-extent"]) for one in drawings.values()
        for about, _ in one.dermatomes
    }
    assert seen == {(root, extent) for root in roots for extent in ("core", "reach")}


def test_core_lies_within_reach(drawing, within):
    """But for a hair on the rim, where both lines are thinned."""
    points = sampled(drawing, 1200)
    shapes = {
        (about["data-root"], about["data-side"], about["data-extent"]): within(rings, points)
        for about, rings in drawing.dermatomes
    }
    for (root, side, extent), core in shapes.items():
        if extent == "core":
            assert (core & ~shapes[root, side, "reach"]).sum() <= 3


def test_both_legs_are_mirror_images(drawings):
    for view in ("front", "back"):
        one = drawings[view]
        for area in ("knee_front", "calf_upper_mid"):
            pair = [box(one.outline(area, side)) for side in ("right", "left") if _has(one, area)]
            if pair:
                (low, high), (other_low, other_high) = pair
                assert abs(low[0] - (one.width - other_high[0])) <= 3
                assert abs(high[1] - other_high[1]) <= 3
                assert abs(low[1] - other_low[1]) <= 3


def _has(drawing, area):
    return any(about["data-area"] == area for about, _ in drawing.areas)


def _pixels(drawing):
    """(luminance, opacity) of the picture, and how many of its rows one unit is."""
    with Image.open(VIEWS / f"{drawing.name}.webp") as picture:
        plane = np.asarray(picture.convert("RGBA")).astype(int)
    return plane[..., 0], plane[..., 3], len(plane) / drawing.height


def test_fades_where_it_says(drawing):
    """data-fade: the row where nothing is left and the row from which all is there."""
    told = drawing.root.get("data-fade")
    assert (told is None) == (drawing.name == "sole")
    if told:
        gone, whole = map(int, told.split())
        _, opacity, scale = _pixels(drawing)
        assert 0 <= gone < whole < drawing.height / 3
        assert opacity[: int(gone * scale)].max(initial=0) <= 3
        strongest = opacity.max(1)
        assert strongest[int(whole * scale) + 1] >= 252
        assert 90 < strongest[int((gone + whole) / 2 * scale)] < 165


def test_what_fades_grows_light(drawing):
    """No grey veil on the page: half-seen skin is nearly as light as open skin."""
    if drawing.root.get("data-fade"):
        light, opacity, scale = _pixels(drawing)
        gone, whole = (int(int(row) * scale) for row in drawing.root.get("data-fade").split())
        faint = (opacity[gone:whole] > 20) & (opacity[gone:whole] < 90)
        assert np.percentile(light[gone:whole][faint], 2) > 150


def test_no_hole_shows_where_the_inner_side_fades(drawings):
    """Near the top the skin is one stretch from front to back in every row."""
    _, opacity, scale = _pixels(drawings["inner"])
    gone, whole = (int(int(row) * scale) for row in drawings["inner"].root.get("data-fade").split())
    for row in opacity[gone:whole]:
        edges = np.flatnonzero(np.diff((row > 8).astype(int)))
        assert len(edges) <= 2
