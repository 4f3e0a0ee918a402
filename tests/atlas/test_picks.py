"""Picks: the texts of the address and of the picture, trusted with nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atlas.picks import LONGEST, REASONS, Pick, decode, encode, parse, read

GOOD = [
    "",
    "right:dorsum_mid",
    "right:dorsum_mid,left:heel_lat",
    "middle:sacrum_midline",
    "right:L5,left:S1",
    "C06",
    "C06@L4-5.foramen",
    "C40@sacral.canal",
    "C22",
]


@pytest.mark.parametrize("text", GOOD)
def test_good_addresses_come_back_the_same(atlas, text):
    picks, refused = decode(text, atlas)
    assert encode(picks) == text
    assert refused == ()


def test_a_pick_knows_its_parts(atlas):
    assert parse("left:L5", atlas) == Pick("root", "L5", "left")
    assert parse("right:heel_lat", atlas) == Pick("area", "heel_lat", "right")
    found = parse("C06@L4-5.foramen", atlas)
    assert found == Pick("condition", "C06", "", "L4-5", "foramen")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("dorsum_mid", "malformed"),
        ("up:dorsum_mid", "malformed"),
        ("right:dorsum_mid:x", "unknown"),
        ("right:dorsum_mdi", "unknown"),
        ("right:", "unknown"),
        ("right:m_big_toe_up", "unknown"),
        ("C99", "unknown"),
        ("middle:dorsum_mid", "wrong_side"),
        ("right:sacrum_midline", "wrong_side"),
        ("middle:L5", "wrong_side"),
        ("left:T12", "not_pickable"),
        ("right:Co1", "not_pickable"),
        ("C06@L4-5.canal", "no_such_place"),
        ("C06@L9.foramen", "no_such_place"),
        ("C20@L4-5.foramen", "no_such_place"),
        ("C06@L4-5", "malformed"),
        ("c06", "malformed"),
        ("<script>", "malformed"),
        ("right:" + "x" * 500, "malformed"),
    ],
)
def test_bad_pieces_are_refused_with_a_reason(atlas, text, reason):
    picks, refused = decode(text, atlas)
    assert picks == ()
    assert [refusal.reason for refusal in refused] == [reason]
    assert len(str(refused[0])) < 400


def test_a_bad_piece_does_not_spoil_the_good(atlas):
    picks, refused = decode("right:dorsum_mid,nonsense,left:heel_lat", atlas)
    assert encode(picks) == "right:dorsum_mid,left:heel_lat"
    assert [refusal.text for refusal in refused] == ["nonsense"]


def test_one_kind_at_a_time_and_one_condition(atlas):
    for text, reason in [("right:dorsum_mid,left:L5", "other_kind"), ("C06,C07", "one_only")]:
        picks, refused = decode(text, atlas)
        assert encode(picks) == text.split(",")[0]
        assert refused[0].reason == reason


def test_a_stranger_is_told_its_nearest(atlas):
    assert "dorsum_mid" in parse("right:dorsum_mdi", atlas).nearest
    assert parse("middle:dorsum_mid", atlas).nearest == ("right:dorsum_mid", "left:dorsum_mid")


def test_repeats_count_once_and_floods_are_cut(atlas):
    picks, refused = decode(",".join(["right:dorsum_mid"] * 150), atlas)
    assert len(picks) == 1
    assert refused == ()
    assert len(decode("x," * 100_000, atlas)[1]) <= 201


ANY_TEXT = st.text(st.characters(), max_size=300)
NEAR_MISSES = st.lists(
    st.sampled_from(["right:", "left:", "middle:", "L5", "C06", "@", "L4-5", ".", "foramen", ",", ""])
    | st.text(st.characters(), max_size=4),
    max_size=12,
).map("".join)


@settings(max_examples=200, deadline=None)
@given(text=ANY_TEXT | NEAR_MISSES)
def test_no_text_whatever_raises(atlas, text):
    picks, refused = decode(text, atlas)
    assert decode(encode(picks), atlas) == (picks, ())
    assert len({pick.kind for pick in picks}) <= 1
    for refusal in refused:
        assert refusal.reason in REASONS
        assert len(refusal.text) <= LONGEST + 1
        str(refusal)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=100, deadline=None)
@given(pieces=st.lists(JSON | st.sampled_from(GOOD), max_size=8))
def test_no_piece_whatever_raises(atlas, pieces):
    picks, refused = read(pieces, atlas)
    assert all(isinstance(pick, Pick) for pick in picks)
    assert all(refusal.reason in REASONS for refusal in refused)
