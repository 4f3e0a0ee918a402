"""The questions, answered in rows: named tuples, quick enough to be asked at every touch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from . import emergency
from .answers import Apart, Cause, Compared, Effect, RedFlag, ServedEnd, ServingRoot, Step
from .causes import Causes
from .errors import UnknownId
from .levels import DISC_LEVELS, POSITIONS, SACRAL_POSITIONS
from .maps import Maps
from .scales import MIDDLE, SIDES
from .served import CONSENSUS, Served
from .tables import Tables
from .telling import Telling
from .wiring import Wiring
from .wording import Wording


@dataclass(frozen=True)
class Questions:
    """What `Atlas` answers as frames, as lists of rows. The same ids are refused, in the same words."""

    tables: Tables = field(repr=False)
    wording: Wording = field(repr=False)
    served: Served = field(repr=False)
    maps: Maps = field(repr=False)
    wiring: Wiring = field(repr=False)
    causes: Causes = field(repr=False)
    telling: Telling = field(repr=False)
    ends: Mapping[str, str] = field(repr=False)

    # -- roots and ends -----------------------------------------------------------------

    def roots_for(self, ends: list[str], map: str = CONSENSUS) -> list[ServingRoot]:
        self._check_map(map)
        return self.served.roots_for(known("end", ends, self.ends), map)

    def served_by(self, roots: list[str] | None = None, sites: list[str] | None = None) -> list[ServedEnd]:
        if (roots is None) == (sites is None):
            raise TypeError("served_by wants roots=[...] or sites=[...], one of the two")
        if roots is not None:
            rows = self._served_by_roots(known("root", roots, self.served.root_order))
        else:
            rows = self._served_by_sites(known("site", sites, self.wiring.kinds))
        order = self.served.root_order
        return sorted(rows, key=lambda row: (order[row.root], row.relation != "primary"))

    def _served_by_roots(self, roots: list[str]) -> list[ServedEnd]:
        rows = []
        for s in self.served.consensus():
            if s.root in roots:
                ways = self.wiring.ways(s.end, s.root)
                arrivals = dict.fromkeys(way.sites[-1] for way in ways) or [""]
                rows += [ServedEnd(s.end, self.ends[s.end], s.root, s.relation, site) for site in arrivals]
        return rows

    def _served_by_sites(self, sites: list[str]) -> list[ServedEnd]:
        return [
            ServedEnd(end, self.ends[end], root, relation, site)
            for site in sites
            for root in self.wiring.roots_of(site)
            for end, relation in self.causes.touched(site, root).items()
        ]

    def way(self, end: str, map: str = CONSENSUS) -> list[Step]:
        self._check_map(map)
        (end,) = known("end", [end], self.ends)
        rows = []
        for s in self.served.of_end(end, map):
            ways = self.wiring.ways(end, s.root)
            for path, way in enumerate(ways, start=1):
                for step, site in enumerate(way.sites, start=1):
                    rows.append(Step(s.root, s.relation, path, step, site, True, way.share, way.part))
            if not ways:
                rows.append(Step(s.root, s.relation, None, None, "", False, "", ""))
        return rows

    # -- maps -----------------------------------------------------------------------------

    def drawn(self, map: str) -> list[ServingRoot]:
        self._check_map(map)
        return [self.served.row(service) for service in self.maps.rows(map)]

    def compare(self, map_a: str, map_b: str) -> list[Compared]:
        self._check_map(map_a)
        self._check_map(map_b)
        return self.maps.compare(map_a, map_b)

    # -- conditions -----------------------------------------------------------------------

    def causes_for(self, picks: list[str], voice: str = "plain", language: str = "en") -> list[Cause]:
        self.wording.check_voice(voice)
        picks = known("area, movement, reflex or root", picks, self._pickable())
        return self.causes.causes_for(picks, lambda hit: self.wording.mechanism(hit, voice, language))

    def effects_of(
        self,
        condition: str,
        level: str | None = None,
        position: str | None = None,
        voice: str = "plain",
        language: str = "en",
    ) -> list[Effect]:
        self.wording.check_voice(voice)
        (condition,) = known("condition", [condition], self.causes.conditions)
        _check_place(level, position)
        return self.causes.effects_of(
            condition, level, position, lambda hit: self.wording.mechanism(hit, voice, language)
        )

    def tell_apart(self, picks: list[str]) -> list[Apart]:
        return self.telling.tell_apart(known("area, movement, reflex or root", picks, self._pickable()))

    def red_flags_for(self, picks: list[str]) -> list[RedFlag]:
        picks = _listed("pick", picks)
        sides = [emergency.side_of(pick) for pick in picks]
        known("side", [side for side in sides if side], (*SIDES, MIDDLE))
        ids = [emergency.id_of(pick) for pick in picks]
        known("pick", ids, {**self._pickable(), **self.causes.conditions})
        return emergency.red_flags_for(self.tables, picks, self.ends)

    # -- what is known ----------------------------------------------------------------------

    def _pickable(self) -> dict:
        return {**self.ends, **self.served.root_order}

    def _check_map(self, map: str) -> None:
        known("map", [map], self.served.maps)


def known(kind: str, ids: list[str], allowed: Iterable[str]) -> list[str]:
    """The ids, each once. Raises TypeError for what is no list of texts, UnknownId for a stranger."""
    ids = _listed(kind, ids)
    for id in ids:
        if id not in allowed:
            raise UnknownId(kind, id, allowed)
    return list(dict.fromkeys(ids))


def _listed(what: str, ids: Iterable[str]) -> list[str]:
    """The ids as a list, read once: an iterator read twice would answer with nothing."""
    if isinstance(ids, str | bytes):
        raise TypeError(f"a list of {what} ids is wanted, not the bare string {ids!r}")
    ids = list(ids)
    for id in ids:
        if not isinstance(id, str):
            raise TypeError(f"{what} ids are texts, not {type(id).__name__}: {id!r}")
    return ids


def _check_place(level: str | None, position: str | None) -> None:
    levels, positions = (*DISC_LEVELS, "sacral"), POSITIONS
    if level is not None and level not in levels:
        raise ValueError(f"unknown level {level!r}; allowed: {', '.join(levels)}")
    if level == "sacral":
        positions = SACRAL_POSITIONS
    if position is not None and position not in positions:
        raise ValueError(f"unknown position {position!r}; allowed: {', '.join(positions)}")
