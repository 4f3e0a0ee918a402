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
    confidences = atlas.table("areas").set_index("area").loc[areas, "confidence"]
    worst = agreement(atlas, areas)
    agreed = tag("span", say(f"roots.{worst}", voice), class_=f"agreement {worst}")
    return tag("section",
        tag("h2", title),
        tag("ul", [_serving(atlas, root, rows, len(areas), voice) for root, rows in _by_root(found)],
            class_="serving"),
        tag("p", agreed, " ", _confidence(confidences, voice)),
        tag("p", say("roots.overlap_note", voice), class_="aside"),
        _map_by_map(atlas, areas, voice),
        class_="roots",
    )  # fmt: skip


def _by_root(found) -> list[tuple[str, list[dict]]]:
    """Roots with their rows; those that are primary somewhere first, then in spinal order."""
    grouped: dict[str, list[dict]] = {}
    for row in found.to_dict("records"):
        grouped.setdefault(row["root"], []).append(row)
    return sorted(grouped.items(), key=lambda item: RELATIONS.index(closest(item[1])))


def relations(atlas, areas: list[str]) -> dict[str, str]:
    """Each root that serves any of these areas, with its strongest relation, primary ones first."""
    return {root: closest(rows) for root, rows in _by_root(atlas.roots_for(areas))}


def agreement(atlas, areas: list[str]) -> str:
    """How far the published maps agree, at that of these areas where they agree least."""
    found = atlas.table("areas").set_index("area").loc[areas, "agreement"]
    return max(found, key=AGREEMENTS.index)


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


def _confidence(confidences, voice: str) -> Markup | None:
    if "low" not in set(confidences):
        return None
    return tag("span", say("roots.low", voice), class_="label")


def _map_by_map(atlas, areas: list[str], voice: str) -> Markup:
    maps = sorted(atlas.table("maps").to_dict("records"), key=lambda row: int(row["order"]))
    served = atlas.table("served")
    rows = served[served["end"].isin(areas)].to_dict("records")
    tables = []
    for area in areas:
        here = {row["map"]: [] for row in rows if row["end"] == area}
        for row in rows:
            if row["end"] == area:
                here[row["map"]].append(row)
        lines = [_line(atlas, map, here[map["map"]], voice) for map in maps if map["map"] in here]
        tables.append(tag("table", tag("caption", names.area(atlas, area, voice)), tag("tbody", lines)))
    return tag("details", tag("summary", say("roots.maps", voice)), tables)


def _line(atlas, map: dict, rows: list[dict], voice: str) -> Markup:
    """One map on one area. A map that could not be looked at is marked wherever it is shown."""
    unread = map["drawn"] == "no" and any(row["status"] != "VERIFIED" for row in rows)
    mark = f" · {say('roots.from_memory', voice)}" if unread else ""
    head = tag("th", atlas.words(f"map.{map['map']}.name", voice), scope="row")
    return tag("tr", head, tag("td", _on_map(rows, voice) + mark))


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
    return "; ".join(said)


def _placed(row: dict, voice: str) -> str:
    about = f"{say('roots.approximate', voice)} " if row["precision"] == "approximate" else ""
    return f"{about}{row['root']}"
