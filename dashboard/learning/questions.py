"""The bank of cards, and a card as it is asked once. Pure: an atlas and a seed in, a question out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from random import Random
from types import MappingProxyType

from atlas import Atlas, UnknownId
from atlas.scales import SIDES, URGENCIES

from . import cases, emergencies, examined, maps, nerves, pressing, skin, spine
from .cards import ANY, KINDS, NONE, RIGHT, Card
from .support import Support

__all__ = ["KINDS", "Bank", "Card", "Question"]

WRONG = 3  # wrong options, where there are as many
NEAREST = 5  # they are drawn from the nearest neighbours
ALSO = 2  # accepted options shown where the sources differ
FIRST = frozenset(("L4", "L5", "S1"))  # the roots at the two lowest discs, which press most often

# One for each kind, in the order in which a learner meets them.
MAKERS = (
    skin.roots_of_skin,
    skin.skin_of_root,
    examined.root_of_movement,
    spine.root_of_place,
    emergencies.emergency,
    examined.root_of_reflex,
    nerves.nerve_of_skin,
    examined.movement_of_root,
    pressing.condition_at_site,
    spine.place_of_root,
    nerves.skin_of_nerve,
    examined.reflex_of_root,
    pressing.site_of_condition,
    cases.case,
    maps.maps,
)


@dataclass(frozen=True)
class Question:
    """A card as it is asked once.

    side: the person's side it is asked on; options: to choose from, none where the picture is touched;
    zoom: the view to open first, for a small target. possible: every id that is an answer;
    shows: the picks that light the way.
    """

    card: Card
    side: str
    options: tuple[str, ...]
    zoom: str
    possible: frozenset[str] = field(default=frozenset(), repr=False)
    shows: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, eq=False)
class Bank:
    """Every card, in a good order to learn them in: the kinds in turn, of each what is surest first."""

    cards: Mapping[str, Card] = field(repr=False)
    areas: frozenset[str] = field(repr=False)

    @classmethod
    def of(cls, atlas: Atlas) -> Bank:
        support = Support(atlas)
        piles = [sorted(maker(support), key=not_first) for maker in MAKERS]
        cards = {card.id: card for card in in_turn(piles)}
        return cls(MappingProxyType(cards), frozenset(support.areas))

    def ask(self, id: str, seed: int) -> Question:
        """The card as it is asked by this seed; the same seed gives the same question."""
        if id not in self.cards:
            raise UnknownId("card", id, self.cards)
        card, chance = self.cards[id], Random(f"{seed}:{id}")
        side = card.side or chance.choice(SIDES)
        options = () if card.on_picture else options_for(card, chance)
        possible = self.areas if card.on_picture else frozenset(options)
        return Question(card, side, options, card.zoom, possible, shown(card, side, options))

    def select(
        self, kinds: Iterable[str] = (), roots: Iterable[str] = (), parts: Iterable[str] = ()
    ) -> tuple[str, ...]:
        """The ids of the cards of these kinds, roots and parts; an empty filter keeps all."""
        kinds, roots, parts = set(kinds), set(roots), set(parts)
        return tuple(
            card.id
            for card in self.cards.values()
            if (not kinds or card.kind in kinds)
            and (not roots or roots.intersection(card.roots))
            and (not parts or card.part in parts)
        )

    def test(
        self,
        seed: int,
        kinds: Iterable[str] = (),
        roots: Iterable[str] = (),
        parts: Iterable[str] = (),
        count: int = 10,
    ) -> tuple[str, ...]:
        """A quick test: kinds mixed, no subject twice; shorter where the filters leave fewer subjects."""
        chance = Random(f"{seed}:test")
        by_kind: dict[str, list[Card]] = {}
        for id in self.select(kinds, roots, parts):
            by_kind.setdefault(self.cards[id].kind, []).append(self.cards[id])
        piles = list(by_kind.values())
        chance.shuffle(piles)
        for pile in piles:
            chance.shuffle(pile)
        found: dict[str, str] = {}
        for card in in_turn(piles):
            if len(found) < count:
                found.setdefault(card.about, card.id)
        ids = list(found.values())
        chance.shuffle(ids)
        return tuple(ids)


def options_for(card: Card, chance: Random) -> tuple[str, ...]:
    """The right ones (of several that are each enough, one) among plausible wrong ones, shuffled.

    How fast to act is a scale, which is shown whole and in its order. A reflex may belong to no root.
    """
    if card.answers == "urgency":
        return URGENCIES
    right = sorted(card.right)
    if card.need == ANY:
        right = [chance.choice(right)]
    also = sorted(card.accepted) if card.disputed else []
    also = chance.sample(also, min(ALSO, len(also)))
    near = card.neighbours[:NEAREST]
    options = dict.fromkeys([*right, *also, *chance.sample(near, min(WRONG, len(near)))])
    if card.kind == "root_of_reflex":
        options[NONE] = None
    options = list(options)
    chance.shuffle(options)
    return tuple(options)


def shown(card: Card, side: str, options: tuple[str, ...]) -> tuple[str, ...]:
    """The picks that light the way on the side asked; of several conditions the one that was asked for."""
    lights = card.lights
    if card.answers == "condition":
        lights = tuple(pick for pick in lights if pick.partition("@")[0] in options)[:1]
    return tuple(pick.replace(f"{RIGHT}:", f"{side}:") for pick in lights)


def not_first(card: Card) -> tuple[bool, bool]:
    """What is learnt later: where the sources differ, and other roots than those pressed most often."""
    return card.disputed, not FIRST.issuperset(card.roots)


def in_turn(piles: Iterable[list[Card]]) -> list[Card]:
    """The cards of several piles, one of each in turn for as long as there are any."""
    piles = [list(pile) for pile in piles]
    longest = max(map(len, piles), default=0)
    return [pile[at] for at in range(longest) for pile in piles if at < len(pile)]
