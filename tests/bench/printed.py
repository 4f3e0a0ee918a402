"""The page to take home: how long it takes from the order to the PDF, and what that weighs."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ORDER = {
    "picks": ["right:dorsum_mid", "right:heel_lat"], "date": "2026-11-28", "note": "Walk every day. " * 20,
}  # fmt: skip


def pages(times: int) -> tuple[list[float], list[float]]:
    """Milliseconds and kilobytes of pages, each with another name and with what may press ticked.

    The first, which reads the artwork and the fonts, is left out.
    """
    code = f"""
import sys, time; sys.path.insert(0, {str(ROOT / 'dashboard')!r})
from atlas import load
from leaflet import pdf
from ui.leaflet import choices, contents, order, subject
atlas, asked = load(), {ORDER!r}
groups = choices.of(atlas, subject.read(atlas, asked), "plain")["groups"]
asked["causes"] = [card["pick"] for group in groups for card in group["open"]][:5]
for at in range({times} + 1):
    start = time.perf_counter()
    made = pdf(contents.of(atlas, order.of(atlas, asked | {{"name": f"Person {{at}}"}})))
    print(1000 * (time.perf_counter() - start), len(made) / 1000)
"""
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    rows = [[float(number) for number in line.split()] for line in told.stdout.splitlines()][1:]
    return [row[0] for row in rows], [row[1] for row in rows]
