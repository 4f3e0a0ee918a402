"""What the picture is told agrees with what the atlas answers."""

import json
import re
from pathlib import Path

import pytest

from atlas import levels
from atlas.colours import INKS, contrast
from atlas.scales import VOICES
from diagram import knowledge

WEB = Path(__file__).resolve().parents[2] / "dashboard" / "diagram" / "web"
# Names put together at run time in the picture's code.
FAMILIES = {
    "view": ["front", "back", "outer", "inner", "seat", "top", "sole", "spine"],
    "short": ["front", "back", "outer", "inner", "seat", "top", "sole", "spine"],
    "key": ["solid", "hatched", "dashed"],
    "brief": ["solid", "hatched", "dashed"],
    "facing": ["front", "back", "side"],
    "layer": ["roots", "fields", "courses", "agreement"],
    "limb_camera": ["whole", "front", "back", "outer", "inner", "top", "sole", "pelvis"],
    "limb_skin": ["solid", "clear", "none"],
    "close": ["disc", "sac", *levels.POSITIONS, "exiting", "traversing"],
}
AGREEMENT = {"agree", "partly", "disagree"}
SIDES = {"right", "left", "right_side", "left_side", "right_leg", "left_leg"}
ZOOM = {"zoom_in", "zoom_out", "zoom_whole"}


@pytest.fixture(scope="module")
def known(atlas) -> dict:
    return knowledge(atlas)


def test_it_is_plain_json_and_small(known):
    text = json.dumps(known, allow_nan=False, separators=(",", ":"))
    assert json.loads(text) == known
    assert len(text) < 60_000


def test_the_roots_of_an_area_are_those_of_the_atlas(known, atlas):
    for area, fact in known["areas"].items():
        answer = atlas.roots_for([area])
        told = set(zip(answer["root"], answer["relation"], strict=True))
        assert {tuple(pair) for pair in fact["roots"]} == told, area


def test_every_area_has_a_name_in_both_voices(known):
    for id, fact in known["areas"].items():
        assert fact["name"]["plain"], id
        assert fact["name"]["clinical"], id


def test_root_labels_can_be_read_on_their_colours(known):
    assert contrast(*INKS) > 15
    for id, root in known["roots"].items():
        for theme, shown in root["colours"].items():
            assert contrast(shown["ink"], shown["colour"]) >= 4.5, (id, theme)


def test_lines_of_roots_stand_out_on_both_pages(known):
    for id, root in known["roots"].items():
        assert contrast(root["colours"]["light"]["edge"], "#ffffff") >= 2.95, id
        assert contrast(root["colours"]["dark"]["edge"], "#171e25") >= 2.95, id


def test_border_roots_are_known_but_not_pickable(known):
    assert {id for id, root in known["roots"].items() if root["kind"] == "border"} == {"T12", "Co1"}


def test_the_picture_says_every_word_of_its_catalogue_and_no_other(known):
    folders = (WEB, WEB.parents[1] / "figures" / "web")  # the limb to turn is part of the picture
    code = "\n".join(file.read_text("utf-8") for folder in folders for file in folder.glob("*.js"))
    said = {f"{family}.{name}" for family, names in FAMILIES.items() for name in names}
    said |= {*AGREEMENT, *SIDES, *ZOOM, *re.findall(r'say\("([\w.]+)"', code)}
    voiced = {word: word.rpartition(".")[2] in VOICES for word in known["words"]["en"]}
    catalogue = {word.rpartition(".")[0] if of_voice else word for word, of_voice in voiced.items()}
    assert said <= catalogue
    assert {word for word in catalogue - said if f'"{word}"' not in code and f".{word}" not in code} == set()


@pytest.mark.parametrize("voice", VOICES)
def test_every_word_is_said_in_both_voices_with_the_same_places_to_fill(known, voice):
    words = known["words"]["en"]
    for word, text in words.items():
        key = word.rpartition(".")[0] if word.rpartition(".")[2] in VOICES else word
        said = words.get(f"{key}.{voice}", words.get(key))
        assert said is not None, word
        assert set(re.findall(r"\{\w+\}", said)) == set(re.findall(r"\{\w+\}", text)), word


def test_the_levels_have_the_roots_of_the_atlas(known):
    assert list(known["levels"]) == list(levels.DISC_LEVELS)
    for level, fact in known["levels"].items():
        assert [fact["exiting"]] == levels.roots_at(level, "foramen"), level
        assert [fact["traversing"]] == levels.roots_at(level, "lateral_recess"), level
        assert fact["name"] == levels.written(level)


def test_every_pattern_of_the_roots_can_be_drawn(known):
    drawn = set(re.findall(r"^  (\w+): \{ d:", (WEB / "pattern.js").read_text("utf-8"), re.MULTILINE))
    assert {root["pattern"] for root in known["roots"].values()} <= drawn
