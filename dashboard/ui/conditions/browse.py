"""The list of conditions: filters, counts, and a card for each that fits."""

from functools import cache
from itertools import groupby

import streamlit as st

from ui import state
from ui.answer import chips, condition
from ui.catalogue import say
from ui.conditions import listing, sheet
from ui.conditions.leaf import leaf, link
from ui.conditions.listing import Row, Wanted
from ui.markup import Markup, join, tag

KINDS = ("groups", "urgencies", "how_often", "stops", "roots")
TURN = "condition_filters"  # how often the filters were emptied
WORDS = {
    "groups": "conditions.group_{}", "urgencies": "urgency.{}",
    "how_often": "how_often.{}", "stops": "station.{}",
}  # fmt: skip


def browse(atlas, voice: str) -> None:
    """The filters, and beside them the conditions that fit."""
    with st.container(key="browse"):
        with st.container(key="filters"):
            wanted = _wanted(atlas, voice)
        with st.container(key="found"):
            found = listing.matching(atlas, wanted)
            leaf("condition_list", _list(atlas, found, wanted, voice), lambda pick: open_page(atlas, pick))


def open_page(atlas, pick: object) -> None:
    """Show a condition; a strange pick is refused with a word."""
    state.choose_sent([pick], atlas)


def _wanted(atlas, voice: str) -> Wanted:
    """The filters as the person left them; they stay while the page is open."""
    turn = state.noted(TURN, 0)
    text = st.text_input(
        say("conditions.text", voice), placeholder=say("conditions.text_hint", voice),
        type="search", live=True, max_chars=80, key=f"condition_text_{turn}", persist_state="session",
    )  # fmt: skip
    chosen = {
        kind: st.pills(
            say(f"conditions.{kind}", voice), listing.choices(atlas)[kind], selection_mode="multi",
            format_func=lambda value, kind=kind: _called(kind, value, voice),
            key=f"condition_{kind}_{turn}", persist_state="session",
        )
        for kind in KINDS
    }  # fmt: skip
    wanted = Wanted(text=text, **{kind: tuple(values) for kind, values in chosen.items()})
    if wanted.narrows():
        # Emptied filters are new widgets: a browser that lags would send the old values again.
        again = (TURN, turn + 1)
        st.button(say("conditions.clear", voice), on_click=state.note, args=again, key="condition_clear")
    return wanted


def _called(kind: str, value: str, voice: str) -> str:
    return value if kind == "roots" else say(WORDS[kind].format(value), voice)


# -- what fits ----------------------------------------------------------------------------


def _list(atlas, found: list[Row], wanted: Wanted, voice: str) -> Markup:
    all_ = len(listing.rows(atlas))
    key = "conditions.count_all" if len(found) == all_ else "conditions.count"
    head = tag("p", say(key, voice, count=len(found), all=all_), class_="count", role="status")
    if not found:
        return join(head, _none(atlas, wanted, voice))
    if wanted.text.strip():
        return join(head, _cards(atlas, found, voice))
    groups = [(group, list(rows)) for group, rows in groupby(found, key=lambda row: row.group)]
    return join(head, [
        tag("section",
            tag("h3", f"{say(f'conditions.title_{group}', voice)} ({len(rows)})"),
            _cards(atlas, rows, voice), class_=f"group of-{group}")
        for group, rows in groups
    ])  # fmt: skip


def _none(atlas, wanted: Wanted, voice: str) -> Markup:
    """Nothing fits: which one filter stands in the way, and how much there would be without it."""
    lines = [
        tag("li", say("conditions.without", voice, filter=say(f"conditions.{kind}", voice), count=count))
        for kind, count in listing.without(atlas, wanted)
        if count
    ]
    key = "conditions.none_one_of" if lines else "conditions.none"
    return tag("div", tag("p", say(key, voice)), tag("ul", lines) if lines else None, class_="nothing")


def _cards(atlas, rows: list[Row], voice: str) -> Markup:
    return tag("ul", [tag("li", _card(atlas, row, voice)) for row in rows], class_="entries")


def _card(atlas, row: Row, voice: str) -> Markup:
    """One condition as one link."""
    return link(row.id, _face(atlas, row, voice), class_="entry")


@cache
def _face(atlas, row: Row, voice: str) -> Markup:
    """Its names, where it acts, the roots it usually presses on, how soon; kept, as each run shows all."""
    name, second = sheet.both_names(atlas, row.id, voice)
    urgency = tag("span", say(f"urgency.{row.urgency}", voice), class_=f"urgency {row.urgency}")
    station = tag("span", sheet.where(row, voice), class_="station")
    often = tag("span", say(f"how_often.{row.how_often}", voice), class_="often")
    # The spaces are for those who hear it: without them one word runs into the next.
    return join(
        tag("span", station, " ", urgency, class_="top"), " ",
        tag("span", name, class_="name"), " ",
        tag("span", second, class_="other") if second != name else None, " ",
        tag("span", _usual(atlas, row), " ", often, class_="foot"),
    )  # fmt: skip


def _usual(atlas, row: Row) -> list[Markup]:
    """The labels of the roots a condition of the spine usually presses on."""
    if row.group != "root":
        return []
    pressed = condition.pressed(atlas.rows.effects_of(row.id))
    return [chips.root(atlas, root, "primary") for root, found in pressed.items() if found == "usual"]
