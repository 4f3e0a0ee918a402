"""The maps beside each other: which may be drawn, and where they disagree."""

import pandas as pd
import pytest

from atlas import UnknownId, load

KEEGAN, FOERSTER, LEE = "keegan-garrett-1948", "foerster-1933", "lee-2008"


def test_only_maps_that_were_read_may_be_drawn(atlas):
    assert atlas.drawn_maps() == ["consensus", KEEGAN, "isncsci"]


def test_of_a_map_from_memory_nothing_is_drawn(atlas):
    assert atlas.drawn(FOERSTER).empty
    assert atlas.drawn(LEE).empty  # three rows were read: they say that nothing is drawn there


def test_each_drawn_row_was_read(atlas):
    assert set(atlas.drawn(KEEGAN).status) == {"VERIFIED"}
    assert len(set(atlas.drawn("consensus").end)) == 76


def test_the_standard_names_points_only(atlas):
    points = atlas.table("key_points")
    assert set(atlas.drawn("isncsci").end) == set(points["area"])
    assert "toe1_dorsal" not in set(atlas.drawn("isncsci").end)


def test_a_map_is_drawn_as_soon_as_a_row_of_it_is_read(data, edit, the_fault):
    edit("served", {"end": "toe1_dorsal", "map": FOERSTER}, status="VERIFIED")
    problem = the_fault()
    assert (problem.file, problem.column, problem.value) == ("maps.csv", "drawn", "no")
    edit("maps", {"map": FOERSTER}, drawn="yes")
    read = load(data)
    assert FOERSTER in read.drawn_maps()
    assert list(read.drawn(FOERSTER).end) == ["toe1_dorsal"]


def test_a_map_of_movements_is_not_drawn(edit, the_fault):
    row = edit("maps", {"map": "phillips-1991"}, drawn="yes")
    problem = the_fault()
    assert (problem.row, problem.column) == (row, "drawn")
    assert "must be no" in problem.allowed


# The disagreements that must be shown, by their numbers in the list of the evidence.
DISAGREEMENTS = [
    ("toe1_medial", "disagree", "L5", "L4"),  # 1: L4 and the big toe
    ("dorsum_med", "disagree", "L5", "L4"),
    ("toe1_dorsal", "partly", "L5", "L4;L5"),
    ("knee_front", "disagree", "L3", "L4"),  # 3: the kneecap
    ("thigh_lat_mid", "disagree", "L2;L3", "L4;L5"),  # 4: the outer thigh
    ("thigh_lat_lower", "disagree", "L3", "L4;L5"),
    ("knee_lat", "agree", "L5", "L5"),
    ("buttock_outer", "disagree", "L2;L3", "L4;L5;S1"),  # 5: the buttock
    ("heel_plantar", "disagree", "S1", "L5;S2"),  # 6: heel and sole
    ("heel_med", "disagree", "S1", "S2"),
    ("sole_arch_med", "disagree", "L5", "S2"),
    ("calf_upper_mid", "partly", "S2", "S1;S2"),  # 7: the calf
    ("thigh_post_mid", "partly", "S2", "S1;S2"),
    ("thigh_ant_mid", "disagree", "L2", "L3"),  # 14: the front of the thigh
    ("shin_lat_lower", "agree", "L5", "L5"),
]


@pytest.mark.parametrize(("area", "verdict", "ours", "theirs"), DISAGREEMENTS)
def test_where_keegan_and_garrett_differ(atlas, area, verdict, ours, theirs):
    found = atlas.compare("consensus", KEEGAN).set_index("end").loc[area]
    assert tuple(found) == (verdict, ours, theirs)


def test_a_map_that_leaves_skin_blank_neither_agrees_nor_disagrees(atlas):
    found = atlas.compare(KEEGAN, LEE).set_index("end").loc["coccyx"]
    assert tuple(found) == ("blank", "S5;Co1", "")
    # Lee leaves the outer thigh blank as too variable, whatever root may be named with it.
    assert atlas.compare("consensus", LEE).set_index("end").verdict["thigh_lat_mid"] == "blank"


def test_every_area_is_compared_once_and_either_way_round(atlas):
    one, other = atlas.compare("consensus", KEEGAN), atlas.compare(KEEGAN, "consensus")
    assert list(one.end) == list(atlas.table("areas")["area"])
    assert list(one.verdict) == list(other.verdict)
    assert list(one.roots_a) == list(other.roots_b)


def test_a_map_agrees_with_itself(atlas):
    assert set(atlas.compare(KEEGAN, KEEGAN).verdict) == {"agree"}


def test_frames_and_rows_say_the_same(atlas):
    for frame, rows in (
        (atlas.compare("consensus", KEEGAN), atlas.rows.compare("consensus", KEEGAN)),
        (atlas.drawn(KEEGAN), atlas.rows.drawn(KEEGAN)),
    ):
        pd.testing.assert_frame_equal(frame, pd.DataFrame(rows))


@pytest.mark.parametrize("ask", [lambda a: a.compare("consensus", "keegan"), lambda a: a.drawn("keegan")])
def test_an_unknown_map_is_refused_with_the_nearest(atlas, ask):
    with pytest.raises(UnknownId, match="keegan-garrett-1948"):
        ask(atlas)
