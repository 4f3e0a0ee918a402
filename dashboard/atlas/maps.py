"""The maps beside each other: which may be drawn, and how far two of them agree on one place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from .answers import Compared
from .scales import SERVING
from .served import CONSENSUS, Served, Service
from .tables import join


def may_be_drawn(map: str, relation: str, status: str) -> bool:
    """The one rule: the consensus, and of every other map what was read in the figure itself."""
    return relation in SERVING and (map == CONSENSUS or status == "VERIFIED")


@dataclass(frozen=True)
class Maps:
    """What every map says of the skin."""

    served: Served = field(repr=False)
    areas: tuple[str, ...] = field(repr=False)

    def drawn(self) -> list[str]:
        """The maps of which something may be drawn, in their order."""
        return [map for map in self.served.maps if any(self.rows(map))]

    def rows(self, map: str) -> Iterable[Service]:
        """What one map draws, area by area."""
        for area in self.areas:
            yield from self.on(area, map)

    def on(self, end: str, map: str) -> list[Service]:
        """What one map draws at one end, primary roots first."""
        return [s for s in self.served.of_end(end, map) if may_be_drawn(map, s.relation, s.status)]

    def compare(self, map_a: str, map_b: str) -> list[Compared]:
        """The verdict on each area."""
        return [self.verdict(area, map_a, map_b) for area in self.areas]

    def verdict(self, end: str, map_a: str, map_b: str) -> Compared:
        """How far two maps agree on one end, by the roots each calls primary there.

        1. `blank`: one of them, or both, names no primary root here.
        2. `agree`: they name the same primary roots.
        3. `partly`: they share some of them.
        4. `disagree`: they share none.

        Neighbours do not count: the consensus lists them so freely that no map would ever disagree.
        """
        here, there = (self._primary(end, map) for map in (map_a, map_b))
        if not here or not there:  # step 1
            verdict = "blank"
        elif set(here) == set(there):  # step 2
            verdict = "agree"
        else:  # steps 3 and 4
            verdict = "partly" if set(here) & set(there) else "disagree"
        return Compared(end, verdict, join(here), join(there))

    def agreeing(self, end: str) -> tuple[int, int]:
        """The most published maps that name the same primary roots here, and all that name any."""
        named = [frozenset(self._primary(end, map)) for map in self.served.maps if map != CONSENSUS]
        counts = Counter(roots for roots in named if roots)
        return max(counts.values(), default=0), counts.total()

    def _primary(self, end: str, map: str) -> list[str]:
        return [s.root for s in self.served.of_end(end, map) if s.relation == "primary"]
