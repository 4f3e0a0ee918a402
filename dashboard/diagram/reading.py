"""Read what a browser sent. Nothing in it is trusted: the picks leave checked, or are refused by name."""

from collections.abc import Mapping
from dataclasses import dataclass

MOST = 60  # picks; more than a person would point at, less than would slow a page
SIDES = ("right", "left", "middle")
LONGEST = 80  # characters of a refused word that are repeated to the person


@dataclass(frozen=True)
class Read:
    """The picks that hold, in the order picked; the words refused; whose picks these are."""

    picks: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    session: str = ""
    revision: int = -1


def read(value: object, atlas) -> Read:
    """Return what `value` (the component's state) validly says.

    Refused: what is no text, unknown ids, sides that an id does not have, picks of another kind than
    the first valid one, and everything beyond the first 60. Never raises on any value.
    """
    if not isinstance(value, Mapping):
        return Read(refused=() if value is None else (_word(value),))
    ids = value.get("ids")
    if not isinstance(ids, list | tuple):
        return Read(refused=() if ids is None else (_word(ids),), **_sender(value))
    picks, refused, kinds = [], [], _Kinds(atlas)
    for pick in ids[:MOST]:
        kind = kinds.of(pick)
        if kind is None or (picks and (kind != kinds.of(picks[0]) or kind == "condition")):
            refused.append(_word(pick))
        elif pick not in picks:
            picks.append(pick)
    refused += [_word(f"+{len(ids) - MOST}")] if len(ids) > MOST else []
    return Read(tuple(picks), tuple(refused), **_sender(value))


class _Kinds:
    """Which kind of thing a pick is, by the ids of the atlas."""

    def __init__(self, atlas):
        areas, roots = atlas.table("areas"), atlas.table("roots")
        self.midline = dict(zip(areas["area"], areas["midline"] == "yes", strict=True))
        self.roots = set(roots.loc[roots["kind"] == "root", "root"])
        self.conditions = set(atlas.table("conditions")["condition"])

    def of(self, pick: object) -> str | None:
        if not isinstance(pick, str):
            return None
        side, colon, name = pick.partition(":")
        if not colon:
            return "condition" if pick.partition("@")[0] in self.conditions else None
        if side not in SIDES:
            return None
        if name in self.midline:
            return "area" if (side == "middle") == self.midline[name] else None
        return "root" if name in self.roots and side != "middle" else None


def _sender(value: Mapping) -> dict:
    session, revision = value.get("session"), value.get("revision")
    return {
        "session": session if isinstance(session, str) and len(session) <= LONGEST else "",
        "revision": revision if type(revision) is int else -1,
    }


def _word(value: object) -> str:
    return (value if isinstance(value, str) else type(value).__name__)[:LONGEST]
