"""From words people type to what they may pick."""

import pytest

from ui.search import finds


def first(atlas, text: str, voice: str = "plain", side: str = "right") -> dict:
    return finds.for_text(atlas, text, voice, side)[0]


@pytest.mark.parametrize(
    ("text", "side"), [("left heel", "left"), ("heel left", "left"), ("LEFT heel", "left"), ("heel", "right")]
)
def test_a_side_that_is_typed_is_the_one_that_is_meant(atlas, text, side):
    found = first(atlas, text)
    assert (found["kind"], found["side"]) == ("area", side)
    assert "heel" in found["id"]
    assert found["name"].startswith(side.capitalize())


def test_the_side_looked_at_last_is_meant_when_none_is_typed(atlas):
    assert first(atlas, "big toe", side="left")["side"] == "left"


def test_what_has_no_side_is_named_without_one(atlas):
    assert first(atlas, "tailbone")["name"] == atlas.words("area.coccyx.name")
    assert first(atlas, "left slipped disc")["kind"] == "condition"
    assert " · " not in first(atlas, "left slipped disc")["name"]


@pytest.mark.parametrize("voice", ["plain", "clinical"])
def test_patients_words_misspelt_are_found_in_both_voices(atlas, voice):
    assert first(atlas, "sciatca", voice)["name"] == atlas.words("condition.C01.name", voice)
    assert first(atlas, "bakc of heel", voice)["id"] == "heel_back"


@pytest.mark.parametrize("text", ["", "left", "?!", "xyzzyq", "<img src=x>", "left " * 2000])
def test_words_that_mean_nothing_here_find_nothing(atlas, text):
    assert finds.for_text(atlas, text, "plain", "right") == []


def test_all_that_is_offered_can_be_read_back_and_leads_somewhere(atlas):
    for text in ("heel", "L5", "L4-5", "knee jerk", "sural", "slipped disc", "walk on heels"):
        for found in finds.for_text(atlas, text, "plain", "left"):
            read = finds.read(atlas, found)
            assert read == finds.Find(found["kind"], found["id"], "left")
            assert finds.picks_of(atlas, read) or found["kind"] in finds.LEADING
