"""Which stretches of nerve lead from the spine to the skin that is meant."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from atlas.scales import MIDDLE, NAMING, SIDES
from atlas.served import CONSENSUS

from .skins import Skin, meant, parsed


@dataclass(frozen=True)
class Stretch:
    """A stretch of nerve of one side: from a site to the next, or to an area of skin, and for which root."""

    side: str
    start: str
    end: str
    root: str


def stretches(atlas, picks: Sequence[str], side: str) -> set[Stretch]:
    """Those of the usual ways of the roots that mainly serve what is picked.

    Of a condition: the ways that run through a site where it presses.
    """
    through = pressed(atlas, picks)
    found = set()
    for skin in meant(atlas, picks, side):
        for area, root in served(atlas, skin):
            for sites in usual(atlas, area, root):
                if through and not through & set(sites):
                    continue
                for each in SIDES if skin.side == MIDDLE else (skin.side,):
                    found |= {Stretch(each, *ends, root) for ends in pairwise((*sites, area))}
    return found


def pressed(atlas, picks: Sequence[str]) -> set[str]:
    """The sites at which the picked condition presses."""
    conditions = [pick for pick in parsed(atlas, picks) if pick.kind == "condition"]
    return {
        effect.site
        for pick in conditions
        for effect in atlas.rows.effects_of(pick.id, pick.level or None, pick.position or None)
    }


def served(atlas, skin: Skin) -> list[tuple[str, str]]:
    """The (area, root) pairs whose ways lead to a skin: the roots that mainly serve it, else all."""
    if skin.kind == "root":
        rows = atlas.rows.served_by([skin.id], None)
        ends = {row.end for row in rows if row.kind == "area" and row.relation == "primary"}
        return [(area, skin.id) for area in sorted(ends)]
    if skin.root:
        return [(skin.id, skin.root)]
    primary, others = serving(atlas, skin)
    return [(skin.id, root) for root in primary or others]


def serving(atlas, skin: Skin) -> tuple[list[str], list[str]]:
    """The roots that mainly serve a skin, and its neighbours. Of a root's own skin it is that one."""
    if skin.root:
        return [skin.root], []
    rows = [row for row in atlas.rows.roots_for([skin.id], CONSENSUS) if row.relation in NAMING]
    return tuple([row.root for row in rows if row.relation == relation] for relation in NAMING)


def usual(atlas, area: str, root: str) -> list[tuple[str, ...]]:
    """The usual and main ways of a root to an area, as sites; where there are none, the likeliest."""
    ways = atlas.wiring.ways(area, root)
    main = [way for way in ways if way.share == "usual" and way.part == "main"] or ways[:1]
    return [way.sites for way in main]
