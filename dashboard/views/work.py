"""Work it out: enter what was found, see which places would explain it, and what to test next."""

import streamlit as st

import diagram
from atlas import picks as picking
from ui import entered, state, work
from ui.catalogue import say
from ui.knowledge import knowledge
from ui.learn import sitting
from ui.work import light

PICTURE = "work_picture"


def work_it_out() -> None:
    """The screen: the picture to paint on at the left, what else was found and the answer at its right."""
    if work.leads():
        st.switch_page("views/conditions.py")
    atlas, voice = knowledge(), state.voice()
    worked = atlas.explaining.work_out(entered.findings())
    with st.container(key="explore"):
        stage, beside = st.container(key="stage"), st.container(key="answer")
    with beside:
        _tools(atlas, voice)
        work.panel(atlas, worked)
    with stage:
        diagram.diagram(
            entered.painted(atlas),
            entered.revision(),
            state.session(),
            lit=light.of(atlas, worked, entered.place(), voice),
            voice=voice,
            words={"invite": say("work.invite", voice), "example": ""},
            key=PICTURE,
            on_change=lambda: entered.take_painted(atlas, PICTURE),
        )


def _tools(atlas, voice: str) -> None:
    """Undo, start over, and what was picked in Explore, where there is something of it."""
    skin = [pick for pick in state.picks() if picking.parse(pick, atlas).kind == "area"]
    new = [pick for pick in skin if pick not in entered.painted(atlas)]
    with st.container(horizontal=True, vertical_alignment="center", key="work_tools"):
        st.html(f"<h2>{say('work.title', voice)}</h2>")
        if entered.findings() or entered.can_undo():
            nothing = not entered.can_undo()
            st.button(say("search.undo", voice), on_click=entered.undo, disabled=nothing, key="work_undo")
        if entered.findings():
            st.button(say("search.start_over", voice), on_click=entered.start_over, key="work_start_over")
    if new and not entered.findings():
        label = say("work.take_over", voice, count=len(new))
        st.button(label, on_click=entered.take_over, args=(atlas,), key="take_over")
    if sitting.asks_case():
        st.page_link("views/learn.py", label=say("learn.back_to_case", voice))
    if entered.was_refused():
        st.caption(say("search.refused", voice))


work_it_out()
