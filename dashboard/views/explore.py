"""Explore: where you feel it, where it comes from, what could press on it."""

import streamlit as st

import diagram
from atlas import picks as picking
from ui import answer, leaflet, names, search, state
from ui.answer import condition
from ui.catalogue import say
from ui.knowledge import knowledge

PICTURE, PLACE = "diagram", "condition_place"


def explore() -> None:
    """The screen: the picture at the left, the answer at its right; one below the other on a phone."""
    atlas, voice = knowledge(), state.voice()
    chosen = [picking.parse(pick, atlas) for pick in state.picks()]
    with st.container(key="explore"):  # a grid; columns would be three blocks more at every pick
        stage, beside = st.container(key="stage"), st.container(key="answer")
    with beside:
        if state.showing():
            leaflet.shown(atlas)
        else:
            _answer(atlas, chosen, voice)
    with stage:
        diagram.diagram(
            state.picks(),
            state.revision(),
            state.session(),
            lit=_lit(atlas, chosen),
            map=state.map(),
            voice=voice,
            key=PICTURE,
            on_change=lambda: state.take_from_picture(atlas, PICTURE),
        )


def _answer(atlas, chosen: list, voice: str) -> None:
    search.tools(atlas)
    if chosen and chosen[0].kind == "condition":
        _choose_place(atlas, chosen[0], voice)
    answer.panel(
        state.picks(),
        voice,
        state.map(),
        on_show=lambda pick: state.choose_sent([pick], atlas),
        on_remove=state.remove,
    )


def _lit(atlas, chosen: list) -> dict:
    """What a condition lights on the picture; what skin and roots light the picture knows itself."""
    if not chosen or chosen[0].kind != "condition":
        return {}
    *_, effects = condition.place(atlas, chosen[0])
    return condition.lit(atlas, effects, chosen[0].id, state.side())


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
