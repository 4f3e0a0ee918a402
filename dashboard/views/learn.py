"""Learn: questions on the picture and by choice, when they are due; a quick test; progress."""

import streamlit as st

from ui import learn, state
from ui.knowledge import knowledge
from ui.learn import asking, desk, learner, result, sitting


def screen() -> None:
    """The desk, a question, or what came of the last one."""
    if asking.leads():
        st.switch_page("views/work.py")
    learner.begin()
    sitting.begin()
    atlas, voice = knowledge(), state.voice()
    bank = learn.bank(atlas)
    if sitting.kind() is None:
        desk.desk(atlas, bank, voice)
    elif sitting.question(bank) is None:
        result.result(atlas, bank, voice)
    else:
        asking.ask(atlas, bank, voice)


screen()
