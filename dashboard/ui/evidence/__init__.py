"""The screen Evidence: what each thing in this atlas rests on, what was measured, and who disagrees.

Its parts are HTML; the component here only brings what is fetched when opened, and tells which
link into the atlas was pressed.
"""

import streamlit as st

from diagram.stub import stub
from ui.catalogue import say
from ui.evidence import doubts, measured, sources, tables, tested

PARTS = {"sources": sources, "figures": measured, "tests": tested, "doubts": doubts, "tables": tables}

_LEADS = st.components.v2.component(
    "sole_to_spine.evidence", html="<span></span>", js=stub("evidence/evidence.js"), isolate_styles=False
)


def pressed() -> object:
    """The pick whose link was pressed in this run, as a browser sent it; None when none was."""
    return _LEADS(key="evidence_leads", on_pick_change=_nothing).pick


def _nothing() -> None:
    """What was pressed is read from the component itself: leaving the page is not for a callback."""


def reviewed(atlas, voice: str) -> str:
    """One plain line: how much of this a clinician has looked at."""
    rows = {(row.table, row.id) for row in atlas.tables.rows("reviews")}
    if not rows:
        return say("evidence.not_reviewed", voice)
    every = sum(len(atlas.tables.rows(name)) for name in atlas.tables.names if name != "reviews")
    return say("evidence.some_reviewed", voice, count=len(rows), all=every)
