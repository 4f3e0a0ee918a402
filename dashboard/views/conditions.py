"""Conditions: a list to browse, and a page of each with all that is known of it."""

import streamlit as st

from atlas import levels
from atlas import picks as picking
from ui import answer, names, state
from ui.answer import chips, condition
from ui.catalogue import say
from ui.conditions import browse, places, segment, sheet
from ui.conditions.leaf import leaf
from ui.knowledge import knowledge, row_of
from ui.markup import Markup, join, tag

EXPLORE = "views/explore.py"
LEVEL = "segment_level"


def conditions() -> None:
    """The screen: the page of the picked condition, or the list where none is picked."""
    atlas, voice = knowledge(), state.voice()
    chosen = [picking.parse(pick, atlas) for pick in state.picks()]
    with st.container(key="conditions"):
        if chosen and chosen[0].kind == "condition":
            _page(atlas, chosen[0], voice)
        else:
            _contents(atlas, bool(chosen), voice)


def _html(markup: Markup) -> None:
    st.html(tag("div", markup, class_="answer page", lang="en"))


def _contents(atlas, others_picked: bool, voice: str) -> None:
    """The list, and a word on what is picked of another kind."""
    _html(join(
        tag("h2", say("conditions.title", voice), class_="page"), tag("p", say("conditions.lead", voice))
    ))  # fmt: skip
    if state.was_refused():
        st.caption(say("search.refused", voice))
    if others_picked:
        with st.container(horizontal=True, vertical_alignment="center", key="others_picked"):
            st.caption(say("conditions.instead_of", voice), width="stretch")
            st.page_link(EXPLORE, label=say("conditions.go_on", voice), query_params=state.spell())
    browse.browse(atlas, voice)


def _page(atlas, pick, voice: str) -> None:
    """One condition: what it is called, what it presses on, and all that is known of it."""
    _tools(voice)
    _html(sheet.head(atlas, pick.id, voice))
    if row_of(atlas, "conditions", "condition", pick.id)["group"] == "symptom":
        _behind(atlas, pick, voice)
    elif places.levels_of(atlas, pick.id):
        _where(atlas, pick, voice)
    elif markup := sheet.presses(atlas, pick.id, voice):
        _html(markup)
    leaf("condition_sheet", sheet.known(atlas, pick.id, voice), lambda sent: browse.open_page(atlas, sent))


def _tools(voice: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="sheet_tools"):
        back = f"‹ {say('conditions.back', voice)}"
        st.button(back, on_click=state.choose, args=([],), key="all_conditions")
        st.page_link(EXPLORE, label=say("conditions.show", voice), query_params=state.spell())
        st.button(say("search.undo", voice), on_click=state.undo, disabled=not state.can_undo(), key="undo")
    if state.was_refused():
        st.caption(say("search.refused", voice))


def _behind(atlas, pick, voice: str) -> None:
    """A symptom is no cause: what could be behind it, in the groups of Explore."""
    _html(tag("p", say("condition.symptom", voice)))
    answer.panel(
        [str(pick)], voice, state.map(), only="causes", words={"show": say("conditions.open", voice)},
        on_show=lambda sent: browse.open_page(atlas, sent), on_remove=state.remove,
    )  # fmt: skip


# -- level and position -------------------------------------------------------------------


def _where(atlas, pick, voice: str) -> None:
    """The level as a row of buttons, the position on the drawing, and what the choice touches."""
    shown = places.shown(atlas, pick)
    with st.container(key="segment_place"):
        with st.container(key="segment_drawing"):
            with st.container(horizontal=True, vertical_alignment="center", key="segment_level_row"):
                _html(tag("h3", say("conditions.where_title", voice)))
                _level(pick, shown.level, voice)
            segment.segment(
                atlas, pick, shown, voice, on_choose=lambda sent: _take_place(atlas, pick.id, sent)
            )
        with st.container(key="segment_says"):
            _html(_says(atlas, pick, shown, voice))


def _level(pick, level: str, voice: str) -> None:
    key = state.shown_in(LEVEL, level)
    st.segmented_control(
        say("conditions.level", voice), levels.DISC_LEVELS, required=True, label_visibility="collapsed",
        format_func=lambda each: names.level(each, voice), key=key,
        on_change=_take_level, args=(pick, key),
    )  # fmt: skip


def _take_level(pick, key: str) -> None:
    """Another level is looked at: a place picked at the old one is picked no more."""
    if level := state.said_in(LEVEL, key):
        places.look_at(pick.id, level)
        if pick.level and pick.level != level:
            state.choose([pick.id])


def _take_place(atlas, id: str, sent: object) -> None:
    """A place of the drawing; what the browser names is no pick until the atlas says so."""
    pick, side = segment.read(sent)
    if side:
        state.note("side", side)
    state.choose_sent([pick], atlas)


def _says(atlas, pick, shown: places.Shown, voice: str) -> Markup:
    if shown.position:
        said = sheet.chosen(atlas, shown, voice)
    else:
        said = join(
            tag("p", places.in_question(shown.level, voice), class_="missing", role="status"),
            tag("ul", [_way(atlas, *way, voice) for way in _ways(shown.level)], class_="ways"),
        )
    sacral = any(level == "sacral" for level, _ in condition.places(atlas, pick.id))
    return tag("section",
        said,
        tag("p", say("conditions.sacral", voice), class_="aside") if sacral else None,
        class_="condition",
    )  # fmt: skip


def _ways(level: str) -> list[tuple[str, str]]:
    """The root that leaves at a level and the one that passes it, each with what it does."""
    return [(levels.exiting(level), "leaves"), (levels.traversing(level), "passes")]


def _way(atlas, root: str, does: str, voice: str) -> Markup:
    return tag("li", chips.root(atlas, root, "overlap"), tag("span", say(f"segment.{does}", voice)))


conditions()
