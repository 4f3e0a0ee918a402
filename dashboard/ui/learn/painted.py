"""What the picture shows while somebody learns: a question without its answer, then the way lit."""

from dataclasses import dataclass

from atlas import picks as picking
from atlas.scales import MIDDLE
from learning.marking import Marked
from learning.questions import Question
from ui.catalogue import say
from ui.knowledge import row_of

TOES = ("top", "sole")  # views whose small places are the toes


@dataclass(frozen=True)
class Painted:
    """The picks of the picture, and what it lights beside them."""

    picks: tuple[str, ...]
    lit: dict


def sided(atlas, area: str, side: str) -> str:
    """The pick of an area on one side, or in the middle where it has none."""
    return f"{MIDDLE if area in atlas.midline else side}:{area}"


def asked(atlas, question: Question, given: tuple[str, ...], turn: int) -> Painted:
    """A question: what it is about is outlined, and nothing lights by itself.

    On a question that is answered on the picture, what was touched so far is picked.
    """
    card = question.card
    look = {"side": question.side, "toes": False, "turn": turn}
    if card.on_picture:
        picks = tuple(sided(atlas, area, question.side) for area in given)
    else:
        picks = about(atlas, question)
        look |= {"view": view} if (view := _view(atlas, picks)) else {}
    if question.zoom:
        look |= {"view": question.zoom, "toes": question.zoom in TOES}
    return Painted(picks, {"hushed": True, "look": look})


def about(atlas, question: Question) -> tuple[str, ...]:
    """The skin or root a question names: what it is about, never its answer."""
    subject = question.card.subject.partition("@")[0]
    if atlas.ends.get(subject) == "area":
        return (sided(atlas, subject, question.side),)
    return ()


def _view(atlas, picks: tuple[str, ...]) -> str:
    """The view that shows the first area of these best."""
    areas = [picking.parse(pick, atlas).id for pick in picks]
    return row_of(atlas, "areas", "area", areas[0])["view"] if areas else ""


def told(atlas, question: Question, marked: Marked, given: tuple[str, ...], voice: str) -> Painted:
    """The answer: its way lit, and what was touched marked as right or not."""
    lit = {}
    if question.card.on_picture:
        lit["feelings"] = {
            sided(atlas, area, question.side): {"pattern": None, "text": _sign(area, marked, voice)}
            for area in given
        }
    return Painted(marked.shows, lit)


def _sign(area: str, marked: Marked, voice: str) -> str:
    return say("learn.touched_wrong" if area in marked.unsupported else "learn.touched_right", voice)
