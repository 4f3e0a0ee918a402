"""Cards of what is examined: movements and reflexes, and the roots behind them."""

from __future__ import annotations

from collections.abc import Iterable

from .cards import ANY, GENERAL, RIGHT, Card, card, need_for
from .support import Support, near_roots

MOST = 3  # primary roots: what answers to more tells none from another


def root_of_movement(support: Support) -> Iterable[Card]:
    """Which root for this movement? Not asked where more than three roots share it alike."""
    parts = _parts(support)
    for row in support.atlas.tables.rows("movements"):
        if len(support.main_roots(row.movement)) <= MOST:
            part = parts.get(row.movement, GENERAL)
            yield _root_of_end(support, "root_of_movement", row.movement, part)


def _root_of_end(support: Support, kind: str, end: str, part: str) -> Card:
    right, named = support.main_roots(end), support.named_roots(end)
    disputed = support.is_disputed(end)
    maps = support.atlas.served.maps if disputed else ("consensus",)
    return card(
        kind,
        end,
        roots=right,
        part=part,
        answers="root",
        on_picture=False,
        need=ANY if disputed else need_for(right),
        right=right,
        accepted=named,
        disputed=disputed,
        sources=support.sources(end, named if disputed else right, maps),
        neighbours=near_roots(right, named),
        lights=tuple(f"{RIGHT}:{root}" for root in right),
    )


def _parts(support: Support) -> dict[str, str]:
    """movement -> the part of the body where its main muscle lies, where one lies under the skin."""
    rows = reversed(support.atlas.tables.rows("movement_places"))  # so that the first place stays
    return {row.movement: support.areas[row.area].region for row in rows}
