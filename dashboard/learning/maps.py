"""Cards of the maps: which of them puts this skin under that root, asked where they differ."""

from __future__ import annotations

from collections.abc import Iterable

from atlas.levels import ROOTS
from atlas.maps import may_be_drawn
from atlas.scales import SERVING

from .cards import ALL, Card, card
from .support import Support, cited


def maps(support: Support) -> Iterable[Card]:
    """Which of these maps puts this skin mainly under this root?

    Asked of a map is only what was read in it, so that what is known from memory is neither right nor
    wrong; the consensus, which was weighed for this atlas, may be asked whole. A map that names the
    root as a neighbour is accepted. Skin and root have a card where one map is right and another wrong;
    as they are few, every right one is wanted.
    """
    for area in support.areas:
        for root in ROOTS:
            said = {map: _said(support, area, map, root) for map in support.atlas.served.maps}
            right = [map for map, relation in said.items() if relation == "primary"]
            wrong = [map for map, relation in said.items() if relation == ""]
            near = [map for map, relation in said.items() if relation not in ("primary", "", None)]
            if right and wrong and support.is_disputed(area):
                yield _card(support, area, root, right, near, wrong)


def _said(support: Support, area: str, map: str, root: str) -> str | None:
    """How a map names a root at an area: empty where it was read and does not; None where it is not asked."""
    rows = support.atlas.served.by_end.get((area, map), ())
    if not rows or not all(_may_be_asked(row) for row in rows):
        return None
    return next((row.relation for row in rows if row.root == root and row.relation in SERVING), "")


def _may_be_asked(row) -> bool:
    return row.status == "VERIFIED" or may_be_drawn(row.map, row.relation, row.status)


def _card(support: Support, area: str, root: str, right: list, near: list, wrong: list) -> Card:
    said = [row for map in (*right, *near, *wrong) for row in support.atlas.served.by_end[area, map]]
    return card(
        "maps",
        f"{area}@{root}",
        roots=(root,),
        part=support.areas[area].region,
        answers="map",
        on_picture=False,
        need=ALL,
        right=right,
        accepted=near,
        disputed=False,
        sources=cited(row.sources for row in said),
        neighbours=tuple(wrong),
        lights=(support.pick(area),),
        zoom=support.zoom([area]),
    )
