"""Reading the tables: every cell as the text it is, every fault collected."""

from __future__ import annotations

import csv
import hashlib
import io
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from .errors import Problem

FOLDERS = ("words", "aliases")  # tables kept as one file per kind
MAY_BE_EMPTY = ("reviews.csv",)  # nobody may have looked yet
BOM = "\ufeff"  # what some spreadsheets put before the first column


@dataclass(frozen=True)
class Sheet:
    """One table as read: its frame of text, and where in which file each row stands."""

    name: str
    frame: pd.DataFrame
    files: tuple[str, ...]
    rows: tuple[int, ...]

    def problem(self, index: int, column: str, allowed: str, value: str | None = None) -> Problem:
        """A fault in one cell of this table."""
        if value is None:
            value = str(self.frame.at[index, column]) if column in self.frame else ""
        return Problem(self.files[index], self.rows[index], column, value, allowed)


@dataclass
class Reading:
    """All tables of a data folder, the faults met while reading, the version of the data."""

    sheets: dict[str, Sheet] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    version: str = ""


def read_folder(folder: Path, columns: dict[str, tuple[str, ...]]) -> Reading:
    """Read every table named in `columns` (table -> its columns, in order) from `folder`."""
    reading, digest = Reading(), hashlib.sha256()
    for name, wanted in columns.items():
        before = len(reading.problems)
        pieces = [_read_file(path, folder, wanted, reading, digest) for path in _paths(folder, name)]
        if not pieces:
            reading.problems.append(
                Problem(f"{name}/", 0, "", "", "the folder is missing or holds no .csv file")
            )
        if len(reading.problems) == before:
            reading.sheets[name] = _sheet(name, wanted, pieces)
    reading.problems += _unknown_files(folder, columns)
    reading.version = digest.hexdigest()[:12]
    return reading


def _paths(folder: Path, name: str) -> list[Path]:
    if name in FOLDERS:
        return sorted((folder / name).glob("*.csv"))
    return [folder / f"{name}.csv"]


def _unknown_files(folder: Path, columns: dict) -> list[Problem]:
    allowed = f"not a table of the atlas; the tables are {', '.join(columns)}"
    return [
        Problem(path.name, 0, "", "", allowed)
        for path in sorted(folder.glob("*.csv"))
        if path.stem not in columns or path.stem in FOLDERS
    ]


def _read_file(path: Path, folder: Path, wanted: tuple[str, ...], reading: Reading, digest):
    """Lines of one file as (file, row, cells); faults go to `reading`."""
    name = path.relative_to(folder).as_posix()
    try:
        raw = path.read_bytes()
        text = raw.decode("utf-8")
    except FileNotFoundError:
        reading.problems.append(Problem(name, 0, "", "", "the file is missing"))
        return []
    except OSError as error:
        reading.problems.append(Problem(name, 0, "", "", f"the file cannot be read: {error.strerror}"))
        return []
    except UnicodeDecodeError as error:
        row = raw[: error.start].count(b"\n") + 1
        bad = f"byte {raw[error.start : error.end].hex(' ')}"
        reading.problems.append(Problem(name, row, "", bad, "the file must be UTF-8 text"))
        return []
    if text.startswith(BOM):
        allowed = "begins with a byte-order mark, which nobody sees; save it as UTF-8 without one"
        reading.problems.append(Problem(name, 0, "", "", allowed))
        return []
    digest.update(name.encode() + b"\0" + raw)
    return _records(name, text, wanted, reading.problems)


def _records(name: str, text: str, wanted: tuple[str, ...], problems: list[Problem]):
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    records, row, found = [], 1, len(problems)
    try:
        header = next(reader, [])
        if not _header_is_right(name, header, wanted, problems):
            return []
        order = [header.index(column) for column in wanted]
        row = reader.line_num + 1
        for cells in reader:
            if len(cells) == len(header):
                records.append((name, row, [cells[place] for place in order]))
            else:
                problems.append(Problem(name, row, "", ",".join(cells), _miscounted(cells, header)))
            row = reader.line_num + 1
    except csv.Error as error:
        problems.append(Problem(name, row, "", "", f"not well-formed CSV: {error}"))
    if not records and len(problems) == found and name not in MAY_BE_EMPTY:
        problems.append(Problem(name, 0, "", "", "the file holds no row"))
    return records


def _miscounted(cells: list[str], header: list[str]) -> str:
    if not cells:
        return "an empty line; take it out"
    wanted = f"{len(header)} cells wanted, as in the header; {len(cells)} found"
    return f"{wanted} (a text with a comma stands in double quotes)"


def _header_is_right(name: str, header: list[str], wanted: tuple[str, ...], problems) -> bool:
    allowed = f"the columns are {', '.join(wanted)}"
    found = len(problems)
    if not header:
        problems.append(Problem(name, 0, "", "", f"the file is empty; {allowed}"))
        return False
    for column in wanted:
        if column not in header:
            problems.append(Problem(name, 0, column, "", f"the column is missing; {allowed}"))
    for column in header:
        if column not in wanted:
            problems.append(Problem(name, 0, column, "", f"not a column of this table; {allowed}"))
        elif header.count(column) > 1:
            problems.append(Problem(name, 0, column, "", f"the column stands twice; {allowed}"))
    return len(problems) == found


def _sheet(name: str, wanted: tuple[str, ...], pieces: list[list]) -> Sheet:
    records = [record for piece in pieces for record in piece]
    # object, not pandas' own guess: an empty cell stays "" and "007" stays "007"
    frame = pd.DataFrame([cells for _, _, cells in records], columns=list(wanted), dtype=object)
    files, rows = tuple(file for file, _, _ in records), tuple(row for _, row, _ in records)
    return Sheet(name, frame, files, rows)
