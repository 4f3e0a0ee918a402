"""The browser of the tests: what only has the name does not count, and each way is tried in turn."""

import importlib.util
import os
from pathlib import Path

import pytest

from environment import SetupError

TESTS = Path(__file__).resolve().parents[1]
A_BROWSER = "echo Chromium 140.0.7339.16 built on Debian"
pytestmark = pytest.mark.skipif(os.name == "nt", reason="its stand-ins are shell scripts")


class Machine:
    """A machine with nothing in it; its programs are what is put there, and note how they were called."""

    def __init__(self, folder: Path):
        self.folder, self.notes = folder, folder / "called"
        self.python = self.put("python", "exit 1")

    def put(self, name: str, script: str) -> str:
        path = self.folder / name
        path.write_text(f'#!/bin/sh\necho "{name} $*" >> "{self.notes}"\n{script}\n')
        path.chmod(0o755)
        return str(path)

    def making(self, path: str) -> str:
        """The script that makes a browser of the file there."""
        return f"printf '#!/bin/sh\\n{A_BROWSER}\\n' > '{path}'"

    def called(self, name: str) -> list[str]:
        notes = self.notes.read_text() if self.notes.exists() else ""
        return [line for line in notes.splitlines() if line.startswith(name + " ")]


@pytest.fixture
def machine(tmp_path, monkeypatch) -> Machine:
    monkeypatch.setenv("PATH", str(tmp_path))
    return Machine(tmp_path)


@pytest.fixture
def chromium(monkeypatch):
    spec = importlib.util.spec_from_file_location("chromium", TESTS / "chromium.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "PLACES", {})
    return module


@pytest.fixture
def as_root(monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 0)


def test_only_what_tells_its_version_is_a_browser(chromium, machine):
    machine.put("chromium", "echo 'requires the chromium snap 1.0 to be installed'; exit 1")
    machine.put("chromium-browser", "echo Hello")
    Path(machine.put("google-chrome", "")).write_bytes(b"\x00")  # no program at all
    found = machine.put("google-chrome-stable", A_BROWSER)
    assert chromium.find_or_install(machine.python) == found
    assert machine.called("python") == []


def test_a_link_to_nothing_is_no_browser(chromium, machine):
    (machine.folder / "chromium").symlink_to(machine.folder / "gone")
    with pytest.raises(SetupError):
        chromium.find_or_install(machine.python)


def test_windows_is_not_asked_for_a_window(chromium, machine, monkeypatch):
    there = machine.put("chrome", A_BROWSER)
    monkeypatch.setattr(chromium.platform, "system", lambda: "Windows")
    assert chromium._is_browser(there) and not chromium._is_browser(there + "-gone")
    assert machine.called("chrome") == []


def test_playwrights_browser_is_used_without_a_download(chromium, machine):
    own = machine.put("playwrights-chrome", A_BROWSER)
    machine.put("python", f"echo '{own}'")
    assert chromium.find_or_install(machine.python) == own
    assert "playwright install" not in " ".join(machine.called("python"))


def test_playwright_is_asked_to_fetch_its_browser(chromium, machine, capsys):
    own = machine.put("playwrights-chrome", "exit 127")
    machine.put("python", f"[ \"$1\" = -c ] && echo '{own}' || {machine.making(own)}")
    assert chromium.find_or_install(machine.python) == own
    assert "python -m playwright install chromium" in machine.called("python")
    assert "asking Playwright for its own" in capsys.readouterr().out


@pytest.mark.usefixtures("as_root")
@pytest.mark.parametrize("update", ["exit 0", "exit 100"])
def test_debians_package_is_next_and_an_old_list_of_packages_will_do(chromium, machine, capsys, update):
    """Also where Playwright has fetched one that lacks the libraries it needs."""
    own = machine.put("playwrights-chrome", "echo error while loading shared libraries >&2; exit 127")
    machine.put("python", f"echo '{own}'")
    debians = machine.put("chromium", "exit 1")
    machine.put("apt-get", f"[ $1 = update ] && {update} || {machine.making(debians)}")
    assert chromium.find_or_install(machine.python) == debians
    assert [call.split()[1] for call in machine.called("apt-get")] == ["update", "install"]
    assert ("could not be brought up to date" in capsys.readouterr().out) == (update == "exit 100")


def test_packages_are_left_to_the_administrator(chromium, machine, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    machine.put("apt-get", machine.making(machine.put("chromium", "exit 1")))
    with pytest.raises(SetupError):
        chromium.find_or_install(machine.python)
    assert machine.called("apt-get") == []


@pytest.mark.usefixtures("as_root")
def test_when_no_way_is_left_one_sentence_says_what_to_install(chromium, machine):
    machine.put("apt-get", "exit 100")
    with pytest.raises(SetupError) as told:
        chromium.find_or_install(machine.python)
    assert "install Chromium or Chrome (on Debian: sudo apt install chromium)" in str(told.value)
    assert "\n" not in str(told.value)


@pytest.mark.usefixtures("as_root")
def test_a_machine_that_cannot_download_is_not_kept_waiting(chromium, machine):
    """Playwright tries five times, each as long as this says; Debian's package comes only then."""
    own = machine.put("playwrights-chrome", "exit 127")
    told = machine.folder / "told"
    note = f"echo $PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT > '{told}'"
    machine.put("python", f"[ \"$1\" = -c ] && echo '{own}' || {{ {note}; exit 1; }}")
    with pytest.raises(SetupError):
        chromium.find_or_install(machine.python)
    assert 0 < int(told.read_text()) <= 5000  # milliseconds
