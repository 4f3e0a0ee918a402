"""The places on the wiring where trouble could sit, and what each would do to every finding.

A place is taken as a whole: all fibres that run through it. In life a part may be spared, which
the screens say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from .levels import ROOTS, roots_at
from .reported import EXAMINED, STRENGTH
from .scales import POSSIBLE, SPINAL, WEAK
from .served import CONSENSUS, Served
from .tables import Tables, frozen, join
from .wiring import Way, Wiring

ROOT, SEVERAL, PLEXUS, NERVE, ABOVE = "root", "roots", "plexus", "nerve", "above"
BOTH_SIDED = (SEVERAL, ABOVE)  # they lie in the middle, before the ways part

SPEAKING = ("area", *EXAMINED)  # called normal they speak against a place that would have spoilt them


@dataclass(frozen=True, eq=False)
class Place:
    """One root, several roots in the canal, a plexus, a stretch of nerve, or what lies above the roots.

    `site` is the id of a site or root, `above` for cord and brain; `touches`: end -> WEAK or
    POSSIBLE; `firm`: the ends that could hardly stay normal; `sources`: of what it touches.
    """

    site: str
    kind: str
    nerve: str
    order: int
    touches: Mapping[str, str] = field(repr=False)
    firm: frozenset[str] = field(repr=False)
    sources: Mapping[str, str] = field(repr=False)

    @cached_property
    def size(self) -> int:
        """How many ends it would touch for certain."""
        return sum(touch == WEAK for touch in self.touches.values())


def all_places(tables: Tables, served: Served, wiring: Wiring, kinds: Mapping[str, str]) -> tuple[Place, ...]:
    """Every place, from above the roots outwards; `kinds`: end -> kind."""
    arrivals = _arrivals(tables, wiring)
    rows = tables.rows("sites")
    found = [_above(tables, kinds)]
    for root in ROOTS:
        order = wiring.order[wiring.spine_of(root)[-1]]
        found.append(_of_roots(root, ROOT, order, [root], served, kinds))
    canals = [row for row in rows if row.kind == "canal"]
    found += [
        _of_roots(row.site, SEVERAL, int(row.order), roots_at(row.level, "canal"), served, kinds)
        for row in canals
    ]
    met = _met(arrivals)
    found += [_of_site(row, met.get(row.site, {}), kinds) for row in rows if row.kind not in SPINAL]
    return tuple(sorted(found, key=lambda place: place.order))


# -- cord and brain -------------------------------------------------------------------------


def _above(tables: Tables, kinds: Mapping[str, str]) -> Place:
    """Cord and brain can weaken and numb anything below; only their own signs are sure of them."""
    own = {row.reflex: row.sources for row in tables.rows("reflexes") if row.kind == "cord_sign"}
    borrowed = join(source for sources in own.values() for source in sources.split(";"))
    below = (end for end, kind in kinds.items() if kind in ("area", *STRENGTH))
    touches = dict.fromkeys(below, POSSIBLE)
    sources = dict.fromkeys(touches, borrowed) | own
    touches |= dict.fromkeys(own, WEAK)
    return Place(ABOVE, ABOVE, "", 0, frozen(touches), frozenset(), frozen(sources))


# -- roots ----------------------------------------------------------------------------------


def _of_roots(site: str, kind: str, order: int, roots: list[str], served: Served, kinds) -> Place:
    """Roots touch what they serve; an end stays whole only where another root mainly serves it too."""
    touches, firm, sources = {}, set(), {}
    for end, kind_of_end in kinds.items():
        services = served.of_end(end)
        own = [service for service in services if service.root in roots]
        main = {service.root for service in services if service.relation == "primary"}
        if own:
            touches[end] = WEAK if main.intersection(roots) else POSSIBLE
            sources[end] = join(source for service in own for source in service.sources.split(";"))
        if main and main.issubset(roots) and kind_of_end in SPEAKING:
            firm.add(end)
        if kind_of_end == "history_sign" and kind == SEVERAL:  # eased by bending: a narrow canal
            touches[end] = WEAK
            sources[end] = _own_sources(served, end)
    return Place(site, kind, "", order, frozen(touches), frozenset(firm), frozen(sources))


def _own_sources(served: Served, end: str) -> str:
    rows = served.by_end.get((end, CONSENSUS), ())
    return join(source for row in rows for source in row.sources.split(";"))


# -- plexus and nerves ----------------------------------------------------------------------


@dataclass(frozen=True)
class _Arrival:
    """Where a nerve reaches an end: the sites that every usual way there runs through, and any way."""

    site: str
    part: str
    always: frozenset[str]
    ever: frozenset[str]
    sources: str


def _arrivals(tables: Tables, wiring: Wiring) -> dict[str, list[_Arrival]]:
    found: dict[str, list[_Arrival]] = {}
    for row in tables.rows("ends"):
        ways = [way for courses in wiring.courses.values() for way in courses.get(row.site, ())]
        usual = [way for way in ways if way.share == "usual"] or ways
        arrival = _Arrival(row.site, row.part, _common(usual), _any(ways), row.sources)
        found.setdefault(row.end, []).append(arrival)
    return found


def _met(arrivals: Mapping[str, list[_Arrival]]) -> dict[str, dict[str, list[_Arrival]]]:
    """site -> the ends that some way through it reaches, each with all its arrivals."""
    found: dict[str, dict[str, list[_Arrival]]] = {}
    for end, rows in arrivals.items():
        for site in frozenset().union(*(row.ever for row in rows)):
            found.setdefault(site, {})[end] = rows
    return found


def _common(ways: Iterable[Way]) -> frozenset[str]:
    return frozenset.intersection(*(frozenset(way.sites) for way in ways))


def _any(ways: Iterable[Way]) -> frozenset[str]:
    return frozenset().union(*(way.sites for way in ways))


def _of_site(row, met: Mapping[str, list[_Arrival]], kinds: Mapping[str, str]) -> Place:
    """A stretch touches what its fibres go on to; what another nerve mainly feeds too may stay whole."""
    touches, firm, sources = {}, set(), {}
    for end, found in met.items():
        touch = _touch(row.site, found, kinds[end])
        if touch:
            here = [arrival for arrival in found if row.site in arrival.ever]
            touches[end] = touch
            sources[end] = join(source for arrival in here for source in arrival.sources.split(";"))
        if kinds[end] in SPEAKING and all(row.site in arrival.always for arrival in _main(found)):
            firm.add(end)
    kind = PLEXUS if row.kind == "plexus" else NERVE
    return Place(row.site, kind, row.nerve, int(row.order), frozen(touches), frozenset(firm), frozen(sources))


def _touch(site: str, arrivals: list[_Arrival], kind: str) -> str:
    if kind == "nerve_sign":  # tapping or squeezing one place speaks of that place alone
        return WEAK if any(arrival.site == site for arrival in arrivals) else ""
    main = any(site in arrival.always for arrival in _main(arrivals))
    return WEAK if main and kind != "tension_test" else POSSIBLE  # stretching a nerve tugs at its roots


def _main(arrivals: list[_Arrival]) -> list[_Arrival]:
    """Those of the main supply; where there is none, all."""
    return [arrival for arrival in arrivals if arrival.part == "main"] or arrivals
