"""Which roots commonly serve the picked skin: always the neighbours too, and how far the maps agree."""

from ui import chips, names
from ui.catalogue import say
from ui.markup import Markup, tag

RELATIONS = ("primary", "overlap", "variable")
AGREEMENTS = ("agree", "partly", "disagree")  # from good to bad


def for_areas(atlas, areas: list[str], voice: str) -> Markup:
    """The answer for skin areas, never a bare root."""
    title = say("roots.title" if len(areas) == 1 else "roots.several", voice)
    found = atlas.roots_for(areas)
    about = atlas.table("areas").set_index("area").loc[areas]
    return tag("section",
        tag("h2", title),
        tag("ul", [_serving(atlas, root, rows, len(areas), voice) for root, rows in _by_root(found)],
            class_="serving"),
        tag("p", _agreement(about["agreement"], voice), " ", _confidence(about["confidence"], voice)),
        tag("p", say("roots.overlap_note", voice), class_="aside"),
        _map_by_map(atlas, areas, voice),
        class_="roots", id="answer",
    )  # fmt: skip


def _by_root(found) -> list[tuple[str, list[dict]]]:
    """Roots with their rows; those that are primary somewhere first, then in spinal order."""
    grouped: dict[str, list[dict]] = {}
    for row in found.to_dict("records"):
        grouped.setdefault(row["root"], []).append(row)
    return sorted(grouped.items(), key=lambda item: RELATIONS.index(closest(item[1])))


def strip(atlas, areas: list[str], voice: str) -> Markup:
    """The short form that stays in view on a phone: the roots, their neighbours, and where to read on."""
    labels = [
        chips.root(atlas, root, closest(rows), say(f"roots.{closest(rows)}", voice))
        for root, rows in _by_root(atlas.roots_for(areas))
    ]
    agreements = atlas.table("areas").set_index("area").loc[areas, "agreement"]
    return tag("div", labels, tag("span", _agreement(agreements, voice), class_="told"),
               tag("a", say("strip.to_answer", voice), " ↓", href="#answer"), class_="strip")  # fmt: skip


def closest(rows: list[dict]) -> str:
    """The strongest relation among the rows of one root."""
    return min((row["relation"] for row in rows), key=RELATIONS.index)


def _serving(atlas, root: str, rows: list[dict], count: int, voice: str) -> Markup:
    relation = closest(rows)
    served = len({row["end"] for row in rows if row["relation"] == relation})
    told = say(f"roots.{relation}", voice)
    if count > 1:
        told += " · " + say("roots.count", voice, count=served, all=count)
    return tag("li", chips.root(atlas, root, relation), tag("span", told, class_="told"))


def _agreement(agreements, voice: str) -> Markup:
    worst = max(agreements, key=AGREEMENTS.index)
    return tag("span", say(f"roots.{worst}", voice), class_=f"agreement {worst}")


def _confidence(confidences, voice: str) -> Markup | None:
    if "low" not in set(confidences):
        return None
    return tag("span", say("roots.low", voice), class_="label")


def _map_by_map(atlas, areas: list[str], voice: str) -> Markup:
    served = atlas.table("served")
    maps = atlas.table("maps").sort_values("order", key=lambda order: order.astype(int))
    tables = []
    for area in areas:
        here = served[served["end"] == area]
        lines = [
            tag("tr", tag("th", atlas.words(f"map.{row.map}.name", voice), scope="row"),
                tag("td", _on_map(here[here["map"] == row.map].to_dict("records"), voice)))
            for row in maps.itertuples()
            if (here["map"] == row.map).any()
        ]  # fmt: skip
        caption = tag("caption", names.area(atlas, area, voice))
        tables.append(tag("table", caption, tag("tbody", lines)))
    return tag("details", tag("summary", say("roots.maps", voice)), tables)


def _on_map(rows: list[dict], voice: str) -> str:
    """What one map says of one area, in one line."""
    said = []
    for relation in (*RELATIONS, "blank", "not_drawn"):
        here = [row for row in rows if row["relation"] == relation]
        if here and relation in ("blank", "not_drawn"):
            said.append(say("roots.blank" if relation == "blank" else "roots.nothing_drawn", voice))
        elif here:
            listed = names.listed([_placed(row, voice) for row in here])
            said.append(listed if relation == "primary" else f"{listed} ({say(f'roots.{relation}', voice)})")
    unread = any(row["status"] != "VERIFIED" for row in rows) and rows[0]["map"] in FROM_MEMORY
    return "; ".join(said) + (f" · {say('roots.from_memory', voice)}" if unread else "")


# The maps no figure of which could be read; their rows are marked wherever they are shown.
FROM_MEMORY = ("foerster-1933", "lee-2008")


def _placed(row: dict, voice: str) -> str:
    about = f"{say('roots.approximate', voice)} " if row["precision"] == "approximate" else ""
    return f"{about}{row['root']}"
