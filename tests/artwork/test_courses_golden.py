"""Where nerves pass, as any book of anatomy tells it, on the right limb (mm; x to the person's left)."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def ways():
    """(site, site or area) -> the points between them, and site -> its place."""
    with np.load(ROOT / "assets" / "body" / "courses.npz") as stored:
        known = {key: stored[key] for key in stored.files}
    ends = zip(known["from_site"].tolist(), known["to_site"].tolist(), known["area"].tolist(), strict=True)
    return {
        (one, other or area): known["points"][a:b].astype(float)
        for (one, other, area), (a, b) in zip(ends, pairwise(known["first"]), strict=True)
    } | dict(zip(known["site_ids"].tolist(), known["site_points"].astype(float), strict=True))


def tip(points, towards):
    """The point of a bone that lies farthest that way."""
    return points[np.argmax(points @ np.array(towards, float))]


def test_sciatic_leaves_the_pelvis_behind_the_hip_joint(ways, bones):
    femur, way = bones["femur"][0], ways["sciatic@deep_gluteal", "sciatic@hamstring_origin"]
    head = femur[femur[:, 1] > femur[:, 1].max() - 40].mean(0)
    assert way[:, 2].max() < head[2]


def test_femoral_passes_in_front_of_the_hip_joint(ways, bones):
    femur, place = bones["femur"][0], ways["femoral@inguinal_ligament"]
    head = femur[(femur[:, 1] > femur[:, 1].max() - 40) & (femur[:, 0] > femur[:, 0].max() - 40)]
    assert place[2] > head[:, 2].max()


def test_femoral_lies_between_iliac_spine_and_pubic_tubercle(ways, bones):
    hip, place = bones["hip_right"][0], ways["femoral@inguinal_ligament"]
    assert tip(hip, (-1, 0.5, 1))[0] < place[0] < -20


def test_lateral_femoral_cutaneous_passes_just_inside_the_iliac_spine(ways, bones):
    upper = bones["hip_right"][0]
    spine = tip(upper[upper[:, 1] > np.median(upper[:, 1])], (0, 0, 1))
    assert 0 < ways["lateral_femoral_cutaneous@inguinal_ligament"][0] - spine[0] < 35


def test_obturator_passes_the_opening_of_the_hip_bone(ways, bones, within_mesh):
    way = np.concatenate([
        ways["obturator@pelvis", "obturator@obturator_canal"],
        ways["obturator@obturator_canal", "obturator@thigh"],
    ])
    hip = bones["hip_right"][0]
    y, z = way[:, 1], way[:, 2]
    pubis, sitting_bone = tip(hip, (0, -0.4, 1)), tip(hip, (0, -1, -1))
    through = (y < hip[:, 1].min() + 80) & (z < pubis[2]) & (z > sitting_bone[2])
    assert through.any()
    assert not within_mesh(*bones["hip_right"], way).any()


def test_obturator_lies_inwards_of_the_femoral(ways):
    assert ways["obturator@thigh"][0] > ways["femoral@thigh"][0]


def test_common_fibular_turns_round_the_outer_side_of_the_fibula(ways, bones):
    fibula, place = bones["fibula"][0], ways["common_fibular@fibular_neck"]
    beside = fibula[np.abs(fibula[:, 1] - place[1]) < 6]
    assert place[0] < beside[:, 0].mean()
    assert np.linalg.norm(fibula - place, axis=1).min() <= 12
    assert 15 < fibula[:, 1].max() - place[1] < 45


def test_superficial_fibular_comes_up_in_the_lower_third_of_the_leg(ways, bones):
    tibia, place = bones["tibia"][0], ways["superficial_fibular@fascial_exit"]
    low, high = tibia[:, 1].min(), tibia[:, 1].max()
    assert 0.2 < (place[1] - low) / (high - low) < 0.4


def test_tibial_passes_behind_the_inner_ankle_bone_and_before_the_achilles_tendon(ways, bones, body):
    inner = bones["tibia"][0][bones["tibia"][0][:, 1] < bones["tibia"][0][:, 1].min() + 20]
    place = ways["tibial@tarsal_tunnel"]
    tendon = body["vertices"][body["faces"]].mean(1)[body["area_ids"][body["area"]] == "achilles"]
    assert tendon[:, 2].min() + 8 < place[2] < inner[np.argmax(inner[:, 0])][2]
    assert place[0] > bones["talus"][0][:, 0].mean()


def test_sural_passes_behind_the_outer_ankle_bone(ways, bones):
    outer = tip(bones["fibula"][0], (-0.3, -1, 0))
    place = ways["sural@ankle"]
    assert place[2] < outer[2]
    assert place[0] < bones["talus"][0][:, 0].min() + 5


def test_saphenous_passes_before_the_inner_ankle_bone(ways, bones):
    inner = bones["tibia"][0][bones["tibia"][0][:, 1] < bones["tibia"][0][:, 1].min() + 20]
    assert ways["saphenous@ankle"][2] > inner[np.argmax(inner[:, 0])][2]


def test_deep_fibular_ends_between_the_first_two_toes(ways, bones):
    place = ways["deep_fibular@first_web"]
    first, second = (bones[f"toe{k}_proximal"][0].mean(0) for k in (1, 2))
    assert second[0] < place[0] < first[0]


@pytest.mark.parametrize(("web", "inner", "outer"), [("second", 2, 3), ("third", 3, 4)])
def test_plantar_digital_nerves_pass_under_their_web(ways, bones, web, inner, outer):
    place = ways[f"common_plantar_digital@{web}_web"]
    one, other = (bones[f"toe{k}_proximal"][0].mean(0) for k in (inner, outer))
    assert other[0] < place[0] < one[0]
    assert place[1] < min(one[1], other[1])


def test_medial_plantar_lies_inwards_of_lateral_plantar(ways):
    assert ways["medial_plantar@arch"][0] > ways["lateral_plantar@sole"][0]


def test_superior_cluneal_crosses_the_crest_about_seven_cm_from_the_midline(ways, bones):
    place, hip = ways["superior_cluneal@iliac_crest"], bones["hip_right"][0]
    assert 60 < -place[0] < 80
    assert place[1] > hip[:, 1].max() - 15
    assert place[2] < np.median(hip[:, 2])


def test_pudendal_turns_about_the_ischial_spine_inwards_of_the_sciatic(ways):
    assert ways["pudendal@ischial_spine"][0] > ways["sciatic@hamstring_origin"][0]
    assert ways["pudendal@alcock_canal"][0] > ways["pudendal@ischial_spine"][0]
