"""From words people type to picks: a movement leads to its roots, a nerve to its skin."""

from atlas import roots_at

# Finds that are no picks themselves: the person is told what they led to.
LEADING = ("movement", "reflex", "nerve", "level")


def picks_of(atlas, kind: str, id: str, side: str) -> list[str]:
    """The picks one find stands for, on one side; none when nothing of it can be picked."""
    if kind == "condition":
        return [id]
    if kind == "area":
        return [_area(atlas, id, side)]
    if kind == "nerve":
        return list(dict.fromkeys(_area(atlas, area, side) for area in _skin_of(atlas, id)))
    if kind == "level":
        roots = [*roots_at(id, "foramen"), *roots_at(id, "lateral_recess")]
    elif kind == "root":
        roots = [id]
    else:
        found = atlas.roots_for([id])
        roots = list(found.loc[found["relation"] == "primary", "root"])
    pickable = atlas.table("roots").query("kind == 'root'")["root"]
    return [f"{side}:{root}" for root in dict.fromkeys(roots) if root in set(pickable)]


def _area(atlas, id: str, side: str) -> str:
    return f"middle:{id}" if id in atlas.midline else f"{side}:{id}"


def _skin_of(atlas, nerve: str) -> list[str]:
    """The areas a nerve and its branches reach."""
    sites = atlas.table("sites")
    found = atlas.served_by(sites=list(sites.loc[sites["nerve"] == nerve, "site"]))
    return list(found.loc[found["kind"] == "area", "end"])
