"""The browser of the tests: one that is there, or one that can be had. Standard library only."""

import os
import platform
import re
import shutil
import subprocess
from pathlib import Path

from environment import SetupError, say

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
PLACES = {
    "Darwin": ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"],
    "Windows": [r"%ProgramFiles%\Google\Chrome\Application\chrome.exe"],
}
PLAYWRIGHT_PATH = (
    "from playwright.sync_api import sync_playwright\n"
    "with sync_playwright() as p: print(p.chromium.executable_path)"
)


def find_or_install(python: str) -> str:
    """Return the path of a Chromium; `python` is one that has Playwright. Raises SetupError."""
    return _installed() or _playwrights(python) or _debians() or _give_up()


def _installed() -> str | None:
    named = (shutil.which(name) for name in NAMES)
    placed = (os.path.expandvars(place) for place in PLACES.get(platform.system(), []))
    return next((path for path in [*named, *placed] if path and _is_browser(path)), None)


def _is_browser(path: str) -> bool:
    """Whether it tells its version: a stub that asks for a snap does not, nor one that lacks libraries."""
    if platform.system() == "Windows":
        return Path(path).exists()  # the question would open a window there
    return re.search(r"\d+\.\d+", _output(path, "--version") or "") is not None


def _playwrights(python: str) -> str | None:
    path = _output(python, "-c", PLAYWRIGHT_PATH)
    if not path or _is_browser(path):
        return path or None
    say("No Chromium is installed; asking Playwright for its own ...")
    _output(python, "-m", "playwright", "install", "chromium")
    return path if _is_browser(path) else None


def _debians() -> str | None:
    if not shutil.which("apt-get") or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return None
    say("Installing Debian's package chromium ...")
    if _output("apt-get", "update", "-qq") is None:
        say("The list of Debian's packages could not be brought up to date; trying with the one there is.")
    _output("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium")
    return _installed()


def _give_up() -> str:
    raise SetupError(
        "The tests need a Chromium and none could be had; install Chromium or Chrome "
        "(on Debian: sudo apt install chromium) and run the tests again."
    )


def _output(*command: str) -> str | None:
    """What the command wrote; None where it failed, or is no program at all."""
    settings = {
        **os.environ,
        "DEBIAN_FRONTEND": "noninteractive",
        # Playwright tries five times: without a network the next way is to be tried soon.
        "PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT": "5000",
    }
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, errors="replace", env=settings, stdin=subprocess.DEVNULL
        )
    except OSError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None
