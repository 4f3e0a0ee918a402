"""How learning goes: answers a day, what comes due, and how much is still known. Values in, figure out.

Colours are names of the page's, as in `measured`; parts of a bar differ in pattern, so that colour is
not needed to tell them apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from figures.findings import wilson
from figures.measured import ACCENT, CARD, INK, LINE, NONE, QUIET, SMALL, TEXT

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

HEIGHT, ROW = 200, 54  # pixels
LEGEND = 36  # pixels
MARGIN = {"l": 34, "r": 8, "t": 8, "b": 26}
STEPS = (1, 2, 5)
TICKS = (0, 25, 50, 75, 100)


@dataclass(frozen=True)
class Bar:
    """One day: how many, in the order of the parts of the figure, and what is said of it."""

    day: date
    parts: tuple[int, ...]
    says: str


@dataclass(frozen=True)
class Share:
    """`known` of `of`, under a label, and what is said of it. Of nothing there is no share."""

    label: str
    known: int
    of: int
    says: str


def days(bars: Sequence[Bar], names: Sequence[str]) -> Figure:
    """A bar for each day, one on the other where it has parts; `names` are those of the parts."""
    from plotly.graph_objects import Figure

    legend = LEGEND if len(names) > 1 else 0
    traces = [_part(bars, place, name, legend > 0) for place, name in enumerate(names)]
    highest = max((sum(bar.parts) for bar in bars), default=0)
    axes = {
        "barmode": "stack", "bargap": 0.2,
        "xaxis": _axis() | {
            "type": "date", "tickformat": "%-d %b", "nticks": 6, "showgrid": False, "linecolor": QUIET,
            "showline": True,
        },
        "yaxis": _axis() | {"range": [0, max(highest, 1) * 1.05], "tick0": 0, "dtick": step(highest)},
    }  # fmt: skip
    return Figure({"data": traces, "layout": _page(HEIGHT, legend) | axes})


def _part(bars: Sequence[Bar], place: int, name: str, legend: bool) -> dict:
    """The first part is solid; the second is hatched, in an outline. Of none there is no outline either."""
    solid = place == 0
    return {
        "type": "bar", "name": name, "showlegend": legend,
        "x": [bar.day.isoformat() for bar in bars], "y": [bar.parts[place] or None for bar in bars],
        "hovertext": [bar.says for bar in bars], "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {
            "color": ACCENT if solid else CARD, "line": {"color": ACCENT, "width": 1},
            "pattern": {"shape": "" if solid else "/", "fgcolor": ACCENT, "size": 5, "solidity": 0.25},
        },
    }  # fmt: skip


def step(highest: int) -> int:
    """Between two lines of a scale of whole numbers, so that it has at most five."""
    power = 1
    while True:
        for factor in STEPS:
            if highest <= 4 * factor * power:
                return factor * power
        power *= 10


def shares(found: Sequence[Share], goal: float, words: Mapping[str, str]) -> Figure:
    """What was still known, in per cent with its 95 % Wilson interval, and the line that is aimed at.

    `goal` from 0 to 1. `words`: `goal`, `share` (what a mark is) and `nothing` (in place of a mark).
    """
    from plotly.graph_objects import Figure

    rows = list(enumerate(found))
    lines = [_line((0, 100), (row, row), LINE) for row, _ in rows]
    aim = _line((100 * goal,) * 2, (-0.5, len(rows) - 0.5), INK, dash="dash")
    marks = [(row, share) for row, share in rows if share.of]
    traces = [*lines, aim | {"name": words["goal"], "showlegend": True}, _marks(marks, words["share"])]
    axes = {
        "xaxis": _axis() | {
            "range": [0, 102], "tickvals": TICKS, "ticktext": [f"{tick} %" for tick in TICKS],
            "showgrid": False,
        },
        "yaxis": {"range": [len(rows) - 0.5, -0.6], "visible": False, "fixedrange": True},
        "annotations": [_label(row, share, words) for row, share in rows],
    }  # fmt: skip
    page = _page(ROW * len(rows) + MARGIN["t"] + MARGIN["b"], LEGEND + (LEGEND // 2 if marks else 0))
    page["margin"] |= {"l": 16, "r": 24}
    return Figure({"data": traces, "layout": page | axes})


def _marks(rows: Sequence[tuple[int, Share]], name: str) -> dict:
    values = [100 * share.known / share.of for _, share in rows]
    ends = [tuple(100 * end for end in wilson(share.known, share.of)) for _, share in rows]
    return {
        "type": "scatter", "mode": "markers", "name": name, "showlegend": bool(rows), "cliponaxis": False,
        "x": values, "y": [row for row, _ in rows],
        "hovertext": [share.says for _, share in rows], "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"symbol": "circle", "size": 11, "color": ACCENT},
        "error_x": {
            "type": "data", "symmetric": False, "color": ACCENT, "thickness": 2, "width": 5,
            "array": [high - value for (_, high), value in zip(ends, values)],
            "arrayminus": [value - low for (low, _), value in zip(ends, values)],
        },
    }  # fmt: skip


def _label(row: int, share: Share, words: Mapping[str, str]) -> dict:
    """Above its line: what it is of, and the figure, or that there is none yet."""
    told = f"<b>{100 * share.known / share.of:.0f} %</b>" if share.of else words["nothing"]
    return {
        "text": f"{share.label}: {told}", "x": 0, "xanchor": "left", "y": row, "yanchor": "bottom",
        "yshift": 8, "showarrow": False, "borderpad": 0, "align": "left",
    }  # fmt: skip


def _line(x: Sequence, y: Sequence, colour: str, dash: str = "solid") -> dict:
    return {
        "type": "scatter", "mode": "lines", "x": list(x), "y": list(y), "hoverinfo": "skip",
        "line": {"color": colour, "width": 1, "dash": dash}, "showlegend": False,
    }  # fmt: skip


def _axis() -> dict:
    return {
        "fixedrange": True, "zeroline": False, "gridcolor": LINE, "ticks": "",
        "tickfont": {"size": SMALL, "color": QUIET},
    }  # fmt: skip


def _page(height: int, legend: int) -> dict:
    return {
        "template": {}, "height": height + legend,
        "margin": MARGIN | {"b": MARGIN["b"] + legend}, "font": {"color": INK, "size": TEXT},
        "paper_bgcolor": NONE, "plot_bgcolor": NONE, "dragmode": False, "hovermode": "closest",
        "hoverlabel": {"bgcolor": CARD, "bordercolor": QUIET, "font": {"color": INK}, "align": "left"},
        "legend": {
            "orientation": "h", "x": 0, "xanchor": "left", "yref": "container", "y": 0, "yanchor": "bottom",
            "font": {"size": SMALL, "color": QUIET}, "itemclick": False, "itemdoubleclick": False,
            "traceorder": "normal",
        },
    }  # fmt: skip
