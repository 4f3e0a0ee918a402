"""The whole atlas, for the figures drawn from it."""

import pytest

from atlas import Atlas, load


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    return load()
