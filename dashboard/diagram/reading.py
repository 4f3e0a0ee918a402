"""Read what a browser sent. Nothing in it is trusted: the picks leave checked, or are refused by name."""

from collections.abc import Mapping
from dataclasses import dataclass

from atlas import picks as picking
from atlas.errors import shortened
from atlas.served import CONSENSUS

LONGEST = 80  # characters of a session's name


@dataclass(frozen=True)
class Read:
    """The picks that hold, in the order picked; what was refused, and why; whose they are, by which map."""

    picks: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    session: str = ""
    revision: int = -1
    map: str = CONSENSUS


def read(value: object, atlas) -> Read:
    """Return what `value`, the component's state {"ids", "session", "revision", "map"}, validly says.

    What is a pick, and which stand together, is told by `atlas.picks`. Never raises, for any value.
    """
    if value is None:
        return Read()
    if not isinstance(value, Mapping):
        return Read(refused=(f"{type(value).__name__} is not what the picture sends",))
    ids = value.get("ids", [])
    sender = {"session": _session(value.get("session")), "revision": _revision(value.get("revision"))}
    if not isinstance(ids, list | tuple):
        return Read(refused=(f"ids: {type(ids).__name__} is not a list of picks",), **sender)
    picks, refused = picking.read(ids, atlas)
    shown = value.get("map", CONSENSUS)
    if not isinstance(shown, str) or shown not in atlas.drawn_maps():
        refused, shown = (*refused, f"{shortened(str(shown))!r} is no map that is drawn"), CONSENSUS
    return Read(tuple(map(str, picks)), tuple(map(str, refused)), map=shown, **sender)


def _session(value: object) -> str:
    return value if isinstance(value, str) and len(value) <= LONGEST else ""


def _revision(value: object) -> int:
    return value if type(value) is int else -1
