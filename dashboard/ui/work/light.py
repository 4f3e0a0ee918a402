"""What the picture shows on Work it out: what was felt where, and what a chosen place would touch."""

from collections.abc import Iterable

from atlas.explaining import WorkedOut
from atlas.places import ABOVE, ROOT, SEVERAL, Place
from atlas.reported import Reported
from atlas.scales import MIDDLE, POSSIBLE, SIDES, WEAK
from atlas.seats import BOTH, CONTRADICTED, UNEXPLAINED
from ui.catalogue import say
from ui.knowledge import rows_by

# As on the picture's other layers: a pattern for each, since colour never stands alone.
PATTERNS = {"numb": "grid", "tingling": "dots", "pain": "zigzag", "normal": None}
RELATION = {WEAK: "primary", POSSIBLE: "overlap"}


def of(atlas, worked: WorkedOut, chosen: str | None, voice: str) -> dict:
    """`lit` for the picture: {feelings: pick -> {pattern, text}} and, for a chosen place, its skin.

    feelings: the painted skin in words; and where the muscles lie that were found weak.
    alone: the picks themselves light nothing; unmet: painted places that the chosen place does not explain.
    """
    lit = {"feelings": _felt(worked.reports, voice) | _muscles(atlas, worked.reports, voice)}
    seat = next((seat for seat in worked.seats if seat.where == chosen), None)
    if seat is None:
        return lit
    place, sides = seat.place, SIDES if seat.side == BOTH else (seat.side,)
    return lit | {
        "alone": True,
        "roots": {f"{each}:{root}": "usual" for each in sides for root in _roots(atlas, place)},
        "areas": _skin(atlas, place, sides),
        "sites": [place.site] if place.site in atlas.wiring.kinds else [],
        "unmet": [report.where for report in seat.having(UNEXPLAINED, CONTRADICTED)],
    }


def _roots(atlas, place: Place) -> list[str]:
    """The roots that are meant themselves; of a nerve none, since they only run through it."""
    if place.kind == ROOT:
        return [place.site]
    return atlas.wiring.roots_of(place.site) if place.kind == SEVERAL else []


def _skin(atlas, place: Place, sides) -> dict[str, str]:
    if place.kind == ABOVE:  # which could touch any skin
        return {}
    areas = [(end, touch) for end, touch in place.touches.items() if atlas.ends[end] == "area"]
    return {
        f"{MIDDLE if area in atlas.midline else side}:{area}": RELATION[touch]
        for area, touch in areas
        for side in sides
    }


def _felt(reports: Iterable[Reported], voice: str) -> dict[str, dict]:
    return {
        report.where: {"pattern": PATTERNS[report.state], "text": say(f"work.felt.{report.state}", voice)}
        for report in reports
        if report.kind == "area"
    }


def _muscles(atlas, reports: Iterable[Reported], voice: str) -> dict[str, dict]:
    """Over the muscles of each movement that is weak, its sign."""
    places, sign = rows_by(atlas, "movement_places", "movement"), say("work.felt.weak", voice)
    return {
        f"{report.side}:{row['area']}": {"pattern": None, "text": sign}
        for report in reports
        if not report.is_normal
        for row in places.get(report.end, ())
    }
