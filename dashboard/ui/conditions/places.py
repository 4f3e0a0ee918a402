"""Where in one level of the spine a condition is known to press, and what to say where it is not."""

from dataclasses import dataclass

from atlas import levels
from atlas.answers import Effect
from atlas.scales import CERTAINTIES, HOW_OFTEN
from ui import names, state
from ui.answer import condition
from ui.catalogue import say
from ui.knowledge import row_of

INSTEAD = 3  # other conditions named at a place
LOOKED_AT = "level_looked_at"
USUAL_LEVEL = "L4-5"  # shown first where a condition can press there: most discs are operated on here


@dataclass(frozen=True)
class Shown:
    """What the drawing shows: a level, the position chosen in it or none, and what that touches."""

    level: str
    position: str
    effects: list[Effect]


def levels_of(atlas, id: str) -> list[str]:
    """The disc levels at which a condition is known to press, from above."""
    found = {level for level, _ in condition.places(atlas, id)}
    return [level for level in levels.DISC_LEVELS if level in found]


def shown(atlas, pick) -> Shown:
    """The level looked at, and the position where one is picked there, or is the only one known."""
    level, position, effects = condition.place(atlas, pick)
    if level not in levels.DISC_LEVELS:
        level = position = ""
    looked = "" if pick.level else looked_at(pick.id)
    if (looked and looked != level) or not level:
        known = levels_of(atlas, pick.id)
        level = looked or (USUAL_LEVEL if USUAL_LEVEL in known else known[0])
        position, effects = "", []
    return Shown(level, position, effects)


def look_at(id: str, level: str) -> None:
    """Show a condition at this level, though no place in it is picked."""
    state.note(LOOKED_AT, (id, level))


def looked_at(id: str) -> str:
    """The level at which a condition was looked at last; empty where another one was."""
    last, level = state.noted(LOOKED_AT, ("", ""))
    return level if last == id else ""


def at_level(atlas, id: str, level: str, voice: str) -> list[dict]:
    """Each position of a level: {position, name, certainty, roots, why, instead}.

    Where the condition is known to press: how surely, and on which [root, how it is drawn].
    Elsewhere `why` it cannot be chosen, and what presses there `instead`, as {pick, name}.
    """
    known = condition.places(atlas, id)
    return [
        _known(atlas, id, level, position, voice)
        if (level, position) in known
        else _unknown(atlas, id, level, position, voice)
        for position in levels.POSITIONS
    ]


def _known(atlas, id: str, level: str, position: str, voice: str) -> dict:
    roots = condition.pressed(atlas.rows.effects_of(id, level, position))
    surest = min(roots.values(), key=CERTAINTIES.index)
    return {
        **_place(position, voice),
        "certainty": "" if surest == "usual" else say(f"causes.certainty_{surest}", voice),
        "roots": [[root, condition.DRAWN[certainty]] for root, certainty in roots.items()],
        "why": "",
        "instead": [],
    }


def _unknown(atlas, id: str, level: str, position: str, voice: str) -> dict:
    name = atlas.words(f"condition.{id}.name", voice)
    place = f"{names.level(level, voice)}, {names.position(position, voice)}"
    instead = others(atlas, id, level, position)
    why = say("conditions.not_here", voice, name=name, place=place, known=known_at(atlas, id, voice))
    return {
        **_place(position, voice),
        "certainty": "",
        "roots": [],
        "why": why,
        "instead": [
            {"pick": f"{each}@{level}.{position}", "name": atlas.words(f"condition.{each}.name", voice)}
            for each in instead
        ],
    }


def _place(position: str, voice: str) -> dict:
    name = names.position(position, voice)
    return {"position": position, "name": name[:1].upper() + name[1:]}


def others(atlas, id: str, level: str, position: str) -> list[str]:
    """The conditions that press at a place, the surest and commonest first."""
    found: dict[str, tuple] = {}
    for (site, _), hits in atlas.pressing.at.items():
        if site != f"{position}@{level}":
            continue
        for hit in hits:
            row = row_of(atlas, "conditions", "condition", hit.condition)
            rank = (CERTAINTIES.index(hit.certainty), HOW_OFTEN.index(row["how_often"]), hit.condition)
            if row["group"] == "root" and hit.condition != id:
                found[hit.condition] = min(rank, found.get(hit.condition, rank))
    return sorted(found, key=found.get)[:INSTEAD]


def known_at(atlas, id: str, voice: str) -> str:
    """All places a condition is known at; levels with the same positions stand together."""
    positions: dict[str, list[str]] = {}
    for level, position in condition.places(atlas, id):
        positions.setdefault(level, []).append(names.position(position, voice))
    together: dict[str, list[str]] = {}
    for level, found in positions.items():
        together.setdefault(", ".join(found), []).append(names.level(level, voice))
    return "; ".join(f"{names.listed(found)} ({told})" for told, found in together.items())


def in_question(level: str, voice: str) -> str:
    """What is missing where a level is shown without a position, and which roots could be meant."""
    below = levels.roots_at(level, "canal")
    return say(
        "conditions.missing", voice,
        level=names.level(level, voice), exiting=levels.exiting(level), traversing=levels.traversing(level),
        first=below[0], last=below[-1],
    )  # fmt: skip
