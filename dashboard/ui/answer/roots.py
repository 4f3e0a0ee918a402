"""Which roots commonly serve the picked skin: always the neighbours too, and how far the maps agree."""

from atlas.answers import ServingRoot
from atlas.scales import AGREEMENTS, SERVING
from ui import names
from ui.answer import chips
from ui.catalogue import say
from ui.knowledge import row_of
from ui.markup import Markup, join, tag

NAMED = 3  # places named in one sentence


def for_areas(atlas, areas: list[str], voice: str) -> Markup:
    """The answer for skin areas, never a bare root."""
    title = say("roots.title" if len(areas) == 1 else "roots.several", voice)
    confidences = {row_of(atlas, "areas", "area", area)["confidence"] for area in areas}
    return join(
        tag("h2", title),
        labels(atlas, atlas.rows.roots_for(areas), len(areas), voice),
        tag("p", agreed(atlas, areas, voice), " ", _confidence(confidences, voice), " ",
            tag("span", say("roots.overlap_note", voice), class_="aside")),
    )  # fmt: skip


def labels(atlas, found: list[ServingRoot], count: int, voice: str) -> Markup:
    """The roots that serve these places, each once, by their strongest relation to any of them."""
    by_root = _by_root(found)
    shown = [_serving(atlas, relation, by_root, count, voice) for relation in SERVING]
    return tag("ul", shown, class_="serving")


def _by_root(found: list[ServingRoot]) -> dict[str, list[ServingRoot]]:
    """Roots with their rows; those that are primary somewhere first, then in spinal order."""
    grouped: dict[str, list[ServingRoot]] = {}
    for row in found:
        grouped.setdefault(row.root, []).append(row)
    return dict(sorted(grouped.items(), key=lambda item: SERVING.index(closest(item[1]))))


def relations(found: list[ServingRoot]) -> dict[str, str]:
    """Each of these roots with its strongest relation, primary ones first."""
    return {root: closest(rows) for root, rows in _by_root(found).items()}


def agreement(atlas, areas: list[str]) -> str:
    """How far the published maps agree, at that of these areas where they agree least."""
    return max(_agreements(atlas, areas).values(), key=AGREEMENTS.index)


def _agreements(atlas, areas: list[str]) -> dict[str, str]:
    return {area: row_of(atlas, "areas", "area", area)["agreement"] for area in areas}


def agreed(atlas, areas: list[str], voice: str) -> Markup:
    """How far the maps agree; where the places differ in that, each sentence names its own."""
    said = [tag("span", text, class_=f"agreement {grade}") for grade, text in agreements(atlas, areas, voice)]
    return join(said[:1], [(" ", each) for each in said[1:]])


def agreements(atlas, areas: list[str], voice: str) -> list[tuple[str, str]]:
    """The grades of agreement of these areas, the least first, each with its sentence."""
    found = _agreements(atlas, areas)
    grades = [grade for grade in reversed(AGREEMENTS) if grade in found.values()]
    if len(grades) == 1:
        ending = "" if len(areas) == 1 else "_all"
        return [(grades[0], say(f"roots.{grades[0]}{ending}", voice))]
    told = []
    for grade in grades:
        places = [names.area(atlas, area, voice) for area in areas if found[area] == grade]
        told.append((grade, say(f"roots.{grade}_at", voice, places=several(places, voice))))
    return told


def several(places: list[str], voice: str) -> str:
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
