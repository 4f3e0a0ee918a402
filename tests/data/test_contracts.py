"""The data files themselves: how they are written, and that the dictionary tells the truth."""

import csv
import re
from pathlib import Path

import pytest

from atlas import load
from atlas.schemas import COLUMNS, TABLES

DATA = Path(__file__).resolve().parents[2] / "data"
FILES = sorted(path.relative_to(DATA).as_posix() for path in DATA.rglob("*.csv"))
EVERY_ROW_SURE = [
    file for file in FILES if "/" not in file and file not in ("sources.csv", "reviews.csv")
]


def header(file):
    with (DATA / file).open(encoding="utf-8", newline="") as lines:
        return next(csv.reader(lines))


def rows(file):
    with (DATA / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_data_and_artwork_belong_together():
    """What the app asks at its start."""
    assert load(DATA, DATA.parent / "assets").version


@pytest.mark.parametrize("file", FILES)
def test_is_written_plainly(file):
    raw = (DATA / file).read_bytes()
    assert raw.decode("utf-8").endswith("\n")
    assert b"\r" not in raw
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert "\u00a0" not in raw.decode("utf-8")


@pytest.mark.parametrize("file", FILES)
def test_has_its_columns_in_order(file):
    table = file.partition("/")[0].removesuffix(".csv")
    assert tuple(header(file)) == COLUMNS[table]


@pytest.mark.parametrize("file", EVERY_ROW_SURE)
def test_every_row_tells_how_sure_and_who_says_so(file):
    for row in rows(file):
        assert row["status"] in ("VERIFIED", "KNOWN")
        assert row["sources"]


def test_no_fact_is_without_a_file():
    expected = {f"{table}.csv" for table in COLUMNS if table not in ("words", "aliases")}
    assert {file for file in FILES if "/" not in file} == expected


def dictionary(table):
    """Column -> what it may hold, as data/README.md tells it in the section of this table."""
    text = (DATA / "README.md").read_text(encoding="utf-8")
    section = re.search(rf"^## {table}(?:\.csv|/).*?$(.*?)(?=^##|\Z)", text, re.M | re.S)
    assert section, f"no section on {table}"
    return dict(re.findall(r"^\| *`([a-z0-9_]+)` *\|.*\|([^|]*)\|$", section.group(1), re.M))


@pytest.mark.parametrize("table", COLUMNS)
def test_the_dictionary_names_the_columns(table):
    assert list(dictionary(table)) == list(COLUMNS[table])


@pytest.mark.parametrize("table", COLUMNS)
def test_the_dictionary_names_what_is_allowed(table):
    told = dictionary(table)
    for column, rule in TABLES[table].items():
        allowed = rule.checks[0].error
        if allowed.startswith("allowed: "):
            values = allowed.removeprefix("allowed: ").removesuffix(", or empty").split(", ")
            named = re.findall("`([^`]*)`", told[column])
            assert set(named) <= set(values), column
            assert set(named) == set(values) or "` to `" in told[column], column
            assert allowed.endswith("or empty") == ("empty" in told[column]), column


def test_the_evidence_is_all_here():
    """How many of each kind the facts were collected for."""
    counts = {
        "areas": 76,
        "conditions": 66,
        "movements": 30,
        "reflexes": 29,
        "red_flags": 26,
        "treatments": 32,
        "diagnostics": 23,
    }
    assert {table: len(rows(f"{table}.csv")) for table in counts} == counts
    assert len({row["code"] for row in rows("nerves.csv")} - {""}) == 36
    assert len(rows("sources.csv")) >= 202


@pytest.mark.parametrize("file", [file for file in FILES if file.startswith("words/")])
def test_words_are_in_the_file_of_their_kind(file):
    kinds = {row["key"].partition(".")[0] for row in rows(file)}
    plural = {"term": "glossary", "nerve": "nerves", "reflex": "reflexes"}
    (kind,) = kinds
    assert plural.get(kind, f"{kind}s") == Path(file).stem


@pytest.mark.parametrize("file", [file for file in FILES if file.startswith("words/")])
def test_plain_words_frighten_nobody_and_diagnose_nobody(file):
    for row in rows(file):
        # What people call a condition is quoted.
        if row["voice"] == "plain" and not row["key"].endswith(".called"):
            said = row["text"].casefold()
            for banned in ("you have a ", "crippl", "never walk again"):
                assert banned not in said, row["key"]
            unquoted = re.sub('".*?"', "", said)
            assert not re.search(r"\byour (l[1-5]|s[1-5])\b|pinched", unquoted), row["key"]


@pytest.mark.parametrize("file", [file for file in FILES if file.startswith("words/")])
def test_levels_and_ranges_are_written_alike(file):
    """L4–L5 and 85–89%, with an en dash; the hyphen is for ids."""
    for row in rows(file):
        assert not re.search(r"\b[LS]\d-[LS]?\d|(?<![\w-])[\d.]+-[\d.]+(?![\w-])", row["text"]), row["key"]


@pytest.mark.parametrize("file", [file for file in FILES if file.startswith("words/")])
def test_no_sentence_sends_people_to_a_code(file):
    """Nobody knows what C03 or RF01 is; T12 is a root."""
    for row in rows(file):
        codes = re.findall(r"\b(?:[CDFMNRT]|RF)\d\d[a-z]?\b", row["text"])
        assert set(codes) <= {"T12"}, row["key"]


def test_figures_from_memory_are_not_shown():
    """Three percentages of Nitta 1993 were never read in the paper."""
    shown = {row["finding"]: row["show"] for row in rows("findings.csv")}
    for finding in ("F01", "F02", "F03"):
        assert shown[finding] == "no"
