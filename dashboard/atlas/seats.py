"""A place on the wiring held against what was found: what it explains, and what speaks against it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from .places import ABOVE, BOTH_SIDED, Place
from .reported import BRISK, Reported
from .scales import MIDDLE, POSSIBLE, SIDES, WEAK

EXPLAINED, PARTLY, UNEXPLAINED, CONTRADICTED = "explained", "partly", "unexplained", "contradicted"
VERDICTS = (EXPLAINED, PARTLY, CONTRADICTED, UNEXPLAINED)
SILENT = ""  # a normal finding that says nothing of this place
BOTH = "both"


@dataclass(frozen=True)
class Seat:
    """A place on one side, or on both, held against all findings: finding -> verdict."""

    place: Place
    side: str
    verdicts: Mapping[Reported, str] = field(repr=False)

    @property
    def where(self) -> str:
        """`right:L5`, `both:canal@L4-5`."""
        return f"{self.side}:{self.place.site}"

    def having(self, *verdicts: str) -> list[Reported]:
        return [report for report, verdict in self.verdicts.items() if verdict in verdicts]

    @cached_property
    def score(self) -> float:
        return sum(worth(report, verdict) for report, verdict in self.verdicts.items())

    @property
    def key(self) -> tuple:
        """The most explained first; of equals the smaller place, then that nearer to the spine."""
        return (-self.score, self.place.kind == ABOVE, self.place.size, self.place.order, self.side)


def seats_for(reports: tuple[Reported, ...], places: Iterable[Place]) -> list[Seat]:
    """Every place that would explain something of what was found, the best first."""
    wrong = {report.side for report in reports if not report.is_normal}
    sides = sorted((wrong - {MIDDLE}) or (set(SIDES) if wrong else ()))
    found = []
    for place in places:
        for side in (BOTH,) if place.kind in BOTH_SIDED else sides:
            seat = Seat(place, side, {report: verdict(place, side, report) for report in reports})
            if seat.having(EXPLAINED, PARTLY):
                found.append(seat)
    return sorted(found, key=lambda seat: seat.key)


def verdict(place: Place, side: str, report: Reported) -> str:
    """What one place says to one finding.

    A normal finding speaks against a place that would hardly have spared it; against one in the
    middle, which would touch both sides, on either. A brisk reflex comes from above the roots, and a
    root or nerve that feeds that reflex would have dulled it.
    """
    here = side == BOTH or report.side in (side, MIDDLE)
    if report.is_normal:
        return CONTRADICTED if here and report.end in place.firm else SILENT
    if not here:
        return UNEXPLAINED
    if report.state == BRISK:
        if place.kind == ABOVE:
            return EXPLAINED
        return CONTRADICTED if report.end in place.firm else UNEXPLAINED
    return {WEAK: EXPLAINED, POSSIBLE: PARTLY}.get(place.touches.get(report.end), UNEXPLAINED)


def worth(report: Reported, verdict: str) -> float:
    worths = {EXPLAINED: report.weight, PARTLY: report.weight / 2, CONTRADICTED: -report.objection}
    return worths.get(verdict, 0)


def listed(reports: Iterable[Reported]) -> str:
    return ";".join(map(str, reports))
