"""Rules on ids and references: each id once, each reference to a row that exists."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ..cells import split
from ..errors import Problem
from ..levels import LEVELS
from ..scales import ARTICLES
from ..schemas import COLUMNS
from .rules import Sheets, ids, needs, not_known, rows

KEYS = {
    "wiring": ("from_site", "to_site", "root"),
    "courses": ("course", "order"),
    "ends": ("site", "end"),
    "movement_places": ("movement", "area"),
    "served": ("end", "root", "map"),
    "feels_like": ("condition", "area", "root"),
    "helps": ("condition", "treatment", "role"),
    "finds": ("condition", "diagnostic", "role"),
    "red_flag_triggers": ("red_flag", "trigger", "end"),
    "red_flag_conditions": ("red_flag", "condition"),
    "caution_links": ("caution", "kind", "id"),
    "lay_claim_links": ("claim", "kind", "id"),
    "case_findings": ("case", "side", "end"),
    "reviews": ("table", "id", "reviewer", "date"),
    "aliases": ("kind", "id", "language", "text"),
    "words": ("key", "voice", "language"),
}  # tables without a key here have their first column as id

LINKS = (
    ("nerves", "parent", "nerves"),
    ("sites", "nerve", "nerves"),
    ("wiring", "from_site", "sites"),
    ("wiring", "to_site", "sites"),
    ("wiring", "root", "roots"),
    ("courses", "site", "sites"),
    ("ends", "site", "sites"),
    ("served", "root", "roots"),
    ("served", "map", "maps"),
    ("movement_places", "movement", "movements"),
    ("movement_places", "area", "areas"),
    ("key_points", "area", "areas"),
    ("key_points", "tested_root", "roots"),
    ("compressions", "condition", "conditions"),
    ("compressions", "site", "sites"),
    ("compressions", "root", "roots"),
    ("feels_like", "condition", "conditions"),
    ("feels_like", "area", "areas"),
    ("feels_like", "root", "roots"),
    ("helps", "condition", "conditions"),
    ("helps", "treatment", "treatments"),
    ("finds", "condition", "conditions"),
    ("finds", "diagnostic", "diagnostics"),
    ("red_flag_triggers", "red_flag", "red_flags"),
    ("red_flag_conditions", "red_flag", "red_flags"),
    ("red_flag_conditions", "condition", "conditions"),
    ("caution_links", "caution", "cautions"),
    ("lay_claim_links", "claim", "lay_claims"),
    ("cases", "condition", "conditions"),
    ("case_findings", "case", "cases"),
)
KIND_LINKS = (
    ("ends", "kind", "end"),
    ("red_flag_triggers", "trigger", "end"),
    ("caution_links", "kind", "id"),
    ("lay_claim_links", "kind", "id"),
    ("aliases", "kind", "id"),
    ("findings", "about_kind", "about"),
)  # the table meant stands in the column before
TABLE_OF = {
    "area": "areas",
    "movement": "movements",
    "reflex": "reflexes",
    "root": "roots",
    "nerve": "nerves",
    "condition": "conditions",
    "diagnostic": "diagnostics",
    "level": "sites",
    "term": "glossary",
}


def row_key(table: str, row) -> str:
    """What names one row: its id, or where several columns do, these joined with a blank.

    `row` is a named tuple of the table's columns, or one that begins with the row's Index.
    """
    columns = KEYS.get(table, (next(name for name in row._fields if name != "Index"),))
    return " ".join(getattr(row, column) for column in columns)


@needs()
def check_ids_unique(sheets: Sheets) -> Iterable[Problem]:
    """Each id, or each combination that stands for one, occurs once."""
    for name, sheet in sheets.items():
        key = list(KEYS.get(name, sheet.frame.columns[:1]))
        for index in sheet.frame.index[sheet.frame.duplicated(key, keep="first")]:
            first = (sheet.frame[key] == sheet.frame.loc[index, key]).all(axis=1).idxmax()
            place = f"{sheet.files[first]} row {sheet.rows[first]}"
            value = ", ".join(sheet.frame.loc[index, key])
            allowed = f"must be unique; stands already in {place}"
            yield sheet.problem(index, " + ".join(key), allowed, value)


@needs()
def check_every_source_exists(sheets: Sheets) -> Iterable[Problem]:
    """Each source named in any table is a row of sources.csv."""
    if "sources" not in sheets:
        return
    known = set(ids(sheets["sources"]))
    for sheet in sheets.values():
        if "sources" in sheet.frame:
            for index, cell in sheet.frame["sources"].items():
                for source in split(cell):
                    if source not in known:
                        allowed = not_known(source, "sources", known)
                        yield sheet.problem(index, "sources", allowed, source)


@needs()
def check_links_point_to_rows(sheets: Sheets) -> Iterable[Problem]:
    """Each reference from one table to another leads to a row there; empty refers to nothing."""
    for table, column, target in LINKS:
        if table in sheets and target in sheets:
            known = set(ids(sheets[target]))
            for index, id in sheets[table].frame[column].items():
                if id and id not in known:
                    yield sheets[table].problem(index, column, not_known(id, target, known))


@needs()
def check_links_by_kind_point_to_rows(sheets: Sheets) -> Iterable[Problem]:
    """References whose table is named by the column `kind` beside them."""
    known = {kind: set(ids(sheets[t])) for kind, t in TABLE_OF.items() if t in sheets}
    known |= {"level": set(LEVELS), "article": set(ARTICLES)}
    for table, kind_column, column in KIND_LINKS:
        sheet = sheets.get(table)
        for row in rows(sheet) if sheet else ():
            kind, id = getattr(row, kind_column), getattr(row, column)
            if id and kind in known and id not in known[kind]:
                allowed = not_known(id, TABLE_OF.get(kind, f"{kind}s"), known[kind])
                yield sheet.problem(row.Index, column, allowed)


@needs("served", "areas", "movements", "reflexes")
def check_served_ends_exist(sheets: Sheets) -> Iterable[Problem]:
    """What is served is an area, a movement or a reflex."""
    known = [id for table in ("areas", "movements", "reflexes") for id in ids(sheets[table])]
    among = set(known)
    for row in rows(sheets["served"]):
        if row.end not in among:
            allowed = not_known(row.end, "areas.csv, movements.csv or reflexes", known)
            yield sheets["served"].problem(row.Index, "end", allowed)


@needs("reviews")
def check_reviews_are_of_rows(sheets: Sheets) -> Iterable[Problem]:
    """Each review is of a row that exists, on a day that does. The row is named by its key, see `row_key`."""
    sheet = sheets["reviews"]
    for row in rows(sheet):
        if row.table not in COLUMNS:
            yield sheet.problem(row.Index, "table", f"a table: {', '.join(COLUMNS)}")
        elif row.table in sheets:
            known = [row_key(row.table, cells) for cells in rows(sheets[row.table])]
            if row.id not in known:
                yield sheet.problem(row.Index, "id", not_known(row.id, row.table, known))
        try:
            date.fromisoformat(row.date)
        except ValueError:
            yield sheet.problem(row.Index, "date", "a day of the calendar, such as 2026-05-31")
