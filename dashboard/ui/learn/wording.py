"""What a question, its answers and the reason say, in both voices."""

from atlas.levels import exiting
from ui import catalogue, names
from ui.catalogue import say

FEW = 3  # places named as examples


def asked(atlas, question, voice: str) -> str:
    """The question, as one sentence."""
    card = question.card
    key = f"learn.ask.{card.kind}"
    if card.need == "all" and f"{key}_all" in catalogue.keys():
        key = f"{key}_all"
    if card.kind == "skin_of_root" and "." in card.subject:
        key = f"{key}_part"
    return say(key, voice, count=len(card.right), **_fills(atlas, question, voice))


def _fills(atlas, question, voice: str) -> dict[str, str]:
    """What stands in the places of a question: all that its subject has."""
    card = question.card
    side = say(f"learn.ask.side_{question.side}", voice)
    subject, _, rest = card.subject.partition(".")
    if card.kind == "skin_of_root":
        return {"root": subject, "side": side, "part": _capital(say(f"region.{rest}", voice)) if rest else ""}
    if card.kind == "roots_of_skin":
        return {"place": _area(atlas, subject, question, voice)}
    if card.kind == "root_of_place":
        return {"level": names.level(subject, voice), "position": names.position(rest, voice), "side": side}
    return {"name": atlas.words(f"movement.{subject}.name", voice)}


def option(atlas, question, id: str, voice: str) -> str:
    """One answer to choose, as it is called."""
    kind = question.card.answers
    return names.area(atlas, id, voice) if kind == "area" else id


def story(atlas, question, voice: str) -> str:
    """The story of a case; nothing for any other card."""
    return ""


def why(atlas, question, marked, voice: str) -> tuple[str, tuple[str, ...]]:
    """The reason, in one sentence that is true for this card, and the ids of its sources."""
    return _REASONS[question.card.kind](atlas, question.card, marked, voice), question.card.sources


def _why_skin(atlas, card, marked, voice: str) -> str:
    (row,) = (row for row in atlas.tables.rows("areas") if row.area == card.subject)
    if not card.disputed:
        key = "learn.why.skin" if row.agreement == "agree" else "learn.why.skin_partly"
        return say(key, voice, **_roots(atlas, card, voice))
    low = row.confidence == "low" and row.agreement != "disagree"
    return say("learn.why.skin_low" if low else "learn.why.skin_disputed", voice, **_roots(atlas, card, voice))


def _why_skin_of_root(atlas, card, marked, voice: str) -> str:
    few = sorted(card.right)[:FEW]
    places = "; ".join(names.area(atlas, area, voice) for area in few)
    touched = marked.accepted and not marked.hit
    key = "learn.why.skin_of_root_accepted" if touched else "learn.why.skin_of_root"
    return say(key, voice, root=card.roots[0], places=places)


def _why_movement(atlas, card, marked, voice: str) -> str:
    key = "learn.why.movement_disputed" if card.disputed else "learn.why.movement"
    return say(key, voice, **_roots(atlas, card, voice))


def _why_place(atlas, card, marked, voice: str) -> str:
    level, _, position = card.subject.partition(".")
    (root,) = card.right
    key = "learn.why.leaving" if root == exiting(level) else "learn.why.passing"
    return say(key, voice, root=root, level=names.level(level, voice), position=names.position(position, voice))


def _roots(atlas, card, voice: str) -> dict[str, str]:
    """The roots of an end: those wanted, those that share it, and those that only some sources name."""
    overlap = [s.root for s in atlas.served.of_end(card.subject) if s.root in card.accepted]
    shared = say("learn.why.shared", voice, roots=names.listed(overlap)) if overlap else ""
    others = sorted(card.accepted, key=atlas.served.root_order.__getitem__)
    return {"roots": names.listed(list(card.roots)), "shared": shared, "others": names.listed(others)}


def _area(atlas, area: str, question, voice: str) -> str:
    """A place on the skin with the side it is asked on."""
    side = "middle" if area in atlas.midline else question.side
    return names.sided(side, names.area(atlas, area, voice), voice)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


_REASONS = {
    "skin_of_root": _why_skin_of_root,
    "roots_of_skin": _why_skin,
    "root_of_movement": _why_movement,
    "root_of_place": _why_place,
}
