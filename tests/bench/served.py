"""The app as a person would have it served, and what it weighs."""

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

TWELVE = (
    *("m_ankle_lift=weak", "m_sole_in=weak", "m_leg_out=weak", "m_push_off=normal", "r_ankle=normal"),
    *("r_knee=reduced", "dorsum_mid=numb", "first_web=tingling", "calf_inner=pain"),
    *("heel_lat=numb", "m_push_off=weak", "r_slr=positive"),
)
ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Server:
    port: int
    process: int

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    def megabytes(self) -> float | None:
        """The memory of its own that the process holds; None where the system does not tell."""
        tells = Path(f"/proc/{self.process}/smaps_rollup")
        if not tells.exists():
            return None
        lines = (line.split() for line in tells.read_text().splitlines() if line.startswith("Private_"))
        return sum(int(words[1]) for words in lines) / 1024


@contextmanager
def serving() -> Iterator[Server]:
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "dashboard" / "app.py")]
    options = ["--server.port", str(port), "--server.headless", "true"]
    with subprocess.Popen(command + options, stdout=subprocess.DEVNULL, cwd=ROOT) as process:
        server = Server(port, process.pid)
        try:
            _wait(server, process)
            yield server
        finally:
            process.terminate()


def _wait(server: Server, process: subprocess.Popen) -> None:
    while process.poll() is None:
        with suppress(OSError), urllib.request.urlopen(f"{server.url}/_stcore/health", timeout=1):
            return
        time.sleep(0.05)
    raise RuntimeError("The app did not start.")


def explaining(times: int) -> list[float]:
    """Milliseconds to work out which places explain twelve findings."""
    findings = [*(f"right:{each}" for each in TWELVE[:9]), *(f"left:{each}" for each in TWELVE[9:])]
    code = f"""
import sys, time; sys.path.insert(0, {str(ROOT / 'dashboard')!r})
import atlas; atlas = atlas.load()
for _ in range({times}):
    start = time.perf_counter(); atlas.explain({findings!r}); print(1000 * (time.perf_counter() - start))
"""
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return [float(line) for line in told.stdout.split()]


def exporting(times: int) -> tuple[list[float], list[float]]:
    """Seconds to make the deck of every card for Anki, each time in a new Python; its kilobytes."""
    code = f"""
import sys, time; sys.path.insert(0, {str(ROOT / 'dashboard')!r})
import atlas; atlas = atlas.load()
from learning.questions import Bank
from ui.learn import cards
bank = Bank.of(atlas)
start = time.perf_counter(); deck = cards.deck(atlas, bank, "plain")
print(time.perf_counter() - start, len(deck) / 1000)
"""
    command = [sys.executable, "-c", code]
    told = [
        subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
        for _ in range(times)
    ]
    return [float(seconds) for seconds, _ in told], [float(kilobytes) for _, kilobytes in told]


def loading(times: int) -> list[float]:
    """Seconds from nothing to the checked atlas, each time in a new Python."""
    code = f"import sys; sys.path.insert(0, {str(ROOT / 'dashboard')!r}); import atlas; atlas.load()"
    return [_seconds([sys.executable, "-c", code]) for _ in range(times)]


def starting(times: int) -> list[float]:
    """Seconds from `python3 dashboard`, set up before, until it says where it is open."""
    found = []
    for _ in range(times):
        with socket.socket() as probe:
            probe.bind(("localhost", 0))
            port = probe.getsockname()[1]
        command = [sys.executable, str(ROOT / "dashboard"), "--server.port", str(port)]
        command += ["--server.headless", "true"]
        began = time.perf_counter()
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as starting:
            next(line for line in starting.stdout if "is open" in line)
            found.append(time.perf_counter() - began)
            starting.terminate()
            starting.communicate()  # it says that it stopped
    return found


def _seconds(command: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True)
    return time.perf_counter() - began
