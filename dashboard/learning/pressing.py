"""Cards of what presses: which condition acts at a site, and at which sites a condition acts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from atlas.levels import DISC_LEVELS, written
from atlas.pressing import Hit
from atlas.scales import CAUSING, HOW_OFTEN, SPINAL, VOICES

from .cards import ANY, GENERAL, SPINE, Card, card, need_for
from .support import Support, cited, in_root_order

USUAL = "usual"

# The two sides of a nerve's doorway, by the kinds of sites and by the words that say where something is.
INSIDE, BEYOND = "inside", "beyond"
DOORWAY = {"canal": INSIDE, "lateral_recess": INSIDE, "foramen": BEYOND, "extraforaminal": BEYOND}
NAMED = {"canal": INSIDE, "recess": INSIDE, "foram": BEYOND}


def condition_at_site(support: Support) -> Iterable[Card]:
    """Which condition acts here? Asked at sites where one usually does.

    What only can act there is accepted. A wrong one acts by no row and no word on the same nerve, or
    at any level on the same side of the nerve's doorway: there it might, though nobody says so. What
    tells its level in its name is no answer, for that could be read off.
    """
    acting = Acting(support)
    for row in support.atlas.tables.rows("sites"):
        hits = [hit for hit in acting.at(row.site) if hit.condition in acting.nameless]
        right = {hit.condition for hit in hits if hit.certainty == USUAL}
        if right:
            yield card(
                "condition_at_site",
                row.site,
                roots=in_root_order(hit.root for hit in hits if hit.condition in right),
                part=acting.part(row),
                answers="condition",
                on_picture=False,
                need=ANY,
                right=right,
                accepted={hit.condition for hit in hits},
                disputed=False,
                sources=cited(hit.sources for hit in hits if hit.condition in right),
                neighbours=acting.other_conditions(row.site),
                lights=tuple(acting.pick(id, row) for id in acting.nameless if id in right),
            )


def site_of_condition(support: Support) -> Iterable[Card]:
    """Where does this condition act? Asked of what usually acts somewhere.

    A wrong site is on another nerve, or on the other side of the doorway, than all where it can act;
    what acts on both sides of it has no card.
    """
    acting = Acting(support)
    for condition in acting.nameless:
        hits = support.atlas.pressing.by[condition]
        right = [hit.site for hit in hits if hit.certainty == USUAL]
        if right and acting.other_sites(condition):
            site = acting.sites[min(right, key=support.atlas.wiring.order.__getitem__)]
            yield card(
                "site_of_condition",
                condition,
                roots=in_root_order(hit.root for hit in hits if hit.site in right),
                part=acting.part(site),
                answers="site",
                on_picture=False,
                need=_need(acting, right),
                right=right,
                accepted=[hit.site for hit in hits],
                disputed=False,
                sources=cited(hit.sources for hit in hits if hit.site in right),
                neighbours=acting.other_sites(condition),
                lights=(condition,),
            )


@dataclass(frozen=True, eq=False)
class Acting:
    """Where conditions act, and where none of them does by any row."""

    support: Support = field(repr=False)

    @cached_property
    def sites(self) -> dict[str, tuple]:
        return {row.site: row for row in self.support.atlas.tables.rows("sites")}

    @cached_property
    def nameless(self) -> tuple[str, ...]:
        """The conditions that press, without those whose name tells a level; the commonest first."""
        by = self.support.atlas.pressing.by
        rows = [row for row in self.support.atlas.tables.rows("conditions") if row.condition in by]
        rows.sort(key=lambda row: HOW_OFTEN.index(row.how_often))
        ids = [row.condition for row in rows if row.group in CAUSING]
        return tuple(condition for condition in ids if not self._tells_level(condition))

    def _tells_level(self, condition: str) -> bool:
        words = self.support.atlas.words
        named = " ".join(words(f"condition.{condition}.name", voice) for voice in VOICES)
        return any(written(level) in named for level in DISC_LEVELS)

    def at(self, site: str) -> list[Hit]:
        return self._hits.get(site, [])

    @cached_property
    def _hits(self) -> dict[str, list[Hit]]:
        found: dict[str, list[Hit]] = {}
        for (site, _), hits in self.support.atlas.pressing.at.items():
            found.setdefault(site, []).extend(hits)
        return found

    def place(self, site: str) -> str:
        """What sites have in common that no source need tell apart: their side of the doorway, or nerve."""
        row = self.sites[site]
        return DOORWAY.get(row.kind) or row.nerve or site

    @cached_property
    def _places(self) -> dict[str, set[str]]:
        """condition -> the sides of the doorway and the nerves where it acts by any row or word."""
        atlas, found = self.support.atlas, {}
        for condition in self.nameless:
            found[condition] = {self.place(hit.site) for hit in atlas.pressing.by[condition]}
            where = atlas.words(f"condition.{condition}.where", "clinical").lower()
            found[condition] |= {side for word, side in NAMED.items() if word in where}
        return found

    def other_conditions(self, site: str) -> tuple[str, ...]:
        """Conditions that act elsewhere only, in the spine as this site or outside, the nearest first."""
        by, spinal = self.support.atlas.pressing.by, self.is_spinal(site)
        far = {
            condition: self._distance(site, by[condition])
            for condition, places in self._places.items()
            if spinal == self._is_spinal(by[condition]) and self.place(site) not in places
        }
        return tuple(sorted(far, key=lambda condition: (far[condition], condition)))

    def other_sites(self, condition: str) -> tuple[str, ...]:
        """Sites at which something presses, but not this, in the spine as its own or outside."""
        hits, places = self.support.atlas.pressing.by[condition], self._places[condition]
        spinal = self._is_spinal(hits)
        far = {
            site: self._distance(site, hits)
            for site in self._hits
            if self.is_spinal(site) == spinal and self.place(site) not in places
        }
        return tuple(sorted(far, key=lambda site: (far[site], site)))

    def is_spinal(self, site: str) -> bool:
        return self.sites[site].kind in SPINAL

    def _is_spinal(self, hits: Iterable[Hit]) -> bool:
        return all(self.is_spinal(hit.site) for hit in hits)

    def _distance(self, site: str, hits: Iterable[Hit]) -> int:
        order = self.support.atlas.wiring.order
        return min(abs(order[hit.site] - order[site]) for hit in hits)

    def pick(self, condition: str, row) -> str:
        """A condition as it is picked at a site, with its level and position in the spine."""
        return f"{condition}@{row.level}.{row.kind}" if row.level in DISC_LEVELS else condition

    def part(self, row) -> str:
        """The part of the body of a site: its own, or that of the first skin it mainly serves."""
        regions = {area.region for area in self.support.areas.values()}
        if row.kind in SPINAL or row.place == "lower_back":
            return SPINE
        if row.place in regions:
            return row.place
        ends = (end.end for end in self.support.atlas.tables.rows("ends") if end.site == row.site)
        return next((self.support.areas[end].region for end in ends if end in self.support.areas), GENERAL)


def _need(acting: Acting, right: list[str]) -> str:
    """All that lie on nerves; levels of one position are told apart by nothing, so one is enough."""
    return ANY if any(acting.sites[site].kind in SPINAL for site in right) else need_for(set(right))
