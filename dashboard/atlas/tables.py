"""The checked tables, held once and handed out only as copies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import pandas as pd


@dataclass(frozen=True)
class Tables:
    """All tables by name, as text."""

    frames: dict[str, pd.DataFrame] = field(repr=False)

    def rows(self, name: str) -> list:
        """The rows of one table as named tuples."""
        return list(self.frames[name].itertuples(index=False, name="Row"))

    def ids(self, name: str) -> list[str]:
        """The first column of one table: its ids, in file order."""
        return list(self.frames[name].iloc[:, 0])

    def copy(self, name: str) -> pd.DataFrame:
        return self.frames[name].copy(deep=True)


def frame(rows: Iterable[Sequence], columns: Sequence[str]) -> pd.DataFrame:
    """A new frame with these columns, empty ones included."""
    return pd.DataFrame(list(rows), columns=list(columns))


def join(ids: Iterable[str]) -> str:
    """Ids in one cell, as the data writes them: each once, joined with ;"""
    return ";".join(dict.fromkeys(id for id in ids if id))
