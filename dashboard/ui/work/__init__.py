"""The panel of Work it out: what is entered beside the picture, and what would explain it.

It keeps what is entered while it is on its way, so that quick touches are never lost.
"""

import streamlit as st

from atlas.explaining import WorkedOut
from diagram.stub import sent, stub
from ui import entered, state
from ui.catalogue import say
from ui.work import contents

KEY = "work_panel"
WORDS = (
    *("brush", "examine", "side", "entered", "take_away", "places", "tests", "pairs", "pain"),
    *("whole_place", "nothing", "others", "conditions", "show", "hide", "loading", "failed"),
)

_PANEL = st.components.v2.component(
    "sole_to_spine.work",
    html="<div class='work answer' lang='en'></div>",
    js=stub("work/work.js"),
    isolate_styles=False,
)


def panel(atlas, worked: WorkedOut) -> None:
    """Draw it, and adopt what it sends."""
    voice = state.voice()
    words = {word: say(f"work.{word}", voice, name="{name}", count="{count}") for word in WORDS}
    sides = {side: say(f"picked.{side}", voice) for side in ("right", "left")}
    brushes = [[brush, say(f"work.state.{brush}", voice)] for brush in entered.BRUSHES]
    _PANEL(
        key=KEY,
        data=sent({
            "voice": voice,
            "words": words | sides,
            "brushes": brushes,
            "brush": entered.brush(),
            "side": state.side(),
            "revision": entered.revision(),
            "findings": entered.findings(),
            **contents.of(atlas, worked, entered.place(), voice),
        }),
        default={"examined": None},
        on_examined_change=lambda: entered.take_examined(atlas, st.session_state[KEY].get("examined")),
        on_brush_change=lambda: entered.take_brush(st.session_state[KEY].get("brush")),
        on_added_change=lambda: entered.take_added(atlas, st.session_state[KEY].get("added")),
        on_removed_change=lambda: entered.take_removed(st.session_state[KEY].get("removed")),
        on_condition_change=lambda: _lead(atlas, st.session_state[KEY].get("condition")),
        on_place_change=lambda: entered.take_place(atlas, st.session_state[KEY].get("place") or None),
    )


def leads() -> bool:
    """Whether a condition's page was asked for; said once."""
    return st.session_state.pop("work_leads", False)


def _lead(atlas, condition: object) -> None:
    """Pick a condition, which its page shows. What was entered stays."""
    state.choose_sent([condition], atlas)
    st.session_state.work_leads = bool(state.picks())
