"""With faults in the data no screen shows half of it: it says what is wrong, where, and what is allowed."""

import shutil
import subprocess
import sys
from pathlib import Path

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
    assert not app.get("bidi_component")
    assert not app.get("bidi_component")


PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A copy of the project, to be broken and mended again."""
    root = tmp_path_factory.mktemp("project")
    left_out = shutil.ignore_patterns("__pycache__", "recipe")
    for folder in ("dashboard", "data", "assets"):
        shutil.copytree(PROJECT / folder, root / folder, ignore=left_out)
    return root


def started(project: Path) -> subprocess.CompletedProcess[str]:
    """The server's own file, run as far as making the server; without faults it goes on to serve."""
    command = [sys.executable, "-B", "-c", "import app; print('would serve')"]
    return subprocess.run(command, cwd=project / "dashboard", capture_output=True, text=True, timeout=60)


def test_a_whole_project_would_be_served(project):
    done = started(project)
    assert done.returncode == 0 and "would serve" in done.stdout, done.stderr


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("data/roots.csv", "L5,5,root", "L5,six,root", ["roots.csv, row 7, column order: 'six': a whole"]),
        ("data/areas.csv", "area,region", "area,place", ["areas.csv, column region: the column is missing"]),
        ("assets/manifest.json", '"files"', '"fils"', ["assets/manifest.json: cannot be read"]),
    ],
    ids=["wrong value", "missing column", "unreadable manifest"],
)
def test_with_a_fault_nothing_is_served_and_the_fault_is_named(project, file, old, new, said):
    path = project / file
    whole = path.read_text("utf-8")
    assert whole.count(old) == 1
    path.write_text(whole.replace(old, new), "utf-8")
    try:
        done = started(project)
    finally:
        path.write_text(whole, "utf-8")
    assert done.returncode == 1 and "would serve" not in done.stdout
    assert "Sole to Spine does not start" in done.stderr and "Traceback" not in done.stderr
    for words in said:
        assert words in done.stderr


def test_all_that_is_missing_is_named_at_once_and_nothing_is_served(project):
    picture, table = project / "assets" / "views" / "sole.webp", project / "data" / "nerves.csv"
    for path in (picture, table):
        path.rename(path.with_suffix(".away"))
    try:
        done = started(project)
    finally:
        for path in (picture, table):
            path.with_suffix(".away").rename(path)
    assert done.returncode == 1
    assert "nerves.csv: the file is missing" in done.stderr
    assert "views/sole.webp is listed, but missing or empty" in done.stderr


def test_a_failing_page_says_one_sentence_and_nothing_of_the_inside(monkeypatch):
    import app

    said = []
    monkeypatch.setattr(app.st, "error", said.append)
    assert app.one_word(ValueError("secret")) is True
    assert said == [catalogue.say("app.error")]
