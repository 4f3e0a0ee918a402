"""The figure of the limb: whole, on the right side, painted by the weights of the maps."""

import base64
import json
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from figures import body, limb

BODY = Path(__file__).resolve().parents[2] / "assets" / "body"
KINDS = {"f4": np.float32, "u1": np.uint8, "u2": np.uint16, "u4": np.uint32}


@pytest.fixture(scope="module")
def sent():
    """What a browser gets: JSON, arrays as base64."""
    return json.loads(limb.figure(BODY).to_json())


def numbers(sent):
    return np.frombuffer(base64.b64decode(sent["bdata"]), KINDS[sent["dtype"]])


def trace(sent, name):
    (found,) = [trace for trace in sent["data"] if trace["name"] == name]
    return found


def points(sent, name):
    return np.stack([numbers(trace(sent, name)[axis]) for axis in "xyz"], 1)


def weights(painted, root, map="consensus"):
    of_points = numbers(painted["weights"][map]).reshape(-1, len(painted["roots"]))
    return of_points[:, painted["roots"].index(root)]


def test_it_is_the_right_limb_upright(sent):
    skin = points(sent, "skin")
    assert skin[:, 0].max() <= 1  # the person's left is positive
    toes = skin[:, 1] < skin[:, 1].min() + 30  # y goes backwards
    assert skin[toes, 2].max() < -700  # z is up, and the toes are at the bottom


@pytest.mark.parametrize("name", ["skin", "skin.turning"])
def test_every_area_is_in_the_skin(atlas, sent, name):
    painted = sent["layout"]["meta"][name]
    assert set(painted["areas"]) == set(atlas.table("areas")["area"])
    own = numbers(painted["area"])
    assert len(own) == len(points(sent, name))
    if name == "skin":
        assert {place for place in own.tolist() if place != body.NO_AREA} == set(range(len(painted["areas"])))


def test_while_it_turns_there_is_less_of_it(sent):
    for name in ("skin", "inside"):
        whole, light = (len(numbers(trace(sent, part)["i"])) for part in (name, f"{name}.turning"))
        assert light < 0.5 * whole
    assert sum(len(numbers(trace(sent, f"{name}.turning")["i"])) for name in ("skin", "inside")) < 9_000


SERVED = [("dorsum_mid", "L5"), ("toe5_dorsal", "S1"), ("knee_front", "L3")]


@pytest.mark.parametrize(("area", "root"), SERVED)
def test_a_root_weighs_most_where_it_mainly_serves(atlas, sent, area, root):
    painted = sent["layout"]["meta"]["skin"]
    inside = numbers(painted["area"]) == painted["areas"].index(area)
    means = {each: weights(painted, each)[inside].mean() for each in painted["roots"]}
    assert max(means, key=means.get) == root


def test_each_map_that_is_drawn_on_the_skin_has_its_own_weights(sent):
    painted = sent["layout"]["meta"]["skin"]
    assert set(painted["weights"]) == {"consensus", "keegan-garrett-1948"}
    one, other = (numbers(painted["weights"][map]) for map in painted["weights"])
    assert (one != other).any()
    bands = other.reshape(-1, len(painted["roots"]))
    assert set(np.unique(bands.sum(1))) <= {0, 255}  # bands do not overlap


def test_borders_lie_between_the_areas_they_name(sent):
    painted = sent["layout"]["meta"]["skin"]
    skin, own = points(sent, "skin"), numbers(painted["area"])
    for line, sides in painted["borders"][::7]:
        for point in line[1:-1]:
            near = own[np.argsort(((skin - skin[point]) ** 2).sum(1))[:30]]
            assert set(near.tolist()) & set(sides), sides


def test_faces_look_outwards():
    mesh = body.skin(BODY).mesh
    one, two, three = (mesh.points[corner] for corner in mesh.faces.T)
    assert np.einsum("ij,ij->i", one, np.cross(two, three)).sum() > 0  # six times what they enclose
    mirror = mesh.mirrored()
    assert np.allclose(mirror.points, mesh.points * [-1, 1, 1])
    assert (mirror.faces == mesh.faces[:, ::-1]).all()


def test_the_pelvis_is_whole_and_the_spine_in_the_middle(sent):
    inside = points(sent, "inside")
    assert inside[:, 0].min() < -80
    assert inside[:, 0].max() > 80  # the hip of the other side as well
    discs = inside[numbers(trace(sent, "inside")["intensity"]) == 1]
    assert abs(discs[:, 0].mean()) < 8
    spine = inside[inside[:, 2] > 200]
    assert abs(spine[:, 0]).max() < 80


def test_roots_leave_the_spine_on_the_right(sent):
    places, ways = sent["layout"]["meta"]["roots"], points(sent, "roots")
    for root in ("L3", "L4", "L5", "S1"):
        start, end = places[root]
        way = ways[start:end]
        assert np.isfinite(way).all()
        assert way[-1, 0] < -10
        assert way[-1, 2] < way[0, 2]
        assert end == len(ways) or np.isnan(ways[end]).all()  # a gap before the next


@pytest.mark.parametrize("course", body.courses(BODY)[::40], ids=lambda course: course.start)
def test_a_course_is_the_stored_one_within_half_a_millimetre(sent, course):
    places, line = sent["layout"]["meta"]["courses"], points(sent, "courses")
    stored = limb.turned(course.points).T
    parts = [line[start:end] for start, end, _ in places[f"{course.start} {course.end}"]]
    assert np.isfinite(np.concatenate(parts)).all()
    assert np.allclose(parts[0][0], stored[0]) and np.allclose(parts[-1][-1], stored[-1])
    ends = [(one, other) for part in parts for one, other in pairwise(part)]
    for point in stored:
        assert min(distance(point, *each) for each in ends) < limb.TOLERANCE + 0.01


def distance(point, one, other):
    way = other - one
    share = np.clip((point - one) @ way / max(way @ way, 1e-9), 0, 1)
    return np.linalg.norm(point - one - share * way)


def test_every_course_is_sent_and_parts_meet(sent):
    places, line = sent["layout"]["meta"]["courses"], points(sent, "courses")
    assert places.keys() == {f"{course.start} {course.end}" for course in body.courses(BODY)}
    for parts in places.values():
        for one, other in pairwise(parts):
            assert one[2] != other[2]  # another depth
            assert (line[one[1] - 1] == line[other[0]]).all()


def test_under_the_skin_and_deep_are_told_apart(sent):
    places = sent["layout"]["meta"]["courses"]
    stored = {f"{course.start} {course.end}": course.under_skin for course in body.courses(BODY)}
    for key, depths in stored.items():
        assert {under_skin for _, _, under_skin in places[key]} <= set(depths.tolist()), key
    assert {under_skin for parts in places.values() for *_, under_skin in parts} == {True, False}


def test_sites_lie_where_they_are_stored(sent):
    ids = sent["layout"]["meta"]["sites"]
    place = ids.index("tibial@soleal_arch")
    x, y, z = body.sites(BODY)["tibial@soleal_arch"]
    assert np.allclose(points(sent, "sites")[place], [x, -z, y])


def test_all_of_it_lies_in_the_space(sent):
    scene = sent["layout"]["scene"]
    for name in ("skin", "inside"):
        for axis, values in zip("xyz", points(sent, name).T):
            low, high = scene[f"{axis}axis"]["range"]
            assert low - 1 <= values.min() and values.max() <= high + 1
    ends = scene["xaxis"]["range"]
    assert ends[0] == -ends[1]  # so the mirrored limb fits as well


def test_it_is_light_enough_to_be_sent():
    assert len(limb.figure(BODY).to_json()) < 1_500_000
