"""The answer by one published map, and each map's word beside it."""

import re
from html import unescape

import pytest

from atlas import picks as picking
from ui import catalogue
from ui.answer import contents, mapped

KEEGAN, POINTS = "keegan-garrett-1948", "isncsci"


def text_of(html: str) -> str:
    unmarked = re.sub(r'<button class="term"[^>]*>(.*?)</button>', r"\1", html)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", unmarked))).strip()


def answer(atlas, at: str, map: str, voice: str = "plain") -> dict:
    picks, refused = picking.decode(at, atlas)
    assert not refused
    return contents.of(atlas, picks, voice, map)


def served(atlas, at: str, map: str, voice: str = "plain") -> str:
    return text_of(answer(atlas, at, map, voice)["parts"][0]["html"])


def test_roots_strip_and_heading_follow_the_map(atlas):
    said = answer(atlas, "right:thigh_lat_mid", KEEGAN)
    told = text_of(said["parts"][0]["html"])
    assert told.startswith("Roots of this skin on one map: Keegan and Garrett's map (1948)")
    assert re.search(r"Grant L4 L5 mainly Most sources taken together: L2 L3 mainly", told)
    assert re.findall(r">([LS]\d)<", said["strip"]) == ["L4", "L5"]
    assert "on one map; most sources: L2, L3, L4, L5" in text_of(said["strip"])
    assert said["map"] == KEEGAN


def test_the_consensus_names_no_map(atlas):
    said = answer(atlas, "right:thigh_lat_mid", "consensus")
    assert "map:" not in text_of(said["parts"][0]["html"])
    assert "one map" not in text_of(said["strip"])


def test_causes_stay_by_the_consensus_and_say_so(atlas):
    by_map, consensus = (answer(atlas, "right:thigh_lat_mid", map) for map in (KEEGAN, "consensus"))
    causes = [next(part for part in said["parts"] if "causes" in part) for said in (by_map, consensus)]
    assert causes[0] == causes[1]
    assert catalogue.say("mapped.causes") in text_of(by_map["parts"][0]["html"])


def test_skin_without_a_point_is_said_to_have_none(atlas):
    told = served(atlas, "right:thigh_lat_mid", POINTS)
    assert catalogue.say("mapped.no_point") in told
    assert catalogue.say("mapped.points") in told
    strip = text_of(answer(atlas, "right:thigh_lat_mid", POINTS)["strip"])
    assert strip.startswith("blank here; most sources: L2, L3, L4, L5")
    assert "none of its points lies" not in served(atlas, "right:dorsum_mid", POINTS)


def test_of_several_places_it_is_said_which_is_bare(atlas):
    told = served(atlas, "right:dorsum_mid,right:toe1_dorsal", POINTS)
    assert "None of its points lies at: " + atlas.words("area.toe1_dorsal.name") + "." in told


@pytest.mark.parametrize("map", [KEEGAN, POINTS])
@pytest.mark.parametrize("voice", catalogue.VOICES)
def test_no_map_gives_one_root_as_the_answer(atlas, map, voice):
    """The consensus with its neighbours stands beside the map, on every area."""
    for area in atlas.table("areas")["area"]:
        html = mapped.for_areas(atlas, [area], map, voice)
        assert len(set(re.findall(r'class="root \w+"[^>]*>([A-Z]\w+)<', html))) > 1, area
        assert catalogue.say("mapped.consensus", voice) in html


def test_a_map_partly_read_shows_only_what_was_read(atlas):
    """Foerster's map is from memory: nothing of it may be drawn, so nothing is answered by it."""
    assert mapped.drawn(atlas, ["toe1_dorsal"], "foerster-1933") == []


@pytest.mark.parametrize(
    ("area", "shown", "verdicts"),
    [
        ("thigh_lat_mid", "consensus", {"Keegan": "disagree", "Most": "shown"}),
        ("thigh_lat_mid", KEEGAN, {"Keegan": "shown", "Most": "disagree", "Lee": "blank"}),
        ("toe1_dorsal", "consensus", {"Keegan": "partly"}),
        ("dorsum_mid", "consensus", {"Keegan": "agree", "The test points": "agree"}),
        ("coccyx", KEEGAN, {"Lee": "blank"}),
    ],
)
def test_each_map_is_said_to_agree_or_not(atlas, area, shown, verdicts):
    table = mapped.by_map(atlas, [area], shown, "plain")
    rows = dict(re.findall(r'<th scope="row">([^<]+)<.*?class="verdict (\w+)"', table))
    for beginning, verdict in verdicts.items():
        assert verdict == next(rows[name] for name in rows if unescape(name).startswith(beginning))


def test_each_map_names_its_source_and_whether_it_was_read(atlas):
    table = mapped.by_map(atlas, ["toe1_dorsal"], "consensus", "plain")
    rows = {text_of(row) for row in re.findall(r"<tr>.*?</tr>", table)}
    keegan = next(row for row in rows if row.startswith("Keegan"))
    assert "Keegan JJ, Garrett FD 1948" in keegan
    assert "read for this atlas" in keegan
    foerster = next(row for row in rows if row.startswith("Foerster"))
    assert "from memory, not checked" in foerster
    assert "1933" in foerster
    assert 'href="https://doi.org/10.1002/ar.1091020403"' in table


def test_skin_a_map_finds_too_variable_is_said_to_be_blank(atlas):
    table = mapped.by_map(atlas, ["thigh_lat_mid"], "consensus", "plain")
    lee = next(text_of(row) for row in re.findall(r"<tr>.*?</tr>", table) if "Lee" in row)
    assert "not checked left blank: varies too much nothing to compare" in lee


def test_the_way_follows_the_map(atlas):
    ways = contents.folded(atlas, ("thigh_lat_mid",), "plain", KEEGAN)["way"]
    assert set(re.findall(r">([LS]\d)<", ways)) == {"L4", "L5"}


def test_a_roots_skin_follows_the_map(atlas):
    told = served(atlas, "right:L4", KEEGAN)
    assert "Skin by one map: Keegan and Garrett's map" in told
    assert atlas.words("area.thigh_lat_mid.name") in told
    assert atlas.words("area.thigh_lat_mid.name") not in served(atlas, "right:L4", "consensus").partition(
        catalogue.say("root.shared")
    )[0]


def test_a_root_without_skin_on_a_map(atlas):
    edge = served(atlas, "right:L5", POINTS)
    assert atlas.words("area.dorsum_mid.name") in edge
    assert atlas.words("area.dorsum_med.name") not in edge
