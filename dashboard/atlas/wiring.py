"""The wiring graph: the ways each root can take from the spine, stretch by stretch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

import networkx as nx

from .scales import PARTS, SPINAL
from .tables import Tables, frozen


@dataclass(frozen=True)
class Way:
    """One unbroken course of one root: its sites from the spine outward."""

    sites: tuple[str, ...]
    share: str = "usual"
    part: str = "main"

    @property
    def rank(self) -> tuple:
        """Usual before unusual courses, main supply before edges, then the shorter."""
        return (self.share != "usual", PARTS.index(self.part), len(self.sites), self.sites)


@dataclass(frozen=True)
class Wiring:
    """All courses of all roots, worked out once."""

    order: Mapping[str, int]
    kinds: Mapping[str, str]
    courses: Mapping[str, Mapping[str, tuple[Way, ...]]] = field(repr=False)
    arrivals: Mapping[str, tuple[tuple[str, str], ...]] = field(repr=False)

    @classmethod
    def of(cls, tables: Tables) -> Wiring:
        sites = tables.rows("sites")
        arrivals = defaultdict(list)
        for row in tables.rows("ends"):
            arrivals[row.end].append((row.site, row.part))
        courses = {root: courses_of(graph) for root, graph in root_graphs(tables).items()}
        return cls(
            order=frozen({row.site: int(row.order) for row in sites}),
            kinds=frozen({row.site: row.kind for row in sites}),
            courses=frozen(courses),
            arrivals=frozen({end: tuple(found) for end, found in arrivals.items()}),
        )

    def ways(self, end: str, root: str) -> list[Way]:
        """Every way of one root to one end, the usual and main ones first."""
        courses = self.courses.get(root, {})
        found = [
            Way(way.sites, way.share, part)
            for site, part in self.arrivals.get(end, ())
            for way in courses.get(site, ())
        ]
        return sorted(found, key=lambda way: way.rank)

    def roots_of(self, site: str) -> list[str]:
        """The roots some of whose fibres run through a site."""
        return [root for root, courses in self.courses.items() if site in courses]

    def spine_of(self, root: str) -> list[str]:
        """The sites of one root inside and beside the spine, in order."""
        sites = [site for site in self.courses.get(root, {}) if self.kinds[site] in SPINAL]
        return sorted(sites, key=self.order.__getitem__)


def root_graphs(tables: Tables) -> dict[str, nx.DiGraph]:
    """The wiring of each root by itself, roots in their order."""
    graphs = {row.root: nx.DiGraph() for row in tables.rows("roots")}
    for row in tables.rows("wiring"):
        if row.root in graphs:
            graphs[row.root].add_edge(row.from_site, row.to_site, share=row.share)
    return graphs


def courses_of(graph: nx.DiGraph) -> dict[str, tuple[Way, ...]]:
    """For every site of one root's graph, all courses from the root's start to it."""
    courses: dict[str, tuple[Way, ...]] = {}
    for site in nx.topological_sort(graph):
        came = [
            Way(
                (*way.sites, site),
                "sometimes" if graph.edges[before, site]["share"] == "sometimes" else way.share,
            )
            for before in graph.predecessors(site)
            for way in courses[before]
        ]
        courses[site] = tuple(came) or (Way((site,)),)
    return courses
