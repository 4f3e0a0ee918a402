"""What is being asked, and what was answered: in this session's memory alone, by ids.

A sitting is practice (scheduled, one card after another) or a quick test (a fixed list, nothing
kept). A card is asked with a seed, so the same question stands through every run until it is done.
`turn` moves with each question; what a browser says about an earlier one is not heard. `revision`
moves when the picture is to show something else than it was last touched for.
"""

import secrets
import time

import streamlit as st

from learning.marking import Marked, mark
from learning.questions import Bank, Question

PRACTICE, TEST = "practice", "test"
TEST_LENGTH = 10
SEEDS = 2**31
LONGEST = 100  # answers a browser may give to one question
LONGEST_TOOK = 10 * 60_000  # milliseconds: who was away longer did not think about it


def begin() -> None:
    """To be called once per run, before anything is drawn."""
    kept = st.session_state
    if "sitting" not in kept:
        kept.sitting, kept.sitting_turn, kept.sitting_revision = None, 0, 0
        _nothing_asked()


def kind() -> str | None:
    """`practice`, `test`, or None where nothing is asked."""
    return st.session_state.sitting


def turn() -> int:
    return st.session_state.sitting_turn


def revision() -> int:
    return st.session_state.sitting_revision


def tell_picture() -> None:
    """Let the picture show what holds, whatever was touched."""
    st.session_state.sitting_revision += 1


def card() -> str | None:
    """The id of what is asked."""
    return st.session_state.sitting_card


def asks_case() -> bool:
    """Whether a case waits for its answer, which may be looked for on another screen."""
    return (st.session_state.get("sitting_card") or "").startswith("case:")


def given() -> tuple[str, ...]:
    """What was answered, or touched so far on the picture."""
    return tuple(st.session_state.sitting_given)


def question(bank: Bank) -> Question | None:
    """The question of the moment."""
    card = st.session_state.sitting_card
    return bank.ask(card, st.session_state.sitting_seed) if card else None


def marked(bank: Bank) -> Marked | None:
    """The mark of the answer, once there is one."""
    if not st.session_state.sitting_done:
        return None
    return mark(question(bank), given())


# -- what is asked ------------------------------------------------------------------------


def practise(card: str | None) -> None:
    """Ask a card of the schedule; None: there is none left for now."""
    st.session_state.sitting = PRACTICE
    _ask(card)


def test(cards: tuple[str, ...]) -> None:
    """Begin a quick test of these cards."""
    kept = st.session_state
    kept.sitting, kept.sitting_cards, kept.sitting_results = TEST, list(cards), []
    _ask(cards[0] if cards else None)


def left() -> list[str]:
    """The cards of the test that come after this one."""
    return st.session_state.sitting_cards[len(results()) + 1 :]


def results() -> list[tuple[str, int, str]]:
    """(card, seed, verdict) of the test so far."""
    return list(st.session_state.sitting_results)


def keep_result(verdict: str) -> None:
    """Note the mark of this card of the test, and ask the next one."""
    kept = st.session_state
    following = left()
    kept.sitting_results = [*kept.sitting_results, (kept.sitting_card, kept.sitting_seed, verdict)]
    _ask(following[0] if following else None)


def new_seed() -> int:
    return secrets.randbelow(SEEDS)


def stop() -> None:
    st.session_state.sitting = None
    _nothing_asked()


def _ask(card: str | None) -> None:
    kept = st.session_state
    _nothing_asked()
    tell_picture()
    kept.sitting_card, kept.sitting_turn = card, kept.sitting_turn + 1
    kept.sitting_seed, kept.sitting_since = new_seed(), time.monotonic()


def _nothing_asked() -> None:
    kept = st.session_state
    kept.sitting_card, kept.sitting_seed, kept.sitting_since = None, 0, 0.0
    kept.sitting_given, kept.sitting_done, kept.sitting_took = [], False, 0
    kept.setdefault("sitting_cards", [])
    kept.setdefault("sitting_results", [])


# -- what is answered ---------------------------------------------------------------------


def touch(answers: list[str]) -> None:
    """Keep what is touched on the picture; it counts once it is answered."""
    if not st.session_state.sitting_done:
        st.session_state.sitting_given = answers[:LONGEST]


def answer(bank: Bank, answers: object) -> None:
    """Take an answer of a browser. What is no possible answer is not heard."""
    kept, asked = st.session_state, question(bank)
    if asked is None or kept.sitting_done or not isinstance(answers, list):
        return
    try:
        mark(asked, answers[:LONGEST])
    except (TypeError, ValueError, KeyError):  # UnknownId is a KeyError
        return
    kept.sitting_given, kept.sitting_done = answers[:LONGEST], True
    tell_picture()
    kept.sitting_took = min(LONGEST_TOOK, round(1000 * (time.monotonic() - kept.sitting_since)))


def take_back() -> None:
    """It was a slip: the same question again, with nothing answered."""
    kept = st.session_state
    kept.sitting_given, kept.sitting_done = [], False
    kept.sitting_turn += 1
    tell_picture()


def took() -> int:
    """Milliseconds from the question to its answer."""
    return st.session_state.sitting_took
