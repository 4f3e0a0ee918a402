"""What can be felt through the skin lies in the area named after it; neighbours are neighbours."""

from collections import Counter
from itertools import combinations

import numpy as np
import pytest

# Areas that share a border on every limb, and areas that never do: from anatomy, not the recipe.
TOUCH = [
    ("groin_crease", "thigh_ant_upper"), ("groin_crease", "genital_front"),
    ("inner_thigh_top", "thigh_med_upper"), ("inner_thigh_top", "genital_front"),
    ("hip_crest_side", "buttock_upper"), ("hip_crest_side", "trochanter_side"),
    ("buttock_inner", "sacrum_midline"), ("coccyx", "sacrum_midline"),
    ("buttock_lower", "gluteal_fold_sitbone"), ("gluteal_fold_sitbone", "thigh_post_upper"),
    ("saddle_outer_ring", "saddle_inner_perianal"), ("saddle_outer_ring", "genital_back"),
    ("thigh_posterolateral", "thigh_post_mid"), ("thigh_posterolateral", "thigh_lat_mid"),
    ("knee_front", "knee_med"), ("knee_front", "knee_lat"), ("knee_front", "thigh_ant_lower"),
    ("knee_front", "shin_front_crest"), ("knee_med", "knee_back_inner"),
    ("knee_back_inner", "knee_back"), ("knee_back", "knee_lat"), ("knee_med", "knee_below_med"),
    ("knee_back", "calf_upper_mid"), ("knee_below_med", "shin_med_upper"),
    ("knee_lat", "shin_lat_upper"), ("shin_front_crest", "shin_med_lower"),
    ("shin_front_crest", "shin_lat_lower"), ("shin_front_crest", "ankle_front"),
    ("calf_inner", "shin_med_upper"), ("calf_inner", "calf_upper_mid"),
    ("calf_outer", "shin_lat_upper"), ("calf_outer", "calf_lower_mid"),
    ("calf_lower_mid", "achilles"), ("achilles", "heel_back"), ("ankle_front", "dorsum_mid"),
    ("ankle_med_malleolus", "ankle_behind_med"), ("ankle_behind_med", "heel_med"),
    ("ankle_lat_malleolus", "heel_lat"), ("heel_back", "heel_med"), ("heel_back", "heel_lat"),
    ("heel_plantar", "sole_mid"), ("sole_arch_med", "foot_med_border"), ("sole_lat", "foot_lat_border"),
    ("dorsum_lat", "foot_lat_border"), ("dorsum_med", "foot_med_border"),
    ("first_web", "toe1_dorsal"), ("first_web", "toe2_dorsal"), ("first_web", "dorsum_mid"),
    ("web3_plantar", "toe3_plantar"), ("web3_plantar", "toe4_plantar"), ("web3_plantar", "ball_mid"),
    ("toe1_medial", "toe1_dorsal"), ("toe1_medial", "toe1_plantar"),
]
APART = [
    ("thigh_ant_mid", "thigh_post_mid"), ("thigh_med_mid", "thigh_lat_mid"),
    ("shin_med_upper", "shin_lat_upper"), ("knee_med", "knee_lat"), ("knee_front", "knee_back"),
    ("calf_inner", "calf_outer"), ("heel_med", "heel_lat"), ("dorsum_med", "dorsum_lat"),
    ("sole_arch_med", "sole_lat"), ("ball_big_toe", "ball_little_toe"),
    ("ball_big_toe", "toe3_plantar"), ("ball_little_toe", "toe3_plantar"),
    ("toe1_medial", "toe2_dorsal"), ("first_web", "toe3_dorsal"), ("web3_plantar", "toe2_plantar"),
    ("groin_crease", "thigh_ant_mid"), ("buttock_lower", "thigh_post_mid"), ("coccyx", "genital_back"),
]
# Rays of the foot: each toe stands mostly on the part of the foot that is named after its ray.
RAYS = [("toe1_plantar", "ball_big_toe"), ("toe2_plantar", "ball_mid"), ("toe3_plantar", "ball_mid"),
        ("toe4_plantar", "ball_mid"), ("toe5_plantar", "ball_little_toe"),
        ("toe2_dorsal", "dorsum_mid"), ("toe3_dorsal", "dorsum_mid"), ("toe4_dorsal", "dorsum_mid"),
        ("toe5_dorsal", "dorsum_lat")]


@pytest.fixture(scope="module")
def limb(body):
    """Centres of faces with the heights above the ground in y, and the area of each."""
    centre = body["vertices"][body["faces"]].mean(1).astype(float)
    centre[:, 1] -= body["vertices"][:, 1].min()
    return centre, body["area_ids"][body["area"]].astype(str)


@pytest.fixture(scope="module")
def borders(body):
    """(area, area) in order of their names -> how many edges of the mesh they share."""
    name = body["area_ids"][body["area"]].astype(str)
    ends = np.sort(body["faces"][:, [[0, 1], [1, 2], [2, 0]]].reshape(-1, 2), 1)
    owner = np.repeat(name, 3)
    order = np.lexsort((ends[:, 1], ends[:, 0]))
    ends, owner = ends[order], owner[order]
    shared = (ends[1:] == ends[:-1]).all(1) & (owner[1:] != owner[:-1])
    return Counter(
        tuple(sorted(pair)) for pair in zip(owner[1:][shared], owner[:-1][shared], strict=True)
    )


@pytest.mark.parametrize(("area", "low", "high", "way"), [
    ("ankle_lat_malleolus", 55, 110, (-1, 0, 0)),  # the ankle bones stand out to the sides
    ("ankle_med_malleolus", 70, 110, (1, 0, 0)),
    ("heel_back", 10, 60, (0, 0, -1)),
    ("knee_front", 470, 515, (0, 0, 1)),  # the kneecap stands out in front
], ids=lambda value: str(value))
def test_what_stands_out_lies_in_its_area(limb, area, low, high, way):
    centre, name = limb
    slab = np.flatnonzero((centre[:, 1] > low) & (centre[:, 1] < high))
    furthest = slab[np.argmax(centre[slab] @ np.array(way, float))]
    assert name[furthest] == area


def test_the_fold_under_the_buttock_lies_in_its_area(limb):
    """Behind the thigh the skin lies deepest in the fold."""
    centre, name = limb
    crease = centre[name == "gluteal_fold_sitbone"].mean(0)
    strip = (abs(centre[:, 0] - crease[0]) < 12) & (centre[:, 2] < 0)
    near = np.flatnonzero(strip & (abs(centre[:, 1] - crease[1]) < 60))
    line = np.polyfit(centre[near, 1], centre[near, 2], 1)
    deepest = near[np.argmax(centre[near, 2] - np.polyval(line, centre[near, 1]))]
    assert name[deepest] == "gluteal_fold_sitbone"


@pytest.mark.parametrize("pair", TOUCH, ids="-".join)
def test_neighbours_share_a_border(borders, pair):
    assert borders[tuple(sorted(pair))] >= 3


@pytest.mark.parametrize("pair", APART, ids="-".join)
def test_strangers_share_none(borders, pair):
    assert borders[tuple(sorted(pair))] == 0


@pytest.mark.parametrize(("toe", "ray"), RAYS)
def test_toe_stands_on_its_own_ray(borders, toe, ray):
    kinds = {"ball_big_toe", "ball_mid", "ball_little_toe", "dorsum_med", "dorsum_mid", "dorsum_lat"}
    shares = {kind: borders[tuple(sorted((toe, kind)))] for kind in kinds}
    assert max(shares, key=shares.get) == ray


def test_toes_meet_only_through_their_webs(borders):
    """Above, no toe touches the next but at the very bottom of a web."""
    for one, other in combinations([f"toe{k}_dorsal" for k in range(1, 6)], 2):
        assert borders[one, other] <= 2


def _share(limb, area, height):
    """From the inner (0) to the outer (1) border of the leg: where the area's middle lies."""
    centre, name = limb
    slab = abs(centre[:, 1] - height) < 8
    x = centre[slab, 0]
    mine = centre[slab & (name == area), 0]
    return (x.max() - (mine.min() + mine.max()) / 2) / np.ptp(x)


@pytest.mark.parametrize("height", [150, 200, 250, 300, 350, 400])
def test_the_edge_of_the_shin_lies_slightly_inside_the_middle(limb, height):
    assert 0.32 < _share(limb, "shin_front_crest", height) < 0.52


@pytest.mark.parametrize("height", [200, 250, 320, 360, 400])
def test_the_calf_has_an_inner_a_middle_and_an_outer_part_from_behind(limb, height):
    area = "calf_upper_mid" if height > 300 else "calf_lower_mid"
    assert 0.38 < _share(limb, area, height) < 0.62


def test_the_point_behind_the_knee_lies_midway(body, limb):
    point = body["points"][list(body["point_ids"]).index("S2")].astype(float)
    centre, _ = limb
    level = point[1] - body["vertices"][:, 1].min()
    x = centre[abs(centre[:, 1] - level) < 8, 0]
    assert 0.42 < (x.max() - point[0]) / np.ptp(x) < 0.60


@pytest.fixture(scope="module")
def point(body, limb):
    """Key point -> its place in mm, the height above the ground in y."""
    lowest = body["vertices"][:, 1].min()
    return {
        str(root): place.astype(float) - (0, lowest, 0)
        for root, place in zip(body["point_ids"], body["points"], strict=True)
    }


def _middle(limb, area):
    centre, name = limb
    return centre[name == area].mean(0)


def _gap(one, other):
    return np.linalg.norm(one - other)


def test_first_two_points_are_spaced_between_groin_and_knee(limb, point):
    """T12 is on the inguinal ligament, L2 midway to the inner condyle, L1 midway between those two."""
    groin = _middle(limb, "groin_crease")
    assert _gap(point["L2"][:2], ((groin + point["L3"]) / 2)[:2]) < 25
    assert _gap(point["L1"][:2], ((groin + point["L2"]) / 2)[:2]) < 20
    assert point["L1"][2] > 0 and point["L2"][2] > 0


def test_points_of_knee_and_ankle_stand_on_their_bones(limb, point):
    """L3 on the inner side above the kneecap's middle, L4 where the inner ankle bone stands out."""
    centre, _ = limb
    assert point["L3"][1] > _middle(limb, "knee_front")[1] - 5
    for root, furthest in (("L3", 18), ("L4", 6)):
        slab = abs(centre[:, 1] - point[root][1]) < 10
        assert centre[slab, 0].max() - point[root][0] < furthest
    assert 70 < point["L4"][1] < 110


def test_points_of_the_foot_stand_at_third_toe_and_outer_heel(limb, point):
    """L5 behind the third toe on its ray, S1 on the outer side of the heel bone."""
    second, third, fourth = (_middle(limb, f"toe{k}_dorsal") for k in (2, 3, 4))
    assert (third[0] + fourth[0]) / 2 < point["L5"][0] < (third[0] + second[0]) / 2
    assert 15 < third[2] - point["L5"][2] < 50
    centre, _ = limb
    heel = centre[(centre[:, 1] < 60) & (centre[:, 2] < centre[centre[:, 1] < 60][:, 2].min() + 60)]
    assert point["S1"][2] < heel[:, 2].max()
    assert point["S1"][0] < heel[:, 0].mean() - 10 and 15 < point["S1"][1] < 50


def test_points_of_the_seat_stand_at_fold_and_beside_the_anus(limb, point):
    """S3 in the fold under the buttock, S4-5 less than a finger beside the midline."""
    fold = _middle(limb, "gluteal_fold_sitbone")
    assert abs(point["S3"][1] - fold[1]) < 20 and abs(point["S3"][0] - fold[0]) < 35
    assert 3 < -point["S4-5"][0] < 12
    assert point["S3"][2] < 0 and point["S4-5"][1] > point["S3"][1] - 10
