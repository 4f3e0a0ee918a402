"""The one atlas of this process, shared by every session, and what is worked out from it once."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TypeVar

import streamlit as st

from atlas import Atlas, load

ASSETS = Path(__file__).resolve().parents[2] / "assets"
Found = TypeVar("Found")


@st.cache_resource(show_spinner=False)
def knowledge() -> Atlas:
    """The checked atlas, every area of it drawn; BadData when it cannot be used."""
    return load(artwork=ASSETS)


def once(work: Callable[[Atlas], Found]) -> Callable[[Atlas], Found]:
    """Work something out of an atlas only once; the answer must not be changed by those who ask."""
    found: dict[str, Found] = {}

    @wraps(work)
    def ask(atlas: Atlas) -> Found:
        if atlas.version not in found:
            found[atlas.version] = work(atlas)
        return found[atlas.version]

    return ask
