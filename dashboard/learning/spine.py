"""Cards of the spine: which root a disc presses on, by its level and its position."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from atlas import roots_at
from atlas.levels import DISC_LEVELS, POSITIONS, ROOTS, spinal_sites

from .cards import ANY, RIGHT, SPINE, Card, card, need_for
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


def place_of_root(support: Support) -> Iterable[Card]:
    """At which level and position does a disc press on this root? Every place where it lies alone.

    The canal, where it lies among others, is accepted. Roots that lie alone beside no disc have no card.
    """
    for root in ROOTS:
        right = [place for place, roots in places() if roots == [root]]
        among = [place for place, roots in places() if root in roots]
        if right:
            yield card(
                "place_of_root",
                root,
                roots=(root,),
                part=SPINE,
                answers="place",
                on_picture=False,
                need=need_for(right),
                right=right,
                accepted=among,
                disputed=False,
                sources=cited(";".join(sources(support, place)) for place in right),
                neighbours=_near_places(right, among),
                lights=(f"{RIGHT}:{root}",),
            )


def _near_places(right: list[str], among: list[str]) -> tuple[str, ...]:
    """The places of other roots, those at the levels of the right ones first, then the next levels."""
    at = [_level(place) for place in right]
    others = [place for place, roots in places() if place not in among and len(roots) == 1]
    return tuple(sorted(others, key=lambda place: min(abs(_level(place) - level) for level in at)))


def _level(place: str) -> int:
    return DISC_LEVELS.index(place.partition(".")[0])


def places() -> Iterator[tuple[str, list[str]]]:
    """Every place beside a disc, such as `L4-5.foramen`, with the roots that lie there."""
    for level in DISC_LEVELS:
        for position in POSITIONS:
            yield f"{level}.{position}", roots_at(level, position)


def sources(support: Support, place: str) -> tuple[str, ...]:
    """Who says what lies at a place: those of its site."""
    sites = spinal_sites(*place.split("."))
    return cited(row.sources for row in support.atlas.tables.rows("sites") if row.site in sites)
