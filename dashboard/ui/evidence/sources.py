"""The part Sources: each source once, how far it was read, where to read it, and what rests on it."""

from functools import cache
from urllib.parse import urlencode

from ui.answer import body
from ui.catalogue import say
from ui.evidence import marks, resting
from ui.evidence.filters import KINDS, Wanted
from ui.knowledge import rows_by
from ui.markup import Markup, join, tag

FILTERED_BY = KINDS


def shown(atlas, wanted: Wanted) -> list[tuple[dict, int]]:
    """The sources asked for, by author and year, each with how many rows rest on it.

    A filter by root or kind leaves the sources of which such a row rests.
    """
    found = []
    for row in _in_order(atlas):
        count = len(resting.chosen(resting.by_source(atlas)[row["source"]], wanted))
        about = count or not (wanted.root or wanted.kind)
        if about and wanted.status in ("", row["status"]) and wanted.says(*row.values()):
            found.append((row, count))
    return found


@cache
def _in_order(atlas) -> list[dict]:
    rows = [row for (row,) in rows_by(atlas, "sources", "source").values()]
    return sorted(rows, key=lambda row: body.citation(row).casefold())


def part(atlas, wanted: Wanted, voice: str) -> Markup:
    """The list, with how many there are."""
    found = shown(atlas, wanted)
    heard = say("evidence.sources_count", voice, count=len(found), all=len(_in_order(atlas)))
    items = [tag("li", _source(atlas, row, count, wanted, voice), class_="source") for row, count in found]
    return join(tag("p", heard, class_="aside", role="status"), tag("ul", items, class_="entries"))


def _source(atlas, row: dict, count: int, wanted: Wanted, voice: str) -> Markup:
    nothing = tag("p", say("evidence.nothing_rests", voice), class_="aside")
    said = [
        tag("p", body.citation(row), class_="cited"),
        tag("p", tag("b", say("evidence.read", voice)), " ", row["read"], class_="aside"),
        _fold(row["source"], count, wanted, voice) if count else nothing,
    ]
    beside = [
        marks.status([row["status"]], voice),
        *marks.reviews(atlas, "sources", row["source"], voice),
        tag("p", marks.links(row, voice), class_="links"),
    ]
    return join(tag("div", said), tag("div", beside, class_="beside"))


def _fold(source: str, count: int, wanted: Wanted, voice: str) -> Markup:
    """What rests on it is fetched when it is opened: all of it together would be a long wait."""
    asked = {"of": source, "root": wanted.root, "kind": wanted.kind}
    query = urlencode({name: value for name, value in asked.items() if value})
    return tag("details",
        tag("summary", say("evidence.rests", voice), " ", tag("small", marks.rows(count, voice))),
        tag("div", say("answer.loading", voice)),
        data_rests=f"resting/{voice}.json?{query}", data_failed=say("answer.failed", voice),
    )  # fmt: skip
