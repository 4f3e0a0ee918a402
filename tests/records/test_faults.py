"""Whatever is wrong with the database: one word for it, no secret in it, and nothing overwritten."""

import errno
import os
import sqlite3
import threading
from contextlib import closing

import pytest
from sqlalchemy import create_engine, make_url
from sqlalchemy.pool import NullPool

from records import Records, Unsaved, files, store
from records import addresses as addressing
from records.addresses import address_of
from records.faults import REASONS, told

SECRET = "hunter2"
on_a_server = pytest.mark.parametrize("address", ["postgresql"], indirect=True)


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    """Wait for locks and servers no longer than a test may take."""
    monkeypatch.setattr(files, "PATIENCE", 0.2)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "progress.sqlite3"


@pytest.fixture
def opened(file):
    return Records.open(f"sqlite:///{file}")


@pytest.fixture
def anna(opened, answered):
    """A learner with an answer, in a SQLite file."""
    learner = opened.begin("Anna")
    answered(opened, learner, "a")
    return learner


def told_as(address):
    return address.render_as_string(hide_password=False)


def refused(ask):
    with pytest.raises(Unsaved) as fault:
        ask()
    assert fault.value.reason in REASONS
    assert fault.value.__cause__ is None
    assert fault.value.__context__ is None or fault.value.__suppress_context__
    return fault.value


# -- locked -------------------------------------------------------------------------------


def test_a_locked_file(opened, anna, file, answered):
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert refused(lambda: answered(opened, anna, "b")).reason == "locked"
        assert refused(lambda: opened.learners()).reason == "locked"
        assert refused(lambda: Records.open(f"sqlite:///{file}")).reason == "locked"
    assert answered(opened, anna, "b").card == "b"
    assert len(opened.export(anna)["reviews"]) == 2


def test_a_lock_that_is_let_go_in_time_is_waited_for(opened, anna, file, answered, monkeypatch):
    monkeypatch.setattr(files, "PATIENCE", 10)
    with closing(sqlite3.connect(file, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN EXCLUSIVE")
        letting_go = threading.Timer(0.1, lambda: other.execute("COMMIT"))
        letting_go.start()
        answered(opened, anna, "b")
        letting_go.join()
    assert len(opened.export(anna)["reviews"]) == 2


@on_a_server
def test_a_locked_learner_on_a_server(records, address, answered):
    anna, ben = records.begin("Anna"), records.begin("Ben")
    engine = create_engine(address_of(address), poolclass=NullPool)
    with engine.begin() as other:
        other.exec_driver_sql(f"SELECT * FROM spine_learners WHERE id = '{anna.id}' FOR UPDATE").all()
        assert refused(lambda: answered(records, anna, "a")).reason == "locked"
        answered(records, ben, "a")  # nobody else waits for her
    answered(records, anna, "a")


# -- not to be written to -----------------------------------------------------------------


def test_a_file_that_may_only_be_read(opened, anna, file, answered):
    before = file.read_bytes()
    readable = Records.open(f"sqlite:///file:{file}?mode=ro&uri=true")
    assert readable.learners() == [anna] and len(readable.export(anna)["reviews"]) == 1
    assert refused(lambda: answered(readable, anna, "b")).reason == "read_only"
    assert refused(lambda: readable.begin("Ben")).reason == "read_only"
    assert refused(lambda: readable.delete(anna)).reason == "read_only"
    assert file.read_bytes() == before


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="whoever may do everything is not refused")
def test_a_folder_that_may_only_be_read(opened, anna, file, answered):
    file.parent.chmod(0o500)
    try:
        assert refused(lambda: answered(opened, anna, "b")).reason in ("read_only", "unreachable")
        elsewhere = Records.open(f"sqlite:///{file.parent / 'x' / 'y.db'}")
        assert refused(lambda: elsewhere.begin("Anna")).reason == "read_only"
    finally:
        file.parent.chmod(0o700)
    answered(opened, anna, "b")


@pytest.mark.parametrize(("code", "reason"), [
    (errno.EROFS, "read_only"), (errno.EACCES, "read_only"), (errno.ENOSPC, "full"),
    (errno.EIO, "unreachable"),
])  # fmt: skip
def test_a_file_that_cannot_be_made(opened, monkeypatch, code, reason, file):
    def fail(path, *_):
        raise OSError(code, os.strerror(code), str(path))

    monkeypatch.setattr(store.os, "open", fail)
    fault = refused(lambda: opened.begin("Anna"))
    assert fault.reason == reason and fault.detail == errno.errorcode[code]
    assert not file.exists() and opened.learners() == []


@on_a_server
def test_a_server_that_may_only_be_read(records, address, answered):
    anna = records.begin("Anna")
    options = make_url(address).query["options"] + " -cdefault_transaction_read_only=on"
    readable = Records.open(told_as(make_url(address).update_query_dict({"options": options})))
    try:
        assert readable.learners() == [anna]
        assert refused(lambda: answered(readable, anna, "a")).reason == "read_only"
    finally:
        readable.close()


# -- full ---------------------------------------------------------------------------------


def test_a_full_disk(file, monkeypatch, noon, answered):
    def small(connection, record, set_up=store._set_up):
        set_up(connection, record)
        connection.execute("PRAGMA max_page_count = 16").fetchall()

    monkeypatch.setattr(store, "_set_up", small)
    records = Records.open(f"sqlite:///{file}")
    anna = records.begin("Anna")
    saved = []

    def fill():
        for number in range(10_000):
            answered(records, anna, f"card {number} {'x' * 150}")
            saved.append(number)

    assert refused(fill).reason == "full"
    assert len(saved) > 5
    kept = [review["card"].split()[1] for review in records.export(anna)["reviews"]]
    assert sorted(map(int, kept)) == saved
    assert records.next(anna, ["new"], noon, 100).card == "new"


@on_a_server
def test_a_full_disk_of_a_server(records, address, asked, answered):
    """A server that says so, as it does for a disk without room."""
    anna = records.begin("Anna")
    asked(
        "CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE EXCEPTION 'no room' USING ERRCODE = '53100'; END $$",
        "CREATE TRIGGER no_room BEFORE INSERT ON spine_schedules EXECUTE FUNCTION no_room()",
    )
    assert refused(lambda: answered(records, anna, "a")).reason == "full"
    assert records.export(anna)["reviews"] == []


# -- damaged ------------------------------------------------------------------------------


def spoil(file, start, length=2000):
    with file.open("r+b") as bytes_of:
        bytes_of.seek(start)
        bytes_of.write(b"\xa5" * length)


@pytest.fixture
def many(opened, anna, answered):
    """Enough answers that the file has pages to be damaged."""
    for number in range(120):
        answered(opened, anna, f"card {number}", after=number)


def set_aside(file):
    return [path for path in file.parent.iterdir() if ".damaged-" in path.name]


@pytest.mark.parametrize("start", [0, 16, 4096, 8192, 20_000])
def test_a_damaged_file_is_set_aside_and_a_new_one_begun(file, opened, anna, many, start):
    spoil(file, start, 90 if start < 4096 else 6000)
    damaged = file.read_bytes()
    fault = refused(lambda: Records.open(f"sqlite:///{file}"))
    [aside] = set_aside(file)
    assert fault.reason == "corrupt" and aside.name in fault.detail and str(file.parent) not in fault.detail
    assert aside.read_bytes() == damaged and not file.exists()
    again = Records.open(f"sqlite:///{file}")
    assert again.learners() == [] and not file.exists()
    assert again.begin("Anna").id != anna.id
    assert aside.read_bytes() == damaged


def test_a_file_damaged_while_it_was_open(file, opened, anna, many, answered):
    spoil(file, 4096, file.stat().st_size - 4096)
    assert refused(lambda: answered(opened, anna, "b")).reason == "corrupt"
    [aside] = set_aside(file)
    assert refused(lambda: answered(opened, anna, "b")).reason == "unreachable"
    new = opened.begin("Anna")
    answered(opened, new, "b")
    # Whoever was learning when it happened is another learner than the new one, and saves nothing there.
    assert refused(lambda: answered(opened, anna, "c")).reason == "other"
    assert len(opened.export(new)["reviews"]) == 1 and aside.exists()


def test_the_second_damaged_file_of_a_day_does_not_replace_the_first(file, answered):
    for count in (1, 2, 3):
        records = Records.open(f"sqlite:///{file}")
        answered(records, records.begin("Anna"), f"card {count}")
        spoil(file, 0, 100)
        refused(lambda: Records.open(f"sqlite:///{file}"))
        assert len(set_aside(file)) == count


def test_what_sqlite_keeps_beside_a_file_goes_with_it(file, monkeypatch):
    monkeypatch.setattr(files, "is_damaged", lambda _: True)
    for ending in ("", "-journal", "-wal"):
        file.with_name(file.name + ending).write_text(f"damaged{ending}")
    name = files.set_aside(file)
    assert {path.name: path.read_text() for path in file.parent.iterdir()} == {
        name: "damaged", f"{name}-journal": "damaged-journal", f"{name}-wal": "damaged-wal",
    }  # fmt: skip


def test_in_its_own_place_a_file_that_is_none_is_set_aside(tmp_path, monkeypatch):
    monkeypatch.setattr(addressing, "user_data_path", lambda *_, **__: tmp_path)
    monkeypatch.delenv(addressing.SETTING, raising=False)
    file = tmp_path / "progress.sqlite3"
    file.write_bytes(b"\xa5" * 10_000)
    assert refused(Records.open).reason == "corrupt"
    assert [path.read_bytes() for path in set_aside(file)] == [b"\xa5" * 10_000]
    assert Records.open().begin("Anna").name == "Anna"


# -- not ours -----------------------------------------------------------------------------


def test_a_file_that_is_no_database_is_not_touched(file):
    file.write_text("My thesis.\n" * 1000)
    before = file.read_bytes(), file.stat().st_mtime_ns
    fault = refused(lambda: Records.open(f"sqlite:///{file}"))
    assert fault.reason == "other" and "no database of this app" in fault.detail
    assert (file.read_bytes(), file.stat().st_mtime_ns) == before
    assert list(file.parent.iterdir()) == [file]


def test_a_database_of_something_else_is_not_touched(file):
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE photographs (name TEXT)")
    before = file.read_bytes()
    fault = refused(lambda: Records.open(f"sqlite:///{file}"))
    assert fault.reason == "other" and "other things" in fault.detail
    assert file.read_bytes() == before


def test_an_empty_file_is_begun(file):
    file.touch()
    records = Records.open(f"sqlite:///{file}")
    assert records.learners() == []
    records.begin("Anna")
    assert [learner.name for learner in records.learners()] == ["Anna"]


@on_a_server
def test_on_a_server_our_tables_stand_beside_others(records, address, asked):
    asked("CREATE TABLE photographs (name TEXT)")
    records.begin("Anna")
    assert asked("SELECT * FROM photographs") == []


# -- not to be reached --------------------------------------------------------------------


@pytest.mark.parametrize("address", [
    f"postgresql://anna:{SECRET}@127.0.0.1:1/progress", f"postgresql://anna:{SECRET}@/progress?host=/no/such/folder",
    f"mysql+pymysql://anna:{SECRET}@localhost/progress", f"nonsense://anna:{SECRET}@localhost/progress",
    f"no address but {SECRET}", "sqlite:////proc/no/such/folder/p.db",
])  # fmt: skip
def test_what_cannot_be_reached(address):
    fault = refused(lambda: Records.open(address).begin("Anna"))
    assert fault.reason in ("unreachable", "read_only")
    assert SECRET not in str(fault) and "127.0.0.1" not in str(fault) and "/" not in fault.detail


@on_a_server
def test_a_wrong_password_is_not_told(records, address):
    wrong = make_url(address).set(username="nobody", password=SECRET)
    fault = refused(lambda: Records.open(told_as(wrong)))
    assert fault.reason == "unreachable" and SECRET not in str(fault) and "nobody" not in str(fault)


@on_a_server
def test_a_server_that_went_away_is_found_again(records, address, answered, asked):
    """As after its restart: what was open is gone, and a new connection is made."""
    anna = records.begin("Anna")
    schema = make_url(address).query["application_name"]
    asked(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        f" WHERE application_name = '{schema}' AND pid <> pg_backend_pid()"
    )
    answered(records, anna, "a")


def test_a_file_that_went_away_is_not_made_anew_by_an_answer(file, opened, anna, answered):
    file.unlink()
    assert refused(lambda: answered(opened, anna, "b")).reason == "unreachable"
    assert not file.exists() and opened.learners() == []


def test_what_a_database_says_is_not_passed_on(opened, anna):
    fault = told(sqlite3.OperationalError(f"near {SECRET}: syntax error"))
    assert (fault.reason, fault.detail) == ("other", "SQLite")
    assert SECRET not in str(told(OSError(errno.ENOENT, "no such file", f"/home/{SECRET}")))
