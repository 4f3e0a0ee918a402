"""About: what this is and is not, how far to trust it, where it comes from."""

import json

import streamlit as st

from ui import emergency
from ui.answer import body
from ui.catalogue import say
from ui.knowledge import ASSETS, knowledge
from ui.markup import Markup, join, tag

NUMBER = "emergency_number"
COUNTED = ("areas", "conditions", "movements", "reflexes", "sources")
WITHOUT_STATUS = ("words", "aliases", "sources")


def about() -> None:
    """The screen."""
    atlas = knowledge()
    with st.container(key="about"):
        st.html(_page(_introduction(atlas)))
        _number()
        st.html(_page(tag("h3", say("about.sources_title"))))
        _sources(atlas)
        st.html(_page(join(tag("h3", say("about.licences_title")), _licences())))


def _page(markup: Markup) -> Markup:
    return tag("div", markup, class_="answer page", lang="en")


def _introduction(atlas) -> Markup:
    def part(name: str) -> Markup:
        return join(tag("h3", say(f"about.{name}_title")), tag("p", say(f"about.{name}")))

    marks = [tag("li", say(f"about.{mark}")) for mark in ("verified", "known")]
    return join(
        tag("h2", say("about.title"), class_="page"),
        part("what"),
        part("not"),
        part("trust"),
        tag("ul", marks),
        tag("p", say("about.maps")),
        tag("p", say("about.counts", **_counts(atlas))),
        tag("p", say("about.version", version=atlas.version), class_="aside"),
        part("privacy"),
    )


@st.cache_data(show_spinner=False)
def _counted(version: str, _atlas) -> dict[str, int]:
    counts = {name: len(_atlas.table(name)) for name in COUNTED}
    tables = [_atlas.table(name) for name in _atlas.tables.names if name not in WITHOUT_STATUS]
    counts["rows"] = sum(len(table) for table in tables)
    counts["verified"] = sum(int((table["status"] == "VERIFIED").sum()) for table in tables)
    return counts


def _counts(atlas) -> dict[str, int]:
    return _counted(atlas.version, atlas)


def _number() -> None:
    number = st.text_input(
        say("about.number"),
        placeholder="112",
        max_chars=16,
        help=say("about.number_help"),
        key=NUMBER,
        persist_state="session",
        width=320,
    )
    if number and not emergency.is_number(number):
        st.warning(say("about.number_bad"))


def _sources(atlas) -> None:
    table = atlas.table("sources").assign(
        link=lambda rows: [body.address(row) or None for row in rows.to_dict("records")]
    )
    columns = {
        "authors": say("about.authors"),
        "year": say("about.year"),
        "title": say("about.source_title"),
        "journal": say("about.journal"),
        "link": st.column_config.LinkColumn(say("about.link"), display_text="↗"),
        "status": say("about.status"),
        "read": say("about.read"),
    }
    text = st.text_input(say("about.sources_find"), key="find_source", type="search", live=True, width=420)
    if text:
        said = table.fillna("").astype(str).agg(" ".join, axis=1).str.casefold()
        table = table[said.str.contains(text.casefold(), regex=False)]
    st.dataframe(table[list(columns)], column_config=columns, hide_index=True, height=420)


def _licences() -> Markup:
    files = json.loads((ASSETS / "manifest.json").read_text("utf-8"))["files"]
    terms: dict[tuple[str, str], list[str]] = {}
    for file in files:
        terms.setdefault((file["source"], file["licence"]), []).append(file["path"])
    rows = [
        tag("tr", tag("td", ", ".join(paths)), tag("td", source), tag("td", licence))
        for (source, licence), paths in terms.items()
    ]
    head = tag(
        "tr",
        [tag("th", say(f"about.picture_{column}"), scope="col") for column in ("file", "source", "licence")],
    )
    return join(tag("p", say("about.licences")), tag("table", tag("thead", head), tag("tbody", rows)))


about()
