"""One database, and the transactions that read and write it.

What is written is on the disk when its transaction ends. One writer at a time: a SQLite file is
locked from the start of a writing transaction, in PostgreSQL the row of the learner is.
"""

from __future__ import annotations

import os
import sqlite3
import threading
import weakref
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import NullPool, StaticPool

from . import files, upgrades
from .addresses import address_of, file_of, is_memory, own_file
from .faults import Unsaved, translated

WRITES = {"writes": True}

_stores: dict[URL, Store] = {}
_opening = threading.Lock()


class Store:
    """A database by its address. Nothing is made in it before something is written."""

    def __init__(self, address: URL):
        self.address, self.file = address, file_of(address)
        self._engine = _engine(address, self.file)
        self._writer = self._engine.execution_options(**WRITES)
        # Memory has one connection, which threads must take in turn.
        self._turn = threading.RLock() if is_memory(address) else None
        self._made = False

    @classmethod
    def at(cls, given: str | None) -> Store:
        """The one store of an address in this process, looked through and brought up to date."""
        with translated(), _opening:
            address = address_of(given)
            try:
                store = _stores.get(address) or Store(address)
            except (ImportError, ArgumentError):
                raise Unsaved("unreachable", f"no driver for {address.drivername}") from None
            _stores[address] = store
        store.prepare()
        return store

    @classmethod
    def in_memory(cls) -> Store:
        """A store of its own, gone when nobody holds it any more."""
        store = cls(URL.create("sqlite"))
        weakref.finalize(store, store._engine.dispose)
        return store

    def prepare(self) -> None:
        """Bring older tables up to date; raise Unsaved where the database cannot be used."""
        with self._guarded(), self._turns():
            if self._is_absent():
                return
            if self.file and files.is_damaged(self.file):
                raise Unsaved("corrupt", "found when it was opened")
            with self._engine.begin() as connection:
                version = upgrades.version_of(connection)
            if version is not None and version < upgrades.VERSION:
                with self._writer.begin() as connection:
                    upgrades.bring_up_to_date(connection)

    @contextmanager
    def reading(self) -> Iterator[Connection | None]:
        """A connection that sees one state of things; None where nothing was ever begun."""
        with self._guarded(), self._turns():
            if self._is_absent():
                yield None
                return
            with self._engine.begin() as connection:
                yield connection if self._is_made(connection) else None

    @contextmanager
    def writing(self, make: bool = False) -> Iterator[Connection]:
        """A connection whose changes are on the disk when it ends without a fault, all or none."""
        with self._guarded(), self._turns():
            if make:
                self._make_file()
            with self._writer.begin() as connection:
                if make and not self._is_made(connection):
                    upgrades.bring_up_to_date(connection)
                upgrades.assert_current(connection)
                yield connection

    def close(self) -> None:
        """Let every connection go; the address is opened anew when it is asked for again."""
        with _opening:
            if _stores.get(self.address) is self:
                del _stores[self.address]
        self._engine.dispose()

    def _is_absent(self) -> bool:
        return self.file is not None and not self.file.exists()

    def _is_made(self, connection: Connection) -> bool:
        """Whether the tables are there, in this version."""
        if not self._made:
            self._made = upgrades.version_of(connection) is not None
        if self._made:
            upgrades.assert_current(connection)
        return self._made

    def _make_file(self) -> None:
        """An empty file that only this person can read; SQLite is never left to make one."""
        if self._is_absent():
            self._made = False
            self.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.close(os.open(self.file, os.O_CREAT | os.O_WRONLY, 0o600))

    @contextmanager
    def _turns(self) -> Iterator[None]:
        if self._turn is None:
            yield
        else:
            with self._turn:
                yield

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """Raise Unsaved for every fault; a damaged file of ours is set aside."""
        try:
            with translated():
                yield
        except Unsaved as fault:
            if fault.reason != "corrupt" or self.file is None:
                raise
            self._made = False
            if not files.is_ours(self.file, self.file == own_file().absolute()):
                raise Unsaved("other", "a file that is no database of this app; left as it is") from None
            with translated():
                name = files.set_aside(self.file)
            raise Unsaved("corrupt", f"set aside as {name}" if name else fault.detail) from None


def _engine(address: URL, file: Path | None) -> Engine:
    if is_memory(address):
        engine = create_engine(
            "sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False}
        )
    elif file:
        engine = create_engine("sqlite://", poolclass=NullPool, creator=lambda: files.opened(file))
    elif address.get_backend_name() == "sqlite":
        engine = create_engine(address, poolclass=NullPool)
    elif address.get_backend_name() == "postgresql":
        address = address.update_query_dict({"connect_timeout": str(files.PATIENCE), **address.query})
        engine = create_engine(address, pool_pre_ping=True, pool_timeout=files.PATIENCE)
    else:
        engine = create_engine(address, pool_pre_ping=True, pool_timeout=files.PATIENCE)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_up)
        event.listen(engine, "begin", _begin)
    elif engine.dialect.name == "postgresql":
        event.listen(engine, "begin", _begin_on_server)
    return engine


def _set_up(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # transactions are begun below, not by the driver
    with closing(connection.cursor()) as cursor:
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA secure_delete = ON")  # what a learner deletes is gone from the file
        # What was written is on the disk before the transaction ends, the folder's entry included.
        cursor.execute("PRAGMA synchronous = EXTRA")


def _begin(connection: Connection) -> None:
    # A reading transaction that turned to writing could find that another had written meanwhile.
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _begin_on_server(connection: Connection) -> None:
    if not connection.get_execution_options().get("writes"):
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        return
    connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{files.PATIENCE * 1000:.0f}ms'")
