"""The atlas: one checked, immutable body of knowledge, and the questions it answers.

Frames are new at every call. Where a cell holds several ids they are joined with ; as in
the data. Lists of ids are lists: a bare string raises TypeError, an id the atlas does not
have raises UnknownId with the nearest it has.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pandas as pd

from . import emergency
from .causes import Causes
from .errors import UnknownId
from .levels import DISC_LEVELS, POSITIONS, SACRAL_POSITIONS
from .pressing import Pressing
from .scales import MIDDLE, SIDES
from .searching import Index, found_frame
from .served import CONSENSUS, Served
from .tables import Tables, frame, frozen
from .wiring import Wiring
from .wording import Wording

WAY_COLUMNS = ("root", "relation", "path", "step", "site", "carried", "share", "part")
SERVED_COLUMNS = ("end", "kind", "root", "relation", "site")
END_TABLES = {"area": "areas", "movement": "movements", "reflex": "reflexes"}


@dataclass(frozen=True)
class Atlas:
    """Which roots serve what, by which way, and what could press on it."""

    version: str
    tables: Tables = field(repr=False)
    wording: Wording = field(repr=False)
    served: Served = field(repr=False)
    wiring: Wiring = field(repr=False)
    pressing: Pressing = field(repr=False)
    causes: Causes = field(repr=False)
    index: Index = field(repr=False)
    ends: Mapping[str, str] = field(repr=False)
    midline: frozenset[str] = field(repr=False)

    @classmethod
    def of(cls, tables: Tables, version: str) -> Atlas:
        """Work out, once, all that questions need. The tables must have been checked."""
        ends = frozen({id: kind for kind, table in END_TABLES.items() for id in tables.ids(table)})
        wording, served, wiring = Wording.of(tables), Served.of(tables), Wiring.of(tables)
        pressing = Pressing.of(tables, wiring)
        causes = Causes.of(tables, served, wiring, pressing, ends)
        index = Index.of(tables, wording)
        areas = tables.rows("areas")
        midline = frozenset(row.area for row in areas if row.midline == "yes")
        return cls(version, tables, wording, served, wiring, pressing, causes, index, ends, midline)

    # -- roots and ends -----------------------------------------------------------------

    def roots_for(self, ends: list[str], map: str = CONSENSUS) -> pd.DataFrame:
        """The roots that serve these areas, movements or reflexes, primary first.

        Columns: root, relation, end, maps_for, maps_against, sources; then precision, note,
        status. maps_for and maps_against are the published maps that draw the end with this
        root (primary or overlap), and without it; a map that leaves it blank is in neither.
        """
        self._check_map(map)
        return self.served.roots_for(self._known("end", ends, self.ends), map)

    def served_by(self, roots: list[str] | None = None, sites: list[str] | None = None) -> pd.DataFrame:
        """What these roots serve, or what is served through these sites (one of the two).

        Columns: end, kind, root, relation, site. By roots, site is where the root arrives
        (empty where no nerve is known to carry it); by sites, it is the site asked about.
        """
        if (roots is None) == (sites is None):
            raise TypeError("served_by wants roots=[...] or sites=[...], one of the two")
        if roots is not None:
            rows = self._served_by_roots(self._known("root", roots, self.served.root_order))
        else:
            rows = self._served_by_sites(self._known("site", sites, self.wiring.kinds))
        order = self.served.root_order
        rows.sort(key=lambda row: (order[row[2]], row[3] != "primary"))
        return frame(rows, SERVED_COLUMNS)

    def _served_by_roots(self, roots: list[str]) -> list[tuple]:
        rows = []
        for s in self.served.consensus():
            if s.root in roots:
                ways = self.wiring.ways(s.end, s.root)
                arrivals = dict.fromkeys(way.sites[-1] for way in ways) or [""]
                rows += [(s.end, self.ends[s.end], s.root, s.relation, site) for site in arrivals]
        return rows

    def _served_by_sites(self, sites: list[str]) -> list[tuple]:
        return [
            (end, self.ends[end], root, relation, site)
            for site in sites
            for root in self.wiring.roots_of(site)
            for end, relation in self.causes.touched(site, root).items()
        ]

    def way(self, end: str, map: str = CONSENSUS) -> pd.DataFrame:
        """The way of each root that serves an end, site by site from the spine.

        Columns: root, relation, path, step, site, carried; then share and part. `path`
        numbers the alternative ways of one root from 1, the usual first; `step` the sites of
        one path from 1. A root that no nerve carries there has one row with carried False, an
        empty site, and no path or step.
        """
        self._check_map(map)
        (end,) = self._known("end", [end], self.ends)
        rows = []
        for s in self.served.of_end(end, map):
            ways = self.wiring.ways(end, s.root)
            for path, way in enumerate(ways, start=1):
                for step, site in enumerate(way.sites, start=1):
                    rows.append((s.root, s.relation, path, step, site, True, way.share, way.part))
            if not ways:
                rows.append((s.root, s.relation, pd.NA, pd.NA, "", False, "", ""))
        found = frame(rows, WAY_COLUMNS)
        return found.astype({"path": "Int64", "step": "Int64", "carried": bool})

    # -- conditions -----------------------------------------------------------------------

    def causes_for(self, picks: list[str], voice: str = "plain", language: str = "en") -> pd.DataFrame:
        """What could press on the ways of these areas, movements, reflexes or roots.

        One row per condition, site and root: condition, group, site, order, root, certainty,
        how_often, urgency, explains (which of the picks), mechanism (in the voice asked for),
        sources; then relation (of the root to what it explains), compression, level, position,
        sides, status, part (of the nerve's way to the skin). Groups in the order root, nerve,
        neither; within a group along the way, the common first. Symptoms are never causes.
        """
        self.wording.check_voice(voice)
        known = self._known("area, movement, reflex or root", picks, self._pickable())
        found = self.causes.causes_for(known, lambda hit: self.wording.mechanism(hit, voice, language))
        return found.astype({"order": "Int64"})

    def effects_of(
        self,
        condition: str,
        level: str | None = None,
        position: str | None = None,
        voice: str = "plain",
        language: str = "en",
    ) -> pd.DataFrame:
        """What a condition could touch, at one level and position or at all it has.

        Columns: kind, id, root, relation, site, certainty; then level, position, sides,
        compression, mechanism, sources. Empty for what presses on nothing.
        Raises ValueError for a level or position that does not exist.
        """
        self.wording.check_voice(voice)
        (condition,) = self._known("condition", [condition], self.causes.conditions)
        _check_place(level, position)
        return self.causes.effects_of(
            condition, level, position, lambda hit: self.wording.mechanism(hit, voice, language)
        )

    def red_flags_for(self, picks: list[str]) -> pd.DataFrame:
        """The emergency rows these picks (`side:id`) open by themselves, most urgent first.

        Columns: red_flag, urgency, trigger, picks, note, sources.
        """
        picks = _listed("pick", picks)
        sides = [emergency.side_of(pick) for pick in picks]
        self._known("side", [side for side in sides if side], (*SIDES, MIDDLE))
        ids = [emergency.id_of(pick) for pick in picks]
        self._known("pick", ids, {**self._pickable(), **self.causes.conditions})
        return emergency.red_flags_for(self.tables, picks, self.ends)

    # -- words and tables -----------------------------------------------------------------

    def search(self, text: str, voice: str = "plain", limit: int = 30) -> pd.DataFrame:
        """What people may mean by `text`, best first. Columns: kind, id, name, score (to 100)."""
        self.wording.check_voice(voice)
        return found_frame(self.index.search(text, limit), lambda *thing: self.name(*thing, voice))

    def name(self, kind: str, id: str, voice: str = "plain", language: str = "en") -> str:
        """The name of one thing; what is of a kind without names, such as a level, goes by its id.

        Raises UnknownId with the nearest ids of that kind.
        """
        key = f"{kind}.{id}.name"
        if self.wording.has(key, voice, language):
            return self.wording.words(key, voice, language)
        of_kind = [key.split(".", 1) for key, *_ in self.wording.texts if key.startswith(f"{kind}.")]
        known = dict.fromkeys(rest.removesuffix(".name") for _, rest in of_kind if rest.endswith(".name"))
        if not known:
            return id
        if id not in known:
            raise UnknownId(kind, id, known)
        return self.wording.words(key, voice, language)

    def words(self, key: str, voice: str = "plain", language: str = "en") -> str:
        """One text by its key. Raises UnknownId with the nearest keys."""
        return self.wording.words(key, voice, language)

    def has_words(self, key: str, voice: str = "plain", language: str = "en") -> bool:
        return self.wording.has(key, voice, language)

    def table(self, name: str) -> pd.DataFrame:
        """A copy of one table, as text."""
        (name,) = self._known("table", [name], self.tables.names)
        return self.tables.copy(name)

    # -- what is known ----------------------------------------------------------------------

    def _pickable(self) -> dict:
        return {**self.ends, **self.served.root_order}

    def _known(self, kind: str, ids: list[str], known: Iterable[str]) -> list[str]:
        """The ids, each once. Raises TypeError for what is no list of texts, UnknownId for a stranger."""
        ids = _listed(kind, ids)
        for id in ids:
            if id not in known:
                raise UnknownId(kind, id, known)
        return list(dict.fromkeys(ids))

    def _check_map(self, map: str) -> None:
        self._known("map", [map], self.served.maps)


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
