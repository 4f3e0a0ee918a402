"""A deck is opened by Anki itself: its notes, cards, tags and pictures, and what a newer one changes."""

import io
import json
import re
import sqlite3
import tempfile
import zipfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from deck import Card, Deck, Picture, apkg

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9">{}</svg>'
BODY, MARK, OTHER = SVG.format("<path d='M0 0h9'/>"), SVG.format("<circle r='3'/>"), SVG.format("<g/>")
FIRST = Card(
    id="roots_of_skin:heel_lat", group="roots_of_skin", tags=("atlas::root::S1", "atlas::part::heel"),
    question="Which root < & which skin?", answers=("S1",), why="S1 serves it.",
    sources=("Author (2020). A.",), front=(Picture(BODY, (MARK,), "the heel"),),
)  # fmt: skip
SECOND = Card(
    id="case:K01", group="case", tags=("atlas::kind::case",), story="It tingles.", question="Where?",
    options=("L5", "fibular neck"), answers=("L5",), also="Also: L4.", why="For a reason.", sources=(),
    front=(Picture(BODY, (OTHER,), "the foot"),), back=(Picture(BODY, (), "the body"),),
)  # fmt: skip
DECK = Deck(
    title="Sole to Spine", language="en", about="About <it>.", footer="Not medical advice.",
    sources_title="Sources", groups={"roots_of_skin": "Roots", "case": "Cases", "maps": "Maps"},
    cards=(FIRST, SECOND),
)  # fmt: skip
THEN, LATER = 1_780_000_000, 1_790_000_000


def notes(collection):
    """{id of the card: its note}"""
    found = [collection.get_note(id) for id in collection.find_notes("")]
    return {note["Id"]: note for note in found}


def decks(collection):
    return {deck.name for deck in collection.decks.all_names_and_ids()} - {"Default"}


def test_anki_opens_it(collection, bring):
    log = bring(apkg(DECK, THEN))
    assert (len(log.new), len(log.updated), len(log.duplicate)) == (2, 0, 0)
    assert (collection.note_count(), collection.card_count()) == (2, 2)
    assert {"Sole to Spine", "Sole to Spine::Roots", "Sole to Spine::Cases"} <= decks(collection)
    assert notes(collection).keys() == {FIRST.id, SECOND.id}
    (note,) = (note for id, note in notes(collection).items() if id == FIRST.id)
    assert set(note.tags) == set(FIRST.tags)
    (card,) = note.cards()
    assert collection.decks.name(card.did) == "Sole to Spine::Roots"


def test_a_card_shows_what_belongs_on_each_side(collection, bring):
    bring(apkg(DECK, THEN))
    told = {id: note.cards()[0] for id, note in notes(collection).items()}
    question, answer = told[SECOND.id].question(), told[SECOND.id].answer()
    for text in (SECOND.story, SECOND.question, *SECOND.options, 'alt="the foot"'):
        assert text in question
    for text in (SECOND.why, SECOND.also, DECK.footer):
        assert text in answer and text not in question
    assert 'lang="en"' in question and "<details>" not in answer  # there are no sources
    first = told[FIRST.id].answer()
    assert "Author (2020). A." in first and "Which root &lt; &amp; which skin?" in first
    assert 'alt="the heel"' in first  # where the back has no picture of its own, that of the front stays
    assert not re.search(r"\[(language|sources|footer)\]|\{\{", question + answer + first)


def test_every_picture_is_there_once(collection, bring):
    bring(apkg(DECK, THEN))
    html = "".join(note.joined_fields() for note in notes(collection).values())
    named = set(re.findall(r'src="([^"]+)"', html))
    assert len(named) == 3  # the body, and what lies over it on two cards
    checked = collection.media.check()
    assert list(checked.missing) == list(checked.unused) == []
    folder = Path(collection.media.dir())
    assert {(folder / name).read_text("utf-8") for name in named} == {BODY, MARK, OTHER}


def test_a_newer_export_updates_and_does_not_double(collection, bring):
    bring(apkg(DECK, THEN))
    (card,) = notes(collection)[FIRST.id].cards()
    collection.sched.suspend_cards([card.id])
    third = replace(FIRST, id="maps:heel_lat@S1", group="maps")
    changed = replace(FIRST, why="S1 and L5 do.", front=(Picture(BODY, (OTHER,), "the heel"),))
    log = bring(apkg(replace(DECK, footer="Still none.", cards=(changed, SECOND, third)), LATER))
    assert (len(log.new), len(log.updated)) == (1, 2)
    assert (collection.note_count(), collection.card_count()) == (3, 3)
    note = notes(collection)[FIRST.id]
    assert note["Why"] == "S1 and L5 do."
    assert note.cards()[0].id == card.id and note.cards()[0].queue == -1  # what was learnt of it stays
    assert "Still none." in note.cards()[0].answer()
    assert list(collection.media.check().missing) == []


def test_the_same_export_again_changes_nothing(collection, bring):
    bring(apkg(DECK, THEN))
    log = bring(apkg(DECK, THEN))
    assert (len(log.new), len(log.updated)) == (0, 0)
    assert collection.note_count() == 2


def test_the_note_type_stays_one(collection, bring):
    before = {found.name for found in collection.models.all_names_and_ids()}
    bring(apkg(DECK, THEN))
    bring(apkg(replace(DECK, title="Another"), LATER))
    assert {found.name for found in collection.models.all_names_and_ids()} - before == {"Sole to Spine"}


def test_ids_never_change():
    """Worked out once and written down: another id would double the cards of everybody who has them."""
    file = zipfile.ZipFile(io.BytesIO(apkg(DECK, THEN)))
    with closing(sqlite3.connect(":memory:")) as base:
        base.deserialize(file.read("collection.anki2"))
        found = base.execute("select guid, mid from notes").fetchall()
        ((told,),) = base.execute("select decks from col").fetchall()
    assert found == [("ieIfUWuLs1", 1075810033), ("prs=_6U~1`", 1075810033)]
    assert {deck["name"]: id for id, deck in json.loads(told).items() if id != "1"} == {
        "Sole to Spine": "2037235738", "Sole to Spine::Roots": "1109944723",
        "Sole to Spine::Cases": "1411543845", "Sole to Spine::Maps": "1368898246",
    }  # fmt: skip


def test_it_is_night_and_day_and_small_screens(collection, bring):
    bring(apkg(DECK, THEN))
    css = collection.models.by_name("Sole to Spine")["css"]
    assert ".nightMode" in css and ".night_mode" in css
    assert "max-width" in css


def test_the_same_deck_is_the_same_file_and_leaves_nothing_behind(monkeypatch):
    def refused(*_, **__):
        raise AssertionError("nothing is written to disk")

    for name in ("mkstemp", "mkdtemp", "NamedTemporaryFile", "TemporaryFile"):
        monkeypatch.setattr(tempfile, name, refused)
    assert apkg(DECK, THEN)[:2] == b"PK"


def test_an_unknown_group_is_an_error():
    with pytest.raises(KeyError):
        apkg(replace(DECK, cards=(replace(FIRST, group="nowhere"),)))
