"""How good the bedside tests are: sensitivity against specificity, one mark for each test and setting.

A test has two figures that belong together: how many of those with the trouble it finds
(sensitivity), and in how many of those without it is clear (specificity). One is never drawn
without the other. Colours are names of the page's, as in `measured`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING

from figures import findings
from figures.findings import Measured
from figures.measured import ACCENT, CARD, INK, LINE, NONE, QUIET, SMALL, TEXT
from figures.panels import CHARACTERS

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

HALVES = ("sensitivity", "specificity")
HEIGHT, MARK = 470, 24  # pixels
ENDS = (-4, 104)  # per cent, so that a mark at an end is whole


@dataclass(frozen=True)
class Accuracy:
    """One test in one study: both figures in per cent, each with an interval where one is known."""

    test: str
    sensitivity: Measured
    specificity: Measured


def pairs(atlas, voice: str) -> list[Accuracy]:
    """Every test of which a study gives both figures that may be shown, in the order of findings.csv."""
    found = [
        (rows["sensitivity"].finding, rows["specificity"].finding)
        for rows in _by_test(atlas).values()
        if len(rows) == len(HALVES)
    ]
    return [
        Accuracy(atlas.words(f"finding.{ids[0]}.test", voice), *findings.of(atlas, ids, voice))
        for ids in found
    ]


def halves(atlas, voice: str) -> list[tuple[str, Measured]]:
    """The name and the one figure of tests of which only that one may be shown: none is drawn."""
    ids = [row.finding for rows in _by_test(atlas).values() if len(rows) == 1 for row in rows.values()]
    return [
        (atlas.words(f"finding.{one.finding}.test", voice), one) for one in findings.of(atlas, ids, voice)
    ]


def _by_test(atlas) -> dict[tuple, dict]:
    """(study, year, what was tested) -> {half: row}: two rows of one test say the same but for the half."""
    found: dict[tuple, dict] = {}
    for row in atlas.table("findings").itertuples():
        half, rest = re.match(r"(\w*)\W*(.*)", row.measure).groups()
        if half in HALVES and row.show == "yes":
            found.setdefault((row.study, row.year, row.about, rest), {})[half] = row
    return found


def figure(found: Sequence[tuple[int, Accuracy]], words: Mapping[str, str]) -> Figure:
    """The tests by number on a square: better is farther up and to the right.

    `words`: `sensitivity` and `specificity` (the axes), `chance` (the line on which a test
    tells nothing) and `same` (the line that joins one test in several studies).
    """
    from plotly.graph_objects import Figure

    traces = [_chance(words), *_same_test(found, words), *_ranges(found), _marks(found)]
    return Figure({"data": traces, "layout": _page(words)})


def _page(words: Mapping[str, str]) -> dict:
    axis = {
        "range": ENDS, "tickvals": [0, 25, 50, 75, 100], "ticksuffix": " %", "fixedrange": True,
        "gridcolor": LINE, "zeroline": False, "tickfont": {"size": SMALL, "color": QUIET},
    }  # fmt: skip
    title = {"font": {"size": TEXT}, "standoff": 10}
    return {
        "template": {}, "height": HEIGHT, "margin": {"l": 64, "r": 12, "t": 8, "b": 92},
        "font": {"color": INK, "size": TEXT}, "paper_bgcolor": NONE, "plot_bgcolor": NONE,
        "dragmode": False, "hovermode": "closest",
        "hoverlabel": {"bgcolor": CARD, "bordercolor": QUIET, "font": {"color": INK}, "align": "left"},
        "xaxis": axis | {"title": title | {"text": words["specificity"]}},
        "yaxis": axis | {"title": title | {"text": words["sensitivity"]}},
        "legend": {
            "orientation": "h", "x": 0, "xanchor": "left", "yref": "container", "y": 0, "yanchor": "bottom",
            "font": {"size": SMALL, "color": QUIET}, "itemclick": False, "itemdoubleclick": False,
        },
    }  # fmt: skip


def _line(x: Sequence, y: Sequence, dash: str, colour: str, **more) -> dict:
    return {
        "type": "scatter", "mode": "lines", "x": list(x), "y": list(y), "hoverinfo": "skip",
        "line": {"color": colour, "width": 1.5, "dash": dash}, "showlegend": False,
    } | more  # fmt: skip


def _chance(words: Mapping) -> dict:
    return _line((0, 100), (100, 0), "dash", QUIET, name=words["chance"], showlegend=True)


def _same_test(found: Sequence[tuple[int, Accuracy]], words: Mapping) -> list[dict]:
    """One line for each thing that was measured more than once."""
    places: dict[str, list] = {}
    for _, one in found:
        if (place := _place(one)) is not None:
            places.setdefault(one.sensitivity.about, []).append(place)
    lines = [_line(*zip(*several), "dot", ACCENT) for several in places.values() if len(several) > 1]
    return [line | ({} if number else {"name": words["same"], "showlegend": True})
            for number, line in enumerate(lines)]  # fmt: skip


def _ranges(found: Sequence[tuple[int, Accuracy]]) -> list[dict]:
    """A box for a test of which only ranges are given: no value is made up in between."""
    boxes = []
    for number, one in found:
        if _place(one) is None:
            left, right, low, high = (
                one.specificity.low, one.specificity.high, one.sensitivity.low, one.sensitivity.high
            )  # fmt: skip
            box = _line((left, left, right, right, left), (low, high, high, low, low), "solid", ACCENT)
            boxes.append(box | {
                "mode": "lines+text", "text": [f"<b>{number}</b>"], "textposition": "bottom left",
                "textfont": {"color": ACCENT}, "ids": [_id(one)],
                "hoverinfo": "text", "hovertext": _told(one),
            })  # fmt: skip
    return boxes


def _marks(found: Sequence[tuple[int, Accuracy]]) -> dict:
    """One trace: the numbered marks, with the intervals of both figures where they are known."""
    placed = [(number, one) for number, one in found if _place(one) is not None]
    bars = {"type": "data", "symmetric": False, "color": ACCENT, "thickness": 1.5, "width": 3}
    return {
        "type": "scatter", "mode": "markers+text", "showlegend": False, "cliponaxis": False,
        "x": [one.specificity.value for _, one in placed], "y": [one.sensitivity.value for _, one in placed],
        "ids": [_id(one) for _, one in placed],
        "text": [f"<b>{number}</b>" for number, _ in placed], "textfont": {"color": CARD, "size": SMALL},
        "hovertext": [_told(one) for _, one in placed], "hoverinfo": "text",
        "marker": {"size": MARK, "color": ACCENT, "line": {"color": CARD, "width": 1.5}},
        "error_x": bars | _ends([one.specificity for _, one in placed]),
        "error_y": bars | _ends([one.sensitivity for _, one in placed]),
    }  # fmt: skip


def _ends(figures: Iterable[Measured]) -> dict[str, list[float]]:
    """How far each interval reaches beyond its value; not at all where none is known."""
    reach = [(one.low, one.value, one.high) if one.low is not None else (0, 0, 0) for one in figures]
    return {
        "array": [high - value for _, value, high in reach],
        "arrayminus": [value - low for low, value, _ in reach],
    }


def _place(one: Accuracy) -> tuple[float, float] | None:
    """(specificity, sensitivity) in per cent; None where a range is all there is."""
    both = (one.specificity.value, one.sensitivity.value)
    return None if None in both else both


def _id(one: Accuracy) -> str:
    return f"{one.sensitivity.finding} {one.specificity.finding}"


def _told(one: Accuracy) -> str:
    return "<br>".join([f"<b>{one.test}</b>", *wrap(one.sensitivity.study, CHARACTERS)])
