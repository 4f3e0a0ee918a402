"""Explore: where you feel it, where it comes from, what could press on it."""

import streamlit as st

import diagram
from atlas import picks as picking
from ui import causes, condition, names, nerve, picked, rootcard, roots, state, strip, uncertain
from ui.catalogue import say
from ui.knowledge import knowledge, row_of
from ui.markup import Markup, join, tag

EXAMPLE = "right:dorsum_mid"
PICTURE, PLACE = "diagram", "condition_place"


def explore() -> None:
    """The screen: the picture at the left, the answer at its right; one below the other on a phone."""
    atlas = knowledge()
    chosen = [picking.parse(pick, atlas) for pick in state.picks()]
    with st.container(key="explore"):
        stage, answer = st.columns([2.05, 1], gap="medium")
    with answer, st.container(key="answer"):
        if chosen:
            picked.panel(atlas)
            lit = _answer(atlas, chosen)
        else:
            _invite(state.voice())
            picked.panel(atlas)
            _works_backwards(state.voice())
            lit = {}
    with stage, st.container(key="stage"):
        diagram.diagram(
            state.picks(),
            state.revision(),
            state.session(),
            lit=lit,
            voice=state.voice(),
            key=PICTURE,
            on_change=lambda: state.take_from_picture(atlas, PICTURE),
        )


def _answer(atlas, chosen: list) -> dict:
    """Draw the answer to what is picked; returns what it lights on the picture."""
    voice, ids = state.voice(), list(dict.fromkeys(pick.id for pick in chosen))
    if chosen[0].kind == "condition":
        return _condition(atlas, chosen[0], voice)
    if chosen[0].kind == "root":
        html(rootcard.for_roots(atlas, ids, voice) + strip.for_roots(atlas, ids, voice), id="answer")
    else:
        html(_served(atlas, ids, voice) + strip.for_areas(atlas, ids, voice), id="answer")
    causes.panel(atlas, ids, voice, on_show=show)
    html(uncertain.for_picks(atlas, ids, voice))
    return {}


def _served(atlas, areas: list[str], voice: str) -> Markup:
    """Roots and nerve of picked skin in one card, so that the causes stand high; details folded."""
    folds = [part(atlas, areas, voice) for part in (roots.map_by_map, nerve.differs, nerve.way)]
    return tag("section",
        roots.for_areas(atlas, areas, voice),
        nerve.for_areas(atlas, areas, voice),
        tag("div", folds, class_="folds"),
        class_="served",
    )  # fmt: skip


def html(markup: str, id: str | None = None) -> None:
    """One block of the answer."""
    st.html(tag("div", Markup(markup), class_="answer", lang="en", id=id))


def show(pick: object) -> None:
    """Pick the condition of a card. The value comes from a browser."""
    state.choose_sent([pick], knowledge())


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


def _condition(atlas, pick, voice: str) -> dict:
    places = condition.places(atlas, pick.id)
    if len(places) > 1:
        _choose_place(pick, places, voice)
    level, position = (
        (pick.level, pick.position) if pick.level else places[0] if len(places) == 1 else ("", "")
    )
    effects = atlas.effects_of(pick.id, level=level or None, position=position or None)
    name = atlas.words(f"condition.{pick.id}.name", voice)
    short = strip.for_condition(atlas, name, effects, voice)
    html(condition.summary(atlas, pick.id, level, position, effects, voice) + short, id="answer")
    if behind := condition.ends_behind(atlas, pick.id) if _is_symptom(atlas, pick.id) else []:
        html(tag("p", say("condition.symptom", voice)))
        causes.panel(atlas, behind, voice, on_show=show)
    html(condition.about(atlas, pick.id, voice))
    html(uncertain.for_picks(atlas, [pick.id], voice))
    return condition.lit(atlas, effects, pick.id, state.side())


def _is_symptom(atlas, id: str) -> bool:
    return row_of(atlas, "conditions", "condition", id)["group"] == "symptom"


def _choose_place(pick, places: list[tuple[str, str]], voice: str) -> None:
    """The level and position of a condition of the spine: without both there is no one root."""
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
