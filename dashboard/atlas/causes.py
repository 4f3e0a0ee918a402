"""From places to what could press on their roots and nerves, and back again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from .answers import Cause, Effect
from .pressing import Hit, Pressing
from .scales import CAUSING, CERTAINTIES, HOW_OFTEN, PARTS, SERVING, SPINAL
from .served import Served
from .tables import Tables, frozen, join
from .wiring import Way, Wiring

NOWHERE = 10**6  # in the order along the way: after all that has a place on it


@dataclass(frozen=True)
class Reach:
    """One pick's claim on one site of one root: who asks, and how closely it concerns them.

    `part` is how much of a picked end the nerve of the site serves; empty in the spine, where
    a root has no nerve yet, and for a picked root.
    """

    pick: str
    site: str
    root: str
    relation: str
    part: str = ""


@dataclass(frozen=True)
class Causes:
    """Walks between picks and conditions, both ways."""

    served: Served
    wiring: Wiring
    pressing: Pressing
    conditions: Mapping[str, tuple] = field(repr=False)
    felt: tuple = field(repr=False)
    ends: Mapping[str, str] = field(repr=False)
    through: Mapping[tuple[str, str], Mapping[str, str]] = field(repr=False)
    reaches: Mapping[str, tuple[Reach, ...]] = field(repr=False)

    @classmethod
    def of(cls, tables: Tables, served: Served, wiring: Wiring, pressing: Pressing, ends) -> Causes:
        conditions = frozen({row.condition: row for row in tables.rows("conditions")})
        through, reaches = _through(served, wiring)
        reaches |= {root: _reaches_of_root(root, wiring, through) for root in served.root_order}
        felt = tuple(tables.rows("feels_like"))
        return cls(served, wiring, pressing, conditions, felt, ends, frozen(through), frozen(reaches))

    # -- picks -> conditions ---------------------------------------------------------

    def causes_for(self, picks: list[str], mechanism) -> list[Cause]:
        """Conditions at the sites of the picks' ways; `mechanism(hit)` words how each presses."""
        reached: dict[tuple[str, str], list[Reach]] = {}
        for pick in picks:
            for reach in self.reaches.get(pick, ()):
                reached.setdefault((reach.site, reach.root), []).append(reach)
        rows = []
        for place, reaches in reached.items():
            hits: dict[str, list[Hit]] = {}
            for hit in self.pressing.at.get(place, ()):
                if self.conditions[hit.condition].group in CAUSING:
                    hits.setdefault(hit.condition, []).append(hit)
            rows += [self._pressing_row(found, reaches, mechanism) for found in hits.values()]
        rows += self._felt_rows(picks)
        return sorted(rows, key=self._place_in_answer)

    def _pressing_row(self, hits: list[Hit], reaches: list[Reach], mechanism) -> Cause:
        hits = sorted(hits, key=lambda hit: CERTAINTIES.index(hit.certainty))
        best, condition = hits[0], self.conditions[hits[0].condition]
        sources = join(source for hit in hits for source in hit.sources.split(";"))
        return Cause(
            *(best.condition, condition.group, best.site, self.wiring.order[best.site], best.root),
            *(best.certainty, condition.how_often, condition.urgency),
            *(join(reach.pick for reach in reaches), mechanism(best), sources),
            _closest(reach.relation for reach in reaches),
            *(join(hit.compression for hit in hits), best.level, best.position, best.sides),
            *(best.status, _largest(reach.part for reach in reaches)),
        )

    def _felt_rows(self, picks: list[str]) -> list[Cause]:
        """What feels the same and presses on neither: by the skin, or by the root it copies."""
        found: dict[tuple[str, str], dict] = {}
        for pick in picks:
            relations = {service.root: service.relation for service in self.served.of_end(pick)}
            if pick in self.served.root_order:
                relations = {pick: "primary"}
            for row in self._felt_at(pick):
                relation = "primary" if row.area == pick else relations.get(row.root, "")
                if relation:
                    cell = found.setdefault((row.condition, row.root), {})
                    cell.setdefault("picks", []).append(pick)
                    cell.setdefault("relations", []).append(relation)
                    cell.setdefault("rows", []).append(row)
        return [self._felt_row(*key, **cell) for key, cell in found.items()]

    def _felt_at(self, pick: str) -> list:
        """The rows that can speak for a pick.

        What names skin of its own is felt there and nowhere else on the skin: the roots it
        copies then speak only for a picked root, movement or reflex.
        """
        rows = [row for row in self.felt if self.conditions[row.condition].group == "neither"]
        if self.ends.get(pick) != "area":
            return rows
        placed = {row.condition for row in rows if row.area}
        return [row for row in rows if row.area or row.condition not in placed]

    def _felt_row(self, condition: str, root: str, picks: list, relations: list, rows: list) -> Cause:
        told = self.conditions[condition]
        best = min(rows, key=lambda row: CERTAINTIES.index(row.certainty))
        sources = join(source for row in rows for source in row.sources.split(";"))
        return Cause(
            *(condition, told.group, "", None, root, best.certainty, told.how_often, told.urgency),
            *(join(picks), "", sources, _closest(relations), "", "", "", "", best.status, ""),
        )

    @staticmethod
    def _place_in_answer(cause: Cause) -> tuple:
        return (
            CAUSING.index(cause.group),
            NOWHERE if cause.order is None else cause.order,
            cause.site,
            HOW_OFTEN.index(cause.how_often),
            SERVING.index(cause.relation),
            CERTAINTIES.index(cause.certainty),
            cause.condition,
            cause.root,
        )

    # -- a condition -> what it could touch -------------------------------------------

    def effects_of(self, condition: str, level: str | None, position: str | None, mechanism) -> list[Effect]:
        """What a condition could touch; `mechanism(hit)` words how it presses."""
        rows = [
            self._effect(hit, end, relation, mechanism(hit))
            for hit in self.pressing.by.get(condition, ())
            if level in (None, hit.level) and position in (None, hit.position)
            for end, relation in self.touched(hit.site, hit.root).items()
        ]
        return sorted(rows, key=self._place_in_effects)

    def touched(self, site: str, root: str) -> Mapping[str, str]:
        """The ends one root serves by way of one site; from the spine, all it serves."""
        if self.wiring.kinds[site] not in SPINAL:
            return self.through.get((site, root), {})
        return {s.end: s.relation for s in self.served.consensus() if s.root == root}

    def _effect(self, hit: Hit, end: str, relation: str, said: str) -> Effect:
        return Effect(
            *(self.ends[end], end, hit.root, relation, hit.site, hit.certainty),
            *(hit.level, hit.position, hit.sides, hit.compression, said, hit.sources),
        )

    def _place_in_effects(self, effect: Effect) -> tuple:
        kinds = ("area", "movement", "reflex")
        return (
            CERTAINTIES.index(effect.certainty),
            kinds.index(effect.kind),
            SERVING.index(effect.relation),
            self.wiring.order[effect.site],
            effect.site,
            self.served.root_order[effect.root],
            effect.id,
        )


def _through(served: Served, wiring: Wiring) -> tuple[dict, dict[str, tuple[Reach, ...]]]:
    """(site, root) -> the ends that root serves by a way through it; end -> what reaches it."""
    through: dict[tuple[str, str], dict[str, str]] = {}
    reaches: dict[str, tuple[Reach, ...]] = {}
    for service in served.consensus():
        ways = wiring.ways(service.end, service.root)
        parts = _parts(ways, wiring)
        for site in parts:
            through.setdefault((site, service.root), {})[service.end] = service.relation
        # No nerve carries the root to this skin: only its course in the spine is sure.
        at = parts or dict.fromkeys(wiring.spine_of(service.root), "")
        found = (Reach(service.end, site, service.root, service.relation, at[site]) for site in at)
        reaches[service.end] = (*reaches.get(service.end, ()), *found)
    return through, reaches


def _parts(ways: list[Way], wiring: Wiring) -> dict[str, str]:
    """The sites of these ways, each with the largest part of the end it serves."""
    found: dict[str, list[str]] = {}
    for way in ways:
        for site in way.sites:
            part = "" if wiring.kinds[site] in SPINAL else way.part
            found.setdefault(site, []).append(part)
    return {site: _largest(parts) for site, parts in found.items()}


def _reaches_of_root(root: str, wiring: Wiring, through: dict) -> tuple[Reach, ...]:
    """A picked root: all of its course in the spine, and its nerves as far as it serves."""
    spine = [Reach(root, site, root, "primary") for site in wiring.spine_of(root)]
    nerves = [
        Reach(root, site, root, _closest(ends.values()))
        for (site, carried), ends in through.items()
        if carried == root and wiring.kinds[site] not in SPINAL
    ]
    return (*spine, *nerves)


def _closest(relations: Iterable[str]) -> str:
    return min(relations, key=SERVING.index)


def _largest(parts: Iterable[str]) -> str:
    return min((part for part in parts if part), key=PARTS.index, default="")
