"""What always holds of explaining, whatever was found; and what is refused."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from atlas import UnknownId, load
from atlas.reported import states_of

ATLAS = load()
KINDS = ATLAS.explaining.kinds
COLUMNS = ["side", "site", "kind", "explained", "partly", "unexplained", "contradicted", "rank", "score",
           "nerve", "sources"]  # fmt: skip
quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
NORMAL = ("normal", "negative")


@some.composite
def finding(draw):
    end = draw(some.sampled_from(sorted(KINDS)))
    side = "middle" if end in ATLAS.midline else draw(some.sampled_from(["right", "left"]))
    return f"{side}:{end}={draw(some.sampled_from(states_of(KINDS[end])))}"


def place(found: str) -> str:
    return found.partition("=")[0]


# Of one thing one finding: what is normal cannot be weak as well.
findings = some.lists(finding(), max_size=12, unique_by=place)


def scored(found: list[str]) -> dict[tuple, float]:
    return {(row.side, row.site): row.score for row in ATLAS.explaining.explain(found)}


def held(found: list[str], side: str, site: str) -> float:
    """The score of any place, whether it explains something or not."""
    return scored(found).get((side, site), -99)


def mirrored(text: str) -> str:
    return text.replace("right", "-").replace("left", "right").replace("-", "left")


@quick
@given(findings)
def test_ranks_follow_the_scores_and_every_finding_has_its_place(found):
    frame = ATLAS.explain(found)
    assert list(frame.columns) == COLUMNS
    assert frame["score"].is_monotonic_decreasing
    assert (frame["rank"].diff().dropna() == (frame["score"].diff().dropna() < 0)).all()
    wrong = {each for each in found if each.partition("=")[2] not in NORMAL}
    for row in frame.itertuples():
        cells = (row.explained, row.unexplained, row.contradicted)
        told = [set(filter(None, cell.split(";"))) for cell in cells]
        assert set().union(*told) >= wrong
        assert not told[0] & told[1] and not told[0] & told[2]
        assert set(filter(None, row.partly.split(";"))) <= told[0]
        assert row.explained


@quick
@given(findings, finding())
def test_what_a_place_explains_never_lowers_it(found, more):
    if place(more) in map(place, found) or more.partition("=")[2] in NORMAL:
        return
    for row in ATLAS.explaining.explain([*found, more]):
        if more in row.explained.split(";") and row.explained != more:
            assert row.score >= held(found, row.side, row.site)


@quick
@given(findings, finding())
def test_a_contradiction_never_helps(found, more):
    if place(more) in map(place, found) or more.partition("=")[2] not in NORMAL:
        return
    before, after = scored(found), scored([*found, more])
    assert before.keys() == after.keys()
    assert all(after[key] <= before[key] for key in before)


@quick
@given(findings, some.randoms())
def test_the_order_of_entry_does_not_matter(found, random):
    other = random.sample(found, len(found))
    assert scored(found) == scored(other)
    one, another = (ATLAS.explaining.next_test(each) for each in (found, other))
    assert [row[:4] for row in one] == [row[:4] for row in another]


@quick
@given(findings)
def test_mirrored_findings_have_the_mirrored_answer(found):
    other = scored([mirrored(each) for each in found])
    assert {(mirrored(side), site): score for (side, site), score in scored(found).items()} == other


@quick
@given(findings)
def test_two_places_explain_all_and_better_than_one(found):
    wrong = {each for each in found if each.partition("=")[2] not in NORMAL}
    for row in ATLAS.explaining.explain_together(found):
        assert set(row.explained.split(";")) | set(row.other_explained.split(";")) == wrong


def test_nothing_found_is_explained_by_nothing():
    for ask in (ATLAS.explain, ATLAS.explain_together, ATLAS.next_test):
        assert ask([]).empty
    assert list(ATLAS.explain([]).columns) == COLUMNS
    assert ATLAS.explain(["right:m_push_off=normal"]).empty


@pytest.mark.parametrize(("found", "fault", "said"), [
    (["right:m_ankle_lfit=weak"], UnknownId, "m_ankle_lift"),
    (["upper:m_ankle_lift=weak"], UnknownId, "side"),
    (["m_ankle_lift=weak"], UnknownId, "side"),
    (["right:m_ankle_lift=numb"], ValueError, "weak, normal"),
    (["right:m_ankle_lift"], ValueError, "weak, normal"),
    (["middle:dorsum_mid=numb"], ValueError, "right, left"),
    (["right:r_slr=reduced"], ValueError, "positive, negative"),
    (["right:m_ankle_lift=weak", "right:m_ankle_lift=normal"], ValueError, "at once"),
    ("right:m_ankle_lift=weak", TypeError, "list"),
    ([3], TypeError, "texts"),
])  # fmt: skip
def test_what_cannot_be_read_is_refused_with_what_is_allowed(found, fault, said):
    for ask in (ATLAS.explain, ATLAS.explain_together, ATLAS.next_test):
        with pytest.raises(fault, match=said):
            ask(found)


def test_a_skin_area_may_be_numb_and_painful_at_once():
    row = ATLAS.explain(["right:heel_lat=numb", "right:heel_lat=pain"]).set_index("site").loc["S1"]
    assert row["explained"] == "right:heel_lat=numb;right:heel_lat=pain"
    assert row["score"] == 3  # pain counts half


def test_a_negative_sign_speaks_against_nothing():
    found = ["right:m_push_off=weak"]
    assert scored([*found, "right:r_slr=negative", "right:r_tinel_inner_ankle=negative"]) == scored(found)


def test_sources_are_told_and_exist():
    known = set(ATLAS.table("sources")["source"])
    for row in ATLAS.explain(["right:m_ankle_lift=weak", "right:dorsum_mid=numb"]).itertuples():
        assert row.sources and set(row.sources.split(";")) <= known
    for row in ATLAS.next_test(["right:m_ankle_lift=weak"]).itertuples():
        assert row.sources and set(row.sources.split(";")) <= known
