"""About: what this is and is not, how far to trust it, where it comes from."""

import json

import streamlit as st

from ui import emergency, state
from ui.catalogue import say
from ui.knowledge import ASSETS, knowledge
from ui.markup import Markup, join, tag

NUMBER = "emergency_number"
COUNTED = ("areas", "conditions", "movements", "reflexes", "sources")
WITHOUT_STATUS = ("words", "aliases", "sources", "reviews")


def about() -> None:
    """The screen."""
    atlas, voice = knowledge(), state.voice()
    with st.container(key="about"):
        st.html(_page(_introduction(atlas, voice)))
        _number(voice)
        st.html(_page(_part("sources", voice)))
        st.page_link("views/evidence.py", query_params=state.spell())
        st.html(_page(join(tag("h3", say("about.licences_title", voice)), _licences(voice))))


def _page(markup: Markup) -> Markup:
    return tag("div", markup, class_="answer page", lang="en")


def _introduction(atlas, voice: str) -> Markup:
    marks = [tag("li", say(f"about.{mark}", voice)) for mark in ("verified", "known")]
    return join(
        tag("h2", say("about.title", voice), class_="page"),
        _part("what", voice),
        _part("not", voice),
        _part("trust", voice),
        tag("ul", marks),
        tag("p", say("about.maps", voice)),
        tag("p", say("about.counts", voice, **_counts(atlas))),
        tag("p", say("about.version", voice, version=atlas.version), class_="aside"),
        _part("privacy", voice),
    )


def _part(name: str, voice: str) -> Markup:
    return join(tag("h3", say(f"about.{name}_title", voice)), tag("p", say(f"about.{name}", voice)))


@st.cache_data(show_spinner=False)
def _counted(version: str, _atlas) -> dict[str, int]:
    counts = {name: len(_atlas.table(name)) for name in COUNTED}
    tables = [_atlas.table(name) for name in _atlas.tables.names if name not in WITHOUT_STATUS]
    counts["rows"] = sum(len(table) for table in tables)
    counts["verified"] = sum(int((table["status"] == "VERIFIED").sum()) for table in tables)
    return counts


def _counts(atlas) -> dict[str, int]:
    return _counted(atlas.version, atlas)


def _number(voice: str) -> None:
    number = st.text_input(
        say("about.number", voice),
        placeholder="112",
        max_chars=16,
        help=say("about.number_help", voice),
        key=NUMBER,
        persist_state="session",
        width=320,
    )
    if number and not emergency.is_number(number):
        st.warning(say("about.number_bad", voice))


def _licences(voice: str) -> Markup:
    files = json.loads((ASSETS / "manifest.json").read_text("utf-8"))["files"]
    terms: dict[tuple[str, str], list[str]] = {}
    for file in files:
        terms.setdefault((file["source"], file["licence"]), []).append(file["path"])
    rows = [
        tag("tr", tag("td", ", ".join(paths)), tag("td", source), tag("td", licence))
        for (source, licence), paths in terms.items()
    ]
    columns = [say(f"about.picture_{column}", voice) for column in ("file", "source", "licence")]
    head = tag("tr", [tag("th", column, scope="col") for column in columns])
    return join(tag("p", say("about.licences", voice)), tag("table", tag("thead", head), tag("tbody", rows)))


about()
