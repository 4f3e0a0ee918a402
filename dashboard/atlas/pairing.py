"""Two places that together explain what no single one does."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from .answers import ExplainedTogether
from .places import ABOVE
from .reported import Reported
from .seats import CONTRADICTED, EXPLAINED, PARTLY, VERDICTS, Seat, listed, worth

MOST = 6


def together(reports: tuple[Reported, ...], seats: list[Seat]) -> list[ExplainedTogether]:
    """The smallest of the best pairs, where two places explain better than any single one does."""
    alone = max((seat.score for seat in seats), default=0)
    wrong = [report for report in reports if not report.is_normal]
    alike: dict[tuple, Seat] = {}
    for seat in seats:  # of those that say the same, the smallest comes first
        alike.setdefault((seat.side, *seat.verdicts.values()), seat)
    pairs = [_Pair(*pair) for pair in combinations(alike.values(), 2)]
    whole = [pair for pair in pairs if pair.explains(wrong) and pair.needs_both]
    best = max((pair.score for pair in whole), default=0)
    if best <= alone:
        return []
    chosen = sorted((pair for pair in whole if pair.score == best), key=lambda pair: pair.size)
    return [pair.row() for pair in chosen[:MOST]]


@dataclass(frozen=True)
class _Pair:
    one: Seat
    other: Seat

    def explains(self, wrong: list[Reported]) -> bool:
        return all(self._best(report) in (EXPLAINED, PARTLY) for report in wrong)

    @property
    def needs_both(self) -> bool:
        """Each explains something that the other does not."""
        own = [{*seat.having(EXPLAINED, PARTLY)} for seat in (self.one, self.other)]
        return bool(own[0] - own[1]) and bool(own[1] - own[0])

    def _best(self, report: Reported) -> str:
        said = {self.one.verdicts[report], self.other.verdicts[report]}
        return next((verdict for verdict in VERDICTS if verdict in said), "")

    @property
    def score(self) -> float:
        return sum(worth(report, self._best(report)) for report in self.one.verdicts)

    @property
    def size(self) -> tuple:
        places = (self.one.place, self.other.place)
        return (any(place.kind == ABOVE for place in places), sum(place.size for place in places))

    def row(self) -> ExplainedTogether:
        contradicted = [report for report in self.one.verdicts if self._best(report) == CONTRADICTED]
        told = [
            cell
            for seat in (self.one, self.other)
            for cell in (seat.side, seat.place.site, seat.place.kind, listed(seat.having(EXPLAINED, PARTLY)))
        ]
        return ExplainedTogether(*told, listed(contradicted))
