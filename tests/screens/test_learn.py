"""Learn, without a browser: a test from its first question to its result, practice that is kept, my data."""

import json
from pathlib import Path

import pytest

from learning.marking import mark
from learning.questions import Bank
from records import Records, Unsaved
from records.faults import REASONS
from ui.catalogue import say
from ui.learn import learner, mine, painted, progress

PAGE = "views/learn.py"
PANEL, PICTURE = "sole_to_spine.learn", "sole_to_spine_picture"


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch) -> Path:
    """A place of its own for the progress of these tests."""
    file = tmp_path / "progress.db"
    monkeypatch.setenv("SOLE_TO_SPINE_DATABASE", f"sqlite:///{file}")
    opened = learner._opened
    opened.cache_clear()
    yield file
    opened.cache_clear()


@pytest.fixture(scope="session")
def bank(atlas) -> Bank:
    return Bank.of(atlas)


@pytest.fixture
def learn(screen):
    """The screen, with what a person does on it."""
    return lambda **address: screen(page=PAGE, **address)


def told(screen) -> dict:
    return screen.sent(PANEL)


def say_to(screen, **said):
    """What the card's buttons send: a name, and a value with the turn it belongs to."""
    ((name, value),) = said.items()
    return screen.fire(PANEL, **{name: [told(screen)["turn"], value]})


def begin(screen, name="Anna"):
    screen.app.text_input(key="learn_name").input(name)
    screen.app.button(key="FormSubmitter:learn_name_form-Begin").click().run()
    return screen.whole()


def answered(screen, bank):
    """Answer the question of the moment rightly."""
    state = screen.app.session_state
    question = bank.ask(state["sitting_card"], state["sitting_seed"])
    right = sorted(question.card.right & question.possible)
    return say_to(screen, answered=right if question.card.need == "all" else right[:1])


def test_nothing_is_kept_before_somebody_begins(learn, place):
    screen = learn().press("learn_test")
    assert told(screen)["question"]
    assert not place.exists()


def test_a_whole_quick_test_ends_in_its_result(learn, bank, place):
    screen = learn().press("learn_test")
    for number in range(1, 11):
        assert told(screen)["head"] == say("learn.number", number=number, of=10)
        assert "verdict" not in told(screen)
        screen = answered(screen, bank)
        assert told(screen)["verdict"] == "right", told(screen)
        assert told(screen)["why"]
        assert told(screen)["outlook"] == []  # a test schedules nothing
        screen = say_to(screen, followed=True)
    assert say("learn.result", right=10, partly=0, wrong=0, of=10) in screen.text
    assert not place.exists()


def test_the_misses_are_asked_once_more(learn, bank):
    screen = learn().press("learn_test")
    wrong_one = None
    for _ in range(10):
        state = screen.app.session_state
        question = bank.ask(state["sitting_card"], state["sitting_seed"])
        strange = sorted(question.possible - question.card.right - question.card.accepted)
        if wrong_one is None and strange:
            wrong_one = question.card.id
            screen = say_to(screen, answered=strange[:1])
            assert told(screen)["verdict"] == "wrong"
        else:
            screen = answered(screen, bank)
        screen = say_to(screen, followed=True)
    screen = screen.press("learn_misses")
    assert told(screen)["head"] == say("learn.number", number=1, of=1)
    assert screen.app.session_state["sitting_card"] == wrong_one


def test_practice_keeps_each_answer_and_asks_the_next(learn, bank, place):
    screen = begin(learn()).press("learn_practise")
    seen = []
    for _ in range(3):
        seen.append(screen.app.session_state["sitting_card"])
        screen = answered(screen, bank)
        assert [rating for rating, *_ in told(screen)["outlook"]] == ["again", "hard", "good", "easy"]
        screen = say_to(screen, rated="easy")
    assert len(set(seen)) == 3
    records = Records.open(f"sqlite:///{place}")
    (anna,) = records.learners()
    assert [review["card"] for review in records.export(anna)["reviews"]] == seen


def test_a_learner_comes_back_to_what_is_left(learn, bank):
    first = begin(learn()).press("learn_practise")
    begun = first.app.session_state["sitting_card"]
    say_to(answered(first, bank), rated="easy")
    again = learn()
    (known,) = [button for button in again.app.button if button.label == "Anna"]
    known.click().run()
    again = again.whole().press("learn_practise")
    assert again.app.session_state["sitting_card"] != begun


def test_the_filters_narrow_what_is_asked(learn, bank):
    screen = begin(learn())
    screen.app.multiselect(key="learn_kinds").select("root_of_place").run()
    screen = screen.whole().press("learn_practise")
    for _ in range(3):
        assert bank.cards[screen.app.session_state["sitting_card"]].kind == "root_of_place"
        screen = say_to(answered(screen, bank), rated="easy")
    screen = say_to(screen, stopped=True)
    assert screen.app.multiselect(key="learn_kinds").value == ["root_of_place"]


def test_a_filter_counts_that_was_chosen_just_before_practising(learn, bank):
    """Both reach the server with one message where the second touch is quick."""
    screen = begin(learn())
    screen.app.multiselect(key="learn_kinds").select("case")
    screen = screen.press("learn_practise")
    assert bank.cards[screen.app.session_state["sitting_card"]].kind == "case"


@pytest.mark.parametrize("given", [["L5; --"], "L5", {"a": 1}, [["L5"]], [None], ["x" * 10_000]])
def test_a_forged_answer_is_not_heard(learn, given):
    screen = learn().press("learn_test")
    screen = say_to(screen, answered=given)
    assert "verdict" not in told(screen)


def test_a_late_word_about_an_earlier_question_is_not_heard(learn, bank):
    screen = learn().press("learn_test")
    screen = answered(screen, bank)
    before = told(screen)["turn"]
    screen = say_to(screen, followed=True)
    screen = screen.fire(PANEL, followed=[before, True])
    assert told(screen)["head"] == say("learn.number", number=2, of=10)


def test_a_forged_rating_saves_nothing(learn, bank, place):
    screen = answered(begin(learn()).press("learn_practise"), bank)
    screen = say_to(screen, rated="perfect")
    assert told(screen)["verdict"]
    records = Records.open(f"sqlite:///{place}")
    assert records.export(records.learners()[0])["reviews"] == []


def test_a_slip_is_asked_again_and_not_kept(learn, bank, place):
    screen = answered(begin(learn()).press("learn_practise"), bank)
    card = screen.app.session_state["sitting_card"]
    screen = say_to(screen, slipped=True)
    assert "verdict" not in told(screen)
    assert screen.app.session_state["sitting_card"] == card


def test_no_name_of_a_learner_is_in_the_address(learn):
    screen = begin(learn(at="right:dorsum_mid"), "Zebedäus")
    assert "Zebed" not in json.dumps(dict(screen.app.query_params))
    assert screen.app.session_state["picks"] == ["right:dorsum_mid"]


@pytest.mark.parametrize("name", ["", "   ", "\u200b", "x" * 500])
def test_what_can_be_no_name_is_said(learn, name):
    screen = learn()
    screen.app.text_input(key="learn_name").input(name)
    screen.app.button(key="FormSubmitter:learn_name_form-Begin").click().run()
    assert screen.whole().app.session_state["learner"] is None
    assert any(say("learn.bad_name") in caption.value for caption in screen.app.caption)


def test_behind_a_sign_in_the_identity_learns_and_no_name_is_offered(learn, place, monkeypatch):
    begin(learn(), "Anna")
    monkeypatch.setattr(learner, "can_sign_in", lambda: True)
    monkeypatch.setattr(learner, "identity", lambda: None)
    screen = learn()
    labels = {button.label for button in screen.app.button}
    assert say("learn.sign_in") in labels and "Anna" not in labels
    assert not screen.app.text_input
    monkeypatch.setattr(learner, "identity", lambda: ("https://issuer|person-1", "Anna"))
    learn().press("learn_begin")
    kept = Records.open(f"sqlite:///{place}").learners()
    assert sorted(each.signed_in for each in kept) == [False, True]  # never the one of the same name


# -- where nothing can be saved -------------------------------------------------------------


class Refusing:
    """Records whose place fails from some moment on."""

    def __init__(self, records):
        self.records, self.reason = records, None

    def __getattr__(self, name):
        def ask(*given):
            if self.reason:
                raise Unsaved(self.reason, "as if")
            return getattr(self.records, name)(*given)

        return ask


@pytest.mark.parametrize("reason", sorted(REASONS))
def test_learning_goes_on_where_the_place_cannot_be_opened(learn, bank, monkeypatch, reason):
    def fail():
        raise Unsaved(reason, "as if")

    monkeypatch.setattr(learner, "_opened", fail)
    screen = begin(learn())
    assert any(say(f"learn.unsaved.{reason}") in warning.value for warning in screen.app.warning)
    screen = screen.press("learn_practise")
    first = screen.app.session_state["sitting_card"]
    screen = say_to(answered(screen, bank), rated="easy")
    assert screen.app.session_state["sitting_card"] not in (None, first)


def test_answers_wait_until_the_place_is_back(learn, bank, place, monkeypatch):
    refusing = Refusing(Records.open())
    monkeypatch.setattr(learner, "_opened", lambda: refusing)
    screen = begin(learn()).press("learn_practise")
    refusing.reason = "locked"
    seen = []
    for _ in range(2):
        seen.append(screen.app.session_state["sitting_card"])
        screen = say_to(answered(screen, bank), rated="good")
        assert any(say("learn.unsaved.locked") in warning.value for warning in screen.app.warning)
    refusing.reason = None
    seen.append(screen.app.session_state["sitting_card"])
    screen = say_to(answered(screen, bank), rated="good")
    assert not screen.app.warning
    records = Records.open(f"sqlite:///{place}")
    assert [each["card"] for each in records.export(records.learners()[0])["reviews"]] == seen
    assert len(set(seen)) == 3


def test_what_is_learnt_after_a_file_was_damaged_goes_into_a_new_one(learn, bank, place):
    screen = say_to(answered(begin(learn()).press("learn_practise"), bank), rated="good")
    whole = place.read_bytes()
    place.write_bytes(whole[:4096] + b"\xaa" * (len(whole) - 4096))
    seen = [screen.app.session_state["sitting_card"]]
    screen = answered(screen, bank)  # which asks when it would come again, and finds the damage
    (warning,) = screen.app.warning
    assert say("learn.unsaved.corrupt") in warning.value
    screen = say_to(screen, rated="good")
    assert not screen.app.warning
    records = Records.open(f"sqlite:///{place}")
    assert [each["card"] for each in records.export(records.learners()[0])["reviews"]] == seen
    assert [file for file in place.parent.iterdir() if "damaged" in file.name]  # and nothing is thrown away


# -- the picture ----------------------------------------------------------------------------


def on_picture(bank):
    return next(card for card in bank.cards.values() if card.on_picture)


def test_a_question_on_the_picture_lights_nothing_and_the_answer_does(atlas, bank):
    question = bank.ask(on_picture(bank).id, 1)
    shown = painted.asked(atlas, question, (), 1, "plain")
    assert shown.picks == () and shown.lit["hushed"] and not {"roots", "areas"} & shown.lit.keys()


def test_a_question_about_skin_outlines_it_on_its_side(atlas, bank):
    card = next(card for card in bank.cards.values() if card.kind == "roots_of_skin")
    question = bank.ask(card.id, 5)
    (pick,) = painted.asked(atlas, question, (), 1, "plain").picks
    assert pick.partition(":")[2] == card.subject
    assert pick.partition(":")[0] in (question.side, "middle")


def test_a_question_outlines_only_what_it_names(atlas, bank):
    """What is outlined is in the question, and never an answer to it."""
    for id in bank.cards:
        question = bank.ask(id, 3)
        named = {pick.partition(":")[2] for pick in painted.about(atlas, question)}
        assert not named & (question.card.right | question.card.accepted), id
        assert named <= {question.card.subject.partition("@")[0]}, id


def test_every_case_is_solved_on_the_picture(atlas, bank):
    """The place of a case is one of those that Work it out finds, so the picture can show what it touches."""
    cases = bank.select(kinds=["case"])
    assert len(cases) >= 40
    for id in cases:
        question = bank.ask(id, 1)
        asked = painted.asked(atlas, question, (), 1, "plain")
        assert asked.lit["hushed"] and not {"roots", "areas"} & asked.lit.keys(), id
        solved = painted.told(atlas, question, mark(question, question.options[:1]), (), "plain")
        assert solved.lit["alone"] and "unmet" in solved.lit, id


def test_a_touch_on_the_other_leg_counts_too(learn, bank, atlas):
    screen = begin(learn())
    screen.app.multiselect(key="learn_kinds").select("skin_of_root").run()
    screen = screen.whole().press("learn_practise")
    state = screen.app.session_state
    question = bank.ask(state["sitting_card"], state["sitting_seed"])
    area = sorted(area for area in question.card.right if area not in atlas.midline)[0]
    other = {"right": "left", "left": "right"}[question.side]
    sent = screen.sent(PICTURE)
    showing = {name: sent[name] for name in ("session", "revision", "map")}
    screen = screen.fire(PICTURE, picks={"ids": [f"{other}:{area}"], **showing})
    assert told(screen)["given"] == [area]
    assert screen.sent(PICTURE)["ids"] == [f"{question.side}:{area}"]
    assert screen.sent(PICTURE)["revision"] > sent["revision"]  # so the picture moves it over


def test_what_is_known_is_drawn_by_how_well(atlas, bank):
    card = next(card for card in bank.cards.values() if card.kind == "roots_of_skin")
    nothing = progress.known(atlas, bank, {})
    assert not nothing["areas"] and not nothing["roots"]
    everything = progress.known(atlas, bank, dict.fromkeys(bank.cards, 0.97))
    assert set(everything["areas"].values()) == {"primary"}
    some = progress.known(atlas, bank, {card.id: 0.97})
    grades = {grade for pick, grade in some["areas"].items() if pick.endswith(f":{card.subject}")}
    assert grades and grades <= {"primary", "overlap", "variable"}


# -- my data --------------------------------------------------------------------------------


def test_deleting_leaves_nothing_of_a_learner(learn, bank, place):
    screen = say_to(answered(begin(learn()).press("learn_practise"), bank), rated="good")
    screen = say_to(screen, stopped=True)
    screen.app.segmented_control(key="learn_part").set_value("mine").run()
    screen.app.checkbox(key="learn_sure").check().run()
    screen = screen.press("learn_delete")
    assert Records.open(f"sqlite:///{place}").learners() == []
    assert screen.app.session_state["learner"] is None


class File:
    """What a browser brings in."""

    def __init__(self, content: bytes):
        self.content = content

    def getvalue(self) -> bytes:
        return self.content


def bring_in(screen, content: bytes, monkeypatch):
    """On My data, with a file chosen: the test run cannot choose one itself."""
    monkeypatch.setattr(mine.st, "file_uploader", lambda *_, **__: File(content))
    screen.app.segmented_control(key="learn_part").set_value("mine").run()
    return screen.whole()


def test_what_was_taken_away_can_be_brought_in_once(learn, bank, place, monkeypatch):
    screen = say_to(answered(begin(learn()).press("learn_practise"), bank), rated="good")
    records = Records.open(f"sqlite:///{place}")
    (anna,) = records.learners()
    taken = json.dumps(records.export(anna)).encode()
    records.delete(anna)
    screen = bring_in(begin(learn()), taken, monkeypatch)
    for count in (1, 0):  # the second time adds nothing
        screen.app.button(key="learn_bring_in").click().run()
        told = [message.value for message in screen.whole().app.success]
        assert told == [say("learn.mine.brought", count=count)]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"format": 99}', b"\xff\xfe", b"[" * 100_000])
def test_a_file_that_is_none_of_ours_is_refused_with_a_word(learn, monkeypatch, content):
    screen = bring_in(begin(learn()), content, monkeypatch)
    screen.app.button(key="learn_bring_in").click().run()
    assert not screen.app.exception
    (told,) = [message.value for message in screen.app.error]
    assert told.startswith(say("learn.mine.refused", why="")[:20])


def test_a_case_goes_to_work_it_out_with_its_findings(learn, bank, atlas):
    screen = begin(learn())
    screen.app.multiselect(key="learn_kinds").select("case").run()
    screen = screen.whole().press("learn_practise")
    case = bank.cards[screen.app.session_state["sitting_card"]].subject
    screen = say_to(screen, worked=True)
    assert screen.app.session_state["entered"] == painted.findings(atlas, case)
    labels = {link.proto.label for link in screen.app.get("page_link")}
    assert say("learn.back_to_case") in labels
