"""The real atlas for reading, and copies of its data to break."""

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from atlas import Atlas, BadData, Problem, load

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    return load()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the data folder that a test may break."""
    return Path(shutil.copytree(ROOT / "data", tmp_path / "data"))


@pytest.fixture
def faults(data: Path) -> Callable:
    """Every fault the copy is refused for; `faults(artwork)` asks for the drawings too."""

    def found(artwork: Path | None = None) -> tuple[Problem, ...]:
        with pytest.raises(BadData) as refusal:
            load(data, artwork)
        return refusal.value.problems

    return found


@pytest.fixture
def the_fault(faults: Callable) -> Callable:
    """The one fault the copy is refused for."""

    def only(artwork: Path | None = None) -> Problem:
        (problem,) = faults(artwork)
        return problem

    return only


@pytest.fixture
def edit(data: Path) -> Callable:
    """Change one cell of the copy: `edit("areas", {"area": "heel_lat"}, view="below")`.

    Returns the line of the file in which the changed row stands.
    """

    def change(table: str, where: dict[str, str], **cells: str) -> int:
        path = data / f"{table}.csv"
        with path.open(encoding="utf-8", newline="") as lines:
            reader = csv.DictReader(lines)
            rows = list(reader)
        row = next(row for row in rows if where.items() <= row.items())
        row.update(cells)
        _write(path, reader.fieldnames, rows)
        return rows.index(row) + 2

    return change


@pytest.fixture
def add(data: Path) -> Callable:
    """Add a row to a table of the copy; returns its line. Cells not named stay empty."""

    def append(table: str, **cells: str) -> int:
        path = data / f"{table}.csv"
        with path.open(encoding="utf-8", newline="") as lines:
            reader = csv.DictReader(lines)
            rows = [*reader, cells]
        _write(path, reader.fieldnames, rows)
        return len(rows) + 1

    return append


@pytest.fixture
def drop(data: Path) -> Callable:
    """Take the rows that match out of a table of the copy."""

    def remove(table: str, **where: str) -> None:
        path = data / f"{table}.csv"
        with path.open(encoding="utf-8", newline="") as lines:
            reader = csv.DictReader(lines)
            rows = [row for row in reader if not where.items() <= row.items()]
        _write(path, reader.fieldnames, rows)

    return remove


def _write(path: Path, columns: list[str], rows: list[dict]) -> None:
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, columns, lineterminator="\n", restval="")
        writer.writeheader()
        writer.writerows(rows)
