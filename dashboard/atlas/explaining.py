"""Work it out: which places on the wiring would explain what was found, and what to test next.

Never a diagnosis and never a probability. Each place is held against each finding (`seats.verdict`)
and the verdicts are counted by the weights in `reported`. Pure: findings in, rows out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .answers import Explained, ExplainedTogether, NextTest
from .pairing import together
from .places import Place, all_places
from .reported import Reported, read
from .seats import CONTRADICTED, EXPLAINED, PARTLY, UNEXPLAINED, Seat, listed, seats_for
from .served import Served
from .splitting import splitting
from .tables import Tables, frozen, join
from .wiring import Wiring

TOLD = ((EXPLAINED, PARTLY), (PARTLY,), (UNEXPLAINED,), (CONTRADICTED,))


@dataclass(frozen=True, eq=False)
class Explaining:
    """All places, and the findings that can be entered (`kinds`: end -> kind)."""

    places: tuple[Place, ...] = field(repr=False)
    kinds: Mapping[str, str] = field(repr=False)
    midline: frozenset[str] = field(repr=False)
    first: Mapping[str, tuple] = field(repr=False)  # end -> what puts it before another as a test

    @classmethod
    def of(cls, tables: Tables, served: Served, wiring: Wiring, midline: frozenset[str]) -> Explaining:
        kinds = {row.movement: "movement" for row in tables.rows("movements")}
        kinds |= {row.reflex: row.kind for row in tables.rows("reflexes")}
        kinds |= {row.area: "area" for row in tables.rows("areas")}
        movements, reflexes = tables.rows("movements"), tables.rows("reflexes")
        begun = {row.movement for row in movements if row.isncsci == "key" or row.kind == "composite"}
        first = {
            row[0]: (row.who != "anyone", row[0] not in begun, at)
            for at, row in enumerate([*movements, *reflexes])
        }
        places = all_places(tables, served, wiring, kinds)
        return cls(places, frozen(kinds), midline, frozen(first))

    def explain(self, findings: list[str]) -> list[Explained]:
        return self.work_out(findings).places()

    def explain_together(self, findings: list[str]) -> list[ExplainedTogether]:
        return self.work_out(findings).together()

    def next_test(self, findings: list[str]) -> list[NextTest]:
        return self.work_out(findings).tests()

    def work_out(self, findings: list[str]) -> WorkedOut:
        """The findings held against every place, for whoever asks more than one thing of them."""
        reports = self.read(findings)
        return WorkedOut(self, reports, seats_for(reports, self.places))

    def read(self, findings: list[str]) -> tuple[Reported, ...]:
        return read(findings, self.kinds, self.midline)


@dataclass(frozen=True, eq=False)
class WorkedOut:
    """Some findings, and every place that explains any of them, the best first."""

    explaining: Explaining = field(repr=False)
    reports: tuple[Reported, ...]
    seats: list[Seat]

    def places(self) -> list[Explained]:
        rows, rank, last = [], 0, None
        for seat in self.seats:
            rank += seat.score != last
            last = seat.score
            rows.append(_row(seat, rank))
        return rows

    def together(self) -> list[ExplainedTogether]:
        return together(self.reports, self.seats)

    def tests(self) -> list[NextTest]:
        kinds, midline, first = self.explaining.kinds, self.explaining.midline, self.explaining.first
        special = frozenset(end for end, (clinician, *_) in first.items() if clinician)
        rows = splitting(self.reports, self.seats, kinds, midline, special)
        # What tells most comes first; of equals strength before skin, and what anyone can test.
        return sorted(
            rows, key=lambda row: (-row.splits, row.kind == "area", *first.get(row.end, ()), row.side)
        )


def _row(seat: Seat, rank: int) -> Explained:
    place = seat.place
    met = {report.end for report in seat.having(EXPLAINED, PARTLY, CONTRADICTED)}
    sources = join(source for end, cell in place.sources.items() if end in met for source in cell.split(";"))
    told = [listed(seat.having(*verdicts)) for verdicts in TOLD]
    return Explained(seat.side, place.site, place.kind, *told, rank, seat.score, place.nerve, sources)
