"""The strip of stations: few stops in order from the spine, each with what the cards say presses there."""

import pytest

from ui import catalogue
from ui.answer import cards, stations

PICKS = ["dorsum_mid", "heel_plantar", "thigh_lat_mid", "saddle_inner_perianal", "L1", "L5", "S1", "S4"]


@pytest.fixture(scope="module")
def strip_of(atlas):
    def strip(*ids: str, voice: str = "plain") -> dict:
        return stations.of(atlas, list(ids), cards.grouped(atlas, list(ids), voice), voice)

    return strip


def keys(strip: dict) -> list[str]:
    return [stop["key"] for stop in strip["stops"]]


def test_the_top_of_the_foot_from_the_spine_to_the_foot(strip_of):
    assert keys(strip_of("dorsum_mid")) == [
        *("canal", "lateral_recess", "doorway", "plexus", "buttock", "thigh", "knee", "leg", "foot")
    ]


def test_the_outer_thigh_by_the_groin_and_not_by_the_buttock(strip_of):
    assert keys(strip_of("thigh_lat_mid"))[3:] == ["plexus", "groin", "thigh"]


@pytest.mark.parametrize("pick", PICKS)
def test_stops_stand_in_order_along_the_way(atlas, strip_of, pick):
    firsts = [min(atlas.wiring.order[site] for site in stop["sites"]) for stop in strip_of(pick)["stops"]]
    assert firsts == sorted(firsts)


@pytest.mark.parametrize("area", ["dorsum_mid", "heel_plantar", "thigh_lat_mid", "saddle_inner_perianal"])
def test_only_stations_of_the_ways_of_what_is_picked(atlas, strip_of, area):
    way = {step.site for step in atlas.rows.way(area) if step.carried}
    # Of a root that no nerve brings here, only its course in the spine is sure.
    lost = [step.root for step in atlas.rows.way(area) if not step.carried]
    way |= {site for root in lost for site in atlas.wiring.spine_of(root)}
    assert {site for stop in strip_of(area)["stops"] for site in stop["sites"]} == way


@pytest.mark.parametrize("pick", PICKS)
@pytest.mark.parametrize("voice", catalogue.VOICES)
def test_each_stop_counts_and_names_the_cards_that_act_there(atlas, strip_of, pick, voice):
    found = [
        card for group in cards.grouped(atlas, [pick], voice) for fold in cards.FOLDS for card in group[fold]
    ]
    for stop in strip_of(pick, voice=voice)["stops"]:
        acting = [card["name"] for card in found if set(card["sites"]) & set(stop["sites"])]
        assert stop["count"] == len(acting)
        assert all(name in stop["says"] for name in acting[: stations.NAMED])
        assert acting or catalogue.say("stations.nothing", voice) in stop["says"]
        assert stop["site"] in stop["sites"]


@pytest.mark.parametrize("pick", PICKS)
def test_every_card_that_presses_somewhere_has_its_stop(atlas, strip_of, pick):
    stops = {site for stop in strip_of(pick)["stops"] for site in stop["sites"]}
    for group in cards.grouped(atlas, [pick], "plain"):
        for card in (card for fold in cards.FOLDS for card in group[fold]):
            assert bool(card["sites"]) == (group["id"] != "neither"), card["id"]
            assert set(card["sites"]) <= stops, card["id"]


def test_a_stop_stands_for_the_site_where_most_presses_on_a_main_root(strip_of):
    sites = {stop["key"]: stop["site"] for stop in strip_of("dorsum_mid")["stops"]}
    assert sites["lateral_recess"] == "lateral_recess@L4-5"
    assert sites["doorway"] == "foramen@L5-S1"
    assert sites["knee"] == "common_fibular@fibular_neck"


def test_a_long_way_leaves_the_bare_stops_for_more(strip_of):
    stops = strip_of("heel_plantar")["stops"]
    assert [stop["key"] for stop in stops if stop["aside"]] == ["thigh"]
    assert not any(stop["aside"] for stop in strip_of("dorsum_mid")["stops"])
    assert all(not stop["count"] for stop in strip_of("S1")["stops"] if stop["aside"])


def test_nerves_side_by_side_are_named_or_counted(strip_of):
    says = {stop["key"]: stop["says"] for stop in strip_of("L5")["stops"]}
    assert says["foot"].startswith("Foot (5 nerves): ")
    assert says["thigh"].startswith("Thigh (Sciatic nerve): ")
    assert says["canal"].startswith("Spinal canal (L1–L2 to L4–L5): ")


def test_sent_folds_say_where_what_lies_in_them_acts(atlas):
    groups = cards.grouped(atlas, ["dorsum_mid"], "plain")
    for sent, whole in zip(cards.told(groups), groups, strict=True):
        for fold, told in sent["folds"].items():
            assert set(told["sites"]) == {site for card in whole[fold] for site in card["sites"]}


def test_a_card_tells_first_the_site_it_is_told_by(atlas):
    groups = {group["id"]: group for group in cards.grouped(atlas, ["dorsum_mid"], "plain")}
    fibular = next(card for card in groups["nerve"]["open"] if card["id"] == "C22")
    assert fibular["sites"][0] == "common_fibular@fibular_neck"
