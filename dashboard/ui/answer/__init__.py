"""The answer beside the picture: one component that is told what is picked, and fetches what is said of it.

It follows the picture at once, without waiting for the run of the screen that keeps the picks.
"""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from diagram.stub import sent, stub
from ui.catalogue import say

KEY = "answer_panel"

_PANEL = st.components.v2.component(
    "sole_to_spine.answer",
    html="<div class='answer' lang='en'></div>",
    js=stub("answer/answer.js"),
    # Its style is that of the page: what is a root's label here is one there.
    isolate_styles=False,
)


def panel(
    picks: Sequence[str],
    voice: str,
    map: str,
    *,
    on_show: Callable[[object], None],
    on_remove: Callable[[object], None],
    only: str = "",
    words: Mapping[str, str] | None = None,
) -> None:
    """Draw what is picked and all that is said of it by one map, or the invitation where nothing is.

    `only` names the one kind of part to draw, without what is picked; see `contents.of`. `words`
    are said in place of its own.
    `on_show(pick)` is called for `Show on the picture` of a card and for the example,
    `on_remove(pick)` for a chip taken away; both values come from a browser.
    """
    _PANEL(
        key=KEY,
        # Said when nothing else arrives, so it cannot be fetched like all else.
        data=sent({
            **{"voice": voice, "map": map, "ids": list(picks), "failed": say("answer.lost", voice)},
            **{"only": only, "words": dict(words or {})},
        }),
        on_show_change=lambda: on_show(st.session_state[KEY].get("show")),
        on_remove_change=lambda: on_remove(st.session_state[KEY].get("remove")),
    )
