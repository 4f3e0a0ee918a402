"""The tables, in the version this app writes. An older database is brought to it by `upgrades`.

Reviews are what a learner did: they are only ever added. Schedules are worked out from them and
stored so that the next card is found quickly; they can be made anew at any time.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Double,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    TypeDecorator,
)

EPOCH, MICROSECOND = datetime(1970, 1, 1, tzinfo=UTC), timedelta(microseconds=1)


class Moment(TypeDecorator):
    """A time, as microseconds since 1970 in UTC: to the microsecond, and the same in every database."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value, dialect):
        return None if value is None else (value - EPOCH) // MICROSECOND

    def process_result_value(self, value, dialect):
        return None if value is None else EPOCH + value * MICROSECOND


METADATA = MetaData()

# One row. Its name tells a database of this app from all others.
VERSIONS = Table("sole_to_spine", METADATA, Column("version", Integer, nullable=False))

LEARNERS = Table(
    "spine_learners", METADATA,
    # By chance, so that a tab left open never meets another learner under an id it knew.
    Column("id", String(32), primary_key=True),
    Column("known_by", String(64), nullable=False, unique=True),
    Column("name", String(60), nullable=False),
    Column("signed_in", Boolean, nullable=False),
    Column("begun", Moment, nullable=False),
    Column("new_per_day", Integer),
    Column("retention", Double),
)  # fmt: skip


def _of_learner() -> Column:
    return Column("learner", String(32), ForeignKey(LEARNERS.c.id), primary_key=True)


# A learner answers a card once at a time. So an answer sent twice, or imported twice, is one review.
REVIEWS = Table(
    "spine_reviews", METADATA,
    _of_learner(),
    Column("card", String(200), primary_key=True),
    Column("at", Moment, primary_key=True),
    Column("rating", String(10), nullable=False),
    Column("verdict", String(10), nullable=False),
    Column("took_ms", Integer, nullable=False),
)  # fmt: skip

SCHEDULES = Table(
    "spine_schedules", METADATA,
    _of_learner(),
    Column("card", String(200), primary_key=True),
    Column("due", Moment, nullable=False),
    Column("state", String(10), nullable=False),
    Column("step", Integer),
    Column("stability", Double, nullable=False),
    Column("difficulty", Double, nullable=False),
    Column("reviewed", Moment, nullable=False),
    Column("begun", Moment, nullable=False, server_default="0"),  # of version 2
)  # fmt: skip
