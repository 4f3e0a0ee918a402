"""The file Anki opens: a database of notes and the pictures they name, zipped in memory.

`genanki` lays out the database. Its own way to the file leaves a temporary database behind, so the
zip is made here. Ids of note type, decks and notes are worked out from what never changes: Anki
updates the cards of an older export instead of adding them again.
"""

from __future__ import annotations

import hashlib
import io
import itertools
import json
import sqlite3
import time
import zipfile
from contextlib import closing
from html import escape
from pathlib import Path

from .cards import Card, Deck
from .pictures import Media

ATLAS = "sole-to-spine"
NOTE_TYPE = "Sole to Spine"
FIELDS = ("Id", "Question", "Story", "Options", "Front", "Answer", "Also", "Why", "Back", "Sources")
HERE = Path(__file__).parent


def apkg(deck: Deck, at: float | None = None) -> bytes:
    """The deck as an .apkg. `at`: when it was made, in seconds since 1970, now by default; Anki takes
    the later of two exports as the newer one.
    """
    media = Media()
    database = _database(deck, media, time.time() if at is None else at)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("collection.anki2", database)
        zipped.writestr("media", json.dumps(dict(enumerate(media.files))))
        for number, picture in enumerate(media.files.values()):
            zipped.writestr(str(number), picture)
    return file.getvalue()


def _database(deck: Deck, media: Media, at: float) -> bytes:
    import genanki  # only when a deck is made: the app starts without it

    note_type = genanki.Model(
        _id("note type"), NOTE_TYPE, [{"name": name} for name in FIELDS], [_template(deck)],
        css=_text("card.css"), sort_field_index=FIELDS.index("Question"),
    )  # fmt: skip
    decks = {
        key: genanki.Deck(_id(f"deck {key}"), f"{deck.title}::{title}") for key, title in deck.groups.items()
    }
    for card in deck.cards:
        cells, guid = _cells(card, media), genanki.guid_for(ATLAS, card.id)
        note = genanki.Note(note_type, cells, tags=list(card.tags), guid=guid)
        decks[card.group].add_note(note)
    whole = genanki.Deck(_id("deck"), deck.title, escape(deck.about))
    with closing(sqlite3.connect(":memory:")) as connection:
        ids = itertools.count(int(at * 1000))
        genanki.Package([whole, *decks.values()]).write_to_db(connection.cursor(), at, ids)
        connection.commit()
        return connection.serialize()


def _id(name: str) -> int:
    """A number that stays the same, in the range Anki uses."""
    digest = hashlib.sha256(f"{ATLAS}: {name}".encode()).digest()
    return 2**30 + int.from_bytes(digest[:4], "big") % 2**30


def _template(deck: Deck) -> dict[str, str]:
    """Front and back of a card; what stands in square brackets is the same on all of them."""
    fills = {"language": deck.language, "sources": deck.sources_title, "footer": deck.footer}
    sides = {"qfmt": _text("front.html"), "afmt": _text("back.html")}
    for side, html in sides.items():
        for name, text in fills.items():
            html = html.replace(f"[{name}]", escape(text))
        sides[side] = html
    return {"name": NOTE_TYPE, **sides}


def _text(name: str) -> str:
    return (HERE / name).read_text("utf-8")


def _cells(card: Card, media: Media) -> list[str]:
    """The fields of a card as HTML, in the order of FIELDS."""
    return [
        escape(card.id),
        escape(card.question),
        escape(card.story),
        _list(card.options, "options"),
        media.shown(card.front),
        "".join(f"<p>{escape(answer)}</p>" for answer in card.answers),
        escape(card.also),
        escape(card.why),
        media.shown(card.back),
        _list(card.sources, "sources"),
    ]


def _list(texts: tuple[str, ...], name: str) -> str:
    items = "".join(f"<li>{escape(text)}</li>" for text in texts)
    return f'<ul class="{name}">{items}</ul>' if items else ""
