"""With faults in the data no screen shows half of it: it says what is wrong, where, and what is allowed."""

import pytest
from streamlit.testing.v1 import AppTest

from atlas import BadData
from atlas.errors import Problem
from ui import catalogue, knowledge


@pytest.fixture
def faulty_data(monkeypatch):
    def load(**_):
        raise BadData([Problem("served.csv", 7, "root", "L9", "a root of roots.csv")])

    monkeypatch.setattr(knowledge, "load", load)
    knowledge.knowledge.clear()
    yield
    knowledge.knowledge.clear()


def test_the_fault_is_shown_and_nothing_else(faulty_data, frame):
    app = AppTest.from_file(frame, default_timeout=30).run()
    assert [error.value for error in app.error] == [catalogue.say("app.bad_data")]
    said = app.code[0].value
    for part in ("served.csv", "row 7", "column root", "L9", "a root of roots.csv"):
        assert part in said
    assert not app.multiselect
    assert not app.get("bidi_component")
