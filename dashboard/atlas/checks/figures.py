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


@needs("cautions", "words")
def check_disagreements_say_what_is_shown(sheets: Sheets) -> Iterable[Problem]:
    """Where sources disagree it is said over what, and what this atlas shows and why."""
    said = set(sheets["words"].frame["key"])
    for row in rows(sheets["cautions"]):
        for part in ("title", "atlas") if row.kind == "disagreement" else ():
            if f"caution.{row.caution}.{part}" not in said:
                allowed = f"words/ has no caution.{row.caution}.{part}"
                yield sheets["cautions"].problem(row.Index, "caution", allowed)


@needs("findings", "words")
def check_figures_have_a_label(sheets: Sheets) -> Iterable[Problem]:
    """What is drawn in a chart has a label for it."""
    said = set(sheets["words"].frame["key"])
    for row in rows(sheets["findings"]):
        if row.show == "yes" and row.unit != "text" and f"finding.{row.finding}.short" not in said:
            allowed = f"words/ has no finding.{row.finding}.short"
            yield sheets["findings"].problem(row.Index, "finding", allowed)


@needs("lay_claims", "lay_claim_links")
def check_lay_claims_are_linked(sheets: Sheets) -> Iterable[Problem]:
    """Each claim is said in an article, and is about an area or a condition."""
    links = list(zip(sheets["lay_claim_links"].frame["claim"], sheets["lay_claim_links"].frame["kind"]))
    said = {claim for claim, kind in links if kind == "article"}
    about = {claim for claim, kind in links if kind != "article"}
    for row in rows(sheets["lay_claims"]):
        if row.claim not in said & about:
            allowed = "lay_claim_links.csv must name its article and an area or a condition"
            yield sheets["lay_claims"].problem(row.Index, "claim", allowed)
