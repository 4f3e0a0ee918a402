"""What Explore answers to each kind of pick."""

import re

import pytest

from ui import catalogue

LONE_ROOT = re.compile(r"\byour (L[1-5]|S[1-5])\b|\bis pinched\b", re.IGNORECASE)
PICKS = [
    *("right:dorsum_mid", "left:heel_back", "middle:sacrum_midline", "right:toe1_medial"),
    *("right:thigh_ant_upper,left:calf_inner", "right:L5", "left:S1,left:L4"),
    *("C01", "C03", "C06", "C06@L4-5.foramen", "C21", "C22", "C26"),
]


def labels(screen) -> list[str]:
    """The root labels of the answer, in order."""
    return re.findall(r'class="root \w+"[^>]*>([A-Z][a-z]?\d+)', screen.answer)


def example(screen):
    """Press the one example of the empty screen."""
    (offered,) = [part["example"] for part in screen.said["parts"] if "example" in part]
    return screen.fire("answer", show=offered["pick"])


def test_nothing_picked_invites_with_one_example(screen):
    empty = screen()
    assert catalogue.say("empty.title") in empty.text
    assert example(empty).picks == ["right:dorsum_mid"]


@pytest.mark.parametrize("at", PICKS)
@pytest.mark.parametrize("voice", catalogue.VOICES)
def test_every_kind_of_pick_is_answered(screen, at, voice):
    shown = screen(at, voice=voice)
    assert shown.picks == at.split(",")
    assert len(shown.text) > 200


def test_a_place_has_its_root_its_neighbours_and_how_far_the_maps_agree(screen):
    shown = screen("right:dorsum_mid")
    assert {"L5", "S1"} <= set(labels(shown))
    assert catalogue.say("roots.agree") in shown.text


def test_where_the_maps_differ_the_screen_says_so(screen):
    shown = screen("right:toe1_medial")
    assert {"L4", "L5"} <= set(labels(shown))
    assert catalogue.say("roots.disagree") in shown.text


def test_with_several_places_the_maps_are_told_for_each(atlas):
    from ui.answer import roots

    agreement = atlas.table("areas").set_index("area")["agreement"]
    areas = ["dorsum_mid", "toe1_medial", "heel_back"]
    assert set(agreement[areas]) > {"agree"}
    said = dict(re.findall(r'class="agreement (\w+)">([^<]*)<', roots.for_areas(atlas, areas, "plain")))
    for area in areas:
        for grade in roots.AGREEMENTS:
            named = atlas.words(f"area.{area}.name") in said.get(grade, "")
            assert named == (agreement[area] == grade), (area, grade)


def test_where_all_places_agree_it_is_said_once(atlas):
    from ui.answer import roots

    areas = [row.area for row in atlas.table("areas").itertuples() if row.agreement == "agree"][:2]
    assert catalogue.say("roots.agree_all") in roots.for_areas(atlas, areas, "plain")


DRAWN = {"primary": "solid", "overlap": "hatched", "variable": "dashed"}
STRENGTH = {
    **dict.fromkeys(["primary", "usual"], "solid"),
    **dict.fromkeys(["overlap", "possible"], "hatched"),
    **dict.fromkeys(["sometimes", "variable", "rare", "disputed"], "dashed"),
}


def test_answer_and_picture_draw_the_roots_of_a_condition_alike(atlas):
    """Solid, hatched or dashed: the same for each root, for every condition at every place."""
    from ui.answer import condition

    for id in atlas.table("conditions")["condition"]:
        for level, position in [("", ""), *condition.places(atlas, id)]:
            effects = atlas.rows.effects_of(id, level=level or None, position=position or None)
            said = condition.summary(atlas, id, level, position, effects, "plain")
            shown = {
                root: DRAWN[drawn]
                for drawn, root in re.findall(r'class="root (\w+)"[^>]*>([A-Z][a-z]?\d+)', said)
            }
            lit = condition.lit(atlas, effects, id, "right")["roots"]
            assert shown == {pick.partition(":")[2]: STRENGTH[sure] for pick, sure in lit.items()}, id


@pytest.mark.parametrize("voice", catalogue.VOICES)
def test_no_place_is_answered_with_one_root(atlas, voice):
    """Wherever one points, more than one root is named, or the screen says that neighbours share."""
    from ui.answer import roots

    for area in atlas.table("areas")["area"]:
        said = roots.for_areas(atlas, [area], voice)
        assert catalogue.say("roots.overlap_note", voice) in said, area
        assert re.findall(r'class="agreement (\w+)"', said), area
        assert not LONE_ROOT.search(said), area


@pytest.mark.parametrize("at", PICKS)
def test_no_screen_speaks_of_the_reader_s_own_root(screen, at):
    shown = screen(at)
    assert not LONE_ROOT.search(shown.text)


def test_both_sides_are_named(screen):
    shown = screen("right:heel_back,left:heel_back")
    assert shown.picks == ["right:heel_back", "left:heel_back"]
    chips = shown.said["chips"]
    assert [chip["pick"] for chip in chips] == shown.picks
    assert [chip["name"].split(" · ")[0] for chip in chips] == ["Right", "Left"]


def test_a_root_shows_skin_movements_with_their_test_and_reflexes(screen, atlas):
    shown = screen("right:S1")
    assert atlas.words("area.heel_lat.name") in shown.text
    assert atlas.words("reflex.r_ankle.name") in shown.text
    assert "L5 and S2" in shown.text  # its neighbours


def test_a_disc_far_out_at_l4_5_lights_l4_and_not_l5(screen):
    lit = screen("C06@L4-5.foramen").sent("picture")["lit"]
    assert set(lit["roots"]) == {"right:L4"}
    assert lit["areas"]


def test_without_a_level_the_condition_lights_all_it_could_press_on(screen):
    assert len(screen("C06").sent("picture")["lit"]["roots"]) > 1


@pytest.mark.parametrize("voice", catalogue.VOICES)
def test_usually_is_said_of_what_is_usual_and_of_nothing_else(atlas, voice):
    """At each level and place of each condition, with exactly the roots of the grade that is named."""
    from ui import names
    from ui.answer import condition

    graded = {"usual": "usually", "possible": "can |possibly", "rare": "rarely", "disputed": "disag|disput"}
    for id in atlas.table("conditions")["condition"]:
        for level, position in condition.places(atlas, id):
            effects = atlas.rows.effects_of(id, level, position)
            said = condition.at_place(level, position, condition.pressed(effects), voice)
            surest = min((effect.certainty for effect in effects), key=list(graded).index)
            roots = list(dict.fromkeys(effect.root for effect in effects if effect.certainty == surest))
            assert re.search(graded[surest], said), (id, level, position)
            assert ("usually" in said) == (surest == "usual"), (id, level, position)
            for root in (*(f"L{n}" for n in range(1, 6)), *(f"S{n}" for n in range(1, 6))):
                named = root in said.replace(names.level(level, voice), "")
                assert named == (root in roots), (id, level, position, said)
            assert "sacral" not in said


def test_a_word_on_what_was_left_out_goes_with_the_next_pick(screen):
    refused = catalogue.say("search.refused")
    shown = screen("right:nowhere")
    assert refused in [caption.value for caption in shown.app.caption]
    shown = example(shown)
    assert refused not in [caption.value for caption in shown.app.caption]


def test_a_place_that_is_in_the_name_is_not_said_twice(screen):
    (chip,) = screen("C03@L4-5.lateral_recess").said["chips"]
    assert chip["name"].count("L4–L5") == 1
    (chip,) = screen("C06@L4-5.foramen").said["chips"]
    assert chip["name"].count("L4–L5") == 1


def test_choosing_a_level_and_place_is_a_pick(screen):
    shown = screen("C06")
    shown.widget("selectbox", "condition_place").set_value("C06@L4-5.foramen").run()
    assert shown.whole().picks == ["C06@L4-5.foramen"]


@pytest.mark.parametrize("symptom", ["C01", "C21"])
def test_a_symptom_leads_to_its_causes_and_is_none_itself(screen, symptom):
    groups = screen(symptom).causes
    listed = [card["id"] for group in groups for card in group["open"]]
    assert len(listed) > 5
    assert not {"C01", "C21"} & set(listed)


def found(screen, kind: str, id: str, side: str = "right"):
    """Pick what a search found."""
    return screen.fire("search", found={"kind": kind, "id": id, "side": side})


def test_a_place_found_by_name_is_picked_besides(screen):
    shown = found(screen("right:dorsum_mid"), "area", "heel_back", "left")
    assert shown.picks == ["right:dorsum_mid", "left:heel_back"]
    assert found(shown, "area", "heel_back", "left").picks == ["right:dorsum_mid", "left:heel_back"]


def test_another_kind_found_by_name_replaces_what_was_picked(screen):
    shown = found(screen("left:dorsum_mid"), "root", "L5", "left")
    assert shown.picks == ["left:L5"]
    assert shown.press("undo").picks == ["left:dorsum_mid"]
    assert found(shown, "condition", "C03").picks == ["C03"]


def test_a_reflex_leads_to_its_roots_and_says_so(screen):
    shown = found(screen(), "reflex", "r_knee")
    assert set(shown.picks) == {"right:L3", "right:L4"}
    assert any("are shown" in caption.value for caption in shown.app.caption)


def test_a_nerve_leads_to_its_skin_and_says_so(screen):
    shown = found(screen("right:S1"), "nerve", "sural", "left")
    assert "left:heel_lat" in shown.picks
    assert any("is shown" in caption.value for caption in shown.app.caption)


def test_choosing_a_place_takes_its_keys_in_turn_so_that_memory_stays_flat(screen, monkeypatch):
    """Streamlit keeps something of every key it has seen, for as long as the session lasts."""
    from ui import state

    monkeypatch.setattr(state, "TURNS", 3)
    shown, keys = screen("C06"), set()
    for place in ("L4-5.foramen", "L5-S1.foramen", "L3-4.foramen") * 2:
        shown.app.session_state["picks"] = [f"C06@{place}"]
        shown.app.run()
        box = shown.widget("selectbox", "condition_place")
        assert box.value == f"C06@{place}"
        keys.add(box.key)
    assert len(keys) == 3


def test_start_over_and_undo(screen):
    shown = screen("right:dorsum_mid").press("start_over")
    assert shown.picks == []
    assert shown.press("undo").picks == ["right:dorsum_mid"]
    assert shown.app.query_params["at"] == "right:dorsum_mid"


def test_the_address_says_what_is_picked_and_in_which_voice(screen):
    shown = screen("right:dorsum_mid", voice="clinical")
    assert shown.app.query_params == {"at": "right:dorsum_mid", "voice": "clinical"}
    assert shown.app.segmented_control(key="voice").value == "clinical"
    assert "voice" not in screen("right:dorsum_mid").app.query_params


def test_the_picture_and_the_answer_speak_of_the_same_picks(screen):
    shown = screen("right:dorsum_mid,left:heel_back")
    sent = shown.sent("picture")
    assert sent["ids"] == shown.picks
    assert sent["session"] == shown.app.session_state["session"]


def test_measured_figures_not_read_in_their_paper_are_not_shown(screen, atlas):
    findings = atlas.table("findings")
    unread = findings[(findings["show"] == "no") & (findings["about_kind"] == "root")]
    assert len(unread)
    for row in unread.to_dict("records"):
        shown = screen(f"right:{row['about']}")
        assert catalogue.say("uncertain.measured") in shown.text
        assert f"({row['study']} " not in shown.text, row["finding"]
