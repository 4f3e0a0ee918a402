"""The screen of a question: the picture at the left, its card at the right, and what their touches do."""

import streamlit as st

import diagram
from atlas import picks as picking
from learning import schedule
from learning.questions import Bank
from ui import entered, state
from ui.catalogue import say
from ui.learn import desk, learner, painted, panel, sitting

PICTURE = "learn_picture"


def ask(atlas, bank: Bank, voice: str) -> None:
    """Draw it as it stands: asked, or answered."""
    question, marked = sitting.question(bank), sitting.marked(bank)
    if marked:
        shown = painted.told(atlas, question, marked, sitting.given(), voice)
    else:
        shown = painted.asked(atlas, question, sitting.given(), sitting.turn(), voice)
    with st.container(key="explore"):
        stage, beside = st.container(key="stage"), st.container(key="answer")
    outlook = _outlook(voice) if marked else {}
    with beside:
        desk.unsaved(voice)
        panel.panel(atlas, question, marked, outlook, _head(voice), voice, _acts(atlas, bank))
    with stage:
        diagram.diagram(
            shown.picks,
            sitting.revision(),
            state.session(),
            lit=shown.lit,
            voice=voice,
            key=PICTURE,
            on_change=lambda: _touched(atlas, bank),
        )


def _head(voice: str) -> str:
    """Where one is: the place in the test, or whose practice it is."""
    if sitting.kind() == sitting.TEST:
        of = len(sitting.results()) + len(sitting.left()) + 1
        return say("learn.number", voice, number=len(sitting.results()) + 1, of=of)
    return say("learn.practice", voice)


def _outlook(voice: str) -> dict[str, str]:
    """When the card would come again after each rating; a test schedules nothing."""
    if sitting.kind() == sitting.TEST:
        return {}
    spans = learner.outlook(sitting.card())
    return {rating: desk.span(spans[rating].total_seconds(), voice) for rating in schedule.RATINGS}


def _acts(atlas, bank: Bank) -> panel.Act:
    return panel.Act(
        answer=lambda given: sitting.answer(bank, given),
        rate=lambda rating: _rate(bank, rating),
        follow=lambda: sitting.keep_result(sitting.marked(bank).verdict),
        slip=sitting.take_back,
        stop=sitting.stop,
        work=lambda: _work(atlas, bank),
    )


def _rate(bank: Bank, rating: object) -> None:
    """Keep the answer with its rating, and ask what is due next."""
    marked = sitting.marked(bank)
    if marked is None or rating not in schedule.RATINGS:
        return
    learner.answer(sitting.card(), rating, marked.verdict, sitting.took())
    desk.practise(bank)


def _work(atlas, bank: Bank) -> None:
    """Take the findings of a case to Work it out; what was entered there can be brought back by Undo."""
    entered.enter(painted.findings(atlas, sitting.question(bank).card.subject))
    st.session_state.learn_leads = True


def leads() -> bool:
    """Whether Work it out was asked for; said once."""
    return st.session_state.pop("learn_leads", False)


def _touched(atlas, bank: Bank) -> None:
    """Adopt what was touched on the picture, of either leg; it comes from a browser.

    Where the question is not answered on the picture, or was answered, the picture is told what holds.
    """
    sent = diagram.read(st.session_state[PICTURE].get("picks"), atlas)
    question = sitting.question(bank)
    if sent.session != state.session() or question is None:
        return
    parsed = [picking.parse(pick, atlas) for pick in sent.picks]
    areas = list(dict.fromkeys(pick.id for pick in parsed if pick.kind == "area"))
    if question.card.on_picture and sitting.marked(bank) is None and len(areas) == len(parsed):
        sitting.touch(areas if question.card.need == "all" else areas[-1:])
    shown = [painted.sided(atlas, area, question.side) for area in sitting.given()]
    if sitting.marked(bank) or not question.card.on_picture or shown != [str(pick) for pick in parsed]:
        sitting.tell_picture()
