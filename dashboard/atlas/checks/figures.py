"""Rules on measured figures and on what is uncertain."""

from __future__ import annotations

from collections.abc import Iterable

from ..errors import Problem
from .rules import Sheets, needs, rows

MOST = {"percent": 100, "proportion": 1}  # units with an end


@needs("findings")
def check_figures_lie_within_their_bounds(sheets: Sheets) -> Iterable[Problem]:
    """low <= value <= high, k counted among n, and shares are shares."""
    sheet = sheets["findings"]
    for row in rows(sheet):
        low, value, high = (float(cell) if cell else None for cell in (row.low, row.value, row.high))
        if low is not None and high is not None and low > high:
            yield sheet.problem(row.Index, "high", f"must not be below low, {row.low}")
        if value is not None and low is not None and value < low:
            yield sheet.problem(row.Index, "value", f"must not be below low, {row.low}")
        if value is not None and high is not None and value > high:
            yield sheet.problem(row.Index, "value", f"must not be above high, {row.high}")
        if row.k and row.n and int(row.k) > int(row.n):
            yield sheet.problem(row.Index, "k", f"cannot be more than n, {row.n}")
        most = MOST.get(row.unit)
        if most and value is not None and not 0 <= value <= most:
            yield sheet.problem(row.Index, "value", f"a {row.unit} from 0 to {most}")


@needs("findings")
def check_findings_say_what_they_are_about(sheets: Sheets) -> Iterable[Problem]:
    """Only general findings are about nothing in particular; a shown one has something to show."""
    for row in rows(sheets["findings"]):
        if bool(row.about) == (row.about_kind == "general"):
            allowed = "an id; empty with about_kind general, and only then"
            yield sheets["findings"].problem(row.Index, "about", allowed)
        told = row.value or row.low or row.high or row.detail
        if row.show == "yes" and not told and row.unit != "text":
            allowed = "a shown finding needs a figure or a detail, or the unit text"
            yield sheets["findings"].problem(row.Index, "value", allowed)


@needs("cautions", "caution_links")
def check_linked_cautions_have_links(sheets: Sheets) -> Iterable[Problem]:
    """A caution shown where it belongs must belong somewhere."""
    linked = set(sheets["caution_links"].frame["caution"])
    for row in rows(sheets["cautions"]):
        if row.scope == "linked" and row.caution not in linked:
            allowed = "scope linked, but no row of caution_links.csv says where"
            yield sheets["cautions"].problem(row.Index, "scope", allowed)
