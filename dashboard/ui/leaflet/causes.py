"""What could press on it: the few to be ticked for a page, and those that were ticked."""

from collections.abc import Sequence

from atlas.causes import NOWHERE
from ui.answer import cards, condition
from ui.knowledge import row_of
from ui.leaflet.subject import FINDINGS, Subject, asked_ends, is_symptom
from ui.work import contents as work

MOST = 5  # ticked on one page
FEW = 4  # shown where nobody ticks
LIKELY = 3  # places that would explain what was found, whose conditions lie open
PRESSING = ("root", "nerve")


def groups(atlas, subject: Subject, voice: str) -> list[dict]:
    """[{title, open, more, all}]: cards, each list in order along the way, the common ones open.

    What is itself a cause has none.
    """
    if is_cause(atlas, subject):
        return []
    found = cards.grouped(atlas, list(asked_ends(atlas, subject)), voice)
    likely = _explaining(atlas, subject, voice)
    return [_group(atlas, group, likely) for group in found if any(group[fold] for fold in cards.FOLDS)]


def is_cause(atlas, subject: Subject) -> bool:
    """Whether the page is about a condition that is no mere symptom."""
    return subject.kind == "condition" and not is_symptom(atlas, subject)


def _group(atlas, group: dict, likely: set[str] | None) -> dict:
    every = [card for fold in cards.FOLDS for card in group[fold]]
    every.sort(key=lambda card: _order(atlas, card))
    opened = [card for card in every if (card in group["open"] if likely is None else card["id"] in likely)]
    return {
        "title": group["title"],
        "open": opened,
        "more": [card for card in every if card not in opened],
        "all": every,
    }


def _order(atlas, card: dict) -> int:
    """Where along the way it presses first; what presses nowhere comes last."""
    return atlas.wiring.order[card["sites"][0]] if card["sites"] else NOWHERE


def _explaining(atlas, subject: Subject, voice: str) -> set[str] | None:
    """The conditions at the places that would explain what was found; None where nothing was found."""
    if subject.kind != FINDINGS:
        return None
    told = work.of(atlas, atlas.explaining.work_out(map(str, subject.findings)), None, voice)
    return {each["id"] for place in told["places"][:LIKELY] for each in place["conditions"]}


def _own(atlas, pick, voice: str) -> dict:
    """A condition that is itself what the page is about, with where it is and what goes on there."""
    level, _, effects = condition.place(atlas, pick)
    keys = [f"condition.{pick.id}.{part}" for part in ("where", "how")]
    said = [atlas.words(key, voice) for key in keys if atlas.has_words(key, voice)]
    if level:
        said = [effects[0].mechanism]
    return {"id": pick.id, "pick": str(pick), "how": " ".join(f"{text.rstrip('.')}." for text in said)}


def few(atlas, subject: Subject, voice: str) -> list[dict]:
    """The few that are shown where nobody has ticked: what presses, in order along the way."""
    found = [card for group in groups(atlas, subject, voice) for card in group["open"]]
    pressing = [card for card in found if _group_of(atlas, card["id"]) in PRESSING]
    return (pressing or found)[:FEW]


def _group_of(atlas, condition: str) -> str:
    return row_of(atlas, "conditions", "condition", condition)["group"]


def ticked(atlas, subject: Subject, wanted: Sequence[str], voice: str) -> list[dict]:
    """The cards of the ticked picks, in order along the way; what is no cause here is left out."""
    if is_cause(atlas, subject):
        return [_own(atlas, subject.picks[0], voice)]
    found = [card for group in groups(atlas, subject, voice) for card in group["all"]]
    return [card for card in found if card["pick"] in wanted][:MOST]
