"""The card beside the picture: a question, its answer, why, and what comes next."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from diagram.stub import sent, stub
from learning.marking import Marked
from learning.questions import Question
from ui.answer import body
from ui.catalogue import say
from ui.knowledge import row_of
from ui.learn import sitting, wording

KEY = "learn_panel"
WORDS = (
    *("check", "next", "slip", "touch", "touched", "several", "how_well", "sources", "stop"),
    *("work", "mark_right", "mark_missed", "mark_accepted", "mark_wrong"),
)

_PANEL = st.components.v2.component(
    "sole_to_spine.learn",
    html="<div class='learn answer' lang='en'></div>",
    js=stub("learn/learn.js"),
    isolate_styles=False,
)


@dataclass(frozen=True)
class Act:
    """What the card's buttons do; each is given what the browser sent."""

    answer: Callable[[object], None]
    rate: Callable[[object], None]
    follow: Callable[[], None]
    slip: Callable[[], None]
    stop: Callable[[], None]
    work: Callable[[], None]


def panel(
    atlas, question: Question, marked: Marked | None, outlook: dict[str, str], head: str, voice: str, act: Act
) -> None:
    """Draw the card. `outlook`: rating -> when the card would come again; empty where none is asked for."""
    card = question.card
    told = _told(atlas, question, marked, voice) if marked else {}
    _PANEL(
        key=KEY,
        data=sent({
            "turn": sitting.turn(),
            "head": head,
            "kind": say(f"learn.kind.{card.kind}", voice),
            "question": wording.asked(atlas, question, voice),
            "story": wording.story(atlas, question, voice),
            "options": [[each, wording.option(atlas, question, each, voice)] for each in question.options],
            "many": card.need == "all",
            "touched": [wording.option(atlas, question, each, voice) for each in sitting.given()]
            if card.on_picture
            else None,
            "given": list(sitting.given()),
            "case": card.kind == "case",
            "outlook": [[each, say(f"learn.rating.{each}", voice), when] for each, when in outlook.items()],
            "words": {word: say(f"learn.panel.{word}", voice) for word in WORDS},
            **told,
        }),
        on_answered_change=lambda: _heard("answered", act.answer),
        on_rated_change=lambda: _heard("rated", act.rate),
        on_followed_change=lambda: _heard("followed", lambda _: act.follow()),
        on_slipped_change=lambda: _heard("slipped", lambda _: act.slip()),
        on_stopped_change=lambda: _heard("stopped", lambda _: act.stop()),
        on_worked_change=lambda: _heard("worked", lambda _: act.work()),
    )  # fmt: skip


def _heard(name: str, act: Callable[[object], None]) -> None:
    """Act on [turn, value] of a browser, unless it speaks of a question that has gone."""
    value = st.session_state[KEY].get(name)
    if isinstance(value, list) and len(value) == 2 and value[0] == sitting.turn():
        act(value[1])


def _told(atlas, question: Question, marked: Marked, voice: str) -> dict:
    """What is said of an answer: the mark, each option's own mark, why, and who says so."""
    why, sources = wording.why(atlas, question, marked, voice)
    marks = {each: "right" for each in marked.hit} | {each: "missed" for each in marked.missed}
    marks |= {each: "accepted" for each in marked.accepted} | {each: "wrong" for each in marked.unsupported}
    missed = [wording.option(atlas, question, each, voice) for each in marked.missed]
    return {
        "verdict": marked.verdict,
        "says": say(f"learn.verdict.{marked.verdict}", voice),
        "marks": marks,
        "missed": missed if question.card.on_picture else [],
        "why": why,
        "sources": [body.citation(row_of(atlas, "sources", "source", each)) for each in sources],
    }

