"""The drawings of the lower spine: every part in its place, and anatomy that holds."""

import csv
import re
import xml.etree.ElementTree as ElementTree
from functools import cache
from itertools import pairwise
from math import hypot
from pathlib import Path

import pytest
from PIL import Image, ImageChops

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "assets" / "spine"
VIEWS = {"front": ("right", "left"), "back": ("left", "right"), "side": ("right",)}  # from the viewer's left
LUMBAR = ["L1", "L2", "L3", "L4", "L5"]
SACRAL = ["S1", "S2", "S3", "S4", "S5"]
BORDER = ["T12", "Co1"]
LEVELS = ["L1-2", "L2-3", "L3-4", "L4-5", "L5-S1"]
EXIT_LEVEL = dict(zip(LUMBAR, LEVELS))  # a lumbar root leaves below its own vertebra
LABEL_SIZE = (34, 22)
FROM_FRONT_OR_BACK = ["front", "back"]
every_view = pytest.mark.parametrize("view", VIEWS)
every_lumbar = pytest.mark.parametrize("root", LUMBAR)


@cache
def drawing(view):
    return ElementTree.parse(FOLDER / f"{view}.svg").getroot()


def parts(view, kind, **wanted):
    wanted = {"data-part": kind, **{f"data-{key}": value for key, value in wanted.items()}}
    return [e for e in drawing(view).iter() if all(e.get(key) == value for key, value in wanted.items())]


def spot(view, kind, **wanted):
    (found,) = parts(view, kind, **wanted)
    return float(found.get("cx")), float(found.get("cy"))


def nodes(path):
    """The points a path goes through: of a curve, the ends of its pieces."""
    found = []
    for command, numbers in re.findall(r"([MLC])([^MLCZ]*)", path.get("d")):
        values = [float(number) for number in numbers.split()]
        found.append(tuple(values[-2:] if command == "C" else values))
    return found


def size(view):
    return [float(number) for number in drawing(view).get("viewBox").split()][2:]


def sites():
    with (ROOT / "data" / "sites.csv").open(encoding="utf-8", newline="") as lines:
        return {row["site"] for row in csv.DictReader(lines)}


def away(view, root, side, place):
    """How far the root passes from a place, in units of the view box."""
    x, y = place
    ways = (pairwise(nodes(path)) for path in parts(view, "root", root=root, side=side))
    return min(_gap(x, y, *start, *end) for way in ways for start, end in way)


def _gap(x, y, x1, y1, x2, y2):
    length = (x2 - x1) ** 2 + (y2 - y1) ** 2 or 1
    t = min(1, max(0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length))
    return hypot(x - x1 - t * (x2 - x1), y - y1 - t * (y2 - y1))


@every_view
def test_holds_geometry_only(view):
    """No words, no colours, no style: these are the page's."""
    for element in drawing(view).iter():
        assert not (element.text or "").strip()
        assert not set(element.attrib) & {"style", "fill", "stroke", "class", "id"}


@every_view
def test_every_level_has_its_disc(view):
    for level in ["T12-L1", *LEVELS]:
        (disc,) = parts(view, "disc", level=level)
        assert disc.get("d").startswith("M") and disc.get("d").endswith("Z")


@every_view
def test_every_vertebra_and_the_sacrum_are_outlined(view):
    for vertebra in ["T12", *LUMBAR]:
        assert parts(view, "vertebra", vertebra=vertebra)[0].get("d")
    assert len(parts(view, "sacrum")) == 1
    assert parts(view, "sac", hidden="yes") and parts(view, "cord_end", hidden="yes")


@every_view
@pytest.mark.parametrize("root", [*LUMBAR, *SACRAL, *BORDER])
def test_root_is_drawn_on_every_side_with_a_label(view, root):
    for side in VIEWS[view]:
        stretches = parts(view, "root", root=root, side=side)
        assert {"no"} <= {path.get("data-hidden") for path in stretches} <= {"yes", "no"}
        assert {path.get("data-kind") for path in stretches} == {"border" if root in BORDER else "root"}
        assert len(parts(view, "label", root=root, side=side)) == 1


@every_view
@every_lumbar
def test_lumbar_root_leaves_below_its_own_pedicle(view, root):
    """Golden rule of the lumbar spine: L4 leaves under the pedicle of L4, above that of L5."""
    for side in VIEWS[view]:
        door = spot(view, "site", site=f"foramen@{EXIT_LEVEL[root]}", side=side)
        own = spot(view, "pedicle", vertebra=root, side=side)
        assert own[1] < door[1]
        if root != "L5":
            below = spot(view, "pedicle", vertebra=LUMBAR[LUMBAR.index(root) + 1], side=side)
            assert door[1] < below[1]
        assert away(view, root, side, door) < 2.5


@every_view
@pytest.mark.parametrize(("root", "level"), [*zip([*LUMBAR[1:], "S1"], LEVELS)])
def test_root_passes_the_disc_above_as_the_traversing_root(view, root, level):
    """L5 goes past the disc L4-5 in the lateral recess before it leaves at L5-S1."""
    for side in VIEWS[view]:
        recess = spot(view, "site", site=f"lateral_recess@{level}", side=side)
        assert away(view, root, side, recess) < 2.5


@every_view
@pytest.mark.parametrize("root", SACRAL)
def test_sacral_root_leaves_by_its_own_opening(view, root):
    for side in VIEWS[view]:
        assert away(view, root, side, spot(view, "site", site=f"foramen@{root}", side=side)) < 2.5


@pytest.mark.parametrize("view", FROM_FRONT_OR_BACK)
def test_right_is_right(view):
    """From the front the person's right is on the viewer's left, from the back it is not."""
    middle = size(view)[0] / 2
    for side in ("right", "left"):
        on_the_left = (side == "right") == (view == "front")
        for kind in ("label", "site", "pedicle"):
            for place in parts(view, kind, side=side):
                assert (float(place.get("cx")) < middle) == on_the_left
    for place in parts(view, "site", side="middle"):
        assert abs(float(place.get("cx")) - middle) < 1


def test_side_view_looks_at_the_right_with_the_front_to_the_viewers_right():
    """As the outer side of the right leg is drawn."""
    assert drawing("side").get("data-body") == "right"
    canal = spot("side", "site", site="canal@L3-4", side="middle")
    assert all(x > canal[0] for x, _ in nodes(parts("side", "disc", level="L3-4")[0]))


@pytest.mark.parametrize("view", FROM_FRONT_OR_BACK)
@pytest.mark.parametrize("level", LEVELS)
def test_positions_follow_each_other_outwards(view, level):
    middle = size(view)[0] / 2
    for side in ("right", "left"):
        steps = [
            abs(spot(view, "site", site=f"{position}@{level}", side=side)[0] - middle)
            for position in ("lateral_recess", "foramen", "extraforaminal")
        ]
        assert steps == sorted(steps) and steps[0] > 10


@every_view
def test_sites_are_those_of_the_data(view):
    drawn = {place.get("data-site") for place in parts(view, "site")}
    positions = ("canal", "lateral_recess", "foramen", "extraforaminal")
    needed = {f"{position}@{level}" for position in positions for level in LEVELS}
    needed |= {f"foramen@{root}" for root in SACRAL} | {"canal@sacral", "foramen@T12-L1"}
    assert needed <= drawn
    assert drawn <= sites()


@every_view
def test_labels_stand_apart_and_inside(view):
    width, height = size(view)
    places = [(float(p.get("cx")), float(p.get("cy"))) for p in parts(view, "label")]
    for number, (x, y) in enumerate(places):
        assert LABEL_SIZE[0] / 2 <= x <= width - LABEL_SIZE[0] / 2
        assert LABEL_SIZE[1] / 2 <= y <= height - LABEL_SIZE[1] / 2
        for other_x, other_y in places[:number]:
            assert abs(x - other_x) >= LABEL_SIZE[0] or abs(y - other_y) >= LABEL_SIZE[1]


@every_view
def test_lumbar_spine_and_roots_get_most_of_the_height(view):
    """From the upper side of L1 to the opening of S5."""
    top = max(y for _, y in nodes(parts(view, "disc", level="T12-L1")[0]))  # its lower side
    bottom = spot(view, "site", site="foramen@S5", side=VIEWS[view][0])[1]
    assert 0.6 <= (bottom - top) / size(view)[1] <= 0.75


@every_view
def test_picture_covers_the_view_box_in_grey_and_is_small(view):
    file = FOLDER / f"{view}.webp"
    assert file.stat().st_size <= 110_000
    with Image.open(file) as picture:
        assert picture.size == tuple(int(1.5 * n) for n in size(view))
        red, green, blue, alpha = picture.convert("RGBA").split()
        # The format stores colour coarsely: a step or two of rounding is still grey.
        for other in (green, blue):
            assert ImageChops.difference(red, other).getextrema()[1] <= 4
        assert alpha.getextrema() == (0, 255)


@every_view
def test_five_lumbar_vertebrae_stand_above_the_sacrum_each_over_its_disc(view):
    """Counted from T12 down: the disc L4-5 lies between L4 and L5, the last one on the sacrum."""

    def height(kind, **wanted):
        ys = [y for _, y in nodes(parts(view, kind, **wanted)[0])]
        return (min(ys) + max(ys)) / 2

    pedicles = [spot(view, "pedicle", vertebra=v, side=VIEWS[view][0])[1] for v in ["T12", *LUMBAR]]
    discs = [height("disc", level=level) for level in ["T12-L1", *LEVELS]]
    column = [y for pair in zip(pedicles, discs) for y in pair]
    assert column == sorted(column)
    assert discs[-1] < height("sacrum")


@every_view
def test_cord_ends_at_the_first_disc_and_the_sac_at_the_second_sacral_vertebra(view):
    end = max(y for _, y in nodes(parts(view, "cord_end")[0]))
    upper, lower = (spot(view, "pedicle", vertebra=v, side=VIEWS[view][0])[1] for v in ("L1", "L2"))
    assert upper < end < lower + 8
    bottom = max(y for _, y in nodes(parts(view, "sac")[0]))
    first, third = (spot(view, "site", site=f"foramen@{r}", side=VIEWS[view][0])[1] for r in ("S1", "S3"))
    assert first < bottom < third


@every_view
@pytest.mark.parametrize("level", LEVELS)
def test_recess_and_foramen_frame_their_pedicles(view, level):
    """The traversing root lies in the recess above its own pedicle; the exiting one has passed its own."""
    side = VIEWS[view][0]
    recess = spot(view, "site", site=f"lateral_recess@{level}", side=side)[1]
    door = spot(view, "site", site=f"foramen@{level}", side=side)[1]
    assert spot(view, "pedicle", vertebra=level.split("-")[0], side=side)[1] < door < recess
    if level != "L5-S1":
        below = spot(view, "pedicle", vertebra=f"L{level[-1]}", side=side)[1]
        assert recess < below + 4


@every_view
@pytest.mark.parametrize("root", [*LUMBAR, *SACRAL, "T12"])
def test_root_leaves_where_its_row_says(view, root):
    """`exits_at` of data/roots.csv."""
    with (ROOT / "data" / "roots.csv").open(encoding="utf-8", newline="") as lines:
        exits_at = {row["root"]: row["exits_at"] for row in csv.DictReader(lines)}[root]
    for side in VIEWS[view]:
        assert away(view, root, side, spot(view, "site", site=f"foramen@{exits_at}", side=side)) < 2.5


@every_view
def test_roots_pass_the_places_the_wiring_leads_them_through(view):
    """Every lateral recess, foramen and place outside it, with the roots data/wiring.csv has there."""
    with (ROOT / "data" / "wiring.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    carried = {(row[end], row["root"]) for row in rows for end in ("from_site", "to_site")}
    narrow = {
        (site, root) for site, root in carried
        if site.partition("@")[0] in ("lateral_recess", "foramen", "extraforaminal") and root != "Co1"
    }
    assert len(narrow) >= 20
    for site, root in narrow:
        for side in VIEWS[view]:
            assert away(view, root, side, spot(view, "site", site=site, side=side)) < 2.5, (site, root)


@pytest.mark.parametrize("view", FROM_FRONT_OR_BACK)
@pytest.mark.parametrize("level", LEVELS)
def test_no_other_root_leaves_by_a_foramen(view, level):
    """Seen along the canal the roots of other levels lie apart from its opening."""
    for side in VIEWS[view]:
        door = spot(view, "site", site=f"foramen@{level}", side=side)
        near = {root for root in [*LUMBAR, *SACRAL, *BORDER] if away(view, root, side, door) < 9}
        assert {EXIT_LEVEL.get(root) for root in near} == {level}


def test_the_three_views_show_one_spine():
    """Places at the same height in all, and mirrored from the front and the back."""
    width = size("front")[0]
    for place in parts("front", "site"):
        wanted = {"site": place.get("data-site"), "side": place.get("data-side")}
        front, back = spot("front", "site", **wanted), spot("back", "site", **wanted)
        assert back == pytest.approx((width - front[0], front[1]), abs=1), wanted
        for beside in parts("side", "site", site=wanted["site"]):
            assert float(beside.get("cy")) == pytest.approx(front[1], abs=2), wanted


@every_view
@pytest.mark.parametrize("level", LEVELS)
def test_discs_have_the_size_of_an_adults(view, level):
    """About 40-55 mm wide, 30-40 mm deep, and 8-14 mm high (the lower ones lie aslant)."""
    xs, ys = zip(*nodes(parts(view, "disc", level=level)[0]))
    scale = float(drawing(view).get("data-mm-per-unit"))
    across, high = (max(xs) - min(xs)) * scale, (max(ys) - min(ys)) * scale
    assert (28 if view == "side" else 40) < across < (42 if view == "side" else 58)
    assert 8 < high < (30 if level in ("L4-5", "L5-S1") else 16)
