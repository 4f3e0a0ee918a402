"""The words of questions: every option has a name, nothing is given away, and why is said with sources."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from learning.marking import mark
from learning.questions import Bank
from ui.learn import wording

VOICES = ("plain", "clinical")
fast = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(scope="module")
def bank(atlas):
    return Bank.of(atlas)


def every(bank):
    return [bank.ask(id, seed) for seed, id in enumerate(bank.cards)]


def answers(question):
    """Some answers that may be given: nothing, a right one, an accepted one, a wrong one."""
    card = question.card
    kinds = [card.right & question.possible, card.accepted & question.possible,
             question.possible - card.right - card.accepted]  # fmt: skip
    return [[], *([sorted(ids)[0]] for ids in kinds if ids), sorted(kinds[0])]


@pytest.mark.parametrize("voice", VOICES)
def test_every_question_and_option_has_words(atlas, bank, voice):
    for question in every(bank):
        asked = wording.asked(atlas, question, voice)
        assert asked.rstrip(".?") and asked[-1] in ".?" and "{" not in asked
        options = [wording.option(atlas, question, id, voice) for id in question.options]
        assert all(options) and len(set(options)) == len(options), question.card.id


@pytest.mark.parametrize("voice", VOICES)
def test_why_is_said_of_every_answer(atlas, bank, voice):
    for question in every(bank):
        for answer in answers(question):
            why, sources = wording.why(atlas, question, mark(question, answer), voice)
            assert why.endswith(".") and "{" not in why and "  " not in why
            assert sources and sources[: len(question.card.sources)] == question.card.sources


@pytest.mark.parametrize("voice", VOICES)
def test_no_question_names_a_root_that_is_wanted(atlas, bank, voice):
    """Nor one that is not: only the level of a disc stands in it."""
    for question in every(bank):
        if question.card.answers == "root":
            asked = re.sub(r"[LS]\d–[LS]\d", "", wording.asked(atlas, question, voice))
            assert not re.search(r"\b[LS]\d\b", asked), asked


@pytest.mark.parametrize("voice", VOICES)
def test_a_nerve_is_asked_by_the_name_that_is_learnt(atlas, bank, voice):
    """In plain words its place could be read off the name, so both voices have one."""
    for question in every(bank):
        if question.card.answers == "nerve":
            both = [[wording.option(atlas, question, id, each) for id in question.options] for each in VOICES]
            assert both[0] == both[1]


def test_the_side_is_named(atlas, bank):
    for id in ("roots_of_skin:dorsum_mid", "skin_of_root:L5", "skin_of_nerve:sural"):
        for seed in range(6):
            question = bank.ask(id, seed)
            assert question.side in wording.asked(atlas, question, "plain").lower()


def test_skin_in_the_middle_has_no_side(atlas, bank):
    asked = wording.asked(atlas, bank.ask("roots_of_skin:coccyx", 1), "plain")
    assert not re.search("right|left", asked.lower())


@pytest.mark.parametrize("voice", VOICES)
def test_roots_are_told_as_commonly_so_and_never_as_the_root(atlas, bank, voice):
    for question in every(bank):
        if question.card.kind in ("roots_of_skin", "root_of_movement", "root_of_reflex"):
            why, _ = wording.why(atlas, question, mark(question, []), voice)
            assert "the root is" not in why.lower()
            assert question.card.disputed or "none" in question.card.right or "ommonly" in why


@pytest.mark.parametrize("voice", VOICES)
def test_where_sources_differ_why_says_so_and_names_them_all(atlas, bank, voice):
    for question in every(bank):
        card = question.card
        if card.disputed:
            why, _ = wording.why(atlas, question, mark(question, []), voice)
            assert re.search("differ|not well known|Low confidence", why)
            assert card.right | card.accepted <= set(re.findall(r"[LS]\d", why))


def test_agreement_is_claimed_only_where_the_maps_agree(atlas, bank):
    agreement = {row.area: row.agreement for row in atlas.tables.rows("areas")}
    for question in every(bank):
        if question.card.kind == "roots_of_skin":
            why, _ = wording.why(atlas, question, mark(question, []), "plain")
            said = "maps agree here" in why
            assert said == (agreement[question.card.subject] == "agree" and not question.card.disputed)


def test_how_many_are_wanted_is_said(atlas, bank):
    question = bank.ask("roots_of_skin:thigh_med_mid", 1)
    assert question.card.need == "all"
    assert "which 2 nerve roots" in wording.asked(atlas, question, "plain")


def test_skin_that_only_some_sources_give_to_a_root_is_told_as_such(atlas, bank):
    question = bank.ask("skin_of_root:L5", 1)
    why, _ = wording.why(atlas, question, mark(question, ["toe1_medial"]), "plain")
    assert why.startswith("Some sources also give the skin you touched to L5")


def test_skin_of_the_root_in_another_part_is_told_as_such(atlas, bank):
    question = bank.ask("skin_of_root:L4.ankle", 1)
    said = {area: wording.why(atlas, question, mark(question, [area]), "plain")[0]
            for area in ("shin_med_upper", "ankle_front", "ankle_med_malleolus")}  # fmt: skip
    assert "in another part" in said["shin_med_upper"]
    assert said["ankle_front"].startswith("Some sources also give")
    assert said["ankle_med_malleolus"].startswith("L4 commonly serves")


def test_what_to_do_in_an_emergency_stands_whole(atlas, bank):
    question = bank.ask("emergency:RF07", 1)
    why, _ = wording.why(atlas, question, mark(question, ["emergency"]), "plain")
    assert why.endswith(atlas.words("red_flag.RF07.action", "plain"))
    assert why.startswith(atlas.words("red_flag.RF07.why", "plain"))


def test_what_a_condition_is_noticed_by_comes_with_its_sources(atlas, bank):
    cited = {row.condition: set(row.sources.split(";")) for row in atlas.tables.rows("conditions")}
    for id, condition in (("site_of_condition:C09", "C09"), ("condition_at_site:sural@ankle", "C44")):
        question = bank.ask(id, 1)
        why, sources = wording.why(atlas, question, mark(question, []), "plain")
        assert why.endswith(atlas.words(f"condition.{condition}.feels", "plain"))
        assert cited[condition] | set(question.card.sources) == set(sources)


@pytest.mark.parametrize("voice", VOICES)
def test_a_condition_that_is_an_emergency_is_called_one(atlas, bank, voice):
    for id in ("site_of_condition:C08", "site_of_condition:C36", "condition_at_site:femoral@psoas"):
        question = bank.ask(id, 1)
        assert "mergency" in wording.why(atlas, question, mark(question, []), voice)[0]
    question = bank.ask("site_of_condition:C22", 1)
    assert "mergency" not in wording.why(atlas, question, mark(question, []), voice)[0]


def test_what_acts_on_a_nerve_is_asked_by_its_signs_and_named_afterwards(atlas, bank):
    question = bank.ask("site_of_condition:C22", 1)
    name = atlas.name("condition", "C22", "clinical")
    asked = wording.asked(atlas, question, "clinical")
    assert asked.startswith(atlas.words("condition.C22.feels", "clinical")) and name not in asked
    assert name in wording.why(atlas, question, mark(question, []), "clinical")[0]


@pytest.mark.parametrize("voice", VOICES)
def test_only_cases_have_a_story(atlas, bank, voice):
    for question in every(bank):
        story = wording.story(atlas, question, voice)
        assert bool(story) == (question.card.kind == "case")


@fast
@given(data=st.data())
def test_any_answer_to_any_question_is_explained(atlas, bank, data):
    question = bank.ask(data.draw(st.sampled_from(list(bank.cards))), data.draw(st.integers()))
    given = data.draw(st.lists(st.sampled_from(sorted(question.possible)), max_size=5))
    for voice in VOICES:
        assert wording.why(atlas, question, mark(question, given), voice)[0]
