"""A picked root: its skin, its movements with the bedside test, its reflexes, and its neighbours."""

from atlas.answers import ServedEnd
from atlas.served import CONSENSUS
from ui import names
from ui.answer import chips, mapped
from ui.catalogue import say
from ui.knowledge import row_of
from ui.markup import Markup, join, tag


def for_roots(atlas, roots: list[str], map: str, voice: str) -> Markup:
    return join([_root(atlas, root, map, voice) for root in roots])


def _root(atlas, root: str, map: str, voice: str) -> Markup:
    served = list({row.end: row for row in reversed(atlas.rows.served_by(roots=[root]))}.values())[::-1]
    near = neighbours(atlas, root)
    return tag("section",
        tag("h2", chips.root(atlas, root, "primary"), " ", say("root.title", voice)),
        tag("p", say("root.neighbours", voice, roots=names.listed(near)), class_="aside"),
        _skin(atlas, root, map, voice),
        _movements(atlas, served, root, voice),
        _reflexes(atlas, served, root, voice),
        class_="rootcard",
    )  # fmt: skip


def neighbours(atlas, root: str) -> list[str]:
    """The roots next to one in the row of roots, border roots included."""
    order = list(atlas.served.root_order)
    place = order.index(root)
    return order[max(0, place - 1) : place] + order[place + 1 : place + 2]


def _of(served: list[ServedEnd], kind: str, primary: bool) -> list[str]:
    return [row.end for row in served if row.kind == kind and (row.relation == "primary") == primary]


def _skin(atlas, root: str, map: str, voice: str) -> list[Markup | None]:
    """The skin of a root by one map; which map, where it is not the consensus."""
    found = [row for row in atlas.rows.drawn(map) if row.root == root]
    folds = [
        _fold(
            say(f"root.{title}", voice), [tag("li", names.area(atlas, area, voice)) for area in areas], "flow"
        )
        for primary, title in ((True, "skin"), (False, "shared"))
        for areas in [[row.end for row in found if (row.relation == "primary") == primary]]
    ]
    if map == CONSENSUS:
        return folds
    key = "mapped.skin" if found else "mapped.no_skin"
    return [tag("p", say(key, voice, map=mapped.name(atlas, map, voice)), class_="by"), *folds]


def _movements(atlas, served, root: str, voice: str) -> list[Markup | None]:
    """The movements the root is examined by lie open; all others it has a part in are folded."""
    others = _others(atlas, root, served)
    own = _of(served, "movement", True)
    key = [id for id in own if row_of(atlas, "movements", "movement", id)["isncsci"] == "key"] or own[:3]
    rest = [id for id in [*own, *_of(served, "movement", False)] if id not in key]
    return [
        _fold(
            say(f"root.{title}", voice),
            [_item(atlas, f"movement.{id}", "test", others[id], voice) for id in ids],
            open_=title == "movements",
        )
        for title, ids in (("movements", key), ("shared_movements", rest))
    ]


def _reflexes(atlas, served, root: str, voice: str) -> list[Markup | None]:
    """True reflexes lie open; tension tests and other signs are folded."""
    others = _others(atlas, root, served)
    found = [*_of(served, "reflex", True), *_of(served, "reflex", False)]
    groups = (("reflexes", True), ("signs", False))
    return [
        _fold(
            say(f"root.{title}", voice),
            [
                _item(atlas, f"reflex.{id}", "how", others[id], voice)
                for id in found
                if _is_reflex(atlas, id) == wanted
            ],
            open_=wanted,
        )
        for title, wanted in groups
    ]


def _is_reflex(atlas, id: str) -> bool:
    return row_of(atlas, "reflexes", "reflex", id)["kind"] == "reflex"


def _item(atlas, key: str, told: str, others: list[str], voice: str) -> Markup:
    """One movement or sign: its name, the other roots it is shared with, and how it is tested."""
    shared = f" ({say('root.with', voice, roots=names.listed(others))})" if others else None
    name, how = (atlas.words(f"{key}.{part}", voice) for part in ("name", told))
    return tag("li", tag("strong", name), shared, tag("div", how))


def _fold(title: str, items: list[Markup], class_: str | None = None, open_: bool = False) -> Markup | None:
    if not items:
        return None
    head = tag("summary", f"{title} ({len(items)})")
    return tag("details", head, tag("ul", items, class_=class_), open="" if open_ else None)


def _others(atlas, root: str, served) -> dict[str, list[str]]:
    """For each end a root serves, the other roots that serve it."""
    others: dict[str, list[str]] = {row.end: [] for row in served}
    for found in atlas.rows.roots_for(list(others)):
        if found.root != root and found.root not in others[found.end]:
            others[found.end].append(found.root)
    return others
