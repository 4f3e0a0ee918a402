"""Take it home, and Show: the two ways an answer leaves the screen it was worked out on.

Both begin in the header, where they take no room from the answer. Closed, that is one small
component: what can be ticked, and the page itself, are fetched when they are asked for (`asking`),
so that nobody who picks pays for them.
"""

import streamlit as st

from diagram.stub import sent, stub
from ui import entered, state
from ui.catalogue import say
from ui.leaflet import show

KEY, SHOWN = "take_home", "shown_large"
EXPLORE = ""  # the first screen is at the top of the address
WORDS = ("take", "failed", "loading", "close")

_BUTTONS = st.components.v2.component(
    "sole_to_spine.take",
    html="<div class='take' lang='en'></div>",
    js=stub("leaflet/take.js"),
    isolate_styles=False,
)
_SHOWN = st.components.v2.component(
    "sole_to_spine.showing",
    html="<section class='showing' lang='en' tabindex='-1'></section>",
    js=stub("leaflet/showing.js"),
    isolate_styles=False,
)


def buttons(screen: str) -> None:
    """What can be done with the answer of a screen (its path); nothing where it has none."""
    subject = _subject(screen)
    if not subject and screen != EXPLORE:
        return
    voice = state.voice()
    _BUTTONS(
        key=KEY,
        data=sent({
            "voice": voice,
            "subject": subject,
            "number": st.session_state.get("emergency_number", ""),
            "words": {word: say(f"leaflet.{word}", voice) for word in WORDS},
            "show": say("show.begin", voice) if screen == EXPLORE else "",
        }),
        on_show_change=lambda: state.show(True),
    )


def shown(atlas) -> None:
    """The answer alone, in large type, with a way to print it and a way out."""
    _SHOWN(
        key=SHOWN,
        data=sent({
            **show.of(atlas, state.picks(), state.map()),
            "subject": _subject(EXPLORE),
            "number": st.session_state.get("emergency_number", ""),
        }),
        on_end_change=lambda: state.show(False),
    )


def _subject(screen: str) -> dict | None:
    """What a page of this screen is about (see `subject.read`); None where there is nothing."""
    if screen == "work":
        return {"findings": entered.findings()} if entered.wrong() else None
    picks = state.picks()
    # On Conditions a page is there for the condition that is picked, and for nothing else.
    if not picks or screen not in (EXPLORE, "conditions") or (screen and ":" in picks[0]):
        return None
    return {"picks": picks, "map": state.map(), "side": state.side()}
