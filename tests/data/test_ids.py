"""An id never changes: bookmarks, words, drawings and other people's notes hold on to it."""

import csv
from collections import Counter
from pathlib import Path

import pytest

DATA = Path(__file__).resolve().parents[2] / "data"
FROZEN = [line.split(" ") for line in (Path(__file__).parent / "ids.txt").read_text("utf-8").splitlines()]
TABLES = {
    "area": "areas", "root": "roots", "condition": "conditions", "movement": "movements",
    "reflex": "reflexes", "nerve": "nerves", "site": "sites", "red_flag": "red_flags",
    "treatment": "treatments", "diagnostic": "diagnostics", "term": "glossary",
    "finding": "findings", "caution": "cautions", "claim": "lay_claims", "case": "cases",
}


def today(kind):
    with (DATA / f"{TABLES[kind]}.csv").open(encoding="utf-8", newline="") as lines:
        return [row[kind] for row in csv.DictReader(lines)]


def frozen(kind):
    return [name for known, name in FROZEN if known == kind]


@pytest.mark.parametrize("kind", TABLES)
def test_no_id_has_gone_or_changed(kind):
    """New ids may come; add them to ids.txt with the release that brings them."""
    assert frozen(kind)
    assert set(frozen(kind)) - set(today(kind)) == set()


@pytest.mark.parametrize("kind", TABLES)
def test_an_id_stands_for_one_row(kind):
    assert [name for name, count in Counter(today(kind)).items() if count > 1] == []


def test_the_frozen_list_is_plain():
    """One `kind id` a line, none twice, of the kinds known here."""
    assert {kind for kind, _ in FROZEN} == set(TABLES)
    assert [line for line, count in Counter(map(tuple, FROZEN)).items() if count > 1] == []
