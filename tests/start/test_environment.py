"""The app's own environment: whatever is in its place, one sentence says what to do about it."""

import errno
import json
import os
import sys
from pathlib import Path

import pytest

import environment


@pytest.fixture
def at(monkeypatch):
    """Let `environment` work in the folder of a project."""

    def work_in(project):
        monkeypatch.setattr(environment, "ROOT", project.folder)
        monkeypatch.setattr(environment, "VENV", project.folder / ".venv")
        monkeypatch.setattr(environment, "STAMP", project.stamp)
        monkeypatch.setattr(environment, "LOCK", project.folder / ".venv.lock")
        return project

    return work_in


def test_a_file_in_its_place_is_one_sentence_and_stays(project, assert_one_sentence):
    (project.folder / ".venv").write_text("somebody's")
    assert_one_sentence(project.start(), ".venv is not a folder this app made; move it away")
    assert (project.folder / ".venv").read_text() == "somebody's"


@pytest.mark.parametrize("exists", [True, False])
def test_a_link_in_its_place_is_one_sentence_and_what_it_leads_to_stays(
    project, tmp_path, exists, assert_one_sentence
):
    elsewhere = tmp_path / "elsewhere"
    if exists:
        elsewhere.mkdir()
        (elsewhere / "kept").touch()
    (project.folder / ".venv").symlink_to(elsewhere, target_is_directory=True)
    assert_one_sentence(project.start(), ".venv is not a folder this app made; move it away")
    assert (elsewhere / "kept").exists() == exists


def test_a_link_to_an_environment_that_works_is_used(settled, project):
    (project.folder / ".venv").symlink_to(settled.folder / ".venv", target_is_directory=True)
    done = project.start()
    assert "serving" in done.stdout and "Making" not in done.stdout


def test_a_folder_that_cannot_be_written_to_is_one_sentence(project, assert_one_sentence):
    (project.folder / ".venv.lock").mkdir()  # as good as no right to write, and even for an administrator
    done = project.start()
    assert_one_sentence(done, "could not be set up (")
    assert ".venv.lock); check that this folder may be written to" in done.stdout


def test_a_full_disk_is_one_sentence_and_leaves_the_stamp_whole(settled, at, monkeypatch):
    before, noted = settled.requirements.read_text(), settled.stamp.read_text()

    def write_half(path: Path, text: str, **_):
        path.write_bytes(text[:5].encode())
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    at(settled).requirements.write_text(before + "# more\n")
    with monkeypatch.context() as full:
        full.setattr(Path, "write_text", write_half)
        with pytest.raises(environment.SetupError, match=r"No space left on device\); check .* room"):
            environment.ready("requirements.txt")
    settled.requirements.write_text(before)
    assert settled.stamp.read_text() == noted


@pytest.mark.parametrize("kind", [OSError, PermissionError, FileExistsError])
def test_whatever_the_system_refuses_is_a_sentence_to_the_person(settled, at, monkeypatch, kind):
    def refuse(_):
        raise kind(errno.EPERM, "Not allowed", str(settled.folder / ".venv" / "lib"))

    at(settled)
    monkeypatch.setattr(environment, "_missing", refuse)
    with pytest.raises(environment.SetupError, match=r"\(Not allowed: \.venv.lib\)"):
        environment.ready("requirements.txt")


def test_a_lock_the_system_does_not_know_is_said_and_not_waited_for(project, at, monkeypatch):
    fcntl = pytest.importorskip("fcntl")

    def unknown(*_):
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    at(project)
    monkeypatch.setattr(fcntl, "flock", unknown)
    monkeypatch.setattr(environment.time, "sleep", lambda _: pytest.fail("waits for nobody"))
    with pytest.raises(environment.SetupError, match="could not be set up"):
        environment.ready("requirements.txt")


@pytest.mark.parametrize(
    "stamp",
    [
        *("", "{", "[]", "7", "null", '"files"', b"\xff"),
        *({}, {"python": sys.version}, {"files": {}}, {"python": "3.0", "files": {"a": "b"}}),
        *({"python": sys.version, "files": files} for files in ([], None, "a", {"a": None}, {"a": ["b"]})),
    ],
    ids=str,
)
def test_a_stamp_that_is_not_whole_says_nothing(settled, at, monkeypatch, tmp_path, stamp):
    at(settled)
    monkeypatch.setattr(environment, "STAMP", tmp_path / "stamp.json")
    text = json.dumps(stamp).encode() if isinstance(stamp, dict) else stamp
    environment.STAMP.write_bytes(text if isinstance(text, bytes) else text.encode())
    assert environment._installed() == {}


def test_a_stamp_that_is_whole_is_believed(settled, at):
    at(settled)
    assert environment._installed().keys() >= {"requirements.txt"}


def test_an_environment_of_another_kind_of_machine_does_not_work(project, at):
    python = at(project).folder / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_bytes(b"\x00not for this machine")
    python.chmod(0o755)
    assert environment._works() is False


@pytest.mark.parametrize(("system", "place"), [("nt", "Scripts/python.exe"), ("posix", "bin/python")])
def test_python_is_where_each_system_puts_it(monkeypatch, system, place):
    with monkeypatch.context() as there:
        there.setattr(environment.os, "name", system)
        found = environment.interpreter()
    assert found == environment.VENV / place
