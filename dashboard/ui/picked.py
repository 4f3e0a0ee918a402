"""What is picked, as chips one can take away, with typing to add: what the picture does, in words."""

import streamlit as st

from atlas import picks as picking
from ui import names, searched, state
from ui.catalogue import say
from ui.knowledge import once
from ui.markup import tag

FOUND = 8  # results offered
BOX, SEARCH, RESULT = "picked_box", "picked_search", "picked_result"


def panel(atlas) -> None:
    """Title with undo and start over, the box of picks, the search, and a word on what was refused."""
    voice, chosen = state.voice(), state.picks()
    _head(voice, chosen)
    box = state.shown_in(BOX, chosen)
    st.multiselect(
        say("picked.box", voice),
        [*everything(atlas), *(pick for pick in chosen if pick not in everything(atlas))],
        format_func=lambda pick: names.of_pick(atlas, picking.parse(pick, atlas), voice),
        placeholder=say("picked.placeholder", voice),
        # Enter must take the one place typed for, never all that are like it.
        select_all=False,
        filter_mode="contains",
        label_visibility="collapsed",
        key=box,
        on_change=state.take_from_box,
        args=(atlas, BOX, box),
    )
    _search(atlas, voice)
    if state.was_refused():
        st.caption(say("picked.refused", voice))
    if state.led_to():
        st.caption(state.led_to())


def _head(voice: str, chosen: list[str]) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="picked_head"):
        st.html(tag("h2", say("picked.title" if chosen else "picked.title_empty", voice)), width="stretch")
        if chosen or state.can_undo():
            st.button(
                say("picked.undo", voice), on_click=state.undo, disabled=not state.can_undo(), key="undo"
            )
        if chosen:
            st.button(say("picked.start_over", voice), on_click=state.choose, args=([],), key="start_over")


def _search(atlas, voice: str) -> None:
    text = st.text_input(
        say("picked.search", voice),
        placeholder=say("picked.search_hint", voice),
        type="search",
        live=True,
        max_chars=80,
        label_visibility="collapsed",
        key=SEARCH,
    )
    if not (text or "").strip():
        return
    found = atlas.search(text, voice=voice, limit=FOUND)
    if found.empty:
        # Typed text is shown as text, never as Markdown.
        st.html(tag("p", say("picked.nothing_found", voice, text=text.strip()), class_="answer aside"))
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
    if chosen:
        state.choose(chosen)
    known = f"picked.{'led_to' if chosen else 'led_nowhere'}_{kind}"
    st.session_state.led_to = say(known, voice, name=results[key]) if kind in searched.LEADING else None
    st.session_state[SEARCH], st.session_state[RESULT] = "", None


@once
def everything(atlas) -> tuple[str, ...]:
    """Every pick there is: areas and roots of both sides, and the conditions."""
    areas = [
        f"{side}:{row.area}"
        for row in atlas.table("areas").itertuples()
        for side in (("middle",) if row.midline == "yes" else ("right", "left"))
    ]
    roots = atlas.table("roots").query("kind == 'root'")["root"]
    sided = [f"{side}:{root}" for root in roots for side in ("right", "left")]
    return (*areas, *sided, *atlas.table("conditions")["condition"])
