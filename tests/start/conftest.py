"""Projects to start: the starters alone, with nothing to install and stand-ins for what they start."""

import os
import shutil
import signal
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
STARTERS = [
    *("dashboard/__main__.py", "dashboard/launch.py", "dashboard/environment.py"),
    *("tests/__main__.py", "tests/chromium.py"),
]
# It says how it was started; with --stay it is healthy until it is stopped, where it was told to be.
STANDING_IN_FOR_STREAMLIT = """
import os, signal, sys
from http.server import BaseHTTPRequestHandler, HTTPServer

def last(option, default=""):
    places = [place for place, word in enumerate(sys.argv) if word == option]
    return sys.argv[places[-1] + 1] if places else default

class Healthy(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200 if self.path == last("--server.baseUrlPath") + "/_stcore/health" else 404)
        self.end_headers()

    def log_message(self, *_):
        pass

print("serving", *sys.argv[1:], flush=True)
if "--stay" in sys.argv:
    HTTPServer((last("--server.address"), int(last("--server.port"))), Healthy).serve_forever()
if "--killed" in sys.argv:
    os.kill(os.getpid(), signal.SIGKILL)
sys.exit(int(last("--exit", "0")))
"""
# It goes on until Ctrl+C and then sums up, as pytest does.
STANDING_IN_FOR_PYTEST = """
import signal, sys
try:
    print("testing", flush=True)
    signal.pause()
except KeyboardInterrupt:
    print("summed up")
    sys.exit(2)
"""


@dataclass(frozen=True)
class Project:
    """A copy of the starters in a folder of its own."""

    folder: Path

    @property
    def requirements(self) -> Path:
        return self.folder / "requirements.txt"

    @property
    def stamp(self) -> Path:
        return self.folder / ".venv" / "installed.json"

    def start(self, *options: str, **settings: str) -> subprocess.CompletedProcess[str]:
        """Start the app and wait for its end; on a port that is free unless one is given."""
        return subprocess.run(
            self._command("dashboard", options),
            **{"cwd": self.folder, "env": self._settings(settings)},
            **{"capture_output": True, "text": True, "timeout": 120},
        )

    def begin(self, what: str, *options: str, **settings: str) -> subprocess.Popen:
        """Start the app or the tests as a terminal does, so that Ctrl+C can be sent."""
        return subprocess.Popen(
            self._command(what, options),
            **{"cwd": self.folder, "env": self._settings(settings), "text": True},
            **{"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "start_new_session": True},
        )

    def _command(self, what: str, options: tuple[str, ...]) -> list[str]:
        named = what == "tests" or any(option.startswith("--server.port") for option in options)
        port = [] if named else ["--server.port", str(free_port())]
        return [sys.executable, what, *port, *options]

    def _settings(self, settings: dict[str, str]) -> dict[str, str]:
        return {**os.environ, "PYTHONPATH": "", **settings}


def make_project(folder: Path) -> Project:
    for name in STARTERS:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(PROJECT / name, folder / name)
    for module, source in {"streamlit": STANDING_IN_FOR_STREAMLIT, "pytest": STANDING_IN_FOR_PYTEST}.items():
        (folder / module).mkdir()
        (folder / module / "__main__.py").write_text(source)
    for name in ("requirements.txt", "tests/requirements.txt"):
        (folder / name).write_text("# nothing\n")
    return Project(folder)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("", 0))
        return probe.getsockname()[1]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project never started; its folder has a name with blanks, in two scripts."""
    return make_project(tmp_path / "Fußsohle 脊 to spine")


@pytest.fixture(scope="session")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project that was started before: its environment stands."""
    project = make_project(tmp_path_factory.mktemp("settled") / "project")
    done = project.start()
    assert "serving" in done.stdout, done
    return project


@pytest.fixture(name="free_port")
def a_free_port() -> int:
    return free_port()


@pytest.fixture
def stop():
    """Send Ctrl+C as a terminal does, to all that was started, or what the system sends to one."""

    def send(begun: subprocess.Popen, how: int = signal.SIGINT) -> str:
        if how == signal.SIGINT:
            os.killpg(begun.pid, how)
        else:
            os.kill(begun.pid, how)
        return begun.stdout.read()

    return send


@pytest.fixture
def assert_one_sentence():
    def check(done: subprocess.CompletedProcess[str], words: str) -> None:
        assert done.returncode == 1, done
        assert done.stderr == ""
        assert len(done.stdout.strip().splitlines()) == 1 and words in done.stdout

    return check
