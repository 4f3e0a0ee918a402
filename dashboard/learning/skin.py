"""Cards of the skin: which roots serve it, and where the skin of a root lies."""

from __future__ import annotations

from collections.abc import Iterable

from atlas.levels import ROOTS

from .cards import ANY, GENERAL, RIGHT, Card, card, need_for
from .nerves import carried, supplied
from .support import Support, cited, near_roots


def roots_of_skin(support: Support) -> Iterable[Card]:
    """Which roots commonly serve this skin?

    Every area has such a card. Where the sources differ every root that any of them names is as good
    as those most name, and one is enough; and as the skin is not well known, no root is called wrong
    there that runs in its main nerve.
    """
    supplies = supplied(support)
    for area, row in support.areas.items():
        fibres = carried(support, supplies[area]) if support.is_disputed(area) else frozenset()
        lights, zoom = (support.pick(area),), support.zoom([area])
        yield root_card(support, "roots_of_skin", area, row.region, fibres, lights, zoom)


def root_card(
    support: Support, kind: str, end: str, part: str, unshown: Iterable[str], lights: tuple[str, ...], zoom=""
) -> Card:
    """Which root serves this end? `unshown`: roots not called wrong, though no source gives it to them."""
    right, named = support.main_roots(end), support.named_roots(end)
    disputed = support.is_disputed(end)
    return card(
        kind,
        end,
        roots=right,
        part=part,
        answers="root",
        on_picture=False,
        need=ANY if disputed else need_for(right),
        right=right,
        accepted=named,
        disputed=disputed,
        sources=support.sources(end, right),
        neighbours=near_roots(right, named.union(unshown)),
        lights=lights,
        zoom=zoom,
    )


def skin_of_root(support: Support) -> Iterable[Card]:
    """Touch skin that this root commonly serves: anywhere, and in each part of the body it reaches.

    Wanted is skin whose primary root it is by the consensus, and undisputed; a part without such
    skin has no card, nor has the one part of a root that has no other. Accepted is all skin that any
    map gives to the root.
    """
    for root in ROOTS:
        areas = [area for area in support.areas if root in support.named_roots(area)]
        sure = [area for area in areas
                if root in support.main_roots(area) and not support.is_disputed(area)]  # fmt: skip
        yield _skin_of_root(support, root, GENERAL, sure, areas)
        regions = list(dict.fromkeys(support.areas[area].region for area in sure))
        for region in regions if len(regions) > 1 else ():
            there = [area for area in sure if support.areas[area].region == region]
            yield _skin_of_root(support, root, region, there, areas)


def _skin_of_root(support: Support, root: str, part: str, right: list[str], named: list[str]) -> Card:
    return card(
        "skin_of_root",
        root if part == GENERAL else f"{root}.{part}",
        roots=(root,),
        part=part,
        answers="area",
        on_picture=True,
        need=ANY,
        right=right,
        accepted=named,
        disputed=False,
        sources=cited(source for area in right for source in support.sources(area, [root])),
        lights=(f"{RIGHT}:{root}",),
        zoom=support.zoom(right),
    )
