"""How quick a learner's progress is read and written when there is much of it."""

import json
import subprocess
import sys
from pathlib import Path

DASHBOARD = Path(__file__).resolve().parents[2] / "dashboard"
REVIEWS, CARDS = 10_000, 600
MEASURE = """
import json, sys, tempfile, time
from datetime import UTC, datetime, timedelta
from records import Records

reviews, count, times = map(int, sys.argv[1:])
cards = [f"roots_of_skin:card {number}" for number in range(count)]
begun = datetime(2026, 1, 1, 8, tzinfo=UTC)
told = [
    {"card": cards[number % count], "at": (begun + timedelta(minutes=13 * number)).isoformat(),
     "rating": "again" if number % 7 == 0 else "good", "verdict": "right", "took_ms": 4000}
    for number in range(reviews)
]
now = begun + timedelta(minutes=13 * reviews)
took = {"next": [], "answer": [], "progress": []}
with tempfile.TemporaryDirectory() as folder:
    records = Records.open(f"sqlite:///{folder}/progress.sqlite3")
    learner = records.begin("Anna")
    records.import_(learner, {"kind": "sole-to-spine progress", "format": 1, "reviews": told})
    for number in range(times):
        at = now + timedelta(seconds=number)
        for name, ask in {
            "next": lambda: records.next(learner, cards, at, 15),
            "answer": lambda: records.answer(learner, cards[number], "good", "right", at, 4000),
            "progress": lambda: records.progress(learner, cards, at),
        }.items():
            start = time.perf_counter()
            ask()
            took[name].append(1000 * (time.perf_counter() - start))
print(json.dumps(took))
"""


def learning(times: int) -> dict[str, tuple[float, ...]]:
    """Milliseconds of `next`, `answer` and `progress` with 10,000 reviews of 600 cards stored."""
    command = [sys.executable, "-c", MEASURE, *map(str, (REVIEWS, CARDS, times))]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=DASHBOARD)
    return {name: tuple(took) for name, took in json.loads(done.stdout).items()}
