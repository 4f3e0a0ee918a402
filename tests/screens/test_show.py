"""Show: the answer alone, in the plain voice, until it is left."""

import re

import pytest

from ui.leaflet import show


def begun(screen, at="right:dorsum_mid", **address):
    return screen(at, **address).fire("take", show=True)


def test_only_the_picture_the_answer_and_the_emergency_line_are_left(screen):
    shown = begun(screen)
    assert shown.sent("picture") and shown.sent("emergency") and shown.sent("showing")
    assert shown.sent("answer") is None and shown.sent("search") is None
    assert [button.key for button in shown.app.button] == []


def test_it_speaks_plainly_and_the_own_voice_comes_back(screen):
    shown = begun(screen, voice="clinical")
    assert {shown.sent(name)["voice"] for name in ("picture", "emergency")} == {"plain"}
    assert "commonly serve" in shown.sent("showing")["html"]
    assert shown.app.query_params["voice"] in ("clinical", ["clinical"])
    left = shown.fire("showing", end=True)
    assert {left.sent(name)["voice"] for name in ("picture", "emergency", "answer")} == {"clinical"}
    assert left.sent("showing") is None


def test_it_stands_in_no_address_and_ends_on_another_screen(screen):
    shown = begun(screen)
    assert set(shown.app.query_params) == {"at"}
    shown.app.switch_page("views/about.py").run()
    shown.app.switch_page("views/explore.py").run()
    assert shown.sent("showing") is None


def test_it_follows_the_picture(screen):
    shown = begun(screen)
    picks = {"ids": ["right:heel_lat"], "session": shown.app.session_state["session"], "revision": 0}
    shown.fire("sole_to_spine_picture", picks=picks)
    assert "Outer side of heel" in shown.sent("showing")["html"]


@pytest.mark.parametrize(("page", "at", "offered"), [
    ("", None, {"show"}), ("", "right:heel_lat", {"show", "subject"}), ("", "C03", {"show", "subject"}),
    ("views/conditions.py", "C03", {"subject"}), ("views/conditions.py", "right:L5", None),
    ("views/conditions.py", None, None), ("views/evidence.py", "C03", None), ("views/work.py", "C03", None),
])  # fmt: skip
def test_a_screen_offers_what_it_has_an_answer_for(screen, page, at, offered):
    told = screen(at, page=page).sent("take")
    assert (told and {name for name in ("show", "subject") if told[name]}) == offered


def test_findings_that_are_not_normal_can_be_taken_home(screen):
    shown = screen(page="views/work.py").fire("sole_to_spine.work", examined=["right:r_ankle=normal"])
    assert shown.sent("take") is None
    found = ["right:r_ankle=reduced"]
    assert shown.fire("sole_to_spine.work", examined=found).sent("take")["subject"] == {"findings": found}


def text(atlas, *picks):
    return re.sub(r"<[^>]+>", " ", show.of(atlas, list(picks), "consensus")["html"])


def test_of_all_skin_every_root_is_shown_and_how_far_the_maps_agree(atlas):
    for area in atlas.table("areas")["area"]:
        side = "middle" if area in atlas.midline else "left"
        html = show.of(atlas, [f"{side}:{area}"], "consensus")["html"]
        roots = {row.root for row in atlas.rows.roots_for([area])}
        assert set(re.findall(r'class="root \w+"[^>]*>(\w+)', html)) == roots, area
        assert 'class="agreement' in html, area


def test_the_few_are_told_in_order_along_the_way(atlas):
    told = show.of(atlas, ["right:dorsum_mid"], "consensus")
    assert len(told["few"]) == 4
    order = [told["html"].index(name) for name in ("Narrowed spinal canal", "Slipped disc", "outer knee")]
    assert order == sorted(order)


def test_beside_the_anus_the_emergencies_are_shown(atlas):
    assert "Squeezed nerve bundle" in text(atlas, "right:saddle_inner_perianal")


@pytest.mark.parametrize(("pick", "said"), [
    ("left:L5", "It shares skin and muscles with its neighbours L4 and S1"),
    ("C06@L4-5.foramen", "What it presses on"), ("C22", "Fibres of these roots run there"),
    ("C54", "It presses on no root and no nerve"), ("C21", "Roots often behind it"),
])  # fmt: skip
def test_roots_and_conditions_are_shown_with_what_they_are(atlas, pick, said):
    assert said in text(atlas, pick)


def test_without_a_pick_it_says_what_to_do(atlas):
    assert show.of(atlas, [], "consensus")["html"] == "<h2>Touch where you feel it</h2>"
