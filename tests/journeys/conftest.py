"""A server that can be killed, and a line to it that can be cut or held, for what goes wrong."""

import socket
import struct
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[2]
DESKTOP = {"width": 1440, "height": 900}
# What a browser and Streamlit themselves write into the console while nobody answers.
UNANSWERED = (
    *("net::ERR_", "WebSocket connection to", "Client Error", "Is Streamlit still running?"),
    "when disconnected from server",
)
RESET = struct.pack("ii", 1, 0)  # an end without a good-bye, as of a machine that died


class Server:
    """The app in a process of its own, always at the same port."""

    def __init__(self, log: Path):
        self.port, self.log, self.process = _free_port(), log, None

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    def start(self) -> None:
        command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "dashboard" / "app.py")]
        options = ["--server.port", str(self.port), "--server.address", "localhost"]
        with self.log.open("a") as out:
            self.process = subprocess.Popen(
                [*command, *options, "--server.headless", "true"], stdout=out, stderr=out
            )
        give_up = time.monotonic() + 90
        while time.monotonic() < give_up and self.process.poll() is None:
            with suppress(OSError), urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=1):
                return
            time.sleep(0.1)
        pytest.fail(f"The app did not start:\n{self.log.read_text()}")

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.kill()
        self.process.wait()

    def running(self) -> bool:
        return self.process is not None and self.process.poll() is None


class Line:
    """Carries every byte between browser and server, unless it is cut (nobody there) or held (silence)."""

    def __init__(self, server: Server):
        self.server, self.ends, self.is_cut = server, [], False
        self.flowing = threading.Event()
        self.flowing.set()
        self.door = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._answer, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://localhost:{self.door.getsockname()[1]}"

    def cut(self) -> None:
        self.is_cut = True
        while self.ends:
            _break(self.ends.pop())

    def hold(self) -> None:
        self.flowing.clear()

    def mend(self) -> None:
        """What was held is delivered; what was cut is lost."""
        self.is_cut = False
        self.flowing.set()

    def close(self) -> None:
        self.door.close()
        self.cut()
        self.flowing.set()

    def _answer(self) -> None:
        with suppress(OSError):
            while True:
                browser, _ = self.door.accept()
                if self.is_cut:
                    _break(browser)
                else:
                    self._join(browser)

    def _join(self, browser: socket.socket) -> None:
        try:
            server = socket.create_connection(("127.0.0.1", self.server.port))
        except OSError:
            _break(browser)
            return
        self.ends += [browser, server]
        for here, there in ((browser, server), (server, browser)):
            here.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            threading.Thread(target=self._carry, args=(here, there), daemon=True).start()

    def _carry(self, here: socket.socket, there: socket.socket) -> None:
        with suppress(OSError):
            while piece := here.recv(65536):
                self.flowing.wait()
                there.sendall(piece)
        _break(there)


def _break(end: socket.socket) -> None:
    with suppress(OSError):
        end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
        end.shutdown(socket.SHUT_RDWR)
    end.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def own_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("own_server") / "log.txt")
    yield server
    if server.running():
        server.kill()


@pytest.fixture
def server(own_server: Server) -> Server:
    """A server that runs, whatever the test before did to it."""
    if not own_server.running():
        own_server.start()
    return own_server


@pytest.fixture
def line(server: Server) -> Iterator[Line]:
    line = Line(server)
    yield line
    line.close()


@pytest.fixture
def window(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Make a window of a browser of its own. While nobody answers, the console may say so; no more."""
    contexts, wrongs = [], []

    def note(text: str) -> None:
        if not any(word in text for word in UNANSWERED):
            wrongs.append(text)

    def make(**options) -> Page:
        context = browser.new_context(**{"viewport": DESKTOP, **options})
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: message.type == "error" and note(message.text))
        page.on("pageerror", lambda error: note(str(error)))
        return page

    yield make
    for context in contexts:
        context.close()
    assert not wrongs, wrongs
