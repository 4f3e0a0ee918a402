"""Rules on the cases one learns from: each lies somewhere, and what was found can be entered.

That atlas' own reasoning ranks the place first is asked by the tests: it would cost every start.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from ..errors import Problem, UnknownId
from ..levels import DISC_LEVELS, ROOTS
from ..places import ABOVE
from ..pressing import roots_hit
from ..reported import read
from ..teaching import BOTH
from .rules import Sheets, ids, needs, not_known, rows


@needs("cases", "sites")
def check_cases_lie_somewhere(sheets: Sheets) -> Iterable[Problem]:
    """The place is a root, a site or above the roots; on both sides lies what has no side."""
    sites, kinds = ids(sheets["sites"]), dict(zip(*_columns(sheets["sites"], "kind"), strict=True))
    for row in rows(sheets["cases"]):
        if row.place not in (*ROOTS, *sites, ABOVE):
            yield sheets["cases"].problem(row.Index, "place", not_known(row.place, "sites", sites))
        elif (row.side == BOTH) != (row.place == ABOVE or kinds.get(row.place) == "canal"):
            yield sheets["cases"].problem(row.Index, "side", "both for a canal or above, and only then")


@needs("cases", "conditions", "compressions")
def check_cases_lie_where_their_condition_acts(sheets: Sheets) -> Iterable[Problem]:
    """What a case was does press at its place, or on its root."""
    pressed = defaultdict(set)
    for row in rows(sheets["compressions"]):
        pressed[row.condition] |= {row.site} if row.site else _spinal(row)
    for row in rows(sheets["cases"]):
        if row.condition in pressed and row.place not in pressed[row.condition]:
            allowed = f"{row.condition} presses at {', '.join(sorted(pressed[row.condition]))}"
            yield sheets["cases"].problem(row.Index, "place", allowed)


def _spinal(row) -> set[str]:
    """The places at which one compression in the spine may be told: its canals and its roots."""
    levels = DISC_LEVELS if row.level == "any" else (row.level,)
    roots = {root for level in levels for root in roots_hit(level, row.position, row.hits, row.root)}
    return roots | {f"{row.position}@{level}" for level in levels}


@needs("cases", "case_findings", "areas", "movements", "reflexes")
def check_findings_of_cases_can_be_entered(sheets: Sheets) -> Iterable[Problem]:
    """Each finding is one that can be entered in Work it out; some of each case is out of order."""
    kinds = _kinds(sheets)
    midline = frozenset(row.area for row in rows(sheets["areas"]) if row.midline == "yes")
    found, sheet = defaultdict(list), sheets["case_findings"]
    for row in rows(sheet):
        finding = f"{row.side}:{row.end}={row.state}"
        try:
            found[row.case] += read([finding], kinds, midline)
        except (UnknownId, ValueError) as error:
            yield sheet.problem(row.Index, "end", str(error))
    for row in rows(sheets["cases"]):
        if all(report.is_normal for report in found[row.case]):
            yield sheets["cases"].problem(row.Index, "case", "a case has a finding that is out of order")


def _kinds(sheets: Sheets) -> dict[str, str]:
    """end -> kind, as `explaining` has them."""
    kinds = dict.fromkeys(ids(sheets["areas"]), "area") | dict.fromkeys(ids(sheets["movements"]), "movement")
    return kinds | dict(zip(*_columns(sheets["reflexes"], "kind"), strict=True))


def _columns(sheet, column: str) -> tuple[list[str], list[str]]:
    return ids(sheet), list(sheet.frame[column])
