"""How an answer is marked: right, partly or wrong, and what lights the way afterwards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from atlas import UnknownId

from .cards import ALL
from .questions import Question

VERDICTS = ("right", "partly", "wrong")


@dataclass(frozen=True)
class Marked:
    """An answer held against its card.

    hit: wanted and given; missed: wanted, shown and not given (nothing where one was enough and hit);
    accepted: given, not wanted, but supported by a source; unsupported: given, and no source says so.
    shows: the picks that light the way, all of one kind.
    """

    verdict: str
    hit: tuple[str, ...]
    missed: tuple[str, ...]
    accepted: tuple[str, ...]
    unsupported: tuple[str, ...]
    shows: tuple[str, ...]


def mark(question: Question, given: Iterable[str]) -> Marked:
    """What the answers given are worth, in any order, each counted once.

    Where all are wanted, right is every one and nothing unsupported; where one is enough, one and
    nothing unsupported. Where the sources differ an accepted answer is as good as a wanted one.
    Partly: something is supported, and no more is unsupported than good. Wrong: the rest.
    Raises TypeError for a bare string, UnknownId for what is no possible answer.
    """
    if isinstance(given, str | bytes):
        raise TypeError(f"a list of answers is wanted, not the bare string {given!r}")
    given = list(dict.fromkeys(given))
    for id in given:
        if id not in question.possible:
            raise UnknownId("answer", id, question.possible)
    card = question.card
    wanted = sorted(card.right & question.possible)
    hit = tuple(id for id in given if id in card.right)
    accepted = tuple(id for id in given if id in card.accepted)
    unsupported = tuple(id for id in given if id not in card.right | card.accepted)
    missed = tuple(id for id in wanted if id not in hit) if card.need == ALL or not hit else ()
    verdict = _verdict(card.disputed, len(hit), len(missed), len(accepted), len(unsupported))
    return Marked(verdict, hit, missed, accepted, unsupported, question.shows)


def _verdict(disputed: bool, hit: int, missed: int, accepted: int, unsupported: int) -> str:
    good = hit + accepted if disputed else hit
    if not (hit or accepted) or unsupported > good:
        return "wrong"
    complete = good if disputed else not missed
    return "right" if complete and not unsupported else "partly"
