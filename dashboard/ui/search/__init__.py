"""Search: everything the picture shows can be found by name, and picked, with the keyboard alone."""

import streamlit as st

from diagram.stub import sent, stub
from ui import state
from ui.catalogue import say
from ui.search import finds

KEY = "search"
WORDS = ("label", "hint", "found", "picked", "nothing", "failed")

_BOX = st.components.v2.component(
    "sole_to_spine.search",
    html="<div class='search' lang='en'></div>",
    js=stub("search/search.js"),
    isolate_styles=False,
)


def tools(atlas) -> None:
    """The search with undo and start over beside it, and a word on what it led to or was refused."""
    voice = state.voice()
    with st.container(horizontal=True, vertical_alignment="center", key="tools"):
        _box(atlas, voice)
        if state.picks() or state.can_undo():
            st.button(
                say("search.undo", voice), on_click=state.undo, disabled=not state.can_undo(), key="undo"
            )
        if state.picks():
            st.button(say("search.start_over", voice), on_click=state.choose, args=([],), key="start_over")
    if state.was_refused():
        st.caption(say("search.refused", voice))
    if state.led_to():
        st.caption(state.led_to())


def _box(atlas, voice: str) -> None:
    # The browser fills in what was typed, and how much was found.
    fills = {"text": "{text}", "count": "{count}", "name": "{name}"}
    _BOX(
        key=KEY,
        data=sent({
            "voice": voice,
            "side": state.side(),
            "words": {word: say(f"search.{word}", voice, **fills) for word in WORDS},
        }),
        on_found_change=lambda: _take(atlas, st.session_state[KEY].get("found"), voice),
    )


def _take(atlas, value: object, voice: str) -> None:
    """Pick what was found. The value comes from a browser: what the atlas does not have is refused."""
    found = finds.read(atlas, value)
    if found is None:
        state.refuse()
        return
    chosen = finds.picks_of(atlas, found)
    if found.kind in ("area", "root"):
        state.add(chosen, atlas)
    elif chosen:
        state.choose(chosen)
    if found.kind in finds.LEADING:
        ending = "led_to" if chosen else "led_nowhere"
        name = atlas.name(found.kind, found.id, voice)
        state.tell(say(f"search.{ending}_{found.kind}", voice, name=name))
