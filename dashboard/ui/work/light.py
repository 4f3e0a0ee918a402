"""What the picture shows on Work it out: what was felt where, and what a chosen place would touch."""

from atlas.places import BOTH_SIDED, ROOT, SEVERAL, Place
from atlas.reported import UNREMARKABLE
from atlas.scales import MIDDLE, SIDES, WEAK
from ui import entered
from ui.catalogue import say
from ui.knowledge import rows_by

# As on the picture's other layers: a pattern for each, since colour never stands alone.
PATTERNS = {"numb": "grid", "tingling": "dots", "pain": "zigzag", "normal": None}
RELATION = {WEAK: "primary", "possible": "overlap"}


def of(atlas, findings: list[str], chosen: str | None, voice: str) -> dict:
    """`lit` for the picture: {feelings: pick -> {pattern, text}} and, for a chosen place, its skin.

    feelings: the painted skin in words; and where the muscles lie that were found weak.
    alone: the picks themselves light nothing; unmet: painted places that the chosen place does not explain.
    """
    lit = {"feelings": _felt(atlas, voice) | _muscles(atlas, findings, voice)}
    if not chosen:
        return lit
    side, _, site = chosen.partition(":")
    place = next(place for place in atlas.explaining.places if place.site == site)
    sides = SIDES if place.kind in BOTH_SIDED else (side,)
    rows = {f"{row.side}:{row.site}": row for row in atlas.explaining.explain(findings)}
    row = rows.get(chosen)
    unmet = [*row.unexplained.split(";"), *row.contradicted.split(";")] if row else []
    return lit | {
        "alone": True,
        "roots": {f"{each}:{root}": "usual" for each in sides for root in _roots(atlas, place)},
        "areas": _skin(atlas, place, sides),
        "sites": [site] if site in atlas.wiring.kinds else [],
        "unmet": [each.partition("=")[0] for each in unmet if each],
    }


def _roots(atlas, place: Place) -> list[str]:
    """The roots that are meant themselves; of a nerve none, since they only run through it."""
    if place.kind == ROOT:
        return [place.site]
    return atlas.wiring.roots_of(place.site) if place.kind == SEVERAL else []


def _skin(atlas, place: Place, sides) -> dict[str, str]:
    areas = [(end, touch) for end, touch in place.touches.items() if atlas.ends[end] == "area"]
    if place.site == "above":
        return {}
    return {
        f"{MIDDLE if area in atlas.midline else side}:{area}": RELATION[touch]
        for area, touch in areas
        for side in sides
    }


def _felt(atlas, voice: str) -> dict[str, dict]:
    return {
        where: {"pattern": PATTERNS[state], "text": say(f"work.felt.{state}", voice)}
        for where, state in entered.feelings(atlas).items()
    }


def _muscles(atlas, findings: list[str], voice: str) -> dict[str, dict]:
    """Over the muscles of each movement that is weak, its sign."""
    places = rows_by(atlas, "movement_places", "movement")
    weak = [each.partition("=")[0] for each in findings if each.partition("=")[2] not in UNREMARKABLE]
    found = {}
    for where in weak:
        side, _, end = where.partition(":")
        for row in places.get(end, ()):
            found[f"{side}:{row['area']}"] = {"pattern": None, "text": say("work.felt.weak", voice)}
    return found
