"""Work it out without a browser: findings in, places and next tests out, in both voices."""

import json
import re

import pytest

from atlas.reported import UNREMARKABLE
from ui.catalogue import VOICES
from ui.work import contents, sheet

PAGE = "views/work.py"
FOOT_DROP = ["right:m_ankle_lift=weak", "right:m_sole_in=weak", "right:m_leg_out=weak"]


@pytest.fixture
def opened(screen):
    """The screen with some findings entered as a browser would."""

    def at(*examined: str, **address):
        shown = screen(page=PAGE, **address)
        return shown.fire("sole_to_spine.work", examined=list(examined)) if examined else shown

    return at


def entered(shown) -> list[str]:
    return shown.app.session_state["entered"]


def panel(shown) -> dict:
    return shown.sent("sole_to_spine.work")


def picture(shown) -> dict:
    return shown.sent("picture")


def painted(shown, *picks: str):
    """The picture says that this skin is picked on it."""
    told = picture(shown)
    sent = {"ids": list(picks), "session": told["session"], "revision": told["revision"], "map": "consensus"}
    return shown.fire("picture", picks=sent)


def test_a_foot_drop_in_three_taps(opened):
    told = panel(opened(*FOOT_DROP))
    assert [place["key"] for place in told["places"][:2]] == ["right:L5", "right:sacral_plexus@pelvis"]
    assert {place["rank"] for place in told["places"][:3]} == {1}  # ties stay ties
    assert told["places"][0]["says"] == "explains 3 of 3"
    assert told["tests"]


def test_what_is_not_explained_and_what_speaks_against_it_is_told_in_words(opened):
    told = panel(opened(*FOOT_DROP, "right:m_push_off=normal"))["places"]
    places = {place["key"]: dict(place["told"]) for place in told}
    assert "Push off with the foot: normal" in places["right:sacral_plexus@pelvis"]["contradicted"]
    nerve = next(told for key, told in places.items() if key.startswith("right:deep_fibular"))
    assert "Move the leg out to the side: weak" in nerve["unexplained"]


def test_skin_is_painted_with_the_brush(opened):
    shown = painted(opened(), "right:dorsum_mid", "right:first_web")
    assert entered(shown) == ["right:dorsum_mid=numb", "right:first_web=numb"]
    shown = shown.fire("sole_to_spine.work", brush="pain")
    shown = painted(shown, "right:first_web")  # touched again: painted over
    assert entered(shown) == ["right:first_web=numb", "right:dorsum_mid=pain"]
    assert picture(shown)["ids"] == ["right:first_web", "right:dorsum_mid"]
    shown = painted(shown, "right:first_web")  # with the same brush: wiped off
    assert entered(shown) == ["right:first_web=numb"]


def test_a_touch_on_a_root_wipes_nothing_off(opened):
    shown = painted(opened(), "right:dorsum_mid")
    revision = picture(shown)["revision"]
    shown = painted(shown, "right:L5")
    assert entered(shown) == ["right:dorsum_mid=numb"]
    assert picture(shown)["revision"] > revision  # the picture is told to show the skin again


def test_the_picture_shows_what_was_felt_in_words_and_patterns(opened):
    shown = painted(opened("right:m_ankle_lift=weak"), "right:dorsum_mid")
    felt = picture(shown)["lit"]["feelings"]
    assert felt["right:dorsum_mid"] == {"pattern": "grid", "text": "numb"}
    assert felt["right:shin_lat_upper"]["text"] == "weak"  # where the muscle lies


def test_a_place_shows_what_it_explains_on_the_picture(opened):
    shown = painted(opened(*FOOT_DROP), "right:dorsum_mid", "right:calf_inner")
    shown = shown.fire("sole_to_spine.work", place="right:L5")
    lit = picture(shown)["lit"]
    assert lit["alone"] is True
    assert lit["roots"] == {"right:L5": "usual"}
    assert lit["areas"]["right:dorsum_mid"] == "primary"
    assert lit["unmet"] == ["right:calf_inner"]
    assert [place["key"] for place in panel(shown)["places"] if place["chosen"]] == ["right:L5"]


def test_a_next_test_is_entered_with_one_tap(opened):
    shown = opened("right:m_ankle_lift=weak")
    test = panel(shown)["tests"][0]
    finding = f"{test['where']}={test['states'][0][0]}"
    shown = shown.fire("sole_to_spine.work", added=finding)
    assert finding in entered(shown)
    assert test["where"] not in [each["where"] for each in panel(shown)["tests"]]


def test_undo_and_start_over(opened):
    shown = opened(*FOOT_DROP)
    shown = shown.press("work_start_over")
    assert entered(shown) == []
    assert sorted(entered(shown.press("work_undo"))) == sorted(FOOT_DROP)


def test_skin_picked_before_can_be_taken_over(screen):
    shown = screen("right:dorsum_mid,left:heel_lat", page=PAGE).press("take_over")
    assert entered(shown) == ["right:dorsum_mid=numb", "left:heel_lat=numb"]


def test_nothing_of_it_stands_in_the_address(opened):
    shown = painted(opened(*FOOT_DROP), "right:dorsum_mid")
    assert not dict(shown.app.query_params).get("at")


@pytest.mark.parametrize(("findings", "called"), [
    (["right:m_push_off=weak", "left:m_push_off=weak"], True),
    (["middle:m_bladder_empty=weak"], True),
    (["middle:r_saddle_questions=positive"], True),
    (["middle:m_anal_squeeze=weak"], True),
    (["right:r_babinski=positive"], True),
    (["right:m_push_off=weak", "left:m_push_off=normal"], False),
    (["middle:m_bladder_empty=normal"], False),
    (FOOT_DROP, False),
])  # fmt: skip
def test_both_legs_saddle_or_bladder_open_the_emergency_line(opened, findings, called):
    told = opened(*findings).sent("emergency")["called"]
    assert bool(told["signs"]) is called


@pytest.mark.parametrize("value", [
    "right:m_push_off=weak", ["nobody:m_push_off=weak"], ["right:m_push_off=numb"], ["right:nothing=weak"],
    [{"a": 1}], {"x": 1}, 7, ["right:m_push_off=weak", "right:m_push_off=normal"],
])  # fmt: skip
def test_what_a_browser_makes_up_is_left_out_with_a_word(opened, value):
    shown = opened(*FOOT_DROP)
    before = entered(shown)
    shown = shown.fire("sole_to_spine.work", examined=value)
    kept = [each for each in entered(shown) if each not in before]
    assert not kept or all(isinstance(each, str) for each in kept)
    assert set(entered(shown)) <= set(before)


def test_a_place_that_explains_nothing_is_none(opened):
    shown = opened(*FOOT_DROP).fire("sole_to_spine.work", place="right:S5")
    assert shown.app.session_state["place"] is None


def test_a_condition_opens_on_its_page_and_what_was_entered_stays(opened):
    shown = opened(*FOOT_DROP).fire("sole_to_spine.work", condition="C03")
    assert shown.picks == ["C03"]
    assert entered(shown) == FOOT_DROP


def test_the_voice_changes_words_only(atlas):
    findings = [*FOOT_DROP, "right:dorsum_mid=numb", "right:r_ankle=normal"]
    worked = atlas.explaining.work_out(findings)
    plain, clinical = (contents.of(atlas, worked, None, voice) for voice in VOICES)
    facts = [
        [(place["key"], place["rank"], [verdict for verdict, _ in place["told"]],
          [each["id"] for each in place["conditions"]]) for place in said["places"]]
        for said in (plain, clinical)
    ]  # fmt: skip
    assert facts[0] == facts[1]
    assert [test["where"] for test in plain["tests"]] == [test["where"] for test in clinical["tests"]]
    numbers = [re.findall(r"\d+", place["says"]) for place in plain["places"]]
    assert numbers == [re.findall(r"\d+", place["says"]) for place in clinical["places"]]
    assert plain["places"][0]["title"] != clinical["places"][0]["title"]


@pytest.mark.parametrize("voice", VOICES)
def test_all_that_can_be_tested_can_be_entered(atlas, voice):
    items = {item["id"]: item for group in sheet.of(atlas, voice) for item in group["items"]}
    kinds = atlas.explaining.kinds
    missing = {end for end, kind in kinds.items() if kind != "area"} - items.keys()
    assert {kinds[end] for end in missing} == set(sheet.LEFT_OUT)
    for end, item in items.items():
        assert item["name"] and item["how"]
        side = "middle" if item["middle"] else "left"
        for state, _ in item["states"]:
            (report,) = atlas.explaining.read([f"{side}:{end}={state}"])
            assert report.is_normal is (state in UNREMARKABLE)


def test_what_lies_in_the_middle_has_no_side(atlas):
    middle = {end for end in atlas.explaining.kinds if sheet.is_middle(atlas, end)} - atlas.midline
    tested = {"m_anal_squeeze", "m_bladder_empty", "r_anal", "r_bulbocavernosus"}
    assert middle == tested | {"r_shopping_trolley", "r_saddle_questions"}


def test_it_says_that_it_is_no_diagnosis(opened):
    words = panel(opened(*FOOT_DROP))["words"]
    assert "Never a diagnosis" in words["whole_place"]
    assert "half" in words["pain"]
    assert json.dumps(words).count("Murphy 2009") == 1
