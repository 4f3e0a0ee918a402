"""What can go wrong with what is kept, in one word each, and nothing that tells a secret.

What a database says of a fault may hold the address of a server, the name of a person or what was
to be written. So only its code is passed on.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as NoneFree

REASONS = ("locked", "read_only", "full", "corrupt", "unreachable", "newer", "other")

# SQLite's primary result codes.
OF_SQLITE = {
    sqlite3.SQLITE_BUSY: "locked", sqlite3.SQLITE_LOCKED: "locked",
    sqlite3.SQLITE_READONLY: "read_only", sqlite3.SQLITE_PERM: "read_only",
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_CORRUPT: "corrupt", sqlite3.SQLITE_NOTADB: "corrupt",
    sqlite3.SQLITE_CANTOPEN: "unreachable", sqlite3.SQLITE_IOERR: "unreachable",
}  # fmt: skip
# The states and classes of the SQL standard, as PostgreSQL uses them.
OF_STATES = {
    "55P03": "locked", "40P01": "locked", "40001": "locked", "57014": "locked",
    "25006": "read_only", "42501": "read_only",
    "53100": "full", "XX001": "corrupt", "XX002": "corrupt",
    "3D000": "unreachable", "53300": "unreachable",
}  # fmt: skip
OF_CLASSES = {"08": "unreachable", "28": "unreachable", "57": "unreachable", "58": "unreachable"}
OF_SYSTEM = {
    errno.EACCES: "read_only", errno.EPERM: "read_only", errno.EROFS: "read_only",
    errno.ENOSPC: "full", errno.EDQUOT: "full",
    errno.ENOENT: "unreachable", errno.ENOTDIR: "unreachable", errno.EIO: "unreachable",
}  # fmt: skip


class Unsaved(Exception):
    """Nothing was saved. `reason` is one of REASONS; `detail` says more, without path or secret."""

    def __init__(self, reason: str, detail: str):
        self.reason, self.detail = reason, detail
        super().__init__(reason, detail)

    def __str__(self) -> str:
        return f"{self.reason}: {self.detail}"


@dataclass(frozen=True)
class Problem:
    """One fault of what is to be kept: where it is, what stands there, what may stand there."""

    where: str
    value: str
    allowed: str

    def __str__(self) -> str:
        return f"{self.where}: {self.value}; allowed: {self.allowed}"


class BadRecords(ValueError):
    """Nothing of it was kept. `problems` holds what is wrong, in the order of the file."""

    def __init__(self, problems: Iterable[Problem]):
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


@contextmanager
def translated() -> Iterator[None]:
    """Raise Unsaved for whatever a database or the system says."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, OSError) as fault:
        raise told(fault) from None  # the fault itself may hold what must not be told


def told(fault: Exception) -> Unsaved:
    """A fault of the database, its driver or the system, as the one word it comes to."""
    if isinstance(fault, DBAPIError):
        return told(fault.orig)
    if isinstance(fault, sqlite3.Error):
        code = getattr(fault, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
        return Unsaved(OF_SQLITE.get(code & 0xFF, "other"), getattr(fault, "sqlite_errorname", "SQLite"))
    if (state := getattr(fault, "sqlstate", None)) is not None:
        reason = OF_STATES.get(state) or OF_CLASSES.get(state[:2], "other")
        return Unsaved(reason, f"SQLSTATE {state}")
    if isinstance(fault, OSError):
        return Unsaved(OF_SYSTEM.get(fault.errno, "other"), errno.errorcode.get(fault.errno, "OSError"))
    if isinstance(fault, NoneFree):
        return Unsaved("locked", "every connection is taken")
    if isinstance(fault, ArgumentError):
        return Unsaved("unreachable", "the address is none of a database")
    # A driver that says no state could not reach its server.
    name = type(fault).__name__
    return Unsaved("unreachable" if name in ("OperationalError", "InterfaceError") else "other", name)
