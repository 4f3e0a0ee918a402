"""What is said of disagreements, lay articles and reviews is checked when the data is read."""

import csv

from atlas import load

REVIEW = {"table": "conditions", "id": "C06", "reviewer": "Dr A. Example", "date": "2026-05-31", "note": ""}


def unsaid(data, file, *keys):
    """Take every row of these keys out of a file of words."""
    path = data / "words" / f"{file}.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.reader(lines) if row[0] not in keys]
    with path.open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines, lineterminator="\n").writerows(rows)


def review(data, **cells):
    """Add a review; returns its line."""
    path = data / "reviews.csv"
    with path.open("a", encoding="utf-8", newline="") as lines:
        csv.DictWriter(lines, REVIEW, lineterminator="\n").writerow(REVIEW | cells)
    return len(path.read_text("utf-8").splitlines())


def test_disagreements_say_what_is_shown_and_figures_have_labels(data, faults):
    unsaid(data, "cautions", "caution.kneecap.title", "caution.ankle_lift.atlas")
    unsaid(data, "findings", "finding.F05.short")
    assert [(p.file, p.value, p.allowed) for p in faults()] == [
        ("cautions.csv", "kneecap", "words/ has no caution.kneecap.title"),
        ("cautions.csv", "ankle_lift", "words/ has no caution.ankle_lift.atlas"),
        ("findings.csv", "F05", "words/ has no finding.F05.short"),
    ]


def test_a_claim_is_said_somewhere_and_about_something(drop, faults):
    drop("lay_claim_links", claim="LC01", kind="article")
    drop("lay_claim_links", claim="LC02", kind="condition")
    assert [(p.file, p.value) for p in faults()] == [("lay_claims.csv", "LC01"), ("lay_claims.csv", "LC02")]


def test_a_sixth_article(edit, faults):
    row = edit("lay_claim_links", {"claim": "LC01", "kind": "article"}, id="6")
    assert ("lay_claim_links.csv", row, "id", "6") in [(p.file, p.row, p.column, p.value) for p in faults()]


def test_reviews_are_read(data):
    review(data)
    review(data, table="helps", id="C01 T01 first", note="agreed")
    assert list(load(data).table("reviews")["id"]) == ["C06", "C01 T01 first"]


def test_reviews_of_nothing_and_of_no_day(data, faults):
    wrong = [
        ("table", review(data, table="patients")), ("id", review(data, id="C99")),
        ("id", review(data, table="helps", id="C01")), ("date", review(data, date="2026-02-30")),
    ]  # fmt: skip
    assert sorted((p.row, p.column) for p in faults()) == [(row, column) for column, row in wrong]


def test_reviews_of_a_wrong_shape(data, faults):
    wrong = [("date", review(data, date="31.05.2026")), ("reviewer", review(data, reviewer=""))]
    assert sorted((p.row, p.column) for p in faults()) == [(row, column) for column, row in wrong]
