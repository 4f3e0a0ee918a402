"""From words people type to what they may mean, and from there to picks: a movement leads to its roots."""

from collections.abc import Mapping
from dataclasses import dataclass

from atlas import roots_at
from atlas.levels import ROOTS
from atlas.scales import SIDES
from ui import names
from ui.catalogue import say
from ui.knowledge import rows_by

MOST = 8  # offered at once
LONGEST = 80  # characters read of what is typed
SIDED = ("area", "root")
# Finds that are no picks themselves: the person is told what they led to.
LEADING = ("movement", "reflex", "nerve", "level")


@dataclass(frozen=True)
class Find:
    """One thing found, and the side it is meant on."""

    kind: str
    id: str
    side: str


def for_text(atlas, text: str, voice: str, side: str) -> list[dict[str, str]]:
    """What a text may mean, best first: {kind, id, side, name, what}.

    A side that is named in the text ("left heel") is the one that is meant, else `side`.
    """
    words = text[:LONGEST].split()
    named = {say(f"picked.{each}", voice).casefold(): each for each in SIDES}
    meant = next((named[word.casefold()] for word in words if word.casefold() in named), side)
    bare = " ".join(word for word in words if word.casefold() not in named)
    return [
        {
            "kind": row.kind,
            "id": row.id,
            "side": meant,
            "name": _named(atlas, row.kind, row.id, row.name, meant, voice),
            "what": say(f"kind.{row.kind}", voice),
        }
        for row in atlas.search(bare, voice=voice, limit=MOST).itertuples(index=False)
    ]


def _named(atlas, kind: str, id: str, name: str, side: str, voice: str) -> str:
    """The name, its side first where it has one: it must be seen before it is picked."""
    if kind in SIDED and id not in atlas.midline:
        return names.sided(side, name, voice)
    return name


def read(atlas, value: object) -> Find | None:
    """What a browser says was found; None for what the atlas does not have."""
    if not isinstance(value, Mapping):
        return None
    kind, id, side = said = [value.get(name) for name in ("kind", "id", "side")]
    if not all(isinstance(word, str) for word in said):
        return None
    if side not in SIDES or (kind, id) not in atlas.index.things:
        return None
    return Find(kind, id, side)


def picks_of(atlas, found: Find) -> list[str]:
    """The picks one find stands for; none when nothing of it can be picked."""
    kind, id, side = found.kind, found.id, found.side
    if kind == "condition":
        return [id]
    if kind == "area":
        return [_area(atlas, id, side)]
    if kind == "nerve":
        return list(dict.fromkeys(_area(atlas, area, side) for area in _skin_of(atlas, id)))
    if kind == "level":
        roots = [*roots_at(id, "foramen"), *roots_at(id, "lateral_recess")]
    elif kind == "root":
        roots = [id]
    else:
        roots = [row.root for row in atlas.rows.roots_for([id]) if row.relation == "primary"]
    return [f"{side}:{root}" for root in dict.fromkeys(roots) if root in ROOTS]


def _area(atlas, id: str, side: str) -> str:
    return f"middle:{id}" if id in atlas.midline else f"{side}:{id}"


def _skin_of(atlas, nerve: str) -> list[str]:
    """The areas a nerve and its branches reach."""
    sites = [row["site"] for row in rows_by(atlas, "sites", "nerve")[nerve]]
    return [row.end for row in atlas.rows.served_by(sites=sites) if row.kind == "area"]
