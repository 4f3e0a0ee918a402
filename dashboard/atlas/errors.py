"""What can go wrong, said with place, value and what would have been right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

LONGEST = 80  # characters of a faulty value that a message shows


@dataclass(frozen=True, order=True)
class Problem:
    """One fault of the data: where it is, what stands there, what may stand there.

    `row` is the line in the file (the header is line 1); 0 speaks of the whole file.
    """

    file: str
    row: int
    column: str
    value: str
    allowed: str

    def __str__(self) -> str:
        place = [self.file]
        if self.row:
            place.append(f"row {self.row}")
        if self.column:
            place.append(f"column {self.column}")
        found = f": {shortened(self.value)!r}" if self.row else ""
        return f"{', '.join(place)}{found}: {self.allowed}"


class BadData(Exception):
    """The data cannot be used. `problems` holds every fault found, in file order."""

    def __init__(self, problems: Iterable[Problem]):
        self.problems = tuple(sorted(set(problems)))
        count = len(self.problems)
        head = "1 problem in the data" if count == 1 else f"{count} problems in the data"
        super().__init__("\n".join([f"{head}:", *(f"- {problem}" for problem in self.problems)]))


class UnknownId(KeyError):
    """An id the atlas does not have. `id`, `kind` and `nearest` (known ones, best first)."""

    def __init__(self, kind: str, id: str, known: Iterable[str]):
        self.kind, self.id = kind, id
        self.nearest = nearest(id, known)
        hint = f"; nearest: {', '.join(self.nearest)}" if self.nearest else ""
        self.message = f"unknown {kind} {shortened(id)!r}{hint}"
        super().__init__(self.message)

    def __str__(self) -> str:
        return self.message

    def __reduce__(self):
        return (type(self), (self.kind, self.id, self.nearest))


def shortened(value: object) -> str:
    """A value as it may stand in a message: not endlessly long."""
    text = str(value)
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"


def nearest(id: str, known: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """The known ids most like `id`, best first; empty when none is near."""
    from rapidfuzz import process

    wanted = str(id)[:200]
    least = 40 if len(wanted) <= 3 else 50  # one wrong sign in L6 is half of it
    found = process.extract(wanted, list(known), limit=limit, score_cutoff=least)
    return tuple(match for match, _, _ in found)
