"""Golden cases from the clinic, written from the evidence and textbooks, never from the data.

Each row is what a neurologist would expect at the bedside, with the source by its id in
data/sources.csv. Apart from test_golden.py: other skin, other levels, other nerves, and what
must not be named.
"""

import pandas as pd
import pytest

# area, the primary roots, some of the neighbours, roots never named here, source
SKIN = [
    ("hip_crest_side", "L1", "T12", "L4 L5 S1 S3", "GRAYS: iliohypogastric and subcostal nerves"),
    ("buttock_upper", "L2", "L1 L3", "S1 S2 S3", "CLUNEAL2018: superior cluneal nerves L1-L3"),
    ("buttock_inner", "S2 S3", "S1", "L1 L2 L3 L4", "CLUNEAL2018: middle cluneal nerves S1-S3"),
    ("buttock_lower", "S2", "S1 S3", "L2 L3 L4", "OPENANESTHESIA: S1-S3"),
    ("inner_thigh_top", "L1 L2", "S2 S3", "L4 L5 S1", "GRAYS: the axial line, lumbar beside sacral"),
    ("thigh_ant_lower", "L3", "L2", "L5 S1 S2", "GPNOTEBOOK: L3 above the knee"),
    ("thigh_med_lower", "L3", "L2 L4", "L5 S1 S2", "ISNCSCI: above the L3 point of the inner knee"),
    ("thigh_lat_upper", "L2", "L3", "S1 S2 S3", "MERALGIA_MEDSCAPE: L2-L3"),
    ("thigh_post_upper", "S2", "S1 S3", "L3 L4", "OPENANESTHESIA: S1-S3"),
    ("knee_back_inner", "S2", "L3 L4", "L1 L2 L5", "GRANT1962: the axial line, S2 beside L3 and L4"),
    ("shin_med_lower", "L4", "L3", "S1 S2", "GPNOTEBOOK: L4 inner leg"),
    ("calf_upper_mid", "S2", "S1", "L3 L4 L5", "ISNCSCI: below the S2 point behind the knee"),
    ("calf_outer", "S1", "L5 S2", "L2 L3", "FOERSTER1933: S1 on the outer calf"),
    ("achilles", "S1", "S2", "L3 L4 L5", "GRAYS: sural nerve S1-S2"),
    ("ankle_lat_malleolus", "S1", "", "L3 L4 S3", "GRANT1962: S1 over the outer ankle bone"),
    ("heel_plantar", "S1", "S2", "L2 L3 L4", "GPNOTEBOOK: S1 under the heel"),
    ("foot_med_border", "L4", "L5", "S1 S2", "WILLIAMS1998: L4 ends about the inner ankle"),
    ("ball_big_toe", "L5", "L4", "L3 S2", "WHEELESS: medial plantar nerve"),
    ("ball_little_toe", "S1", "S2", "L3 L4", "WHEELESS: lateral plantar nerve"),
    ("dorsum_med", "L5", "L4", "S1 S2", "DOWNS2011: L5, and L4 in one family of maps"),
    ("toe2_dorsal", "L5", "S1", "L3 S2", "WHEELESS: superficial fibular nerve"),
]

# area, map, primary roots, source
MAPS = [
    ("knee_front", "keegan-garrett-1948", "L4", "GRANT1962: L4 widest over the kneecap"),
    ("shin_lat_lower", "keegan-garrett-1948", "L5", "GRANT1962"),
    ("calf_outer", "keegan-garrett-1948", "S1", "GRANT1962: S1 on the outer half of the calf"),
    ("genital_front", "keegan-garrett-1948", "S2", "GRANT1962: inside the axial line"),
    ("toe5_dorsal", "keegan-garrett-1948", "S1", "GRANT1962"),
    ("heel_plantar", "keegan-garrett-1948", "L5 S2", "GRANT1962: S1 only along the outer foot"),
    ("heel_back", "keegan-garrett-1948", "L5 S2", "GRANT1962: S1 only along the outer foot"),
    ("coccyx", "lee-2008", "", "WIKIMSK_DERM: S3 to S5 are not drawn"),
]

# movement, primary roots, some of the neighbours, roots never named, source
STRENGTH = [
    ("m_knees_squeeze", "L3", "L2 L4", "L5 S1", "OBTURATOR2008: obturator nerve L2-L4"),
    ("m_knee_straighten", "L3", "L4", "L5 S1 S2", "ISNCSCI; OPENANESTHESIA: femoral nerve L2-L4"),
    ("m_hip_turn_in", "L5", "L4 S1", "L2 S2", "GRAYS: superior gluteal nerve L4-S1"),
    ("m_knee_bend_inner", "L5", "S1", "L2 L3", "ESENE2012: the reflex of L5"),
    ("m_knee_bend_outer", "S1", "L5", "L2 L3", "PRESTON: biceps femoris"),
    ("m_toes_up", "L5", "L4", "S2 S3", "ISNCSCI: long toe extensors"),
    ("m_sole_out", "L5", "S1", "L2 L3 S2", "FOOTDROP_PACES; PHILLIPS1991"),
    ("m_foot_small_outer", "S2", "S1 S3", "L3 L4", "DITKI_LEG: S2-S3"),
]

# condition, level, position, the only roots it can press on there, source
PRESSED = [
    ("C05", "L1-2", "lateral_recess", "L2", "DISCLEVEL"),
    ("C05", "L1-2", "foramen", "L1", "DISCLEVEL"),
    ("C05", "L2-3", "foramen", "L2", "DISCLEVEL"),
    ("C06", "L2-3", "foramen", "L2", "EPSTEIN2002"),
    ("C06", "L3-4", "extraforaminal", "L3", "EPSTEIN2002"),
    ("C06", "L5-S1", "foramen", "L5", "EPSTEIN2002: the upper root, not S1"),
    ("C06", "L5-S1", "extraforaminal", "L5", "EPSTEIN2002: the upper root, not S1"),
    ("C10", "L3-4", "lateral_recess", "L4", "WIKIMSK_LRP: descending root"),
    ("C10", "L5-S1", "lateral_recess", "S1", "WIKIMSK_LRP: descending root"),
    ("C11", "L3-4", "foramen", "L3", "WIKIMSK_LRP"),
    ("C12", "L4-5", "foramen", "L4", "NSWIKI_LDS"),
    ("C13", "L5-S1", "foramen", "L5", "SPINE_SECRETS"),
    ("C14", "L5-S1", "foramen", "L5", "SPINE_SECRETS"),
    ("C14", "L5-S1", "canal", "S1 S2 S3 S4", "SPINE_SECRETS: stretched over the back of S1"),
    ("C16", "L4-5", "foramen", "L4", "DISCLEVEL"),
    ("C32", "L2-3", "foramen", "L2", "DISCLEVEL"),
    ("C37", "L4-5", "foramen", "L4", "OVF_KIM2015"),
    ("C38", "L5-S1", "extraforaminal", "L5", "DENIS_BLOG: L5 over the wing of the sacrum"),
    ("C32", "sacral", "canal", "S2 S3 S4 S5", "MIKA2018: cauda equina syndrome"),
    ("C32", "sacral", "foramen", "S1 S2 S3 S4 S5", "SACRAL_MET2012: around the sacral nerves"),
    ("C38", "sacral", "foramen", "S1 S2 S3", "SACRAL_IF2007"),
    ("C39", "L5-S1", "lateral_recess", "S1", "FACETCYST2017"),
    ("C40", "sacral", "canal", "S2 S3", "TARLOV2021"),
    ("C50", "L5-S1", "extraforaminal", "L5", "PORTER2014"),
]

# area, nerves that mainly carry its skin, nerves that must not, source
NERVES = [
    ("groin_crease", "ilioinguinal genitofemoral", "femoral pudendal", "GRAYS"),
    ("genital_back", "pudendal", "ilioinguinal genitofemoral", "GRAYS"),
    ("coccyx", "anococcygeal", "pudendal", "GRAYS"),
    ("buttock_inner", "middle_cluneal", "superior_cluneal", "CLUNEAL2018"),
    ("gluteal_fold_sitbone", "posterior_femoral_cutaneous", "sciatic", "OPENANESTHESIA"),
    ("thigh_lat_lower", "lateral_femoral_cutaneous", "femoral", "OPENANESTHESIA"),
    ("shin_med_upper", "saphenous", "superficial_fibular", "SAPHENOUS_MEDSCAPE"),
    ("ankle_med_malleolus", "saphenous", "tibial medial_calcaneal", "WILLIAMS1998"),
    ("calf_outer", "lateral_sural_cutaneous sural", "superficial_fibular", "LATSURAL_ELS"),
    ("heel_lat", "sural", "medial_calcaneal lateral_plantar", "WHEELESS"),
    ("heel_med", "medial_calcaneal", "sural baxter", "WHEELESS"),
    ("heel_plantar", "medial_calcaneal", "baxter sural", "BAXTER2019: no skin of its own"),
    ("first_web", "deep_fibular", "superficial_fibular sural", "OPENANESTHESIA"),
    ("dorsum_mid", "superficial_fibular", "deep_fibular sural saphenous", "DORSALDIGITAL"),
    ("toe5_dorsal", "sural", "deep_fibular saphenous", "OPENANESTHESIA"),
    ("toe2_plantar", "medial_plantar", "lateral_plantar", "SOLE_ANAT: three and a half toes"),
    ("toe4_plantar", "medial_plantar lateral_plantar", "sural", "SOLE_ANAT: shared toe"),
    ("toe5_plantar", "lateral_plantar", "medial_plantar sural", "SOLE_ANAT"),
]

# condition, what it usually touches, what it spares, source
LESIONS = [
    ("C02", "r_knee m_knee_straighten shin_med_lower", "r_ankle m_push_off toe5_dorsal", "SURI2011"),
    (
        "C03",
        "m_big_toe_up m_sole_in m_leg_out r_medial_hamstring dorsum_mid",
        "r_knee m_knee_straighten shin_med_upper m_anal_squeeze",
        "FOOTDROP_DMD; ESENE2012",
    ),
    (
        "C04",
        "r_ankle m_push_off foot_lat_border m_leg_back",
        "r_knee m_thigh_lift first_web m_bladder_empty",
        "SURI2011; JENSEN1987",
    ),
    ("C13", "m_big_toe_up dorsum_mid", "r_ankle r_knee m_anal_squeeze", "SPINE_SECRETS"),
    (
        "C22",
        "m_toes_up m_sole_out shin_lat_lower",
        "r_ankle r_medial_hamstring m_knee_bend_outer m_push_off heel_plantar thigh_post_mid",
        "FOOTDROP_PACES; PRESTON",
    ),
    (
        "C36",
        "m_thigh_lift m_knee_straighten r_knee thigh_ant_mid shin_med_lower",
        "m_knees_squeeze m_ankle_lift r_ankle thigh_lat_mid",
        "FEMORAL_RADIO",
    ),
    ("C41", "m_knee_straighten thigh_ant_mid", "m_thigh_lift m_leg_out", "FEMORAL_MEDSCAPE"),
    (
        "C46",
        "m_push_off m_sole_in m_toes_curl r_ankle heel_plantar",
        "m_ankle_lift m_sole_out m_big_toe_up dorsum_mid first_web r_slr r_slump r_bowstring",
        "PRESTON",
    ),
    (
        "C66",
        "groin_crease genital_front inner_thigh_top thigh_med_upper",
        "m_thigh_lift m_knees_squeeze thigh_lat_mid saddle_inner_perianal",
        "STATPEARLS_ILIO",
    ),
    (
        "C49",
        "m_leg_out m_ankle_lift m_knees_squeeze",
        "m_back_muscles buttock_upper",
        "LSPLEXUS_LN: muscles beside the spine spared",
    ),
]

# pick, causes that must be offered, causes that must not, source
OFFERED = [
    ("thigh_ant_mid", "C23 C41 C29", "C04 C22 C24 C25 C44 C61", "MERALGIA_MEDSCAPE: anterolateral"),
    ("thigh_lat_lower", "C23 C20", "C22 C24 C41 C43 C46 C60 C61", "MERALGIA_MEDSCAPE; GTPS_BJSM2024"),
    ("knee_med", "C43 C41", "C22 C24 C04 C61", "SAPHENOUS_MEDSCAPE"),
    ("thigh_post_mid", "C18 C19", "C22 C23 C24 C41", "DGS2024"),
    ("shin_lat_upper", "C03 C11 C56", "C22 C24 C43", "LATSURAL_ELS: spared at the fibular neck"),
    ("sole_arch_med", "C24 C26 C28", "C22 C44 C23", "POMEROY2015"),
    ("toe5_plantar", "C24 C04 C55", "C22 C44 C25 C43 C29", "WHEELESS"),
    ("toe5_dorsal", "C44 C04 C22", "C24 C43 C60 C61 C29", "OPENANESTHESIA; FOOTDROP_NK: no pain, no skin"),
    ("ankle_med_malleolus", "C43 C02", "C24 C44 C29 C60", "DLRPN_NK: pain of the thigh"),
    ("sole_mid", "C24 C04", "C22 C43 C60 C61", "FOOTDROP_NK: no pain, no skin"),
    ("L4", "C02 C29 C41", "C44 C61", "DLRPN_NK: L2 to L4"),
    ("L5", "C03 C22 C60 C61", "C29 C23 C43", "FOOTDROP_NK: weakness like that of L5"),
    ("toe3_plantar", "C25 C24 C27", "C22 C44 C43", "POMEROY2015"),
    ("heel_lat", "C44 C04", "C24 C22 C43", "WHEELESS: sural nerve"),
    ("calf_lower_mid", "C53 C52 C04", "C22 C24 C23", "NICE_NG158; NICE_CG147"),
    ("groin_crease", "C54 C05 C66", "C03 C04 C22 C18", "LESHER2008; STATPEARLS_ILIO"),
    ("genital_front", "C66", "C03 C04 C22 C23 C41", "STATPEARLS_ILIO"),
    ("coccyx", "C08", "C03 C04 C22 C23 C48", "BMJBP_CES"),
    ("m_ankle_lift", "C03 C22 C61 C60", "C24 C23 C44 C25", "FOOTDROP_NK"),
    ("m_sole_in", "C03 C46", "C22 C24 C45", "FOOTDROP_DMD"),
    ("m_knees_squeeze", "C42 C49", "C41 C23 C43 C22", "OBTURATOR2008"),
    ("m_leg_out", "C03 C49", "C22 C18 C24", "FOOTDROP_PACES"),
    ("m_foot_small_outer", "C24", "C22 C44 C45", "BAXTER2019"),
]


def ids(rows):
    return [" ".join(str(cell) for cell in row[:3] if cell) for row in rows]


def split(cell):
    return set(cell.split())


def roots(found, *relations):
    return set(found[found.relation.isin(relations)].root)


@pytest.mark.parametrize(
    ("end", "primary", "near", "never", "source"),
    SKIN + STRENGTH,
    ids=[row[0] for row in SKIN + STRENGTH],
)
def test_roots(atlas, end, primary, near, never, source):
    found = atlas.roots_for([end])
    assert roots(found, "primary") == split(primary), source
    assert split(near) <= roots(found, "overlap", "variable"), source
    assert not split(never) & set(found.root), source


@pytest.mark.parametrize(("area", "map", "primary", "source"), MAPS, ids=ids(MAPS))
def test_roots_of_one_map(atlas, area, map, primary, source):
    assert roots(atlas.roots_for([area], map=map), "primary") == split(primary), source


@pytest.mark.parametrize(("condition", "level", "position", "pressed", "source"), PRESSED, ids=ids(PRESSED))
def test_only_roots_pressed(atlas, condition, level, position, pressed, source):
    found = atlas.effects_of(condition, level=level, position=position)
    assert set(found.root) == split(pressed), source


@pytest.mark.parametrize(("area", "carry", "never", "source"), NERVES, ids=[row[0] for row in NERVES])
def test_nerves_of_skin(atlas, area, carry, never, source):
    """The last stretch of the way is the nerve that reaches the skin."""
    way = atlas.way(area)
    last = way[way.carried].groupby(["root", "path"]).tail(1)
    main = {site.partition("@")[0] for site in last[last.part == "main"].site}
    branches = {
        "medial_dorsal_cutaneous": "superficial_fibular",
        "intermediate_dorsal_cutaneous": "superficial_fibular",
        "inferior_cluneal": "posterior_femoral_cutaneous",
        "lateral_calcaneal": "sural",
    }
    main = {branches.get(nerve, nerve) for nerve in main}
    assert split(carry) <= main, source
    assert not split(never) & main, source


@pytest.mark.parametrize(
    ("condition", "touched", "spared", "source"), LESIONS, ids=[row[0] for row in LESIONS]
)
def test_what_a_lesion_usually_touches(atlas, condition, touched, spared, source):
    found = atlas.effects_of(condition)
    usual = set(found[found.certainty == "usual"].id)
    assert split(touched) <= usual, source
    assert not split(spared) & usual, source


@pytest.mark.parametrize(("pick", "offered", "absent", "source"), OFFERED, ids=[row[0] for row in OFFERED])
def test_causes_offered_and_not(atlas, pick, offered, absent, source):
    found = set(atlas.causes_for([pick]).condition)
    assert split(offered) <= found, source
    assert not split(absent) & found, source


# area, condition, how much of the area the pressed nerve serves, source
PARTS = [
    ("ankle_behind_med", "C24", "main", "WHEELESS: calcaneal branch of the tibial nerve"),
    ("toe5_dorsal", "C44", "main", "OPENANESTHESIA: sural nerve"),
    ("toe5_dorsal", "C22", "edge", "OPENANESTHESIA: sural nerve, not the fibular"),
    ("trochanter_side", "C47", "edge", "LFCN_KENHUB: lateral cutaneous nerve of the thigh"),
    ("trochanter_side", "C23", "main", "LFCN_KENHUB: lateral cutaneous nerve of the thigh"),
]


@pytest.mark.parametrize(("area", "condition", "part", "source"), PARTS, ids=ids(PARTS))
def test_how_much_of_an_area_the_pressed_nerve_serves(atlas, area, condition, part, source):
    found = atlas.causes_for([area])
    assert set(found[found.condition == condition].part) == {part}, source


def test_roots_in_the_spine_and_picked_roots_serve_no_part(atlas):
    """Which nerve a root will take is told farther out; a picked root asks for no skin."""
    area, root = atlas.causes_for(["toe5_dorsal"]), atlas.causes_for(["S1"])
    assert set(area[area.level != ""].part) == {""}
    assert set(root.part) == {""}


def test_a_cracked_sacrum_rarely_harms_the_roots_in_it(atlas):
    """MAKI2019, JRHEUM_SIF2020."""
    found = atlas.effects_of("C38", level="sacral")
    assert set(found.certainty) == {"rare"}


def test_a_weak_foot_from_cord_or_brain_is_rarely_the_answer_to_skin(atlas):
    """FOOTDROP_NK: painless weakness; only where a foot that drops is seen, and by no neighbour."""
    found = [atlas.causes_for([area]) for area in atlas.table("areas").area]
    rows = pd.concat(frame[frame.condition.isin(["C60", "C61"])] for frame in found)
    assert set(rows.explains) == {"ankle_front", "dorsum_mid"}
    assert set(rows.certainty) == {"rare"}
    assert set(rows.relation) == {"primary"}


def test_diabetic_thigh_pain_is_felt_in_groin_thigh_and_kneecap(atlas):
    """DLRPN_NK: sudden thigh pain; the roots it copies are no skin of the foot."""
    for area, region in atlas.table("areas").set_index("area").region.items():
        offered = "C29" in set(atlas.causes_for([area]).condition)
        assert not offered or region in ("groin", "thigh", "knee"), area
    assert "C29" in set(atlas.causes_for(["thigh_ant_mid"]).condition)


@pytest.mark.parametrize(("flag", "causes"), [("RF16", set()), ("RF17", {"C62"})])
def test_a_sign_points_to_no_more_than_it_means(atlas, flag, causes):
    """MOORE: acute compartment syndrome, not the chronic one; PRESTON: Guillain-Barré."""
    links = atlas.table("red_flag_conditions")
    assert set(links[links.red_flag == flag].condition) == causes


def test_stenosis_is_no_usual_reason_for_a_numb_saddle(atlas):
    """KATZ2022: buttock and legs on walking; a numb saddle means cauda equina first."""
    found = atlas.causes_for(["saddle_inner_perianal"]).set_index("condition")
    assert set(found.certainty[["C09"]]) == {"rare"}
    assert "usual" in set(found.certainty[["C08"]])


def test_cauda_equina_may_be_of_one_side(atlas):
    """PULSE_TODD: sciatica on one side only in 52%."""
    assert set(atlas.effects_of("C08").sides) == {"either"}


def test_no_disc_beside_the_middle_reaches_the_bladder(atlas):
    for disc in ("C02", "C03", "C04", "C06"):
        assert "m_bladder_empty" not in set(atlas.effects_of(disc).id), "BMJBP_CES: S2-S4"
