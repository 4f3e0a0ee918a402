"""Picks: what a person points at, as the short text that stands in the address.

    right:dorsum_mid      an area: side, colon, id; `middle` for areas on the midline
    left:L5               a root
    C06, C06@L4-5.foramen one condition, with level and position where one was chosen

Picks are joined with commas, and are all of one kind: areas, or roots, or one condition.
The text comes from outside and is trusted with nothing: `decode` never raises, keeps what
holds and tells of each piece it refused and why.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from .atlas import Atlas
from .errors import nearest, shortened
from .levels import ROOTS
from .scales import MIDDLE, SIDES

MOST = 200  # pieces read; there are some 150 places to pick
LONGEST = 80  # characters of one piece
CONDITION = re.compile(r"(C\d\d)(?:@([A-Za-z0-9-]+)\.([a-z_]+))?", re.ASCII)

REASONS = {
    "malformed": "is no pick; picks look like right:heel_lat, left:L5, C06 or C06@L4-5.foramen",
    "unknown": "is not in the atlas",
    "wrong_side": "has not this side",
    "not_pickable": "is shown but cannot be picked",
    "no_such_place": "does not press at this level and position",
    "other_kind": "is another kind of thing than the first pick",
    "one_only": "is a second condition; only one can be picked",
    "too_many": "is one pick too many",
}


@dataclass(frozen=True)
class Pick:
    """One thing picked. `side` is empty for a condition, level and position for all others."""

    kind: str
    id: str
    side: str = ""
    level: str = ""
    position: str = ""

    def __str__(self) -> str:
        if self.side:
            return f"{self.side}:{self.id}"
        return f"{self.id}@{self.level}.{self.position}" if self.level else self.id


@dataclass(frozen=True)
class Refusal:
    """One piece that was not taken: what it was, why (a key of REASONS), and what is near."""

    text: str
    reason: str
    nearest: tuple[str, ...] = ()

    def __str__(self) -> str:
        hint = f"; nearest: {', '.join(self.nearest)}" if self.nearest else ""
        return f"{self.text!r} {REASONS[self.reason]}{hint}"


def encode(picks: Iterable[Pick]) -> str:
    """The picks as they stand in the address."""
    return ",".join(str(pick) for pick in picks)


def decode(text: str, atlas: Atlas) -> tuple[tuple[Pick, ...], tuple[Refusal, ...]]:
    """The picks of an address, each once, and what was refused. Never raises for any text."""
    return read(text.split(","), atlas)


def read(pieces: Iterable[object], atlas: Atlas) -> tuple[tuple[Pick, ...], tuple[Refusal, ...]]:
    """The picks of a list of texts (from the address or the picture), and what was refused."""
    picks: dict[Pick, None] = {}
    refused: list[Refusal] = []
    for count, piece in enumerate(pieces):
        if count >= MOST:
            refused.append(Refusal(_shown(piece), "too_many"))
            break
        if piece == "":
            continue
        found = parse(piece, atlas)
        if isinstance(found, Pick):
            found = _beside(found, list(picks))
        if isinstance(found, Pick):
            picks[found] = None
        else:
            refused.append(found)
    return tuple(picks), tuple(refused)


def parse(piece: object, atlas: Atlas) -> Pick | Refusal:
    """One piece as a pick of this atlas, or why it is none."""
    if not isinstance(piece, str) or len(piece) > LONGEST:
        return Refusal(_shown(piece), "malformed")
    side, colon, id = piece.partition(":")
    if colon:
        return _parse_sided(side, id, atlas)
    match = CONDITION.fullmatch(piece)
    return _parse_condition(piece, match, atlas) if match else Refusal(piece, "malformed")


def _parse_sided(side: str, id: str, atlas: Atlas) -> Pick | Refusal:
    text = f"{side}:{id}"
    if side not in (*SIDES, MIDDLE):
        return Refusal(text, "malformed")
    if atlas.ends.get(id) == "area":
        allowed = (MIDDLE,) if id in atlas.midline else SIDES
    elif id in ROOTS:
        allowed = SIDES
    elif id in atlas.served.root_order:
        return Refusal(text, "not_pickable")
    else:
        areas = [area for area, kind in atlas.ends.items() if kind == "area"]
        return Refusal(text, "unknown", nearest(id, [*areas, *ROOTS]))
    if side not in allowed:
        return Refusal(text, "wrong_side", tuple(f"{side}:{id}" for side in allowed))
    return Pick("root" if id in ROOTS else "area", id, side)


def _parse_condition(text: str, match: re.Match, atlas: Atlas) -> Pick | Refusal:
    id, level, position = match.group(1), match.group(2) or "", match.group(3) or ""
    if id not in atlas.causes.conditions:
        return Refusal(text, "unknown", nearest(id, atlas.causes.conditions))
    places = {(hit.level, hit.position) for hit in atlas.pressing.by.get(id, ())}
    if level and (level, position) not in places:
        known = [str(Pick("condition", id, "", *place)) for place in sorted(places) if place[0]]
        return Refusal(text, "no_such_place", nearest(text, known))
    return Pick("condition", id, "", level, position)


def _beside(pick: Pick, picks: list[Pick]) -> Pick | Refusal:
    """A pick, if it can stand beside those already taken."""
    if picks and pick.kind != picks[0].kind:
        return Refusal(str(pick), "other_kind")
    if picks and pick.kind == "condition" and pick != picks[0]:
        return Refusal(str(pick), "one_only")
    return pick


def _shown(piece: object) -> str:
    """A piece as it may be shown: text, and not endlessly long."""
    return shortened(piece if isinstance(piece, str) else type(piece).__name__)
