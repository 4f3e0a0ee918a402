"""From files to the atlas: read, check everything, then and only then build."""

from __future__ import annotations

from pathlib import Path

from .atlas import Atlas
from .checks import check
from .checks.rules import without_faulty
from .errors import BadData, Problem
from .reading import read_folder
from .schemas import COLUMNS, cell_problems
from .tables import Tables

DATA = Path(__file__).resolve().parents[2] / "data"


def load(data: str | Path | None = None, artwork: str | Path | None = None) -> Atlas:
    """The whole atlas, checked and immutable; one may be shared by all threads.

    `data` is the folder of the tables (the project's own by default). With `artwork`, the
    folder of the drawings, every area must also be drawn. Raises BadData naming every fault
    found: file, row, column, value and what is allowed. Never a part of an atlas.
    """
    reading = read_folder(DATA if data is None else Path(data), COLUMNS)
    problems: list[Problem] = list(reading.problems)
    for sheet in reading.sheets.values():
        problems += cell_problems(sheet)
    sound = without_faulty(reading.sheets, problems)
    problems += check(sound, None if artwork is None else Path(artwork))
    if problems:
        raise BadData(problems)
    tables = Tables({name: sheet.frame for name, sheet in reading.sheets.items()})
    return Atlas.of(tables, reading.version)
