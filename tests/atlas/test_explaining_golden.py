"""Cases with a known answer: which place explains the findings better than which other, and who says so."""

import pytest

from atlas import load

CASES = [
    # Foot drop: the root or the nerve
    ("m_ankle_lift=weak m_sole_in=weak m_leg_out=weak", "L5", "common_fibular", "FOOTDROP_PACES"),
    ("m_ankle_lift=weak m_sole_in=normal", "common_fibular", "L5", "FOOTDROP_NK"),
    ("m_ankle_lift=weak m_leg_out=normal m_sole_in=normal", "common_fibular", "L5", "FOOTDROP_PACES"),
    ("m_ankle_lift=weak m_sole_in=weak", "L5", "common_fibular", "FOOTDROP_NK"),
    ("m_ankle_lift=weak r_medial_hamstring=reduced", "L5", "common_fibular", "ESENE2012"),
    ("m_ankle_lift=weak m_sole_out=weak r_medial_hamstring=normal", "common_fibular", "L5", "ESENE2012"),
    ("m_ankle_lift=weak m_sole_out=weak r_tinel_fibular_neck=positive",
     "common_fibular@fibular_neck", "L5", "BOWLEY2019"),
    ("dorsum_mid=numb m_ankle_lift=weak r_tinel_fibular_neck=positive",
     "common_fibular@fibular_neck", "common_fibular@popliteal_fossa", "BOWLEY2019"),
    ("m_ankle_lift=weak m_sole_out=weak shin_lat_upper=normal dorsum_mid=numb",
     "common_fibular@fibular_neck", "common_fibular@popliteal_fossa", "LATSURAL_ELS"),
    ("m_ankle_lift=weak m_push_off=weak m_leg_out=normal", "sciatic", "L5", "PRESTON"),
    ("m_ankle_lift=weak m_sole_in=weak m_leg_out=weak m_push_off=weak",
     "sacral_plexus", "L5", "LSPLEXUS_AAPMR"),
    ("m_ankle_lift=weak r_babinski=positive", "above", "L5", "FOOTDROP_NK"),
    ("m_ankle_lift=weak r_babinski=positive", "above", "common_fibular", "FOOTDROP_NK"),
    ("m_ankle_lift=weak r_knee=brisk r_ankle=brisk", "above", "L5", "OBRIEN"),
    ("m_ankle_lift=weak r_ankle=brisk", "above", "sciatic", "OBRIEN"),
    # Below the knee
    ("first_web=numb m_toes_up=weak m_sole_out=normal", "deep_fibular", "L5", "FOOTDROP_NK"),
    ("first_web=numb m_toes_up=weak m_sole_out=normal", "deep_fibular", "common_fibular", "FOOTDROP_NK"),
    ("first_web=numb m_sole_out=normal m_toes_up=normal",
     "deep_fibular@anterior_tarsal_tunnel", "L5", "POMEROY2015"),
    ("dorsum_mid=numb m_ankle_lift=normal first_web=normal",
     "superficial_fibular", "common_fibular", "DORSALDIGITAL"),
    ("dorsum_mid=numb m_big_toe_up=normal m_sole_in=normal", "superficial_fibular", "L5", "STATPEARLS_FOOT"),
    ("dorsum_mid=numb m_sole_out=normal m_ankle_lift=normal",
     "superficial_fibular@fascial_exit", "superficial_fibular@lateral_compartment", "POMEROY2015"),
    ("foot_lat_border=numb m_push_off=normal r_ankle=normal", "sural", "S1", "OPENANESTHESIA"),
    ("foot_lat_border=numb m_push_off=weak r_ankle=reduced", "S1", "sural", "OPENANESTHESIA"),
    ("sole_mid=pain ball_mid=tingling r_tinel_inner_ankle=positive",
     "tibial@tarsal_tunnel", "S1", "POMEROY2015"),
    ("sole_mid=pain ball_mid=tingling r_tinel_inner_ankle=positive",
     "tibial@tarsal_tunnel", "tibial@popliteal_fossa", "POMEROY2015"),
    ("sole_mid=numb m_push_off=weak m_sole_in=weak dorsum_mid=normal",
     "tibial@popliteal_fossa", "sciatic", "POMEROY2015"),
    ("sole_mid=numb m_push_off=normal", "tibial@tarsal_tunnel", "tibial@popliteal_fossa", "POMEROY2015"),
    ("heel_plantar=numb m_push_off=normal r_ankle=normal", "medial_calcaneal", "S1", "WHEELESS"),
    ("ball_big_toe=numb m_push_off=normal r_ankle=normal ball_little_toe=normal",
     "medial_plantar", "tibial@tarsal_tunnel", "POMEROY2015"),
    ("ball_little_toe=numb heel_plantar=normal ball_big_toe=normal",
     "lateral_plantar", "tibial@tarsal_tunnel", "POMEROY2015"),
    ("toe3_plantar=numb toe4_plantar=numb r_mulder=positive heel_plantar=normal",
     "common_plantar_digital@third_web", "tibial@tarsal_tunnel", "POMEROY2015"),
    ("m_foot_small_outer=weak heel_plantar=normal sole_lat=normal",
     "baxter", "tibial@tarsal_tunnel", "BAXTER2019"),
    # Thigh and knee
    ("m_knee_straighten=weak m_knees_squeeze=normal calf_inner=numb", "femoral", "L3", "FEMORAL_MEDSCAPE"),
    ("m_knee_straighten=weak m_knees_squeeze=normal calf_inner=numb", "femoral", "L4", "FEMORAL_MEDSCAPE"),
    ("m_knee_straighten=weak m_knees_squeeze=weak r_knee=reduced", "L3", "femoral", "FEMORAL_MEDSCAPE"),
    ("m_knee_straighten=weak m_knees_squeeze=weak", "lumbar_plexus", "femoral", "OBRIEN"),
    ("m_knees_squeeze=weak m_knee_straighten=normal r_knee=normal", "obturator", "L3", "OBTURATOR2008"),
    ("m_knees_squeeze=weak thigh_med_mid=numb m_knee_straighten=normal",
     "obturator", "lumbar_plexus", "OBTURATOR2008"),
    ("thigh_lat_mid=numb m_knee_straighten=normal m_thigh_lift=normal r_knee=normal",
     "lateral_femoral_cutaneous", "L2", "MERALGIA_MEDSCAPE"),
    ("thigh_lat_mid=tingling r_pelvic_compression=positive",
     "lateral_femoral_cutaneous@inguinal_ligament", "L2", "MERALGIA_MEDSCAPE"),
    ("thigh_lat_mid=numb m_knee_straighten=normal", "lateral_femoral_cutaneous", "femoral", "OPENANESTHESIA"),
    ("calf_inner=numb m_knee_straighten=normal r_knee=normal m_ankle_lift=normal",
     "saphenous", "femoral", "SAPHENOUS_MEDSCAPE"),
    ("shin_med_lower=numb r_knee=reduced m_knee_straighten=weak m_ankle_lift=weak",
     "L4", "saphenous", "SAPHENOUS_MEDSCAPE"),
    ("knee_below_med=numb shin_med_lower=normal m_knee_straighten=normal",
     "infrapatellar", "saphenous@adductor_canal", "SAPHENOUS_CASE"),
    ("m_knee_straighten=weak m_thigh_lift=weak",
     "femoral@psoas", "femoral@inguinal_ligament", "FEMORAL_MEDSCAPE"),
    # Buttock, back of thigh
    ("m_leg_out=weak m_ankle_lift=normal m_big_toe_up=normal m_sole_in=normal",
     "superior_gluteal", "L5", "FOOTDROP_PACES"),
    ("m_leg_out=weak m_big_toe_up=weak", "L5", "superior_gluteal", "FOOTDROP_PACES"),
    ("thigh_post_mid=numb m_push_off=normal r_ankle=normal", "posterior_femoral_cutaneous", "S1", "DGS2024"),
    ("thigh_post_mid=numb m_push_off=normal m_ankle_lift=normal",
     "posterior_femoral_cutaneous", "sacral_plexus", "OPENANESTHESIA"),
    ("m_leg_back=weak m_push_off=weak r_ankle=reduced", "S1", "tibial", "PHILLIPS1991"),
    ("m_push_off=weak r_ankle=reduced m_leg_back=normal", "tibial@popliteal_fossa", "S1", "PHILLIPS1991"),
    # Roots against roots, and signs of roots
    ("m_big_toe_up=weak m_leg_out=weak r_slr=positive", "L5", "common_fibular", "VDW2010"),
    ("m_push_off=weak r_ankle=reduced r_slr=positive heel_lat=numb", "S1", "L5", "SURI2011"),
    ("m_knee_straighten=weak r_knee=reduced r_femoral_stretch=positive", "L3", "S1", "SURI2011"),
    ("r_femoral_stretch=positive thigh_ant_lower=numb", "L3", "L5", "SURI2011"),
    ("r_shopping_trolley=positive calf_outer=tingling", "canal", "S1", "SURI2010LSS"),
]  # fmt: skip


@pytest.fixture(scope="module")
def atlas():
    return load()


def scores(atlas, findings, side="right"):
    rows = atlas.explain([f"{side}:{finding}" for finding in findings.split()])
    return {row.site: row.score for row in rows.itertuples()}


def best(found, place):
    """Of a root or site itself; of a nerve the stretch that explains best."""
    here = [score for site, score in found.items() if site == place or site.startswith(f"{place}@")]
    return max(here, default=0)


@pytest.mark.parametrize(("findings", "better", "worse", "source"), CASES, ids=lambda value: str(value)[:60])
def test_the_better_explanation_comes_first(atlas, findings, better, worse, source):
    assert source in set(atlas.table("sources")["source"])
    for side in ("right", "left"):
        found = scores(atlas, findings, side)
        assert best(found, better) > best(found, worse), found


def test_there_are_enough_cases():
    assert len({findings for findings, *_ in CASES}) >= 40


def test_the_nerve_at_the_outer_knee_explains_a_foot_drop_in_full(atlas):
    rows = atlas.explain(["right:m_ankle_lift=weak", "right:m_sole_in=normal"]).set_index("site")
    row = rows.loc["common_fibular@fibular_neck"]
    assert (row["rank"], row["unexplained"], row["contradicted"]) == (1, "", "")
    assert rows.loc["L5", "contradicted"] == "right:m_sole_in=normal"


def test_signs_of_brain_and_cord_point_above_the_roots(atlas):
    for findings in (["right:r_babinski=positive"], ["right:r_knee=brisk", "left:r_knee=brisk"]):
        rows = atlas.explain(findings)
        assert rows.iloc[0]["kind"] == "above"
        assert set(rows["kind"]) == {"above"}


@pytest.mark.parametrize("side", ["right", "left"])
def test_each_key_point_is_explained_in_full_by_its_root(atlas, side):
    for row in atlas.table("key_points").itertuples():
        end = f"{'middle' if row.area in atlas.midline else side}:{row.area}"
        rows = atlas.explain([f"{end}=numb"]).set_index("site")
        root = row.root.split("-")[0]
        assert rows.loc[[root], "rank"].min() == 1, row


@pytest.mark.parametrize("side", ["right", "left"])
@pytest.mark.parametrize(("movement", "root"), [
    ("m_thigh_lift", "L2"), ("m_knee_straighten", "L3"), ("m_ankle_lift", "L4"),
    ("m_big_toe_up", "L5"), ("m_push_off", "S1"),
])  # fmt: skip
def test_each_key_muscle_is_explained_in_full_by_its_root(atlas, side, movement, root):
    row = atlas.explain([f"{side}:{movement}=weak"]).set_index("site").loc[root]
    assert (row["rank"], row["partly"], row["side"]) == (1, "", side)


def test_no_single_root_is_ever_the_answer_to_skin(atlas):
    for area in atlas.table("areas").itertuples():
        side = "middle" if area.midline == "yes" else "right"
        rows = atlas.explain([f"{side}:{area.area}=numb"])
        assert len(rows[rows["rank"] == 1]) > 1, area.area


def test_two_places_explain_what_none_does_alone(atlas):
    findings = ["right:thigh_lat_mid=numb", "right:first_web=numb", "right:m_sole_out=normal",
                "right:m_knee_straighten=normal"]  # fmt: skip
    pair = atlas.explain_together(findings).iloc[0]
    nerves = {pair[site].split("@")[0] for site in ("site", "other_site")}
    assert nerves == {"deep_fibular", "lateral_femoral_cutaneous"}
    assert pair["contradicted"] == ""
    assert atlas.explain_together(["right:m_push_off=weak", "right:r_ankle=reduced"]).empty


@pytest.mark.parametrize(("findings", "test"), [
    (["right:m_ankle_lift=weak"], {"m_sole_in", "m_sole_out", "m_leg_out", "m_hip_turn_in"}),
    (["right:m_knee_straighten=weak"], {"m_knees_squeeze", "r_adductor"}),
    (["right:foot_lat_border=numb"], {"m_push_off", "r_ankle", "m_tiptoe_walk", "m_leg_back"}),
    (["right:thigh_lat_mid=numb"], {"m_thigh_lift", "m_knee_straighten", "m_tailor"}),
])  # fmt: skip
def test_what_separates_root_and_nerve_is_among_the_first_tests(atlas, findings, test):
    rows = atlas.next_test(findings)
    assert test & set(rows["end"].head(6)), list(rows["end"].head(6))
    assert rows["splits"].is_monotonic_decreasing


def test_a_next_test_is_none_that_was_done(atlas):
    done = ["right:m_ankle_lift=weak", "right:m_sole_in=normal", "right:m_sole_out=weak"]
    assert not {"m_ankle_lift", "m_sole_in", "m_sole_out"} & set(atlas.next_test(done)["end"])
    assert atlas.next_test([]).empty
