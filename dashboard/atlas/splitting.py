"""Which finding, not yet entered, would best tell the leading places apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations

from .answers import NextTest
from .places import SEVERAL, Place
from .reported import Reported
from .scales import MIDDLE, POSSIBLE, SIDES, WEAK
from .seats import BOTH, Seat
from .tables import join

LEADING = 8  # places that a next test should tell apart
TESTABLE = ("movement", "reflex", "nerve_sign", "area")
LESS = 0.75  # what a test is worth of skin, which roots share, and one that not everybody can do
CHANCE = {WEAK: 1.0, POSSIBLE: 0.5}


def splitting(
    reports: tuple[Reported, ...], seats: list[Seat], kinds: Mapping[str, str], midline: frozenset[str],
    special: frozenset[str],
) -> list[NextTest]:
    """Every test that tells some of the leading places from others.

    kinds: end -> kind; midline: the areas without a side; special: what only a clinician can test.
    """
    groups = leading(seats)
    if len(groups) < 2:
        return []
    known = {(report.side, report.end) for report in reports}
    sides = sorted({report.side for report in reports if not report.is_normal} - {MIDDLE}) or [SIDES[0]]
    return [
        row
        for end, kind in kinds.items()
        if kind in TESTABLE
        for side in ((MIDDLE,) if end in midline else sides)
        if not known.intersection({(side, end), (MIDDLE, end)})
        for row in _split(end, kind, side, end in special, groups)
    ]


def leading(seats: list[Seat]) -> list[list[Seat]]:
    """The families of places that explain most; at least two of them, where there are two."""
    groups: dict[tuple, list[Seat]] = {}
    best = None
    for seat in seats:
        if best is not None and seat.score < best and len(groups) > 1:
            break
        best = seat.score
        groups.setdefault((seat.side, *_family(seat.place)), []).append(seat)
    return list(groups.values())[:LEADING]


def _family(place: Place) -> tuple[str, str]:
    """Stretches of one nerve belong together, and so do the levels of the canal."""
    return (place.kind, place.nerve or ("" if place.kind == SEVERAL else place.site))


def _split(end: str, kind: str, side: str, special: bool, groups: list[list[Seat]]) -> Iterable[NextTest]:
    """The row of one test, if it tells any of the leading places from another."""
    chances = [_chance(end, side, group) for group in groups]
    splits = _apart(chances) * (LESS if kind == "area" or special else 1)
    if splits > 0:
        # A family goes by its first place.
        spoilt = join(group[0].where for group, chance in zip(groups, chances) if chance > 0.5)
        spared = join(group[0].where for group, chance in zip(groups, chances) if chance < 0.5)
        sources = [seat.place.sources.get(end, "") for group in groups for seat in group]
        said = join(source for cell in sources for source in cell.split(";"))
        yield NextTest(end, kind, side, round(splits, 3), spoilt, spared, said)


def _apart(chances: list[float]) -> float:
    """0 to 1. To part the narrowest places, which stand first, counts most."""
    pairs = [(1 / (one + other), abs(chances[one] - chances[other]))
             for one, other in combinations(range(len(chances)), 2)]  # fmt: skip
    return sum(weight * far for weight, far in pairs) / sum(weight for weight, _ in pairs)


def _chance(end: str, side: str, group: list[Seat]) -> float:
    here = [seat.side == BOTH or side in (seat.side, MIDDLE) for seat in group]
    touches = [CHANCE.get(seat.place.touches.get(end), 0.0) * own for seat, own in zip(group, here)]
    return sum(touches) / len(touches)
