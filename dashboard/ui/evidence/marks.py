"""What stands beside a row on this screen: how sure it is, who reviewed it, where it leads, who says so."""

from collections.abc import Collection, Iterable
from urllib.parse import quote, urlencode

from atlas.scales import STATUSES, VOICES
from ui.answer import body
from ui.catalogue import say
from ui.knowledge import row_of, rows_by
from ui.markup import Markup, join, tag


def status(found: Collection[str], voice: str) -> Markup:
    """The mark of rows with these statuses: read, not read, or some of both."""
    name = STATUSES[0] if set(found) == {STATUSES[0]} else STATUSES[1] if STATUSES[0] not in found else "both"
    return tag("span", say(f"evidence.status.{name}", voice), class_=f"mark {name.lower()}")


def rows(count: int, voice: str) -> str:
    return say("evidence.one_row" if count == 1 else "evidence.rows", voice, count=count)


def reviews(atlas, table: str, key: str, voice: str) -> list[Markup]:
    """Who looked at one row, and when; nothing where nobody has."""
    found = [row for row in rows_by(atlas, "reviews", "table").get(table, ()) if row["id"] == key]
    return [
        tag("span",
            say("evidence.reviewed", voice, name=row["reviewer"], date=row["date"]),
            f": {row['note']}" if row["note"] else "",
            class_="mark reviewed",
        )
        for row in found
    ]  # fmt: skip


def lead(text: str, pick: str, voice: str) -> Markup:
    """A text that leads to where the pick is shown; the text alone where there is none."""
    if not pick:
        return tag("span", text)
    address = {"at": pick} | ({"voice": voice} if voice != VOICES[0] else {})
    screen = "" if ":" in pick else "conditions"  # skin and roots are on Explore, the page in front
    return tag("a", text, href=f"./{screen}?{urlencode(address, safe=':@,')}", data_pick=pick)


def cited(atlas, ids: Iterable[str], voice: str) -> Markup:
    """Sources in short, each with its links: `Taylor 2013 (doi)`."""
    found = [row_of(atlas, "sources", "source", id) for id in ids]
    items = [tag("li", body.citation(row), " ", links(row, voice)) for row in found]
    title = say("causes.sources", voice)
    return tag("details", tag("summary", f"{title} ({len(items)})"), tag("ul", items), class_="sources")


def links(row: dict, voice: str) -> Markup:
    """Where a source can be read: DOI and PubMed, else its address. Followed only when pressed."""
    found = []
    if row["doi"]:
        found.append(("DOI", f"https://doi.org/{quote(row['doi'], safe='/:;()._-')}"))
    if row["pmid"]:
        found.append((f"PubMed {row['pmid']}", f"https://pubmed.ncbi.nlm.nih.gov/{row['pmid']}/"))
    if not found and row["url"]:
        found.append((_host(row["url"]), row["url"]))
    if not found:
        return tag("span", say("evidence.no_link", voice), class_="aside")
    return join([_outside(text, address, row, voice) for text, address in found])


def _host(address: str) -> str:
    return address.split("/")[2].removeprefix("www.")


def _outside(text: str, address: str, row: dict, voice: str) -> Markup:
    called = say("evidence.open_source", voice, where=text, title=row["title"])
    return tag("a", text, href=address, target="_blank", rel="noopener noreferrer", aria_label=called)
