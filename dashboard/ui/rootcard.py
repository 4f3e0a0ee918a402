"""A picked root: its skin, its movements with the bedside test, its reflexes, and its neighbours."""

from ui import chips, names
from ui.catalogue import say
from ui.markup import Markup, join, tag


def for_roots(atlas, roots: list[str], voice: str) -> Markup:
    return join([_root(atlas, root, voice) for root in roots])


def _root(atlas, root: str, voice: str) -> Markup:
    served = atlas.served_by(roots=[root]).drop_duplicates(["end"])
    near = neighbours(atlas, root)
    return tag("section",
        tag("h2", chips.root(atlas, root, "primary"), " ", say("root.title", voice, root=root)),
        tag("p", say("root.neighbours", voice, roots=names.listed(near)), class_="aside"),
        _skin(atlas, served, voice),
        _movements(atlas, served, root, voice),
        _reflexes(atlas, served, root, voice),
        class_="rootcard",
    )  # fmt: skip


def neighbours(atlas, root: str) -> list[str]:
    """The roots next to one in the row of roots, border roots included."""
    row = atlas.table("roots").sort_values("order", key=lambda order: order.astype(int))
    order = list(row["root"])
    place = order.index(root)
    return order[max(0, place - 1) : place] + order[place + 1 : place + 2]


def _of(served, kind: str, primary: bool) -> list[str]:
    rows = served[(served["kind"] == kind) & ((served["relation"] == "primary") == primary)]
    return list(rows["end"])


def _skin(atlas, served, voice: str) -> list[Markup]:
    shown = []
    for primary, title in ((True, "skin"), (False, "shared")):
        areas = _of(served, "area", primary)
        if areas:
            listed = tag("ul", [tag("li", names.area(atlas, area, voice)) for area in areas], class_="flow")
            summary = tag("summary", f"{say(f'root.{title}', voice)} ({len(areas)})")
            shown.append(tag("details", summary, listed, open="" if primary else None))
    return shown


def _movements(atlas, served, root: str, voice: str) -> list[Markup]:
    shown = []
    for primary, title in ((True, "movements"), (False, "shared_movements")):
        items = [_movement(atlas, id, root, voice) for id in _of(served, "movement", primary)]
        if items:
            summary = tag("summary", f"{say(f'root.{title}', voice)} ({len(items)})")
            shown.append(tag("details", summary, tag("ul", items), open="" if primary else None))
    return shown


def _movement(atlas, id: str, root: str, voice: str) -> Markup:
    others = _others(atlas, id, root)
    return tag("li",
        tag("strong", atlas.words(f"movement.{id}.name", voice)),
        f" ({say('root.with', voice, roots=names.listed(others))})" if others else None,
        tag("div", atlas.words(f"movement.{id}.test", voice)),
    )  # fmt: skip


def _reflexes(atlas, served, root: str, voice: str) -> Markup | None:
    items = [
        tag("li", tag("strong", atlas.words(f"reflex.{id}.name", voice)),
            f" ({say('root.with', voice, roots=names.listed(others))})" if others else None,
            tag("div", atlas.words(f"reflex.{id}.how", voice)))
        for id in [*_of(served, "reflex", True), *_of(served, "reflex", False)]
        for others in [_others(atlas, id, root)]
    ]  # fmt: skip
    if not items:
        return None
    summary = tag("summary", f"{say('root.reflexes', voice)} ({len(items)})")
    return tag("details", summary, tag("ul", items), open="")


def _others(atlas, end: str, root: str) -> list[str]:
    return [other for other in dict.fromkeys(atlas.roots_for([end])["root"]) if other != root]
