"""Take it home, and Show: the two ways an answer leaves the screen it was worked out on.

Closed, it is one small component: what can be ticked, and the page itself, are fetched when they are
asked for (`asking`), so that nobody who picks pays for them.
"""

from collections.abc import Mapping

import streamlit as st

from diagram.stub import sent, stub
from ui import state
from ui.catalogue import say

KEY = "take_home"

_BUTTONS = st.components.v2.component(
    "sole_to_spine.take",
    html="<div class='take' lang='en'></div>",
    js=stub("leaflet/take.js"),
    isolate_styles=False,
)


def buttons(subject: Mapping[str, object], *, can_show: bool = False, shown: Mapping | None = None) -> None:
    """The button that opens the panel of a page about a subject (see `subject.read`).

    `can_show`: whether Show is offered beside it. `shown`: what it shows while it is on; see `show.of`.
    """
    voice = state.voice()
    _BUTTONS(
        key=KEY,
        data=sent({
            "voice": voice,
            "subject": dict(subject),
            "number": st.session_state.get("emergency_number", ""),
            "words": {word: say(f"leaflet.{word}", voice) for word in ("take", "failed", "loading")},
            "show": say("show.begin", voice) if can_show else None,
            "shown": dict(shown) if shown else None,
        }),
        on_show_change=_take_show,
    )


def _take_show() -> None:
    """Whether Show is asked for; the value comes from a browser."""
    state.show(st.session_state[KEY].get("show") == "on")
