"""HTML of ours on the page, whose links to conditions reach Python: one component for list and page."""

from collections.abc import Callable

import streamlit as st

from diagram.stub import sent, stub
from ui import state
from ui.markup import Markup, tag

_LEAF = st.components.v2.component(
    "sole_to_spine.leaf",
    html="<div class='answer leaf' lang='en'></div>",
    js=stub("conditions/leaf.js"),
    isolate_styles=False,
)


def leaf(name: str, markup: Markup, on_open: Callable[[object], None]) -> None:
    """Show markup. `on_open(pick)` is called for a link made by `link`; the pick comes from a browser."""
    _LEAF(
        key=name,
        data=sent({"html": markup}),
        on_open_change=lambda: on_open(st.session_state[name].get("open")),
    )


def link(pick: str, *children, **attributes) -> Markup:
    """A link to the page of a condition: an address of its own, opened without leaving the page."""
    spelled = {**state.spell(), "at": pick}
    address = "conditions?" + "&".join(f"{name}={value}" for name, value in spelled.items())
    return tag("a", *children, href=address, data_pick=pick, **attributes)
