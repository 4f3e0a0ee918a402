"""The emergency line: on every screen, open by itself only when the picks call for it."""

import pytest

from ui import catalogue, emergency

SCREENS = ["views/explore.py", "views/about.py"]


@pytest.mark.parametrize("page", SCREENS)
@pytest.mark.parametrize("voice", catalogue.VOICES)
def test_it_is_on_every_screen(screen, page, voice):
    line = screen(page=page, voice=voice).sent("emergency")
    assert line["words"]["line"] == catalogue.say("emergency.line", voice)
    assert line["voice"] == voice


def test_it_is_told_what_is_picked_also_where_there_is_no_picture(screen):
    assert screen("left:heel_back", page="views/about.py").sent("emergency")["ids"] == ["left:heel_back"]


@pytest.mark.parametrize("voice", catalogue.VOICES)
def test_its_signs_begin_with_the_most_urgent(atlas, voice):
    groups = emergency.signs(atlas)[voice]
    assert groups[0]["urgency"] == "emergency"
    assert len(groups[0]["signs"]) >= 5
    told = [sign["symptom"] for group in groups for sign in group["signs"]]
    assert len(told) == len(set(told)) == len(atlas.table("red_flags").query("urgency != 'routine'"))


def test_one_ordinary_place_does_not_open_it(screen):
    assert screen("right:dorsum_mid").said["called"]["by"] == ""


@pytest.mark.parametrize("area", ["saddle_inner_perianal", "genital_back"])
def test_skin_between_the_legs_opens_it(atlas, screen, area):
    middle = atlas.table("areas").set_index("area").at[area, "midline"] == "yes"
    called = screen(f"{'middle' if middle else 'right'}:{area}").said["called"]
    assert called["by"]
    assert called["why"] == [catalogue.say("emergency.saddle")]
    assert called["signs"]


def test_both_legs_open_it_only_if_new_or_getting_worse(screen):
    called = screen("right:heel_back,left:heel_back").said["called"]
    assert called["why"] == [catalogue.say("emergency.both_legs")]
    assert "new or getting worse" in called["why"][0]


@pytest.mark.parametrize("pick", ["C07", "C07@L4-5.canal", "C08", "C34", "C62", "C63"])
def test_a_condition_that_is_an_emergency_opens_it(atlas, screen, pick):
    called = screen(pick).said["called"]
    assert called["by"] == pick
    assert called["why"] == [catalogue.say("emergency.condition")]
    assert called["signs"]


def test_every_emergency_condition_has_signs_and_no_other_opens_it(atlas):
    for row in atlas.table("conditions").to_dict("records"):
        called = emergency.called(atlas, [row["condition"]], "plain")
        assert bool(called["signs"]) == bool(called["by"]) == (row["urgency"] == "emergency"), row


def test_only_signs_that_are_emergencies_are_told_for_a_condition(atlas):
    links = atlas.table("red_flag_conditions").query("condition == 'C08'")["red_flag"]
    urgency = atlas.table("red_flags").set_index("red_flag")["urgency"]
    told = [sign["symptom"] for sign in emergency.called(atlas, ["C08"], "plain")["signs"]]
    for flag in links:
        said = atlas.words(f"red_flag.{flag}.symptom", "plain")
        assert (said in told) == (urgency[flag] == "emergency"), flag


def test_it_opens_once_per_set_of_picks_in_whatever_order(atlas):
    picks = ["right:heel_back", "left:heel_back"]
    first, second = (emergency.called(atlas, order, "plain") for order in (picks, picks[::-1]))
    assert first["by"] == second["by"] != ""


def test_the_local_number_is_named_on_every_screen_once_given(screen):
    about = screen(page="views/about.py")
    about.app.text_input(key="emergency_number").set_value("112").run()
    assert "112" in about.whole().sent("emergency")["call"]
    about.app.switch_page("views/explore.py").run()
    assert "112" in about.whole().sent("emergency")["call"]


@pytest.mark.parametrize("text", ["", "abc", "1", "<b>1</b>", "12345678901234567", "1+2"])
def test_what_is_no_number_is_not_named(screen, text):
    about = screen(page="views/about.py")
    about.app.session_state["emergency_number"] = text
    about.app.run()
    assert catalogue.say("emergency.your_number") in about.whole().sent("emergency")["call"]


@pytest.mark.parametrize("text", ["112", "911", "+44 20 7946", "000"])
def test_numbers_of_all_countries_are_taken(text):
    assert emergency.is_number(text)
