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


@dataclass(frozen=True, eq=False)  # one explaining is itself, so that answers can be kept by it
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
        rows, rank, last = [], 0, None
        for seat in seats_for(self.read(findings), self.places):
            rank += seat.score != last
            last = seat.score
            rows.append(_row(seat, rank))
        return rows

    def explain_together(self, findings: list[str]) -> list[ExplainedTogether]:
        reports = self.read(findings)
        return together(reports, seats_for(reports, self.places))

    def next_test(self, findings: list[str]) -> list[NextTest]:
        reports = self.read(findings)
        special = frozenset(end for end, (clinician, *_) in self.first.items() if clinician)
        seats = seats_for(reports, self.places)
        rows = splitting(reports, seats, self.kinds, self.midline, special)
        return sorted(rows, key=self._place_of_test)

    def read(self, findings: list[str]) -> tuple[Reported, ...]:
        return read(findings, self.kinds, self.midline)

    def _place_of_test(self, row: NextTest) -> tuple:
        return (-row.splits, row.kind == "area", *self.first.get(row.end, ()), row.side)


def _row(seat: Seat, rank: int) -> Explained:
    place = seat.place
    met = {report.end for report in seat.having(EXPLAINED, PARTLY, CONTRADICTED)}
    sources = join(source for end, cell in place.sources.items() if end in met for source in cell.split(";"))
    told = [listed(seat.having(*verdicts)) for verdicts in TOLD]
    return Explained(seat.side, place.site, place.kind, *told, rank, seat.score, place.nerve, sources)
