"""Where the database is: the person's own folder, or the address this machine's settings name."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_data_path
from sqlalchemy import URL, make_url

SETTING = "SOLE_TO_SPINE_DATABASE"
FOLDER, FILE = "sole-to-spine", "progress.sqlite3"
# PostgreSQL as it is commonly written, and as it is reached here.
POSTGRESQL = {"postgres": "postgresql+psycopg", "postgresql": "postgresql+psycopg"}


def own_file() -> Path:
    """The file in the person's own folder, where no address is set."""
    return user_data_path(FOLDER, appauthor=False) / FILE


def address_of(given: str | None) -> URL:
    """The address given, else the one of the setting, else the person's own file.

    Raises sqlalchemy's ArgumentError for what is no address.
    """
    text = os.environ.get(SETTING, "") if given is None else given
    if not text.strip():
        return URL.create("sqlite", database=str(own_file()))
    address = make_url(text.strip())
    return address.set(drivername=POSTGRESQL.get(address.drivername, address.drivername))


def file_of(address: URL) -> Path | None:
    """The SQLite file of an address; None for a server, for memory and for SQLite's own addresses."""
    if address.get_backend_name() != "sqlite" or "uri" in address.query or is_memory(address):
        return None
    return Path(address.database).absolute()


def is_memory(address: URL) -> bool:
    """Whether nothing is left of it when the process ends."""
    return address.get_backend_name() == "sqlite" and address.database in (None, "", ":memory:")
