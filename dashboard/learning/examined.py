"""Cards of what is examined: movements and reflexes, and the roots behind them."""

from __future__ import annotations

from collections.abc import Iterable

from atlas.levels import ROOTS
from atlas.served import CONSENSUS

from .cards import ANY, GENERAL, NONE, RIGHT, Card, card
from .skin import root_card
from .support import Support, apart, cited, near_roots

MOST = 3  # primary roots: what answers to more tells none from another
ASKED = ("reflex", "tension_test")  # the kinds of reflexes.csv that speak of roots and are no movement


def root_of_movement(support: Support) -> Iterable[Card]:
    """Which root for this movement? Not asked where more than three roots share it alike."""
    parts = _parts(support)
    for row in support.atlas.tables.rows("movements"):
        if len(support.main_roots(row.movement)) <= MOST:
            yield _root_of(support, "root_of_movement", row.movement, parts.get(row.movement, GENERAL))


def root_of_reflex(support: Support) -> Iterable[Card]:
    """Which root for this reflex or tension test?

    Of the signs that belong to no root only one of the cord is asked, if it was read that no root
    explains it: `none` is right there, and an option of every reflex. What is a movement or the sign
    of a nerve is left out.
    """
    for row in support.atlas.tables.rows("reflexes"):
        if row.kind in ASKED and 0 < len(support.main_roots(row.reflex)) <= MOST:
            yield _root_of(support, "root_of_reflex", row.reflex, GENERAL)
        elif row.kind == "cord_sign" and support.is_of_no_root(row.reflex):
            yield _of_no_root(support, row.reflex)


def movement_of_root(support: Support) -> Iterable[Card]:
    """Which movement for this root? Wrong ones are single movements that no source gives to it."""
    rows = support.atlas.tables.rows("movements")
    ends = [row.movement for row in rows if len(support.main_roots(row.movement)) <= MOST]
    single = [row.movement for row in rows if row.kind == "movement" and row.movement in ends]
    yield from _ends_of_roots(support, "movement", ends, single)


def reflex_of_root(support: Support) -> Iterable[Card]:
    """Which reflex for this root?"""
    rows = support.atlas.tables.rows("reflexes")
    ends = [row.reflex for row in rows if row.kind == "reflex"]
    yield from _ends_of_roots(support, "reflex", ends, ends)


def _root_of(support: Support, kind: str, end: str, part: str) -> Card:
    lights = tuple(f"{RIGHT}:{root}" for root in support.main_roots(end))
    return root_card(support, kind, end, part, support.mentioned_roots(end), lights)


def _of_no_root(support: Support, end: str) -> Card:
    return card(
        "root_of_reflex",
        end,
        roots=(),
        part=GENERAL,
        answers="root",
        on_picture=False,
        need=ANY,
        right=(NONE,),
        disputed=False,
        sources=cited(row.sources for row in support.atlas.served.by_end[end, CONSENSUS]),
        neighbours=near_roots(("L5", "S1"), support.mentioned_roots(end)),
    )


def _ends_of_roots(support: Support, what: str, ends: list[str], wrong: list[str]) -> Iterable[Card]:
    """One card a root that is primary for an end whose sources do not differ."""
    for root in ROOTS:
        named = [end for end in ends if root in support.named_roots(end)]
        right = [end for end in named if root in support.main_roots(end) and not support.is_disputed(end)]
        if right:
            yield card(
                f"{what}_of_root",
                root,
                roots=(root,),
                part=GENERAL,
                answers=what,
                on_picture=False,
                need=ANY,
                right=right,
                accepted=named,
                disputed=False,
                sources=cited(source for end in right for source in support.sources(end, [root])),
                neighbours=_near_ends(support, root, wrong),
                lights=(f"{RIGHT}:{root}",),
            )


def _near_ends(support: Support, root: str, ends: list[str]) -> tuple[str, ...]:
    """The ends that no source gives to a root, those of the next roots first."""
    others = [end for end in ends if root not in support.named_roots(end) | support.mentioned_roots(end)]
    return tuple(sorted(others, key=lambda end: apart([root], support.main_roots(end))))


def _parts(support: Support) -> dict[str, str]:
    """movement -> the part of the body where its main muscle lies, where one lies under the skin."""
    rows = reversed(support.atlas.tables.rows("movement_places"))  # so that the first place stays
    return {row.movement: support.areas[row.area].region for row in rows}
