"""The part Progress of the desk: leg and spine by how well they are known, and the charts."""

from collections import defaultdict
from collections.abc import Mapping

import streamlit as st

import diagram
from atlas.scales import MIDDLE, SIDES
from learning.questions import Bank
from ui import state
from ui.catalogue import say
from ui.conditions.leaf import leaf
from ui.learn import charts, learner

PICTURE = "progress_picture"
# Shares of what is known, each with how it is drawn: solid, hatched, dashed.
GRADES = ((0.8, "primary"), (0.4, "overlap"), (0.02, "variable"))
STRENGTHS = ("solid", "hatched", "dashed")


def show(atlas, bank: Bank, voice: str) -> None:
    """The part of the desk; nothing where the records cannot be reached, which is said above."""
    told = learner.progress(tuple(bank.cards))
    if told is None:
        return
    _painted(atlas, bank, told.strength, voice)
    (today, _), *_ = told.due
    drawn = charts.charts(told, today, learner.liked()["retention"], voice)
    leaf("learn_charts", drawn, on_open=lambda _: None)


def _painted(atlas, bank: Bank, strength: Mapping[str, float], voice: str) -> None:
    st.html(f"<h3>{say('learn.known.lead', voice)}</h3><p>{say('learn.known.none', voice)}</p>")
    called = {each: say(f"learn.known.{each}", voice) for each in STRENGTHS}
    words = {f"{length}.{each}": name for each, name in called.items() for length in ("key", "brief")}
    diagram.diagram(
        [], 0, state.session(), lit=known(atlas, bank, strength), voice=voice, words=words, key=PICTURE
    )


def known(atlas, bank: Bank, strength: Mapping[str, float]) -> dict:
    """`lit` for the picture: every area and root by the share of its cards that would be recalled now.

    A card that was never asked counts as not known.
    """
    areas, roots = defaultdict(list), defaultdict(list)
    for id, card in bank.cards.items():
        recalled = strength.get(id, 0.0)
        subject = card.subject.partition("@")[0]
        if atlas.ends.get(subject) == "area":
            areas[subject].append(recalled)
        for root in card.roots:
            roots[root].append(recalled)
    sided = {
        f"{side}:{area}": grade
        for area, shares in areas.items()
        if (grade := graded(shares))
        for side in ((MIDDLE,) if area in atlas.midline else SIDES)
    }
    return {
        "alone": True,
        "areas": sided,
        "roots": {
            f"{side}:{root}": grade
            for root, shares in roots.items()
            if (grade := graded(shares))
            for side in SIDES
        },
    }


def graded(shares: list[float]) -> str | None:
    """The grade of a mean; None where nothing is known."""
    mean = sum(shares) / len(shares)
    return next((grade for least, grade in GRADES if mean >= least), None)
