"""Plain texts are easy to read: the Flesch-Kincaid grade of every text of forty words or more.

What stands together on the screen counts as one text too: all that is said of one condition, the
figures measured about one thing, the doubts of one place, the paragraphs of one page.
"""

import csv
import re
import statistics
from collections import defaultdict
from pathlib import Path

import pytest
from textstat import flesch_kincaid_grade

from ui import catalogue

DATA = Path(__file__).resolve().parents[2] / "data"
LONG = 40  # words
MEDIAN, HIGHEST = 7, 9  # school years
NAMES = ("name", "short", "title", "called")  # stand by themselves, in no paragraph


def rows(file):
    with (DATA / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


PLAIN = {
    row["key"]: row["text"]
    for file in sorted((DATA / "words").glob("*.csv"))
    for row in rows(f"words/{file.name}")
    if row["voice"] == "plain"
}


def together():
    """{what stands together: the keys of its texts}, from the data."""
    found = defaultdict(list)
    for key in PLAIN:
        thing, _, said = key.rpartition(".")
        if said not in NAMES:
            found[thing].append(key)
    for row in rows("findings.csv"):
        if row["show"] != "no":
            about = row["about"] or row["about_kind"]
            found[f"findings about {about}"].append(f"finding.{row['finding']}.says")
    for row in rows("caution_links.csv"):
        found[f"cautions of {row['id']}"].append(f"caution.{row['caution']}.text")
    for row in rows("cautions.csv"):
        if row["scope"] == "always":
            found["cautions true always"].append(f"caution.{row['caution']}.text")
    return found


def sentences_of_screens():
    """{section of the catalogue: its plain sentences}; labels and titles are none."""
    found = defaultdict(list)
    for key in sorted(catalogue.keys()):
        text = re.sub(r"\{\w+\}", "it", catalogue._entries("en")[key]["plain"])
        if text.endswith((".", "?", "!")):
            found[key.partition(".")[0]].append(text)
    return found


def ended(text):
    return text if re.search(r"[.?!][)\"”]?$", text) else f"{text}."


def texts():
    """{name: text} of all plain texts that are long enough."""
    found = dict(PLAIN)
    found |= {name: " ".join(ended(PLAIN[key]) for key in keys) for name, keys in together().items()}
    for section, said in sentences_of_screens().items():
        found |= {f"screens: {section}": " ".join(said)}
        found |= {f"screens: {text[:40]}": text for text in said}
    return {name: text for name, text in found.items() if len(text.split()) >= LONG}


GRADES = {name: flesch_kincaid_grade(text) for name, text in texts().items()}


def test_there_are_single_texts_and_joined_ones():
    assert {"caution.pain_not_the_map.text", "condition.C03", "screens: about"} <= GRADES.keys()


@pytest.mark.parametrize("of", [PLAIN.keys(), GRADES.keys() - PLAIN.keys()], ids=["single", "joined"])
def test_the_median_is_that_of_a_twelve_year_old(of):
    assert statistics.median(grade for name, grade in GRADES.items() if name in of) <= MEDIAN


def test_none_is_hard_to_read():
    assert {name: round(grade, 1) for name, grade in GRADES.items() if grade > HIGHEST} == {}


def test_a_hard_text_is_found_hard():
    hard = "Compression of the traversing lumbosacral root occasions predominantly dermatomal paraesthesia."
    assert flesch_kincaid_grade(hard) > HIGHEST
