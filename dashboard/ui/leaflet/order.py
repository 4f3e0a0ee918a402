"""What is asked for when a page is made, as a browser sends it: nothing in it is trusted."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from leaflet import PAPERS, PRINTS
from ui.catalogue import VOICES
from ui.leaflet.subject import Subject, read

LONGEST = 20_000  # characters of a text that are looked at; the page itself holds far fewer


class BadOrder(ValueError):
    """Something in it is no order of a page."""


@dataclass(frozen=True)
class Order:
    """One page: what it is about, what is ticked, how it is to look, and what a person typed for it."""

    subject: Subject
    causes: tuple[str, ...]
    voice: str
    paper: str
    print: str
    date: datetime.date
    number: str
    name: str
    note: str


def of(atlas, asked: object) -> Order:
    """The order in a browser's JSON. Raises BadOrder, or NoSubject."""
    if not isinstance(asked, dict):
        raise BadOrder
    causes = asked.get("causes") or []
    if not isinstance(causes, list):
        raise BadOrder
    return Order(
        read(atlas, asked),
        tuple(each for each in causes if isinstance(each, str)),
        _one_of(VOICES, asked, "voice"),
        _one_of(PAPERS, asked, "paper"),
        _one_of(PRINTS, asked, "print"),
        _date(asked.get("date")),
        *(_text(asked.get(name)) for name in ("number", "name", "note")),
    )


def _one_of(allowed: tuple[str, ...], asked: dict, name: str) -> str:
    """The value of that name; the first one where none is given."""
    value = asked.get(name, allowed[0])
    if value not in allowed:
        raise BadOrder
    return value


def _date(value: object) -> datetime.date:
    """The day the person's own calendar shows, which a browser knows better than the server."""
    try:
        return datetime.date.fromisoformat(value)
    except (TypeError, ValueError):
        raise BadOrder from None


def _text(value: object) -> str:
    """Text as typed; halves of characters, which no file could hold, are replaced."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise BadOrder
    return value[:LONGEST].encode("utf-8", "replace").decode()
