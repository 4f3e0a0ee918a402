"""The chart of measured figures says what the table says, no more and no less."""

import json
from collections import Counter
from itertools import pairwise

import pytest

from figures import findings, measured
from figures.panels import CHARACTERS
from ui.answer import measured as answer
from ui.catalogue import VOICES

# k of n, and the 95 % score interval without continuity correction in Newcombe 1998, Table I.
NEWCOMBE = [
    (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0000, 0.1611), (1, 29, 0.0061, 0.1718),
]  # fmt: skip
NOT_A_SHARE_OF_PEOPLE = ["F06", "F07a", "F42a", "F68a", "F65a", "F70", "F72a", "F37"]


def rows(atlas):
    return atlas.table("findings").to_dict("records")


def things(atlas):
    """Every thing a person can pick that something was measured of."""
    found = {row["about"] for row in rows(atlas) if row["about_kind"] in ("root", "area", "condition")}
    return sorted(found)


def chart(atlas, *ids, voice="plain"):
    return json.loads(answer.chart(atlas, ids, voice))


def marks(drawn):
    """{finding: (x, kind of mark, low, high)} of a chart."""
    found = {}
    for trace in drawn["data"]:
        bars = trace.get("error_x")
        for place, id in enumerate(trace.get("ids", ())):
            x = trace["x"][place]
            ends = (x - bars["arrayminus"][place], x + bars["array"][place]) if bars else (None, None)
            found[id] = (x, trace["marker"]["symbol"], *ends)
    return found


@pytest.mark.parametrize(("k", "n", "low", "high"), NEWCOMBE)
def test_wilson_interval_as_published(k, n, low, high):
    assert findings.wilson(k, n) == pytest.approx((low, high), abs=5e-5)


def test_wilson_interval_of_all_ends_at_one():
    assert findings.wilson(20, 20) == pytest.approx((1 - 0.1611, 1.0), abs=5e-5)


@pytest.mark.parametrize("voice", VOICES)
def test_values_are_those_of_the_table(atlas, voice):
    drawn = {}
    for thing in things(atlas):
        drawn |= marks(chart(atlas, thing, voice=voice))
    wanted = {
        row["finding"]: row for row in rows(atlas)
        if row["about"] in things(atlas) and row["show"] == "yes" and row["unit"] != "text"
        and (row["value"] or row["low"] or row["high"])
    }  # fmt: skip
    assert drawn.keys() == wanted.keys()
    for id, row in wanted.items():
        factor = 100 if row["unit"] == "proportion" else 1
        told = next(row[name] for name in ("value", "low", "high") if row[name])
        assert drawn[id][0] == pytest.approx(float(told) * factor), id


def test_what_is_not_to_be_shown_is_nowhere(atlas):
    hidden = {row["finding"] for row in rows(atlas) if row["show"] != "yes"}
    roots = [thing for thing in things(atlas) if thing in atlas.served.root_order]
    assert {"F01", "F02", "F03", "F74a"} <= hidden
    drawn = chart(atlas, *roots)
    assert not hidden & marks(drawn).keys()
    assert "Nitta" not in json.dumps(drawn)


def test_published_intervals_are_the_tables(atlas):
    published = [row for row in rows(atlas) if row["detail"].startswith("95% CI") and row["value"]]
    drawn = marks(chart(atlas, *things(atlas)))
    seen = [row for row in published if row["finding"] in drawn]
    assert {"F29", "F30", "F31", "F62c"} <= {row["finding"] for row in seen}
    for row in seen:
        _, symbol, low, high = drawn[row["finding"]]
        assert symbol == "diamond"
        assert (low, high) == pytest.approx((float(row["low"]), float(row["high"])))


def test_counted_shares_have_a_wilson_interval(atlas):
    _, symbol, low, high = marks(chart(atlas, "L5"))["F08"]
    assert symbol == "circle"
    assert (low, high) == pytest.approx(tuple(100 * end for end in findings.wilson(22, 98)))
    assert marks(chart(atlas, "S1"))["F15"][2] == 0  # nobody of 83


@pytest.mark.parametrize("id", NOT_A_SHARE_OF_PEOPLE)
def test_no_interval_where_the_count_is_not_known(atlas, id):
    """Roots, stimulations, the sick among all: their number is not the number of people."""
    about = next(row["about"] for row in rows(atlas) if row["finding"] == id)
    assert marks(chart(atlas, about))[id][1:] == ("circle-open", None, None)


def test_a_count_is_the_one_that_gives_the_printed_share(atlas):
    for row in rows(atlas):
        if row["k"] and row["value"] and row["unit"] == "percent":
            # Printed percentages are rounded, the source's own arithmetic is not always exact.
            assert 100 * int(row["k"]) / int(row["n"]) == pytest.approx(float(row["value"]), abs=1)


def test_a_limit_is_no_value(atlas):
    drawn = chart(atlas, "ankle_med_malleolus")
    assert marks(drawn)["F26c"][:2] == (5, "triangle-right")
    assert "≥ 5" in [text["text"] for text in drawn["layout"]["annotations"]]


def test_missing_stays_a_gap():
    told = ("L5", "A label", "Said.", "A study", "percent")
    gap = findings.Measured("F0", *told, "missing", None, None, None)
    known = findings.Measured("F1", *told, "bare", 12.0, None, None)
    words = {"unit.percent": "Per cent", "kind.bare": "No interval", "no_figure": "no figure"}
    drawn = json.loads(measured.figure([gap, known], words, {}).to_json())
    assert marks(drawn).keys() == {"F1"}
    texts = [text["text"] for text in drawn["layout"]["annotations"]]
    assert "no figure" in texts
    assert not [text for text in texts if text.startswith("<b>0")]


@pytest.mark.parametrize("voice", VOICES)
def test_all_is_labelled_in_lines_a_phone_has_room_for(atlas, voice):
    for thing in things(atlas):
        found = findings.of(atlas, answer.shown(atlas, [thing]), voice)
        texts = [text["text"] for text in chart(atlas, thing, voice=voice)["layout"]["annotations"]]
        assert all(len(line) <= CHARACTERS + len("<b></b>") for text in texts for line in text.split("<br>"))
        joined = " ".join(texts).replace("<br>", " ")
        for one in found:
            assert one.label in joined
            assert one.study in joined


def test_the_voices_differ(atlas):
    plain, clinical = (chart(atlas, "L5", voice=voice) for voice in VOICES)
    assert plain["layout"]["annotations"][0]["text"] == "<b>How many in 100</b>"
    assert clinical["layout"]["annotations"][0]["text"] == "<b>Per cent</b>"


def test_units_are_apart(atlas):
    drawn = chart(atlas, "L4")
    axes = [name for name in drawn["layout"] if name.startswith("xaxis")]
    assert len(axes) == 3
    assert [axis for axis in axes if drawn["layout"][axis].get("type") == "log"] == ["xaxis2"]
    panels = [drawn["layout"][name.replace("x", "y", 1)]["domain"] for name in axes]
    assert all(lower[1] <= upper[0] for upper, lower in pairwise(panels))


def test_two_things_are_told_apart(atlas):
    texts = [text["text"] for text in chart(atlas, "L5", "S1")["layout"]["annotations"]]
    assert not [text for text, times in Counter(texts).items() if times > 1 and ": " in text]
    assert any("S1" in text for text in texts) and any("L5" in text for text in texts)


def test_kinds_of_marks_differ_in_shape():
    assert len(set(measured.SYMBOLS.values())) == len(findings.KINDS) - 1
