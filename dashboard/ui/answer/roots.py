"""Which roots commonly serve the picked skin: always the neighbours too, and how far the maps agree."""

from atlas.answers import ServingRoot
from atlas.scales import RELATIONS, SERVING
from ui import names
from ui.answer import chips
from ui.catalogue import say
from ui.knowledge import row_of, rows_by
from ui.markup import Markup, join, tag

AGREEMENTS = ("agree", "partly", "disagree")  # from good to bad
NAMED = 3  # places named in one sentence


def for_areas(atlas, areas: list[str], voice: str) -> Markup:
    """The answer for skin areas, never a bare root."""
    title = say("roots.title" if len(areas) == 1 else "roots.several", voice)
    by_root = _by_root(atlas.rows.roots_for(areas))
    confidences = {row_of(atlas, "areas", "area", area)["confidence"] for area in areas}
    return join(
        tag("h2", title),
        tag("ul", [_serving(atlas, relation, by_root, len(areas), voice) for relation in SERVING],
            class_="serving"),
        tag("p", _agreed(atlas, areas, voice), " ", _confidence(confidences, voice), " ",
            tag("span", say("roots.overlap_note", voice), class_="aside")),
    )  # fmt: skip


def _by_root(found: list[ServingRoot]) -> dict[str, list[ServingRoot]]:
    """Roots with their rows; those that are primary somewhere first, then in spinal order."""
    grouped: dict[str, list[ServingRoot]] = {}
    for row in found:
        grouped.setdefault(row.root, []).append(row)
    return dict(sorted(grouped.items(), key=lambda item: SERVING.index(closest(item[1]))))


def relations(atlas, areas: list[str]) -> dict[str, str]:
    """Each root that serves any of these areas, with its strongest relation, primary ones first."""
    return {root: closest(rows) for root, rows in _by_root(atlas.rows.roots_for(areas)).items()}


def agreement(atlas, areas: list[str]) -> str:
    """How far the published maps agree, at that of these areas where they agree least."""
    return max(_agreements(atlas, areas).values(), key=AGREEMENTS.index)


def _agreements(atlas, areas: list[str]) -> dict[str, str]:
    return {area: row_of(atlas, "areas", "area", area)["agreement"] for area in areas}


def _agreed(atlas, areas: list[str], voice: str) -> Markup:
    """How far the maps agree; where the places differ in that, each sentence names its own."""
    found = _agreements(atlas, areas)
    worst = agreement(atlas, areas)
    if len(set(found.values())) == 1:
        ending = "" if len(areas) == 1 else "_all"
        return tag("span", say(f"roots.{worst}{ending}", voice), class_=f"agreement {worst}")
    said = []
    for grade in reversed(AGREEMENTS):
        places = [names.area(atlas, area, voice) for area in areas if found[area] == grade]
        if places:
            text = say(f"roots.{grade}_at", voice, places=_places(places, voice))
            said += [tag("span", text, class_=f"agreement {grade}"), " "]
    return join(said)


def _places(places: list[str], voice: str) -> str:
    """Names of places hold commas, so they are set apart by semicolons."""
    if len(places) > NAMED:
        more = say("roots.more_places", voice, count=len(places) - NAMED + 1)
        places = [*places[: NAMED - 1], more]
    return "; ".join(places)


def closest(rows: list[ServingRoot]) -> str:
    """The strongest relation among the rows of one root."""
    return min((row.relation for row in rows), key=SERVING.index)


def _serving(atlas, relation: str, by_root: dict, count: int, voice: str) -> Markup | None:
    """The roots of one relation, side by side, and the relation in words."""
    rows_of = {root: rows for root, rows in by_root.items() if closest(rows) == relation}
    if not rows_of:
        return None
    labels = [_counted(atlas, root, relation, rows, count, voice) for root, rows in rows_of.items()]
    told = tag("span", say(f"roots.{relation}", voice), class_="told")
    # The word never stands alone on a line.
    return tag("li", labels[:-1], tag("span", labels[-1], told, class_="last"))


def _counted(atlas, root: str, relation: str, rows: list[ServingRoot], count: int, voice: str) -> Markup:
    """A label; where it is not so at all the places picked, at how many of them."""
    label = chips.root(atlas, root, relation)
    served = len({row.end for row in rows if row.relation == relation})
    if served == count:
        return label
    return tag(
        "span", label, tag("small", say("roots.count", voice, count=served, all=count)), class_="counted"
    )


def _confidence(confidences, voice: str) -> Markup | None:
    if "low" not in confidences:
        return None
    return tag("span", say("roots.low", voice), class_="label")


def map_by_map(atlas, areas: list[str], voice: str) -> Markup:
    """What each published map says of each of these areas."""
    maps = sorted((map for (map,) in rows_by(atlas, "maps", "map").values()), key=_order)
    tables = []
    for area in areas:
        here: dict[str, list[dict]] = {}
        for row in rows_by(atlas, "served", "end")[area]:
            here.setdefault(row["map"], []).append(row)
        lines = [_line(atlas, map, here[map["map"]], voice) for map in maps if map["map"] in here]
        tables.append(tag("table", tag("caption", names.area(atlas, area, voice)), tag("tbody", lines)))
    return join(tables)


def _order(row: dict) -> int:
    return int(row["order"])


def _line(atlas, map: dict, rows: list[dict], voice: str) -> Markup:
    """One map on one area. A map that could not be looked at is marked wherever it is shown."""
    unread = map["drawn"] == "no" and any(row["status"] != "VERIFIED" for row in rows)
    mark = f" · {say('roots.from_memory', voice)}" if unread else ""
    head = tag("th", atlas.words(f"map.{map['map']}.name", voice), scope="row")
    return tag("tr", head, tag("td", _on_map(rows, voice) + mark))


def _on_map(rows: list[dict], voice: str) -> str:
    """What one map says of one area, in one line."""
    said = []
    for relation in RELATIONS:
        here = [row for row in rows if row["relation"] == relation]
        if here and relation not in SERVING:
            said.append(say("roots.blank" if relation == "blank" else "roots.nothing_drawn", voice))
        elif here:
            listed = names.listed([_placed(row, voice) for row in here])
            said.append(listed if relation == "primary" else f"{listed} ({say(f'roots.{relation}', voice)})")
    return "; ".join(said)


def _placed(row: dict, voice: str) -> str:
    about = f"{say('roots.approximate', voice)} " if row["precision"] == "approximate" else ""
    return f"{about}{row['root']}"
