"""When a card comes again: a pure face over `fsrs`, which does the reckoning.

Intervals are not fuzzed. `fsrs` fuzzes with chance that nobody can repeat, and a schedule has to be
the same however often it is worked out from the reviews: in another tab, after an import, after an
update. What fuzzing is for, that cards begun together do not stay together, the limit of new cards
a day does well enough for some hundreds of cards.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from fsrs import Card, Rating, Scheduler, State

RATINGS = ("again", "hard", "good", "easy")
RETENTION = 0.9  # the share of cards still known when they come again
LOWEST_RETENTION, HIGHEST_RETENTION = 0.7, 0.97  # beyond them fsrs asks hardly ever, or all the time

# Whoever learns daily comes sometimes a little earlier than the day before. A review less than a day
# early counts as made when it was due, or `fsrs` would take it for a second look on the same day;
# unless it follows so soon that it is one.
EARLY, SECOND_LOOK = timedelta(days=1), timedelta(hours=4)


@dataclass(frozen=True)
class Scheduled:
    """How well one card is known, and when it comes again. Times are UTC."""

    card: str
    due: datetime
    state: str  # learning, review or relearning
    step: int | None  # of learning and relearning
    stability: float  # days until the probability of recall has fallen to 0.9
    difficulty: float  # 1 to 10
    reviewed: datetime

    @property
    def is_by_day(self) -> bool:
        """Whether it comes on a day; while it is being learnt it comes at a minute."""
        return self.state == "review"


def review(
    before: Scheduled | None, card: str, rating: str, at: datetime, retention: float = RETENTION
) -> Scheduled:
    """The card after an answer. `before` is None for a card never answered.

    Raises ValueError for an unknown rating, for a time without a zone and for another card's schedule.
    """
    if rating not in RATINGS:
        raise ValueError(f"unknown rating {rating!r}; allowed: {', '.join(RATINGS)}")
    if before is not None and before.card != card:
        raise ValueError(f"{before.card!r} is not the card {card!r}")
    at = utc(at)
    known = Card(card_id=0) if before is None else _card(before)
    after, _ = _scheduler(retention).review_card(known, Rating[rating.capitalize()], _counted(before, at))
    return Scheduled(
        card, after.due, after.state.name.lower(), after.step, after.stability, after.difficulty, at
    )


def outlook(
    before: Scheduled | None, card: str, at: datetime, retention: float = RETENTION
) -> dict[str, timedelta]:
    """For each rating how long it would be until the card comes again."""
    return {rating: review(before, card, rating, at, retention).due - utc(at) for rating in RATINGS}


def replay(
    card: str, answers: Iterable[tuple[datetime, str]], retention: float = RETENTION
) -> Scheduled | None:
    """The card after these answers, (time, rating) in order of time; None after none."""
    known = None
    for at, rating in answers:
        known = review(known, card, rating, at, retention)
    return known


def recall(known: Scheduled, at: datetime) -> float:
    """The probability, from 0 to 1, that the card is recalled at that time."""
    return _scheduler(RETENTION).get_card_retrievability(_card(known), utc(at))


def utc(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError(f"a time needs a time zone: {at.isoformat()}")
    return at.astimezone(UTC)


def _counted(before: Scheduled | None, at: datetime) -> datetime:
    """When a review counts as made."""
    if before is None or not before.is_by_day or at - before.reviewed < SECOND_LOOK:
        return at
    return before.due if at < before.due < at + EARLY else at


def _card(known: Scheduled) -> Card:
    state = State[known.state.capitalize()]
    return Card(0, state, known.step, known.stability, known.difficulty, known.due, known.reviewed)


@lru_cache(maxsize=100)
def _scheduler(retention: float) -> Scheduler:
    if not LOWEST_RETENTION <= retention <= HIGHEST_RETENTION:
        raise ValueError(f"retention {retention!r}; allowed: {LOWEST_RETENTION} to {HIGHEST_RETENTION}")
    return Scheduler(desired_retention=retention, enable_fuzzing=False)
