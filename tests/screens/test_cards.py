"""The causes as cards: three groups that never mix, in order along the way, folded fairly."""

import pytest

from ui.answer import body, cards

AREAS = ["dorsum_mid", "heel_back", "toe1_medial", "thigh_ant_upper", "saddle_inner_perianal"]
SADDLE = ["saddle_inner_perianal", "saddle_outer_ring", "genital_back", "genital_front", "coccyx"]

# area: (cards of nerves that must be open, cards that must not, source)
NERVES_OPEN = {
    "ankle_behind_med": ({"C24", "C43"}, {"C41"}, "POMEROY2015: skin over the tarsal tunnel"),
    "toe5_dorsal": ({"C44"}, {"C45", "C18"}, "OPENANESTHESIA: sural nerve"),
    "heel_lat": ({"C44"}, set(), "WHEELESS: sural nerve"),
    "heel_plantar": ({"C24"}, set(), "WHEELESS: calcaneal branch of the tibial nerve"),
    "trochanter_side": ({"C23"}, {"C66"}, "LFCN_KENHUB: skin of the greater trochanter"),
    "thigh_ant_mid": ({"C41", "C23"}, set(), "MERALGIA_MEDSCAPE: anterolateral thigh"),
    "toe3_plantar": ({"C25", "C24"}, {"C18"}, "POMEROY2015; piriformis is disputed (HOPAYIAN2018)"),
    "dorsum_mid": ({"C22"}, {"C18"}, "FOOTDROP_NK: fibular nerve"),
}


def cards_of(groups: list[dict]) -> dict[str, list[dict]]:
    return {group["id"]: [card for fold in cards.FOLDS for card in group[fold]] for group in groups}


@pytest.mark.parametrize("pick", [*AREAS, "L5", "S1", "L2"])
@pytest.mark.parametrize("voice", ["plain", "clinical"])
def test_the_three_groups_stand_in_order_and_never_mix(atlas, pick, voice):
    groups = cards.grouped(atlas, [pick], voice)
    assert [group["id"] for group in groups] == list(cards.CAUSING)
    group_of = atlas.table("conditions").set_index("condition")["group"]
    for group, found in cards_of(groups).items():
        assert {group_of[card["id"]] for card in found} <= {group}


@pytest.fixture(scope="module")
def groups_of(atlas) -> dict[str, dict[str, dict]]:
    """What each area shows, group by group."""
    return {
        area: {group["id"]: group for group in cards.grouped(atlas, [area], "plain")}
        for area in atlas.table("areas")["area"]
    }


@pytest.fixture(scope="module")
def alarming(atlas) -> set[str]:
    """The areas that open emergency signs by themselves."""
    triggers = atlas.table("red_flag_triggers")
    return set(triggers["end"][triggers["trigger"] == "area"])


def opened(group: dict) -> list[str]:
    return [card["id"] for card in group["open"]]


def test_about_seven_are_open_and_nothing_rare_is(groups_of, alarming):
    """Except the emergencies that usually press here, on skin that opens emergency signs by itself."""
    for area, groups in groups_of.items():
        assert 1 <= sum(len(group["open"]) for group in groups.values()) <= cards.OPEN_CARDS, area
        for group in groups.values():
            shown = group["open"]
            if area in alarming and group["id"] == "root":
                shown = shown[cards.ALARMS :]
            assert not [card for card in shown if "rare" in (card["how_often"], card["sure"])], area
            assert not [card for card in shown if card["neighbour"] or card["urgency"] == "emergency"], area


@pytest.mark.parametrize("area", [*SADDLE, "inner_thigh_top"])
def test_on_saddle_skin_the_squeezed_nerve_bundle_stands_first_and_open(groups_of, alarming, area):
    """BMJBP_CES: a numb saddle is cauda equina syndrome until it has been looked at."""
    assert area in alarming
    assert opened(groups_of[area]["root"])[:2] == ["C07", "C08"]


def test_no_other_skin_opens_with_an_emergency(groups_of, alarming):
    """The middle of the lower back is where ordinary back pain is felt."""
    for area in groups_of.keys() - alarming:
        for group in groups_of[area].values():
            assert "emergency" not in {card["urgency"] for card in group["open"]}, area
    lower_back = groups_of["sacrum_midline"]
    assert {"C07", "C08", "C34", "C35"} <= {card["id"] for card in lower_back["root"]["rare"]}
    assert {"C15", "C19"} <= set(opened(lower_back["neither"]))


def test_a_cracked_sacrum_is_no_ordinary_reason_for_a_numb_saddle(groups_of):
    """MAKI2019, JRHEUM_SIF2020: roots are seldom harmed."""
    for area in ("saddle_outer_ring", "genital_back", "gluteal_fold_sitbone"):
        assert "C38" in {card["id"] for card in groups_of[area]["root"]["rare"]}, area


@pytest.mark.parametrize("area", NERVES_OPEN)
def test_nerve_cards_that_are_open(groups_of, area):
    shown, folded, source = NERVES_OPEN[area]
    found = set(opened(groups_of[area]["nerve"]))
    assert shown <= found, source
    assert not folded & found, source


def test_the_nerve_that_serves_most_of_a_place_opens_first(groups_of):
    """What only touches the edge of it never takes the room of what mainly serves it."""
    for area, groups in groups_of.items():
        nerve = groups["nerve"]
        widest = max((card["part"] for card in nerve["open"]), default=0)
        waiting = [card for card in nerve["more"] if card["sure"] != "disputed"]
        assert all(card["part"] >= widest for card in waiting), area


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
    near = (found["relation"] == "primary") | (found["part"] == "main")
    near = found[near & (found["group"] == "nerve")]
    first = {}
    for row in near.sort_values(
        "certainty", key=lambda c: c.map(cards.CERTAINTIES.index), kind="stable"
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
