"""Outlines as points, to find where in them a label can point."""

import re
from itertools import pairwise

TOKEN = re.compile(r"[MmLlCcHhVvZz]|-?\d*\.?\d+")
TAKES = {"M": 2, "L": 2, "C": 6, "H": 1, "V": 1}

Point = tuple[float, float]


def rings(d: str) -> list[list[Point]]:
    """The corners of each part of a path, absolute; of a curve its end."""
    found: list[list[Point]] = []
    x = y = 0.0
    for command, numbers in _commands(d):
        relative = command.islower()
        if command in "Zz":
            x, y = found[-1][0]
            continue
        if command in "Mm":
            found.append([])
        for at in range(0, len(numbers), TAKES[command.upper()]):
            step = numbers[at : at + TAKES[command.upper()]]
            if command in "Hh":
                step = (step[0], 0.0 if relative else y)
            elif command in "Vv":
                step = (0.0 if relative else x, step[0])
            x, y = (x + step[-2], y + step[-1]) if relative else (step[-2], step[-1])
            found[-1].append((x, y))
    return found


def _commands(d: str) -> list[tuple[str, list[float]]]:
    found: list[tuple[str, list[float]]] = []
    for token in TOKEN.findall(d):
        if token.isalpha():
            found.append((token, []))
        else:
            found[-1][1].append(float(token))
    return found


def extent(ring: list[Point]) -> float:
    """The area of a ring, in square drawing units."""
    pairs = zip(ring, [*ring[1:], *ring[:1]], strict=True)
    return abs(sum(x * to_y - to_x * y for (x, y), (to_x, to_y) in pairs)) / 2


def middle(d: str) -> Point:
    """A point well inside the largest part of an outline: half way across where it is widest."""
    ring = max(rings(d), key=extent)
    heights = [y for _, y in ring]
    low, high = min(heights), max(heights)
    best = (0.0, ring[0])
    for share in (0.35, 0.42, 0.5, 0.58, 0.65):
        y = low + share * (high - low)
        for left, right in _inside(ring, y):
            best = max(best, (right - left, ((left + right) / 2, y)))
    return best[1]


def _inside(ring: list[Point], y: float) -> list[tuple[float, float]]:
    """The stretches of one height that lie in a ring."""
    crossings = sorted(
        x + (y - from_y) / (to_y - from_y) * (to_x - x)
        for (x, from_y), (to_x, to_y) in zip(ring, [*ring[1:], *ring[:1]], strict=True)
        if (from_y > y) != (to_y > y)
    )
    return list(zip(crossings[::2], crossings[1::2], strict=False))


def length(d: str) -> float:
    """How long the lines of a path are, in drawing units."""
    return sum(
        ((to_x - x) ** 2 + (to_y - y) ** 2) ** 0.5
        for ring in rings(d) for (x, y), (to_x, to_y) in pairwise(ring)
    )  # fmt: skip
