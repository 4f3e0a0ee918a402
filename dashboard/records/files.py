"""A SQLite file: opened, told from a damaged one and from one that is not ours, set aside."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

PATIENCE = 5  # seconds to wait for a lock, or for a server to answer
HEAD = 2**16  # bytes; the names of the tables stand on the first page
MARK = b"TABLE sole_to_spine"
BESIDE = ("-journal", "-wal", "-shm")  # what SQLite keeps beside a file belongs to it


def opened(file: Path) -> sqlite3.Connection:
    """A connection to a file that is there: `mode=rw` makes none."""
    address = f"{file.as_uri()}?mode=rw"
    return sqlite3.connect(address, uri=True, timeout=PATIENCE, check_same_thread=False)


def is_damaged(file: Path) -> bool:
    """Whether SQLite finds a fault in the file. Raises what keeps it from looking, as a lock does."""
    try:
        with closing(opened(file)) as connection:
            return connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",)
    except sqlite3.DatabaseError as fault:
        if fault.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            return True
        raise


def is_ours(file: Path, in_own_place: bool) -> bool:
    """Whether a damaged file was made by this app: by where it is, or by what is left of its head."""
    if in_own_place or not file.exists():
        return True
    with file.open("rb") as bytes_of:
        return MARK in bytes_of.read(HEAD)


def set_aside(file: Path) -> str | None:
    """Rename a damaged file, its own name first and the day last; the new name, None if it is whole.

    Another process may have done so meanwhile, and begun a new file: a whole one is left alone.
    """
    if not file.exists() or not is_damaged(file):
        return None
    new = _free_name(file)
    file.rename(new)
    for ending in BESIDE:
        beside = file.with_name(file.name + ending)
        if beside.exists():
            beside.rename(new.with_name(new.name + ending))
    return new.name


def _free_name(file: Path) -> Path:
    stem = f"{file.stem}.damaged-{date.today().isoformat()}"
    names = [f"{stem}{file.suffix}", *(f"{stem}-{count}{file.suffix}" for count in range(2, 1000))]
    return next(file.with_name(name) for name in names if not file.with_name(name).exists())
