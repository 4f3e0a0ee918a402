"""The same tests on SQLite and, where a server is named, on PostgreSQL: each in a database of its own."""

import os
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from records import Records
from records.addresses import address_of

SERVER = "SOLE_TO_SPINE_TEST_DATABASE"
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database in which there is nothing."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'kept' / 'progress.sqlite3'}"
        return
    if not os.environ.get(SERVER):
        pytest.skip(f"{SERVER} is not set: no PostgreSQL to test on")
    schema = f"test_{uuid.uuid4().hex}"
    with _server() as connection:
        connection.execute(text(f"CREATE SCHEMA {schema}"))
    own = address_of(os.environ[SERVER]).update_query_dict(
        {"application_name": schema, "options": f"-csearch_path={schema}"}
    )
    yield own.render_as_string(hide_password=False)
    with _server() as connection:
        connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))


@contextmanager
def _server():
    engine = create_engine(address_of(os.environ[SERVER]), poolclass=NullPool)
    with engine.begin() as connection:
        yield connection


@pytest.fixture
def reopened(address: str) -> Iterator[Callable[[], Records]]:
    """Open that database as a process that was just started does."""
    opened = []

    def reopen() -> Records:
        for each in opened:
            each.close()
        opened.append(Records.open(address))
        return opened[-1]

    yield reopen
    for each in opened:
        each.close()


@pytest.fixture
def records(reopened: Callable[[], Records]) -> Records:
    return reopened()


@pytest.fixture
def asked(address: str):
    """Ask or change the database in SQL, past the app."""

    def ask(*statements: str) -> list:
        engine = create_engine(address_of(address), poolclass=NullPool)
        with engine.begin() as connection:
            found = [connection.exec_driver_sql(statement) for statement in statements]
            return found[-1].all() if found[-1].returns_rows else []

    return ask


@pytest.fixture
def noon() -> datetime:
    return NOON


@pytest.fixture
def answered() -> Callable[..., None]:
    """Answer a card some minutes after noon."""

    def answer(records, learner, card, *, after=0, rating="good", verdict="right"):
        return records.answer(learner, card, rating, verdict, NOON + timedelta(minutes=after), 1500)

    return answer
