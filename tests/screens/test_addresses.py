"""Whatever an address says, the app answers: what holds is picked, the rest is left out with a word."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from ui import catalogue

FORGED = [
    *("L5", "right:", ":", ",,,", "right:L9", "middle:L5", "middle:heel_back", "right:T12"),
    *("C99", "C06@L9-9.foramen", "C06@", "C03,C04", "right:L5,C03", "right:dorsum_mid,right:L5"),
    *("<script>alert(1)</script>", "right:<img src=x>", "../../etc/passwd", "%00", "🦶", "x" * 9000),
]


@pytest.mark.parametrize("at", FORGED)
def test_what_is_not_in_the_atlas_is_left_out_with_a_word(screen, at):
    shown = screen(at)
    said = [caption.value for caption in shown.app.caption]
    assert (catalogue.say("search.refused") in said) == (at.strip(",") != "")
    assert at not in shown.text or len(at) < 4


def test_what_holds_beside_it_is_kept(screen):
    assert screen("right:nowhere,right:dorsum_mid").picks == ["right:dorsum_mid"]


def test_an_unknown_voice_falls_back_to_the_plain_one(screen):
    shown = screen("right:dorsum_mid", voice="shouting")
    assert shown.app.session_state["voice"] == "plain"
    assert catalogue.say("search.refused") in [caption.value for caption in shown.app.caption]


@pytest.mark.parametrize("map", ["foerster-1933", "nowhere", "<b>", "x" * 9000])
def test_a_map_that_is_not_drawn_falls_back_to_the_consensus_with_a_word(screen, map):
    shown = screen("right:dorsum_mid", map=map)
    assert shown.app.session_state["map"] == "consensus"
    assert "map" not in shown.app.query_params
    assert catalogue.say("search.refused") in [caption.value for caption in shown.app.caption]


def test_a_map_that_is_drawn_is_kept_in_the_address_and_told_to_all(screen):
    shown = screen("right:toe1_medial", map="keegan-garrett-1948")
    assert shown.app.session_state["map"] == "keegan-garrett-1948"
    assert shown.sent("picture")["map"] == shown.sent("answer")["map"] == "keegan-garrett-1948"


def test_the_voice_outlives_a_run_that_was_cut_short(screen, frame):
    """Of such a run Streamlit forgets the widgets it did not come to draw, the switch of voices too."""
    before = screen("right:dorsum_mid", voice="clinical").app.session_state
    app = AppTest.from_file(frame, default_timeout=30)
    kept = ("session", "revision", "picks", "map", "before", "refused", "led_to", "page", "wrote", "spoken")
    for name in kept:
        app.session_state[name] = before[name]
    app.query_params["at"], app.query_params["voice"] = "right:dorsum_mid", "clinical"
    app.run()
    assert not app.exception
    assert app.session_state["voice"] == "clinical"


PIECES = st.one_of(
    st.text(max_size=40),
    st.builds(
        "{}:{}".format,
        st.sampled_from(["right", "left", "middle", "up", ""]),
        st.sampled_from(["dorsum_mid", "heel_back", "L5", "S1", "T12", "sacrum_midline", "x"]),
    ),
    st.sampled_from(["C01", "C03", "C06@L4-5.foramen", "C06@L4-5.canal", "C06@x.y"]),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(PIECES, max_size=6))
def test_no_address_breaks_the_screen(screen, pieces):
    shown = screen(",".join(pieces))
    kinds = {
        "condition" if pick[0] == "C" else "root" if pick[-2] in "LS" else "area" for pick in shown.picks
    }
    assert len(kinds) <= 1
    assert shown.app.query_params.get("at", "") == ",".join(shown.picks)
