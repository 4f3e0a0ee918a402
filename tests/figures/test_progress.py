"""The charts of progress draw what was counted, and say it to those who do not see them."""

import json
import re
from datetime import date, timedelta

import pytest

from figures import findings, progress
from figures.progress import Bar, Share
from records import Day, Progress, Recalled
from ui.catalogue import VOICES
from ui.learn import charts

TODAY, DAY = date(2026, 3, 2), timedelta(days=1)
GOAL = 0.9
TOLD = Progress(
    days=(Day(TODAY - 40 * DAY, 9, 9), Day(TODAY - 3 * DAY, 12, 10), Day(TODAY, 5, 2)),
    due=tuple((TODAY + ahead * DAY, 7 if ahead == 0 else ahead % 3) for ahead in range(30)),
    young=Recalled(41, 50), mature=Recalled(0, 0), strength={},
)  # fmt: skip
NONE = Recalled(0, 0)
NOTHING = Progress((), tuple((TODAY + ahead * DAY, 0) for ahead in range(30)), NONE, NONE, {})
WORDS = {"goal": "goal", "share": "share", "nothing": "nothing yet"}


def drawn(figure):
    return json.loads(figure.to_json())


def marks(figure):
    [trace] = [trace for trace in drawn(figure)["data"] if trace.get("mode") == "markers"]
    return trace


def test_bars_are_as_high_as_the_counts():
    bars = [Bar(TODAY, (2, 3), "two and three"), Bar(TODAY + DAY, (0, 0), "none")]
    right, other = drawn(progress.days(bars, ["right", "other"]))["data"]
    assert (right["x"], right["y"], other["y"]) == (["2026-03-02", "2026-03-03"], [2, None], [3, None])
    assert right["hovertext"] == other["hovertext"] == ["two and three", "none"]


def test_parts_of_a_bar_differ_without_colour():
    right, other = drawn(progress.days([Bar(TODAY, (1, 1), "")], ["right", "other"]))["data"]
    assert right["marker"]["pattern"]["shape"] != other["marker"]["pattern"]["shape"]
    assert right["showlegend"] and other["showlegend"]


@pytest.mark.parametrize(("highest", "step"), [
    (0, 1), (1, 1), (4, 1), (5, 2), (8, 2), (9, 5), (40, 10), (41, 20), (999, 500),
])  # fmt: skip
def test_scales_have_whole_numbers_and_few_lines(highest, step):
    assert progress.step(highest) == step
    figure = drawn(progress.days([Bar(TODAY, (highest,), "")], ["all"]))
    assert figure["layout"]["yaxis"]["dtick"] == step and figure["layout"]["yaxis"]["range"][1] > highest


def test_shares_have_the_interval_of_their_counts():
    figure = progress.shares([Share("young", 41, 50, ""), Share("mature", 3, 3, "")], GOAL, WORDS)
    found, bars = marks(figure), marks(figure)["error_x"]
    assert found["x"] == [82, 100]
    for place, (known, of) in enumerate(((41, 50), (3, 3))):
        ends = (found["x"][place] - bars["arrayminus"][place], found["x"][place] + bars["array"][place])
        assert ends == pytest.approx([100 * end for end in findings.wilson(known, of)])
    goal = next(trace for trace in drawn(figure)["data"] if trace.get("name") == "goal")
    assert goal["x"] == [90, 90] and goal["line"]["dash"] == "dash"


def test_of_nothing_no_share_is_drawn():
    figure = progress.shares([Share("young", 0, 0, "")], GOAL, WORDS)
    assert marks(figure)["x"] == [] and not marks(figure)["showlegend"]
    assert [each["text"] for each in drawn(figure)["layout"]["annotations"]] == ["young: nothing yet"]


def test_colours_are_those_of_the_page():
    html = charts.charts(TOLD, TODAY, GOAL, "plain")
    assert "var(--accent)" in html and not re.search(r"&quot;#[0-9a-f]{3,6}&quot;", html)


def in_page(told, voice):
    """The (alternative text, figure) of each chart as they stand in the page."""
    from html import unescape

    html = charts.charts(told, TODAY, GOAL, voice)
    found = re.findall(r'aria-label="([^"]*)" data-figure="([^"]*)"', html)
    return [(unescape(alt), json.loads(unescape(figure))) for alt, figure in found]


@pytest.mark.parametrize("voice", VOICES)
def test_the_last_days_are_drawn_with_their_gaps(voice):
    alt, figure = in_page(TOLD, voice)[0]
    right, other = figure["data"]
    assert len(right["x"]) == 30 and right["x"][-1] == "2026-03-02"
    assert (right["y"][-4:], other["y"][-4:]) == ([10, None, None, 2], [2, None, None, 3])
    assert sum(filter(None, right["y"])) == 12  # what is older is not drawn
    assert "17 on 2 days, 12 of them right; 12 on the busiest day" in alt


@pytest.mark.parametrize("voice", VOICES)
def test_what_comes_due_is_drawn_and_said(voice):
    alt, figure = in_page(TOLD, voice)[1]
    assert figure["data"][0]["y"] == [count or None for _, count in TOLD.due]
    assert f"7 today, 13 within a week, {sum(count for _, count in TOLD.due)} in all" in alt


@pytest.mark.parametrize("voice", VOICES)
def test_what_is_still_known_is_drawn_and_said(voice):
    alt, figure = in_page(TOLD, voice)[2]
    assert "41 of 50." in alt and "nothing yet." in alt and "90 %" in alt
    assert ["<b>82 %</b>" in each["text"] for each in figure["layout"]["annotations"]] == [True, False]


def test_before_the_first_answer_nothing_is_wrong():
    alts = [alt for alt, _ in in_page(NOTHING, "plain")]
    assert "0 on 0 days" in alts[0] and "0 today" in alts[1] and alts[2].count("nothing yet") == 2
