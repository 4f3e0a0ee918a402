"""Rules between the tables and the artwork."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

from ..errors import Problem
from .rules import Sheets, ids, not_known


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
