"""Starting: one sentence where something is missing, nothing half made, nothing done twice."""

import ast
import os
import shutil
import signal
import socket
import subprocess
import sys
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
STARTER = ["__main__.py", "launch.py", "environment.py"]
# It says how it was started; with --stay it is healthy until it is stopped.
STANDING_IN_FOR_STREAMLIT = """
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer

class Healthy(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_):
        pass

print("serving", *sys.argv[1:])
if "--stay" in sys.argv:
    port = int(sys.argv[sys.argv.index("--server.port") + 1])
    HTTPServer(("127.0.0.1", port), Healthy).serve_forever()
"""


def make_project(folder: Path) -> Path:
    """The starter alone, with nothing to install and a stand-in for Streamlit."""
    (folder / "dashboard").mkdir(parents=True)
    for name in STARTER:
        shutil.copy(PROJECT / "dashboard" / name, folder / "dashboard" / name)
    (folder / "requirements.txt").write_text("# nothing\n")
    (folder / "streamlit").mkdir()
    (folder / "streamlit" / "__main__.py").write_text(STANDING_IN_FOR_STREAMLIT)
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project never started; its folder has a name with blanks, in two scripts."""
    return make_project(tmp_path / "Fußsohle 脊 to spine")


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that was started before: its environment stands."""
    project = make_project(tmp_path_factory.mktemp("settled") / "project")
    done = start(project, "--server.port", str(free_port()))
    assert "serving" in done.stdout, done
    return project


def start(project: Path, *options: str, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": "", **settings}
    return subprocess.run(
        [sys.executable, "dashboard", *options],
        **{"cwd": project, "env": environment, "capture_output": True, "text": True, "timeout": 120},
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("", 0))
        return probe.getsockname()[1]


@pytest.mark.parametrize("name", ["dashboard/__main__.py", "tests/__main__.py"])
def test_an_old_python_can_read_which_one_is_needed(name):
    source = (PROJECT / name).read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 4))
    assert "needs Python 3.11 or newer" in source or "need Python 3.11 or newer" in source


def test_the_first_start_makes_an_environment_and_the_second_installs_nothing(project):
    port = str(free_port())
    first = start(project, "--server.port", port, "--theme.base", "dark")
    second = start(project, "--server.port", port)
    assert "Making an environment" in first.stdout and "Installing" in first.stdout, first
    assert f"--server.port {port} --theme.base dark" in first.stdout
    assert "Making" not in second.stdout and "Installing" not in second.stdout
    assert "serving" in second.stdout


def test_changed_requirements_are_installed_again(settled):
    (settled / "requirements.txt").write_text("# changed\n")
    again = start(settled, "--server.port", str(free_port()))
    assert "Installing" in again.stdout and "Making an environment" not in again.stdout


def test_a_half_made_environment_is_replaced(project):
    (project / ".venv" / "lib").mkdir(parents=True)
    done = start(project, "--server.port", str(free_port()))
    assert "Removing an unfinished" in done.stdout and "serving" in done.stdout


def test_only_this_machine_is_served_unless_the_network_is_asked_for(settled):
    done = start(settled, "--server.port", str(free_port()))
    assert "--server.address localhost" in done.stdout
    asked = start(settled, "--lan", "--server.port", str(free_port()))
    assert "--server.address 0.0.0.0" in asked.stdout or "in no network" in asked.stdout
    assert "--lan" not in asked.stdout


def test_the_app_by_itself_serves_this_machine_asks_nothing_and_reports_nothing():
    """Started by Streamlit's own command, only these settings stand between a person and a network."""
    path = PROJECT / "dashboard" / ".streamlit" / "config.toml"
    settings = tomllib.loads(path.read_text(encoding="utf-8"))
    assert settings["server"]["address"] == "localhost"
    assert settings["server"]["showEmailPrompt"] is False
    assert settings["browser"]["gatherUsageStats"] is False
    assert settings["client"]["showErrorDetails"] == "none"


def test_a_taken_port_is_one_sentence(project):
    with socket.socket() as taken:
        taken.bind(("", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = start(project, "--server.port", str(port))
    assert_one_sentence(done, f"Port {port} is taken")


@pytest.mark.parametrize("port", ["none", "0", "70000", ""])
def test_a_port_that_is_none_is_one_sentence(project, port):
    assert_one_sentence(start(project, f"--server.port={port}"), "takes a number from 1 to 65535")


def test_no_network_at_the_first_start_is_one_sentence_and_the_next_start_goes_on(project):
    (project / "requirements.txt").write_text("a-package-that-is-nowhere>=1\n")
    nowhere = {"PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull}
    done = start(project, "--server.port", str(free_port()), **nowhere)
    assert done.returncode == 1 and done.stderr == ""
    assert "check the internet connection" in done.stdout.splitlines()[-1]
    (project / "requirements.txt").write_text("# nothing\n")
    assert "serving" in start(project, "--server.port", str(free_port())).stdout


def test_a_python_without_ensurepip_is_told_the_package_to_install(project):
    (project / "dashboard" / "sitecustomize.py").write_text(
        "import importlib.util as u\n"
        "find = u.find_spec\n"
        "u.find_spec = lambda name, *a: None if name == 'ensurepip' else find(name, *a)\n"
    )
    done = start(project, "--server.port", str(free_port()), PYTHONPATH=str(project / "dashboard"))
    assert_one_sentence(done, "apt install python3-venv")


def test_of_two_starts_at_once_one_waits_for_the_other(project):
    with ThreadPoolExecutor(2) as both:
        ports = (str(free_port()), str(free_port()))
        done = list(both.map(lambda port: start(project, "--server.port", port), ports))
    assert sum("Installing" in one.stdout for one in done) == 1
    assert sum("waiting for it" in one.stdout for one in done) == 1
    assert all("serving" in one.stdout for one in done)


@pytest.mark.skipif(os.name == "nt", reason="Ctrl+C is sent otherwise there")
def test_ctrl_c_stops_the_server_and_says_so(settled):
    starting = subprocess.Popen(
        [sys.executable, "dashboard", "--server.port", str(free_port()), "--stay"],
        **{"cwd": settled, "env": {**os.environ, "PYTHONPATH": ""}, "text": True},
        **{"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "start_new_session": True},
    )
    with starting:
        said = next(line for line in starting.stdout if "is open" in line)
        os.killpg(starting.pid, signal.SIGINT)  # as a terminal does: to the server as well
        rest = starting.stdout.read()
    assert "on this machine at http://localhost:" in said
    assert rest.split()[-1] == "Stopped." and "Aborted" not in rest and "Traceback" not in rest
    assert starting.returncode == 0


def assert_one_sentence(done: subprocess.CompletedProcess[str], words: str) -> None:
    assert done.returncode == 1
    assert done.stderr == ""
    assert len(done.stdout.strip().splitlines()) == 1 and words in done.stdout
