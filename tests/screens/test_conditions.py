"""Conditions: the list and its filters, the page of every condition, level and place."""

import re
from html import unescape
from itertools import product

import pytest

from atlas import levels
from atlas import picks as picking
from atlas.scales import VOICES
from ui import catalogue
from ui.answer import body
from ui.conditions import listing, places, segment, sheet
from ui.conditions.listing import Wanted

SCREEN = "views/conditions.py"
LISTED = re.compile(r'data-pick="(C\d\d)"')
TERMS = re.compile(r"</?button[^>]*>")  # marked within a sentence
TAGS = re.compile(r"<[^>]+>")
REFUSED = catalogue.say("search.refused")
SPINAL = ["C03", "C06", "C09", "C12", "C31"]


def shown(screen, at: str | None = None, **address):
    return screen(at, page=SCREEN, **address)


def listed(found) -> list[str]:
    return LISTED.findall(found.sent("leaf")["html"])


def text_of(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(TAGS.sub(" ", TERMS.sub("", html))))


def pills(found, kind: str):
    (widget,) = [one for one in found.app.button_group if one.key.startswith(f"condition_{kind}_")]
    return widget


# -- the list -----------------------------------------------------------------------------


def test_the_list_has_every_condition_once_and_says_how_many(screen, atlas):
    found = shown(screen)
    assert sorted(listed(found)) == sorted(atlas.table("conditions")["condition"])
    assert catalogue.say("conditions.count_all", all=len(listed(found))) in found.sent("leaf")["html"]


def test_filters_narrow_the_list_and_are_cleared_at_once(screen, atlas):
    found = shown(screen)
    pills(found, "groups").set_value(["symptom"]).run()
    assert listed(found.whole()) == ["C01", "C21"]
    pills(found, "groups").set_value([]).run()
    pills(found, "urgencies").set_value(["emergency"]).run()
    urgent = set(atlas.table("conditions").query("urgency == 'emergency'")["condition"])
    assert set(listed(found.whole())) == urgent
    found.press("condition_clear")
    assert len(listed(found)) == len(atlas.table("conditions"))


def test_an_empty_list_says_which_filter_to_take_away(screen):
    found = shown(screen)
    pills(found, "groups").set_value(["neither"]).run()
    pills(found, "stops").set_value(["ankle"]).run()
    said = text_of(found.whole().sent("leaf")["html"])
    assert listed(found) == []
    assert catalogue.say("conditions.none_one_of") in said
    assert catalogue.say("conditions.stops") in said


def test_what_people_call_it_finds_it_first(screen):
    found = shown(screen)
    found.app.text_input(key="condition_text_0").set_value("slipped disc").run()
    assert {"C03", "C04"} <= set(listed(found.whole())[:4])


def test_every_stop_of_a_condition_can_be_filtered_by(atlas):
    used = {stop for row in listing.rows(atlas) for stop in row.stops}
    assert used == set(listing.choices(atlas)["stops"])
    for kind in ("groups", "stops", "urgencies", "roots", "how_often"):
        for value in listing.choices(atlas)[kind]:
            assert listing.matching(atlas, Wanted(**{kind: (value,)})), (kind, value)


def test_choosing_a_condition_replaces_places_and_undo_brings_them_back(screen):
    found = shown(screen, "right:heel_back")
    assert catalogue.say("conditions.instead_of") in [caption.value for caption in found.app.caption]
    found.fire("leaf", open="C23")
    assert found.picks == ["C23"]
    assert found.press("undo").picks == ["right:heel_back"]


@pytest.mark.parametrize("pick", ["C99", "<b>", 7, ["C03"], {"id": "C03"}, "C06@L9-9.canal"])
def test_a_forged_link_is_left_out_with_a_word(screen, pick):
    found = shown(screen).fire("leaf", open=pick)
    assert found.picks == []
    assert REFUSED in [caption.value for caption in found.app.caption]


# -- the page of one ----------------------------------------------------------------------


def page_of(atlas, id: str, voice: str) -> str:
    return sheet.head(atlas, id, voice) + sheet.known(atlas, id, voice)


def every_condition(atlas) -> list[str]:
    return list(atlas.table("conditions")["condition"])


def test_every_page_says_all_that_is_known_in_both_voices(atlas):
    for id, voice in product(every_condition(atlas), VOICES):
        said = text_of(page_of(atlas, id, voice))
        for part in ("name", "called", "where", "how", *body.PARTS):
            if atlas.has_words(key := f"condition.{id}.{part}", voice):
                assert atlas.words(key, voice) in said, key
        for table, kind in (("finds", "diagnostic"), ("helps", "treatment")):
            for row in body.links(atlas, table, id):
                assert atlas.words(f"{kind}.{row[kind]}.name", voice) in said, (id, row)


def test_every_source_of_every_page_is_named_and_linked(atlas):
    sources = {row["source"]: row for row in atlas.table("sources").to_dict("records")}
    for id in every_condition(atlas):
        said = page_of(atlas, id, "plain")
        row = atlas.table("conditions").set_index("condition").loc[id]
        for source in row["sources"].split(";"):
            assert body.citation(sources[source]) in unescape(said), (id, source)
            if address := body.address(sources[source]):
                assert f'href="{address}"' in unescape(said), (id, source)


def test_the_voices_differ_in_words_only(atlas):
    """The same marks, links, figures of evidence and codes in both."""
    told = re.compile(r'(?:href|class)="[^"]*"')
    for id in every_condition(atlas):
        plain, clinical = (sheet.known(atlas, id, voice) for voice in VOICES)
        # A sentence may be read, and a term explained, in one voice only.
        only = {'class="read"', 'class="term"'}
        plain, clinical = (set(told.findall(page)) - only for page in (plain, clinical))
        assert plain == clinical, id


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("at", ["C01", "C03", "C06@L4-5.foramen", "C09", "C23", "C40", "C54"])
def test_a_page_of_each_sort_stands_on_the_screen(screen, at, voice, atlas):
    found = shown(screen, at, voice=voice)
    said = found.text + text_of(found.sent("leaf")["html"])
    assert atlas.words(f"condition.{at[:3]}.name", voice) in said
    assert found.press("all_conditions").picks == []
    assert len(listed(found)) == len(every_condition(atlas))


def test_doubtful_treatments_are_told_with_why(atlas):
    said = text_of(sheet.known(atlas, "C03", "plain"))
    for treatment in ("T02", "T10", "T21", "T22"):
        assert atlas.words(f"treatment.{treatment}.honest", "plain") in said
    helped = said.split(catalogue.say("causes.doubtful"))[0]
    assert atlas.words("treatment.T21.name", "plain") not in helped


def test_symptoms_lead_to_causes_and_never_to_one_root(screen):
    for symptom in ("C01", "C21"):
        found = shown(screen, symptom)
        assert catalogue.say("condition.symptom") in found.text
        assert found.sent("answer")["only"] == "causes"
        causes = {group["id"]: group["open"] for group in found.causes}
        assert causes["root"] and causes["nerve"]
        assert found.sent("segment") is None
        found.fire("answer", show=causes["root"][0]["pick"])
        assert found.picks == [causes["root"][0]["pick"]]


# -- level and place ----------------------------------------------------------------------


def test_a_level_without_a_place_gives_no_single_root(screen):
    for at in ("C06", "C10", "C05", "C16"):
        found = shown(screen, at)
        told = found.sent("segment")
        assert told["position"] == "" and told["lit"] == {}
        level = told["level"]
        assert places.in_question(level, "plain") in found.text
        assert catalogue.say("condition.presses") not in found.text
        assert {levels.exiting(level), levels.traversing(level)} <= set(re.findall(r"\b[LS]\d\b", found.text))


@pytest.mark.parametrize(("position", "root"), [("foramen", "L4"), ("extraforaminal", "L4")])
def test_a_place_gives_the_root_of_the_rule(screen, position, root):
    found = shown(screen, "C06").fire("segment", chosen={"pick": f"C06@L4-5.{position}", "side": "left"})
    assert found.picks == [f"C06@L4-5.{position}"]
    told = found.sent("segment")
    assert (told["position"], told["lit"]) == (position, {f"left:{root}": "primary"})
    assert f"usually presses on {root}." in found.text


def look_at(found, level: str):
    (row,) = [one for one in found.app.button_group if one.key.startswith("segment_level")]
    row.set_value(level).run()
    return found.whole()


def test_the_only_place_is_not_carried_to_another_level(screen):
    told = look_at(shown(screen, "C03"), "L3-4").sent("segment")
    assert (told["level"], told["position"], told["lit"]) == ("L3-4", "", {})
    assert all(place["why"] for place in told["places"])
    (recess,) = [place for place in told["places"] if place["position"] == "lateral_recess"]
    assert "C02@L3-4.lateral_recess" in [other["pick"] for other in recess["instead"]]


def test_another_level_leaves_the_place_behind(screen):
    found = look_at(shown(screen, "C06@L4-5.foramen"), "L3-4")
    assert found.picks == ["C06"]
    told = found.sent("segment")
    assert (told["level"], told["position"], told["lit"]) == ("L3-4", "", {})
    assert found.press("undo").sent("segment")["level"] == "L4-5"


def test_a_condition_with_one_place_shows_it(screen):
    told = shown(screen, "C03").sent("segment")
    assert (told["level"], told["position"]) == ("L4-5", "lateral_recess")
    assert told["lit"] == {"right:L5": "primary"}


@pytest.mark.parametrize("id", SPINAL)
def test_only_known_places_can_be_chosen_and_the_others_say_why(atlas, id):
    known = {(hit.level, hit.position) for hit in atlas.pressing.by[id]}
    for level, voice in product(levels.DISC_LEVELS, VOICES):
        for place in places.at_level(atlas, id, level, voice):
            here = (level, place["position"]) in known
            assert bool(place["why"]) != here
            assert bool(place["roots"]) == here
            for other in place["instead"]:
                assert isinstance(picking.parse(other["pick"], atlas), picking.Pick)


FORGED = [
    None, 7, "C06@L4-5.foramen; DROP", {"pick": "C06@L4-5.canal"}, {"pick": ["C06"], "side": "up"},
    {"pick": {"id": "C06"}}, {"side": "left"}, {"pick": "C99@L4-5.foramen", "side": ["left"]},
]  # fmt: skip


@pytest.mark.parametrize("value", FORGED)
def test_a_forged_place_changes_nothing(screen, value):
    found = shown(screen, "C06").fire("segment", chosen=value)
    assert found.picks == ["C06"]
    assert segment.read(value)[1] in ("", "left")


def test_every_condition_of_the_spine_has_a_level_to_begin_with(atlas):
    spinal = [id for id in every_condition(atlas) if places.levels_of(atlas, id)]
    assert {"C02", "C09", "C10", "C11", "C12", "C13", "C14", "C39"} <= set(spinal)
    groups = atlas.table("conditions").set_index("condition")["group"]
    assert all(groups[id] == "root" for id in spinal)
