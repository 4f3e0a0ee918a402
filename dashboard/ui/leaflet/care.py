"""What helps, what is doubtful, what to do and to avoid: from the rows of the ticked conditions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ui import names
from ui.answer import body
from ui.catalogue import say
from ui.knowledge import row_of

HELPING = ("first", "next", "surgery")
DOUBTFUL = "doubtful"
LONG, BRIEF = 60, 30  # words said of one treatment


@dataclass
class Care:
    """Lines for four sections, and the rows of the data they rest on."""

    helps: list[str] = field(default_factory=list)
    doubtful: list[str] = field(default_factory=list)
    to_do: list[str] = field(default_factory=list)
    to_avoid: list[str] = field(default_factory=list)
    rows: list[dict] = field(default_factory=list)


def of(atlas, conditions: Sequence[str], voice: str) -> Care:
    """What is to be said about these conditions together.

    What belongs to some of them only is said with their names; a treatment on which they differ
    stands among the doubtful, with both.
    """
    care = Care(rows=[row_of(atlas, "conditions", "condition", id) for id in conditions])
    care.to_do += _texts(atlas, conditions, "urgency", voice) + _texts(atlas, conditions, "eases", voice)
    _sort_treatments(atlas, care, conditions, voice)
    care.to_avoid += _texts(atlas, conditions, "worse", voice)
    care.helps += _told_without_rows(atlas, conditions, voice)
    return care


def short(atlas, condition: str, voice: str) -> str:
    """A condition's name without what follows in it: `Slipped disc` of `Slipped disc, L4–L5`."""
    return atlas.words(f"condition.{condition}.name", voice).partition(",")[0].partition(" (")[0]


def _named(atlas, conditions: Iterable[str], voice: str) -> str:
    return names.listed(list(dict.fromkeys(short(atlas, id, voice) for id in conditions)))


def _texts(atlas, conditions: Sequence[str], part: str, voice: str) -> list[str]:
    """What is said of each condition, each text once; with names where they do not all say the same."""
    found: dict[str, list[str]] = {}
    for id in conditions:
        if atlas.has_words(key := f"condition.{id}.{part}", voice):
            found.setdefault(atlas.words(key, voice), []).append(id)
    lines = []
    for text, ids in found.items():
        of = "" if len(ids) == len(conditions) else f" ({_named(atlas, ids, voice)})"
        lines.append(say(f"leaflet.{part}", voice, of=of, text=text))
    return lines


def _sort_treatments(atlas, care: Care, conditions: Sequence[str], voice: str) -> None:
    roles: dict[str, dict[str, str]] = {}
    for id in conditions:
        for row in body.links(atlas, "helps", id):
            roles.setdefault(row["treatment"], {})[id] = row["role"]
            care.rows.append(row)
    against: dict[tuple[str, ...], list[str]] = {}
    for treatment in sorted(roles, key=lambda id: min(map(body.ROLES.index, roles[id].values()))):
        role_of = roles[treatment]
        helped = [id for id, role in role_of.items() if role in HELPING]
        if len(helped) == len(role_of):
            care.helps.append(_line(atlas, treatment, role_of, conditions, voice))
        elif helped:
            care.doubtful.append(_differing(atlas, treatment, helped, role_of, voice))
        elif DOUBTFUL in role_of.values():
            care.doubtful.append(_line(atlas, treatment, role_of, conditions, voice, BRIEF))
        else:
            against.setdefault(tuple(role_of), []).append(treatment)
    care.to_avoid += _advised_against(atlas, against, conditions, voice)


def _line(
    atlas, treatment: str, role_of: dict[str, str], conditions: Sequence[str], voice: str, most: int = LONG
) -> str:
    """One treatment and the first thing to be said of it."""
    of = "" if len(role_of) == len(conditions) else f" ({_named(atlas, role_of, voice)})"
    key = "leaflet.operation" if _is_choice(atlas, role_of) else "leaflet.treatment"
    text = _first(_honest(atlas, treatment, voice), most)
    return say(key, voice, name=_name(atlas, treatment, voice), of=of, text=text)


def _is_choice(atlas, role_of: dict[str, str]) -> bool:
    """Whether it is an operation that some people choose, and none that an emergency leads to."""
    urgencies = {row_of(atlas, "conditions", "condition", id)["urgency"] for id in role_of}
    return set(role_of.values()) == {"surgery"} and "emergency" not in urgencies


def _differing(atlas, treatment: str, helped: list[str], role_of: dict[str, str], voice: str) -> str:
    others = [id for id in role_of if id not in helped]
    return say(
        "leaflet.differs", voice, name=_name(atlas, treatment, voice), text=_honest(atlas, treatment, voice),
        helped=_named(atlas, helped, voice), others=_named(atlas, others, voice),
    )  # fmt: skip


def _advised_against(atlas, against: dict, conditions: Sequence[str], voice: str) -> list[str]:
    """What is advised against, in one line for each set of conditions; and what not to stop at once."""
    lines, stopping = [], {}
    for ids, treatments in against.items():
        of = "" if len(ids) == len(conditions) else f" ({_named(atlas, ids, voice)})"
        listed = "; ".join(_name(atlas, treatment, voice) for treatment in treatments)
        lines.append(say("leaflet.against", voice, of=of, treatments=listed))
        keys = [f"treatment.{treatment}.stopping" for treatment in treatments]
        stopping |= {atlas.words(key, voice): None for key in keys if atlas.has_words(key, voice)}
    return [*lines, *stopping]


def _told_without_rows(atlas, conditions: Sequence[str], voice: str) -> list[str]:
    """Of a condition without rows of treatments, what is said of it in one text."""
    bare = [id for id in conditions if not body.links(atlas, "helps", id)]
    return [
        say("leaflet.treatment", voice, name=short(atlas, id, voice), of="",
            text=atlas.words(f"condition.{id}.helps", voice))
        for id in bare
    ]  # fmt: skip


def _name(atlas, treatment: str, voice: str) -> str:
    return atlas.words(f"treatment.{treatment}.name", voice)


def _honest(atlas, treatment: str, voice: str) -> str:
    return atlas.words(f"treatment.{treatment}.honest", voice)


def _first(text: str, most: int) -> str:
    """The first sentences, no more words than these; the first one always."""
    first, *others = text.split(". ")
    while others and len(f"{first} {others[0]}".split()) <= most:
        first = f"{first}. {others.pop(0)}"
    return f"{first}." if others else first
