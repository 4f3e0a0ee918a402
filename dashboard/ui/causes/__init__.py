"""What could press on it: three groups of cards, drawn in the browser from a small structure."""

import streamlit as st

from diagram.stub import stub
from ui.catalogue import say
from ui.causes.cards import FOLDS, grouped, interface_words

_PANEL = st.components.v2.component(
    "sole_to_spine.causes",
    html="<div class='slot'></div>",
    js=stub("causes/panel.js"),
)


# What a card shows; all else was for putting the cards in order.
SHOWN = (
    *("id", "pick", "name", "other_name", "station", "certainty"),
    *("how", "feels", "urgency", "urgency_word"),
)


def panel(atlas, ids: list[str], voice: str, on_show) -> None:
    """Draw the causes of what is picked; `on_show(pick)` is called for `Show on the picture`."""

    def shown():
        on_show(st.session_state["causes"].get("show"))

    _PANEL(
        key="causes",
        data={
            "voice": voice,
            "words": interface_words(voice),
            "groups": [_shown(group) for group in grouped(atlas, ids, voice)],
            "title": say("causes.title", voice),
        },
        on_show_change=shown,
    )


def _shown(group: dict) -> dict:
    """One group as it is sent: of each card only what is shown."""
    cards = {fold: [{name: card[name] for name in SHOWN} for card in group[fold]] for fold in FOLDS}
    return group | cards
