"""Broken data: each fault is told with file, row, column, value and what is allowed."""

import shutil

import pytest

from atlas import BadData, load
from atlas.schemas import COLUMNS


def faults(data, artwork=None):
    with pytest.raises(BadData) as refusal:
        load(data, artwork)
    return refusal.value.problems


def the_fault(data, artwork=None):
    (problem,) = faults(data, artwork)
    return problem


def test_the_copy_itself_is_sound(data):
    assert load(data).version


@pytest.mark.parametrize("table", [name for name in COLUMNS if name not in ("words", "aliases")])
def test_a_missing_file(data, table):
    (data / f"{table}.csv").unlink()
    problem = the_fault(data)
    assert (problem.file, problem.allowed) == (f"{table}.csv", "the file is missing")


@pytest.mark.parametrize("folder", ["words", "aliases"])
def test_a_missing_folder(data, folder):
    shutil.rmtree(data / folder)
    assert the_fault(data).file == f"{folder}/"


def test_a_missing_data_folder(tmp_path):
    assert len(faults(tmp_path / "nowhere")) == len(COLUMNS)


def test_a_missing_column(data):
    path = data / "areas.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("confidence", "trust", 1), "utf-8")
    told = {problem.column: problem.allowed for problem in faults(data)}
    assert "the column is missing; the columns are area, region" in told["confidence"]
    assert "not a column" in told["trust"]


def test_a_value_that_is_not_allowed(data, edit):
    row = edit("areas", {"area": "heel_lat"}, view="below")
    problem = the_fault(data)
    assert (problem.file, problem.row, problem.column) == ("areas.csv", row, "view")
    assert problem.value == "below"
    assert "front, back, outer, inner, top, sole, seat" in problem.allowed
    assert f"areas.csv, row {row}, column view: 'below': allowed: front" in str(problem)


def test_an_empty_required_cell(data, edit):
    row = edit("conditions", {"condition": "C06"}, urgency="")
    problem = the_fault(data)
    assert (problem.row, problem.column, problem.value) == (row, "urgency", "")


@pytest.mark.parametrize("lookalike", ["None", "N/A", "NA", "nan", "null"])
def test_nothing_is_guessed_to_be_missing(data, edit, lookalike):
    row = edit("areas", {"area": "heel_lat"}, agreement=lookalike)
    problem = the_fault(data)
    assert (problem.row, problem.value) == (row, lookalike)


def test_a_duplicate_id(data, edit):
    row = edit("movements", {"movement": "m_push_off"}, movement="m_sole_in")
    told = [problem for problem in faults(data) if "unique" in problem.allowed]
    assert [(p.file, p.row, p.value) for p in told] == [("movements.csv", row, "m_sole_in")]


def test_a_dangling_source(data, edit):
    row = edit("areas", {"area": "heel_lat"}, sources="ISNCSCI;GRAY")
    problem = the_fault(data)
    assert (problem.file, problem.row, problem.value) == ("areas.csv", row, "GRAY")
    assert "GRAYS" in problem.allowed


def test_a_dangling_reference(data, edit):
    row = edit("helps", {"condition": "C06"}, treatment="T99")
    problem = the_fault(data)
    assert (problem.file, problem.row, problem.column) == ("helps.csv", row, "treatment")
    assert "not in treatments.csv" in problem.allowed


def test_a_wrong_root_in_the_spine(data, edit):
    edit("wiring", {"to_site": "foramen@L4-5", "root": "L4"}, root="L5")
    told = "\n".join(str(problem) for problem in faults(data))
    assert "'foramen@L4-5': must carry L4 (roots_at); the wiring has L4, L5" in told


def test_a_root_from_nowhere(data, add):
    row = add(
        "wiring", from_site="sural@ankle", to_site="sural@foot", root="L1", share="usual",
        status="KNOWN", sources="GRAYS",
    )  # fmt: skip
    problem = the_fault(data)
    assert (problem.row, problem.column, problem.value) == (row, "root", "L1")
    assert "does not come to sural@ankle; the roots that do: " in problem.allowed


def test_a_circle(data, add):
    add(
        "wiring", from_site="sural@foot", to_site="sural@calf", root="S1", share="usual",
        status="KNOWN", sources="GRAYS",
    )  # fmt: skip
    problem = the_fault(data)
    assert problem.file == "wiring.csv"
    assert "must not return" in problem.allowed


def test_a_root_that_cannot_be_a_root(data, edit):
    row = edit("served", {"end": "heel_lat", "map": "consensus", "root": "S1"}, root="S6")
    told = [(p.row, p.column, p.value) for p in faults(data)]
    assert (row, "root", "S6") in told


def test_a_primary_root_no_nerve_carries(data, edit):
    row = edit("served", {"end": "heel_back", "map": "consensus", "root": "S1"}, root="L1", note="")
    problem = the_fault(data)
    assert (problem.file, problem.row) == ("served.csv", row)
    assert "no nerve carries L1 to heel_back" in problem.allowed
    edit("served", {"end": "heel_back", "root": "L1"}, note="A finding to show")
    assert load(data).way("heel_back").set_index("root").carried["L1"] == False  # noqa: E712


def test_an_area_where_no_nerve_arrives(data, drop):
    drop("ends", end="heel_lat")
    assert "heel_lat" in {problem.value for problem in faults(data)}


def test_a_compression_that_misses_its_root(data, edit):
    row = edit("compressions", {"compression": "C03-1"}, hits="exiting")
    problem = the_fault(data)
    assert (problem.row, problem.column) == (row, "hits")
    assert "hits no root in the lateral_recess at L4-5, which holds L5" in problem.allowed


def test_a_compression_of_nowhere(data, edit):
    row = edit("compressions", {"compression": "C03-1"}, position="")
    problem = the_fault(data)
    assert (problem.row, problem.column) == (row, "position")


def test_a_symptom_that_presses(data, edit):
    row = edit("compressions", {"compression": "C22-1"}, condition="C21")
    told = [(p.file, p.row, p.value) for p in faults(data)]
    assert ("compressions.csv", row, "C21") in told


def test_a_word_in_one_voice_only(data, drop):
    drop("words/areas", key="area.heel_lat.name", voice="clinical")
    problem = the_fault(data)
    assert problem.file == "words/areas.csv"
    assert problem.value == "area.heel_lat.name"
    assert "is not said in the voice clinical" in problem.allowed


def test_a_name_nobody_wrote(data, drop):
    drop("words/areas", key="area.heel_lat.name")
    problem = the_fault(data)
    assert (problem.file, problem.value) == ("areas.csv", "heel_lat")


def test_a_place_holder_nobody_fills(data, edit):
    edit("words/areas", {"key": "area.heel_lat.name", "voice": "plain"}, text="Heel {side}")
    assert "{side} is not filled here" in the_fault(data).allowed


def test_a_broken_line(data):
    path = data / "areas.csv"
    path.write_text(path.read_text(encoding="utf-8") + "heel,heel\n", "utf-8")
    problem = the_fault(data)
    assert "cells wanted" in problem.allowed
    assert problem.row == len(path.read_text(encoding="utf-8").splitlines())


def test_a_line_with_a_cell_too_many(data):
    path = data / "areas.csv"
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + ",more\n", "utf-8")
    assert "8 cells wanted, as in the header; 9 found" in the_fault(data).allowed


def test_an_empty_line(data):
    path = data / "areas.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("\n", "\n\n", 1), "utf-8")
    assert (the_fault(data).row, the_fault(data).allowed) == (2, "an empty line; take it out")


@pytest.mark.parametrize("id", ["heel\0lat", "heel\nlat", " heel_lat", "Heel_Lat", "heel lat" * 999])
def test_an_id_that_is_none(data, edit, id):
    row = edit("areas", {"area": "heel_lat"}, area=id)
    problem = the_fault(data)
    assert (problem.file, problem.row, problem.column) == ("areas.csv", row, "area")
    assert problem.value == id
    assert len(str(problem)) < 300


@pytest.mark.parametrize("text", ["Heel\nand toe", "Heel\0", "Heel\u200b", "Heel\u00a0", "Heel "])
def test_signs_nobody_sees(data, edit, text):
    row = edit("words/areas", {"key": "area.heel_lat.name", "voice": "plain"}, text=text)
    problem = the_fault(data)
    assert (problem.file, problem.row, problem.value) == ("words/areas.csv", row, text)
    assert "on one line" in problem.allowed


@pytest.mark.parametrize("number", ["9" * 5000, "\u0661", "1.5", "one"])
def test_a_number_that_is_none(data, edit, number):
    row = edit("roots", {"root": "L5"}, order=number)
    problem = the_fault(data)
    assert (problem.row, problem.column, problem.allowed) == (row, "order", "a whole number")


def test_line_ends_of_another_system_are_read(data):
    path = data / "areas.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert load(data).roots_for(["heel_lat"]).root[0] == "S1"


def test_a_file_that_is_not_utf8(data):
    path = data / "areas.csv"
    row = len(path.read_bytes().splitlines()) + 1
    path.write_bytes(path.read_bytes() + "caf\xe9".encode("latin-1"))
    problem = the_fault(data)
    assert (problem.row, problem.value) == (row, "byte e9")
    assert "UTF-8" in problem.allowed


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "the file is empty"),
        (b"\xef\xbb\xbfarea", "byte-order mark"),
        (b"area,region,view,midline,agreement,confidence,status,sources\n", "the file holds no row"),
        (b'area,region,view,midline,agreement,confidence,status,sources\n"heel', "not well-formed CSV"),
    ],
    ids=["empty", "byte-order mark", "header alone", "open quote"],
)
def test_a_file_that_is_no_table_is_one_fault(data, raw, said):
    """And no row of another table is blamed for what is missing in it."""
    (data / "areas.csv").write_bytes(raw)
    problem = the_fault(data)
    assert problem.file == "areas.csv"
    assert said in problem.allowed


def test_a_file_that_cannot_be_read(data):
    (data / "areas.csv").unlink()
    (data / "areas.csv").mkdir()
    assert "cannot be read" in the_fault(data).allowed


def test_a_file_nobody_knows(data):
    (data / "opinions.csv").write_text("a,b\n", "utf-8")
    problem = the_fault(data)
    assert problem.file == "opinions.csv"
    assert "not a table" in problem.allowed


SURE = {"status": "KNOWN", "sources": "GRAYS"}


def test_a_site_nobody_wired(data, add):
    add("sites", site="sural@nowhere", kind="branch", nerve="sural", order="900", **SURE)
    told = "\n".join(str(problem) for problem in faults(data))
    assert "'sural@nowhere': no row of wiring.csv comes here" in told


def test_a_neighbour_without_a_name(data, add):
    cells = {"end": "heel_lat", "map": "consensus", "relation": "overlap", "precision": "exact"}
    row = add("served", **cells, **SURE)
    problem = the_fault(data)
    assert (problem.row, problem.column) == (row, "root")
    assert "overlap must name a root" in problem.allowed


def test_a_blank_that_names_a_root(data, edit):
    where = {"end": "heel_lat", "map": "lee-2008"}
    row = edit("served", where, root="S1", relation="blank")
    assert (the_fault(data).row, the_fault(data).column) == (row, "root")


def test_skin_without_a_root(data, drop):
    drop("served", end="heel_back", map="consensus", relation="primary")
    assert [(p.file, p.value) for p in faults(data)] == [("areas.csv", "heel_back")]


def test_a_test_point_on_foreign_skin(data, edit):
    row = edit("key_points", {"root": "S1"}, area="knee_front")
    problem = the_fault(data)
    assert (problem.file, problem.row, problem.value) == ("key_points.csv", row, "knee_front")


def test_a_condition_that_presses_nowhere(data, drop):
    drop("compressions", condition="C23")
    told = {p.file: p for p in faults(data) if not p.file.startswith("words/")}
    assert told["conditions.csv"].allowed.startswith("group nerve, but no row")


def test_a_feeling_in_two_ways(data, edit):
    row = edit("feels_like", {"condition": "C20", "area": "trochanter_side"}, root="L2")
    problem = the_fault(data)
    assert (problem.file, problem.row) == ("feels_like.csv", row)


def test_a_feeling_of_what_presses(data, edit):
    row = edit("feels_like", {"condition": "C20", "area": "trochanter_side"}, condition="C23")
    problem = the_fault(data)
    assert (problem.row, problem.column, problem.value) == (row, "condition", "C23")


def test_a_trigger_without_its_area(data, edit):
    row = edit("red_flag_triggers", {"red_flag": "RF01", "area": "coccyx"}, area="")
    assert the_fault(data).row == row


def test_a_search_word_for_nothing(data, edit):
    row = edit("aliases/conditions", {"id": "C20"}, id="C99")
    problem = the_fault(data)
    assert (problem.file, problem.row, problem.value) == ("aliases/conditions.csv", row, "C99")


def test_a_word_about_nothing(data, edit):
    where = {"key": "area.heel_lat.name", "voice": "plain"}
    edit("words/areas", where, key="area.heel_latt.name")
    assert "heel_lat" in "\n".join(str(problem) for problem in faults(data))


def test_a_way_against_the_order(data, edit):
    edit("sites", {"site": "sural@ankle"}, order="1")
    told = [p for p in faults(data) if p.column == "to_site"]
    assert {p.value for p in told} == {"sural@ankle"}
    assert "must be above" in told[0].allowed


def test_a_figure_outside_its_bounds(data, add):
    about = {"about_kind": "general", "measure": "a share", "show": "no"}
    cells = {"finding": "F99z", "study": "Nobody", "value": "70", "low": "80"}
    row = add("findings", **cells, **about, **SURE)
    problem = the_fault(data)
    assert (problem.row, problem.column, problem.value) == (row, "value", "70")


def test_a_caution_that_belongs_nowhere(data, drop, atlas):
    cautions = atlas.table("cautions")
    linked = cautions[cautions.scope == "linked"].caution.iloc[0]
    drop("caution_links", caution=linked)
    assert the_fault(data).allowed.startswith("scope linked, but no row")


def test_a_search_word_for_a_level_that_is_none(data, add):
    row = add("aliases/anatomy", kind="level", id="L6-7", language="en", text="six seven")
    assert (the_fault(data).row, the_fault(data).value) == (row, "L6-7")


def test_all_faults_come_together(data, edit):
    edit("areas", {"area": "heel_lat"}, view="below")
    edit("conditions", {"condition": "C06"}, urgency="")
    edit("helps", {"condition": "C06"}, sources="NOBODY1999")
    (data / "maps.csv").unlink()
    found = {problem.file for problem in faults(data)}
    assert found == {"areas.csv", "conditions.csv", "helps.csv", "maps.csv"}


def drawing(folder, areas):
    (folder / "views").mkdir(parents=True)
    paths = "".join(f'<path data-area="{area}" data-side="right" d="M0 0"/>' for area in areas)
    svg = f'<svg xmlns="http://www.w3.org/2000/svg">{paths}</svg>'
    (folder / "views" / "front.svg").write_text(svg, "utf-8")
    return folder


def test_missing_artwork(data, tmp_path):
    problem = the_fault(data, tmp_path / "assets")
    assert problem.file == "assets/views/"
    assert "missing" in problem.allowed


def test_an_area_nobody_drew_and_a_drawn_area_nobody_knows(atlas, data, tmp_path):
    areas = [area for area in atlas.table("areas").area if area != "heel_lat"]
    artwork = drawing(tmp_path / "assets", [*areas, "heel_latt"])
    told = {problem.file: problem for problem in faults(data, artwork)}
    assert told["areas.csv"].value == "heel_lat"
    assert "heel_lat" in told["assets/views/front.svg"].allowed


def test_whole_artwork_is_sound(atlas, data, tmp_path):
    artwork = drawing(tmp_path / "assets", list(atlas.table("areas").area))
    assert load(data, artwork).version == load(data).version
