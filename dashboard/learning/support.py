"""What the sources support, all of them, and where they differ: the ground that fair questions stand on."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import cached_property

from atlas import Atlas
from atlas.levels import ROOTS
from atlas.scales import MIDDLE
from atlas.served import CONSENSUS, Service

from .cards import RIGHT

CLOSE_VIEWS = ("top", "sole", "seat")
SMALL_REGIONS = ("saddle", "toes")
RANGE = re.compile(r"\b([LS][1-5])(?:(?:–|-| to )([LS]?[1-5])\b)?")


@dataclass(frozen=True, eq=False)
class Support:
    """The atlas, asked what a question may hold for right, for possible and for wrong."""

    atlas: Atlas = field(repr=False)

    @cached_property
    def areas(self) -> dict[str, tuple]:
        return {row.area: row for row in self.atlas.tables.rows("areas")}

    @cached_property
    def trunks(self) -> dict[str, tuple[str, ...]]:
        """nerve -> the nerves it branches from, the nearest first."""
        parents = self.atlas.telling.parents
        found: dict[str, tuple[str, ...]] = {}
        for nerve in parents:
            above, trunk = [], parents[nerve]
            while trunk:
                above.append(trunk)
                trunk = parents[trunk]
            found[nerve] = tuple(above)
        return found

    # -- roots of an end ------------------------------------------------------------------

    def main_roots(self, end: str) -> tuple[str, ...]:
        """The roots that the consensus calls primary, border roots left out."""
        services = self.atlas.served.of_end(end)
        return tuple(s.root for s in services if s.relation == "primary" and s.root in ROOTS)

    def named_roots(self, end: str) -> frozenset[str]:
        """Every root that any row of any map or study names for this end, read or from memory.

        A whole task, such as walking on the heels, is also named by what its muscles do alone.
        """
        ends = self._with_muscles(end)
        return frozenset(s.root for end in ends for s in self.services(end) if s.root in ROOTS)

    def mentioned_roots(self, end: str) -> frozenset[str]:
        """Roots that must not stand as wrong beside those named.

        The words of a movement or reflex, and the figures on it, mention them; or they run in the
        nerve that a tension test stretches.
        """
        stretched = self._stretched.get(end, ())
        carried = (root for site in stretched for root in self.atlas.wiring.roots_of(site))
        return frozenset(root for root in carried if root in ROOTS) | self._told.get(end, frozenset())

    def is_of_no_root(self, end: str) -> bool:
        """It was read that no root of the leg explains this sign."""
        rows = self.atlas.served.by_end.get((end, CONSENSUS), ())
        return any(row.relation == "not_drawn" and row.status == "VERIFIED" for row in rows)

    def services(self, end: str) -> list[Service]:
        served = self.atlas.served
        return [service for map in served.maps for service in served.of_end(end, map)]

    def is_disputed(self, end: str) -> bool:
        """The sources differ here, so that no one root may be asked for as certain.

        So it is where the published maps disagree or the confidence is low; where any map or study
        names none of the roots that the consensus calls primary; and where it names others beside
        them, if that is listed among the disagreements (of a whole task: for what its muscles do).
        """
        area = self.areas.get(end)
        if area is not None and (area.agreement == "disagree" or area.confidence == "low"):
            return True
        if end in self._listed and {"partly", "disagree"} & self._verdicts(*self._with_muscles(end)):
            return True
        return "disagree" in self._verdicts(end)

    def _verdicts(self, *ends: str) -> set[str]:
        """How the maps and studies compare with the consensus at these ends."""
        maps, compared = self.atlas.served.maps, self.atlas.maps.verdict
        return {compared(end, CONSENSUS, map).verdict for end in ends for map in maps}

    @cached_property
    def _listed(self) -> frozenset[str]:
        """The ends that a disagreement between sources is linked to."""
        tables = self.atlas.tables
        points = {row.caution for row in tables.rows("cautions") if row.kind == "disagreement"}
        return frozenset(row.id for row in tables.rows("caution_links") if row.caution in points)

    def sources(self, end: str, roots: Collection[str]) -> tuple[str, ...]:
        """Who says that these roots serve this end: those of the consensus, and all where sources differ."""
        if self.is_disputed(end):
            return cited(s.sources for end in self._with_muscles(end) for s in self.services(end))
        return cited(s.sources for s in self.atlas.served.of_end(end) if s.root in roots)

    def _with_muscles(self, end: str) -> tuple[str, ...]:
        return (end, *self._muscles.get(end, ()))

    @cached_property
    def _muscles(self) -> dict[str, tuple[str, ...]]:
        """whole task -> the single movements that the same stretch of nerve works."""
        at, kinds = self._sites, {row.movement: row.kind for row in self.atlas.tables.rows("movements")}
        return {
            task: tuple(end for end, kind in kinds.items() if kind == "movement" and at[end] & at[task])
            for task, kind in kinds.items()
            if kind == "composite"
        }

    @cached_property
    def _stretched(self) -> dict[str, frozenset[str]]:
        """tension test -> the stretches of nerve it pulls on."""
        rows = self.atlas.tables.rows("reflexes")
        return {row.reflex: self._sites[row.reflex] for row in rows if row.kind == "tension_test"}

    @cached_property
    def _sites(self) -> dict[str, frozenset[str]]:
        arrivals = self.atlas.wiring.arrivals
        return {end: frozenset(site for site, _ in arrivals.get(end, ())) for end in self.atlas.ends}

    @cached_property
    def _told(self) -> dict[str, frozenset[str]]:
        """movement or reflex -> the roots that its words mention, or the figures on it."""
        found: dict[str, frozenset[str]] = {}
        texts = [(key.split(".")[1], text) for (key, *_), text in self.atlas.wording.texts.items()
                 if key.startswith(("movement.", "reflex."))]  # fmt: skip
        texts += [(row.about, f"{row.measure} {row.root}") for row in self.atlas.tables.rows("findings")
                  if row.about_kind == "reflex"]  # fmt: skip
        for end, text in texts:
            found[end] = found.get(end, frozenset()) | roots_in(text)
        return found

    # -- skin ---------------------------------------------------------------------------------

    def pick(self, area: str) -> str:
        """The pick of an area on the limb that is stored."""
        return f"{MIDDLE if area in self.atlas.midline else RIGHT}:{area}"

    def distance(self, area: str, other: str) -> int:
        """How far apart two areas lie: regions from the groin to the toes, and whether in another view."""
        here, there = self.areas[area], self.areas[other]
        return abs(self._regions[here.region] - self._regions[there.region]) + (here.view != there.view)

    @cached_property
    def _regions(self) -> dict[str, int]:
        """region -> its place on the way down the limb, in which the table has them."""
        regions = dict.fromkeys(row.region for row in self.areas.values())
        return {region: at for at, region in enumerate(regions)}

    def zoom(self, areas: Iterable[str]) -> str:
        """The view to open first where the skin asked about is small; else nothing."""
        rows = [self.areas[area] for area in areas]
        views = [row.view for row in rows if row.view in CLOSE_VIEWS or row.region in SMALL_REGIONS]
        return max(sorted(set(views)), key=views.count) if rows and len(views) == len(rows) else ""


def cited(cells: Iterable[str]) -> tuple[str, ...]:
    """The ids of several cells of sources, each once."""
    return tuple(dict.fromkeys(source for cell in cells for source in cell.split(";") if source))


def roots_in(text: str) -> frozenset[str]:
    """The roots that a text mentions, ranges such as L2–L4 or S4–5 with all between."""
    found: set[str] = set()
    for first, last in RANGE.findall(text):
        last = last if len(last) == 2 else f"{first[0]}{last}" if last else first
        found.update(ROOTS[ROOTS.index(first) : ROOTS.index(last) + 1])
    return frozenset(found)


def near_roots(right: Iterable[str], supported: Iterable[str]) -> tuple[str, ...]:
    """The roots that no source supports, those next to a right one first."""
    right, supported = list(right), set(supported)
    others = [root for root in ROOTS if root not in supported]
    return tuple(sorted(others, key=lambda root: apart([root], right)))


def apart(some: Iterable[str], others: Collection[str]) -> int:
    """How many roots lie between the nearest two of some roots and others."""
    return min(abs(ROOTS.index(one) - ROOTS.index(other)) for one in some for other in others)


def in_root_order(roots: Iterable[str]) -> tuple[str, ...]:
    """Some roots, each once, without those at the border of the atlas."""
    return tuple(sorted(set(roots).intersection(ROOTS), key=ROOTS.index))
