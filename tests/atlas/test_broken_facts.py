"""Broken facts: each fault is told with file, row, column, value and what is allowed."""

from atlas import load
from atlas.scales import VOICES

SURE = {"status": "KNOWN", "sources": "GRAYS"}


def test_a_duplicate_id(edit, faults):
    row = edit("movements", {"movement": "m_push_off"}, movement="m_sole_in")
    told = [problem for problem in faults() if "unique" in problem.allowed]
    assert [(p.file, p.row, p.value) for p in told] == [("movements.csv", row, "m_sole_in")]


def test_a_dangling_source(edit, the_fault):
    row = edit("areas", {"area": "heel_lat"}, sources="ISNCSCI;GRAY")
    problem = the_fault()
    assert (problem.file, problem.row, problem.value) == ("areas.csv", row, "GRAY")
    assert "GRAYS" in problem.allowed


def test_a_dangling_reference(edit, the_fault):
    row = edit("helps", {"condition": "C06"}, treatment="T99")
    problem = the_fault()
    assert (problem.file, problem.row, problem.column) == ("helps.csv", row, "treatment")
    assert "not in treatments.csv" in problem.allowed


def test_a_wrong_root_in_the_spine(edit, faults):
    edit("wiring", {"to_site": "foramen@L4-5", "root": "L4"}, root="L5")
    told = "\n".join(str(problem) for problem in faults())
    assert "'foramen@L4-5': must carry L4 (roots_at); the wiring has L4, L5" in told


def test_a_root_from_nowhere(add, the_fault):
    row = add(
        "wiring", from_site="sural@ankle", to_site="sural@foot", root="L1", share="usual",
        status="KNOWN", sources="GRAYS",
    )  # fmt: skip
    problem = the_fault()
    assert (problem.row, problem.column, problem.value) == (row, "root", "L1")
    assert "does not come to sural@ankle; the roots that do: " in problem.allowed


def test_a_circle(add, the_fault):
    add(
        "wiring", from_site="sural@foot", to_site="sural@calf", root="S1", share="usual",
        status="KNOWN", sources="GRAYS",
    )  # fmt: skip
    problem = the_fault()
    assert problem.file == "wiring.csv"
    assert "must not return" in problem.allowed


def test_a_nerve_that_goes_deep_again(edit, the_fault):
    row = edit("courses", {"course": "sural", "site": "sural@ankle"}, depth="deep")
    problem = the_fault()
    assert (problem.file, problem.row, problem.column) == ("courses.csv", row, "depth")
    assert "sural is superficial before this point" in problem.allowed


def test_a_course_with_a_point_too_few(drop, the_fault):
    drop("courses", course="sural", order="2")
    problem = the_fault()
    assert (problem.file, problem.column) == ("courses.csv", "order")
    assert "the next point of sural is number 2" in problem.allowed


def test_a_root_that_cannot_be_a_root(edit, faults):
    row = edit("served", {"end": "heel_lat", "map": "consensus", "root": "S1"}, root="S6")
    told = [(p.row, p.column, p.value) for p in faults()]
    assert (row, "root", "S6") in told


def test_a_primary_root_no_nerve_carries(data, edit, the_fault):
    row = edit("served", {"end": "heel_back", "map": "consensus", "root": "S1"}, root="L1", note="")
    problem = the_fault()
    assert (problem.file, problem.row) == ("served.csv", row)
    assert "no nerve carries L1 to heel_back" in problem.allowed
    edit("served", {"end": "heel_back", "root": "L1"}, note="A finding to show")
    assert load(data).way("heel_back").set_index("root").carried["L1"] == False  # noqa: E712


def test_an_area_where_no_nerve_arrives(drop, faults):
    drop("ends", end="heel_lat")
    assert "heel_lat" in {problem.value for problem in faults()}


def test_a_compression_that_misses_its_root(edit, the_fault):
    row = edit("compressions", {"compression": "C03-1"}, hits="exiting")
    problem = the_fault()
    assert (problem.row, problem.column) == (row, "hits")
    assert "hits no root in the lateral_recess at L4-5, which holds L5" in problem.allowed


def test_a_compression_of_nowhere(edit, the_fault):
    row = edit("compressions", {"compression": "C03-1"}, position="")
    problem = the_fault()
    assert (problem.row, problem.column) == (row, "position")


def test_a_symptom_that_presses(edit, faults):
    row = edit("compressions", {"compression": "C22-1"}, condition="C21")
    told = [(p.file, p.row, p.value) for p in faults()]
    assert ("compressions.csv", row, "C21") in told


def test_a_word_in_one_voice_only(drop, the_fault):
    drop("words/areas", key="area.heel_lat.name", voice="clinical")
    problem = the_fault()
    assert problem.file == "words/areas.csv"
    assert problem.value == "area.heel_lat.name"
    assert "is not said in the voice clinical" in problem.allowed


def test_a_name_nobody_wrote(drop, the_fault):
    drop("words/areas", key="area.heel_lat.name")
    problem = the_fault()
    assert (problem.file, problem.value) == ("areas.csv", "heel_lat")


def test_a_place_holder_nobody_fills(edit, the_fault):
    edit("words/areas", {"key": "area.heel_lat.name", "voice": "plain"}, text="Heel {side}")
    assert "{side} is not filled here" in the_fault().allowed


def test_a_site_nobody_wired(add, faults):
    add("sites", site="sural@nowhere", kind="branch", nerve="sural", order="900", **SURE)
    told = "\n".join(str(problem) for problem in faults())
    assert "'sural@nowhere': no row of wiring.csv comes here" in told


def test_a_neighbour_without_a_name(add, the_fault):
    cells = {"end": "heel_lat", "map": "consensus", "relation": "overlap", "precision": "exact"}
    row = add("served", **cells, **SURE)
    problem = the_fault()
    assert (problem.row, problem.column) == (row, "root")
    assert "overlap must name a root" in problem.allowed


def test_a_blank_that_names_a_root(edit, the_fault):
    where = {"end": "heel_lat", "map": "lee-2008"}
    row = edit("served", where, root="S1", relation="blank")
    assert (the_fault().row, the_fault().column) == (row, "root")


def test_skin_without_a_root(drop, faults):
    drop("served", end="heel_back", map="consensus", relation="primary")
    assert [(p.file, p.value) for p in faults()] == [("areas.csv", "heel_back")]


def test_a_test_point_on_foreign_skin(edit, the_fault):
    row = edit("key_points", {"root": "S1"}, area="knee_front")
    problem = the_fault()
    assert (problem.file, problem.row, problem.value) == ("key_points.csv", row, "knee_front")


def test_a_condition_that_presses_nowhere(drop, faults):
    drop("compressions", condition="C23")
    told = {p.file: p for p in faults() if not p.file.startswith("words/")}
    assert told["conditions.csv"].allowed.startswith("group nerve, but no row")


def test_a_feeling_in_two_ways(edit, the_fault):
    row = edit("feels_like", {"condition": "C20", "area": "trochanter_side"}, root="L2")
    problem = the_fault()
    assert (problem.file, problem.row) == ("feels_like.csv", row)


def test_a_feeling_of_what_presses(edit, the_fault):
    row = edit("feels_like", {"condition": "C20", "area": "trochanter_side"}, condition="C23")
    problem = the_fault()
    assert (problem.row, problem.column, problem.value) == (row, "condition", "C23")


def test_a_trigger_without_its_area(edit, the_fault):
    row = edit("red_flag_triggers", {"red_flag": "RF01", "end": "coccyx"}, end="")
    assert the_fault().row == row


def test_a_search_word_for_nothing(edit, the_fault):
    row = edit("aliases/conditions", {"id": "C20"}, id="C99")
    problem = the_fault()
    assert (problem.file, problem.row, problem.value) == ("aliases/conditions.csv", row, "C99")


def test_a_word_about_nothing(add, faults):
    """Of what is no kind, of nothing in its table, and of a side nobody asks for."""
    text = {"language": "en", "text": "Heel", "status": "KNOWN"}
    keys = ("skin.heel_lat.name", "area.heel_latt.name", "area.heel_lat.smell")
    rows = [add("words/areas", key=key, voice=voice, **text) for key in keys for voice in VOICES]
    told = {problem.row: problem for problem in faults()}
    assert sorted(told) == rows
    assert "kinds of words: root, nerve" in told[rows[0]].allowed
    assert "not in areas.csv; nearest: heel_lat" in told[rows[2]].allowed
    assert told[rows[4]].allowed == "what is said of area: name"


def test_a_root_that_serves_nothing_known(edit, the_fault):
    row = edit("served", {"end": "heel_lat", "map": "lee-2008"}, end="heel_latt")
    problem = the_fault()
    assert (problem.file, problem.row, problem.column) == ("served.csv", row, "end")
    assert "heel_lat" in problem.allowed


def test_a_figure_about_nothing(add, the_fault):
    figure = {"study": "Nobody", "about_kind": "root", "measure": "a share", "show": "no"}
    row = add("findings", finding="F99z", **figure, **SURE)
    problem = the_fault()
    assert (problem.row, problem.column) == (row, "about")
    assert "empty with about_kind general, and only then" in problem.allowed


def test_a_way_against_the_order(edit, faults):
    edit("sites", {"site": "sural@ankle"}, order="1")
    told = [p for p in faults() if p.column == "to_site"]
    assert {p.value for p in told} == {"sural@ankle"}
    assert "must be above" in told[0].allowed


def test_a_figure_outside_its_bounds(add, the_fault):
    about = {"about_kind": "general", "measure": "a share", "show": "no"}
    cells = {"finding": "F99z", "study": "Nobody", "value": "70", "low": "80"}
    row = add("findings", **cells, **about, **SURE)
    problem = the_fault()
    assert (problem.row, problem.column, problem.value) == (row, "value", "70")


def test_a_caution_that_belongs_nowhere(drop, atlas, the_fault):
    cautions = atlas.table("cautions")
    linked = cautions[cautions.scope == "linked"].caution.iloc[0]
    drop("caution_links", caution=linked)
    assert the_fault().allowed.startswith("scope linked, but no row")


def test_a_search_word_for_a_level_that_is_none(add, the_fault):
    row = add("aliases/anatomy", kind="level", id="L6-7", language="en", text="six seven")
    assert (the_fault().row, the_fault().value) == (row, "L6-7")


def test_all_faults_come_together(data, edit, faults):
    edit("areas", {"area": "heel_lat"}, view="below")
    edit("conditions", {"condition": "C06"}, urgency="")
    edit("helps", {"condition": "C06"}, sources="NOBODY1999")
    (data / "maps.csv").unlink()
    found = {problem.file for problem in faults()}
    assert found == {"areas.csv", "conditions.csv", "helps.csv", "maps.csv"}
