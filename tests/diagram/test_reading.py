"""What a browser sends is not trusted, whatever it is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atlas import load
from diagram import Read, read

ATLAS = load()
AREAS = [f"{side}:heel_back" for side in ("right", "left")] + ["middle:sacrum_midline", "left:toe5_dorsal"]
ROOTS = ["right:L5", "left:L5", "right:S1"]

keys = st.sampled_from(["ids", "session", "revision", "x"])
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(AREAS + ROOTS),
    lambda inner: st.lists(inner) | st.dictionaries(keys, inner),
    max_leaves=12,
)


def sent(ids: object) -> dict:
    return {"ids": ids, "session": "s", "revision": 3}


@settings(max_examples=200, deadline=None)
@given(json_values)
def test_no_value_breaks_it_and_only_known_picks_come_out(value):
    got = read(value, ATLAS)
    assert isinstance(got, Read)
    assert read(sent(list(got.picks)), ATLAS).picks == got.picks


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(AREAS), unique=True))
def test_areas_come_out_as_picked_and_in_that_order(ids):
    assert read(sent(ids), ATLAS) == Read(tuple(ids), (), "s", 3)


@pytest.mark.parametrize(
    "ids",
    [
        ["right:no_such_skin"],
        ["heel_back"],
        ["middle:heel_back"],
        ["right:sacrum_midline"],
        ["right:T12"],
        ["up:L5"],
        [None],
        [["right:L5"]],
        [{"right": "L5"}],
        "right:L5",
        {"right:L5": True},
        7,
    ],
    ids=str,
)
def test_what_cannot_be_picked_is_refused_with_a_word(ids):
    got = read(sent(ids), ATLAS)
    assert got.picks == ()
    assert all(got.refused)
    assert got.refused


def test_a_second_kind_is_refused():
    got = read(sent(["right:heel_back", "right:L5", "C06"]), ATLAS)
    assert got.picks == ("right:heel_back",)
    assert len(got.refused) == 2


def test_an_endless_list_is_cut_off():
    got = read(sent([f"right:{number}" for number in range(100_000)]), ATLAS)
    assert got.picks == ()
    assert len(got.refused) < 1000


def test_nothing_sent_yet_is_nothing_wrong():
    assert read(None, ATLAS) == Read()


@pytest.mark.parametrize("session", [None, 5, "x" * 5000, ["s"]])
def test_a_strange_session_is_nobodys(session):
    assert read({"ids": [], "session": session, "revision": True}, ATLAS) == Read()


def test_the_map_is_read_with_the_picks():
    assert read({**sent([]), "map": "keegan-garrett-1948"}, ATLAS).map == "keegan-garrett-1948"
    assert read(sent([]), ATLAS).map == "consensus"


@pytest.mark.parametrize("map", ["foerster-1933", "nowhere", None, 7, ["consensus"], "x" * 9000])
def test_a_map_that_is_not_drawn_is_refused_with_a_word(map):
    got = read({**sent(["right:L5"]), "map": map}, ATLAS)
    assert got.map == "consensus"
    assert got.picks == ("right:L5",)
    assert len(got.refused) == 1
    assert len(got.refused[0]) < 200
