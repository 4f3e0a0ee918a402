"""Where the app is open is said, whatever the options; and when it does not answer, that is said."""

import http.client
import socket
import sys

import pytest

import environment
import launch
from launch import Address


@pytest.fixture
def own_address(monkeypatch):
    monkeypatch.setattr(launch, "_own_address", lambda: "192.168.1.5")


@pytest.mark.usefixtures("own_address")
@pytest.mark.parametrize(
    ("options", "page", "health"),
    [
        ("", "http://localhost:8501", "http://127.0.0.1:8501"),
        ("--server.port=9000 --server.port 9001", "http://localhost:9001", "http://127.0.0.1:9001"),
        ("--server.baseUrlPath spine", "http://localhost:8501/spine", "http://127.0.0.1:8501/spine"),
        ("--server.baseUrlPath=/a/b/", "http://localhost:8501/a/b", "http://127.0.0.1:8501/a/b"),
        ("--server.baseUrlPath /", "http://localhost:8501", "http://127.0.0.1:8501"),
        ("--server.address 10.1.2.3", "http://10.1.2.3:8501", "http://10.1.2.3:8501"),
        ("--server.address=::1", "http://[::1]:8501", "http://[::1]:8501"),
        ("--server.address 0.0.0.0", "http://192.168.1.5:8501", "http://127.0.0.1:8501"),
        ("--server.address ::", "http://192.168.1.5:8501", "http://127.0.0.1:8501"),
        ("--lan", "http://192.168.1.5:8501", "http://127.0.0.1:8501"),
        ("--lan --browser.serverAddress clinic", "http://clinic:8501", "http://127.0.0.1:8501"),
        ("--server.sslCertFile a.pem", "https://localhost:8501", "https://127.0.0.1:8501"),
    ],
)
def test_the_options_make_the_address(options, page, health):
    words = options.split()
    address = launch._address([word for word in words if word != "--lan"], lan="--lan" in words)
    assert (address.page, address.health) == (page, health + "/_stcore/health")


def test_what_streamlit_is_told_is_what_is_said():
    """Else it would open the browser where nobody listens."""
    command = launch._command(Address("10.1.2.3", "10.1.2.3", 9000), ["--server.address", "10.1.2.3"])
    assert command[command.index("--browser.serverAddress") + 1] == "10.1.2.3"


def test_without_a_network_only_lan_is_refused(monkeypatch):
    monkeypatch.setattr(launch, "_own_address", lambda: None)
    assert launch._address(["--server.address", "0.0.0.0"], lan=False).host == "localhost"
    with pytest.raises(environment.SetupError, match="in no network a tablet could join"):
        launch._address([], lan=True)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere 127.0.0.2 is not this machine")
@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--server.baseUrlPath", "/spine"], "on this machine at http://localhost:{}/spine "),
        (["--server.address", "127.0.0.2"], "on this machine at http://127.0.0.2:{} "),
    ],
)
def test_the_address_is_said_once_the_server_answers_there(settled, stop, free_port, options, said):
    with settled.begin("dashboard", "--stay", "--server.port", str(free_port), *options) as starting:
        line = next(line for line in starting.stdout if "at http" in line)
        stop(starting)
    assert "is open" in line and said.format(free_port) in line


def test_a_server_that_does_not_answer_is_spoken_of(monkeypatch, capsys, free_port):
    class Running:
        looks = 0

        def poll(self):
            self.looks += 1
            return 0 if self.looks > 30 else None  # without patience's end it would be asked for ever

    monkeypatch.setattr(launch, "PATIENCE", 0)
    launch._announce(Running(), Address("localhost", "localhost", free_port))
    said = capsys.readouterr().out
    assert f"is running but has not answered at http://localhost:{free_port}" in said
    assert said.count("\n") == 1


def test_patience_ends_while_a_person_still_looks():
    assert launch.PATIENCE <= 20


@pytest.mark.parametrize("fault", [ConnectionRefusedError, http.client.BadStatusLine("?"), ValueError])
def test_an_answer_of_another_kind_is_no_answer(monkeypatch, fault):
    def answer(*_, **__):
        raise fault

    monkeypatch.setattr(launch.urllib.request.OpenerDirector, "open", answer)
    assert launch._healthy(Address("localhost", "localhost", 8501, scheme="https")) is False


def test_a_port_is_taken_where_the_system_would_bind_it_again(monkeypatch):
    """macOS binds all addresses beside a listener on 127.0.0.1 alone, as Windows does."""

    class Lenient(socket.socket):
        def bind(self, _):
            pass

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        monkeypatch.setattr(launch.socket, "socket", Lenient)
        with pytest.raises(environment.SetupError, match=f"Port {port} is taken"):
            launch._check_free(port)
    launch._check_free(port)
