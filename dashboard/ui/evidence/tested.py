"""The part Bedside tests: how good each is, as a chart and a table, never one figure alone."""

from collections.abc import Sequence
from functools import lru_cache

from figures import accuracy
from figures.accuracy import Accuracy
from figures.findings import Measured
from ui.catalogue import say
from ui.evidence import leads, marks
from ui.evidence.filters import Wanted
from ui.evidence.leads import Thing
from ui.knowledge import row_of
from ui.markup import Markup, join, tag

FILTERED_BY = ()
KEPT = 16  # charts


def shown(atlas, wanted: Wanted, voice: str) -> list[tuple[int, Accuracy]]:
    """The tests asked for. Each keeps its number whatever else is left out."""
    return [
        (number, one)
        for number, one in enumerate(accuracy.pairs(atlas, voice), 1)
        if _is_wanted(atlas, one, wanted)
    ]


def _is_wanted(atlas, one: Accuracy, wanted: Wanted) -> bool:
    row = _row(atlas, one)
    roots = (row["root"],) if row["root"] else leads.roots(atlas, _thing(atlas, one))
    about_root = wanted.root in ("", *roots)
    return about_root and wanted.status in ("", _status(atlas, one)) and wanted.says(
        one.test, one.sensitivity.says, one.specificity.study
    )  # fmt: skip


def _row(atlas, one: Accuracy) -> dict:
    return row_of(atlas, "findings", "finding", one.sensitivity.finding)


def _thing(atlas, one: Accuracy) -> Thing:
    row = _row(atlas, one)
    return Thing(row["about_kind"], row["about"])


def _status(atlas, one: Accuracy) -> str:
    """That of the less sure of the two figures."""
    both = {row_of(atlas, "findings", "finding", half.finding)["status"] for half in _halves(one)}
    return "KNOWN" if "KNOWN" in both else "VERIFIED"


def _halves(one: Accuracy) -> tuple[Measured, Measured]:
    return one.sensitivity, one.specificity


def part(atlas, wanted: Wanted, voice: str) -> Markup:
    """What the two figures are, the chart, and the table that says the same."""
    found = shown(atlas, wanted, voice)
    two = tag("p", say("evidence.two_figures", voice))
    if not found:
        return join(two, tag("p", say("evidence.nothing_found", voice), role="status"))
    lines = ("tests_mean", "tests_not", "tests_numbers")
    return join(
        two,
        tag("details",
            tag("summary", say("evidence.tests_chart", voice)), _room(found, voice), open="", class_="figures"
        ),
        [tag("p", say(f"evidence.{line}", voice)) for line in lines],
        _table(atlas, found, voice),
        _alone(atlas, voice),
    )  # fmt: skip


def _room(found: Sequence[tuple[int, Accuracy]], voice: str) -> Markup:
    numbers = ",".join(str(number) for number, _ in found)
    return tag("div", say("answer.loading", voice),
        role="img", aria_label=say("evidence.tests_alt", voice, count=len(found)),
        data_figure=f"atlas/accuracy/{voice}.json?of={numbers}",
        data_failed=say("measured.failed", voice),
    )  # fmt: skip


def _table(atlas, found: Sequence[tuple[int, Accuracy]], voice: str) -> Markup:
    heads = [tag("th", say(f"evidence.{head}", voice), scope="col")
             for head in ("number", "test", "sensitivity", "specificity")]  # fmt: skip
    rows = [tag("tr", _cells(atlas, number, one, voice)) for number, one in found]
    caption = tag("caption", say("evidence.tests_table", voice))
    return tag("table", caption, tag("thead", tag("tr", heads)), tag("tbody", rows), class_="tests-table")


def _cells(atlas, number: int, one: Accuracy, voice: str) -> list[Markup]:
    numbers = [tag("td", tag("b", written(half)), data_label=say(f"evidence.{name}", voice))
               for name, half in zip(accuracy.HALVES, _halves(one))]  # fmt: skip
    sources = dict.fromkeys(
        id for half in _halves(one)
        for id in row_of(atlas, "findings", "finding", half.finding)["sources"].split(";")
    )  # fmt: skip
    reviews = [
        mark for half in _halves(one) for mark in marks.reviews(atlas, "findings", half.finding, voice)
    ]
    test = tag("th",
        marks.lead(one.test, leads.pick(atlas, _thing(atlas, one)), voice),
        tag("small", one.sensitivity.study),
        marks.status([_status(atlas, one)], voice), *reviews,
        marks.cited(atlas, sources, voice),
        scope="row",
    )  # fmt: skip
    return [tag("td", tag("span", number, class_="number")), test, *numbers]


def written(one: Measured) -> str:
    """The figure with its interval, in per cent: `92 % (87–95)`, or the range alone."""
    ends = "" if one.low is None else f"{one.low:.3g}–{one.high:.3g}"
    if one.value is None:
        return f"{ends} %"
    return f"{one.value:.3g} %" + (f" ({ends})" if ends else "")


def _alone(atlas, voice: str) -> Markup:
    """Tests of which one figure is missing are named in words only."""
    lines = [tag("li", tag("b", test), ": ", one.says) for test, one in accuracy.halves(atlas, voice)]
    return join(tag("h3", say("evidence.tests_alone", voice)), tag("ul", lines))


@lru_cache(KEPT)
def chart(atlas, numbers: tuple[int, ...], voice: str) -> bytes:
    """The chart of the tests with these numbers, as Plotly's JSON; KeyError for a number there is not."""
    tests = dict(enumerate(accuracy.pairs(atlas, voice), 1))
    words = {name: say(f"evidence.axis_{name}", voice) for name in (*accuracy.HALVES, "chance", "same")}
    return accuracy.figure([(number, tests[number]) for number in numbers], words).to_json().encode()
