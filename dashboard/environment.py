"""The project's own virtual environment: made once, kept current, never half made.

Standard library only: this runs before anything is installed.
"""

import contextlib
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "installed.json"
LOCK = ROOT / ".venv.lock"


class SetupError(Exception):
    """Something the person can put right; the message is one sentence to them."""


def say(text: str) -> None:
    print(text, flush=True)


def ready(*requirements: str) -> Path:
    """Return the environment's Python, with every file of `requirements` installed.

    Paths are relative to the project. Nothing is installed when the files and the
    Python are those of the last time. Two starts at once: the second waits.
    Raises SetupError.
    """
    try:
        _set_up(requirements)
    except OSError as fault:
        raise SetupError(
            f"The app's own environment (.venv) could not be set up ({_reason(fault)}); check that "
            "this folder may be written to and that its disk has room, and try again."
        ) from None
    return interpreter()


def _set_up(requirements: tuple[str, ...]) -> None:
    wanted = {name: _fingerprint(ROOT / name) for name in requirements}
    if not _missing(wanted):
        return
    with _alone():
        missing = _missing(wanted)  # the other start may have done it meanwhile
        if missing:
            _make()
            for name in missing:
                _install(name)
            # Last of all: an interrupted install leaves no stamp and is done again.
            _stamp(wanted)


def _reason(fault: OSError) -> str:
    """What the system says, with the file's name in the project where one is to blame."""
    if fault.filename is None:
        return fault.strerror or str(fault)
    path = Path(os.fsdecode(fault.filename))
    return f"{fault.strerror}: {path.relative_to(ROOT) if path.is_relative_to(ROOT) else path}"


def interpreter() -> Path:
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _fingerprint(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        raise SetupError(f"{path.relative_to(ROOT)} is missing; fetch the project again.") from None


def _installed() -> dict[str, str]:
    """What the stamp says is installed, by file; nothing when it is not whole or not of this Python."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    files = stamp.get("files") if isinstance(stamp, dict) else None
    whole = isinstance(files, dict) and all(isinstance(mark, str) for mark in files.values())
    return files if whole and stamp.get("python") == sys.version and interpreter().exists() else {}


def _missing(wanted: dict[str, str]) -> list[str]:
    installed = _installed()
    return [name for name, mark in wanted.items() if installed.get(name) != mark]


def _stamp(wanted: dict[str, str]) -> None:
    files = {**_installed(), **wanted}
    fresh = STAMP.with_suffix(".new")  # on a full disk the stamp there is stays whole
    fresh.write_text(json.dumps({"python": sys.version, "files": files}), encoding="utf-8")
    fresh.replace(STAMP)


def _make() -> None:
    """Make the environment, unless a whole one for this Python stands."""
    if _installed() or (not STAMP.exists() and _works()):
        return
    if VENV.is_symlink() or (VENV.exists() and not VENV.is_dir()):
        # Somebody put it there, and it is not ours to remove.
        raise SetupError(".venv is not a folder this app made; move it away and start again.")
    absent = [name for name in ("venv", "ensurepip") if importlib.util.find_spec(name) is None]
    if absent:
        raise SetupError(
            f"This Python lacks {' and '.join(absent)}, needed for an environment of the app's own; "
            "on Debian or Ubuntu install them with: sudo apt install python3-venv"
        )
    if VENV.exists():
        say("Removing an unfinished or outdated environment (.venv) ...")
        shutil.rmtree(VENV)
    say("Making an environment of the app's own (.venv) ...")
    done = _run(sys.executable, "-m", "venv", str(VENV))
    if done.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        raise SetupError(
            f"The environment could not be made ({_last_line(done)}); check that this folder "
            "may be written to and that its disk has room, and try again."
        )


def _works() -> bool:
    """Whether the environment there, perhaps made by hand, is this Python's and has pip."""
    if not interpreter().exists():
        return False
    try:
        done = _run(str(interpreter()), "-c", "import pip, sys; print(sys.version)")
    except OSError:  # a program of another machine, or none
        return False
    return done.returncode == 0 and done.stdout.strip() == sys.version.strip()


def _install(name: str) -> None:
    say(f"Installing what {name} lists (once; a minute or two) ...")
    done = _run(
        *(str(interpreter()), "-m", "pip", "install", "--quiet", "--no-input"),
        *("--disable-pip-version-check", "-r", str(ROOT / name)),
    )
    if done.returncode:
        raise SetupError(
            f"{name} could not be installed ({_last_line(done)}); "
            "check the internet connection, which only the first start needs, and the room on the disk, "
            "and try again."
        )


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, capture_output=True, text=True, errors="replace", stdin=subprocess.DEVNULL
    )


def _last_line(done: subprocess.CompletedProcess[str]) -> str:
    lines = (done.stderr.strip() or done.stdout.strip()).splitlines()
    errors = [line for line in lines if line.upper().startswith("ERROR")] or lines
    return errors[-1].rstrip(".") if errors else f"exit code {done.returncode}"


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Hold the lock file; the system frees it even when a start is killed."""
    with open(LOCK, "a+", encoding="utf-8") as handle:
        if not _try_lock(handle.fileno()):
            say("Another start is setting the app up; waiting for it ...")
            while not _try_lock(handle.fileno()):
                time.sleep(0.3)
        yield


def _try_lock(descriptor: int) -> bool:
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):  # held by another; anything else is a fault
        return False
    return True
