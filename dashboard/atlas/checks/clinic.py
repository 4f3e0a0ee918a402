"""Rules on conditions: what they press on, what they feel like, when they alarm."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from ..errors import Problem
from ..levels import DISC_LEVELS, SACRAL_POSITIONS, roots_at
from ..pressing import roots_hit
from .rules import Sheets, ids, needs, rows


@needs("compressions", "wiring")
def check_compressions_name_what_they_hit(sheets: Sheets) -> Iterable[Problem]:
    """A level with a position, or a nerve site; and a root that really lies there."""
    sheet, carried = sheets["compressions"], defaultdict(set)
    for row in rows(sheets["wiring"]):
        carried[row.to_site].add(row.root)
    for row in rows(sheet):
        if bool(row.level or row.position) == bool(row.site):
            allowed = "either level and position, or a nerve site"
            yield sheet.problem(row.Index, "site", allowed)
        elif row.site:
            yield from _nerve_problems(sheet, row, carried[row.site])
        else:
            yield from _spinal_problems(sheet, row)


def _nerve_problems(sheet, row, roots: set[str]) -> Iterable[Problem]:
    if row.hits not in ("", "named"):
        yield sheet.problem(row.Index, "hits", "at a nerve site: empty (all its roots), or named")
    if bool(row.root) != (row.hits == "named"):
        yield sheet.problem(row.Index, "root", "a root with hits named, and only then")
    elif row.root and row.root not in roots:
        allowed = f"does not run through {row.site}; allowed: {', '.join(sorted(roots))}"
        yield sheet.problem(row.Index, "root", allowed)


def _spinal_problems(sheet, row) -> Iterable[Problem]:
    if not row.level or not row.position:
        empty = "position" if row.level else "level"
        yield sheet.problem(row.Index, empty, "level and position belong together")
    elif not row.hits or bool(row.root) != (row.hits == "named"):
        yield sheet.problem(row.Index, "hits", "required; a root is given with named, only then")
    elif row.level == "sacral" and row.position not in SACRAL_POSITIONS:
        allowed = f"at the sacral level: {', '.join(SACRAL_POSITIONS)}"
        yield sheet.problem(row.Index, "position", allowed)
    else:
        levels = DISC_LEVELS if row.level == "any" else (row.level,)
        here = {root for level in levels for root in roots_at(level, row.position)}
        if not any(roots_hit(level, row.position, row.hits, row.root) for level in levels):
            place = f"{row.position} at {row.level}"
            allowed = f"hits no root in the {place}, which holds {', '.join(sorted(here))}"
            column = "root" if row.root else "hits"
            yield sheet.problem(row.Index, column, allowed)


@needs("compressions", "conditions")
def check_symptoms_press_on_nothing(sheets: Sheets) -> Iterable[Problem]:
    """A symptom, such as sciatica, is never a cause; what presses on neither presses nowhere."""
    groups = _groups(sheets)
    for row in rows(sheets["compressions"]):
        if groups[row.condition] in ("symptom", "neither"):
            allowed = f"{row.condition} is of group {groups[row.condition]}: it presses on nothing"
            yield sheets["compressions"].problem(row.Index, "condition", allowed)


@needs("compressions", "conditions")
def check_pressing_conditions_press_somewhere(sheets: Sheets) -> Iterable[Problem]:
    """A condition of group root presses in the spine, one of group nerve on a nerve."""
    where = defaultdict(set)
    for row in rows(sheets["compressions"]):
        where[row.condition].add("nerve" if row.site else "root")
    for row in rows(sheets["conditions"]):
        if row.group in ("root", "nerve") and row.group not in where[row.condition]:
            allowed = f"group {row.group}, but no row of compressions.csv presses there"
            yield sheets["conditions"].problem(row.Index, "group", allowed)


@needs("feels_like", "conditions")
def check_feelings_are_of_what_presses_on_neither(sheets: Sheets) -> Iterable[Problem]:
    """feels_like names one area or one root, for what presses on neither and for symptoms."""
    groups = _groups(sheets)
    for row in rows(sheets["feels_like"]):
        if bool(row.area) == bool(row.root):
            yield sheets["feels_like"].problem(row.Index, "area", "an area or a root, one of them")
        if groups[row.condition] not in ("neither", "symptom"):
            group = groups[row.condition]
            allowed = f"{row.condition} is of group {group}; allowed: neither, symptom"
            yield sheets["feels_like"].problem(row.Index, "condition", allowed)


@needs("red_flag_triggers")
def check_triggers_name_their_end(sheets: Sheets) -> Iterable[Problem]:
    """A trigger by area, movement or reflex names it; one by both legs names none."""
    for row in rows(sheets["red_flag_triggers"]):
        if (row.trigger == "both_legs") == bool(row.end):
            allowed = "an id with the trigger area, movement or reflex, and only then"
            yield sheets["red_flag_triggers"].problem(row.Index, "end", allowed)


def _groups(sheets: Sheets) -> dict[str, str]:
    conditions = sheets["conditions"]
    return dict(zip(ids(conditions), conditions.frame["group"], strict=True))
