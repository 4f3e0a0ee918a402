"""What a learner takes along: everything they did, as JSON. And back, with nothing taken on trust.

Schedules are not in it: they are worked out anew from the reviews.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from learning.schedule import HIGHEST_RETENTION, LOWEST_RETENTION, RATINGS

from .faults import BadRecords, Problem
from .progress import Review

KIND, FORMAT = "sole-to-spine progress", 1
LARGEST = 20_000_000  # bytes of a file
MOST = 100_000  # reviews: 50 a day for five years
SHOWN = 20  # problems that are told
VERDICTS = ("right", "partly", "wrong")
LONGEST_CARD, LONGEST_MS = 200, 24 * 3_600_000
EARLIEST, LATEST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Imported:
    """How many reviews were added, and how many were there already."""

    added: int
    known: int


def written(name: str, settings: dict, reviews: Iterable[Review]) -> dict:
    """Ready for `json.dumps`."""
    told = [
        {"card": each.card, "at": each.at.isoformat(), "rating": each.rating, "verdict": each.verdict,
         "took_ms": each.took_ms}
        for each in reviews
    ]  # fmt: skip
    return {"kind": KIND, "format": FORMAT, "name": name, "settings": settings, "reviews": told}


def read(data: dict | str | bytes) -> tuple[dict, list[Review]]:
    """Settings and reviews of an export, or BadRecords with what is wrong in it."""
    data = _parsed(data) if isinstance(data, str | bytes) else data
    if not isinstance(data, dict) or data.get("kind") != KIND:
        raise BadRecords([Problem("the file", "something else", "an export of progress from this app")])
    if data.get("format") != FORMAT:
        raise BadRecords([Problem("format", _short(data.get("format")), f"{FORMAT}; update this app")])
    found = data.get("reviews")
    if not isinstance(found, list) or len(found) > MOST:
        size = f"{len(found)} reviews" if isinstance(found, list) else _short(found)
        raise BadRecords([Problem("reviews", size, f"a list of at most {MOST}")])
    settings, problems = data.get("settings", {}), []
    problems += settings_problems(settings, "settings")
    for place, one in enumerate(found):
        if len(problems) < SHOWN:
            problems += review_problems(one, f"reviews[{place}]")
    if problems:
        raise BadRecords(problems[:SHOWN])
    return settings, [_review(one) for one in found]


def _parsed(content: str | bytes) -> object:
    if len(content) > LARGEST:
        raise BadRecords([Problem("the file", f"{len(content)} bytes", f"at most {LARGEST} bytes")])
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        raise BadRecords([Problem("the file", "no JSON", "a file that was exported here")]) from None


def problems_of(review: Review) -> Iterator[Problem]:
    """What is wrong with an answer that is to be kept."""
    [told] = written("", {}, [review])["reviews"]
    return review_problems(told, "answer")


def review_problems(one: object, where: str) -> Iterator[Problem]:
    """What is wrong with a review as it stands in an export."""
    if not isinstance(one, dict):
        yield Problem(where, _short(one), "card, at, rating, verdict, took_ms")
        return
    if not is_card(one.get("card")):
        yield Problem(f"{where}.card", _short(one.get("card")), f"an id of 1 to {LONGEST_CARD} characters")
    if _moment(one.get("at")) is None:
        yield Problem(f"{where}.at", _short(one.get("at")), "a time with its zone, from 2000 to 2200")
    for field, allowed in (("rating", RATINGS), ("verdict", VERDICTS)):
        if one.get(field) not in allowed:
            yield Problem(f"{where}.{field}", _short(one.get(field)), ", ".join(allowed))
    if not _is_whole(one.get("took_ms"), 0, LONGEST_MS):
        yield Problem(f"{where}.took_ms", _short(one.get("took_ms")), f"0 to {LONGEST_MS}")


def settings_problems(settings: object, where: str) -> Iterator[Problem]:
    """What is wrong with settings; those that are absent or unknown are not."""
    if not isinstance(settings, dict):
        yield Problem(where, _short(settings), "new_per_day, retention")
        return
    if "new_per_day" in settings and not _is_whole(settings["new_per_day"], 0, 9999):
        yield Problem(f"{where}.new_per_day", _short(settings["new_per_day"]), "0 to 9999")
    share = settings.get("retention", LOWEST_RETENTION)
    is_number = isinstance(share, int | float) and not isinstance(share, bool)
    if not is_number or not LOWEST_RETENTION <= share <= HIGHEST_RETENTION:
        yield Problem(f"{where}.retention", _short(share), f"{LOWEST_RETENTION} to {HIGHEST_RETENTION}")


def is_card(id: object) -> bool:
    return isinstance(id, str) and 0 < len(id) <= LONGEST_CARD and id.isprintable()


def _is_whole(value: object, least: int, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


def _moment(text: object) -> datetime | None:
    try:
        at = datetime.fromisoformat(text)
        return at.astimezone(UTC) if at.tzinfo and EARLIEST <= at <= LATEST else None
    except (TypeError, ValueError, OverflowError):
        return None


def _review(one: dict) -> Review:
    return Review(one["card"], _moment(one["at"]), one["rating"], one["verdict"], one["took_ms"])


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 80 else text[:80] + "…"
