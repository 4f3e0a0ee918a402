"""Cards of the spine: which root a disc presses on, by its level and its position."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from atlas import roots_at
from atlas.levels import DISC_LEVELS, POSITIONS, spinal_sites

from .cards import ANY, RIGHT, SPINE, Card, card
from .support import Support, cited, near_roots


def root_of_place(support: Support) -> Iterable[Card]:
    """Which root does a disc press on at this level and position?

    Asked only where one root lies: in the middle of the canal lie all that go on below, so that a
    level with that position names no root.
    """
    for place, roots in places():
        if len(roots) == 1:
            yield card(
                "root_of_place",
                place,
                roots=tuple(roots),
                part=SPINE,
                answers="root",
                on_picture=False,
                need=ANY,
                right=roots,
                disputed=False,
                sources=sources(support, place),
                neighbours=near_roots(roots, roots),
                lights=tuple(f"{RIGHT}:{root}" for root in roots),
            )


def places() -> Iterator[tuple[str, list[str]]]:
    """Every place beside a disc, such as `L4-5.foramen`, with the roots that lie there."""
    for level in DISC_LEVELS:
        for position in POSITIONS:
            yield f"{level}.{position}", roots_at(level, position)


def sources(support: Support, place: str) -> tuple[str, ...]:
    """Who says what lies at a place: those of its site."""
    sites = spinal_sites(*place.split("."))
    return cited(row.sources for row in support.atlas.tables.rows("sites") if row.site in sites)
