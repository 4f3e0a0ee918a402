"""Which skin picks mean, and how each piece of it is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from atlas import picks as picking
from atlas.scales import MIDDLE, SIDES

SOLID, HATCHED = "solid", "hatched"
OTHER = dict(zip(SIDES, reversed(SIDES), strict=True))


@dataclass(frozen=True)
class Skin:
    """One piece: an area, or all the skin of a root.

    `root` gives the pattern; without one it is where the person feels it.
    """

    side: str
    kind: str  # "area" | "root"
    id: str
    strength: str = SOLID
    root: str = ""


def meant(atlas, picks: Sequence[str], side: str) -> tuple[Skin, ...]:
    """The skin of the picks, each piece once. `side`: where a condition lies, which has none itself.

    Raises ValueError for what is no pick.
    """
    read = parsed(atlas, picks)
    found = [skin for pick in read for skin in _of_pick(atlas, pick, side)]
    strongest = {}
    for skin in found:
        key = (skin.side, skin.kind, skin.id)
        if key not in strongest or skin.strength == SOLID:
            strongest[key] = skin
    return tuple(strongest.values())


def on_side(atlas, area: str, side: str) -> Skin:
    """An area as it lies on one side of the person, or in the middle."""
    return Skin(MIDDLE if area in atlas.midline else side, "area", area)


def parsed(atlas, picks: Sequence[str]) -> tuple[picking.Pick, ...]:
    read, refused = picking.read(picks, atlas)
    if refused:
        raise ValueError("; ".join(map(str, refused)))
    return read


def _of_pick(atlas, pick: picking.Pick, side: str) -> list[Skin]:
    if pick.kind == "area":
        return [Skin(pick.side, "area", pick.id)]
    if pick.kind == "root":
        return [Skin(pick.side, "root", pick.id, SOLID, pick.id)]
    return _of_condition(atlas, pick, side)


def _of_condition(atlas, pick: picking.Pick, side: str) -> list[Skin]:
    effects = atlas.rows.effects_of(pick.id, pick.level or None, pick.position or None)
    found = []
    for effect in (effect for effect in effects if effect.kind == "area"):
        usual = effect.relation == "primary" and effect.certainty == "usual"
        strength = SOLID if usual else HATCHED
        for each in (side, OTHER[side]) if effect.sides == "both" else (side,):
            place = on_side(atlas, effect.id, each).side
            found.append(Skin(place, "area", effect.id, strength, effect.root))
    for row in atlas.tables.rows("feels_like"):
        if row.condition == pick.id and row.area:
            found.append(replace(on_side(atlas, row.area, side), strength=HATCHED))
    return found
