"""Cards written by hand from their sources, apart from the tables: what is right, accepted and wrong."""

from typing import NamedTuple

import pytest

from learning.marking import mark


class Golden(NamedTuple):
    """`takes`: some of what is accepted; `not_`: some of what is neither right nor accepted."""

    id: str
    right: str
    takes: str
    not_: str
    disputed: bool
    source: str


GOLDEN = [
    # The sensory points of the standard are where each root is surest.
    Golden("roots_of_skin:dorsum_mid", "L5", "S1", "L3 S3", False, "ISNCSCI"),
    Golden("roots_of_skin:ankle_med_malleolus", "L4", "L5", "S1 L2", False, "ISNCSCI"),
    Golden("roots_of_skin:knee_med", "L3", "L4", "L5 S2", False, "ISNCSCI"),
    Golden("roots_of_skin:knee_back", "S2", "S1", "L5 S4", False, "ISNCSCI"),
    Golden("roots_of_skin:saddle_inner_perianal", "S4 S5", "S3", "S1 L5", False, "ISNCSCI"),
    Golden("roots_of_skin:groin_crease", "L1", "L2", "L4 S1", False, "ISNCSCI"),
    # One family of maps runs L4 to the big toe, the other gives it to L5.
    Golden("roots_of_skin:toe1_medial", "L5", "L4", "S2 L2", True, "WILLIAMS1998"),
    # The heel is S1 in most lists, L5 and S2 in strips on Grant's plate.
    Golden("roots_of_skin:heel_plantar", "S1", "S2 L5", "L3 S4", True, "GRANT1962"),
    # L2 to L5 by the map: say that maps differ.
    Golden("roots_of_skin:thigh_lat_mid", "L2 L3", "L4 L5", "S3 S4", True, "GRANT1962"),
    Golden("roots_of_skin:sole_arch_med", "L5", "L4 S1 S2", "L1 S5", True, "GRANT1962"),
    Golden("maps:trochanter_side@L4", "keegan-garrett-1948", "", "consensus", False, "GRANT1962"),
    Golden("maps:toe1_medial@L5", "consensus", "", "keegan-garrett-1948", False, "GRANT1962"),
    Golden("nerve_of_skin:first_web", "deep_fibular", "common_fibular", "sural", False, "POMEROY2015"),
    Golden("nerve_of_skin:thigh_lat_mid", "lateral_femoral_cutaneous", "", "saphenous", False,
           "MERALGIA_MEDSCAPE"),
    Golden("nerve_of_skin:ankle_lat_malleolus", "sural", "tibial", "saphenous", False, "OPENANESTHESIA"),
    Golden("root_of_movement:m_big_toe_up", "L5", "L4 S1", "L2 S3", False, "ISNCSCI"),
    Golden("root_of_movement:m_push_off", "S1", "L5 S2", "L2 S4", False, "ISNCSCI"),
    Golden("root_of_movement:m_thigh_lift", "L2", "L1 L3", "L5 S1", False, "ISNCSCI"),
    # The standard tests it as L4; roots stimulated at surgery moved it more often from L5.
    Golden("root_of_movement:m_ankle_lift", "L4 L5", "S1", "L1 S4", True, "HASHIMOTO2024"),
    Golden("root_of_movement:m_heel_walk", "L4 L5", "S1", "L1 S4", True, "HASHIMOTO2024"),
    # Bedside charts say S2, muscle tables L5 and S1.
    Golden("root_of_movement:m_toes_curl", "L5 S1", "S2", "L2 L3", True, "ISNCSCI_NONKEY"),
    Golden("root_of_movement:m_sole_in", "L5", "L4", "L2 S3", True, "FOOTDROP_PACES"),
    Golden("root_of_reflex:r_knee", "L3 L4", "L2", "S1 none", False, "ESENE2012"),
    Golden("root_of_reflex:r_ankle", "S1", "S2", "L3 none", False, "ESENE2012"),
    Golden("root_of_reflex:r_medial_hamstring", "L5", "S1", "L2 none", False, "ESENE2012"),
    Golden("root_of_reflex:r_babinski", "none", "", "L5 S1", False, "FOOTDROP_NK"),
    # The lower root is crossed in the recess, the upper one leaves by the foramen.
    Golden("root_of_place:L4-5.lateral_recess", "L5", "", "L4 S1", False, "DISCLEVEL"),
    Golden("root_of_place:L4-5.foramen", "L4", "", "L5 L3", False, "DISCLEVEL"),
    Golden("root_of_place:L5-S1.lateral_recess", "S1", "", "L5 S2", False, "DISCLEVEL"),
    Golden("root_of_place:L5-S1.extraforaminal", "L5", "", "S1 L4", False, "DISCLEVEL"),
    Golden("place_of_root:L5", "L4-5.lateral_recess L5-S1.foramen L5-S1.extraforaminal",
           "L4-5.canal L3-4.canal", "L4-5.foramen L5-S1.lateral_recess", False, "DISCLEVEL"),
    Golden("condition_at_site:common_fibular@fibular_neck", "C22", "", "C46 C24", False, "FOOTDROP_NK"),
    Golden("condition_at_site:tibial@tarsal_tunnel", "C24", "", "C44 C22", False, "POMEROY2015"),
    Golden("site_of_condition:C23", "lateral_femoral_cutaneous@inguinal_ligament", "",
           "femoral@inguinal_ligament", False, "OPENANESTHESIA"),
    Golden("site_of_condition:C25", "common_plantar_digital@third_web",
           "common_plantar_digital@second_web", "baxter@heel", False, "IMN2016"),
    Golden("emergency:RF01", "emergency", "", "routine soon", False, "BMJBP_CES"),
    Golden("emergency:RF07", "soon", "same_day emergency", "routine", False, "FOOTDROP_NK"),
    Golden("emergency:RF26", "routine", "", "emergency", False, ""),
    # Big toe and hip weak, pushing off strong: the root, and no nerve below the knee.
    Golden("case:K01", "L5", "", "common_fibular@fibular_neck above", False, "FOOTDROP_NK"),
]  # fmt: skip
IDS = [golden.id for golden in GOLDEN]


@pytest.mark.parametrize("golden", GOLDEN, ids=IDS)
def test_the_card_holds_what_its_source_says(bank, golden):
    card = bank.cards[golden.id]
    assert card.right == set(golden.right.split())
    assert card.accepted >= set(golden.takes.split())
    assert not (card.right | card.accepted) & set(golden.not_.split())
    assert card.disputed == golden.disputed
    assert not golden.source or golden.source in card.sources


@pytest.mark.parametrize("golden", GOLDEN, ids=IDS)
def test_it_is_marked_so(bank, golden):
    """Asked by some seed that shows them all, each answer is marked by what its source says."""
    for seed in range(30):
        question = bank.ask(golden.id, seed)
        shown = [id for id in golden.right.split() if id in question.possible]
        assert mark(question, shown).verdict == "right"
        for id in set(golden.not_.split()) & question.possible:
            assert mark(question, [id]).verdict == "wrong"


@pytest.mark.parametrize(
    ("root", "sure", "also", "never"),
    [
        ("L4", "ankle_med_malleolus", "toe1_medial", "heel_lat"),
        ("L5", "dorsum_mid", "toe1_medial", "knee_back"),
        ("S1", "foot_lat_border", "heel_lat", "knee_med"),
        ("S2", "knee_back", "heel_plantar", "first_web"),
    ],
)
def test_skin_touched_for_a_root(bank, root, sure, also, never):
    """Sure by the points of the standard; big toe and heel are given to it by some maps only."""
    question = bank.ask(f"skin_of_root:{root}", 3)
    assert [mark(question, [area]).verdict for area in (sure, also, never)] == ["right", "partly", "wrong"]
