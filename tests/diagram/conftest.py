"""The atlas the picture is drawn from."""

import pytest

from atlas import Atlas, load


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    return load()
