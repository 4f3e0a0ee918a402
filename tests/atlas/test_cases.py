"""The cases one learns from: what was found leads to the place, and the story tells just that."""

import re

import pytest

from atlas import load

ATLAS = load()
CASES = {row.case: row for row in ATLAS.tables.rows("cases")}
FINDINGS = {case: [] for case in CASES}
for row in ATLAS.tables.rows("case_findings"):
    FINDINGS[row.case].append(f"{row.side}:{row.end}={row.state}")
FAIR = 6  # so many places may explain what was found equally well, and no more


def ranked(case):
    return ATLAS.explaining.work_out(FINDINGS[case]).places()


def test_there_are_enough_cases():
    assert len(CASES) >= 40


@pytest.mark.parametrize("case", CASES)
def test_the_place_is_ranked_first(case):
    row, places = CASES[case], ranked(case)
    ranks = {(place.side, place.site): place.rank for place in places}
    rank = ranks.get((row.side, row.place))
    assert rank == 1, f"{case}: {row.side}:{row.place} is ranked {rank}, not first"
    first = [place.site for place in places if place.rank == 1]
    assert len(first) <= FAIR, f"{case}: {', '.join(first)}"


@pytest.mark.parametrize("case", CASES)
def test_nothing_found_speaks_against_the_place(case):
    (place,) = (place for place in ranked(case) if (place.side, place.site) == CASES[case][1:3])
    assert (place.unexplained, place.contradicted) == ("", "")


@pytest.mark.parametrize("voice", ["plain", "clinical"])
@pytest.mark.parametrize("case", CASES)
def test_the_story_tells_of_the_sides_that_were_looked_at(case, voice):
    story = ATLAS.words(f"case.{case}.story", voice).casefold()
    found = {finding.partition(":")[0] for finding in FINDINGS[case]} - {"middle"}
    told = set(re.findall(r"\b(right|left)\b", story))
    told |= {"right", "left"} if re.search(r"\b(both|either|bilateral)\b", story) else set()
    # How one lies for the test of the outer thigh is no finding of that side.
    assert told - {"left"} == found if case == "K13" else told == found


@pytest.mark.parametrize("voice", ["plain", "clinical"])
@pytest.mark.parametrize("case", CASES)
def test_the_story_does_not_give_the_place_away(case, voice):
    story = ATLAS.words(f"case.{case}.story", voice)
    without_levels = re.sub(r"\bL\d–[LS]\d\b", "", story)
    assert not re.search(r"\b[LS][1-5]\b|\bnerve|neuropathy|radiculopathy|syndrome", without_levels)


@pytest.mark.parametrize("case", CASES)
def test_why_names_the_root_or_what_lies_there(case):
    place = CASES[case].place
    if re.fullmatch(r"[LS][1-5]", place):
        for voice in ("plain", "clinical"):
            assert re.search(rf"\b{place}\b", ATLAS.words(f"case.{case}.why", voice))


@pytest.mark.parametrize("case", CASES)
def test_stories_are_short(case):
    for voice, least in (("plain", 40), ("clinical", 25)):
        assert least <= len(ATLAS.words(f"case.{case}.story", voice).split()) <= 80


def test_an_emergency_is_called_one():
    """What its condition needs at once, or would if it had come suddenly."""
    urgencies = {row.condition: row.urgency for row in ATLAS.tables.rows("conditions")}
    urgent = [case for case, row in CASES.items() if urgencies.get(row.condition) == "emergency"]
    assert urgent
    for case in urgent:
        for voice in ("plain", "clinical"):
            assert "emergency" in ATLAS.words(f"case.{case}.why", voice)
