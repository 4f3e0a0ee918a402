"""What a deck is made of: every text is finished, plain text; every picture an SVG text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Picture:
    """What lies over a base, all SVG texts of one frame; the base is kept once for all that share it."""

    base: str
    overs: tuple[str, ...]
    alt: str


@dataclass(frozen=True)
class Card:
    """One card.

    id: never changes, so that a newer export updates the card; group: the key of its subdeck;
    tags: without blanks, `::` between the levels; options: shown with the question, none where the
    answer is to be recalled; also: one sentence on further answers, or empty.
    """

    id: str
    group: str
    tags: tuple[str, ...]
    question: str
    answers: tuple[str, ...]
    why: str
    sources: tuple[str, ...]
    story: str = ""
    options: tuple[str, ...] = ()
    also: str = ""
    front: tuple[Picture, ...] = ()
    back: tuple[Picture, ...] = ()


@dataclass(frozen=True)
class Deck:
    """All of it. groups: key -> title of each subdeck, in order; footer: stands on the back of every card."""

    title: str
    language: str
    about: str
    footer: str
    sources_title: str
    groups: Mapping[str, str]
    cards: tuple[Card, ...]
