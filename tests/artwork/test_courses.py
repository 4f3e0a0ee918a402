"""The courses: every way of the tables drawn, joined, inside the skin, outside the bones, smooth."""

import xml.etree.ElementTree as ET
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).resolve().parents[2]
VIEWS = ("front", "back", "outer", "inner", "top", "sole")
IN_THE_CANAL = ("canal", "lateral_recess")
LONG_BONES = ("femur", "patella", "tibia", "fibula", "talus", "calcaneus")
SKIN_TOP, MIDLINE = 100.0, 15.0  # mm: above, and nearer to the midline, the skin is open
# There they bend around bone within a few millimetres.
AT_THE_SPINE = ("foramen", "extraforaminal", "dorsal_ramus", "coccygeal_plexus")
THINNEST = 0.5  # mm of skin over a nerve at least: toes are thin
SHARPEST, STRETCH = 75.0, 8  # degrees within so many mm


@pytest.fixture(scope="module")
def pieces():
    with np.load(ROOT / "assets" / "body" / "courses.npz") as stored:
        known = {key: stored[key] for key in stored.files}
    return [
        dict(edge=(str(one), str(other)), area=str(area), points=known["points"][a:b].astype(float),
             depth=known["depth"][a:b])
        for one, other, area, (a, b) in zip(
            known["from_site"], known["to_site"], known["area"], pairwise(known["first"]), strict=True)
    ]


@pytest.fixture(scope="module")
def places():
    with np.load(ROOT / "assets" / "body" / "courses.npz") as stored:
        return dict(zip(stored["site_ids"].tolist(), stored["site_points"].astype(float), strict=True))


def test_every_way_of_the_wiring_has_a_piece(pieces, places, table):
    drawn = {piece["edge"] for piece in pieces}
    wanted = {(row["from_site"], row["to_site"]) for row in table("wiring")}
    missing = {
        edge for edge in wanted - drawn
        if edge[0].split("@")[0] not in IN_THE_CANAL and set(edge) <= set(places)
    }
    assert not missing


def test_every_area_has_its_twigs(pieces, table):
    drawn = {(piece["edge"][0], piece["area"]) for piece in pieces if piece["area"]}
    assert drawn == {(row["site"], row["end"]) for row in table("ends") if row["kind"] == "area"}


def test_all_ids_are_known(pieces, places, table):
    sites = {row["site"] for row in table("sites")}
    assert set(places) <= sites
    assert {site for piece in pieces for site in piece["edge"] if site} <= sites


def test_pieces_begin_and_end_at_their_sites(pieces, places):
    far = {}
    for piece in pieces:
        for site, end in zip(piece["edge"], piece["points"][[0, -1]], strict=True):
            gap = np.linalg.norm(end - places[site]) if site else 0
            if gap > 1:
                far[piece["edge"], piece["area"]] = round(gap, 1)
    assert not far


def test_twigs_end_in_their_area(pieces, body):
    centres, names = body["vertices"][body["faces"]].mean(1), body["area_ids"][body["area"]]
    far = {}
    for piece in pieces:
        if piece["area"]:
            end = piece["points"][-1]
            gap = np.linalg.norm(centres[names == piece["area"]] - end, axis=1).min()
            if names[np.linalg.norm(centres - end, axis=1).argmin()] != piece["area"] or gap > 8:
                far[piece["edge"][0], piece["area"]] = round(float(gap), 1)
    assert not far


def test_courses_stay_under_the_skin(pieces, depth_under_skin):
    shallow = {}
    for piece in pieces:
        x, y, _ = piece["points"].T
        closed = piece["points"][(y < SKIN_TOP) & (np.abs(x) > MIDLINE)]
        depth = depth_under_skin(closed).min() if len(closed) else np.inf
        if depth < THINNEST:
            shallow[piece["edge"], piece["area"]] = round(float(depth), 1)
    assert not shallow


@pytest.mark.parametrize("bone", LONG_BONES)
def test_courses_stay_outside_the_bones(pieces, bones, within_mesh, bone):
    inside = {
        (piece["edge"], piece["area"]): count for piece in pieces
        if (count := int(within_mesh(*bones[bone], piece["points"]).sum()))
    }
    assert not inside


def test_courses_turn_gently(pieces):
    sharp = {}
    for piece in pieces:
        if piece["edge"][0].split("@")[0] in AT_THE_SPINE:
            continue
        points = _evenly(piece["points"])
        steps = points[STRETCH // 2:] - points[:-STRETCH // 2]
        one, other = steps[:-STRETCH // 2], steps[STRETCH // 2:]
        if len(other):
            lengths = np.linalg.norm(one, axis=1) * np.linalg.norm(other, axis=1)
            turn = np.degrees(np.arccos(np.clip((one * other).sum(1) / lengths, -1, 1))).max()
            if turn > SHARPEST:
                sharp[piece["edge"], piece["area"]] = round(float(turn))
    assert not sharp


def _evenly(points):
    """The same way in steps of one mm."""
    along = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))])
    at = np.arange(0, along[-1], 1.0)
    return np.stack([np.interp(at, along, column) for column in points.T], 1)


def test_what_has_come_up_stays_up(pieces, table):
    depths, courses = {piece["edge"]: piece["depth"] for piece in pieces}, {}
    for row in table("courses"):
        if row["site"]:
            courses.setdefault(row["course"], []).append(row["site"])
    for course, sites in courses.items():
        run = [depths[edge] for edge in pairwise(sites) if edge in depths]
        assert not run or (np.diff(np.concatenate(run).astype(int)) >= 0).all(), course


@pytest.mark.parametrize("foramen", ["L1", "L2", "L3", "L4", "L5", "S1", "S2", "S3"])
def test_roots_begin_on_their_own_line(pieces, root_lines, table, foramen):
    of = {row["from_site"]: row["root"] for row in table("wiring")
          if row["from_site"].startswith("foramen@") and row["root"] == foramen}
    assert of
    for piece in pieces:
        if piece["edge"][0] in of:
            gaps = {root: np.linalg.norm(line - piece["points"][0], axis=1).min()
                    for root, line in root_lines.items() if root != "lumbosacral_trunk"}
            assert gaps[foramen] <= 3
            assert min(gaps, key=gaps.get) == foramen


@pytest.mark.parametrize("view", ["front", "back"])
def test_left_mirrors_right(view):
    root = ET.parse(ROOT / "assets" / "courses" / f"{view}.svg").getroot()
    width = float(root.get("viewBox").split()[2])
    circles = {}
    for e in root.iter("{http://www.w3.org/2000/svg}circle"):
        circles.setdefault(e.get("data-side"), {})[e.get("data-site")] = float(e.get("cx")), e.get("cy")
    assert circles["right"].keys() == circles["left"].keys()
    for site, (x, y) in circles["right"].items():
        other = circles["left"][site]
        assert (other[0], other[1]) == (pytest.approx(width - x, abs=1), y)


def test_every_place_of_compression_can_be_seen(places, table):
    shown = set()
    for view in VIEWS:
        root = ET.parse(ROOT / "assets" / "courses" / f"{view}.svg").getroot()
        shown |= {e.get("data-site") for e in root.iter("{http://www.w3.org/2000/svg}circle")}
    nerves = {row["site"] for row in table("sites") if row["nerve"]}
    assert {row["site"] for row in table("compressions") if row["site"] in nerves} <= shown


def test_sciatic_passes_between_sitting_bone_and_trochanter(places, bones):
    x = places["sciatic@hamstring_origin"][0]
    femur, hip = bones["femur"][0], bones["hip_right"][0]
    assert femur[:, 0].min() < x < hip[hip[:, 1] < hip[:, 1].min() + 16][:, 0].max()


def test_common_fibular_turns_about_the_neck_of_the_fibula(places, bones):
    gap = np.linalg.norm(bones["fibula"][0] - places["common_fibular@fibular_neck"], axis=1).min()
    assert gap <= 14
