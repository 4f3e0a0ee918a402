"""How picks, places and roots are called in the voice that is on."""

from atlas import levels
from atlas.scales import MIDDLE
from ui.catalogue import say


def of_pick(atlas, pick, voice: str) -> str:
    """The name of one parsed pick, side first."""
    if pick.kind == "condition":
        name = atlas.words(f"condition.{pick.id}.name", voice)
        if not pick.level or level(pick.level, voice) in name:
            return name  # some conditions have their place in their name
        place = ", ".join([level(pick.level, voice), position(pick.position, voice)])
        return say("picked.at_level", voice, name=name, level=place)
    side = say(f"picked.{pick.side}", voice)
    if pick.kind == "root":
        return f"{side} · {say('picked.root', voice, root=pick.id)}"
    return f"{side} · {area(atlas, pick.id, voice)}"


def sided(side: str, name: str, voice: str) -> str:
    """A name with the person's side before it; what lies in the middle goes by its name."""
    return name if side == MIDDLE else f"{say(f'picked.{side}', voice)} · {name}"


def area(atlas, id: str, voice: str) -> str:
    return atlas.words(f"area.{id}.name", voice)


def nerve(atlas, id: str, voice: str) -> str:
    """A nerve's name without what is added in brackets at its end."""
    name = atlas.words(f"nerve.{id}.name", voice)
    return name[: name.rindex(" (")] if name.endswith(")") else name


def level(id: str, voice: str) -> str:
    """A level of the spine as written for people: L4–L5 for `L4-5`."""
    return say("level.sacral", voice) if id == "sacral" else levels.written(id)


def position(id: str, voice: str) -> str:
    return say(f"position.{id}", voice)


def from_to(names: list[str], voice: str) -> str:
    """The first and the last of a row of names: `L1–L2 to L4–L5`; one alone goes by itself."""
    ends = list(dict.fromkeys((names[0], names[-1])))
    return say("stations.levels", voice, first=ends[0], last=ends[-1]) if ends[1:] else ends[0]


def listed(names: list[str]) -> str:
    """`A`, `A and B`, `A, B and C`."""
    *rest, last = list(names) or [""]
    return say("lists.last", rest=", ".join(rest), last=last) if rest else last
