"""What comes after the last question: the result of a test, or that nothing more is due."""

import streamlit as st

from learning.questions import Bank
from ui.catalogue import say
from ui.learn import desk, sitting, wording
from ui.markup import join, tag

VERDICTS = ("right", "partly", "wrong")


def result(atlas, bank: Bank, voice: str) -> None:
    with st.container(key="learn"):
        if sitting.kind() == sitting.TEST:
            _test(atlas, bank, voice)
        else:
            st.html(join(tag("h2", say("learn.done_title", voice)), tag("p", say("learn.done", voice))))
            desk.unsaved(voice)
        st.button(say("learn.to_desk", voice), on_click=sitting.stop, key="learn_to_desk")


def _test(atlas, bank: Bank, voice: str) -> None:
    """How many of each mark, what was asked, and the misses once more."""
    results = sitting.results()
    counts = {verdict: sum(each == verdict for _, each in results) for verdict in VERDICTS}
    counted = say("learn.result", voice, of=len(results), **counts)
    said = {verdict: tag("strong", say(f"learn.verdict.{verdict}", voice)) for verdict in VERDICTS}
    rows = [
        tag("li", said[verdict], " · ", _asked(atlas, bank, card, voice)) for card, verdict in results
    ]
    st.html(join(tag("h2", say("learn.result_title", voice)), tag("p", counted), tag("ol", rows)))
    missed = tuple(card for card, verdict in results if verdict != "right")
    with st.container(horizontal=True):
        if missed:
            label = say("learn.misses", voice, count=len(missed))
            st.button(label, on_click=sitting.test, args=(missed,), type="primary", key="learn_misses")
        desk.test_button(bank, voice)


def _asked(atlas, bank: Bank, card: str, voice: str) -> str:
    return wording.asked(atlas, bank.ask(card, 0), voice)
