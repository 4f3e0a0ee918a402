"""Root or nerve: the bedside separators of the evidence, found again by walking the wiring."""

import pandas as pd
import pytest

from atlas import UnknownId, load

# place, root, nerve, finding, weak in the root?, weak in the nerve?
GOLDEN = [
    # Turning the sole in and moving the leg out are weak in L5, normal in the fibular nerve ...
    ("dorsum_mid", "L5", "common_fibular", "m_sole_in", "weak", "normal"),
    ("dorsum_mid", "L5", "common_fibular", "m_leg_out", "weak", "normal"),
    ("dorsum_mid", "L5", "common_fibular", "r_medial_hamstring", "weak", "normal"),
    ("shin_lat_lower", "L5", "common_fibular", "m_sole_in", "weak", "normal"),
    # ... lifting the foot and the big toe are weak in both.
    ("dorsum_mid", "L5", "common_fibular", "m_ankle_lift", "weak", "weak"),
    ("dorsum_mid", "L5", "common_fibular", "m_big_toe_up", "weak", "weak"),
    ("dorsum_mid", "L5", "common_fibular", "m_heel_walk", "weak", "weak"),
    # Its branch on the top of the foot leaves the lifting of the foot alone.
    ("dorsum_mid", "L5", "superficial_fibular", "m_ankle_lift", "weak", "normal"),
    ("dorsum_mid", "L5", "superficial_fibular", "first_web", "weak", "normal"),
    ("first_web", "L5", "deep_fibular", "m_sole_out", "weak", "normal"),
    # Thigh squeeze: weak in L3, possible in L2 and L4, normal in the femoral nerve.
    ("thigh_ant_lower", "L3", "femoral", "m_knees_squeeze", "weak", "normal"),
    ("thigh_ant_lower", "L4", "femoral", "m_knees_squeeze", "possible", "normal"),
    ("thigh_ant_lower", "L2", "femoral", "m_knees_squeeze", "possible", "normal"),
    ("thigh_ant_lower", "L3", "femoral", "m_knee_straighten", "weak", "weak"),
    ("thigh_ant_lower", "L3", "femoral", "r_knee", "weak", "weak"),
    # The hip muscle has a nerve of its own beside the femoral.
    ("thigh_ant_lower", "L3", "femoral", "m_thigh_lift", "possible", "possible"),
    ("m_knees_squeeze", "L3", "obturator", "m_knee_straighten", "weak", "normal"),
    ("shin_med_lower", "L4", "saphenous", "r_knee", "weak", "normal"),
    ("shin_med_lower", "L4", "saphenous", "m_ankle_lift", "weak", "normal"),
    ("sole_mid", "S1", "tibial", "m_leg_back", "weak", "normal"),
    ("sole_mid", "S1", "tibial", "m_sole_in", "normal", "weak"),
    ("sole_mid", "S1", "tibial", "m_push_off", "weak", "weak"),
    ("foot_lat_border", "S1", "sural", "m_push_off", "weak", "normal"),
    ("foot_lat_border", "S1", "sural", "r_ankle", "weak", "normal"),
    ("heel_plantar", "S1", "medial_calcaneal", "m_push_off", "weak", "normal"),
    ("saddle_outer_ring", "S3", "pudendal", "m_bladder_empty", "weak", "normal"),
    ("saddle_inner_perianal", "S4", "pudendal", "m_anal_squeeze", "weak", "weak"),
]


@pytest.mark.parametrize(("place", "root", "nerve", "finding", "in_root", "in_nerve"), GOLDEN)
def test_what_tells_root_from_nerve(atlas, place, root, nerve, finding, in_root, in_nerve):
    rows = {(row.root, row.nerve, row.id): row for row in atlas.rows.tell_apart([place])}
    row = rows[root, nerve, finding]
    assert (row.in_root, row.in_nerve) == (in_root, in_nerve)


@pytest.mark.parametrize(
    ("place", "nerve"),
    [
        ("thigh_lat_mid", "lateral_femoral_cutaneous"),
        ("shin_med_lower", "saphenous"),
        ("foot_lat_border", "sural"),
        ("heel_plantar", "medial_calcaneal"),
        ("thigh_post_mid", "posterior_femoral_cutaneous"),
        ("buttock_upper", "superior_cluneal"),
    ],
)
def test_a_nerve_of_the_skin_weakens_nothing(atlas, place, nerve):
    rows = [row for row in atlas.rows.tell_apart([place]) if row.nerve == nerve and row.kind != "area"]
    assert rows
    assert {row.in_nerve for row in rows} == {"normal"}


@pytest.mark.parametrize(
    ("place", "root", "nerve", "best"),
    [
        ("dorsum_mid", "L5", "common_fibular", ["m_sole_in", "m_leg_out", "m_knee_bend_inner"]),
        ("thigh_ant_lower", "L3", "femoral", ["m_knees_squeeze"]),
        ("thigh_lat_mid", "L2", "lateral_femoral_cutaneous", ["m_thigh_lift"]),
        ("shin_med_lower", "L4", "saphenous", ["m_heel_walk", "m_ankle_lift"]),
        ("foot_lat_border", "S1", "sural", ["m_tiptoe_walk", "m_push_off"]),
        ("sole_mid", "S1", "tibial", ["m_leg_back", "m_sole_in"]),
    ],
)
def test_the_best_separators_come_first(atlas, place, root, nerve, best):
    rows = [row for row in atlas.rows.tell_apart([place]) if (row.root, row.nerve) == (root, nerve)]
    assert [row.id for row in rows[: len(best)]] == best
    assert [row.separation for row in rows] == sorted((row.separation for row in rows), reverse=True)


def test_neighbours_and_trunks_are_told_apart_too(atlas):
    found = atlas.tell_apart(["dorsum_mid"])
    assert list(dict.fromkeys(found.root)) == ["L5", "S1"]
    assert set(found.nerve) == {"superficial_fibular", "common_fibular"}


def test_a_trunk_farther_up_stands_beside_only_where_it_carries_more(atlas):
    assert "sciatic" not in set(atlas.tell_apart(["sole_mid", "heel_plantar"]).nerve)
    _, nerves = atlas.telling.seats(["dorsum_mid", "sole_mid"])
    assert nerves[0] == "sciatic"
    assert atlas.telling.seats(["sole_mid", "heel_plantar"])[1][0] == "tibial"


@pytest.mark.parametrize(
    ("root", "nerve"),
    [("L1", "ilioinguinal"), ("L2", "lateral_femoral_cutaneous"), ("L3", "femoral"), ("L4", "saphenous"),
     ("L5", "common_fibular"), ("S1", "sural"), ("S2", "posterior_femoral_cutaneous"), ("S3", "pudendal")],
)  # fmt: skip
def test_a_picked_root_stands_beside_the_nerves_of_its_skin(atlas, root, nerve):
    found = atlas.tell_apart([root])
    assert set(found.root) == {root}
    assert nerve in set(found.nerve)


def test_what_neither_would_touch_is_left_out(atlas):
    found = atlas.tell_apart(["foot_lat_border"])
    assert not ((found.in_root == "normal") & (found.in_nerve == "normal")).any()
    assert "m_knees_squeeze" not in set(found[found.nerve == "sural"].id)


def test_signs_that_are_no_reflex_are_left_out(atlas):
    found = atlas.tell_apart(["dorsum_mid"])
    assert "r_slr" not in set(found.id)
    assert set(found[found.kind == "reflex"].id) == {"r_medial_hamstring", "r_tibialis_posterior", "r_ankle"}


def test_a_row_is_as_sure_as_the_less_sure_of_its_facts(atlas, data, edit):
    def status(of, id):
        return {(r.root, r.nerve, r.id): r.status for r in of.rows.tell_apart(["dorsum_mid"])}[
            "L5", "common_fibular", id
        ]

    assert status(atlas, "m_sole_in") == "VERIFIED"
    assert status(atlas, "m_ankle_lift") == "KNOWN"  # the way of the nerve was not read
    edit("ends", {"end": "m_sole_in", "site": "tibial@soleal_arch"}, status="KNOWN")
    assert status(load(data), "m_sole_in") == "KNOWN"


def test_every_row_names_its_sources(atlas):
    known = set(atlas.table("sources")["source"])
    for row in atlas.rows.tell_apart(["sole_mid"]):
        assert row.sources
        assert set(row.sources.split(";")) <= known


def test_a_nerve_rewired_tells_otherwise(data, edit):
    edit("ends", {"end": "m_sole_in", "site": "tibial@soleal_arch"}, site="deep_fibular@anterior_compartment")
    edit("ends", {"end": "m_sole_in", "site": "tibial@popliteal_fossa"}, part="edge")
    rows = {(row.root, row.nerve, row.id): row for row in load(data).rows.tell_apart(["dorsum_mid"])}
    assert rows["L5", "common_fibular", "m_sole_in"].in_nerve == "weak"


def test_frame_and_rows_say_the_same(atlas):
    pd.testing.assert_frame_equal(
        atlas.tell_apart(["sole_mid"]), pd.DataFrame(atlas.rows.tell_apart(["sole_mid"]))
    )
    columns = ["root", "nerve", "kind", "id", "in_root", "in_nerve", "status", "sources"]
    assert list(atlas.tell_apart([])) == columns
    assert atlas.tell_apart([]).empty


def test_the_order_of_two_picks_does_not_matter(atlas):
    picks = ["dorsum_mid", "heel_lat"]
    assert sorted(atlas.rows.tell_apart(picks)) == sorted(atlas.rows.tell_apart(picks[::-1]))


def test_strangers_are_refused(atlas):
    with pytest.raises(UnknownId, match="dorsum_mid"):
        atlas.tell_apart(["dorsum_mdi"])
    with pytest.raises(TypeError, match="bare string"):
        atlas.tell_apart("dorsum_mid")
