"""The checked tables, held once and handed out only as copies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

import pandas as pd


@dataclass(frozen=True)
class Tables:
    """All tables by name, as text."""

    _frames: Mapping[str, pd.DataFrame] = field(repr=False)
    _rows: dict[str, tuple] = field(default_factory=dict, repr=False)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._frames)

    def rows(self, name: str) -> tuple:
        """The rows of one table as named tuples, made once: questions ask for them at every touch."""
        if name not in self._rows:
            self._rows[name] = tuple(self._frames[name].itertuples(index=False, name="Row"))
        return self._rows[name]

    def ids(self, name: str) -> list[str]:
        """The first column of one table: its ids, in file order."""
        return list(self._frames[name].iloc[:, 0])

    def copy(self, name: str) -> pd.DataFrame:
        return self._frames[name].copy(deep=True)


def frozen(found: Mapping) -> Mapping:
    """A copy that nobody can change, so that all threads may read it; mappings inside it too."""
    inner = {key: frozen(value) if isinstance(value, Mapping) else value for key, value in found.items()}
    return MappingProxyType(inner)


def frame(rows: Iterable[Sequence], columns: Sequence[str]) -> pd.DataFrame:
    """A new frame with these columns, empty ones included."""
    return pd.DataFrame(list(rows), columns=list(columns))


def join(ids: Iterable[str]) -> str:
    """Ids in one cell, as the data writes them: each once, joined with ;"""
    return ";".join(dict.fromkeys(id for id in ids if id))
