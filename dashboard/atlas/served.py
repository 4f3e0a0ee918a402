"""Which roots serve an end, map by map, and how far the published maps agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from .answers import ServingRoot
from .scales import NAMING, SERVING
from .tables import Tables, frozen, join

CONSENSUS = "consensus"


@dataclass(frozen=True)
class Service:
    """One map's word on one end and one root."""

    end: str
    root: str
    map: str
    relation: str
    precision: str
    note: str
    status: str
    sources: str


@dataclass(frozen=True)
class Served:
    """Every map's word on every end."""

    maps: tuple[str, ...]
    root_order: Mapping[str, int]
    by_end: Mapping[tuple[str, str], tuple[Service, ...]] = field(repr=False)

    @classmethod
    def of(cls, tables: Tables) -> Served:
        maps = sorted(tables.rows("maps"), key=lambda row: int(row.order))
        order = {row.root: int(row.order) for row in tables.rows("roots")}
        found = defaultdict(list)
        for row in tables.rows("served"):
            found[row.end, row.map].append(Service(*(getattr(row, name) for name in _FIELDS)))
        by_end = {
            key: tuple(sorted(services, key=lambda service: _rank(service, order)))
            for key, services in found.items()
        }
        return cls(tuple(row.map for row in maps), frozen(order), frozen(by_end))

    def of_end(self, end: str, map: str = CONSENSUS) -> list[Service]:
        """The roots serving one end by one map, primary first, then in root order."""
        services = self.by_end.get((end, map), ())
        return [service for service in services if service.root and service.relation in SERVING]

    def consensus(self) -> Iterable[Service]:
        """Everything the consensus says of roots and ends."""
        for end, map in self.by_end:
            if map == CONSENSUS:
                yield from self.of_end(end)

    def agreement(self, end: str, root: str) -> tuple[list[str], list[str]]:
        """The published maps that draw this end with this root, and those without it."""
        naming, silent = [], []
        for map in self.maps:
            named = {s.root for s in self.of_end(end, map) if s.relation in NAMING}
            if map != CONSENSUS and named:
                (naming if root in named else silent).append(map)
        return naming, silent

    def roots_for(self, ends: list[str], map: str) -> list[ServingRoot]:
        """The roots that serve these ends by one map, primary first."""
        services = [service for end in ends for service in self.of_end(end, map)]
        services.sort(key=lambda service: _rank(service, self.root_order))
        return [self.row(service) for service in services]

    def row(self, service: Service) -> ServingRoot:
        """One map's word, with the maps that say the same."""
        s = service
        naming, silent = self.agreement(s.end, s.root)
        told = (s.root, s.relation, s.end, join(naming), join(silent), s.sources)
        return ServingRoot(*told, s.precision, s.note, s.status)


_FIELDS = tuple(Service.__dataclass_fields__)


def _rank(service: Service, root_order: Mapping[str, int]) -> tuple:
    relation = SERVING.index(service.relation) if service.relation in SERVING else len(SERVING)
    return (relation, root_order.get(service.root, 99))
