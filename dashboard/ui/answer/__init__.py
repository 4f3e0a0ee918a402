"""The answer beside the picture: one component, told little at a pick, that fetches what one opens."""

from collections.abc import Callable, Sequence

import streamlit as st

from atlas import picks as picking
from diagram.stub import stub
from ui import names
from ui.answer import contents
from ui.catalogue import say

KEY = "answer_panel"
WORDS = ("title", "remove", "removed", "loading", "failed", "show", "none")

_PANEL = st.components.v2.component(
    "sole_to_spine.answer",
    html="<div class='answer' lang='en'></div>",
    js=stub("answer/answer.js"),
    # Its style is that of the page: what is a root's label here is one there.
    isolate_styles=False,
)


def panel(
    atlas,
    picks: Sequence[str],
    voice: str,
    *,
    on_show: Callable[[object], None],
    on_remove: Callable[[object], None],
) -> None:
    """Draw what is picked and all that is said of it.

    `on_show(pick)` is called for `Show on the picture` of a card, `on_remove(pick)` for a chip
    taken away; both values come from a browser.
    """
    chosen = [picking.parse(pick, atlas) for pick in picks]
    told = {
        "voice": voice,
        # The browser fills in the names.
        "words": {word: say(f"answer.{word}", voice, name="{name}") for word in WORDS},
        "chips": [{"pick": str(pick), "name": names.of_pick(atlas, pick, voice)} for pick in chosen],
        **contents.of(atlas, chosen[0].kind, _without_sides(chosen), voice),
    }
    _PANEL(
        key=KEY,
        data=told,
        on_show_change=lambda: on_show(st.session_state[KEY].get("show")),
        on_remove_change=lambda: on_remove(st.session_state[KEY].get("remove")),
    )


def _without_sides(chosen: list) -> tuple[str, ...]:
    """What is said is the same of both sides: ids, each once, or the one condition at its place."""
    return tuple(dict.fromkeys(str(pick) if pick.kind == "condition" else pick.id for pick in chosen))
