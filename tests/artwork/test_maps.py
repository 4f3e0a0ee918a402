"""The map of Keegan & Garrett: known ids, bands without gap or overlap, and as its rows say."""

import csv
import itertools
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).resolve().parents[2]
MAP = "keegan-garrett-1948"
FOLDER = ROOT / "assets" / "maps" / MAP
SVG = "{http://www.w3.org/2000/svg}"
VIEWS = ("front", "back", "outer", "inner", "top", "sole")
ALLOWED = {
    "svg": {"viewBox", "data-view", "data-mm-per-unit", "data-body", "data-fade"},
    "g": {"data-layer", "data-map"},
    "path": {"data-part", "data-side", "data-root", "data-extent", "d"},
}
# Where the plate shows more of a root than its rows of served.csv name: the drawing follows the plate.
PLATE_BEFORE_ROWS = {("thigh_med_mid", "S2"), ("gluteal_fold_sitbone", "S1")}


def corners(path, closed):
    """Lists of corners (k, 2) of a path of relative lines."""
    found, here = [], np.zeros(2)
    for part in re.findall(r"m([^mz]*)", path):
        line = here + np.cumsum(np.array(re.findall(r"-?\d+", part), float).reshape(-1, 2), 0)
        found.append(line)
        here = line[0] if closed else line[-1]
    return found


@pytest.fixture(scope="module", params=VIEWS)
def tree(request):
    return ET.parse(FOLDER / f"{request.param}.svg").getroot()


def bands(tree):
    return {
        (e.get("data-root"), e.get("data-side")): corners(e.get("d"), True)
        for e in tree.iter(f"{SVG}path") if e.get("data-root")
    }


def edges(rings):
    for ring in rings:
        yield from zip(map(tuple, ring), map(tuple, np.roll(ring, -1, 0)), strict=True)


@pytest.fixture(scope="module")
def painted(body):
    """Area id -> {root: share of its skin} of the right limb."""
    with np.load(ROOT / "assets" / "body" / "maps.npz") as stored:
        root, ids = stored[MAP], stored["root_ids"]
    corner = body["vertices"][body["faces"]].astype(float)
    size = np.linalg.norm(np.cross(corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0]), axis=1)
    found = {}
    for k, area in enumerate(body["area_ids"]):
        mine = body["area"] == k
        shares = np.bincount(root[mine], size[mine], len(ids)) / size[mine].sum()
        found[str(area)] = dict(zip(map(str, ids), shares.tolist(), strict=True))
    return found


@pytest.fixture(scope="module")
def rows():
    """Area -> {root: relation} of this map."""
    found = {}
    with (ROOT / "data" / "served.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["map"] == MAP:
                found.setdefault(row["end"], {})[row["root"]] = row["relation"]
    return found


def test_holds_geometry_and_ids_only(tree, roots):
    for element in tree.iter():
        tag = element.tag.removeprefix(SVG)
        assert set(element.attrib) <= ALLOWED[tag]
        assert not (element.text or "").strip()
    layer = tree.find(f"{SVG}g")
    assert (layer.get("data-layer"), layer.get("data-map")) == ("dermatomes", MAP)
    for root, side in bands(tree):
        assert root in roots and side in ("right", "left")


def test_stands_in_the_frame_of_the_view(tree):
    view = ET.parse(ROOT / "assets" / "views" / f"{tree.get('data-view')}.svg").getroot()
    assert tree.attrib == view.attrib


def test_every_root_is_drawn_in_some_view(roots):
    seen = {root for view in VIEWS for root, _ in bands(ET.parse(FOLDER / f"{view}.svg").getroot())}
    assert seen == set(roots)


def test_neighbours_share_their_border_to_the_last_digit(tree):
    """Every edge is used twice, in opposite directions, but at the outline of what is drawn."""
    outlines = bands(tree)
    used = {edge: key for key, rings in outlines.items() for edge in edges(rings)}
    shared = {edge for edge in used if edge[::-1] in used}
    outer = [edge for edge in used if edge not in shared]
    length = {True: 0.0, False: 0.0}
    for edge in used:
        length[edge in shared] += float(np.hypot(*np.subtract(*edge)))
    assert len(shared) > 20 and length[True] > 0.5 * length[False]
    # What is left over closes to rings: no border of two bands is drawn twice a little apart.
    assert sorted(a for a, _ in outer) == sorted(b for _, b in outer)


def test_bands_do_not_overlap(tree, within):
    _, _, wide, tall = map(float, tree.get("viewBox").split())
    k = np.arange(3000) + 0.5
    points = np.stack([k * 0.7548776662 % 1 * wide, k * 0.5698402910 % 1 * tall], 1) + 0.013
    times = sum(within(rings, points).astype(int) for rings in bands(tree).values())
    assert times.max() == 1


def test_bands_cover_what_the_areas_cover(tree, drawings, within):
    """Blank only where no area is; the map and the areas end together above the limb."""
    drawing = drawings[tree.get("data-view")]
    k = np.arange(3000) + 0.5
    points = np.stack([
        k * 0.7548776662 % 1 * drawing.width, k * 0.5698402910 % 1 * drawing.height,
    ], 1) + 0.013
    of_areas = np.logical_or.reduce([within(rings, points) for _, rings in drawing.areas])
    of_bands = np.logical_or.reduce([within(rings, points) for rings in bands(tree).values()])
    assert (of_areas != of_bands).mean() < 0.003


def test_bands_are_no_slivers(tree):
    scale = float(tree.get("data-mm-per-unit"))
    for key, rings in bands(tree).items():
        for ring in rings:
            (x, y), (u, v) = ring.T, np.roll(ring, -1, 0).T
            size, rim = abs((x * v - u * y).sum()) / 2, np.hypot(u - x, v - y).sum()
            assert size * scale**2 > 4 and 2 * size / rim * scale > 0.6, key


@pytest.mark.parametrize("view", ["front", "back"])
def test_left_is_the_mirror_image(view):
    tree = ET.parse(FOLDER / f"{view}.svg").getroot()
    wide, outlines = float(tree.get("viewBox").split()[2]), bands(tree)

    def size(rings):
        turned = [(ring, np.roll(ring, -1, 0)) for ring in rings]
        return sum((a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0]).sum() for a, b in turned)

    for root, side in outlines:
        assert (root, "left") in outlines and (root, "right") in outlines
        if side == "right":
            right, left = (np.concatenate(outlines[root, s]) for s in ("right", "left"))
            assert np.abs(wide - right[:, 0].max() - left[:, 0].min()) <= 2
            assert abs(abs(size(outlines[root, "right"])) / abs(size(outlines[root, "left"])) - 1) < 0.03


def test_roots_fill_the_areas_that_the_rows_give_them(painted, rows):
    """The primary roots have the greater part, and no root covers a quarter that the rows do not name."""
    assert set(painted) == set(rows)
    thin = {
        area: shares for area, shares in painted.items()
        if sum(shares.get(root, 0) for root, how in rows[area].items() if how == "primary") <= 0.5
    }
    assert thin == {}
    strays = {
        (area, root) for area, shares in painted.items() for root, share in shares.items()
        if share > 0.25 and root not in rows[area]
    }
    assert strays == PLATE_BEFORE_ROWS


def axial(tree):
    return {
        e.get("data-side"): corners(e.get("d"), False) for e in tree.iter(f"{SVG}path")
        if e.get("data-part") == "axial"
    }


def test_axial_line_runs_where_the_front_meets_s2(tree):
    """Each of its steps is a border of a root of the front and of S2, of its own side."""
    outlines = bands(tree)
    used = {edge: key for key, rings in outlines.items() for edge in edges(rings)}
    steps = {
        (side, step) for side, lines in axial(tree).items() for line in lines
        for step in itertools.pairwise(map(tuple, line))
    }
    for side, (a, b) in steps:
        there, back = used[a, b], used[b, a]
        assert there[1] == back[1] == side
        assert {there[0], back[0]} in [{"S2", root} for root in ("L1", "L2", "L3", "L4")]
    whole = {
        edge for edge, (root, side) in used.items()
        if root == "S2" and used.get(edge[::-1]) in [(other, side) for other in ("L1", "L2", "L3", "L4")]
    }
    assert len(whole) == len(steps)


@pytest.mark.parametrize(("view", "root"), [
    ("inner", "L4"), ("inner", "L3"), ("inner", "L2"), ("inner", "L1"), ("sole", "L4"), ("front", "L1"),
])
def test_roots_that_do_not_follow_each_other_meet_at_the_axial_line(view, root):
    tree = ET.parse(FOLDER / f"{view}.svg").getroot()
    outlines = bands(tree)
    used = {edge: key for key, rings in outlines.items() for edge in edges(rings)}
    met = [
        edge for line in axial(tree)["right"] for edge in itertools.pairwise(map(tuple, line))
        if root in (used[edge][0], used[edge[::-1]][0])
    ]
    run = sum(np.hypot(*np.subtract(*edge)) for edge in met) * float(tree.get("data-mm-per-unit"))
    assert run > 20  # mm


def test_labels_of_the_mesh_are_one_per_face(body, roots):
    with np.load(ROOT / "assets" / "body" / "maps.npz") as stored:
        assert stored[MAP].shape == body["area"].shape
        assert [str(x) for x in stored["root_ids"]] == roots
        assert set(np.unique(stored[MAP])) == set(range(len(roots)))
