"""What rests on each source: every row of every table that names it. Worked out once for an atlas."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from atlas.checks.links import row_key
from ui.catalogue import say
from ui.evidence import leads, marks
from ui.evidence.filters import Wanted
from ui.evidence.leads import Thing
from ui.markup import Markup, tag


@dataclass(frozen=True)
class Row:
    """One row that names a source. `roots` is the one it names itself, else those of what it is about."""

    table: str
    key: str
    thing: Thing
    roots: frozenset[str]
    status: str


@cache
def by_source(atlas) -> Mapping[str, tuple[Row, ...]]:
    """Source -> the rows that rest on it, table by table in the order of the data."""
    found: dict[str, list[Row]] = {source: [] for source in atlas.tables.ids("sources")}
    for table in leads.ABOUT:
        for cells in atlas.tables.rows(table):
            thing = leads.thing_of(atlas, table, cells)
            own = getattr(cells, "root", "") or getattr(cells, "tested_root", "")
            roots = frozenset((own,)) if own else leads.roots(atlas, thing)
            row = Row(table, row_key(table, cells), thing, roots, cells.status)
            for source in cells.sources.split(";"):
                found[source].append(row)
    return MappingProxyType({source: tuple(rows) for source, rows in found.items()})


def chosen(rows: Iterable[Row], wanted: Wanted) -> list[Row]:
    """The rows about the root and the kind of thing that are asked for."""
    return [
        row
        for row in rows
        if wanted.root in ("", *row.roots) and wanted.kind in ("", row.thing.kind)
    ]


def listed(atlas, source: str, wanted: Wanted, voice: str) -> Markup:
    """What rests on one source, table by table, each thing once and leading to where it is shown."""
    by_table: dict[str, dict[Thing, list[Row]]] = {}
    for row in chosen(by_source(atlas)[source], wanted):
        by_table.setdefault(row.table, {}).setdefault(row.thing, []).append(row)
    parts = [_table(atlas, table, things, voice) for table, things in by_table.items()]
    return tag("div", parts or tag("p", say("evidence.nothing_rests", voice)))


def _table(atlas, table: str, things: dict[Thing, list[Row]], voice: str) -> Markup:
    count = sum(len(rows) for rows in things.values())
    title = tag("h3", say(f"evidence.table.{table}", voice), " ", tag("small", marks.rows(count, voice)))
    items = [tag("li", _thing(atlas, thing, rows, voice)) for thing, rows in things.items()]
    return tag("section", title, tag("ul", items), class_="rests")


def _thing(atlas, thing: Thing, rows: list[Row], voice: str) -> list[Markup]:
    """Its name as a link, how many rows, how sure, and who looked at them."""
    reviews = [review for row in rows for review in marks.reviews(atlas, row.table, row.key, voice)]
    return [
        marks.lead(leads.name(atlas, thing, voice), leads.pick(atlas, thing), voice),
        *([tag("small", f" {marks.rows(len(rows), voice)}")] if len(rows) > 1 else []),
        marks.status({row.status for row in rows}, voice),
        *reviews,
    ]
