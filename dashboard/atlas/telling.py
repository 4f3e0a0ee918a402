"""Root or nerve: what would be found if the one were at fault, and what if the other were."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from .answers import Apart
from .scales import NAMING, NORMAL, POSSIBLE, STATUSES, WEAK
from .served import Served
from .tables import Tables, frozen, join
from .wiring import Wiring

NEAREST = 3  # nerves that a picked root is told apart from
PAIRS_KEPT = 512
COMMON = 0.25  # of the skin of root and nerve together: with less in common nobody confuses them


@dataclass(frozen=True)
class Finding:
    """What can be looked at: a movement's strength, a reflex, the feeling of an area."""

    id: str
    kind: str
    first: bool  # an examination of strength begins with it: key and whole movements
    special: bool  # strength that only a clinician can test
    order: int


@dataclass(frozen=True)
class Arrival:
    """One nerve's end at a finding: the nerves that every usual way there runs through, and any way."""

    nerve: str
    part: str
    always: frozenset[str]
    ever: frozenset[str]
    status: str
    sources: str


@dataclass(frozen=True, eq=False)  # one telling is itself, so that answers can be kept by it
class Telling:
    """What trouble of each root, and of each nerve, would do to every finding."""

    served: Served = field(repr=False)
    parents: Mapping[str, str] = field(repr=False)
    findings: tuple[Finding, ...] = field(repr=False)
    arrivals: Mapping[str, tuple[Arrival, ...]] = field(repr=False)

    @classmethod
    def of(cls, tables: Tables, served: Served, wiring: Wiring) -> Telling:
        parents = frozen({row.nerve: row.parent for row in tables.rows("nerves")})
        return cls(served, parents, tuple(_findings(tables)), frozen(_arrivals(tables, wiring)))

    def tell_apart(self, picks: list[str]) -> list[Apart]:
        """All that the roots and the nerves of some picks would touch, the best separators first."""
        roots, nerves = self.seats(picks)
        placed = [row for root in roots for nerve in nerves for row in _pair(self, root, nerve)]
        return [row for _, row in sorted(placed, key=lambda placed: placed[0])]

    # -- where trouble could sit --------------------------------------------------------

    def seats(self, picks: list[str]) -> tuple[list[str], list[str]]:
        """The roots that serve these picks, primary ones first, and the nerves that carry them.

        A picked root stands beside the nerves whose skin is most like its own.
        """
        roots = [pick for pick in picks if pick in self.served.root_order]
        ends = [pick for pick in picks if pick not in self.served.root_order]
        serving = [s for relation in NAMING for end in ends for s in self.served.of_end(end)
                   if s.relation == relation]  # fmt: skip
        nerves = [*(nerve for root in roots for nerve in self.nearest(root)), *self._carrying(ends)]
        return list(dict.fromkeys([*roots, *(s.root for s in serving)])), list(dict.fromkeys(nerves))

    def _carrying(self, ends: list[str]) -> list[str]:
        """The nerves that bring the main supply of these ends, those of most of them first.

        With each stands the trunk it branches from. One farther up stands only where it carries
        more of the ends than all of these: every nerve of the foot is the sciatic in the thigh.
        """
        arriving = [arrival.nerve for end in ends for arrival in self._main(end) if arrival.nerve]
        near = dict.fromkeys([*arriving, *filter(None, (self.parents[nerve] for nerve in arriving))])
        carried = Counter(nerve for end in ends for nerve in self._above(end))
        most = max((carried[nerve] for nerve in near), default=0)
        far = [nerve for nerve in carried if nerve not in near and carried[nerve] > most]
        return sorted([*near, *far], key=lambda nerve: -carried[nerve])

    def _above(self, end: str) -> set[str]:
        """The nerves that bring the main supply of one end, and all the trunks they come from."""
        found, nerves = set(), [arrival.nerve for arrival in self._main(end) if arrival.nerve]
        while nerves:
            found.update(nerves)
            nerves = [self.parents[nerve] for nerve in nerves if self.parents[nerve]]
        return found

    def nearest(self, root: str) -> list[str]:
        """The nerves whose skin is most like that of a root, the likest first."""
        areas = [finding.id for finding in self.findings if finding.kind == "area"]
        own = {area for area in areas if self.in_root(root, area) == WEAK}
        alike = {}
        for nerve in self.parents:
            skin = {area for area in areas for arrival in self._main(area) if nerve in arrival.always}
            alike[nerve] = len(own & skin) / max(1, len(own | skin))
        likest = sorted((nerve for nerve in alike if alike[nerve] >= COMMON), key=lambda nerve: -alike[nerve])
        return likest[:NEAREST]

    # -- what would be found ---------------------------------------------------------------

    def in_root(self, root: str, end: str) -> str:
        """Weak where the root is primary, possible where it helps, else normal."""
        relation = next((s.relation for s in self.served.of_end(end) if s.root == root), "")
        return {"": NORMAL, "primary": WEAK}.get(relation, POSSIBLE)

    def in_nerve(self, nerve: str, end: str) -> str:
        """Weak where every usual way of the main supply runs through the nerve.

        Possible where only some ways do, or only a supply that is not the main one; else normal.
        The nerve is taken as a whole: what leaves above the place of trouble is spared.
        """
        main = self._main(end)
        if main and all(nerve in arrival.always for arrival in main):
            return WEAK
        some = any(nerve in arrival.ever for arrival in self.arrivals.get(end, ()))
        return POSSIBLE if some else NORMAL

    def _main(self, end: str) -> tuple[Arrival, ...]:
        """The main supply of an end; where there is none, all of it."""
        arrivals = self.arrivals.get(end, ())
        return tuple(arrival for arrival in arrivals if arrival.part == "main") or arrivals

    def rows(self, root: str, nerve: str) -> Iterator[tuple[tuple, Apart]]:
        """What one root or one nerve would touch, each with its place in the answer."""
        for finding in self.findings:
            row = self._row(root, nerve, finding)
            if (row.in_root, row.in_nerve) != (NORMAL, NORMAL):
                yield self._place(row, finding), row

    def _row(self, root: str, nerve: str, finding: Finding) -> Apart:
        services = self.served.of_end(finding.id)
        facts = [s for s in services if s.root == root] or services
        facts += self._main(finding.id)
        status = max((fact.status for fact in facts), key=STATUSES.index, default=STATUSES[-1])
        found = (self.in_root(root, finding.id), self.in_nerve(nerve, finding.id))
        sources = join(source for fact in facts for source in fact.sources.split(";"))
        return Apart(root, nerve, finding.kind, finding.id, *found, status, sources)

    def _place(self, row: Apart, finding: Finding) -> tuple:
        """What separates first; then what begins an examination, what was read, what few roots share."""
        services = self.served.of_end(finding.id)
        primary = sum(service.relation == "primary" for service in services)
        sure = STATUSES.index(row.status)
        return (-row.separation, finding.kind == "area", finding.special, not finding.first, sure,
                primary, len(services), finding.order)  # fmt: skip


def _findings(tables: Tables) -> Iterable[Finding]:
    """Movements, true reflexes and areas, in the order of their tables."""
    found = [
        ("movement", row.movement, row.isncsci == "key" or row.kind == "composite", row.who != "anyone")
        for row in tables.rows("movements")
    ]
    found += [("reflex", row.reflex, False, False) for row in tables.rows("reflexes") if row.kind == "reflex"]
    found += [("area", row.area, False, False) for row in tables.rows("areas")]
    for order, (kind, id, first, special) in enumerate(found):
        yield Finding(id, kind, first, special, order)


def _arrivals(tables: Tables, wiring: Wiring) -> dict[str, tuple[Arrival, ...]]:
    """The arrivals of each end, in the order of the table."""
    nerve_of = {row.site: row.nerve for row in tables.rows("sites")}
    found = defaultdict(tuple)
    for row in tables.rows("ends"):
        ways = [way for courses in wiring.courses.values() for way in courses.get(row.site, ())]
        through = [(way.share, frozenset(filter(None, map(nerve_of.get, way.sites)))) for way in ways]
        usual = [nerves for share, nerves in through if share == "usual"] or [nerves for _, nerves in through]
        always, ever = frozenset.intersection(*usual), frozenset.union(*(nerves for _, nerves in through))
        found[row.end] += (Arrival(nerve_of[row.site], row.part, always, ever, row.status, row.sources),)
    return found


@lru_cache(PAIRS_KEPT)
def _pair(telling: Telling, root: str, nerve: str) -> tuple[tuple[tuple, Apart], ...]:
    """The rows of one root and one nerve: the same pairs are asked about again and again."""
    return tuple(telling.rows(root, nerve))
