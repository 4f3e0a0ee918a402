"""Where each condition presses, on which root: the compressions, one place at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from .levels import DISC_LEVELS, exiting, roots_at, spinal_sites, traversing
from .tables import Tables, frozen
from .wiring import Wiring


@dataclass(frozen=True)
class Hit:
    """One condition pressing on one root at one site."""

    condition: str
    compression: str
    site: str
    root: str
    level: str
    position: str
    certainty: str
    sides: str
    status: str
    sources: str


@dataclass(frozen=True)
class Pressing:
    """All hits, found by place and by condition."""

    at: Mapping[tuple[str, str], tuple[Hit, ...]] = field(repr=False)
    by: Mapping[str, tuple[Hit, ...]] = field(repr=False)

    @classmethod
    def of(cls, tables: Tables, wiring: Wiring) -> Pressing:
        at, by = defaultdict(list), defaultdict(list)
        for row in tables.rows("compressions"):
            for hit in hits_of(row, wiring):
                at[hit.site, hit.root].append(hit)
                by[hit.condition].append(hit)
        return cls(*(frozen({key: tuple(hits) for key, hits in found.items()}) for found in (at, by)))


def hits_of(row, wiring: Wiring) -> Iterable[Hit]:
    """The hits of one row of compressions."""
    for level, site, root in _places(row, wiring):
        yield Hit(
            *(row.condition, row.compression, site, root, level, row.position),
            *(row.certainty, row.sides, row.status, row.sources),
        )


def _places(row, wiring: Wiring) -> Iterable[tuple[str, str, str]]:
    if row.site:
        for root in [row.root] if row.root else wiring.roots_of(row.site):
            yield "", row.site, root
        return
    for level in DISC_LEVELS if row.level == "any" else (row.level,):
        hit = roots_hit(level, row.position, row.hits, row.root)
        for site, roots in spinal_sites(level, row.position).items():
            for root in roots:
                if root in hit:
                    yield level, site, root


def roots_hit(level: str, position: str, hits: str, named: str) -> list[str]:
    """The roots a compression names by its rule, of those that lie at its place."""
    here = roots_at(level, position)
    if hits == "all_below":
        return here
    if hits == "named":
        return [root for root in here if root == named]
    if level == "sacral":
        return here
    wanted = exiting(level) if hits == "exiting" else traversing(level)
    return [root for root in here if root == wanted]
