"""What comes next and how it goes, from what is stored: no database in it.

Today is the learner's: a card that was scheduled for some hour of today is due all day. A card that
is being learnt comes back within minutes and is due at its minute.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from learning.schedule import Scheduled, recall

from .days import day_of, start_of

AHEAD = 30  # days
MATURE = 21  # days from one answer to the next, from which on a card is called mature


@dataclass(frozen=True)
class Next:
    """The card to ask now, how many are due and how many new ones are left today; `later`: when one comes."""

    card: str | None
    due: int
    new: int
    later: datetime | None


@dataclass(frozen=True)
class Day:
    day: date
    reviews: int
    right: int


@dataclass(frozen=True)
class Recalled:
    """`known` of `of` cards were still known when they came again."""

    known: int
    of: int

    @property
    def share(self) -> float | None:
        return self.known / self.of if self.of else None


@dataclass(frozen=True)
class Progress:
    """Days with reviews, in order; (day, cards due) for 30 days from today, what is overdue today.

    `young` and `mature`: whether a card was still known on a later day than it was last answered,
    after less than three weeks or more. `strength`: {card: probability of recall now}, of cards
    that were answered.
    """

    days: tuple[Day, ...]
    due: tuple[tuple[date, int], ...]
    young: Recalled
    mature: Recalled
    strength: Mapping[str, float]


@dataclass(frozen=True)
class Review:
    card: str
    at: datetime
    rating: str
    verdict: str
    took_ms: int


def due_at(known: Scheduled, now: datetime) -> datetime:
    """When a card is due: at its minute, or as the learner's day begins. In the zone of `now`."""
    if not known.is_by_day:
        return known.due.astimezone(now.tzinfo)
    return start_of(day_of(known.due, now.tzinfo), now.tzinfo)


def next_of(
    known: Mapping[str, Scheduled], begun: Iterable[datetime], cards: Sequence[str], now: datetime,
    new_per_day: int,
) -> Next:  # fmt: skip
    """The next of these cards. `known`: every card answered so far; `begun`: when each first was."""
    cards = tuple(dict.fromkeys(cards))
    met = sorted((known[card] for card in cards if card in known), key=lambda each: each.due)
    due = [each for each in met if due_at(each, now) <= now]
    today = start_of(day_of(now, now.tzinfo), now.tzinfo)
    left = max(0, new_per_day - sum(first >= today for first in begun))
    new = [card for card in cards if card not in known][:left]
    later = min((each for one in met if (each := due_at(one, now)) > now), default=None)
    card = due[0].card if due else new[0] if new else None
    return Next(card, len(due), len(new), later)


def progress_of(known: Mapping[str, Scheduled], reviews: Sequence[Review], now: datetime) -> Progress:
    """How it goes with these cards; `reviews` in order of time."""
    zone = now.tzinfo
    counts, right = Counter(), Counter()
    for review in reviews:
        day = day_of(review.at, zone)
        counts[day] += 1
        right[day] += review.verdict == "right"
    young, mature = _retention(reviews, zone)
    return Progress(
        tuple(Day(day, counts[day], right[day]) for day in sorted(counts)),
        _ahead(known.values(), now),
        young,
        mature,
        {card: recall(each, now) for card, each in known.items()},
    )


def _ahead(known: Iterable[Scheduled], now: datetime) -> tuple[tuple[date, int], ...]:
    today = day_of(now, now.tzinfo)
    counts = Counter(max(today, day_of(each.due, now.tzinfo)) for each in known)
    days = [today + timedelta(days=ahead) for ahead in range(AHEAD)]
    return tuple((day, counts[day]) for day in days)


def _retention(reviews: Sequence[Review], zone) -> tuple[Recalled, Recalled]:
    """Of answers on a later day than the one before: how many were known, young and mature."""
    last: dict[str, date] = {}
    known, of = Counter(), Counter()
    for review in reviews:
        day = day_of(review.at, zone)
        gap = (day - last.get(review.card, day)).days
        if gap > 0:
            of[gap >= MATURE] += 1
            known[gap >= MATURE] += review.rating != "again"
        last[review.card] = day
    return Recalled(known[False], of[False]), Recalled(known[True], of[True])
