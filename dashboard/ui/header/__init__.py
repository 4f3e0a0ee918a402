"""The way from screen to screen: all links in one component, which costs a rerun less than six of them."""

from collections.abc import Mapping
from urllib.parse import urlencode

import streamlit as st

from diagram.stub import sent, stub
from ui import state
from ui.catalogue import say

KEY, ASKED = "screens", "screen_asked"

_LINKS = st.components.v2.component(
    "sole_to_spine.header",
    html="<nav class='screens' lang='en'></nav>",
    js=stub("header/header.js"),
    isolate_styles=False,
)


def links(pages: Mapping[str, object], shown: object) -> None:
    """A link to every screen, with what is picked; each is an address of its own as well."""
    address = urlencode(state.spell())
    _LINKS(
        key=KEY,
        data=sent({
            "named": say("app.screens"),
            "links": [
                [name, page.title, f"{page.url_path}?{address}" if address else page.url_path, page == shown]
                for name, page in pages.items()
            ],
        }),
        on_asked_change=_ask,
    )


def asked(pages: Mapping[str, object]) -> object | None:
    """The screen that was asked for; said once."""
    return pages.get(st.session_state.pop(ASKED, None))


def _ask() -> None:
    """The name comes from a browser: what is no screen is not gone to."""
    name = st.session_state[KEY].get("asked")
    if isinstance(name, str):
        st.session_state[ASKED] = name
