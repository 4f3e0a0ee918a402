"""Rules between the tables and the artwork."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

from ..errors import Problem
from ..maps import may_be_drawn
from .rules import Sheets, ids, needs, not_known, rows


def check_every_area_is_drawn(sheets: Sheets, artwork: Path) -> Iterable[Problem]:
    """Each area is drawn in some view, and each drawn area is known."""
    files = sorted((artwork / "views").glob("*.svg"))
    if not files:
        yield Problem("assets/views/", 0, "", "", "the artwork is missing: no drawing (.svg) found")
        return
    if "areas" not in sheets:
        return
    known, drawn = set(ids(sheets["areas"])), set()
    for file in files:
        name = f"assets/views/{file.name}"
        try:
            found = {element.get("data-area") for element in ElementTree.parse(file).iter()}
        except ElementTree.ParseError as error:
            yield Problem(name, 0, "", "", f"not a well-formed drawing: {error}")
            continue
        drawn |= found
        for area in sorted(found - known - {None}):
            yield Problem(name, 0, "data-area", "", f"{area} is {not_known(area, 'areas', known)}")
    for index, area in enumerate(ids(sheets["areas"])):
        if area not in drawn:
            yield sheets["areas"].problem(index, "area", "is drawn in no view of assets/views")


@needs("maps", "served", "areas")
def check_maps_are_drawn_by_their_rows(sheets: Sheets) -> Iterable[Problem]:
    """A map is called drawn exactly where a row of it on the skin may be drawn."""
    areas = set(ids(sheets["areas"]))
    drawn = {
        row.map
        for row in rows(sheets["served"])
        if row.end in areas and may_be_drawn(row.map, row.relation, row.status)
    }
    for row in rows(sheets["maps"]):
        wanted = "yes" if row.map in drawn else "no"
        if row.drawn != wanted:
            allowed = f"must be {wanted}: a map is drawn where a row of it on an area is VERIFIED"
            yield sheets["maps"].problem(row.Index, "drawn", allowed)
