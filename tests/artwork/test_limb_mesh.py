"""The painted limb: every face has one area, and every area lies where its name says."""

import numpy as np
import pytest

# a lies further than b: written from anatomy, apart from the recipe.
# Axes: x to the person's left, so on a right limb "inner" is greater x; y up; z forwards.
ORDER = [
    ("x", "toe1_dorsal", "toe2_dorsal"), ("x", "toe2_dorsal", "toe3_dorsal"),
    ("x", "toe3_dorsal", "toe4_dorsal"), ("x", "toe4_dorsal", "toe5_dorsal"),
    ("x", "toe1_medial", "toe1_dorsal"), ("x", "dorsum_med", "dorsum_mid"),
    ("x", "dorsum_mid", "dorsum_lat"), ("x", "foot_med_border", "dorsum_med"),
    ("x", "dorsum_lat", "foot_lat_border"), ("x", "sole_arch_med", "sole_mid"),
    ("x", "sole_mid", "sole_lat"), ("x", "ball_big_toe", "ball_mid"),
    ("x", "ball_mid", "ball_little_toe"), ("x", "heel_med", "heel_lat"),
    ("x", "ankle_med_malleolus", "ankle_lat_malleolus"), ("x", "knee_med", "knee_lat"),
    ("x", "thigh_med_mid", "thigh_ant_mid"), ("x", "thigh_ant_mid", "thigh_lat_mid"),
    ("x", "thigh_post_mid", "thigh_posterolateral"), ("x", "shin_med_upper", "shin_front_crest"),
    ("x", "shin_front_crest", "shin_lat_upper"), ("x", "calf_inner", "calf_upper_mid"),
    ("x", "calf_upper_mid", "calf_outer"), ("x", "knee_back_inner", "knee_back"),
    ("x", "sacrum_midline", "buttock_inner"), ("x", "buttock_inner", "buttock_outer"),
    ("x", "inner_thigh_top", "thigh_ant_upper"), ("x", "coccyx", "gluteal_fold_sitbone"),
    ("y", "thigh_ant_upper", "thigh_ant_mid"), ("y", "thigh_ant_mid", "thigh_ant_lower"),
    ("y", "thigh_ant_lower", "knee_front"), ("y", "groin_crease", "thigh_ant_upper"),
    ("y", "knee_front", "shin_front_crest"), ("y", "knee_med", "knee_below_med"),
    ("y", "knee_below_med", "shin_med_upper"), ("y", "shin_med_upper", "shin_med_lower"),
    ("y", "shin_med_lower", "ankle_med_malleolus"), ("y", "ankle_med_malleolus", "heel_med"),
    ("y", "ankle_lat_malleolus", "heel_lat"), ("y", "achilles", "heel_back"),
    ("y", "calf_lower_mid", "achilles"), ("y", "heel_back", "heel_plantar"),
    ("y", "dorsum_mid", "sole_mid"), ("y", "first_web", "ball_big_toe"),
    ("y", "buttock_upper", "buttock_lower"), ("y", "buttock_lower", "gluteal_fold_sitbone"),
    ("y", "gluteal_fold_sitbone", "thigh_post_upper"), ("y", "hip_crest_side", "trochanter_side"),
    ("y", "trochanter_side", "thigh_lat_mid"), ("y", "sacrum_midline", "coccyx"),
    ("y", "coccyx", "saddle_inner_perianal"), ("y", "genital_front", "genital_back"),
    ("y", "ankle_front", "dorsum_mid"), ("y", "shin_lat_upper", "shin_lat_lower"),
    ("z", "toe1_dorsal", "first_web"), ("z", "first_web", "dorsum_med"),
    ("z", "toe3_plantar", "web3_plantar"), ("z", "web3_plantar", "sole_mid"),
    ("z", "ball_mid", "sole_mid"), ("z", "sole_mid", "heel_plantar"), ("z", "heel_lat", "heel_back"),
    ("z", "knee_front", "knee_back"), ("z", "ankle_front", "achilles"),
    ("z", "ankle_med_malleolus", "ankle_behind_med"), ("z", "thigh_ant_mid", "thigh_post_mid"),
    ("z", "genital_front", "genital_back"), ("z", "genital_back", "saddle_inner_perianal"),
    ("z", "saddle_inner_perianal", "coccyx"), ("z", "hip_crest_side", "buttock_upper"),
] + [("y", f"toe{k}_dorsal", f"toe{k}_plantar") for k in range(1, 6)]


@pytest.fixture(scope="module")
def measured(body):
    """Area id -> (centre, surface in cm2)."""
    corner = body["vertices"][body["faces"]].astype(float)
    size = np.linalg.norm(np.cross(corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0]), axis=1) / 200
    found = {}
    for k, name in enumerate(body["area_ids"]):
        mine = body["area"] == k
        if mine.any():
            found[str(name)] = (np.average(corner[mine].mean(1), 0, size[mine]), size[mine].sum())
    return found


def test_exactly_the_known_areas_are_painted(measured, areas):
    assert set(measured) == set(areas)


def test_it_is_the_right_limb(body):
    assert body["vertices"][:, 0].max() <= 0.01


def test_skin_has_no_holes(body):
    """Open edges only where the limb meets the trunk and in the midline."""
    sides = np.sort(body["faces"][:, [[0, 1], [1, 2], [2, 0]]].reshape(-1, 2), axis=1)
    edges, count = np.unique(sides, axis=0, return_counts=True)
    assert count.max() == 2
    rim = body["vertices"][edges[count == 1]].mean(1)
    height = rim[:, 1] - body["vertices"][:, 1].min()
    assert (rim[height < 780][:, 0] > -1.5).all()


@pytest.mark.parametrize(("axis", "further", "nearer"), ORDER, ids=lambda value: value)
def test_lies_where_its_name_says(measured, axis, further, nearer):
    k = "xyz".index(axis)
    assert measured[further][0][k] > measured[nearer][0][k]


def test_no_area_is_too_small_to_be_touched(measured):
    assert {name: size for name, (_, size) in measured.items() if size < 2.5} == {}


def test_every_area_is_one_piece(body):
    """At least 97% of each area's faces hang together."""
    torn = [
        str(name) for k, name in enumerate(body["area_ids"])
        if _largest_piece(body["faces"][body["area"] == k]) < 0.97
    ]
    assert torn == []


def _largest_piece(faces):
    label = np.unique(faces, return_inverse=True)[1].reshape(faces.shape)
    owner = np.arange(label.max() + 1)
    while True:
        least = owner[label].min(1)
        new = owner.copy()
        np.minimum.at(new, label.ravel(), np.repeat(least, 3))
        if (new == owner).all():
            return np.bincount(owner[label[:, 0]]).max() / len(faces)
        owner = new


def test_key_points_lie_where_the_table_says(body, key_points, served):
    found = {
        str(root): str(body["area_ids"][body["area"][face]])
        for root, face in zip(body["point_ids"], body["point_faces"], strict=True)
    }
    assert found == {root: row["area"] for root, row in key_points.items()}
    for root, area in found.items():
        assert served[area, key_points[root]["tested_root"]] == "primary"
