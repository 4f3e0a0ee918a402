"""Mount the picture as one Streamlit component."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from atlas.served import CONSENSUS
from diagram.knowledge import interface_words
from diagram.stub import sent, stub

# Keeps the room the stage will need, so that nothing jumps when it comes.
ROOM = '<div class="picture" style="min-height: min(690px, calc(100dvh - 130px))"></div>'
EMPTY = {"ids": [], "session": "", "revision": -1, "map": CONSENSUS}

_component = st.components.v2.component("sole_to_spine_picture", html=ROOM, js=stub("diagram/diagram.js"))


def diagram(
    picks: Sequence[str],
    revision: int,
    session: str,
    *,
    lit: Mapping | None = None,
    map: str = CONSENSUS,
    voice: str = "plain",
    words: Mapping[str, str] | None = None,
    language: str = "en",
    key: str = "diagram",
    on_change: Callable[[], None] = lambda: None,
) -> object:
    """Show the picture; what the person picked is at `st.session_state[key]["picks"]`, for `read`.

    The browser adopts `picks`, and the `map` of the skin, only when `revision` or `session` differs
    from what it last saw.
    `lit`: {"roots": {"right:L5": "usual"}, "areas": {"right:heel_back": "primary"},
    "sites": ["foramen@L4-5"]}, each part may be absent.
    `words` overrides entries of the picture's own catalogue (words/<language>.toml).
    """
    data = {
        "ids": list(picks),
        "revision": revision,
        "session": session,
        "lit": dict(lit or {}),
        "map": map,
        "voice": voice,
        # Said when the knowledge itself does not arrive, so it cannot come with it.
        "words": {"missing": interface_words(language)["missing"], **(words or {})},
        "language": language,
    }
    return _component(key=key, data=sent(data), default={"picks": EMPTY}, on_picks_change=on_change)
