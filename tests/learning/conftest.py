"""The real atlas, its bank of cards, and its tables as they stand in the files."""

import csv
from functools import cache
from pathlib import Path

import pytest

from atlas import Atlas, load
from learning.questions import Bank

DATA = Path(__file__).resolve().parents[2] / "data"


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    return load()


@pytest.fixture(scope="session")
def bank(atlas) -> Bank:
    return Bank.of(atlas)


@pytest.fixture(scope="session")
def rows():
    """`rows("served")`: a table read by itself, so that a card is not held against what made it."""

    @cache
    def read(table: str) -> list[dict[str, str]]:
        with (DATA / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
            return list(csv.DictReader(lines))

    return read
