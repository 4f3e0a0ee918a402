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

DAY = timedelta(days=1)
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


def next_of(
    known: Mapping[str, Scheduled], begun: Iterable[datetime], cards: Sequence[str], now: datetime,
    new_per_day: int,
) -> Next:  # fmt: skip
    """The next of these cards. `known`: every card answered so far; `begun`: when each first was."""
    cards = tuple(dict.fromkeys(cards))
    today = day_of(now, now.tzinfo)
    morning, tomorrow = (start_of(day, now.tzinfo) for day in (today, today + DAY))
    due, later = [], []
    for each in (known[card] for card in cards if card in known):
        (due if each.due <= now or (each.is_by_day and each.due < tomorrow) else later).append(each)
    begun_today = sum(first >= morning for first in begun)
    new = [card for card in cards if card not in known][: max(0, new_per_day - begun_today)]
    first = min(due, key=lambda each: each.due).card if due else new[0] if new else None
    return Next(first, len(due), len(new), _soonest(later, now))


def _soonest(later: Sequence[Scheduled], now: datetime) -> datetime | None:
    """When the first of them is due: at its minute, or as the learner's day begins."""
    minutes = [each.due for each in later if not each.is_by_day]
    days = [each.due for each in later if each.is_by_day]
    starts = [start_of(day_of(min(days), now.tzinfo), now.tzinfo)] if days else []
    return min([*minutes, *starts]).astimezone(now.tzinfo) if later else None


def progress_of(known: Mapping[str, Scheduled], reviews: Sequence[Review], now: datetime) -> Progress:
    """How it goes with these cards; `reviews` in order of time."""
    days = [day_of(review.at, now.tzinfo) for review in reviews]
    counts = Counter(days)
    right = Counter(day for day, review in zip(days, reviews) if review.verdict == "right")
    young, mature = _retention(reviews, days)
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
    days = [today + ahead * DAY for ahead in range(AHEAD)]
    return tuple((day, counts[day]) for day in days)


def _retention(reviews: Sequence[Review], days: Sequence[date]) -> tuple[Recalled, Recalled]:
    """Of answers on a later day than the one before: how many were known, young and mature."""
    last: dict[str, date] = {}
    known, of = Counter(), Counter()
    for review, day in zip(reviews, days):
        gap = (day - last.get(review.card, day)).days
        if gap > 0:
            of[gap >= MATURE] += 1
            known[gap >= MATURE] += review.rating != "again"
        last[review.card] = day
    return Recalled(known[False], of[False]), Recalled(known[True], of[True])
