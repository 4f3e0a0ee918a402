"""What comes after the last question: the result of a test, or that nothing more is due."""

import streamlit as st

from learning.marking import VERDICTS, mark
from learning.questions import Bank, Question
from ui.catalogue import say
from ui.learn import desk, sitting, wording
from ui.markup import Markup, join, tag

SIGNS = {"right": "✓", "partly": "◐", "wrong": "✕"}


def result(atlas, bank: Bank, voice: str) -> None:
    with st.container(key="learn"):
        if sitting.kind() == sitting.TEST:
            _test(atlas, bank, voice)
        else:
            st.html(join(tag("h2", say("learn.done_title", voice)), tag("p", say("learn.done", voice))))
            desk.unsaved(voice)
        st.button(say("learn.to_desk", voice), on_click=sitting.stop, key="learn_to_desk")


def _test(atlas, bank: Bank, voice: str) -> None:
    """How many of each mark, what was asked and why it is so, and the misses once more."""
    results = sitting.results()
    counts = {verdict: sum(each == verdict for *_, each in results) for verdict in VERDICTS}
    counted = say("learn.result", voice, of=len(results), **counts)
    rows = [_row(atlas, bank.ask(card, seed), verdict, voice) for card, seed, verdict in results]
    title = tag("h2", say("learn.result_title", voice))
    st.html(join(title, tag("p", counted, class_="due"), tag("ol", rows, class_="results")))
    missed = tuple(card for card, _, verdict in results if verdict != "right")
    with st.container(horizontal=True):
        if missed:
            label = say("learn.misses", voice, count=len(missed))
            st.button(label, on_click=sitting.test, args=(missed,), type="primary", key="learn_misses")
        desk.test_button(bank, voice)


def _row(atlas, question: Question, verdict: str, voice: str) -> Markup:
    """One question with its mark, and the reason of its answer."""
    right = sorted(question.card.right & question.possible)
    why, _ = wording.why(atlas, question, mark(question, right), voice)
    asked = wording.story(atlas, question, voice) or wording.asked(atlas, question, voice)
    said = tag("strong", f"{SIGNS[verdict]} {say(f'learn.verdict.{verdict}', voice)}", class_=verdict)
    return tag("li", said, tag("p", asked), tag("p", why, class_="why"))
