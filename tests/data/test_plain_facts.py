"""The switch of voices changes words only, never facts: roots, figures and urgency are the same in both."""

import csv
import re
from collections import defaultdict
from pathlib import Path

import pytest

DATA = Path(__file__).resolve().parents[2] / "data"
ROOTS = ["T12", *(f"L{n}" for n in range(1, 6)), *(f"S{n}" for n in range(1, 6)), "Co1"]
ROOT = "|".join(ROOTS)
COUNTED = dict(zip(
    ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    range(12),
))  # fmt: skip
COUNTED |= {"half": 50, "quarter": 4, "third": 3, "thirds": 3, "fourth": 4, "fifth": 5, "second": 2}
COUNTED |= {"twice": 2, "none": 0, "nobody": 0}
# How certain a figure is, which guideline or plate it stands in, and when it was found, is no part of it.
BESIDE_IT = re.compile(r"\(\d+% CI [^)]*\)|\bNG\d+|\bplate \d+|; interval includes 1|HLA-B\d+")
YEAR = re.compile(r"\b(?:19|20)\d\d\b(?! people)")
URGENCIES = {
    "emergency": "emergenc|ambulance|hospital now",
    "same_day": "same.day|today",
    "soon": r"within days|\(days\)|\bsoon\b|urgent (?:appointment|assessment|referral)",
}


def rows(file):
    with (DATA / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def said():
    """{key: {voice: text}} of everything said of facts."""
    found = defaultdict(dict)
    for file in sorted((DATA / "words").glob("*.csv")):
        for row in rows(f"words/{file.name}"):
            found[row["key"]][row["voice"]] = row["text"]
    return found


SAID = said()
FILES = sorted({key.partition(".")[0] for key in SAID})
FINDINGS = {row["finding"]: row for row in rows("findings.csv")}


def roots(text):
    """The roots named; `L2–L4` and `L2 to L4` name L3 too."""
    text = text.replace("S4–5", "S4–S5")
    found = set(re.findall(rf"\b(?:{ROOT})\b", text))
    for first, last in re.findall(rf"\b({ROOT})(?:–| to )({ROOT})\b", text):
        found.update(ROOTS[ROOTS.index(first) : ROOTS.index(last) + 1])
    return found


def figures(text):
    """The numbers written in digits; what stands beside a figure left out."""
    bare = YEAR.sub("", BESIDE_IT.sub("", text)).replace("S4–5", "")
    return {float(found.replace(",", "")) for found in re.findall(r"(?<![\w.])\d+(?:[.,]\d+)*(?!\w)", bare)}


def all_figures(text):
    """Those written in words too."""
    words = re.findall("[a-z]+", text.lower())
    return figures(text) | {float(COUNTED[word]) for word in words if word in COUNTED}


def is_same(one, other):
    """22 stands for 22.4, and 92 (of 100) for a share of 0.92: one rounds the other."""
    pairs = [(one, other), (one, 100 * other), (100 * one, other)]
    return any(a == round(b, digits) or b == round(a, digits) for a, b in pairs for digits in (0, 1, 2))


def missing(one, other, known=()):
    """The figures of one text that are not in the other; `of 100` is how a share is written."""
    found = all_figures(other) | set(known)
    return {figure for figure in figures(one) - {10, 100} if not any(is_same(figure, each) for each in found)}


def of_kind(kind):
    found = {key: both for key, both in SAID.items() if key.startswith(f"{kind}.")}
    return {key: (both["plain"], both["clinical"]) for key, both in found.items()}


@pytest.mark.parametrize("kind", FILES)
def test_both_voices_name_the_same_roots_and_levels(kind):
    differ = {key: roots(plain) ^ roots(clinical) for key, (plain, clinical) in of_kind(kind).items()}
    assert {key: found for key, found in differ.items() if found} == {}


@pytest.mark.parametrize("kind", [kind for kind in FILES if kind != "finding"])
def test_both_voices_give_the_same_figures(kind):
    differ = {
        key: missing(plain, clinical) | missing(clinical, plain)
        for key, (plain, clinical) in of_kind(kind).items()
    }
    assert {key: found for key, found in differ.items() if found} == {}


@pytest.mark.parametrize("id", [id for id, fact in FINDINGS.items() if fact["show"] == "yes"])
def test_both_voices_give_the_figure_that_was_measured(id):
    """The figure, or how many of how many; and nothing in plain words that was not measured."""
    fact, both = FINDINGS[id], SAID[f"finding.{id}.says"]
    measured = {name: float(fact[name]) for name in ("value", "low", "high", "n", "k") if fact[name]}
    assert missing(both["plain"], both["clinical"], measured.values()) == set()
    figure = [measured[name] for name in ("value", "k") if name in measured and "value" in measured]
    for text in both.values():
        assert not figure or any(is_same(each, one) for each in figure for one in all_figures(text))
        assert "n" not in measured or measured["n"] in figures(text)


def urgencies(text):
    return {urgency for urgency, words in URGENCIES.items() if re.search(words, text.lower())}


def test_both_voices_say_the_same_urgency():
    keys = [key for key in SAID if key.endswith((".urgency", ".action"))]
    assert [key for key in keys if urgencies(SAID[key]["plain"]) != urgencies(SAID[key]["clinical"])] == []


@pytest.mark.parametrize("voice", ["plain", "clinical"])
@pytest.mark.parametrize(("kind", "part"), [("red_flag", "action"), ("condition", "urgency")])
def test_what_is_said_of_urgency_holds_the_urgency_of_the_fact(kind, part, voice):
    facts = [row for row in rows(f"{kind}s.csv") if row["urgency"] != "routine"]
    told = {row[kind]: urgencies(SAID[f"{kind}.{row[kind]}.{part}"][voice]) for row in facts}
    assert [row[kind] for row in facts if row["urgency"] not in told[row[kind]]] == []


@pytest.mark.parametrize(("one", "other", "same"), [
    ("22 in 100", "22.4%", True), ("36 of 100", "0.36", True), ("7 times", "LR+ 7.1 (95% CI 2–21)", True),
    ("12 of 100", "22%", False), ("3,110 people", "3110 people", True), ("2 thirds", "two thirds", True),
])  # fmt: skip
def test_figures_are_compared_as_people_write_them(one, other, same):
    assert (missing(one, other) == set()) == same
