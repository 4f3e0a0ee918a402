"""The version of the tables, and the steps that bring an older database up to date.

1. learners, reviews, schedules
2. a schedule knows when its card was begun, so that the new cards of a day are counted without
   reading every review
"""

from __future__ import annotations

from sqlalchemy import Connection, func, inspect, select, text, update

from .faults import Unsaved
from .tables import METADATA, REVIEWS, SCHEDULES, VERSIONS

VERSION = 2
LOCK = 0x501E  # for PostgreSQL: one process at a time makes or changes the tables


def version_of(connection: Connection) -> int | None:
    """The version of the tables; None where there are none of ours.

    Raises Unsaved for tables of a newer app, and for a SQLite file that holds something else.
    """
    tables = inspect(connection).get_table_names()
    if VERSIONS.name not in tables:
        if tables and connection.dialect.name == "sqlite":
            raise Unsaved("other", "a file with other things in it; it is left as it is")
        return None
    version = connection.scalar(select(VERSIONS.c.version))
    if not isinstance(version, int) or version < 1:
        raise Unsaved("other", "the tables say no version; they are left as they are")
    if version > VERSION:
        raise Unsaved("newer", f"version {version}, and this app knows {VERSION}")
    return version


def assert_current(connection: Connection) -> None:
    """Raise Unsaved where another process has changed the version since it was read."""
    if connection.scalar(select(VERSIONS.c.version)) != VERSION:
        raise Unsaved("newer", "the database was changed by another version of this app")


def bring_up_to_date(connection: Connection) -> None:
    """Make the tables, or change them to this version, in the transaction of this connection."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(LOCK)))
    version = version_of(connection)
    if version is None:
        METADATA.create_all(connection)
        connection.execute(VERSIONS.insert().values(version=VERSION))
    elif version < VERSION:
        for step in range(version + 1, VERSION + 1):
            STEPS[step](connection)
        connection.execute(update(VERSIONS).values(version=VERSION))


def _note_when_begun(connection: Connection) -> None:
    connection.execute(text("ALTER TABLE spine_schedules ADD COLUMN begun BIGINT DEFAULT 0 NOT NULL"))
    first = select(func.min(REVIEWS.c.at)).where(
        REVIEWS.c.learner == SCHEDULES.c.learner, REVIEWS.c.card == SCHEDULES.c.card
    )
    begun = func.coalesce(first.scalar_subquery(), SCHEDULES.c.reviewed)
    connection.execute(update(SCHEDULES).values(begun=begun))


STEPS = {2: _note_when_begun}
