"""The causes as cards: three groups that never mix, in order along the way, folded fairly."""

import pytest

from ui.causes import body, cards

AREAS = ["dorsum_mid", "heel_back", "toe1_medial", "thigh_ant_upper", "saddle_inner_perianal"]


def cards_of(groups: list[dict]) -> dict[str, list[dict]]:
    return {group["id"]: [card for fold in cards.FOLDS for card in group[fold]] for group in groups}


@pytest.mark.parametrize("pick", [*AREAS, "L5", "S1", "L2"])
@pytest.mark.parametrize("voice", ["plain", "clinical"])
def test_the_three_groups_stand_in_order_and_never_mix(atlas, pick, voice):
    groups = cards.grouped(atlas, [pick], voice)
    assert [group["id"] for group in groups] == list(cards.GROUPS)
    group_of = atlas.table("conditions").set_index("condition")["group"]
    for group, found in cards_of(groups).items():
        assert {group_of[card["id"]] for card in found} <= {group}


@pytest.mark.parametrize("pick", AREAS)
def test_about_seven_are_open_and_nothing_rare_is(atlas, pick):
    """Except the emergencies that usually press here, in a group that has nothing else to open."""
    groups = cards.grouped(atlas, [pick], "plain")
    assert 1 <= sum(len(group["open"]) for group in groups) <= cards.OPEN_CARDS
    for group in groups:
        rare = [card for card in group["open"] if "rare" in (card["how_often"], card["sure"])]
        if any(card["urgency"] == "emergency" for card in group["open"]):
            rare = [
                card for card in group["open"] if card["urgency"] != "emergency" or card["sure"] != "usual"
            ]
            assert not group["more"]
        assert not rare
        assert not [card for card in group["open"] if card["neighbour"]]


def test_beside_the_anus_the_squeezed_nerve_bundle_stands_first_and_open(atlas):
    groups = {group["id"]: group for group in cards.grouped(atlas, ["saddle_inner_perianal"], "plain")}
    assert [card["id"] for card in groups["root"]["open"]][:2] == ["C07", "C08"]


def test_what_rarely_presses_here_is_folded_with_the_rare(atlas):
    root = cards.grouped(atlas, ["saddle_inner_perianal"], "plain")[0]
    assert {"C09", "C12", "C37", "C39"} <= {card["id"] for card in root["rare"]}


@pytest.mark.parametrize("pick", [*AREAS, "L5", "S1"])
def test_at_one_station_the_common_stand_before_the_rare(atlas, pick):
    for group in cards.grouped(atlas, [pick], "plain")[:2]:
        for fold in ("more", "rare"):
            ranks: dict[str, list[int]] = {}
            for card in group[fold]:
                station = card["station"].partition(", and")[0]
                ranks.setdefault(station, []).append(cards.HOW_OFTEN.index(card["how_often"]))
            assert all(rank == sorted(rank) for rank in ranks.values())


@pytest.mark.parametrize("pick", AREAS)
def test_no_cause_is_lost_and_none_told_twice(atlas, pick):
    told = [
        card["id"] for found in cards_of(cards.grouped(atlas, [pick], "plain")).values() for card in found
    ]
    assert sorted(told) == sorted(set(atlas.causes_for([pick])["condition"]))


def test_they_stand_in_the_order_of_the_nerve_s_way(atlas):
    order = atlas.table("sites").set_index("site")["order"].astype(int)
    found = atlas.causes_for(["dorsum_mid"])
    near = found[(found["relation"] == "primary") & (found["group"] == "nerve")]
    first = {}
    for row in near.sort_values(
        "certainty", key=lambda c: c.map(cards.CERTAINTY.index), kind="stable"
    ).to_dict("records"):
        known = first.get(row["condition"])
        if known is None or (row["certainty"] == known[1] and order[row["site"]] < known[0]):
            first[row["condition"]] = (order[row["site"]], row["certainty"])
    nerve = next(group for group in cards.grouped(atlas, ["dorsum_mid"], "plain") if group["id"] == "nerve")
    for fold in ("open", "more", "rare"):
        places = [first[card["id"]][0] for card in nerve[fold]]
        assert places == sorted(places)


def test_a_card_picks_the_condition_where_it_presses(atlas):
    groups = cards.grouped(atlas, ["dorsum_mid"], "plain")
    root = {card["id"]: card for card in cards_of(groups)["root"]}
    assert root["C03"]["pick"] == "C03@L4-5.lateral_recess"
    assert root["C03"]["roots"] == ["L5"]
    assert "{" not in root["C03"]["how"]


def test_every_condition_has_a_body_in_both_voices(atlas):
    for condition in atlas.table("conditions")["condition"]:
        told = body.of(atlas, condition)
        assert told["sources"], condition
        for voice in ("plain", "clinical"):
            assert told["voices"][voice]["feels"], condition
            assert told["voices"][voice]["found"], condition


def test_sources_link_only_to_web_addresses():
    source = {"doi": "", "url": "javascript:alert(1)"}
    assert body.address(source) == ""
    assert body.address({"doi": "10.1/x", "url": ""}) == "https://doi.org/10.1/x"
