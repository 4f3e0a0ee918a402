"""An older database is brought up to date whole, or not at all; a newer one is left alone."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect
from sqlalchemy.pool import NullPool

from records import Records, Unsaved, upgrades
from records.addresses import address_of, file_of
from records.tables import METADATA

VERSION_1 = Path(__file__).with_name("version_1.sql").read_text("utf-8")


@pytest.fixture
def old(address, asked):
    """A database as the first version left it."""
    file = file_of(address_of(address))
    if file:
        file.parent.mkdir()
    asked(*(statement for statement in VERSION_1.split(";\n") if statement.strip()))
    return address


def columns(address):
    engine = create_engine(address_of(address), poolclass=NullPool)
    with engine.connect() as connection:
        found = inspect(connection)
        return {
            table: {(each["name"], each["nullable"]) for each in found.get_columns(table)}
            for table in found.get_table_names()
        }


def test_no_review_is_lost(old, reopened, asked, noon):
    before = asked("SELECT * FROM spine_reviews ORDER BY card, at")
    assert len(before) == 3
    records = reopened()
    assert asked("SELECT version FROM sole_to_spine") == [(upgrades.VERSION,)]
    assert asked("SELECT * FROM spine_reviews ORDER BY card, at") == before
    [anna] = records.learners()
    assert records.begin("ANNA") == anna and records.settings(anna)["new_per_day"] == 5
    # Both cards were begun at noon; none of the new cards of that day is left of two.
    assert records.next(anna, ["c"], noon, 2).new == 0
    assert asked("SELECT card, begun FROM spine_schedules ORDER BY card") == [
        ("a", 1772452800000000), ("b", 1772452860000000),
    ]  # fmt: skip


def test_its_tables_are_those_of_a_new_one(old, reopened):
    reopened()
    new = {
        name: {(column.name, column.nullable) for column in table.columns}
        for name, table in METADATA.tables.items()
    }  # fmt: skip
    assert columns(old) == new


def test_a_step_that_fails_leaves_the_old_one_as_it_was(old, reopened, asked, monkeypatch):
    before = columns(old)

    def fail(connection):
        upgrades._note_when_begun(connection)
        raise OSError("pulled out")

    monkeypatch.setitem(upgrades.STEPS, 2, fail)
    with pytest.raises(Unsaved):
        reopened()
    assert columns(old) == before
    assert asked("SELECT version FROM sole_to_spine") == [(1,)]
    monkeypatch.undo()
    assert len(reopened().export(reopened().learners()[0])["reviews"]) == 3


def test_two_that_start_at_once_change_it_once(old):
    with ThreadPoolExecutor(4) as pool:
        opened = [each.result() for each in [pool.submit(Records.open, old) for _ in range(4)]]
    try:
        assert {len(records.learners()) for records in opened} == {1}
    finally:
        opened[0].close()


def test_two_that_begin_at_once_make_the_tables_once(address):
    with ThreadPoolExecutor(6) as pool:
        opened = [each.result() for each in [pool.submit(Records.open, address) for _ in range(6)]]
        names = ["Anna", "anna", "Ben"] * 4
        found = [each.result() for each in [pool.submit(opened[0].begin, name) for name in names]]
    try:
        assert len({learner.id for learner in found}) == len(opened[0].learners()) == 2
    finally:
        opened[0].close()


def test_a_newer_one_is_refused_and_left_untouched(records, reopened, asked, address):
    records.begin("Anna")
    asked("UPDATE sole_to_spine SET version = 99")
    file = file_of(address_of(address))
    before = file.read_bytes() if file else asked("SELECT * FROM spine_learners")
    with pytest.raises(Unsaved) as told:
        reopened()
    assert told.value.reason == "newer" and "99" in told.value.detail
    assert before == (file.read_bytes() if file else asked("SELECT * FROM spine_learners"))


def test_one_that_became_newer_while_it_was_open_is_written_no_more(records, asked, answered):
    anna = records.begin("Anna")
    asked("UPDATE sole_to_spine SET version = 99")
    for ask in (lambda: answered(records, anna, "a"), lambda: records.begin("Ben"), records.learners):
        with pytest.raises(Unsaved) as told:
            ask()
        assert told.value.reason == "newer"
    assert asked("SELECT * FROM spine_reviews") == []


@pytest.mark.parametrize("version", ["0", "-1"])
def test_tables_that_say_no_version_are_left_as_they_are(records, reopened, asked, version):
    records.begin("Anna")
    asked(f"UPDATE sole_to_spine SET version = {version}")
    with pytest.raises(Unsaved, match="left as they are"):
        reopened()
