"""The light mesh to turn: small, whole, close to the painted skin, its borders rows of its edges."""

import csv
import itertools
import json
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "assets" / "body" / "model.npz"
NONE, WAIST = 255, 200.0
KINDS = {
    "vertices": "int16", "unit_mm": "float32", "faces": "uint16", "area": "uint8", "face_area": "uint8",
    "weights": "uint8", "root": "uint8", "face_root": "uint8", "lines": "uint16", "line_starts": "int32",
    "line_areas": "uint8", "map_lines": "uint16", "map_line_starts": "int32", "map_line_roots": "uint8",
}


@pytest.fixture(scope="module")
def model():
    with np.load(FILE) as stored:
        return {key: stored[key] for key in stored.files}


@pytest.fixture(scope="module")
def place(model):
    """(n, 3) mm."""
    return model["vertices"] * float(model["unit_mm"])


@pytest.fixture(scope="module")
def edges(model):
    """(3f, 2) directed edges, three of each face."""
    faces = model["faces"].astype(int)
    return np.stack([faces, np.roll(faces, -1, 1)], 2).reshape(-1, 2)


def sizes(corner):
    return np.linalg.norm(np.cross(corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0]), axis=1) / 2


def runs(model, prefix=""):
    starts = model[f"{prefix}line_starts"]
    return [model[f"{prefix}lines"][a:b].astype(int) for a, b in itertools.pairwise(starts)]


def test_is_light_and_of_the_types_that_are_written_down(model):
    assert FILE.stat().st_size <= 350_000
    assert {key: str(model[key].dtype) for key in KINDS} == KINDS
    n, f = len(model["vertices"]), len(model["faces"])
    assert 12_000 < f <= 14_000 and model["faces"].max() == n - 1
    assert len(model["area"]) == len(model["root"]) == len(model["weights"]) == n
    assert len(model["face_area"]) == len(model["face_root"]) == f


def test_ids_are_those_of_the_tables(model, areas, roots):
    assert sorted(areas) == [str(x) for x in model["area_ids"]]
    assert roots == [str(x) for x in model["root_ids"]]
    assert set(np.unique(model["face_area"])) == {*range(len(areas)), NONE}
    assert set(np.unique(model["face_root"])) == {*range(len(roots)), NONE}
    assert ((model["face_area"] == NONE) == (model["face_root"] == NONE)).all()
    with (ROOT / "data" / "maps.csv").open(encoding="utf-8", newline="") as lines:
        drawn = {row["map"] for row in csv.DictReader(lines) if row["drawn"] == "yes"}
    assert str(model["map_id"]) in drawn


def test_every_area_is_as_large_as_painted(model, place, body):
    corner = place[model["faces"].astype(int)]
    fine = body["vertices"][body["faces"]].astype(float)
    for k in range(len(model["area_ids"])):
        here, there = sizes(corner[model["face_area"] == k]).sum(), sizes(fine[body["area"] == k]).sum()
        assert abs(here / there - 1) < 0.06, model["area_ids"][k]


def test_every_band_is_as_large_as_painted(model, place, body):
    with np.load(ROOT / "assets" / "body" / "maps.npz") as stored:
        painted = stored[str(model["map_id"])]
    corner = place[model["faces"].astype(int)]
    fine = body["vertices"][body["faces"]].astype(float)
    for k in range(len(model["root_ids"])):
        here, there = sizes(corner[model["face_root"] == k]).sum(), sizes(fine[painted == k]).sum()
        assert abs(here / there - 1) < 0.04, model["root_ids"][k]


def test_is_closed_but_for_the_cut_at_waist_and_midline(place, edges):
    forwards, backwards = {tuple(e) for e in edges.tolist()}, {(b, a) for a, b in edges.tolist()}
    assert len(forwards) == len(edges)  # no edge twice in one direction: all faces look outwards
    rim = np.array(sorted(forwards - backwards))
    ends = place[rim]
    midline = (np.abs(ends[:, :, 0]) < 0.06).all(1)
    waist = (np.abs(ends[:, :, 1] - WAIST) < 0.06).all(1)
    assert (midline | waist).all() and midline.any() and waist.any()
    # One rim, once round.
    after = dict(rim.tolist())
    start = here = rim[0, 0]
    for _ in range(len(rim)):
        here = after[here]
    assert here == start and len(after) == len(rim)


def test_is_one_piece(model, edges):
    piece = np.arange(len(model["vertices"]))
    for _ in range(200):
        before = piece.copy()
        np.minimum.at(piece, edges[:, 0], before[edges[:, 1]])
        piece = np.minimum(piece, piece[piece])
        if (piece == before).all():
            break
    assert (piece == 0).all()


def test_lies_close_to_the_painted_skin(model, place, body):
    corner = body["vertices"][body["faces"]].astype(float)
    middle = corner.mean(1)
    away = []
    of_limb = np.ones(len(place), bool)
    of_limb[model["faces"][model["face_area"] == NONE]] = False  # there the painted mesh ends in teeth
    for spot in place[of_limb][::9]:
        near = np.argpartition(((middle - spot) ** 2).sum(1), 16)[:16]
        away.append(_distance(spot, corner[near]))
    assert max(away) < 0.8 and np.mean(away) < 0.12  # mm


def _distance(spot, corner):
    """mm from a spot to the nearest of some triangles."""
    normal = np.cross(corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0])
    normal /= np.linalg.norm(normal, axis=1, keepdims=True)
    over = ((spot - corner[:, 0]) * normal).sum(1)
    foot = spot - over[:, None] * normal
    inside, rim = np.ones(len(corner), bool), np.full(len(corner), np.inf)
    for k in range(3):
        start, run = corner[:, k], corner[:, (k + 1) % 3] - corner[:, k]
        inside &= (np.cross(run, foot - start) * normal).sum(1) >= 0
        share = np.clip(((spot - start) * run).sum(1) / (run * run).sum(1), 0, 1)[:, None]
        rim = np.minimum(rim, np.linalg.norm(spot - start - share * run, axis=1))
    return float(np.where(inside, np.abs(over), rim).min())


def test_triangles_are_no_needles_and_do_not_turn_over(model, place):
    corner = place[model["faces"].astype(int)]
    longest = np.max([((corner[:, k] - corner[:, k - 1]) ** 2).sum(1) for k in range(3)], axis=0)
    broad = 2 * sizes(corner) / longest
    assert broad.min() > 0 and (broad < 0.05).mean() < 0.01
    normal = np.cross(corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0])
    around = np.zeros_like(place)
    for k in range(3):
        np.add.at(around, model["faces"][:, k], normal)
    faced = (normal * around[model["faces"].astype(int)].mean(1)).sum(1)
    assert (faced < 0).mean() < 0.003


def test_is_denser_on_the_toes(model, place):
    middle = place[model["faces"].astype(int)].mean(1)
    low = place[:, 1].min()
    assert (middle[:, 1] < low + 110).mean() > 0.35


@pytest.mark.parametrize(("prefix", "beside", "label"), [
    ("", "line_areas", "face_area"), ("map_", "map_line_roots", "face_root"),
])
def test_borders_are_the_edges_where_two_labels_meet(model, edges, prefix, beside, label):
    labels = np.repeat(model[label], 3)
    owner = {tuple(edge): mine for edge, mine in zip(edges.tolist(), labels.tolist(), strict=True)}
    asked = {
        (a, b) for (a, b), mine in owner.items() if a < b and owner.get((b, a), mine) != mine
    }
    drawn = {}
    for run, pair in zip(runs(model, prefix), model[beside].tolist(), strict=True):
        assert len(run) > 1
        for a, b in itertools.pairwise(run.tolist()):
            assert sorted((owner[a, b], owner[b, a])) == pair
            drawn[min(a, b), max(a, b)] = drawn.get((min(a, b), max(a, b)), 0) + 1
    assert set(drawn) == asked and set(drawn.values()) == {1}


def test_outline_of_an_area_closes(model, place):
    """Away from the midline the runs of an area join to rings."""
    ends = {}
    for run, pair in zip(runs(model), model["line_areas"].tolist(), strict=True):
        if run[0] != run[-1]:
            for area in pair:
                for end in (run[0], run[-1]):
                    ends.setdefault(area, []).append(int(end))
    for area, found in ends.items():
        for end in set(found):
            odd = found.count(end) % 2 == 1
            assert not odd or abs(place[end, 0]) < 0.06 or area == NONE, (area, place[end])


def test_weights_are_strong_where_a_root_is_primary(model, served):
    names = [str(x) for x in model["root_ids"]]
    for k, area in enumerate(map(str, model["area_ids"])):
        mean = model["weights"][model["area"] == k].mean(0) / 255
        for root, weight in zip(names, mean, strict=True):
            if served.get((area, root)) == "primary":
                assert weight > 0.55, (area, root)
            elif (area, root) not in served:
                assert weight < 0.45, (area, root)


def test_the_manifest_calls_it_a_mesh_of_the_right_side():
    files = json.loads((ROOT / "assets" / "manifest.json").read_text(encoding="utf-8"))["files"]
    (row,) = [row for row in files if row["path"] == "body/model.npz"]
    assert (row["kind"], row["body"]) == ("mesh", "right")
