"""The running app and a real browser, for the tests marked `browser`."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
QUIET = [
    *("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
]
# What is waited for comes at once, but not on a machine that is busy with other tests.
expect.set_options(timeout=15_000)
CONTEXTS: dict[BrowserContext, dict] = {}
# Without a graphics card every frame of a motion is work; what moves is tested by itself.
USUAL = {"viewport": {"width": 1440, "height": 900}, "reduced_motion": "reduce"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--thorough", action="store_true", help="every size, tone and failure, not one of each")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("thorough"):
        left_out = [item for item in items if item.get_closest_marker("thorough")]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in set(left_out)]


@pytest.fixture(scope="session", autouse=True)
def own_records(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test meets the progress of whoever runs the tests; the servers begun here neither."""
    with pytest.MonkeyPatch.context() as patch:
        place = tmp_path_factory.mktemp("records") / "progress.db"
        patch.setenv("SOLE_TO_SPINE_DATABASE", f"sqlite:///{place}")
        yield


@pytest.fixture(scope="session")
def app_url(own_records: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the app, served as a person would have it served."""
    with _served(ROOT, tmp_path_factory.mktemp("server") / "log.txt") as url:
        yield url


@pytest.fixture(scope="session")
def serve() -> Callable[[Path, Path], AbstractContextManager[str]]:
    """Serve another project folder, its log in a file: a context that gives the address."""
    return _served


@contextmanager
def _served(project: Path, log: Path) -> Iterator[str]:
    """Serve the app of a project folder; gives its address."""
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(project / "dashboard" / "app.py")]
    options = ["--server.port", str(port), "--server.address", "localhost", "--server.headless", "true"]
    with log.open("w") as out, subprocess.Popen(command + options, stdout=out, stderr=out) as server:
        try:
            _wait_until_healthy(server, f"http://localhost:{port}", log)
            yield f"http://localhost:{port}"
        finally:
            server.terminate()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = os.environ.get("SOLE_TO_SPINE_BROWSER") or shutil.which("chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture
def new_page(browser: Browser, app_url: str) -> Iterator[Callable[..., Page]]:
    """Make pages (options are those of a Playwright context) that must stay clean.

    At the end every page made has asked only our own host and logged no error.
    """
    pages, wrongs = [], []

    def make(**options) -> Page:
        page = _context(browser, {**USUAL, **options}).new_page()
        pages.append(page)
        page.on("request", lambda request: _note_foreign(request.url, app_url, wrongs))
        page.on("console", lambda message: message.type == "error" and wrongs.append(message.text))
        page.on("pageerror", lambda error: wrongs.append(str(error)))
        return page

    yield make
    for page in pages:
        page.close()
    assert not wrongs, wrongs


def _context(browser: Browser, options: dict) -> BrowserContext:
    """One context for all pages of the same options: each new one would load Streamlit anew."""
    for context in browser.contexts:
        if CONTEXTS.get(context) == options:
            return context
    context = browser.new_context(**options)
    CONTEXTS[context] = options
    return context


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    return new_page()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        return probe.getsockname()[1]


def _wait_until_healthy(server: subprocess.Popen, url: str, log: Path) -> None:
    give_up = time.monotonic() + 60
    while time.monotonic() < give_up and server.poll() is None:
        with suppress(OSError), urllib.request.urlopen(f"{url}/_stcore/health", timeout=1):
            return
        time.sleep(0.1)
    pytest.fail(f"The app did not start:\n{log.read_text()}")


def _note_foreign(url: str, own: str, wrongs: list[str]) -> None:
    sockets = own.replace("http", "ws", 1)
    if not url.startswith((own + "/", sockets + "/", "data:", f"blob:{own}/")):
        wrongs.append(f"asked another host: {url}")
