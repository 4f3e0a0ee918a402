"""An answer that was called saved is there after anything; two at once lose nothing of each other."""

import os
import signal
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from learning import schedule

DASHBOARD = Path(__file__).resolve().parents[2] / "dashboard"
# Answers one card after another, and says of each that it is saved.
ANSWERING = """
import sys
from datetime import UTC, datetime, timedelta
from records import Records

address, name, first, many = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
records = Records.open(address)
learner = records.begin(name)
print("ready", flush=True)
sys.stdin.readline()
for number in range(first, first + many):
    at = datetime(2026, 3, 2, 12, tzinfo=UTC) + timedelta(seconds=number)
    records.answer(learner, f"card {number % 3}", "good", "right", at, number)
    print("saved", number, flush=True)
"""


@pytest.fixture
def begin(address):
    """Start a process that answers; it waits for a line before it begins."""
    begun = []

    def start(first, many, name="Anna"):
        command = [sys.executable, "-c", ANSWERING, address, name, str(first), str(many)]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        begun.append(subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(DASHBOARD)}, **pipes))
        assert begun[-1].stdout.readline() == "ready\n"
        return begun[-1]

    yield start
    for process in begun:
        process.kill()
        process.communicate()


def go(process):
    process.stdin.write("go\n")
    process.stdin.flush()


def assert_schedules_follow_from_reviews(records, learner, asked):
    before = asked("SELECT * FROM spine_schedules ORDER BY card")
    records.rebuild(learner)
    assert asked("SELECT * FROM spine_schedules ORDER BY card") == before


@pytest.mark.parametrize("after", [1, 2, 7])
def test_what_was_called_saved_survives_kill_9(begin, reopened, asked, after):
    process = begin(0, 100_000)
    go(process)
    saved = [process.stdout.readline() for _ in range(after)]
    process.send_signal(signal.SIGKILL)
    saved += process.stdout.readlines()
    assert process.wait() == -signal.SIGKILL
    records = reopened()
    [anna] = records.learners()
    kept = {review["took_ms"] for review in records.export(anna)["reviews"]}
    told = {int(line.split()[1]) for line in saved if line.endswith("\n")}
    assert len(told) >= after and told <= kept
    # Perhaps one more, saved but not yet told of.
    assert len(kept - told) <= 1
    assert_schedules_follow_from_reviews(records, anna, asked)


def test_processes_of_one_learner_lose_nothing(begin, reopened, asked):
    processes = [begin(first, 25) for first in (0, 100, 200)]
    for process in processes:
        go(process)
    saved = [line for process in processes for line in process.communicate()[0].splitlines()]
    assert len(saved) == 75
    records = reopened()
    [anna] = records.learners()
    kept = [review["took_ms"] for review in records.export(anna)["reviews"]]
    assert sorted(kept) == sorted(int(line.split()[1]) for line in saved)
    assert_schedules_follow_from_reviews(records, anna, asked)


def test_threads_of_one_learner_lose_nothing(records, asked, noon):
    anna = records.begin("Anna")

    def answer(number: int) -> None:
        records.answer(anna, f"card {number % 2}", "good", "right", noon + timedelta(seconds=number), number)
        records.next(anna, ["card 0", "card 1"], noon, 1)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(answer, range(40)))
    reviews = records.export(anna)["reviews"]
    assert [review["took_ms"] for review in reviews] == list(range(40))
    assert_schedules_follow_from_reviews(records, anna, asked)
    for card in ("card 0", "card 1"):
        answers = [(datetime.fromisoformat(each["at"]), "good") for each in reviews if each["card"] == card]
        due = schedule.replay(card, answers).due
        assert records.next(anna, [card], due, 0).due == 1


def test_threads_of_many_learners_keep_apart(records, noon):
    def learn(name: str) -> None:
        learner = records.begin(name)
        for number in range(5):
            at = noon + timedelta(minutes=number)
            records.answer(learner, f"{name} {number}", "good", "right", at, 1)

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(learn, "ABCDEF"))
    for learner in records.learners():
        cards = [review["card"] for review in records.export(learner)["reviews"]]
        assert Counter(card[0] for card in cards) == {learner.name: 5}


def test_memory_can_be_used_by_threads(noon):
    from records import Records

    records = Records.memory()
    anna = records.begin("Anna")
    with ThreadPoolExecutor(8) as pool:
        for number in range(40):
            at = noon + timedelta(seconds=number)
            pool.submit(records.answer, anna, "a", "good", "right", at, number)
    assert len(records.export(anna)["reviews"]) == 40


def test_an_import_beside_answers_loses_neither(records, asked, noon):
    anna = records.begin("Anna")
    told = [{"card": "a", "at": (noon - timedelta(days=days)).isoformat(), "rating": "good",
             "verdict": "right", "took_ms": 1} for days in range(1, 50)]  # fmt: skip
    data = {"kind": "sole-to-spine progress", "format": 1, "reviews": told}
    with ThreadPoolExecutor(3) as pool:
        done = [pool.submit(records.import_, anna, data) for _ in range(2)]
        for number in range(10):
            at = noon + timedelta(seconds=number)
            done.append(pool.submit(records.answer, anna, "a", "good", "right", at, 1))
        results = [each.result() for each in done]
    assert sorted(counts.added for counts in results[:2]) == [0, 49]
    assert len(records.export(anna)["reviews"]) == 59
    assert_schedules_follow_from_reviews(records, anna, asked)
