"""What a learner did is kept, comes back, and is nobody else's."""

import json
import unicodedata
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learning import schedule
from records import BadRecords, Day, Next, Recalled, Records, Unsaved
from records import addresses as addressing
from records.learners import named

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
GOOD = {"card": "a", "at": "2026-03-02T12:00:00+00:00", "rating": "good", "verdict": "right", "took_ms": 1}
CARDS = ["a", "b", "c", "d"]


# -- nothing before somebody begins -------------------------------------------------------


@pytest.fixture
def own_folder(tmp_path, monkeypatch):
    """A person's own folder for data, where nothing is yet."""
    folder = tmp_path / "data" / "sole-to-spine"
    monkeypatch.setattr(addressing, "user_data_path", lambda *_, **__: folder)
    monkeypatch.delenv(addressing.SETTING, raising=False)
    return folder


def test_nothing_is_made_before_the_first_learner_begins(own_folder, noon):
    records = Records.open()
    nobody = Records.memory().begin("Nobody")
    assert records.learners() == []
    assert records.next(nobody, CARDS, noon, 2) == Next("a", 0, 2, None)
    assert records.progress(nobody, CARDS, noon).strength == {}
    assert records.export(nobody)["reviews"] == []
    assert records.outlook(nobody, "a", noon).keys() == set(schedule.RATINGS)
    assert not own_folder.parent.exists()
    records.begin("Anna")
    assert [file.name for file in own_folder.iterdir()] == ["progress.sqlite3"]
    assert own_folder.stat().st_mode & 0o077 == 0
    assert (own_folder / "progress.sqlite3").stat().st_mode & 0o077 == 0


def test_nothing_is_made_on_a_server_either(records, asked, address):
    assert records.learners() == []
    if address.startswith("postgresql"):
        assert asked("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()") == []


def test_the_setting_says_where(tmp_path, monkeypatch):
    monkeypatch.setenv(addressing.SETTING, f"sqlite:///{tmp_path / 'class.db'}")
    Records.open().begin("Anna")
    assert (tmp_path / "class.db").exists()


@pytest.mark.parametrize("address", ["postgresql://h/d", "postgres://h/d", "postgresql+psycopg://h/d"])
def test_postgresql_is_reached_through_psycopg_3(address):
    assert addressing.address_of(address).drivername == "postgresql+psycopg"


# -- who learns ---------------------------------------------------------------------------


def test_a_learner_is_found_again_by_name(records, reopened):
    anna = records.begin("  Anna   Lena ")
    assert anna.name == "Anna Lena" and not anna.signed_in
    same = [" anna lena", "ANNA LENA", unicodedata.normalize("NFD", "Anna Lena")]
    assert {reopened().begin(name) for name in same} == {anna}
    assert records.begin("Zoë") == records.begin(unicodedata.normalize("NFD", "ZOË"))
    assert [learner.name for learner in records.learners()] == ["Anna Lena", "Zoë"]


def test_who_is_signed_in_never_meets_a_learner_of_the_same_name(records):
    named_anna = records.begin("Anna")
    signed_in = records.begin_signed_in("https://school|17", "Anna")
    assert signed_in.id != named_anna.id and signed_in.signed_in
    assert records.begin_signed_in("https://school|17", "Anna K.").id == signed_in.id
    assert records.begin_signed_in("https://school|18", "Anna").id != signed_in.id
    assert records.begin("https://school|17").id not in (signed_in.id, named_anna.id)
    assert records.begin("identity:https://school|17").id not in (signed_in.id, named_anna.id)


def test_an_identity_cannot_be_read_from_what_is_kept(records, asked):
    records.begin_signed_in("anna@school.example", "Anna")
    assert "anna@" not in str(asked("SELECT * FROM spine_learners"))


@pytest.mark.parametrize("name", [
    "", "   ", "a" * 61, "x" * 10_000, "a\0b", "a\nb", "\ud800", "\u202eannA", "\u200f", "\u2028", "\u200d",
    7, None,
])  # fmt: skip
def test_what_can_be_no_name_is_refused(records, name):
    with pytest.raises(ValueError, match="a name"):
        records.begin(name)
    assert records.learners() == []


@pytest.mark.parametrize("name", [
    "x" * 60, "'; DROP TABLE spine_learners; --", "👩🏽‍⚕️", "أحمد", "דנה", "Ünal İlkay", "<b>Anna</b>",
    "%s %(x)s", "7", "😀" * 60, "*",
])  # fmt: skip
def test_unusual_names_are_names(records, name):
    assert records.begin(name).name == unicodedata.normalize("NFC", name)
    assert records.begin(name) == records.learners()[0]


@pytest.mark.parametrize("name", ["", "x" * 10_000, "a\0\u202eb", "\ud800"])
def test_any_name_of_who_is_signed_in_can_be_kept(records, name):
    assert records.begin_signed_in(f"id of {len(name)}", name).name in ("", "x" * 60, "ab")


@pytest.mark.parametrize("identity", ["x" * 10_000, "a\0b", "\ud800", "'; DROP TABLE spine_learners; --"])
def test_any_identity_is_one(records, identity):
    assert records.begin_signed_in(identity, "Anna") == records.begin_signed_in(identity, "Anna")


@settings(deadline=None)
@given(st.text(max_size=80))
def test_a_name_is_kept_as_it_is_or_refused(name):
    try:
        kept = named(name)
    except ValueError:
        return
    assert named(kept) == kept and 1 <= len(kept) <= 60
    kept.encode()


# -- what is answered ---------------------------------------------------------------------


def test_an_answer_is_there_after_a_restart(records, reopened, answered, noon):
    anna = records.begin("Anna")
    told = answered(records, anna, "a")
    assert told == schedule.review(None, "a", "good", noon)
    again = reopened()
    assert again.export(anna)["reviews"] == [GOOD | {"took_ms": 1500}]
    assert answered(again, anna, "a", after=10) == schedule.review(told, "a", "good", noon + 10 * MINUTE)


def test_answers_of_one_learner_are_not_those_of_another(records, answered, noon):
    anna, ben = records.begin("Anna"), records.begin("Ben")
    answered(records, anna, "a")
    assert records.next(ben, ["a"], noon, 1) == Next("a", 0, 1, None)
    assert records.export(ben)["reviews"] == []


def test_the_same_answer_sent_again_is_one(records, answered, noon):
    anna = records.begin("Anna")
    assert answered(records, anna, "a") == answered(records, anna, "a")
    assert len(records.export(anna)["reviews"]) == 1


def test_answers_that_come_late_stand_where_they_belong(records, answered):
    """An answer waited in one tab while another tab saved later ones."""
    anna, ben = records.begin("Anna"), records.begin("Ben")
    for after in (0, 30, 10, 20):
        last = answered(records, anna, "a", after=after)
    for after in (0, 10, 20, 30):
        in_order = answered(records, ben, "a", after=after)
    assert last == in_order


@pytest.mark.parametrize(("card", "rating", "verdict", "took"), [
    ("", "good", "right", 1), ("x" * 201, "good", "right", 1), ("a\0", "good", "right", 1),
    ("\ud800", "good", "right", 1), ("a", "fine", "right", 1), ("a", "good", "perhaps", 1),
    ("a", "good", "right", -1), ("a", "good", "right", 1.5), ("a", "good", "right", 2**40),
    (7, "good", "right", 1),
])  # fmt: skip
def test_what_can_be_no_answer_is_refused(records, noon, card, rating, verdict, took):
    anna = records.begin("Anna")
    with pytest.raises(BadRecords, match="allowed"):
        records.answer(anna, card, rating, verdict, noon, took)
    assert records.export(anna)["reviews"] == []


def test_unknown_cards_do_no_harm(records, answered, noon):
    """Of an older or a newer edition, or of nobody."""
    anna = records.begin("Anna")
    answered(records, anna, "'; DROP TABLE spine_reviews; --")
    answered(records, anna, "skin_of_root:gone")
    assert records.next(anna, ["a"], noon + DAY, 5) == Next("a", 0, 1, None)
    assert records.progress(anna, ["a"], noon).days == ()


def test_a_deleted_learner_can_save_nothing_any_more(records, answered, asked):
    anna, ben = records.begin("Anna"), records.begin("Ben")
    answered(records, anna, "a")
    answered(records, ben, "a")
    records.delete(anna)
    with pytest.raises(Unsaved, match="deleted"):
        answered(records, anna, "b")
    assert records.learners() == [ben] and len(records.export(ben)["reviews"]) == 1
    for table in ("spine_reviews", "spine_schedules"):
        assert asked(f"SELECT learner FROM {table}") == [(ben.id,)]
    assert records.begin("Anna").id != anna.id


def test_what_is_deleted_is_gone_from_the_file(tmp_path, answered):
    records = Records.open(f"sqlite:///{tmp_path / 'p.db'}")
    anna = records.begin("Anna Unmistakable")
    answered(records, anna, "card:unmistakable")
    assert b"nmistakable" in (tmp_path / "p.db").read_bytes()
    records.delete(anna)
    assert b"nmistakable" not in (tmp_path / "p.db").read_bytes()


# -- what comes next ----------------------------------------------------------------------


def test_due_first_then_new_ones_in_the_order_given(records, answered, noon):
    anna = records.begin("Anna")
    assert records.next(anna, ["c", "a", "b", "a"], noon, 10) == Next("c", 0, 3, None)
    answered(records, anna, "a")
    answered(records, anna, "b", after=1, rating="again")
    told = records.next(anna, CARDS, noon + 1 * MINUTE, 10)
    assert told == Next("c", 0, 2, noon + 2 * MINUTE)
    assert records.next(anna, CARDS, noon + 5 * MINUTE, 10) == Next("b", 1, 2, noon + 10 * MINUTE)
    assert records.next(anna, CARDS, noon + 10 * MINUTE, 10) == Next("b", 2, 2, None)
    assert records.next(anna, ["a"], noon + 10 * MINUTE, 10) == Next("a", 1, 0, None)


def test_new_cards_of_a_day_are_counted_over_every_choice(records, answered, noon):
    anna = records.begin("Anna")
    answered(records, anna, "a")
    assert records.next(anna, ["b", "c", "d"], noon, 2).new == 1
    answered(records, anna, "b", after=1)
    told = records.next(anna, ["c", "d"], noon + 2 * MINUTE, 2)
    assert (told.card, told.new) == (None, 0)
    assert records.next(anna, ["c", "d"], noon + DAY, 2).new == 2
    assert records.next(anna, ["c", "d"], noon, 0).new == 0


def test_a_card_of_today_is_due_all_day(records, answered, noon):
    """Who learnt yesterday at noon and opens the app at breakfast finds what is due today."""
    anna = records.begin("Anna")
    due = answered(records, anna, "a", rating="easy").due
    assert due == noon + 8 * DAY
    breakfast = due - timedelta(hours=5)
    assert records.next(anna, ["a"], breakfast, 0).due == 1
    evening = breakfast - timedelta(hours=10)
    assert records.next(anna, ["a"], evening, 0) == Next(None, 0, 0, due - timedelta(hours=8))


def test_the_day_is_the_learners_and_begins_at_four(records, answered):
    anna, tokyo = records.begin("Anna"), ZoneInfo("Asia/Tokyo")
    records.answer(anna, "a", "good", "right", datetime(2026, 3, 2, 1, 30, tzinfo=tokyo), 1)
    assert records.next(anna, ["b"], datetime(2026, 3, 2, 3, 59, tzinfo=tokyo), 1).new == 0
    assert records.next(anna, ["b"], datetime(2026, 3, 2, 4, 0, tzinfo=tokyo), 1).new == 1
    [day] = records.progress(anna, ["a"], datetime(2026, 3, 5, 12, tzinfo=tokyo)).days
    assert day == Day(date(2026, 3, 1), 1, 1)


def test_later_is_told_in_the_learners_zone_over_a_change_of_clocks(records):
    anna, berlin = records.begin("Anna"), ZoneInfo("Europe/Berlin")
    at = datetime(2026, 3, 27, 12, tzinfo=berlin)
    records.answer(anna, "a", "good", "right", at, 1)
    records.answer(anna, "a", "good", "right", at + 10 * MINUTE, 1)
    later = records.next(anna, ["a"], at + 20 * MINUTE, 0).later
    assert later == datetime(2026, 3, 29, 4, tzinfo=berlin) and later.tzinfo is berlin


def test_a_time_without_a_zone_is_refused(records, noon):
    anna, naive = records.begin("Anna"), noon.replace(tzinfo=None)
    for ask in (lambda: records.next(anna, CARDS, naive, 1), lambda: records.progress(anna, CARDS, naive),
                lambda: records.answer(anna, "a", "good", "right", naive, 1)):  # fmt: skip
        with pytest.raises(ValueError, match="time zone"):
            ask()


# -- how it goes --------------------------------------------------------------------------


def test_progress_counts_days_dues_and_what_was_recalled(records, noon):
    anna = records.begin("Anna")
    answers = [
        ("a", 0, "good", "right"), ("a", 0.01, "good", "right"),  # the same day: no test of memory
        ("a", 2, "good", "right"), ("a", 13, "again", "wrong"), ("a", 13.01, "good", "partly"),
        ("a", 40, "hard", "right"), ("b", 40, "easy", "right"), ("z", 40, "easy", "right"),
    ]  # fmt: skip
    for card, days, rating, verdict in answers:
        records.answer(anna, card, rating, verdict, noon + days * DAY, 1)
    told = records.progress(anna, CARDS, noon + 41 * DAY)
    first = date(2026, 3, 2)
    assert told.days == (
        Day(first, 2, 2), Day(first + 2 * DAY, 1, 1), Day(first + 13 * DAY, 2, 0),
        Day(first + 40 * DAY, 2, 2),
    )  # fmt: skip
    assert told.young == Recalled(1, 2) and told.mature == Recalled(1, 1)
    assert told.young.share == 0.5
    assert len(told.due) == 30 and told.due[0][0] == first + 41 * DAY
    assert sum(count for _, count in told.due) == 2
    only_b = records.progress(anna, ["b"], noon + 41 * DAY)
    assert [day for day, count in only_b.due if count] == [first + 48 * DAY]  # eight days after "easy"
    assert told.strength.keys() == {"a", "b"} and all(0.9 < each < 1 for each in told.strength.values())


def test_what_is_overdue_counts_today(records, answered, noon):
    anna = records.begin("Anna")
    answered(records, anna, "a")
    assert records.progress(anna, ["a"], noon + 300 * DAY).due[0] == (date(2026, 12, 27), 1)


def test_nothing_was_recalled_of_nothing(records, noon):
    told = records.progress(records.begin("Anna"), CARDS, noon)
    assert told.young.share is None and told.mature.share is None


# -- settings -----------------------------------------------------------------------------


def test_settings_are_kept_and_hold_from_then_on(records, reopened, answered, noon):
    anna, ben = records.begin("Anna"), records.begin("Ben")
    assert records.settings(anna) == {"new_per_day": 15, "retention": 0.9}
    records.save_settings(anna, {"new_per_day": 3})
    records.save_settings(anna, {"retention": 0.75, "unknown": 1})
    assert reopened().settings(anna) == {"new_per_day": 3, "retention": 0.75}
    assert records.settings(ben) == {"new_per_day": 15, "retention": 0.9}
    for learner in (anna, ben):
        answered(records, learner, "a")
        answered(records, learner, "a", after=10)
    later = noon + 10 * MINUTE
    assert records.outlook(anna, "a", later)["good"] > records.outlook(ben, "a", later)["good"]


@pytest.mark.parametrize("liked", [
    {"new_per_day": -1}, {"new_per_day": 1.5}, {"new_per_day": True}, {"new_per_day": 10**9},
    {"retention": 1}, {"retention": 0.1}, {"retention": "0.9"}, {"retention": float("nan")},
    {"retention": True}, [],
])  # fmt: skip
def test_settings_out_of_bounds_are_refused(records, liked):
    anna = records.begin("Anna")
    with pytest.raises(BadRecords, match="settings"):
        records.save_settings(anna, liked)
    assert records.settings(anna) == {"new_per_day": 15, "retention": 0.9}


# -- taken along --------------------------------------------------------------------------


def test_an_export_brings_everything_to_another_place(records, answered, noon):
    anna, elsewhere = records.begin("Anna"), Records.memory()
    for after, card in enumerate("abcaab"):
        answered(records, anna, card, after=after * 15, rating="again" if card == "c" else "good")
    records.save_settings(anna, {"new_per_day": 7})
    data = json.dumps(records.export(anna))
    other = elsewhere.begin("Anna")
    counts = elsewhere.import_(other, data)
    assert (counts.added, counts.known) == (6, 0)
    assert elsewhere.export(other) == records.export(anna)
    later = noon + 3 * DAY
    assert elsewhere.next(other, CARDS, later, 1) == records.next(anna, CARDS, later, 1)
    assert elsewhere.progress(other, CARDS, later) == records.progress(anna, CARDS, later)


def test_importing_twice_adds_nothing(records, answered, noon):
    anna, ben = records.begin("Anna"), records.begin("Ben")
    answered(records, anna, "a")
    answered(records, ben, "b")
    data = records.export(anna)
    for added, known in ((1, 0), (0, 1)):
        counts = records.import_(ben, data)
        assert (counts.added, counts.known) == (added, known)
    assert [each["card"] for each in records.export(ben)["reviews"]] == ["a", "b"]
    assert records.next(ben, ["a", "b"], noon + DAY, 0).due == 2


def test_what_the_learner_set_is_not_replaced_by_an_import(records):
    anna = records.begin("Anna")
    records.save_settings(anna, {"new_per_day": 3})
    data = {"kind": "sole-to-spine progress", "format": 1, "reviews": []}
    records.import_(anna, data | {"settings": {"new_per_day": 50, "retention": 0.8}})
    assert records.settings(anna) == {"new_per_day": 3, "retention": 0.8}


def test_schedules_are_worked_out_anew_from_the_reviews(records, answered, asked, noon):
    anna = records.begin("Anna")
    for after, card in enumerate("abacab"):
        answered(records, anna, card, after=after * 15)
    before = asked("SELECT * FROM spine_schedules ORDER BY card")
    asked("DELETE FROM spine_schedules")
    assert records.next(anna, CARDS, noon + DAY, 9).due == 0
    records.rebuild(anna)
    assert asked("SELECT * FROM spine_schedules ORDER BY card") == before


@pytest.mark.parametrize(("data", "where"), [
    (b"", "the file"), (b"\xff\xfe", "the file"), ("{" * 10_000, "the file"), ("[" * 100_000, "the file"),
    ([], "the file"), ({}, "the file"), ({"kind": "sole-to-spine progress"}, "format"),
    ({"kind": "sole-to-spine progress", "format": 2, "reviews": []}, "format"),
    ({"kind": "sole-to-spine progress", "format": 1}, "reviews"),
    ({"kind": "sole-to-spine progress", "format": 1, "reviews": [GOOD] * 100_001}, "reviews"),
    (b" " * 20_000_001, "the file"),
])  # fmt: skip
def test_a_file_that_is_no_export_is_refused(records, data, where):
    with pytest.raises(BadRecords) as told:
        records.import_(records.begin("Anna"), data)
    [problem] = told.value.problems
    assert problem.where == where and problem.allowed and len(str(problem)) < 300


@pytest.mark.parametrize(("field", "value"), [
    ("card", ""), ("card", 7), ("card", "a\0"), ("card", "x" * 10_000), ("at", "yesterday"), ("at", None),
    ("at", "2026-03-02T12:00:00"), ("at", "1999-01-01T00:00:00+00:00"), ("at", "9999-12-31T23:59:59-14:00"),
    ("rating", "perfect"), ("rating", ["good"]), ("verdict", None), ("took_ms", "1"), ("took_ms", True),
    ("took_ms", -1),
])  # fmt: skip
def test_one_bad_review_is_named_and_nothing_is_imported(records, field, value):
    anna = records.begin("Anna")
    data = {"kind": "sole-to-spine progress", "format": 1, "reviews": [GOOD, GOOD | {field: value}]}
    with pytest.raises(BadRecords) as told:
        records.import_(anna, data)
    assert [problem.where for problem in told.value.problems] == [f"reviews[1].{field}"]
    assert records.export(anna)["reviews"] == []


def test_no_more_than_some_problems_are_told(records):
    data = {"kind": "sole-to-spine progress", "format": 1, "reviews": [None] * 1000}
    with pytest.raises(BadRecords) as told:
        records.import_(records.begin("Anna"), data)
    assert len(told.value.problems) == 20


_anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.fixed_dictionaries(
    {field: _anything | st.just(value) for field, value in GOOD.items()}
), max_size=3), _anything)  # fmt: skip
def test_whatever_is_imported_is_kept_or_refused(reviews, liked):
    records = Records.memory()
    anna = records.begin("Anna")
    data = {"kind": "sole-to-spine progress", "format": 1, "settings": liked, "reviews": reviews}
    with suppress(BadRecords):
        counts = records.import_(anna, data)
        assert counts.added + counts.known == len(reviews)
    records.progress(anna, ["a"], datetime(2026, 3, 3, tzinfo=UTC))


# -- memory -------------------------------------------------------------------------------


def test_memory_is_kept_apart_and_nowhere_else(own_folder, answered, noon):
    one, other = Records.memory(), Records.memory()
    anna = one.begin("Anna")
    answered(one, anna, "a")
    assert one.next(anna, ["a"], noon + DAY, 0).due == 1
    assert other.learners() == [] and not own_folder.parent.exists()


def test_one_address_is_opened_once(tmp_path):
    address = f"sqlite:///{tmp_path / 'p.db'}"
    assert Records.open(address)._store is Records.open(address)._store
