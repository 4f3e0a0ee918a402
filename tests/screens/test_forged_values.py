"""Whatever a browser sends in place of what our components send, only what holds is picked."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ui import catalogue

REFUSED = catalogue.say("search.refused")
KNOWN = "right:dorsum_mid"


def captions(screen) -> list[str]:
    return [caption.value for caption in screen.app.caption]


def sent_by(screen, ids: object, **more) -> dict:
    state = screen.app.session_state
    return {"ids": ids, "session": state["session"], "revision": state["revision"], **more}


def test_an_honest_pick_is_taken(screen):
    shown = screen()
    shown.fire("picture", picks=sent_by(shown, [KNOWN]))
    assert shown.picks == [KNOWN]
    assert REFUSED not in captions(shown)


def test_a_pick_made_on_a_picture_that_had_not_heard_yet_is_answered_anew(screen):
    """So that picture and answer agree: the picture adopts what a moved revision says."""
    shown = screen("right:heel_back").press("start_over")
    before = shown.app.session_state["revision"]
    shown.fire("picture", picks=sent_by(shown, ["right:heel_back", KNOWN], revision=before - 1))
    assert shown.picks == ["right:heel_back", KNOWN]
    assert shown.sent("picture")["revision"] > before


def test_a_refused_pick_is_taken_off_the_picture_too(screen):
    shown = screen()
    before = shown.app.session_state["revision"]
    shown.fire("picture", picks=sent_by(shown, [KNOWN, "right:elbow"]))
    assert shown.picks == shown.sent("picture")["ids"] == [KNOWN]
    assert shown.sent("picture")["revision"] > before
    assert REFUSED in captions(shown)


def test_picks_of_another_session_are_not_adopted(screen):
    shown = screen("left:heel_back")
    shown.fire("picture", picks=sent_by(shown, [KNOWN], session="another"))
    assert shown.picks == ["left:heel_back"]


@pytest.mark.parametrize("pick", ["C99", "<b>", "", 7, None, ["C03"], {"id": "C03"}, "C06@L9-9.canal"])
def test_a_card_that_asks_for_what_is_no_pick_is_left_out_with_a_word(screen, pick):
    shown = screen(KNOWN)
    shown.fire("answer", show=pick)
    assert shown.picks == [KNOWN]
    assert (REFUSED in captions(shown)) == (pick not in ("", None))


def test_a_card_shows_its_condition(screen):
    shown = screen(KNOWN)
    shown.fire("answer", show="C03@L4-5.lateral_recess")
    assert shown.picks == ["C03@L4-5.lateral_recess"]


def test_a_chip_takes_its_own_pick_away_and_nothing_else(screen):
    shown = screen(f"{KNOWN},left:heel_back")
    shown.fire("answer", remove=KNOWN)
    assert shown.picks == ["left:heel_back"]
    for value in ("right:heel_back", "C03", "", 7, None, ["left:heel_back"], {"id": 1}):
        shown.fire("answer", remove=value)
        assert shown.picks == ["left:heel_back"]


FORGED = [
    *(None, 7, "area:heel_back", ["area", "heel_back", "left"], {"kind": "area", "id": "heel_back"}),
    *({"kind": "area", "id": "elbow", "side": "left"}, {"kind": "root", "id": "heel_back", "side": "left"}),
    *({"kind": "area", "id": "heel_back", "side": "up"}, {"kind": ["area"], "id": {}, "side": "left"}),
]


@pytest.mark.parametrize("found", FORGED)
def test_what_was_never_found_is_left_out_with_a_word(screen, found):
    shown = screen(KNOWN).fire("search", found=found)
    assert shown.picks == [KNOWN]
    assert (REFUSED in captions(shown)) == (found is not None)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20)
    | st.sampled_from([KNOWN, "left:L5", "C03", "middle:coccyx", "right:coccyx", "C03@L4-5.canal"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ids=JSON, revision=JSON, whole=JSON, show=JSON)
def test_no_value_breaks_the_screen(screen, atlas, ids, revision, whole, show):
    from atlas import picks as picking

    shown = screen(KNOWN)
    for value in (sent_by(shown, ids, revision=revision), whole):
        shown.fire("picture", picks=value)
        if shown.sent("answer"):
            shown.fire("answer", show=show)
        if shown.sent("answer"):
            shown.fire("answer", remove=show)
        shown.fire("search", found=show)
        again, refused = picking.read(shown.picks, atlas)
        assert [str(pick) for pick in again] == shown.picks
        assert not refused
