"""Names beside a picture, with a fine line to what they name."""

import textwrap
from dataclasses import dataclass

from .markup import element, text
from .shape import Point

INK, PAPER = "#17222d", "#ffffff"
SIZE = 2.9  # mm of type on paper
LINE = 1.08  # times the size
WIDE = 15  # letters in a line
APART = 1.2  # mm between two names
LETTER = 0.52  # of the size, how wide a letter is on average


@dataclass(frozen=True)
class Label:
    """What is said, and the place it points to, in drawing units."""

    said: str
    at: Point
    bold: bool = False


def column(labels: list[Label], x: float, edge: str, unit: float, top: float, bottom: float) -> str:
    """The labels one below the other, beside x. edge: which edge of theirs is at x, "start" or "end".

    unit: drawing units of a millimetre on paper. A label is as near to its place as the others allow.
    """
    ordered = sorted(labels, key=lambda label: label.at[1])
    tall = [_height(label, unit) for label in ordered]
    heights = apart([label.at[1] - high / 2 for label, high in zip(ordered, tall, strict=True)],
                    tall, APART * unit, top, bottom)  # fmt: skip
    return "".join(
        _written(label, x, y, high, edge, unit)
        for label, y, high in zip(ordered, heights, tall, strict=True)
    )


def width(labels: list[Label], unit: float) -> float:
    """How much room beside the picture the labels need, with their lines."""
    if not labels:
        return 0.0
    longest = max(len(line) for label in labels for line in lines(label.said))
    return (longest * SIZE * LETTER + 3) * unit


def lines(said: str) -> list[str]:
    return textwrap.wrap(said, WIDE, break_long_words=False) or [""]


def _height(label: Label, unit: float) -> float:
    return len(lines(label.said)) * SIZE * LINE * unit


def _written(label: Label, x: float, y: float, high: float, edge: str, unit: float) -> str:
    size = SIZE * unit
    rows = [
        text(line, x, y + (row + 0.8) * size * LINE, size, fill=INK, text_anchor=edge,
             font_weight=600 if label.bold else 400)
        for row, line in enumerate(lines(label.said))
    ]  # fmt: skip
    near = x + (1.0 if edge == "end" else -1.0) * unit
    return leader((near, y + high / 2), label.at, unit) + "".join(rows)


def leader(start: Point, end: Point, unit: float) -> str:
    """A fine line with a dot at its end, on a paper rim so that it shows on dark and light."""
    (x, y), (to_x, to_y) = start, end
    d = f"M{x:.1f} {y:.1f}L{to_x:.1f} {to_y:.1f}"
    rim = element("path", d=d, stroke=PAPER, stroke_width=0.9 * unit, opacity=0.85)
    line = element("path", d=d, stroke=INK, stroke_width=0.25 * unit)
    dot = element("circle", cx=to_x, cy=to_y, r=0.65 * unit, fill=INK, stroke=PAPER,
                  stroke_width=0.3 * unit)  # fmt: skip
    return rim + line + dot


def apart(wanted: list[float], tall: list[float], gap: float, top: float, bottom: float) -> list[float]:
    """Upper edges in order, none over the next, as near to those wanted as that allows."""
    placed: list[float] = []
    for at, y in enumerate(wanted):
        least = placed[-1] + tall[at - 1] + gap if placed else top
        placed.append(max(y, least))
    limit = bottom
    for at in reversed(range(len(placed))):
        placed[at] = min(placed[at], limit - tall[at])
        limit = placed[at] - gap
    return placed
