"""What the public face promises whatever is asked."""

import subprocess
import sys
import threading
from dataclasses import FrozenInstanceError
from itertools import pairwise

import pandas as pd
import pytest

from atlas import UnknownId, load, searching

FRAMES = {
    "roots_for": (["dorsum_mid"], "root relation end maps_for maps_against sources"),
    "causes_for": (
        ["dorsum_mid"],
        "condition group site order root certainty how_often urgency explains mechanism sources",
    ),
    "red_flags_for": (["right:saddle_outer_ring"], "red_flag urgency trigger picks note sources"),
}


@pytest.mark.parametrize("question", FRAMES)
def test_an_empty_list_gives_an_empty_frame_with_its_columns(atlas, question):
    asked, columns = FRAMES[question]
    answer, nothing = getattr(atlas, question)(asked), getattr(atlas, question)([])
    assert list(answer.columns[: len(columns.split())]) == columns.split()
    assert list(nothing.columns) == list(answer.columns)
    assert nothing.empty
    assert not answer.empty


def test_columns_of_the_other_answers(atlas):
    assert list(atlas.served_by(roots=["L5"])) == ["end", "kind", "root", "relation", "site"]
    assert list(atlas.served_by(sites=[])) == ["end", "kind", "root", "relation", "site"]
    way = ["root", "relation", "path", "step", "site", "carried"]
    assert list(atlas.way("toe5_dorsal"))[:6] == way
    effects = ["kind", "id", "root", "relation", "site", "certainty"]
    assert list(atlas.effects_of("C06", "L4-5", "foramen"))[:6] == effects
    assert list(atlas.effects_of("C20"))[:6] == effects


@pytest.mark.parametrize("question", ["roots_for", "causes_for", "red_flags_for"])
def test_a_bare_string_is_a_type_error(atlas, question):
    with pytest.raises(TypeError, match="dorsum_mid"):
        getattr(atlas, question)("dorsum_mid")


@pytest.mark.parametrize("question", ["roots_for", "causes_for", "red_flags_for"])
@pytest.mark.parametrize("stranger", [None, 5, b"dorsum_mid", ["dorsum_mid"]])
def test_what_is_no_text_is_a_type_error(atlas, question, stranger):
    with pytest.raises(TypeError, match="texts"):
        getattr(atlas, question)([stranger])


@pytest.mark.parametrize("question", ["roots_for", "causes_for"])
def test_an_iterator_is_answered_as_a_list(atlas, question):
    ask = getattr(atlas, question)
    pd.testing.assert_frame_equal(ask(iter(["dorsum_mid"])), ask(["dorsum_mid"]))


@pytest.mark.parametrize("asked", [{}, {"roots": ["L5"], "sites": []}, {"roots": "L5"}])
def test_served_by_wants_one_list(atlas, asked):
    with pytest.raises(TypeError):
        atlas.served_by(**asked)


@pytest.mark.parametrize(
    ("ask", "near"),
    [
        (lambda atlas: atlas.roots_for(["dorsum_mdi"]), "dorsum_mid"),
        (lambda atlas: atlas.roots_for(["heel_lat"], map="consensu"), "consensus"),
        (lambda atlas: atlas.causes_for(["heel_lat", "heel_lot"]), "heel_lat"),
        (lambda atlas: atlas.served_by(roots=["L55"]), "L5"),
        (lambda atlas: atlas.served_by(sites=["sural@ankel"]), "sural@ankle"),
        (lambda atlas: atlas.way("toe5_dorsl"), "toe5_dorsal"),
        (lambda atlas: atlas.effects_of("C066"), "C06"),
        (lambda atlas: atlas.red_flags_for(["right:coccix"]), "coccyx"),
        (lambda atlas: atlas.red_flags_for(["rihgt:heel_lat"]), "right"),
        (lambda atlas: atlas.table("area"), "areas"),
        (lambda atlas: atlas.words("area.heel_latt.name"), "area.heel_lat.name"),
        (lambda atlas: atlas.name("area", "heel_latt"), "heel_lat"),
        (lambda atlas: atlas.name("site", "sural@ankel"), "sural@ankle"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_unknown_id_is_refused_with_the_nearest_known(atlas, ask, near):
    with pytest.raises(UnknownId, match="nearest") as refusal:
        ask(atlas)
    assert near in refusal.value.nearest


@pytest.mark.parametrize("place", [{"level": "L9"}, {"position": "recess"}, {"level": ""}])
def test_a_place_that_does_not_exist_is_a_value_error(atlas, place):
    with pytest.raises(ValueError, match="allowed"):
        atlas.effects_of("C06", **place)


def test_an_unknown_voice_is_a_value_error(atlas):
    with pytest.raises(ValueError, match="plain, clinical"):
        atlas.search("disc", voice="loud")


def test_each_call_gives_a_new_frame(atlas):
    for ask in (
        lambda: atlas.roots_for(["dorsum_mid"]),
        lambda: atlas.way("dorsum_mid"),
        lambda: atlas.causes_for(["dorsum_mid"]),
        lambda: atlas.table("areas"),
    ):
        first = ask()
        first.loc[:, first.columns[0]] = "changed"
        assert "changed" not in set(ask()[first.columns[0]])


def test_the_atlas_cannot_be_changed(atlas):
    with pytest.raises(FrozenInstanceError):
        atlas.version = "other"


def test_nothing_the_atlas_shows_can_be_changed(atlas):
    """All threads share it: what one could change, another would read."""
    open_to_change = [
        f"{part}.{name}"
        for part, held in vars(atlas).items()
        for name, value in [("", held), *getattr(held, "__dict__", {}).items()]
        if isinstance(value, dict | list | set | pd.DataFrame) and not name.startswith("_")
    ]
    assert open_to_change == []


def test_a_message_is_never_endless(atlas):
    with pytest.raises(UnknownId) as refusal:
        atlas.way("x" * 100_000)
    assert len(str(refusal.value)) < 300


def test_repeated_picks_count_once(atlas):
    once, twice = atlas.causes_for(["heel_lat"]), atlas.causes_for(["heel_lat", "heel_lat"])
    pd.testing.assert_frame_equal(once, twice)


def test_causes_stand_in_the_order_of_the_answer(atlas):
    found = atlas.causes_for(["dorsum_mid", "heel_plantar"])
    groups = ["root", "nerve", "neither"]
    assert list(dict.fromkeys(found.group)) == groups
    for group in groups[:2]:
        assert found[found.group == group].order.is_monotonic_increasing
    assert not found.duplicated(["condition", "site", "root"]).any()


def test_causes_tell_which_picks_they_explain(atlas):
    found = atlas.causes_for(["dorsum_mid", "heel_lat"]).set_index(["condition", "site", "root"])
    disc = found.explains["C04", "lateral_recess@L5-S1", "S1"]
    assert disc.split(";") == ["dorsum_mid", "heel_lat"]
    assert found.relation["C04", "lateral_recess@L5-S1", "S1"] == "primary"


def test_mechanisms_name_their_root_and_level(atlas):
    found = atlas.causes_for(["dorsum_mid"], voice="clinical")
    disc = found[(found.condition == "C03") & (found.root == "L5")].mechanism.iloc[0]
    assert "L5" in disc and "L4–L5" in disc
    assert not found.mechanism.str.contains("[{}]").any()


def test_effects_without_a_level_tell_each_level(atlas):
    found = atlas.effects_of("C06")
    assert {"L3-4", "L4-5", "L5-S1"} <= set(found.level)
    for level in set(found.level):
        one = atlas.effects_of("C06", level=level)
        assert set(one.root) == set(found[found.level == level].root)


def test_a_root_no_nerve_carries_is_shown_and_not_hidden(atlas):
    rows = [atlas.way(area) for area in atlas.table("areas").area]
    lost = pd.concat([way[~way.carried] for way in rows])
    assert not lost.empty
    assert set(lost.site) == {""}
    assert lost.path.isna().all()


@pytest.mark.parametrize("map", ["consensus", "keegan-garrett-1948", "isncsci"])
def test_every_way_begins_in_the_spine_and_has_no_gap(atlas, map):
    edges = atlas.table("wiring")
    edges = set(zip(edges.from_site, edges.to_site, edges.root, strict=True))
    for end in atlas.ends:
        found = atlas.way(end, map=map)
        for (root, _), way in found[found.carried].groupby(["root", "path"]):
            sites = list(way.site)
            assert list(way.step) == list(range(1, len(sites) + 1))
            assert atlas.wiring.kinds[sites[0]] in ("canal", "foramen")
            assert {(*pair, root) for pair in pairwise(sites)} <= edges


def test_sites_stand_in_order_along_every_way(atlas):
    for end in atlas.ends:
        found = atlas.way(end)
        for _, way in found[found.carried].groupby(["root", "path"]):
            orders = [atlas.wiring.order[site] for site in way.site]
            assert orders == sorted(orders), (end, list(way.site))


def test_red_flags_of_the_saddle_and_of_both_legs(atlas):
    saddle = atlas.red_flags_for(["right:saddle_inner_perianal"])
    assert "RF01" in set(saddle.red_flag)
    assert saddle.urgency[0] == "emergency"
    both = atlas.red_flags_for(["right:dorsum_mid", "left:dorsum_mid"])
    assert "both_legs" in set(both.trigger)
    assert atlas.red_flags_for(["right:dorsum_mid", "right:heel_lat"]).empty
    assert atlas.red_flags_for(["right:dorsum_mid"]).empty
    assert not atlas.red_flags_for(["right:L5", "left:L5"]).empty


def test_words_are_said_in_both_voices(atlas):
    assert atlas.has_words("area.dorsum_mid.name")
    assert atlas.has_words("area.dorsum_mid.name", voice="clinical")
    assert not atlas.has_words("area.dorsum_mid.smell")
    assert not atlas.has_words("area.dorsum_mid.name", language="xx")


def test_a_level_has_no_name_and_goes_by_its_id(atlas):
    assert atlas.name("level", "L4-5") == "L4-5"


def test_a_name_nobody_translated_is_told_and_not_its_id(atlas):
    with pytest.raises(UnknownId):
        atlas.name("area", "heel_lat", language="xx")


def test_search_keeps_nothing_of_what_people_type():
    """Nothing about a patient is stored, not even in memory."""
    kept = [name for name, thing in vars(searching).items() if hasattr(thing, "cache_info")]
    assert kept == []


def test_threads_share_one_atlas(atlas):
    answers = []

    def ask():
        answers.append(atlas.causes_for(["dorsum_mid", "heel_lat"]))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 8
    for answer in answers[1:]:
        pd.testing.assert_frame_equal(answers[0], answer)


def test_the_version_follows_the_data(data, edit):
    version = load(data).version
    assert load(data).version == version
    edit("areas", {"area": "heel_lat"}, confidence="low")
    assert load(data).version != version


def in_a_fresh_interpreter(code):
    package = sys.modules["atlas"].__path__[0]
    code = f"import sys; sys.path.insert(0, {package + '/..'!r}); {code}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_the_knowledge_draws_nothing():
    drawing = "[m for m in ('streamlit', 'plotly', 'tornado') if m in sys.modules]"
    assert in_a_fresh_interpreter(f"import atlas; atlas.load(); print({drawing})") == "[]"


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("roots_for", (["dorsum_mid", "m_big_toe_up"],)),
        ("served_by", (["L5"],)),
        ("way", ("toe5_dorsal",)),
        ("causes_for", (["dorsum_mid", "L5"],)),
        ("effects_of", ("C06",)),
        ("red_flags_for", (["right:saddle_inner_perianal", "left:heel_lat"],)),
    ],
)
def test_rows_answer_what_frames_answer(atlas, question, asked):
    rows, found = getattr(atlas.rows, question)(*asked), getattr(atlas, question)(*asked)
    assert rows
    assert list(found.columns) == list(rows[0]._fields)
    assert found.astype(object).where(found.notna(), None).values.tolist() == [list(row) for row in rows]
