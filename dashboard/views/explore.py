"""Explore: where you feel it, where it comes from, what could press on it."""

import streamlit as st

import diagram
from atlas import picks as picking
from ui import answer, names, search, state
from ui.answer import condition
from ui.catalogue import say
from ui.knowledge import knowledge
from ui.markup import join, tag

EXAMPLE = "right:dorsum_mid"
PICTURE, PLACE = "diagram", "condition_place"


def explore() -> None:
    """The screen: the picture at the left, the answer at its right; one below the other on a phone."""
    atlas, voice = knowledge(), state.voice()
    chosen = [picking.parse(pick, atlas) for pick in state.picks()]
    with st.container(key="explore"):
        stage, beside = st.columns([2.05, 1], gap="medium")
    with beside, st.container(key="answer"):
        search.tools(atlas)
        if chosen:
            _answer(atlas, chosen, voice)
        else:
            _invite(voice)
            _works_backwards(voice)
    with stage, st.container(key="stage"):
        diagram.diagram(
            state.picks(),
            state.revision(),
            state.session(),
            lit=_lit(atlas, chosen),
            voice=voice,
            key=PICTURE,
            on_change=lambda: state.take_from_picture(atlas, PICTURE),
        )


def _answer(atlas, chosen: list, voice: str) -> None:
    if chosen[0].kind == "condition":
        _choose_place(atlas, chosen[0], voice)
    answer.panel(
        atlas,
        state.picks(),
        voice,
        on_show=lambda pick: state.choose_sent([pick], atlas),
        on_remove=state.remove,
    )


def _lit(atlas, chosen: list) -> dict:
    """What a condition lights on the picture; what skin and roots light the picture knows itself."""
    if not chosen or chosen[0].kind != "condition":
        return {}
    *_, effects = condition.place(atlas, chosen[0])
    return condition.lit(atlas, effects, chosen[0].id, state.side())


def html(markup: str) -> None:
    """One block beside the picture."""
    st.html(tag("div", markup, class_="answer", lang="en"))


def _invite(voice: str) -> None:
    """Nothing is picked yet: what to do, with one example."""
    title, text = (say(f"empty.{part}", voice) for part in ("title", "text"))
    html(tag("section", tag("h2", title), tag("p", text), class_="invite"))
    st.button(
        say("empty.example", voice), on_click=state.choose, args=([EXAMPLE],), type="primary", key="example"
    )


def _works_backwards(voice: str) -> None:
    backwards, disclaimer = say("empty.backwards", voice), say("app.not_a_diagnosis", voice)
    html(join(tag("p", backwards), tag("p", disclaimer, class_="aside")))


def _choose_place(atlas, pick, voice: str) -> None:
    """The level and position of a condition of the spine: without both there is no one root."""
    places = condition.places(atlas, pick.id)
    if len(places) < 2:
        return
    tokens = {pick.id: say("condition.any_place", voice)}
    for level, position in places:
        named = f"{names.level(level, voice)} · {names.position(position, voice)}"
        tokens[f"{pick.id}@{level}.{position}"] = named
    key = state.shown_in(PLACE, str(pick))
    st.selectbox(
        say("condition.place", voice), list(tokens), format_func=tokens.get, key=key,
        on_change=_take_place, args=(key,),
    )  # fmt: skip


def _take_place(key: str) -> None:
    if chosen := state.said_in(PLACE, key):
        state.choose([chosen])


explore()
