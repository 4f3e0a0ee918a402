"""Golden cases of medicine, written apart from the data, each with where it is taught.

Sources by the ids of data/sources.csv, or in words where a textbook fact has many.
"""

import pytest

# area: (primary roots, roots that must be among the neighbours, source)
SKIN = {
    "thigh_ant_upper": ({"L1", "L2"}, set(), "ISNCSCI point L1; usual lists L2"),
    "thigh_ant_mid": ({"L2"}, {"L3"}, "ISNCSCI point L2"),
    "knee_med": ({"L3"}, {"L4"}, "ISNCSCI point L3"),
    "ankle_med_malleolus": ({"L4"}, {"L5"}, "ISNCSCI point L4"),
    "dorsum_mid": ({"L5"}, {"S1"}, "ISNCSCI point L5"),
    "heel_lat": ({"S1"}, {"S2"}, "ISNCSCI point S1"),
    "knee_back": ({"S2"}, {"S1"}, "ISNCSCI point S2"),
    "gluteal_fold_sitbone": ({"S3"}, {"S2"}, "ISNCSCI point S3"),
    "saddle_inner_perianal": ({"S4", "S5"}, {"S3"}, "ISNCSCI level S4-5"),
    "saddle_outer_ring": ({"S3"}, {"S2", "S4"}, "BMJBP_CES: rings from S3 to S5"),
    "coccyx": ({"S5"}, {"S4"}, "GRAYS"),
    "groin_crease": ({"L1"}, {"T12", "L2"}, "GRAYS: ilioinguinal nerve, L1"),
    "knee_front": ({"L3"}, {"L4"}, "GPNOTEBOOK; KEEGAN1948 for L4"),
    "shin_med_upper": ({"L4"}, {"L3"}, "GPNOTEBOOK: L4 inner leg"),
    "shin_lat_upper": ({"L5"}, {"L4", "S1"}, "GPNOTEBOOK: L5 outer leg"),
    "shin_lat_lower": ({"L5"}, {"L4", "S1"}, "GPNOTEBOOK: L5 outer leg"),
    "calf_inner": ({"L4"}, {"S2"}, "axial line: L4 beside S2 (FOERSTER1933)"),
    "thigh_post_mid": ({"S2"}, {"S1"}, "GPNOTEBOOK"),
    "first_web": ({"L5"}, {"L4"}, "FOOTDROP_NK: deep fibular nerve, L5"),
    "toe1_medial": ({"L5"}, {"L4"}, "DOWNS2011: L5 in most maps, L4 in KEEGAN1948"),
    "toe3_dorsal": ({"L5"}, {"S1"}, "ISNCSCI: the L5 point lies at its base"),
    "toe5_dorsal": ({"S1"}, {"L5"}, "GRAYS: sural nerve, S1"),
    "dorsum_lat": ({"S1"}, {"L5"}, "WHEELESS"),
    "foot_lat_border": ({"S1"}, set(), "GPNOTEBOOK: S1 outer foot"),
    "sole_lat": ({"S1"}, {"S2"}, "GPNOTEBOOK: most of the sole S1"),
    "sole_mid": ({"L5", "S1"}, set(), "sources split: GPNOTEBOOK S1, WHEELESS L5"),
    "genital_front": ({"L1"}, {"S2"}, "GRAYS: lumbar in front, sacral behind"),
    "genital_back": ({"S3"}, {"S2", "S4"}, "GRAYS: pudendal nerve S2-S4"),
}

# movement: (primary roots, source)
MOVEMENTS = {
    "m_thigh_lift": ({"L2"}, "ISNCSCI key muscle L2"),
    "m_knee_straighten": ({"L3"}, "ISNCSCI key muscle L3"),
    "m_ankle_lift": ({"L4", "L5"}, "ISNCSCI L4; HASHIMOTO2024 and LONDON2022 L5"),
    "m_big_toe_up": ({"L5"}, "ISNCSCI key muscle L5"),
    "m_push_off": ({"S1"}, "ISNCSCI key muscle S1"),
    "m_sole_in": ({"L5"}, "FOOTDROP_DMD: tibialis posterior separates L5 from the fibular nerve"),
    "m_leg_out": ({"L5"}, "FOOTDROP_PACES: hip abductors are L5"),
    "m_leg_back": ({"S1"}, "OBRIEN: gluteus maximus"),
    "m_anal_squeeze": ({"S4"}, "ISNCSCI: recorded at S4-5"),
    "m_bladder_empty": ({"S3"}, "BMJBP_CES: S2-S4"),
}

# reflex or sign: (all its roots, source)
REFLEXES = {
    "r_knee": ({"L3", "L4"}, "ESENE2012"),
    "r_medial_hamstring": ({"L5"}, "ESENE2012"),
    "r_ankle": ({"S1"}, "SURI2011"),
    "r_cremasteric": ({"L1", "L2"}, "GRAYS"),
    "r_slr": ({"L5", "S1"}, "straight-leg raise stretches L5 and S1"),
    "r_femoral_stretch": ({"L2", "L3", "L4"}, "SURI2011"),
    "r_babinski": (set(), "a sign of brain or cord, never of a lumbar root"),
    "r_tinel_fibular_neck": (set(), "a sign of the nerve"),
    "r_pulses_abi": (set(), "a test of the arteries"),
}

# condition, level, position: (roots it usually presses on there, source)
USUALLY = [
    ("C02", "L3-4", "lateral_recess", {"L4"}, "DISCLEVEL"),
    ("C03", "L4-5", "lateral_recess", {"L5"}, "DISCLEVEL"),
    ("C04", "L5-S1", "lateral_recess", {"S1"}, "DISCLEVEL"),
    ("C05", "L2-3", "lateral_recess", {"L3"}, "DISCLEVEL"),
    ("C06", "L3-4", "foramen", {"L3"}, "EPSTEIN2002"),
    ("C06", "L4-5", "foramen", {"L4"}, "EPSTEIN2002"),
    ("C06", "L4-5", "extraforaminal", {"L4"}, "EPSTEIN2002"),
    ("C09", "L4-5", "canal", {"L5", "S1"}, "KATZ2022: buttock and legs, not the saddle"),
    ("C10", "L4-5", "lateral_recess", {"L5"}, "WIKIMSK_LRP"),
    ("C11", "L4-5", "foramen", {"L4"}, "WIKIMSK_LRP"),
    ("C11", "L5-S1", "foramen", {"L5"}, "WIKIMSK_LRP"),
    ("C12", "L4-5", None, {"L5"}, "LDS_MITCH; L4 is disputed (NSWIKI_LDS)"),
    ("C13", None, None, {"L5"}, "SPINE_SECRETS: the exiting L5, not S1"),
    ("C39", "L4-5", None, {"L5"}, "FACETCYST2017"),
    ("C07", "L5-S1", "canal", {"S2", "S3", "S4", "S5"}, "BMJBP_CES"),
    ("C08", "L4-5", "canal", {"S2", "S3", "S4", "S5"}, "BMJBP_CES"),
]

# condition: (touched, spared, source)
NERVES = {
    "C22": (
        {"dorsum_mid", "first_web", "m_ankle_lift", "m_sole_out"},
        {"m_sole_in", "shin_lat_upper", "knee_lat", "heel_lat", "sole_lat", "m_leg_out"},
        "FOOTDROP_DMD; PRESTON: fibular neck, turning in kept, upper shin spared",
    ),
    "C23": (
        {"thigh_lat_upper", "thigh_lat_mid"},
        {"m_knee_straighten", "r_knee", "knee_front", "shin_med_upper"},
        "MERALGIA_MEDSCAPE: skin only",
    ),
    "C24": (
        {"sole_mid", "sole_lat", "sole_arch_med"},
        {"m_push_off", "calf_upper_mid", "dorsum_mid", "r_ankle"},
        "POMEROY2015: below the calf",
    ),
    "C25": (
        {"web3_plantar"},
        {"heel_plantar", "dorsum_mid", "sole_arch_med", "toe1_plantar"},
        "POMEROY2015: one web space",
    ),
    "C41": (
        {"m_knee_straighten", "r_knee", "shin_med_upper"},
        {"m_knees_squeeze", "thigh_lat_mid", "dorsum_mid"},
        "FEMORAL_MEDSCAPE: squeeze of the thighs kept",
    ),
    "C42": (
        {"m_knees_squeeze"},
        {"m_knee_straighten", "r_knee", "shin_med_upper"},
        "OBTURATOR2008",
    ),
    "C43": (
        {"shin_med_upper", "shin_med_lower"},
        {"m_knee_straighten", "m_ankle_lift", "dorsum_mid", "thigh_ant_mid"},
        "SAPHENOUS_MEDSCAPE: skin only",
    ),
    "C44": (
        {"foot_lat_border", "toe5_dorsal"},
        {"m_push_off", "r_ankle", "sole_mid", "dorsum_med"},
        "OPENANESTHESIA: skin only",
    ),
    "C47": ({"buttock_upper"}, {"thigh_post_mid", "dorsum_mid", "m_leg_out"}, "CLUNEAL2018"),
    "C48": (
        {"saddle_outer_ring", "genital_back"},
        {"coccyx", "heel_lat", "m_push_off", "buttock_upper"},
        "NANTES2008",
    ),
}

PRESS_ON_NOTHING = {
    "C01": "a symptom",
    "C21": "a sign",
    "C19": "KUROSAWA2015: joint",
    "C20": "GTPS_BJSM2024: tendon, once called hip bursitis",
    "C26": "plantar fascia",
    "C28": "NICE_CG173: nerve ends",
    "C52": "NICE_CG147: artery",
    "C54": "LESHER2008: hip joint",
    "C60": "spinal cord, above the roots",
    "C61": "brain",
}

# end, root: (sites on every usual way, sites on none, source)
WAYS = [
    ("toe5_dorsal", "S1", {"lateral_recess@L5-S1", "foramen@S1", "sural@foot"},
     {"foramen@L5-S1", "tibial@tarsal_tunnel"}, "GRAYS"),
    ("shin_med_upper", "L4", {"lateral_recess@L3-4", "foramen@L4-5", "saphenous@leg"},
     {"foramen@L3-4", "sciatic@thigh"}, "SAPHENOUS_MEDSCAPE"),
    ("first_web", "L5", {"lateral_recess@L4-5", "foramen@L5-S1", "common_fibular@fibular_neck",
     "deep_fibular@first_web"}, {"tibial@popliteal_fossa", "foramen@L4-5"}, "FOOTDROP_NK"),
    ("shin_lat_upper", "L5", {"common_fibular@popliteal_fossa",
     "lateral_sural_cutaneous@popliteal_fossa"}, {"common_fibular@fibular_neck"},
     "LATSURAL_ELS; PRESTON"),
    ("thigh_lat_mid", "L2", {"lateral_femoral_cutaneous@inguinal_ligament"},
     {"femoral@inguinal_ligament"}, "OPENANESTHESIA"),
    ("saddle_inner_perianal", "S4", {"canal@sacral", "foramen@S4"},
     {"sciatic@thigh", "sciatic@deep_gluteal"}, "NANTES2008"),
    ("heel_plantar", "S1", {"tibial@tarsal_tunnel", "medial_calcaneal@heel"},
     {"common_fibular@fibular_neck"}, "WHEELESS"),
    ("toe1_plantar", "L5", {"tibial@tarsal_tunnel", "medial_plantar@arch"},
     {"lateral_plantar@sole"}, "WHEELESS"),
    ("m_ankle_lift", "L5", {"common_fibular@fibular_neck", "deep_fibular@anterior_compartment"},
     {"tibial@popliteal_fossa"}, "FOOTDROP_NK"),
    ("m_sole_in", "L5", {"tibial@popliteal_fossa"}, {"common_fibular@fibular_neck"},
     "FOOTDROP_DMD"),
    ("m_leg_out", "L5", {"superior_gluteal@suprapiriform"}, {"sciatic@deep_gluteal"}, "DGS2024"),
    ("m_knees_squeeze", "L3", {"obturator@obturator_canal"}, {"femoral@inguinal_ligament"},
     "OBTURATOR2008"),
    ("thigh_post_mid", "S2", {"posterior_femoral_cutaneous@thigh"}, {"sciatic@thigh"}, "GRAYS"),
    ("knee_back", "S2", {"posterior_femoral_cutaneous@thigh"}, {"tibial@tarsal_tunnel"}, "GRAYS"),
    ("buttock_upper", "L2", {"superior_cluneal@iliac_crest"}, {"lumbar_plexus@psoas"},
     "CLUNEAL2017"),
    ("m_back_muscles", "L5", {"dorsal_ramus_medial@facet"}, {"sacral_plexus@pelvis"},
     "EDX_AAPMR: spared in plexus lesions"),
]  # fmt: skip

# a pick: (conditions and sites that must be offered, conditions that must not, source)
CAUSES = {
    "dorsum_mid": (
        {("C03", "lateral_recess@L4-5"), ("C22", "common_fibular@fibular_neck")},
        {"C24", "C23", "C02"},
        "L5 at L4-5, or the fibular nerve",
    ),
    "first_web": (
        {("C03", "lateral_recess@L4-5"), ("C45", "deep_fibular@anterior_tarsal_tunnel")},
        {"C24", "C44"},
        "POMEROY2015",
    ),
    "foot_lat_border": (
        {("C04", "lateral_recess@L5-S1"), ("C44", "sural@ankle")},
        {"C23", "C43"},
        "S1 at L5-S1, or the sural nerve",
    ),
    "shin_med_lower": (
        {("C02", "lateral_recess@L3-4"), ("C43", "saphenous@adductor_canal")},
        {"C22", "C44"},
        "L4 at L3-4, or the saphenous nerve",
    ),
    "thigh_lat_mid": (
        {("C23", "lateral_femoral_cutaneous@inguinal_ligament"), ("C20", "")},
        {"C22", "C24"},
        "MERALGIA_MEDSCAPE",
    ),
    "heel_plantar": (
        {("C04", "lateral_recess@L5-S1"), ("C24", "tibial@tarsal_tunnel"), ("C26", "")},
        {"C22", "C23"},
        "BAXTER2019",
    ),
    "saddle_inner_perianal": ({("C08", "canal@L4-5")}, {"C03", "C23"}, "BMJBP_CES"),
    "trochanter_side": ({("C20", "")}, {"C22", "C24"}, "GTPS_BJSM2024"),
    "web3_plantar": ({("C25", "common_plantar_digital@third_web")}, {"C22"}, "POMEROY2015"),
    "toe2_plantar": (
        {("C25", "common_plantar_digital@second_web")},
        {"C22", "C44"},
        "IMN2016: the second space next after the third",
    ),
    "ankle_behind_med": ({("C24", "tibial@tarsal_tunnel")}, {"C22", "C29"}, "POMEROY2015"),
    "ankle_front": ({("C61", ""), ("C60", "")}, {"C29"}, "FOOTDROP_NK: the foot that drops"),
}


# root: (skin it mainly serves, movements it mainly drives, skin it does not serve, source)
ROOTS = {
    "L1": ({"groin_crease"}, set(), {"knee_front", "heel_lat"}, "GRAYS"),
    "L3": ({"knee_front", "knee_med"}, {"m_knee_straighten"}, {"toe1_dorsal"}, "ISNCSCI"),
    "L4": ({"shin_med_upper", "ankle_med_malleolus"}, {"m_ankle_lift"}, {"heel_lat"}, "ISNCSCI"),
    "L5": ({"dorsum_mid", "first_web"}, {"m_big_toe_up", "m_leg_out"}, {"knee_med"}, "ISNCSCI"),
    "S1": ({"heel_lat", "foot_lat_border"}, {"m_push_off"}, {"shin_med_upper"}, "ISNCSCI"),
    "S2": ({"knee_back", "thigh_post_mid"}, set(), {"dorsum_mid", "shin_lat_upper"}, "ISNCSCI"),
    "S4": ({"saddle_inner_perianal"}, {"m_anal_squeeze"}, {"thigh_post_mid"}, "ISNCSCI"),
}


def roots_of(frame, relation=None):
    return set(frame[frame.relation == relation].root if relation else frame.root)


@pytest.mark.parametrize("area", SKIN)
def test_roots_of_skin(atlas, area):
    primary, neighbours, source = SKIN[area]
    found = atlas.roots_for([area])
    assert roots_of(found, "primary") == primary, source
    assert neighbours <= roots_of(found, "overlap"), source


@pytest.mark.parametrize("movement", MOVEMENTS)
def test_roots_of_movements(atlas, movement):
    primary, source = MOVEMENTS[movement]
    assert roots_of(atlas.roots_for([movement]), "primary") == primary, source


@pytest.mark.parametrize("reflex", REFLEXES)
def test_roots_of_reflexes_and_signs(atlas, reflex):
    roots, source = REFLEXES[reflex]
    found = atlas.roots_for([reflex])
    assert roots_of(found[found.relation != "overlap"]) == roots, source


def test_inner_edge_of_the_big_toe_shows_that_maps_differ(atlas):
    """DOWNS2011: the classic clash of L4 and L5."""
    found = atlas.roots_for(["toe1_medial"]).set_index("root")
    assert set(found.index) == {"L4", "L5"}
    assert "keegan-garrett-1948" in found.maps_against["L5"].split(";")
    assert "keegan-garrett-1948" in found.maps_for["L4"].split(";")
    assert "foerster-1933" in found.maps_for["L5"].split(";")


@pytest.mark.parametrize(
    ("condition", "level", "position", "roots", "source"),
    USUALLY,
    ids=[f"{c}-{level}-{position}" for c, level, position, _, _ in USUALLY],
)
def test_roots_a_condition_usually_presses_on(atlas, condition, level, position, roots, source):
    found = atlas.effects_of(condition, level=level, position=position)
    assert set(found[found.certainty == "usual"].root) == roots, source


def test_isthmic_slip_never_names_s1(atlas):
    """SPINE_SECRETS: the arch stays behind, the canal widens, the foramen closes."""
    assert set(atlas.effects_of("C13").root) == {"L5"}


def test_central_stenosis_is_of_both_sides_and_several_roots(atlas):
    found = atlas.effects_of("C09")
    assert set(found.sides) == {"both"}
    assert found.root.nunique() >= 5


def test_degenerative_slip_shows_l4_as_disputed(atlas):
    found = atlas.effects_of("C12")
    assert set(found[found.root == "L4"].certainty) == {"disputed"}


def test_central_disc_and_cauda_equina_are_emergencies(atlas):
    conditions = atlas.table("conditions").set_index("condition")
    assert conditions.urgency["C08"] == "emergency"
    assert conditions.urgency["C07"] == "emergency"


@pytest.mark.parametrize("condition", NERVES)
def test_what_a_pressed_nerve_touches_and_spares(atlas, condition):
    touched, spared, source = NERVES[condition]
    found = set(atlas.effects_of(condition).id)
    assert touched <= found, source
    assert not spared & found, source


@pytest.mark.parametrize("condition", PRESS_ON_NOTHING)
def test_what_presses_on_nothing(atlas, condition):
    assert atlas.effects_of(condition).empty, PRESS_ON_NOTHING[condition]


@pytest.mark.parametrize(
    ("end", "root", "through", "past", "source"),
    WAYS,
    ids=[f"{end}-{root}" for end, root, *_ in WAYS],
)
def test_ways(atlas, end, root, through, past, source):
    found = atlas.way(end)
    found = found[(found.root == root) & found.carried]
    paths = [set(sites) for _, sites in found.groupby("path").site]
    assert any(through <= path for path in paths), source
    assert not any(past & path for path in paths), source


@pytest.mark.parametrize("root", ROOTS)
def test_what_a_root_serves(atlas, root):
    skin, movements, foreign, source = ROOTS[root]
    found = atlas.served_by(roots=[root])
    assert skin | movements <= set(found[found.relation == "primary"].end), source
    assert not foreign & set(found.end), source


def test_what_runs_through_the_ankle_tunnel(atlas):
    """POMEROY2015: the sole, and none of the top of the foot."""
    found = set(atlas.served_by(sites=["tibial@tarsal_tunnel"]).end)
    assert {"sole_mid", "toe1_plantar", "toe5_plantar"} <= found
    assert not {"dorsum_mid", "first_web", "m_push_off"} & found


def test_outer_top_of_the_foot_names_no_s2(atlas):
    """The sural and fibular nerves carry S2 too; the skin is S1 with L5."""
    assert set(atlas.way("dorsum_lat").root) == {"L5", "S1"}


@pytest.mark.parametrize("pick", CAUSES)
def test_causes_of_a_pick(atlas, pick):
    offered, absent, source = CAUSES[pick]
    found = atlas.causes_for([pick])
    assert offered <= set(zip(found.condition, found.site, strict=True)), source
    assert not absent & set(found.condition), source


def test_symptoms_are_never_causes(atlas):
    """Sciatica and foot drop are what is felt, not why."""
    ends = [*atlas.table("areas").area, *atlas.table("movements").movement]
    found = atlas.causes_for([*ends, "L4", "L5", "S1"])
    assert not {"C01", "C21"} & set(found.condition)
    assert set(found.group) == {"root", "nerve", "neither"}
