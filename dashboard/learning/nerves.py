"""Cards of the nerves farther out: which of them carries the feeling of the skin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from .cards import ANY, Card, card, need_for
from .support import Support, cited, in_root_order


@dataclass(frozen=True)
class Supply:
    """The nerves of one area: those that mainly bring it its feeling, and all that any source names.

    The trunks of a named nerve carry the same fibres and are named with it.
    """

    main: tuple[str, ...]
    named: frozenset[str]
    sources: tuple[str, ...]


def nerve_of_skin(support: Support) -> Iterable[Card]:
    """Which nerve carries the feeling of this skin? Asked where a main one has a name."""
    supplies = supplied(support)
    for area, supply in supplies.items():
        if supply.main:
            yield card(
                "nerve_of_skin",
                area,
                roots=support.main_roots(area),
                part=support.areas[area].region,
                answers="nerve",
                on_picture=False,
                need=need_for(supply.main),
                right=supply.main,
                accepted=supply.named,
                disputed=False,
                sources=supply.sources,
                neighbours=_near(support, area, supplies),
                lights=(support.pick(area),),
                zoom=support.zoom([area]),
            )


def skin_of_nerve(support: Support) -> Iterable[Card]:
    """Touch skin that this nerve mainly serves. A trunk that does so by its branches alone has no card."""
    supplies = supplied(support)
    for nerve in support.trunks:
        right = [area for area, supply in supplies.items() if nerve in supply.main]
        named = [area for area, supply in supplies.items() if nerve in supply.named]
        if right:
            yield card(
                "skin_of_nerve",
                nerve,
                roots=in_root_order(root for area in right for root in support.main_roots(area)),
                part=Counter(support.areas[area].region for area in right).most_common(1)[0][0],
                answers="area",
                on_picture=True,
                need=ANY,
                right=right,
                accepted=named,
                disputed=False,
                sources=cited(_cell(support, area, nerve) for area in right),
                lights=tuple(support.pick(area) for area in right),
                zoom=support.zoom(right),
            )


def supplied(support: Support) -> dict[str, Supply]:
    """The supply of each area."""
    return {area: _supply(support, area) for area in support.areas}


def carried(support: Support, supply: Supply) -> frozenset[str]:
    """The roots that run in the main nerves of an area, whether or not any of their fibres end there."""
    sites = support.atlas.tables.rows("sites")
    roots = (support.atlas.wiring.roots_of(row.site) for row in sites if row.nerve in supply.main)
    return frozenset().union(*roots)


def _supply(support: Support, area: str) -> Supply:
    arrivals = support.atlas.telling.arrivals.get(area, ())
    main = [arrival for arrival in arrivals if arrival.part == "main" and arrival.nerve]
    named = {nerve for arrival in arrivals for nerve in arrival.ever}
    named |= {trunk for nerve in named for trunk in support.trunks[nerve]}
    return Supply(
        tuple(dict.fromkeys(arrival.nerve for arrival in main)),
        frozenset(named),
        cited(arrival.sources for arrival in main),
    )


def _cell(support: Support, area: str, nerve: str) -> str:
    arrivals = support.atlas.telling.arrivals[area]
    return ";".join(arrival.sources for arrival in arrivals if arrival.nerve == nerve)


def _near(support: Support, area: str, supplies: dict[str, Supply]) -> tuple[str, ...]:
    """The nerves that mainly serve other skin, those of skin close by first.

    None that is named here, nor any branch of a main one: it carries a part of the same fibres.
    """
    here, far = supplies[area], {}
    for there, supply in supplies.items():
        for nerve in supply.main:
            far[nerve] = min(support.distance(area, there), far.get(nerve, len(supplies)))
    own = {nerve for nerve in far if nerve in here.named or set(here.main) & set(support.trunks[nerve])}
    return tuple(sorted(far.keys() - own, key=lambda nerve: (far[nerve], nerve)))
