"""What the sources support, all of them, and where they differ: the ground that fair questions stand on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from atlas import Atlas
from atlas.levels import ROOTS
from atlas.scales import MIDDLE
from atlas.served import CONSENSUS, Service

from .cards import RIGHT

CLOSE_VIEWS = ("top", "sole", "seat")
SMALL_REGIONS = ("saddle", "toes")


@dataclass(frozen=True, eq=False)
class Support:
    """The atlas, asked what a question may hold for right, for possible and for wrong."""

    atlas: Atlas = field(repr=False)

    @cached_property
    def areas(self) -> dict[str, tuple]:
        return {row.area: row for row in self.atlas.tables.rows("areas")}

    # -- roots of an end ------------------------------------------------------------------

    def main_roots(self, end: str) -> tuple[str, ...]:
        """The roots that the consensus calls primary, border roots left out."""
        services = self.atlas.served.of_end(end)
        return tuple(s.root for s in services if s.relation == "primary" and s.root in ROOTS)

    def named_roots(self, end: str) -> frozenset[str]:
        """Every root that any row of any map or study names for this end, read or from memory."""
        return frozenset(s.root for s in self.services(end) if s.root in ROOTS)

    def services(self, end: str) -> list[Service]:
        served = self.atlas.served
        return [service for map in served.maps for service in served.of_end(end, map)]

    def is_disputed(self, end: str) -> bool:
        """The sources differ here, so that no one root may be asked for as certain.

        So it is where the published maps disagree or the confidence is low; where any map or study
        names none of the roots that the consensus calls primary; and where it names others beside
        them, if that is listed among the disagreements.
        """
        area = self.areas.get(end)
        if area is not None and (area.agreement == "disagree" or area.confidence == "low"):
            return True
        maps = self.atlas.served.maps
        verdicts = {self.atlas.maps.verdict(end, CONSENSUS, map).verdict for map in maps}
        return "disagree" in verdicts or ("partly" in verdicts and end in self._listed)

    @cached_property
    def _listed(self) -> frozenset[str]:
        """The ends that a disagreement between sources is linked to."""
        tables = self.atlas.tables
        points = {row.caution for row in tables.rows("cautions") if row.kind == "disagreement"}
        return frozenset(row.id for row in tables.rows("caution_links") if row.caution in points)

    def sources(self, end: str, roots: Iterable[str], maps: Iterable[str] = (CONSENSUS,)) -> tuple[str, ...]:
        """Who says that these roots serve this end."""
        roots, maps = set(roots), set(maps)
        rows = (s for s in self.services(end) if s.map in maps and s.root in roots)
        return cited(row.sources for row in rows)

    # -- skin ---------------------------------------------------------------------------------

    def pick(self, area: str) -> str:
        """The pick of an area on the limb that is stored."""
        return f"{MIDDLE if area in self.atlas.midline else RIGHT}:{area}"

    def zoom(self, areas: Iterable[str]) -> str:
        """The view to open first where the skin asked about is small; else nothing."""
        rows = [self.areas[area] for area in areas]
        views = [row.view for row in rows if row.view in CLOSE_VIEWS or row.region in SMALL_REGIONS]
        return max(sorted(set(views)), key=views.count) if rows and len(views) == len(rows) else ""


def cited(cells: Iterable[str]) -> tuple[str, ...]:
    """The ids of several cells of sources, each once."""
    return tuple(dict.fromkeys(source for cell in cells for source in cell.split(";") if source))


def near_roots(right: Iterable[str], supported: Iterable[str]) -> tuple[str, ...]:
    """The roots that no source supports, those next to a right one first."""
    right, supported = [ROOTS.index(root) for root in right], set(supported)
    others = [root for root in ROOTS if root not in supported]
    return tuple(sorted(others, key=lambda root: min(abs(ROOTS.index(root) - at) for at in right)))


def in_root_order(roots: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(roots), key=ROOTS.index))
