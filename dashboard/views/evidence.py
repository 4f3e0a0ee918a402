"""Evidence: every source with what rests on it, every measured figure, every disagreement, every table."""

import streamlit as st

from ui import evidence, state
from ui.catalogue import say
from ui.evidence import filters
from ui.knowledge import knowledge
from ui.markup import Markup, join, tag


def screen() -> None:
    """The screen: one part at a time, so that it is there at once."""
    atlas, voice = knowledge(), state.voice()
    with st.container(key="evidence"):
        st.html(_page(_introduction(atlas, voice)))
        name = st.pills(
            say("evidence.part", voice),
            list(evidence.PARTS),
            format_func=lambda part: say(f"evidence.parts.{part}", voice),
            default="sources",
            required=True,
            label_visibility="collapsed",
            key="evidence_part",
            persist_state="session",
        )
        part = evidence.PARTS[name]
        wanted = filters.Wanted()
        if part.FILTERED_BY is not None:
            wanted = filters.ask(name, part.FILTERED_BY, voice)
        title = tag("h2", say(f"evidence.parts.{name}", voice))
        st.html(_page(join(title, part.part(atlas, wanted, voice))))
        if pick := evidence.pressed():
            state.choose_sent([pick], atlas)
            sided = any(":" in pick for pick in state.picks())
            st.switch_page("views/explore.py" if sided else "views/conditions.py")


def _page(markup: Markup) -> Markup:
    return tag("div", markup, class_="answer evidence", lang="en")


def _introduction(atlas, voice: str) -> Markup:
    return join(
        tag("h2", say("evidence.title", voice), class_="page"),
        tag("p", say("evidence.text", voice)),
        tag("p", evidence.reviewed(atlas, voice), class_="unreviewed"),
    )


screen()
