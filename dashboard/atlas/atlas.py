"""The atlas: one checked, immutable body of knowledge, and the questions it answers.

Frames are new at every call; `atlas.rows` answers the same in named tuples, for screens that
ask at every touch. Where a cell holds several ids they are joined with ; as in
the data. Lists of ids are lists: a bare string raises TypeError, an id the atlas does not
have raises UnknownId with the nearest it has.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from .answers import (
    Apart,
    Cause,
    Compared,
    Effect,
    Explained,
    ExplainedTogether,
    NextTest,
    RedFlag,
    ServedEnd,
    ServingRoot,
    Step,
)
from .asking import Questions, known
from .causes import Causes
from .errors import UnknownId
from .explaining import Explaining
from .maps import Maps
from .pressing import Pressing
from .searching import Index, found_frame
from .served import CONSENSUS, Served
from .tables import Tables, frame, frozen
from .telling import Telling
from .wiring import Wiring
from .wording import Wording

END_TABLES = {"area": "areas", "movement": "movements", "reflex": "reflexes"}


@dataclass(frozen=True, eq=False)  # one atlas is itself, so that answers can be kept by it
class Atlas:
    """Which roots serve what, by which way, and what could press on it."""

    version: str
    tables: Tables = field(repr=False)
    wording: Wording = field(repr=False)
    served: Served = field(repr=False)
    maps: Maps = field(repr=False)
    wiring: Wiring = field(repr=False)
    pressing: Pressing = field(repr=False)
    causes: Causes = field(repr=False)
    telling: Telling = field(repr=False)
    explaining: Explaining = field(repr=False)
    index: Index = field(repr=False)
    ends: Mapping[str, str] = field(repr=False)
    midline: frozenset[str] = field(repr=False)
    rows: Questions = field(repr=False)

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
        maps = Maps(served, tuple(row.area for row in areas))
        telling = Telling.of(tables, served, wiring)
        explaining = Explaining.of(tables, served, wiring, midline)
        rows = Questions(tables, wording, served, maps, wiring, causes, telling, ends)
        parts = (served, maps, wiring, pressing, causes, telling, explaining, index, ends, midline, rows)
        return cls(version, tables, wording, *parts)

    # -- roots and ends -----------------------------------------------------------------

    def roots_for(self, ends: list[str], map: str = CONSENSUS) -> pd.DataFrame:
        """The roots that serve these areas, movements or reflexes, primary first.

        Columns: root, relation, end, maps_for, maps_against, sources; then precision, note,
        status. maps_for and maps_against are the published maps that draw the end with this
        root (primary or overlap), and without it; a map that leaves it blank is in neither.
        """
        return frame(self.rows.roots_for(ends, map), ServingRoot._fields)

    def served_by(self, roots: list[str] | None = None, sites: list[str] | None = None) -> pd.DataFrame:
        """What these roots serve, or what is served through these sites (one of the two).

        Columns: end, kind, root, relation, site. By roots, site is where the root arrives
        (empty where no nerve is known to carry it); by sites, it is the site asked about.
        """
        return frame(self.rows.served_by(roots, sites), ServedEnd._fields)

    def way(self, end: str, map: str = CONSENSUS) -> pd.DataFrame:
        """The way of each root that serves an end, site by site from the spine.

        Columns: root, relation, path, step, site, carried; then share and part. `path`
        numbers the alternative ways of one root from 1, the usual first; `step` the sites of
        one path from 1. A root that no nerve carries there has one row with carried False, an
        empty site, and no path or step.
        """
        found = frame(self.rows.way(end, map), Step._fields)
        return found.astype({"path": "Int64", "step": "Int64", "carried": bool})

    # -- maps -----------------------------------------------------------------------------

    def drawn_maps(self) -> list[str]:
        """The maps that may be drawn: the consensus, and those of whose areas a row is VERIFIED."""
        return self.maps.drawn()

    def drawn(self, map: str) -> pd.DataFrame:
        """What may be drawn of one map, area by area; of a map known from memory only, nothing.

        Columns as `roots_for`. A row is drawn where it was read in the figure (VERIFIED); the
        consensus, which is nobody's figure, is drawn whole. An area without a row stays blank.
        """
        return frame(self.rows.drawn(map), ServingRoot._fields)

    def compare(self, map_a: str, map_b: str) -> pd.DataFrame:
        """How far two maps agree on each area of the skin.

        Columns: end, verdict, roots_a, roots_b (the primary roots of each). The verdict is
        agree (the same primary roots), partly (some shared), disagree (none shared) or blank
        (one of the two names none there). It speaks of what the maps say, read or from memory.
        """
        return frame(self.rows.compare(map_a, map_b), Compared._fields)

    # -- conditions -----------------------------------------------------------------------

    def causes_for(self, picks: list[str], voice: str = "plain", language: str = "en") -> pd.DataFrame:
        """What could press on the ways of these areas, movements, reflexes or roots.

        One row per condition, site and root: condition, group, site, order, root, certainty,
        how_often, urgency, explains (which of the picks), mechanism (in the voice asked for),
        sources; then relation (of the root to what it explains), compression, level, position,
        sides, status, part (of the nerve's way to the skin). Groups in the order root, nerve,
        neither; within a group along the way, the common first. Symptoms are never causes.
        """
        found = frame(self.rows.causes_for(picks, voice, language), Cause._fields)
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
        rows = self.rows.effects_of(condition, level, position, voice, language)
        return frame(rows, Effect._fields)

    def tell_apart(self, picks: list[str]) -> pd.DataFrame:
        """Root or nerve: what would be found if the one were at fault, and what if the other were.

        Columns: root, nerve, kind (movement, reflex, area), id, in_root, in_nerve, status, sources.
        One row per root that serves the picks (areas, movements, reflexes), nerve that carries
        them (or trunk it branches from) and finding that either would touch; a picked root stands
        beside the nerves whose skin is most like its own. `weak` (of an area: its feeling changed): the root
        is primary there, or the main supply runs through the nerve; `possible`: the root helps
        there, or part of the supply does; `normal`: neither. What separates most comes first:
        weak in one and normal in the other; then tests before skin, key and whole movements, what
        was read in a source, and what fewest roots share.
        The status is that of the less sure of the facts about root and nerve.
        """
        return frame(self.rows.tell_apart(picks), Apart._fields)

    def red_flags_for(self, picks: list[str]) -> pd.DataFrame:
        """The emergency rows these picks (`side:id`) open by themselves, most urgent first.

        Columns: red_flag, urgency, trigger, picks, note, sources.
        """
        return frame(self.rows.red_flags_for(picks), RedFlag._fields)

    # -- work it out ----------------------------------------------------------------------

    def explain(self, findings: list[str]) -> pd.DataFrame:
        """The places on the wiring that would explain what was found, those that explain most first.

        findings: `side:id=state`, such as `right:m_ankle_lift=weak`. States of areas: numb, tingling, pain,
        normal; of movements: weak, normal; of reflexes: reduced, brisk, normal; of signs: positive, negative.
        Columns: side (`both` for what lies in the middle), site (a root, a site, or `above` for cord and
        brain), kind (root, roots, plexus, nerve, above), explained, partly (those of the explained that
        it touches only in part), unexplained, contradicted (by a normal finding), rank, score, nerve,
        sources. Places of one rank explain equally well; the smaller stands first.
        Raises UnknownId for a side or id, ValueError for a state that the id has not.
        """
        return frame(self.explaining.explain(findings), Explained._fields)

    def explain_together(self, findings: list[str]) -> pd.DataFrame:
        """The smallest sets of two places that explain everything, where no one place does so as well.

        Columns: side, site, kind, explained, the same of the other (other_side ...), contradicted.
        """
        return frame(self.explaining.explain_together(findings), ExplainedTogether._fields)

    def next_test(self, findings: list[str]) -> pd.DataFrame:
        """What has not been tested and would best tell the leading places apart, the best first.

        Columns: end, kind, side, splits (0 to 1, how far the places differ), spoilt_in and spared_in
        (`side:site` of each place that would touch it, or not), sources.
        """
        return frame(self.explaining.next_test(findings), NextTest._fields)

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
        (name,) = known("table", [name], self.tables.names)
        return self.tables.copy(name)
