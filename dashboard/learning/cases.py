"""Cases as cards: a short story with findings, and where the trouble sits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from atlas import roots_at
from atlas.levels import LEVELS, ROOTS
from atlas.places import ABOVE, SEVERAL
from atlas.scales import SIDES
from atlas.seats import BOTH, CONTRADICTED, UNEXPLAINED, Seat

from .cards import ANY, GENERAL, RIGHT, SPINE, Card, card
from .support import Support, cited, in_root_order

CANALS = {f"canal@{level}": roots_at(level, "canal") for level in LEVELS}


def case(support: Support) -> Iterable[Card]:
    """Where does the trouble of this case sit? None while the data has no cases.

    Wanted is the place the case names; accepted every other that explains its findings as well. A wrong
    one leaves a finding unexplained or is contradicted by one; of each nerve only one stretch is shown.
    """
    tables = support.atlas.tables
    found = {row.case: [] for row in tables.rows("cases")} if "cases" in tables.names else {}
    for row in tables.rows("case_findings") if found else ():
        found[row.case].append(row)
    for row in tables.rows("cases") if found else ():
        yield _case(support, row, found[row.case])


def _case(support: Support, row, findings: list) -> Card:
    reported = [f"{finding.side}:{finding.end}={finding.state}" for finding in findings]
    worked_out = support.atlas.explaining.work_out(reported)
    # What lies above the roots has no side, so a root or nerve of either may be taken for it.
    sides = (*SIDES, BOTH) if row.place == ABOVE else (row.side, BOTH)
    seats = [seat for seat in worked_out.seats if seat.side in sides]
    best = {seat.place.site for seat in seats if seat.score == seats[0].score}
    return card(
        "case",
        row.case,
        roots=_roots(support, row.place),
        part=_part(support, row.place),
        answers="place",
        on_picture=False,
        need=ANY,
        right=(row.place,),
        accepted=best,
        disputed=False,
        sources=cited([row.sources, *(finding.sources for finding in findings)]),
        neighbours=_others(seats, row.place, {row.place, *best}),
        lights=_lights(support, row, findings),
        side=row.side if row.side in SIDES else RIGHT,
    )


def _others(seats: list[Seat], right: str, best: set[str]) -> tuple[str, ...]:
    """Places that explain something and not all, the best of them first.

    One of each nerve, and one of the canal where the trouble is not in it.
    """
    nerves = {seat.place.nerve for seat in seats if seat.place.site in best} - {""}
    found: dict[str, str] = {}
    for seat in seats:
        place = seat.place
        if place.site not in best and place.nerve not in nerves and seat.having(UNEXPLAINED, CONTRADICTED):
            outside = place.kind == SEVERAL and right not in CANALS
            found.setdefault(SEVERAL if outside else place.nerve or place.site, place.site)
    return tuple(found.values())


def _roots(support: Support, place: str) -> tuple[str, ...]:
    """The roots that run through a place of a case; none above them."""
    if place in ROOTS:
        return (place,)
    return in_root_order(support.atlas.wiring.roots_of(place))


def _part(support: Support, place: str) -> str:
    if place == ABOVE:
        return GENERAL
    served = support.atlas.rows.served_by(sites=[place]) if place not in ROOTS else ()
    regions = [support.areas[end.end].region for end in served if end.kind == "area"]
    if place in ROOTS or place in CANALS:
        return SPINE
    return Counter(regions).most_common(1)[0][0] if regions else GENERAL


def _lights(support: Support, row, findings: list) -> tuple[str, ...]:
    """The roots of a place in the spine; of one on a nerve the skin beyond it, the skin that was felt,
    or else its roots.
    """
    sides = SIDES if row.side == BOTH else (RIGHT,)
    if row.place in ROOTS:
        return tuple(f"{side}:{row.place}" for side in sides)
    if row.place in CANALS:
        return tuple(f"{side}:{root}" for side in sides for root in CANALS[row.place])
    served = () if row.place == ABOVE else support.atlas.rows.served_by(sites=[row.place])
    ends = [end.end for end in served if end.relation == "primary"] or [finding.end for finding in findings]
    areas = tuple(dict.fromkeys(support.pick(end) for end in ends if end in support.areas))
    return areas or tuple(f"{RIGHT}:{root}" for root in _roots(support, row.place))
