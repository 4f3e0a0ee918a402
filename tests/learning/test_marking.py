"""How answers are marked: nothing right is called wrong, and guessing never pays."""

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from atlas import UnknownId, picks
from learning.marking import VERDICTS, mark

fast = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def questions(draw, bank, fits=lambda card: True):
    """A question of the bank whose card fits."""
    ids = [id for id, card in bank.cards.items() if fits(card)]
    return bank.ask(draw(st.sampled_from(ids)), draw(st.integers(0, 10**6)))


def some(ids, most=None):
    return st.lists(st.sampled_from(sorted(ids)), unique=True, max_size=most) if ids else st.just([])


def worth(question, given):
    """Greater is better."""
    return -VERDICTS.index(mark(question, given).verdict)


@fast
@given(data=st.data())
def test_adding_what_nothing_supports_never_improves(bank, data):
    question = data.draw(questions(bank))
    known = question.card.right | question.card.accepted
    given = data.draw(some(question.possible))
    unsupported = sorted(question.possible - known - set(given))
    assume(unsupported)
    more = [*given, data.draw(st.sampled_from(unsupported))]
    assert worth(question, more) <= worth(question, given)
    assert mark(question, more).verdict != "right"


@fast
@given(data=st.data())
def test_adding_what_is_wanted_never_harms(bank, data):
    question = data.draw(questions(bank))
    given = data.draw(some(question.possible, 5))
    more = [*given, data.draw(st.sampled_from(sorted(question.card.right & question.possible)))]
    assert worth(question, more) >= worth(question, given)


@fast
@given(data=st.data())
def test_every_right_set_is_right(bank, data):
    question = data.draw(questions(bank))
    card, shown = question.card, sorted(question.card.right & question.possible)
    enough = shown if card.need == "all" else [data.draw(st.sampled_from(shown))]
    also = data.draw(some(card.accepted & question.possible, 2))
    for answer in (enough, shown, [*also, *enough]):
        marked = mark(question, answer)
        assert marked.verdict == "right" and not marked.missed and not marked.unsupported


@fast
@given(data=st.data())
def test_only_unsupported_answers_are_wrong(bank, data):
    question = data.draw(questions(bank))
    wrong = sorted(question.possible - question.card.right - question.card.accepted)
    given = data.draw(st.lists(st.sampled_from(wrong), unique=True, min_size=1, max_size=4))
    marked = mark(question, given)
    assert marked.verdict == "wrong" and not marked.hit
    assert set(marked.missed) == question.card.right & question.possible


@fast
@given(data=st.data())
def test_an_accepted_answer_alone_is_right_where_sources_differ_else_partly(bank, data):
    question = data.draw(questions(bank, lambda card: card.accepted))
    accepted = sorted(question.card.accepted & question.possible)
    assume(accepted)
    marked = mark(question, [data.draw(st.sampled_from(accepted))])
    assert marked.verdict == ("right" if question.card.disputed else "partly")
    assert marked.accepted


@fast
@given(data=st.data())
def test_some_of_all_that_are_wanted_is_partly(bank, data):
    question = data.draw(questions(bank, lambda card: card.need == "all"))
    wanted = sorted(question.card.right & question.possible)
    assume(len(wanted) > 1)
    given = wanted[: data.draw(st.integers(1, len(wanted) - 1))]
    marked = mark(question, given)
    assert marked.verdict == "partly" and set(marked.missed) == set(wanted) - set(given)


@fast
@given(data=st.data())
def test_order_and_repetition_count_for_nothing(bank, data):
    question = data.draw(questions(bank))
    given = data.draw(some(question.possible, 6))
    marked, again = mark(question, given), mark(question, [*reversed(given), *given])
    assert marked.verdict == again.verdict
    assert set(marked.hit) == set(again.hit) and len(again.hit) == len(marked.hit)
    assert {*marked.hit, *marked.accepted, *marked.unsupported} == set(given)


def test_choosing_everything_is_not_right(bank):
    for id in bank.cards:
        question = bank.ask(id, 2)
        if question.options:
            assert mark(question, question.options).verdict != "right"


def test_no_answer_is_wrong(bank):
    for id in bank.cards:
        assert mark(bank.ask(id, 2), []).verdict == "wrong"


def test_more_unsupported_than_right_is_wrong(bank):
    question = bank.ask("roots_of_skin:dorsum_mid", 1)
    wrong = sorted(set(question.options) - question.card.right)
    assert mark(question, ["L5", wrong[0]]).verdict == "partly"
    assert mark(question, ["L5", *wrong[:2]]).verdict == "wrong"


def test_what_is_only_accepted_makes_up_for_nothing_unsupported_where_sources_agree(bank):
    sure, disputed = bank.ask("skin_of_root:L5", 1), bank.ask("roots_of_skin:heel_plantar", 1)
    assert mark(sure, ["toe1_medial", "knee_back"]).verdict == "wrong"
    accepted = sorted(disputed.card.accepted & disputed.possible)[0]
    wrong = sorted(set(disputed.options) - disputed.card.right - disputed.card.accepted)[0]
    assert mark(disputed, [accepted, wrong]).verdict == "partly"


def test_what_lights_the_way_is_of_one_kind(bank):
    for id in bank.cards:
        question = bank.ask(id, 4)
        shows = mark(question, sorted(question.possible)[:1]).shows
        kinds = {"root" if pick.partition(":")[2][:2].strip("LS").isdigit() else "area" if ":" in pick
                 else "condition" for pick in shows}  # fmt: skip
        assert len(kinds) <= 1
        assert "condition" not in kinds or len(shows) == 1


def test_the_condition_that_was_asked_for_is_lit(bank):
    for id in bank.select(kinds=["condition_at_site"]):
        question = bank.ask(id, 4)
        (pick,) = question.shows
        assert pick.partition("@")[0] in question.card.right & question.possible


def test_what_lights_the_way_can_be_picked(atlas, bank):
    for id in bank.cards:
        _, refused = picks.read(bank.ask(id, 4).shows, atlas)
        assert not refused, id


def test_what_is_no_answer_is_refused(bank):
    touched, chosen = bank.ask("skin_of_root:L5", 1), bank.ask("roots_of_skin:dorsum_mid", 1)
    for question, answer in ((touched, "L5"), (touched, "right:dorsum_mid"), (chosen, "T12")):
        with pytest.raises(UnknownId):
            mark(question, [answer])
    with pytest.raises(TypeError):
        mark(chosen, "L5")
