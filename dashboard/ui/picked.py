"""To pick without the picture: search in one's own words, undo, start over."""

import streamlit as st

from ui import searched, state
from ui.catalogue import say
from ui.markup import tag

FOUND = 8  # results offered
SEARCH, RESULT = "picked_search", "picked_result"


def tools(atlas) -> None:
    """The search with undo and start over, what it found, and a word on what was refused."""
    voice = state.voice()
    with st.container(horizontal=True, vertical_alignment="center", key="tools"):
        text = _search(voice)
        if state.picks() or state.can_undo():
            st.button(
                say("picked.undo", voice), on_click=state.undo, disabled=not state.can_undo(), key="undo"
            )
        if state.picks():
            st.button(say("picked.start_over", voice), on_click=state.choose, args=([],), key="start_over")
    if text:
        _results(atlas, text, voice)
    if state.was_refused():
        st.caption(say("picked.refused", voice))
    if state.led_to():
        st.caption(state.led_to())


def _search(voice: str) -> str:
    text = st.text_input(
        say("picked.search", voice),
        placeholder=say("picked.search_hint", voice),
        type="search",
        live=True,
        max_chars=80,
        label_visibility="collapsed",
        key=SEARCH,
    )
    return (text or "").strip()


def _results(atlas, text: str, voice: str) -> None:
    found = atlas.search(text, voice=voice, limit=FOUND)
    if found.empty:
        # Typed text is shown as text, never as Markdown.
        st.html(tag("p", say("picked.nothing_found", voice, text=text), class_="answer aside"))
        return
    results = {f"{row.kind}:{row.id}": row.name for row in found.itertuples(index=False)}
    kinds = {key: say(f"kind.{key.partition(':')[0]}", voice) for key in results}
    st.pills(
        say("picked.found", voice),
        list(results),
        format_func=lambda key: f"{results[key]} · {kinds[key]}",
        label_visibility="collapsed",
        key=RESULT,
        on_change=_take_result,
        args=(atlas, results, voice),
    )


def _take_result(atlas, results: dict[str, str], voice: str) -> None:
    key = st.session_state[RESULT]
    if key not in results:
        return
    kind, _, id = key.partition(":")
    chosen = searched.picks_of(atlas, kind, id, state.side())
    if kind in ("area", "root"):
        state.add(chosen, atlas)
    elif chosen:
        state.choose(chosen)
    known = f"picked.{'led_to' if chosen else 'led_nowhere'}_{kind}"
    st.session_state.led_to = say(known, voice, name=results[key]) if kind in searched.LEADING else None
    st.session_state[SEARCH], st.session_state[RESULT] = "", None
