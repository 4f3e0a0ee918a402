"""The deck of the whole bank, with its pictures: every card is in it, and says what the app says."""

import io
import re
import sqlite3
import zipfile
from contextlib import closing

import pytest

from atlas import load
from learning.cards import KINDS
from learning.questions import Bank
from ui.catalogue import VOICES
from ui.learn import cards, wording

ATLAS = load()
BANK = Bank.of(ATLAS)
LARGEST = 8_000_000  # bytes: it is sent to a phone


@pytest.fixture(scope="module", params=VOICES)
def voice(request):
    return request.param


@pytest.fixture(scope="module")
def made(voice):
    return cards.deck(ATLAS, BANK, voice)


def card(id, voice="plain"):
    return cards.card(ATLAS, cards.asked(BANK, id), voice)


def test_anki_has_a_note_for_every_card_and_every_picture(collection, bring, made):
    log = bring(made)
    assert (len(log.new), len(log.updated), len(log.duplicate)) == (len(BANK.cards), 0, 0)
    assert collection.note_count() == collection.card_count() == len(BANK.cards)
    found = [collection.get_note(id) for id in collection.find_notes("")]
    assert {note["Id"] for note in found} == set(BANK.cards)
    checked = collection.media.check()
    assert list(checked.missing) == list(checked.unused) == []
    assert collection.find_notes("tag:sole-to-spine::root::L5")


def test_the_other_voice_updates_the_same_cards(collection, bring, monkeypatch):
    bring(cards.deck(ATLAS, BANK, "plain"))
    before = collection.note_count()
    moment = cards.apkg

    def later(deck):
        return moment(deck, at=4_000_000_000)

    monkeypatch.setattr(cards, "apkg", later)
    log = bring(cards.deck(ATLAS, BANK, "clinical"))
    assert collection.note_count() == before and not log.new
    assert len(log.updated) > before / 2


def test_it_is_small_and_the_bodies_are_kept_once(made):
    assert len(made) < LARGEST
    with zipfile.ZipFile(io.BytesIO(made)) as zipped:
        sizes = sorted(file.file_size for file in zipped.infolist() if file.filename.isdigit())
    assert len(sizes) > 50
    assert sizes[len(sizes) // 2] < 20_000


def test_nothing_differs_from_export_to_export(monkeypatch, voice):
    monkeypatch.setattr(cards, "apkg", lambda deck: deck)
    assert cards.deck(ATLAS, BANK, voice) == cards.deck(ATLAS, Bank.of(ATLAS), voice)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_says_what_is_asked_what_is_right_and_why(kind, voice):
    for id in BANK.select([kind]):
        one, question = card(id, voice), cards.asked(BANK, id)
        assert one.question and one.why and one.answers and all(one.answers) and one.sources
        assert not re.search(r"\b[Tt]ouch\b", one.question)
        assert not re.search("[{}]", f"{one.question} {one.why} {one.also}")
        assert set(one.answers) <= set(one.options) or not one.options
        right = [wording.option(ATLAS, question, each, voice) for each in question.card.right]
        assert all(any(text in answer for answer in one.answers) for text in right) or one.options


def test_both_directions_are_there():
    for kind in ("roots_of_skin", "skin_of_root", "nerve_of_skin", "skin_of_nerve", "root_of_movement",
                 "movement_of_root", "root_of_place", "place_of_root"):  # fmt: skip
        assert BANK.select([kind])


def test_skin_is_shown_where_it_is_asked_or_answered():
    assert len(card("roots_of_skin:heel_lat").front) == 1
    skin = card("skin_of_root:S1")
    assert not skin.front and skin.back
    assert "Outer border of foot" in " ".join(picture.alt for picture in skin.back)
    told = card("case:K01")
    assert [picture.alt for picture in told.front] == ["The body; marked: Top of foot, middle"]
    assert told.story == ATLAS.words("case.K01.story")


def test_a_side_that_is_told_is_the_side_that_is_drawn():
    left, right = card("case:K04"), card("case:K03")
    assert left.front[0].overs != right.front[0].overs
    assert left.front[0].base != right.front[0].base


def test_both_sides_are_drawn_on_one_body_where_it_has_both():
    (seat,) = card("case:K11").front
    assert len(seat.overs) == 2
    assert seat.alt.count("anus") == 1


def test_what_some_sources_say_is_told_as_that():
    one = card("root_of_movement:m_ankle_lift")
    assert one.also == "" or one.also.startswith("Some sources also support")
    supported = BANK.cards["roots_of_skin:knee_below_med"].accepted
    assert all(root in card("roots_of_skin:knee_below_med").also for root in supported)


def test_the_back_says_what_it_is_and_under_which_licence(made):
    with zipfile.ZipFile(io.BytesIO(made)) as zipped, closing(sqlite3.connect(":memory:")) as base:
        base.deserialize(zipped.read("collection.anki2"))
        ((told, decks),) = base.execute("select models, decks from col").fetchall()
    for text in (told, decks):
        assert "CC BY 4.0" in text and "ot medical advice" in text
    assert "No clinician has reviewed" in told
