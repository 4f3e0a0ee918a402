"""The one atlas of this process, shared by every session, and what is worked out from it once."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

import streamlit as st

from atlas import Atlas, load

ASSETS = Path(__file__).resolve().parents[2] / "assets"


@st.cache_resource(show_spinner=False)
def knowledge() -> Atlas:
    """The checked atlas, every area of it drawn; BadData when it cannot be used."""
    return load(artwork=ASSETS)


@cache
def rows_by(atlas: Atlas, table: str, column: str) -> Mapping[str, tuple[dict, ...]]:
    """The rows of a table by what stands in one column, in file order; not to be changed.

    Worked out once: a screen asks for them at every pick, and a frame is a copy each time.
    """
    found: dict[str, list[dict]] = {}
    for row in atlas.table(table).to_dict("records"):
        found.setdefault(row[column], []).append(row)
    return MappingProxyType({value: tuple(rows) for value, rows in found.items()})


def row_of(atlas: Atlas, table: str, column: str, id: str) -> dict:
    """The one row of a table with this id in its id column; not to be changed."""
    return rows_by(atlas, table, column)[id][0]
