"""What the picture is told of its layers agrees with what the atlas answers."""

import json
import re
from pathlib import Path

import pytest

from diagram import layers

WEB = Path(__file__).resolve().parents[2] / "dashboard" / "diagram" / "web"


@pytest.fixture(scope="module")
def told(atlas) -> dict:
    return layers(atlas)


def areas(atlas) -> list[str]:
    return list(atlas.table("areas")["area"])


def test_it_is_plain_json_and_small(told):
    text = json.dumps(told, allow_nan=False, separators=(",", ":"))
    assert len(text) < 60_000


def test_only_maps_that_were_read_have_roots_to_draw(told, atlas):
    assert [map for map, fact in told["maps"].items() if fact["drawn"]] == atlas.drawn_maps()
    for memory in ("foerster-1933", "lee-2008"):
        assert told["maps"][memory]["drawn"] is False
        assert "roots" not in told["maps"][memory]


def test_the_roots_of_a_map_are_those_that_may_be_drawn(told, atlas):
    for map, fact in told["maps"].items():
        if "roots" in fact:
            rows = atlas.drawn(map)
            wanted = set(zip(rows["end"], rows["root"], rows["relation"], strict=True))
            assert {(end, *pair) for end, pairs in fact["roots"].items() for pair in pairs} == wanted


def test_movements_measured_at_surgery_are_no_map_of_the_skin(told):
    assert {"phillips-1991", "london-2022", "hashimoto-2024"}.isdisjoint(told["maps"])


def test_two_maps_differ_where_the_atlas_says_so(told, atlas):
    for pair, found in told["differ"].items():
        rows = atlas.compare(*pair.split("|"))
        wanted = rows[rows["verdict"].isin(["partly", "disagree"])]
        assert found == dict(zip(wanted["end"], wanted["verdict"], strict=True))
    known = told["differ"]["consensus|keegan-garrett-1948"]
    assert known["toe1_medial"] == "disagree"
    assert "dorsum_mid" not in known


@pytest.mark.parametrize(
    ("area", "agreeing"),
    [("dorsum_mid", (4, 4)), ("heel_plantar", (1, 3)), ("toe1_dorsal", (2, 3)), ("thigh_lat_mid", (1, 2))],
)
def test_how_many_maps_agree(told, area, agreeing):
    """Counted in the table: the most maps with one and the same set of primary roots, of all with any."""
    assert told["agreeing"][area] == agreeing


def test_where_all_are_said_to_agree_most_do(told, atlas):
    for row in atlas.table("areas").itertuples():
        most, all = told["agreeing"][row.area]
        assert 0 < most <= all
        if row.agreement == "agree":
            assert most >= 2, row.area
        if row.agreement == "disagree":
            assert most < all, row.area


def test_every_area_has_a_nerve_with_a_name_and_a_pattern_that_can_be_drawn(told, atlas):
    drawn = set(re.findall(r"^  (\w+): \{ d:", (WEB / "pattern.js").read_text("utf-8"), re.MULTILINE))
    for area in areas(atlas):
        assert told["fields"][area], area
        for nerve in told["fields"][area]:
            fact = told["nerves"][nerve]
            assert fact["pattern"] in drawn, nerve
            assert fact["label"]["clinical"], nerve


def test_nerves_that_meet_wear_different_patterns(told):
    for named in told["fields"].values():
        patterns = [told["nerves"][nerve]["pattern"] for nerve in named]
        assert len(set(patterns)) == len(patterns), named


@pytest.mark.parametrize(
    ("area", "nerve"),
    [
        ("first_web", "deep_fibular"),
        ("dorsum_mid", "superficial_fibular"),
        ("foot_lat_border", "sural"),
        ("heel_plantar", "medial_calcaneal"),
        ("shin_med_lower", "saphenous"),
        ("thigh_lat_mid", "lateral_femoral_cutaneous"),
        ("thigh_post_mid", "posterior_femoral_cutaneous"),
    ],
)
def test_skin_belongs_to_the_nerve_of_the_textbook(told, area, nerve):
    assert told["fields"][area] == [nerve]


def test_ways_are_ways_of_the_atlas(told, atlas):
    for area, roots in told["ways"].items():
        for root, ways in roots.items():
            known = {way.sites for way in atlas.wiring.ways(area, root)}
            for way in ways:
                assert tuple(told["sites"][place] for place in way) in known, (area, root)


def test_a_root_of_any_drawn_map_has_its_way_where_a_nerve_carries_it(told, atlas):
    for map in atlas.drawn_maps():
        for row in atlas.drawn(map).itertuples():
            assert bool(told["ways"][row.end][row.root]) == bool(atlas.wiring.ways(row.end, row.root))


def test_stations_are_the_sites_where_something_presses(told, atlas):
    pressed = {site for site in atlas.table("compressions")["site"] if site}
    assert set(told["acting"]) == pressed
    assert {"common_fibular@fibular_neck", "tibial@tarsal_tunnel"} <= pressed
