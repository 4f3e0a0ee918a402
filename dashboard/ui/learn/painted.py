"""What the picture shows while somebody learns: a question without its answer, then the way lit."""

from dataclasses import dataclass

from atlas import picks as picking
from atlas.explaining import WorkedOut
from atlas.scales import MIDDLE
from learning.marking import Marked
from learning.questions import Question
from ui.catalogue import say
from ui.knowledge import row_of, rows_by
from ui.work import light

TOES = ("top", "sole")  # views whose small places are the toes


@dataclass(frozen=True)
class Painted:
    """The picks of the picture, and what it lights beside them."""

    picks: tuple[str, ...]
    lit: dict


def sided(atlas, area: str, side: str) -> str:
    """The pick of an area on one side, or in the middle where it has none."""
    return f"{MIDDLE if area in atlas.midline else side}:{area}"


def asked(atlas, question: Question, given: tuple[str, ...], turn: int, voice: str) -> Painted:
    """A question: what it is about is outlined, and nothing lights by itself.

    On a question that is answered on the picture, what was touched so far is picked; of a case all
    that is felt stands on the skin.
    """
    card, felt = question.card, {}
    look = {"side": question.side, "toes": False, "turn": turn}
    if card.on_picture:
        picks = tuple(sided(atlas, area, question.side) for area in given)
    elif card.kind == "case":
        worked = _worked(atlas, card.subject)
        picks, felt = _found(worked), light.of(atlas, worked, None, voice)
    else:
        picks = about(atlas, question)
    if picks and not card.on_picture:
        look |= {"view": _view(atlas, picks)}
    if question.zoom:
        look |= {"view": question.zoom, "toes": question.zoom in TOES}
    return Painted(picks, {"hushed": True, "look": look, **felt})


def about(atlas, question: Question) -> tuple[str, ...]:
    """The skin or root a question names: what it is about, never its answer."""
    subject = question.card.subject.partition("@")[0]
    if atlas.ends.get(subject) == "area":
        return (sided(atlas, subject, question.side),)
    return ()


def _view(atlas, picks: tuple[str, ...]) -> str:
    """The view that shows the first area of these best."""
    return row_of(atlas, "areas", "area", picking.parse(picks[0], atlas).id)["view"]


def told(atlas, question: Question, marked: Marked, given: tuple[str, ...], voice: str) -> Painted:
    """The answer: its way lit, and what was touched marked as right or not."""
    card = question.card
    if card.kind == "case":
        return _solved(atlas, card.subject, voice)
    picks, lit = marked.shows, {}
    if card.kind == "skin_of_nerve":
        picks, lit = (), _territory(atlas, card.subject, marked.shows)
    if card.on_picture:
        lit["feelings"] = {
            sided(atlas, area, question.side): {"pattern": None, "text": _sign(area, marked, voice)}
            for area in given
        }
    return Painted(picks, lit)


def _territory(atlas, nerve: str, skin: tuple[str, ...]) -> dict:
    """All the skin of a nerve, and its way there: too many places to be picked one by one."""
    sites = [row["site"] for row in rows_by(atlas, "sites", "nerve").get(nerve, ())]
    return {"alone": True, "areas": dict.fromkeys(skin, "primary"), "sites": sites}


# -- cases --------------------------------------------------------------------------------


def findings(atlas, case: str) -> list[str]:
    """What a case tells, as it is entered on Work it out."""
    rows = rows_by(atlas, "case_findings", "case")[case]
    return [f"{row['side']}:{row['end']}={row['state']}" for row in rows]


def _worked(atlas, case: str) -> WorkedOut:
    return atlas.explaining.work_out(findings(atlas, case))


def _found(worked: WorkedOut) -> tuple[str, ...]:
    """The skin of which a case tells something."""
    return tuple(dict.fromkeys(each.where for each in worked.reports if each.kind == "area"))


def _solved(atlas, case: str, voice: str) -> Painted:
    """What was found, and all that the place of the case touches, as on Work it out."""
    row, worked = row_of(atlas, "cases", "case", case), _worked(atlas, case)
    lit = light.of(atlas, worked, f"{row['side']}:{row['place']}", voice)
    return Painted(_found(worked), lit)


def _sign(area: str, marked: Marked, voice: str) -> str:
    return say("learn.touched_wrong" if area in marked.unsupported else "learn.touched_right", voice)
