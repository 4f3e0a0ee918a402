"""The cards of the bank as a deck for Anki: what stands on each, in words and pictures."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache

from atlas.levels import ROOTS
from atlas.reported import UNREMARKABLE
from atlas.scales import MIDDLE
from deck import Card, Deck, Picture, apkg
from learning.cards import KINDS, NONE, RIGHT
from learning.marking import mark
from learning.questions import Bank, Question
from plates import Plates
from ui import evidence, names
from ui.answer import body
from ui.catalogue import say
from ui.knowledge import ASSETS, row_of, rows_by
from ui.learn import wording

SEED = 0  # the same options in every export
RECALLED = ("root", "nerve", "area")  # answers that are to be known, without options to choose from
BESIDE_DISC = ("root_of_place", "place_of_root")
WHOLE = ("front", "back", "seat")  # views that show both sides
VIEWS = 3  # pictures on one side of a card at most, those with the most to show
TAG = "sole-to-spine"


def deck(atlas, bank: Bank, voice: str) -> bytes:
    """Every card of the bank as an .apkg. The voice changes the words; the cards stay the same ones."""
    return apkg(
        Deck(
            title=say("app.name", voice),
            language="en",
            about=say("learn.deck.about", voice, reviewed=evidence.reviewed(atlas, voice)),
            footer=say("learn.deck.footer", voice),
            sources_title=say("learn.panel.sources", voice),
            groups={kind: say(f"learn.kind.{kind}", voice) for kind in KINDS},
            cards=tuple(card(atlas, asked(bank, id), voice) for id in bank.cards),
        )
    )


def asked(bank: Bank, id: str) -> Question:
    """A card as the deck asks it: on the right side, unless its words tell of the left."""
    question = bank.ask(id, SEED)
    return replace(question, side=question.card.side or RIGHT)


def card(atlas, question: Question, voice: str) -> Card:
    """One question with all that stands on its front and its back."""
    told = question.card
    marked = mark(question, sorted(told.right & question.possible))
    why, sources = wording.why(atlas, question, marked, voice)
    also = names.listed(_named(atlas, question, _also(atlas, question), voice))
    return Card(
        id=told.id,
        group=told.kind,
        tags=_tags(told),
        story=wording.story(atlas, question, voice),
        question=_question(atlas, question, voice),
        options=tuple(_named(atlas, question, _options(question), voice)),
        front=_pictures(atlas, _told(atlas, question), voice),
        answers=_answers(atlas, question, voice),
        also=say("learn.deck.also", voice, names=also) if also else "",
        why=why,
        back=_answered(atlas, question, voice),
        sources=tuple(body.citation(row_of(atlas, "sources", "source", id)) for id in sources),
    )


def _tags(told) -> tuple[str, ...]:
    roots = tuple(f"{TAG}::root::{root}" for root in told.roots)
    return f"{TAG}::kind::{told.kind}", f"{TAG}::part::{told.part}", *roots


# -- words ----------------------------------------------------------------------------------


def _question(atlas, question: Question, voice: str) -> str:
    """On a card nothing can be touched: what is answered on the picture is asked in other words."""
    kind = question.card.kind
    if not question.card.on_picture:
        return wording.asked(atlas, question, voice)
    key = f"{kind}_part" if "." in question.card.subject else kind
    return say(f"learn.deck.{key}", voice, **wording.about(atlas, question, voice))


def _options(question: Question) -> tuple[str, ...]:
    return () if question.card.answers in RECALLED else question.options


def _answers(atlas, question: Question, voice: str) -> tuple[str, ...]:
    """Those of the options that are right; where none are shown, all that are wanted in one line."""
    right = question.card.right
    if options := _options(question):
        return tuple(_named(atlas, question, [id for id in options if id in right], voice))
    told = _named(atlas, question, _in_order(atlas, right), voice)
    return ("; ".join(told) if question.card.answers == "area" else names.listed(told),)


def _also(atlas, question: Question) -> list[str]:
    """What is not wanted, but supported by a source. Skin at the edge would be a long list."""
    accepted, options = question.card.accepted, _options(question)
    if question.card.answers == "area":
        return []
    return [id for id in options if id in accepted] if options else _in_order(atlas, accepted)


def _in_order(atlas, ids: Iterable[str]) -> list[str]:
    """Roots from the head downwards, skin and nerves as the data has them."""
    return sorted(ids, key=_order(atlas).__getitem__)


@cache
def _order(atlas) -> Mapping[str, int]:
    ids = (*ROOTS, NONE, *atlas.tables.ids("areas"), *atlas.tables.ids("nerves"))
    return {id: at for at, id in enumerate(ids)}


def _named(atlas, question: Question, ids: Iterable[str], voice: str) -> list[str]:
    return [wording.option(atlas, question, id, voice) for id in ids]


# -- pictures -------------------------------------------------------------------------------


def _told(atlas, question: Question) -> list[tuple[str, str]]:
    """(side, area) of the skin a question speaks of; of a case that on which something was felt."""
    kind, subject = question.card.kind, question.card.subject
    if kind == "case":
        found = rows_by(atlas, "case_findings", "case")[subject]
        return [
            (row["side"], row["end"])
            for row in found
            if atlas.ends[row["end"]] == "area" and row["state"] not in UNREMARKABLE
        ]
    area = subject.partition("@")[0]
    return [(question.side, area)] if atlas.ends.get(area) == "area" else []


def _answered(atlas, question: Question, voice: str) -> tuple[Picture, ...]:
    """Of skin that was asked for the skin, of the place of a disc the spine with the root it reaches."""
    told = question.card
    if told.on_picture:
        areas = _in_order(atlas, told.right)
        return _pictures(atlas, [(question.side, area) for area in areas], voice)
    if told.kind in BESIDE_DISC:
        alt = say("learn.deck.spine", voice, roots=names.listed(list(told.roots)))
        spine = _plates(atlas).spine(dict.fromkeys(told.roots, "primary"), question.side)
        return (Picture(spine, (), alt),)
    return ()


def _pictures(atlas, skin: Iterable[tuple[str, str]], voice: str) -> tuple[Picture, ...]:
    """The views that show most of this skin, each with what is marked on it."""
    seen: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for side, area in skin:
        view, side = row_of(atlas, "areas", "area", area)["view"], RIGHT if side == MIDDLE else side
        seen[view, RIGHT if view in WHOLE else side][side].append(area)
    most = sorted(seen.items(), key=lambda item: -sum(map(len, item[1].values())))[:VIEWS]
    return tuple(_picture(atlas, *drawn, by_side, voice) for drawn, by_side in most)


def _picture(atlas, view: str, side: str, by_side: Mapping[str, list[str]], voice: str) -> Picture:
    plates = _plates(atlas)
    overs = tuple(plates.over(view, areas, own) for own, areas in by_side.items())
    told = dict.fromkeys(names.area(atlas, area, voice) for areas in by_side.values() for area in areas)
    return Picture(plates.blank(view, side), overs, say("learn.deck.marked", voice, names="; ".join(told)))


@cache
def _plates(atlas) -> Plates:
    return Plates(ASSETS, atlas)
