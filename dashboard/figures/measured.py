"""How often, measured: one row for each figure, one panel for each unit.

The figure is laid out in pixels from the top, labels above their marks, so that it can be as narrow
as a phone. Its colours are names of the page's (`var(--accent)`); the browser fills them in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import TYPE_CHECKING

from figures.findings import Measured
from figures.panels import AXIS, CHARACTERS, LINE_HEIGHT, Panel, Row, panels_of, scale_of

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

INK, QUIET, LINE, ACCENT, CARD = (
    f"var(--{name})" for name in ("ink", "quiet", "line", "accent", "card")
)
NONE = "rgba(0, 0, 0, 0)"
# Marks differ in shape, so that colour is not needed to tell them apart.
SYMBOLS = {
    "counted": "circle", "published": "diamond", "range": "line-ns-open",
    "at_least": "triangle-right", "at_most": "triangle-left", "bare": "circle-open",
}  # fmt: skip
BARS = {
    "counted": {"thickness": 2, "width": 4}, "published": {"thickness": 2, "width": 4},
    "range": {"thickness": 6, "width": 0},
}  # fmt: skip
SUFFIX = {"percent": " %", "mm": " mm", "ml": " ml", "hours": " h"}
TEXT, SMALL = 13, 12  # pixels
GAP, LEGEND = 26, 21
MARGIN = {"l": 8, "r": 112, "t": 4}


def figure(found: Sequence[Measured], words: Mapping[str, str], names: Mapping[str, str]) -> Figure:
    """One dot plot of what was measured.

    `words` holds the title of each unit (`unit.percent`), what each kind of mark means
    (`kind.counted`) and `no_figure`. `names` tells the things apart that the figures are about;
    where all are about one thing it is not named.
    """
    from plotly.graph_objects import Figure

    panels = panels_of(found, words, names if len({one.about for one in found}) > 1 else {})
    height = sum(panel.height for panel in panels) + GAP * (len(panels) - 1)
    traces, texts, axes, top = [], [], {}, 0
    for number, panel in enumerate(panels, 1):
        traces += _traces(panel, number)
        texts += _texts(panel, words, number)
        axes |= _axes(panel, number, (1 - (top + panel.height) / height, 1 - top / height))
        top += panel.height + GAP
    kinds = _tell_kinds(traces, words)
    return Figure({"data": traces, "layout": _page(height, LEGEND * kinds) | axes | {"annotations": texts}})


def _page(height: int, legend: int) -> dict:
    return {
        "template": {}, "height": height + legend + MARGIN["t"], "margin": MARGIN | {"b": legend},
        "font": {"color": INK, "size": TEXT}, "paper_bgcolor": NONE, "plot_bgcolor": NONE,
        "dragmode": False, "hovermode": "closest",
        "hoverlabel": {"bgcolor": CARD, "bordercolor": QUIET, "font": {"color": INK}, "align": "left"},
        "legend": {
            "orientation": "h", "x": 0, "xanchor": "left", "yref": "container", "y": 0, "yanchor": "bottom",
            "font": {"size": SMALL, "color": QUIET}, "itemclick": False, "itemdoubleclick": False,
        },
    }  # fmt: skip


def _axes(panel: Panel, number: int, domain: tuple[float, float]) -> dict:
    """The two axes of a panel; its scale stands below its title."""
    scale, _ = scale_of(panel)
    below_title = (LINE_HEIGHT * len(panel.title) + AXIS) / panel.height
    return {
        f"xaxis{number}": scale | {
            "anchor": "free", "position": domain[1] - (domain[1] - domain[0]) * below_title, "side": "top",
            "fixedrange": True, "showgrid": False, "zeroline": False, "ticks": "",
            "tickfont": {"size": SMALL, "color": QUIET},
        },
        f"yaxis{number}": {
            "range": [panel.height, 0], "domain": domain, "visible": False, "fixedrange": True,
        },
    }  # fmt: skip


def _traces(panel: Panel, number: int) -> list[dict]:
    """A line for each row, a stroke where a ratio says nothing, and the marks."""
    _, ends = scale_of(panel)
    traces = [_lines([((ends[0], row.mark), (ends[1], row.mark)) for row in panel.rows], LINE)]
    if panel.unit == "lr_plus":
        traces.append(_lines([((1, row.mark - 6), (1, row.mark + 6)) for row in panel.rows], QUIET))
    for kind in SYMBOLS:
        rows = [row for row in panel.rows if row.figure.kind == kind]
        traces += [_marks(kind, rows)] if rows else []
    return [trace | {"xaxis": f"x{number}", "yaxis": f"y{number}"} for trace in traces]


def _lines(strokes: Sequence[tuple], colour: str) -> dict:
    x, y = zip(*(point for stroke in strokes for point in (*stroke, (None, None))), strict=True)
    return {"type": "scatter", "x": x, "y": y, "mode": "lines", "line": {"color": colour, "width": 1},
            "hoverinfo": "skip", "showlegend": False}  # fmt: skip


def _marks(kind: str, rows: Sequence[Row]) -> dict:
    """One trace: the marks of one kind."""
    figures = [row.figure for row in rows]
    places = [_place(one) for one in figures]
    trace = {
        "type": "scatter", "mode": "markers", "name": kind, "showlegend": False, "cliponaxis": False,
        "x": places, "y": [row.mark for row in rows], "ids": [one.finding for one in figures],
        "text": [_broken(wrap(one.says, CHARACTERS)) for one in figures],
        "hovertemplate": "%{text}<extra></extra>",
        "marker": {
            "symbol": SYMBOLS[kind], "size": 10, "color": ACCENT, "line": {"color": ACCENT, "width": 2},
        },
    }  # fmt: skip
    if kind in ("counted", "published", "range"):
        trace["error_x"] = BARS[kind] | {
            "type": "data", "symmetric": False, "color": ACCENT,
            "array": [one.high - place for one, place in zip(figures, places)],
            "arrayminus": [place - one.low for one, place in zip(figures, places)],
        }  # fmt: skip
    return trace


def _place(one: Measured) -> float:
    """Where the mark stands: at the value, or at the end that is known."""
    return next(value for value in (one.value, one.low, one.high) if value is not None)


def _tell_kinds(traces: list[dict], words: Mapping) -> int:
    """Give each kind of mark its line in the legend; the number of lines."""
    first = {trace["name"]: trace for trace in reversed(traces) if "name" in trace}
    for kind, trace in first.items():
        trace.update(name=words[f"kind.{kind}"], showlegend=True)
    return len(first)


def _texts(panel: Panel, words: Mapping, number: int) -> list[dict]:
    """Title, studies, labels and numbers beside the marks, as annotations."""
    small = {"font": {"size": SMALL, "color": QUIET}}
    labels = [{"text": f"<b>{_broken(panel.title)}</b>", "y": 0}]
    labels += [{"text": _broken(study), "y": y} | small for study, y in panel.studies]
    labels += [{"text": _broken(row.label), "y": row.top} for row in panel.rows]
    numbers = [{"text": written(row.figure, words), "y": row.mark} for row in panel.rows]
    at_left = {"x": 0, "xanchor": "left", "yanchor": "top", "align": "left"}
    at_right = {"x": 1, "xanchor": "left", "yanchor": "middle", "xshift": 8}
    fixed = {"xref": "paper", "yref": f"y{number}", "showarrow": False, "borderpad": 0}
    return [fixed | at_left | text for text in labels] + [fixed | at_right | text for text in numbers]


def _broken(lines: Sequence[str]) -> str:
    return "<br>".join(lines)


def written(one: Measured, words: Mapping[str, str]) -> str:
    """The number as it stands beside its mark: `22.4 % (15–32)`, `≥ 5`, or that there is none."""
    suffix = SUFFIX.get(one.unit, "")
    if one.kind == "missing":
        return words["no_figure"]
    if one.kind in ("at_least", "at_most"):
        return f"{'≥' if one.kind == 'at_least' else '≤'} {_place(one):g}{suffix}"
    ends = "" if one.low is None else "–".join(_end(one, end) for end in (one.low, one.high))
    if one.value is None:
        return f"{ends}{suffix}"
    return f"<b>{one.value:g}</b>{suffix}" + (f" ({ends})" if ends else "")


def _end(one: Measured, end: float) -> str:
    """As the source gives it; of an interval of ours no more digits than it bears."""
    if one.kind != "counted":
        return f"{end:g}"
    return f"{end:.1g}" if 0 < end < 1 else f"{end:.0f}"
