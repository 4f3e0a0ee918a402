"""The desk: who learns, what is due today, what to ask, and the way to everything else."""

from collections.abc import Callable

import streamlit as st

from learning.questions import KINDS, Bank
from ui import names
from ui.catalogue import say
from ui.learn import learner, mine, progress, sitting
from ui.markup import tag

PARTS = ("today", "progress", "mine")
MOST_NEW = 200  # new cards a day
LONGEST_NAME = 60


def desk(atlas, bank: Bank, voice: str) -> None:
    """Before anything is asked."""
    with st.container(key="learn"):
        st.html(f"<h2>{say('learn.title', voice)}</h2><p>{say('learn.lead', voice)}</p>")
        if learner.who() is None:
            _door(bank, voice)
        else:
            _home(atlas, bank, voice)


def unsaved(voice: str) -> None:
    """A clear word where nothing is saved; learning goes on."""
    if reason := learner.unsaved():
        told = [say(f"learn.unsaved.{reason}", voice), say("learn.unsaved.on", voice)]
        if waiting := learner.waiting():
            told.append(say("learn.waiting", voice, count=waiting))
        st.warning(" ".join(told))


# -- nobody has begun ---------------------------------------------------------------------


def _door(bank: Bank, voice: str) -> None:
    """A quick test for anybody; or begin, so that progress is kept."""
    with st.container(key="learn_door"):
        with st.container(border=True):
            st.html(f"<h3>{say('learn.quick_title', voice)}</h3><p>{say('learn.quick', voice)}</p>")
            test_button(bank, voice)
        with st.container(border=True):
            st.html(f"<h3>{say('learn.keep_title', voice)}</h3><p>{say('learn.keep', voice)}</p>")
            if learner.can_sign_in():
                _sign_in(voice)
            else:
                _by_name(voice)
    unsaved(voice)


def _sign_in(voice: str) -> None:
    own = learner.identity()
    if own is None:
        st.button(say("learn.sign_in", voice), on_click=st.login, type="primary", key="learn_sign_in")
        return
    label = say("learn.begin_as", voice, name=own[1])
    st.button(label, on_click=learner.start_signed_in, type="primary", key="learn_begin")
    st.button(say("learn.sign_out", voice), on_click=st.logout, key="learn_sign_out")


def _by_name(voice: str) -> None:
    with st.form("learn_name_form", border=False):
        st.text_input(say("learn.name", voice), max_chars=LONGEST_NAME, key="learn_name")
        st.form_submit_button(say("learn.begin", voice), on_click=_begin, type="primary")
    if st.session_state.get("learn_bad_name"):
        st.caption(say("learn.bad_name", voice))
    known = learner.known()
    if known:
        st.html(f"<p>{say('learn.others', voice)}</p>")
        with st.container(horizontal=True, key="learn_known"):
            for each in known:
                st.button(each.name, on_click=_begin, args=(each.name,), key=f"learner_{each.id}")


def _begin(name: str | None = None) -> None:
    try:
        learner.start(st.session_state.learn_name if name is None else name)
        st.session_state.learn_bad_name = False
    except ValueError:
        st.session_state.learn_bad_name = True


# -- a learner's own desk -----------------------------------------------------------------


def _home(atlas, bank: Bank, voice: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="learn_bar"):
        part = st.segmented_control(
            say("learn.parts", voice), PARTS, default=PARTS[0], required=True, key="learn_part",
            label_visibility="collapsed", format_func=lambda each: say(f"learn.part.{each}", voice),
            persist_state="session",
        )  # fmt: skip
        st.html(tag("span", learner.who().name), width="content")
        st.button(say("learn.leave", voice), on_click=learner.leave, key="learn_leave")
    unsaved(voice)
    shows: dict[str, Callable] = {"today": _today, "progress": progress.show, "mine": mine.show}
    shows[part](atlas, bank, voice)


def _today(atlas, bank: Bank, voice: str) -> None:
    first = st.container(border=True)  # what is due stands above what narrows it
    following = learner.next(_wanted(bank, voice))
    with first:
        st.html(tag("p", _due(following, voice), class_="due"))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(
                say("learn.practise", voice), type="primary", disabled=following.card is None,
                on_click=practise, args=(bank,), key="learn_practise",
            )  # fmt: skip
            test_button(bank, voice)
    mine.anki(atlas, bank, voice)


def practise(bank: Bank) -> None:
    """Ask what is due next of what was chosen to be asked, as chosen by now."""
    sitting.practise(learner.next(bank.select(**wanted())).card)


def _due(following, voice: str) -> str:
    """What there is to do today, in one sentence."""
    if following.card is not None:
        counted = [("learn.due", following.due), ("learn.new", following.new)]
        parts = [say(key, voice, count=count) for key, count in counted if count]
        return say("learn.today", voice, what=names.listed(parts))
    if following.later is None:
        return say("learn.nothing_left", voice)
    return say("learn.come_back", voice, when=when(following.later, voice))


def when(moment, voice: str) -> str:
    """How long until a moment, in the largest whole unit."""
    return span((moment - learner.now()).total_seconds(), voice)


def span(seconds: float, voice: str) -> str:
    """A length of time as short as on a button: `10 min`, `4 d`, `2 mo`."""
    for unit, length, most in (("minutes", 60, 60), ("hours", 3600, 24), ("days", 86400, 31)):
        count = max(1, round(seconds / length))
        if count < most:
            return say(f"learn.span.{unit}", voice, count=count)
    months = seconds / (86400 * 30.44)
    if months < 12:
        return say("learn.span.months", voice, count=round(months))
    return say("learn.span.years", voice, count=f"{months / 12:.1f}")


# -- what to ask --------------------------------------------------------------------------


def _wanted(bank: Bank, voice: str) -> tuple[str, ...]:
    """The cards of the kinds, roots and parts that were chosen; all where nothing was."""
    with st.expander(say("learn.what", voice)):
        for name, values in _filters(bank).items():
            st.multiselect(
                say(f"learn.filter.{name}", voice), values, key=f"learn_{name}", persist_state="session",
                format_func=lambda value, name=name: _called(name, value, voice),
                placeholder=say("learn.filter.all", voice),
            )  # fmt: skip
        if learner.who() is not None:
            new = int(learner.liked()["new_per_day"])
            st.number_input(
                say("learn.new_per_day", voice), 0, MOST_NEW, new, key="learn_new_per_day", on_change=_like
            )
    return bank.select(**wanted())


def wanted() -> dict[str, tuple[str, ...]]:
    """The filters as they were chosen."""
    return {name: tuple(st.session_state.get(f"learn_{name}") or ()) for name in ("kinds", "roots", "parts")}


def _like() -> None:
    learner.like(new_per_day=int(st.session_state.learn_new_per_day))


def _filters(bank: Bank) -> dict[str, list[str]]:
    cards = bank.cards.values()
    kinds = {card.kind for card in cards}
    return {
        "kinds": [kind for kind in KINDS if kind in kinds],
        "roots": sorted({root for card in cards for root in card.roots}),
        "parts": list(dict.fromkeys(card.part for card in cards)),
    }


def _called(name: str, value: str, voice: str) -> str:
    if name == "roots":
        return value
    return say(f"learn.kind.{value}" if name == "kinds" else f"learn.place.{value}", voice)


def test_button(bank: Bank, voice: str) -> None:
    label = say("learn.test", voice, count=sitting.TEST_LENGTH)
    st.button(label, on_click=_test, args=(bank,), key="learn_test")


def _test(bank: Bank) -> None:
    cards = bank.test(sitting.new_seed(), count=sitting.TEST_LENGTH, **wanted())
    sitting.test(cards or bank.test(sitting.new_seed(), count=sitting.TEST_LENGTH))
