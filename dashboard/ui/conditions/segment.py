"""The drawing of one segment, from above and from behind: one component, told which places can be chosen."""

from collections.abc import Callable

import streamlit as st

from atlas import levels
from atlas.scales import SIDES
from diagram.stub import sent, stub
from ui import state
from ui.answer import chips, condition
from ui.catalogue import say
from ui.conditions import places

KEY = "segment"
WORDS = (
    *("above", "behind", "above_way", "behind_way", "right", "left", "disc", "sac"),
    *("choose", "not_possible", "instead", "failed"),
)

_DRAWING = st.components.v2.component(
    "sole_to_spine.segment",
    html="<div class='segment' lang='en'></div>",
    js=stub("conditions/segment.js"),
    isolate_styles=False,
)


def segment(atlas, pick, shown: places.Shown, voice: str, *, on_choose: Callable[[object], None]) -> None:
    """Draw the level that is shown, with what the picked condition presses on there.

    `on_choose({"pick", "side"})` is called for a place of the drawing, or a condition named at one;
    the value comes from a browser.
    """
    _DRAWING(
        key=KEY,
        data=sent(told(atlas, pick, shown, voice)),
        on_chosen_change=lambda: on_choose(st.session_state[KEY].get("chosen")),
    )


def told(atlas, pick, shown: places.Shown, voice: str) -> dict:
    """What the drawing must know of one level: its places, its roots, and what is lit."""
    lit = condition.lit(atlas, shown.effects, pick.id, state.side())["roots"] if shown.position else {}
    here = levels.roots_at(shown.level, "canal")
    exiting, traversing = levels.exiting(shown.level), levels.traversing(shown.level)
    return {
        "level": shown.level,
        "condition": pick.id,
        "position": shown.position,
        "side": state.side(),
        "places": places.at_level(atlas, pick.id, shown.level, voice),
        "exiting": exiting,
        "traversing": traversing,
        "styles": {root: chips.style(atlas, root) for root in dict.fromkeys([exiting, *here])},
        "lit": {name: condition.DRAWN[certainty] for name, certainty in lit.items()},
        # The browser fills in the view.
        "words": {word: say(f"segment.{word}", voice, view="{view}") for word in WORDS},
    }


def read(value: object) -> tuple[object, str]:
    """The pick and the side a browser names; neither is trusted, a strange side is none."""
    if not isinstance(value, dict):
        return value, ""
    side = value.get("side")
    return value.get("pick"), side if isinstance(side, str) and side in SIDES else ""
