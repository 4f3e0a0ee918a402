"""Root or nerve, on the screen: side by side, the best test first, and never one root alone."""

import re
from html import unescape

import pytest

from atlas import levels
from atlas import picks as picking
from ui import catalogue
from ui.answer import apart, contents, seats

# place: (the best test, weak with, normal with)
BEST = {
    "dorsum_mid": ("Turn the sole in", "the L5 root", "the outer-leg nerve"),
    "shin_lat_lower": ("Turn the sole in", "the L5 root", "the outer-leg nerve"),
    "thigh_ant_lower": ("Squeeze the knees together", "the L3 root", "the front-thigh nerve"),
    "thigh_lat_upper": ("Lift the thigh", "the L2 root", "the outer-thigh skin nerve"),
    "shin_med_lower": ("Walk on the heels", "the L4 root", "the front-thigh nerve"),
    "heel_plantar": ("Move the leg backwards", "the S1 root", "the calf and sole nerve"),
}


def text_of(html: str) -> str:
    unmarked = re.sub(r'<button class="term"[^>]*>(.*?)</button>', r"\1", html)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", unmarked))).strip()


@pytest.mark.parametrize("area", BEST)
def test_one_line_names_the_best_test(atlas, area):
    test, weak, normal = BEST[area]
    said = f"{test}: usually weak with {weak}, normal with {normal}."
    assert apart.teaser(atlas, (area,), "plain") == said
    picks = [picking.parse(f"right:{area}", atlas)]
    assert said in text_of(contents.of(atlas, picks, "plain")["parts"][0]["html"])


def test_where_no_test_helps_it_says_how_the_nerve_differs(atlas):
    """The skin between the legs is no place for a test of strength."""
    said = apart.teaser(atlas, ("saddle_inner_perianal",), "plain")
    assert said.startswith("Saddle nerve: ")
    assert said.endswith("Real numbness in the saddle needs an urgent check.")


def test_every_place_and_every_root_has_its_line(atlas):
    for id in [*atlas.table("areas")["area"], *levels.ROOTS]:
        assert apart.teaser(atlas, (id,), "clinical"), id


def told(atlas, area: str) -> list[str]:
    return [id for _, id in seats.of(atlas, (area,)).tests()]


def test_each_nerve_has_its_own_best_test_among_those_told(atlas):
    assert told(atlas, "dorsum_mid")[:3] == ["m_sole_in", "m_toes_up", "m_leg_out"]
    assert {"m_push_off", "r_ankle"} <= set(told(atlas, "foot_lat_border"))
    assert {"r_knee", "m_ankle_lift"} <= set(told(atlas, "shin_med_lower"))
    assert "m_big_toe_up" not in told(atlas, "first_web")  # weak in both


@pytest.mark.parametrize("voice", catalogue.VOICES)
def test_every_place_has_roots_and_nerves_side_by_side(atlas, voice):
    """Two roots at least, in every row their label; what is weak is never said for certain."""
    for area in atlas.table("areas")["area"]:
        html = apart.side_by_side(atlas, (area,), voice)
        table = html[html.index("<table") : html.index("</table>")]
        heads = re.findall(r'<th scope="row">(.*?)</th>', table)
        roots = [head for head in heads if 'class="root' in head]
        assert len(roots) > 1, area
        assert len(heads) > len(roots), area


@pytest.mark.parametrize("root", ["L1", "L2", "L3", "L4", "L5", "S1", "S2", "S3", "S4", "S5"])
def test_a_picked_root_stands_beside_nerves(atlas, root):
    found = seats.of(atlas, (root,))
    assert list(found.roots) == [root]
    assert found.nerves


def labels(html: str) -> list[str]:
    """Roots with their relation, and nerves as often as they are named, in the order of the page."""
    return re.findall(r'class="(?:root (\w+)"[^>]*>(\w+)<|nerve-name)', html)


def test_both_voices_tell_the_same(atlas):
    for area in atlas.table("areas")["area"]:
        plain, clinical = (apart.side_by_side(atlas, (area,), voice) for voice in catalogue.VOICES)
        assert plain.count("<li") == clinical.count("<li"), area
        assert labels(plain) == labels(clinical), area


def test_a_test_says_how_it_is_done_and_with_whom_it_is_weak(atlas):
    html = apart.side_by_side(atlas, ("dorsum_mid",), "plain")
    first = text_of(html[html.index('<ul class="tests"') :].partition("</li>")[0])
    assert first == (
        "Turn the sole in Turn the sole in with the foot pointing down. usually weak L5 "
        "normal S1 Surface branch of the outer-leg nerve Outer-leg nerve"
    )


def test_a_test_whose_facts_were_not_all_read_says_so(atlas):
    html = apart.side_by_side(atlas, ("dorsum_mid",), "plain")
    tests = [text_of(line) for line in html[html.index('<ul class="tests"') :].split("</li>")]
    marked = {line.partition(" (known, not re-read)")[0] for line in tests if "not re-read" in line}
    assert marked == {"Lift the big toe", "Walk on the heels"}


def test_a_sentence_that_was_not_read_says_so(atlas):
    html = apart.side_by_side(atlas, ("dorsum_mid",), "plain")
    said = [text_of(line) for line in re.findall(r"<li>.*?</li>", html.partition("<table")[0])]
    assert said[0].startswith("Surface branch of the outer-leg nerve")
    assert said[0].endswith("(known, not re-read)")
    assert said[1].startswith("Outer-leg nerve (common fibular)")
    assert "not re-read" not in said[1]


def test_a_nerve_of_the_skin_weakens_nothing(atlas):
    html = apart.side_by_side(atlas, ("thigh_lat_mid",), "plain")
    row = next(row for row in re.findall(r"<tr>.*?</tr>", html) if "Outer-thigh skin nerve" in row)
    assert f'data-label="Usually weak">{catalogue.say("apart.nothing_weak")}</td>' in row
