"""Starting: one sentence where something is missing, nothing half made, nothing done twice."""

import ast
import os
import signal
import socket
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
NO_NETWORK = {"PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull}
with_ctrl_c = pytest.mark.skipif(os.name == "nt", reason="Ctrl+C is sent otherwise there")


@pytest.mark.parametrize("name", ["dashboard/__main__.py", "tests/__main__.py"])
def test_an_old_python_can_read_which_one_is_needed(name):
    source = (PROJECT / name).read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 4))
    assert "needs Python 3.11 or newer" in source or "need Python 3.11 or newer" in source


def test_the_first_start_makes_an_environment_and_the_second_installs_nothing(project, free_port):
    port = str(free_port)
    first = project.start("--server.port", port, "--theme.base", "dark")
    second = project.start("--server.port", port)
    assert "Making an environment" in first.stdout and "Installing" in first.stdout, first
    assert f"--server.port {port} --theme.base dark" in first.stdout
    assert "Making" not in second.stdout and "Installing" not in second.stdout
    assert "serving" in second.stdout


def test_changed_requirements_are_installed_again(settled):
    settled.requirements.write_text(settled.requirements.read_text() + "# changed\n")
    again = settled.start()
    assert "Installing" in again.stdout and "Making an environment" not in again.stdout


def test_a_half_made_environment_is_replaced(project):
    (project.folder / ".venv" / "lib").mkdir(parents=True)
    done = project.start()
    assert "Removing an unfinished" in done.stdout and "serving" in done.stdout


def test_only_this_machine_is_served_unless_the_network_is_asked_for(settled):
    done = settled.start()
    assert "--server.address localhost" in done.stdout
    asked = settled.start("--lan")
    assert "--server.address 0.0.0.0" in asked.stdout or "in no network" in asked.stdout
    assert "--lan" not in asked.stdout.replace("leave --lan out", "")


def test_the_app_by_itself_serves_this_machine_asks_nothing_and_reports_nothing():
    """Started by Streamlit's own command, only these settings stand between a person and a network."""
    settings = streamlit_settings()
    assert settings["server"]["address"] == "localhost"
    assert settings["server"]["showEmailPrompt"] is False
    assert settings["browser"]["gatherUsageStats"] is False
    assert settings["client"]["showErrorDetails"] == "none"


def test_the_app_by_itself_is_quick_and_shows_no_tools_of_a_developer():
    settings = streamlit_settings()
    assert settings["runner"]["postScriptGC"] is False
    assert settings["client"]["toolbarMode"] == "viewer"


def streamlit_settings() -> dict:
    path = PROJECT / "dashboard" / ".streamlit" / "config.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def test_a_taken_port_is_one_sentence(project, assert_one_sentence):
    with socket.socket() as taken:
        taken.bind(("", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = project.start("--server.port", str(port))
    assert_one_sentence(done, f"Port {port} is taken")


@pytest.mark.parametrize("port", ["none", "0", "70000", ""])
def test_a_port_that_is_none_is_one_sentence(project, port, assert_one_sentence):
    assert_one_sentence(project.start(f"--server.port={port}"), "takes a number from 1 to 65535")


def test_no_network_at_the_first_start_is_one_sentence_and_the_next_start_goes_on(project):
    project.requirements.write_text("a-package-that-is-nowhere>=1\n")
    done = project.start(**NO_NETWORK)
    assert done.returncode == 1 and done.stderr == ""
    assert "check the internet connection" in done.stdout.splitlines()[-1]
    assert not project.stamp.exists(), "what was not installed was noted as installed"
    project.requirements.write_text("# nothing\n")
    assert "serving" in project.start().stdout


def test_a_later_install_that_fails_is_not_noted_as_done(settled):
    before, noted = settled.requirements.read_text(), settled.stamp.read_text()
    settled.requirements.write_text("a-package-that-is-nowhere>=1\n")
    done = settled.start(**NO_NETWORK)
    assert done.returncode == 1 and settled.stamp.read_text() == noted
    settled.requirements.write_text(before)
    assert "Installing" not in settled.start().stdout


def test_a_python_without_ensurepip_is_told_the_package_to_install(project, assert_one_sentence):
    (project.folder / "dashboard" / "sitecustomize.py").write_text(
        "import importlib.util as u\n"
        "find = u.find_spec\n"
        "u.find_spec = lambda name, *a: None if name == 'ensurepip' else find(name, *a)\n"
    )
    done = project.start(PYTHONPATH=str(project.folder / "dashboard"))
    assert_one_sentence(done, "apt install python3-venv")


def test_of_two_starts_at_once_one_waits_for_the_other(project):
    with ThreadPoolExecutor(2) as both:
        done = [start.result() for start in [both.submit(project.start), both.submit(project.start)]]
    assert sum("Installing" in one.stdout for one in done) == 1
    assert sum("waiting for it" in one.stdout for one in done) == 1
    assert all("serving" in one.stdout for one in done)


@with_ctrl_c
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_and_the_system_stop_the_server_and_it_is_said(settled, stop, how):
    with settled.begin("dashboard", "--stay") as starting:
        said = next(line for line in starting.stdout if "is open" in line)
        rest = stop(starting, how)
    assert "on this machine at http://localhost:" in said
    assert rest.split()[-1] == "Stopped." and "Aborted" not in rest and "Traceback" not in rest
    assert starting.returncode == 0


@with_ctrl_c
@pytest.mark.parametrize(
    ("what", "words"),
    [("dashboard", "before the app was set up"), ("tests", "before the tests were set up")],
)
def test_ctrl_c_while_it_is_set_up_is_one_sentence(project, stop, what, words):
    import fcntl  # which Windows lacks

    with (project.folder / ".venv.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with project.begin(what) as starting:
            next(line for line in starting.stdout if "waiting for it" in line)
            rest = stop(starting)
    assert rest.count("\n") == 1 and words in rest
    assert starting.returncode == 130


@with_ctrl_c
def test_ctrl_c_while_tests_run_lets_them_sum_up(settled, tmp_path, stop):
    browser = tmp_path / "chromium"
    browser.write_text("#!/bin/sh\necho Chromium 140.0\n")
    browser.chmod(0o755)
    with settled.begin("tests", PATH=str(tmp_path)) as starting:
        assert "testing\n" in iter(starting.stdout.readline, "")
        rest = stop(starting)
    assert rest == "summed up\n"
    assert starting.returncode == 2


@with_ctrl_c
@pytest.mark.parametrize(("options", "code"), [(["--killed"], 137), (["--exit", "3"], 3)])
def test_a_server_that_ends_by_itself_ends_the_start_with_its_code(settled, options, code):
    done = settled.start(*options)
    assert done.returncode == code and "Stopped" not in done.stdout
