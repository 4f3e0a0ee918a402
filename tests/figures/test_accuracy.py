"""The chart of the bedside tests: both figures of each, as the table gives them, never one alone."""

import json
import re

import pytest

from figures import accuracy
from ui.catalogue import VOICES
from ui.evidence import tested


def rows(atlas):
    return {row["finding"]: row for row in atlas.table("findings").to_dict("records")}


def drawn(atlas, voice="plain"):
    every = tuple(range(1, len(accuracy.pairs(atlas, voice)) + 1))
    return json.loads(tested.chart(atlas, every, voice))


def marks(chart):
    """{(finding, finding): (specificity, sensitivity)} of the numbered marks."""
    (trace,) = [trace for trace in chart["data"] if trace["mode"] == "markers+text"]
    return {tuple(ids.split()): place for ids, *place in zip(trace["ids"], trace["x"], trace["y"])}


def boxes(chart):
    return {
        tuple(trace["ids"][0].split()): (trace["x"], trace["y"])
        for trace in chart["data"] if trace["mode"] == "lines+text"
    }  # fmt: skip


def in_percent(row, column):
    return float(row[column]) * (100 if row["unit"] == "proportion" else 1)


@pytest.mark.parametrize("voice", VOICES)
def test_marks_are_the_figures_of_the_table(atlas, voice):
    table = rows(atlas)
    for (sensitivity, specificity), place in marks(drawn(atlas, voice)).items():
        for finding, half, value in zip((specificity, sensitivity), ("specificity", "sensitivity"), place):
            assert table[finding]["measure"].startswith(half)
            assert value == pytest.approx(in_percent(table[finding], "value")), finding


def test_a_range_is_a_box_and_no_value_is_made_up(atlas):
    table, found = rows(atlas), boxes(drawn(atlas))
    assert found.keys() == {("F79a", "F79b")}
    (x, y), = found.values()
    assert {min(x), max(x)} == {in_percent(table["F79b"], "low"), in_percent(table["F79b"], "high")}
    assert {min(y), max(y)} == {in_percent(table["F79a"], "low"), in_percent(table["F79a"], "high")}


def test_both_settings_of_the_straight_leg_raise_are_drawn_and_joined(atlas):
    chart = drawn(atlas)
    places = marks(chart)
    assert places["F82a", "F82b"] == pytest.approx([28, 92])
    assert places["F82c", "F82d"] == pytest.approx([74, 36])
    lines = [trace for trace in chart["data"] if trace["mode"] == "lines"]
    assert any(line["x"] == pytest.approx([28, 74]) and line["y"] == pytest.approx([92, 36])
               for line in lines if len(line["x"]) == 2)  # fmt: skip


def test_every_shown_figure_of_a_test_is_paired_or_named_as_alone(atlas):
    told = {
        id for id, row in rows(atlas).items()
        if row["show"] == "yes" and row["measure"].startswith(accuracy.HALVES)
    }  # fmt: skip
    paired = [{one.sensitivity.finding, one.specificity.finding} for one in accuracy.pairs(atlas, "plain")]
    alone = {one.finding for _, one in accuracy.halves(atlas, "plain")}
    assert all(len(both) == 2 for both in paired)
    assert set().union(*paired, alone) == told
    assert alone == {"F33", "F34", "F91"}
    for both in paired:  # what the data says must be shown together, is
        for id in both:
            assert set(re.findall(r"Show with (\w+)", rows(atlas)[id]["note"])) <= both


def test_intervals_are_those_of_the_table(atlas):
    table = rows(atlas)
    (trace,) = [trace for trace in drawn(atlas)["data"] if trace["mode"] == "markers+text"]
    for place, ids in enumerate(trace["ids"]):
        for axis, finding, values in (("error_y", ids.split()[0], "y"), ("error_x", ids.split()[1], "x")):
            row, value = table[finding], trace[values][place]
            ends = (value - trace[axis]["arrayminus"][place], value + trace[axis]["array"][place])
            known = row["low"] and row["high"]
            wanted = (in_percent(row, "low"), in_percent(row, "high")) if known else (value, value)
            assert ends == pytest.approx(wanted), finding


@pytest.mark.parametrize("voice", VOICES)
def test_what_must_not_be_shown_alone_is_nowhere(atlas, voice):
    """Of Majlesi's and the Rwanda pilot's straight-leg raise only the sensitivity is known."""
    hidden = {id for id, row in rows(atlas).items() if row["show"] != "yes"}
    assert {"F84c", "F85c"} <= hidden
    text = json.dumps(drawn(atlas, voice))
    assert not any(id in text for id in hidden)
