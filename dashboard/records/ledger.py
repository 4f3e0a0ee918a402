"""The reviews and schedules of one learner, within a transaction that somebody else began."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby

from sqlalchemy import Connection, Row, Select, delete, insert, select, update

from learning import schedule
from learning.schedule import Scheduled

from .faults import Unsaved
from .progress import Review
from .tables import LEARNERS, REVIEWS, SCHEDULES

LIKED = {"new_per_day": 15, "retention": schedule.RETENTION}  # until a learner sets something else
_FIELDS = [SCHEDULES.c[name] for name in Scheduled.__dataclass_fields__]
_OF_REVIEW = [REVIEWS.c[name] for name in Review.__dataclass_fields__]


def set_by(connection: Connection, learner: str) -> dict:
    """What they set themselves."""
    return _set(connection.execute(_settings_of(learner)).first())


def liked_by(connection: Connection, learner: str) -> dict:
    """Their settings, or those of everybody."""
    return LIKED | set_by(connection, learner)


def like(connection: Connection, learner: str, settings: dict) -> None:
    kept = {name: settings[name] for name in LIKED if name in settings}
    if kept:
        connection.execute(update(LEARNERS).where(LEARNERS.c.id == learner).values(kept))


def hold(connection: Connection, learner: str) -> dict:
    """Their settings; nobody else writes for this learner until the transaction ends.

    Raises Unsaved for a learner who was deleted.
    """
    row = connection.execute(_settings_of(learner).with_for_update()).first()
    if row is None:
        raise Unsaved("other", "this learner was deleted")
    return LIKED | _set(row)


def _settings_of(learner: str) -> Select:
    return select(*(LEARNERS.c[name] for name in LIKED)).where(LEARNERS.c.id == learner)


def _set(row: Row | None) -> dict:
    found = row._asdict() if row else {}
    return {name: value for name, value in found.items() if value is not None}


def add(connection: Connection, learner: str, reviews: Iterable[Review]) -> list[Review]:
    """Add those that are not there yet, each once; which they were."""
    mine = select(REVIEWS.c.card, REVIEWS.c.at).where(REVIEWS.c.learner == learner)
    reviews = {(each.card, each.at): each for each in reviews}
    if len(reviews) == 1:
        [(card, at)] = reviews
        mine = mine.where(REVIEWS.c.card == card, REVIEWS.c.at == at)
    there = {tuple(row) for row in connection.execute(mine)}
    new = [each for key, each in reviews.items() if key not in there]
    if new:
        connection.execute(insert(REVIEWS), [{"learner": learner, **vars(each)} for each in new])
    return new


def scheduled(connection: Connection, learner: str, card: str) -> Scheduled | None:
    mine = select(*_FIELDS).where(SCHEDULES.c.learner == learner, SCHEDULES.c.card == card)
    row = connection.execute(mine).first()
    return Scheduled(*row) if row else None


def schedules(connection: Connection, learner: str) -> tuple[dict[str, Scheduled], list[datetime]]:
    """Every card answered so far, and when each was answered first."""
    mine = select(*_FIELDS, SCHEDULES.c.begun).where(SCHEDULES.c.learner == learner)
    rows = connection.execute(mine).all()
    return {row.card: Scheduled(*row[:-1]) for row in rows}, [row.begun for row in rows]


def reviews(connection: Connection, learner: str) -> list[Review]:
    """In order of time."""
    mine = select(*_OF_REVIEW).where(REVIEWS.c.learner == learner).order_by(REVIEWS.c.at, REVIEWS.c.card)
    return [Review(*row) for row in connection.execute(mine).all()]


def follow(connection: Connection, learner: str, review: Review, retention: float) -> Scheduled:
    """The schedule of a card after a review that was just added."""
    before = scheduled(connection, learner, review.card)
    if before is not None and review.at < before.reviewed:  # it waited while a later one was saved
        return rebuild(connection, learner, retention, review.card)[review.card]
    after = schedule.review(before, review.card, review.rating, review.at, retention)
    if before is None:
        connection.execute(insert(SCHEDULES).values(learner=learner, begun=review.at, **vars(after)))
    else:
        mine = (SCHEDULES.c.learner == learner) & (SCHEDULES.c.card == review.card)
        connection.execute(update(SCHEDULES).where(mine).values(**vars(after)))
    return after


def rebuild(
    connection: Connection, learner: str, retention: float, card: str | None = None
) -> dict[str, Scheduled]:
    """Work the schedule of one card, or of all of them, out anew from its reviews."""
    read = select(*_OF_REVIEW).where(REVIEWS.c.learner == learner).order_by(REVIEWS.c.card, REVIEWS.c.at)
    stale = delete(SCHEDULES).where(SCHEDULES.c.learner == learner)
    if card is not None:
        read, stale = read.where(REVIEWS.c.card == card), stale.where(SCHEDULES.c.card == card)
    anew, rows = {}, []
    found = [Review(*row) for row in connection.execute(read).all()]
    for id, group in groupby(found, key=lambda each: each.card):
        answers = [(each.at, each.rating) for each in group]
        anew[id] = schedule.replay(id, answers, retention)
        rows.append({"learner": learner, "begun": answers[0][0], **vars(anew[id])})
    connection.execute(stale)
    if rows:
        connection.execute(insert(SCHEDULES), rows)
    return anew
