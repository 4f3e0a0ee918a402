"""Who learns, and where their progress is kept. Without a place to keep it, learning goes on unsaved.

Where the records cannot be opened when somebody begins, they learn from a memory of this session.
Where they fail later, answers wait in the session and are tried again with the next one.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from learning import schedule
from records import LIKED, Learner, Next, Progress, Records, Unsaved


@cache
def _opened() -> Records:
    return Records.open()  # a failure is not kept, so the next call tries again


def begin() -> None:
    """To be called once per run, before anything is drawn."""
    if "learner" not in st.session_state:
        leave()


def who() -> Learner | None:
    return st.session_state.learner


def unsaved() -> str | None:
    """Why nothing is saved at the moment; None where all is."""
    return st.session_state.unsaved


def waiting() -> int:
    """Answers that are not saved yet."""
    return len(st.session_state.waiting)


def now() -> datetime:
    """This moment in the learner's own time zone, as their browser says; else in this machine's."""
    try:
        return datetime.now(ZoneInfo(st.context.timezone))
    except (ZoneInfoNotFoundError, ValueError, TypeError):
        return datetime.now().astimezone()


def identity() -> tuple[str, str] | None:
    """(identity, name) of who is signed in; None where nobody is."""
    if not getattr(st.user, "is_logged_in", False):
        return None
    told = st.user.to_dict()
    own = str(told.get("sub") or told.get("email") or "")
    issuer = str(told.get("iss") or "")
    return (f"{issuer}|{own}", str(told.get("name") or told.get("email") or own)) if own else None


def can_sign_in() -> bool:
    """Whether this server has a sign-in set up (`[auth]` in its secrets)."""
    return st.secrets.load_if_toml_exists() and "auth" in st.secrets


def known() -> list[Learner]:
    """The learners of this machine, by name; none where they cannot be read."""
    return [each for each in _tried(lambda: _opened().learners(), []) if not each.signed_in]


def start(name: str) -> None:
    """Begin as the learner of that name. ValueError for a name that cannot be one."""
    _enter(lambda records: records.begin(name))


def start_signed_in() -> None:
    if identity() is not None:
        _enter(_signed_in)


def _signed_in(records: Records) -> Learner:
    return records.begin_signed_in(*identity())


def _enter(begun: Callable[[Records], Learner]) -> None:
    leave()
    state = st.session_state
    state.learner = _tried(lambda: begun(_opened()), None)
    if state.learner is None:
        state.adrift = Records.memory()
        state.learner = begun(state.adrift)


def leave() -> None:
    """Nobody learns; what was kept stays kept."""
    state = st.session_state
    state.learner, state.unsaved, state.adrift, state.waiting = None, None, None, []
    state.set_aside = False


# -- what is kept -------------------------------------------------------------------------


def records() -> Records:
    """Where this learner's progress is. Raises Unsaved where that cannot be reached."""
    return st.session_state.adrift or _opened()


def answer(card: str, rating: str, verdict: str, took_ms: int) -> None:
    """Keep an answer, and those that wait; where that fails all of them wait."""
    state = st.session_state
    state.waiting = [*state.waiting, (card, rating, verdict, now(), took_ms)]
    _tried(_save, None)


def _save() -> None:
    state = st.session_state
    if state.set_aside:  # what waits and what comes goes into a new file
        known = state.learner
        state.learner = _signed_in(_opened()) if known.signed_in else _opened().begin(known.name)
        state.set_aside = False
    while state.waiting:
        records().answer(state.learner, *state.waiting[0])
        state.waiting = state.waiting[1:]


def next(cards: Sequence[str]) -> Next:
    """The card to ask next of these, and how many are left; from the order given where nothing is known."""
    asked = {answer[0] for answer in st.session_state.waiting}
    rest = [card for card in cards if card not in asked]
    new = int(liked()["new_per_day"])
    blind = Next(rest[0] if rest else None, 0, len(rest), None)
    return _tried(lambda: records().next(who(), rest, now(), new), blind)


def outlook(card: str) -> dict[str, timedelta]:
    """When the card would come again after each rating."""
    blind = schedule.outlook(None, card, now())
    return _tried(lambda: records().outlook(who(), card, now()), blind)


def progress(cards: Sequence[str]) -> Progress | None:
    return _tried(lambda: records().progress(who(), cards, now()), None)


def liked() -> dict:
    """What this learner set, or what holds for everybody."""
    return _tried(lambda: records().settings(who()), dict(LIKED))


def like(**settings) -> None:
    _tried(lambda: records().save_settings(who(), settings), None)


def _tried(ask: Callable[[], object], otherwise: object) -> object:
    """What the records say, or something else where they cannot be reached; the reason is noted."""
    state = st.session_state
    try:
        told = ask()
    except Unsaved as fault:
        state.unsaved, state.set_aside = fault.reason, state.set_aside or fault.reason == "corrupt"
        return otherwise
    if not state.waiting and state.adrift is None:
        state.unsaved = None
    return told
