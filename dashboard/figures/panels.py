"""The room each figure takes in a chart of measured figures: panels by unit, rows by study."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import log10
from textwrap import wrap

from figures.findings import Measured

UNITS = ("percent", "lr_plus")  # these first
RATIOS = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100)

CHARACTERS = 50  # of a line: what a phone has room for
LINE_HEIGHT = 17  # pixels
AXIS = 24  # pixels between the title of a panel and its scale
TRACK = 22  # pixels of a row below its label


@dataclass(frozen=True)
class Row:
    """One figure, and where it stands in its panel: pixels from the top to its label and its mark."""

    figure: Measured
    label: list[str]
    top: int
    mark: int


@dataclass(frozen=True)
class Panel:
    """The figures of one unit; titles and studies as (text, pixels from the top)."""

    unit: str
    title: list[str]
    studies: list[tuple[list[str], int]]
    rows: list[Row]
    height: int


def panels_of(found: Sequence[Measured], words: Mapping, names: Mapping) -> list[Panel]:
    """One panel for each unit; `words` and `names` are those of the chart."""
    units = dict.fromkeys([*UNITS, *(one.unit for one in found)])
    by_unit = [(unit, [one for one in found if one.unit == unit]) for unit in units]
    return [_panel(unit, figures, words, names) for unit, figures in by_unit if figures]


def _panel(unit: str, figures: Sequence[Measured], words: Mapping, names: Mapping) -> Panel:
    title = wrap(words[f"unit.{unit}"], CHARACTERS)
    y = LINE_HEIGHT * len(title) + AXIS
    studies, rows = [], []
    for study, group in groupby(figures, key=lambda one: one.study):
        y += 8
        head = wrap(study, CHARACTERS)
        studies.append((head, y))
        y += LINE_HEIGHT * len(head)
        for one in group:
            label = wrap(_named(one, names), CHARACTERS)
            mark = y + LINE_HEIGHT * len(label) + TRACK // 2
            rows.append(Row(one, label, y, mark))
            y = mark + TRACK // 2 + 3
    return Panel(unit, title, studies, rows, y)


def _named(one: Measured, names: Mapping) -> str:
    """A label says what it is about once."""
    name = names.get(one.about, "")
    return one.label if name in one.label else f"{name}: {one.label}"


def scale_of(panel: Panel) -> tuple[dict, tuple[float, float]]:
    """The axis of a panel, and its two ends as values."""
    if panel.unit == "percent":
        return {"range": [0, 100], "tickvals": [0, 25, 50, 75, 100], "ticksuffix": " %"}, (0, 100)
    numbers = [value for row in panel.rows for value in _numbers(row.figure)] or [1.0]
    if panel.unit == "lr_plus":
        ends = (min(0.5, *numbers) / 1.15, max(10.0, *numbers) * 1.15)
        ticks = [value for value in RATIOS if ends[0] <= value <= ends[1]]
        return {"type": "log", "range": [log10(end) for end in ends], "tickvals": ticks,
                "ticktext": [f"{value:g}" for value in ticks]}, ends  # fmt: skip
    ends = (0, max(numbers) * 1.15)
    return {"range": list(ends), "nticks": 5}, ends


def _numbers(one: Measured) -> list[float]:
    return [value for value in (one.value, one.low, one.high) if value is not None]
