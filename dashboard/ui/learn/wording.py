"""What a question, its answers and the reason say, in both voices."""

from atlas.levels import LEVELS, ROOTS
from atlas.places import ABOVE
from learning.cards import ALL, NONE
from ui import names
from ui.catalogue import say
from ui.learn import reasons
from ui.learn.reasons import why

__all__ = ["about", "asked", "option", "story", "why"]

# Kinds that say how many answers are to be found, where they are several.
COUNTED = (
    *("roots_of_skin", "nerve_of_skin", "root_of_movement", "root_of_reflex"),
    *("place_of_root", "site_of_condition"),
)


def asked(atlas, question, voice: str) -> str:
    """The question. It names the side, and gives away no answer."""
    card = question.card
    key = f"learn.ask.{'site_by_signs' if reasons.asked_by_signs(atlas, card) else card.kind}"
    if card.need == ALL and card.kind in COUNTED:
        key = f"{key}_all"
    elif card.kind == "skin_of_root" and "." in card.subject:
        key = f"{key}_part"
    side = say(f"learn.ask.side_{question.side}", voice)
    return say(key, voice, side=side, count=len(card.right), **about(atlas, question, voice))


def about(atlas, question, voice: str) -> dict[str, str]:
    """What a question is about, for the places of its sentence."""
    kind, subject = question.card.kind, question.card.subject
    if kind in ("roots_of_skin", "nerve_of_skin"):
        return {"place": _area(atlas, subject, question, voice)}
    if kind == "maps":
        area, _, root = subject.partition("@")
        return {"place": _area(atlas, area, question, voice), "root": root}
    if kind == "skin_of_nerve":
        return {"nerve": _nerve(atlas, subject, voice)}
    if kind == "root_of_place":
        level, _, position = subject.partition(".")
        return {"level": names.level(level, voice), "position": names.position(position, voice)}
    if kind.endswith("_of_root"):
        root, _, part = subject.partition(".")
        return {"root": root, "part": say(f"learn.place.{part}", voice) if part else ""}
    if kind == "emergency":
        return {"symptom": atlas.words(f"red_flag.{subject}.symptom", voice)}
    if reasons.asked_by_signs(atlas, question.card):
        return {"feels": atlas.words(f"condition.{subject}.feels", voice)}
    return {"name": "" if kind == "case" else atlas.name(kind.rpartition("_")[2], subject, voice)}


def option(atlas, question, id: str, voice: str) -> str:
    """One answer to choose, as it is called."""
    kind = question.card.answers
    if kind == "root":
        return say("learn.option.none", voice) if id == NONE else id
    if kind == "nerve":
        return _nerve(atlas, id, voice)
    if kind == "place":
        return _place(atlas, id, voice)
    if kind == "urgency":
        return say(f"urgency.{id}", voice)
    return atlas.name(kind, id, voice)


def _place(atlas, id: str, voice: str) -> str:
    """A place beside a disc such as `L4-5.foramen`; of a case: a root, a site, or what lies above them."""
    level, _, position = id.partition(".")
    if level in LEVELS and position:
        return reasons.beside_disc(id, voice)
    if id == ABOVE:
        return say("work.above", voice)
    return say("picked.root", voice, root=id) if id in ROOTS else atlas.name("site", id, voice)


def _nerve(atlas, id: str, voice: str) -> str:
    """A nerve by the name that is learnt: in plain words its place would be read off the name."""
    short = f"nerve.{id}.short"
    name = atlas.words(short, voice) if atlas.has_words(short, voice) else names.nerve(atlas, id, "clinical")
    return name if "nerve" in name else say("learn.option.nerve", voice, name=name)


def story(atlas, question, voice: str) -> str:
    """The story of a case; nothing for any other card."""
    card = question.card
    return atlas.words(f"case.{card.subject}.story", voice) if card.kind == "case" else ""


def _area(atlas, area: str, question, voice: str) -> str:
    """A place on the skin with the side it is asked on."""
    side = "middle" if area in atlas.midline else question.side
    return names.sided(side, names.area(atlas, area, voice), voice)
