"""The frame of every screen: page settings, header, voice, emergency line. No content of its own."""

from pathlib import Path

import streamlit as st

from atlas import BadData
from ui import emergency, entered, header, leaflet, state
from ui.catalogue import VOICES, say
from ui.knowledge import knowledge
from ui.markup import tag

HERE = Path(__file__).resolve().parent
SHEETS = (
    *("page/page.css", "search/search.css", "answer/answer.css", "work/work.css"),
    *("conditions/conditions.css", "evidence/evidence.css", "learn/learn.css"),
    *("glossary/terms.css", "leaflet/leaflet.css", "page/print.css"),
)


def main() -> None:
    st.set_page_config(page_title=say("app.name"), page_icon=str(HERE / "ui" / "icon.svg"), layout="wide")
    # By name, so that it is not sent again with each run.
    st.html(f"<style>{''.join(f'@import url({sheet});' for sheet in SHEETS)}</style>")
    pages = {
        "explore": st.Page("views/explore.py", title=say("app.explore"), default=True),
        "work": st.Page("views/work.py", title=say("app.work"), url_path="work"),
        "conditions": st.Page("views/conditions.py", title=say("app.conditions")),
        "evidence": st.Page("views/evidence.py", title=say("app.evidence")),
        "learn": st.Page("views/learn.py", title=say("app.learn")),
        "about": st.Page("views/about.py", title=say("app.about")),
    }
    page = st.navigation(list(pages.values()), position="hidden")
    if asked := header.asked(pages):
        st.switch_page(asked, query_params=state.spell())
    try:
        atlas = knowledge()
    except BadData as problem:
        st.error(say("app.bad_data"))
        st.code(str(problem), language=None, wrap_lines=True)
        return
    state.follow_address(atlas, page.title)
    entered.begin()
    heading(pages, page)
    # A screen that has findings of its own, or asks for some, is not answered by the picks.
    found = {"work": entered.wrong, "learn": list}.get(page.url_path, lambda: None)()
    with st.container(key="emergency_line"):
        number = st.session_state.get("emergency_number", "")
        emergency.line(atlas, state.picks(), state.voice(), number, found)
    page.run()


def heading(pages: dict, page) -> None:
    """Name, screens, what can be done with an answer, and voice, in one row that stays small."""
    with st.container(horizontal=True, vertical_alignment="center", key="header"):
        st.html(tag("h1", say("app.name"), class_="brand"), width="content")
        header.links(pages, page)
        leaflet.buttons(page.url_path)
        st.segmented_control(
            say("app.voice"),
            VOICES,
            format_func=lambda voice: say(f"app.{voice}"),
            required=True,
            label_visibility="collapsed",
            key="voice",
        )


main()
