"""Broken files: each fault is told with file, row, column, value and what is allowed."""

import shutil

import pytest

from atlas import BadData, load
from atlas.schemas import COLUMNS


def test_the_copy_itself_is_sound(data):
    assert load(data).version


@pytest.mark.parametrize("table", [name for name in COLUMNS if name not in ("words", "aliases")])
def test_a_missing_file(data, table, the_fault):
    (data / f"{table}.csv").unlink()
    problem = the_fault()
    assert (problem.file, problem.allowed) == (f"{table}.csv", "the file is missing")


@pytest.mark.parametrize("folder", ["words", "aliases"])
def test_a_missing_folder(data, folder, the_fault):
    shutil.rmtree(data / folder)
    assert the_fault().file == f"{folder}/"


def test_a_missing_data_folder(tmp_path):
    with pytest.raises(BadData) as refusal:
        load(tmp_path / "nowhere")
    assert len(refusal.value.problems) == len(COLUMNS)


def test_a_missing_column(data, faults):
    path = data / "areas.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("confidence", "trust", 1), "utf-8")
    told = {problem.column: problem.allowed for problem in faults()}
    assert "the column is missing; the columns are area, region" in told["confidence"]
    assert "not a column" in told["trust"]


def test_a_value_that_is_not_allowed(edit, the_fault):
    row = edit("areas", {"area": "heel_lat"}, view="below")
    problem = the_fault()
    assert (problem.file, problem.row, problem.column) == ("areas.csv", row, "view")
    assert problem.value == "below"
    assert "front, back, outer, inner, top, sole, seat" in problem.allowed
    assert f"areas.csv, row {row}, column view: 'below': allowed: front" in str(problem)


def test_an_empty_required_cell(edit, the_fault):
    row = edit("conditions", {"condition": "C06"}, urgency="")
    problem = the_fault()
    assert (problem.row, problem.column, problem.value) == (row, "urgency", "")


@pytest.mark.parametrize("lookalike", ["None", "N/A", "NA", "nan", "null"])
def test_nothing_is_guessed_to_be_missing(edit, lookalike, the_fault):
    row = edit("areas", {"area": "heel_lat"}, agreement=lookalike)
    problem = the_fault()
    assert (problem.row, problem.value) == (row, lookalike)


def test_a_broken_line(data, the_fault):
    path = data / "areas.csv"
    path.write_text(path.read_text(encoding="utf-8") + "heel,heel\n", "utf-8")
    problem = the_fault()
    assert "cells wanted" in problem.allowed
    assert problem.row == len(path.read_text(encoding="utf-8").splitlines())


def test_a_line_with_a_cell_too_many(data, the_fault):
    path = data / "areas.csv"
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + ",more\n", "utf-8")
    assert "8 cells wanted, as in the header; 9 found" in the_fault().allowed


def test_an_empty_line(data, the_fault):
    path = data / "areas.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("\n", "\n\n", 1), "utf-8")
    assert (the_fault().row, the_fault().allowed) == (2, "an empty line; take it out")


@pytest.mark.parametrize("id", ["heel\0lat", "heel\nlat", " heel_lat", "Heel_Lat", "heel lat" * 999])
def test_an_id_that_is_none(edit, id, the_fault):
    row = edit("areas", {"area": "heel_lat"}, area=id)
    problem = the_fault()
    assert (problem.file, problem.row, problem.column) == ("areas.csv", row, "area")
    assert problem.value == id
    assert len(str(problem)) < 300


@pytest.mark.parametrize("text", ["Heel\nand toe", "Heel\0", "Heel\u200b", "Heel\u00a0", "Heel "])
def test_signs_nobody_sees(edit, text, the_fault):
    row = edit("words/areas", {"key": "area.heel_lat.name", "voice": "plain"}, text=text)
    problem = the_fault()
    assert (problem.file, problem.row, problem.value) == ("words/areas.csv", row, text)
    assert "on one line" in problem.allowed


@pytest.mark.parametrize("number", ["9" * 5000, "\u0661", "1.5", "one"])
def test_a_number_that_is_none(edit, number, the_fault):
    row = edit("roots", {"root": "L5"}, order=number)
    problem = the_fault()
    assert (problem.row, problem.column, problem.allowed) == (row, "order", "a whole number")


def test_line_ends_of_another_system_are_read(data):
    path = data / "areas.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert load(data).roots_for(["heel_lat"]).root[0] == "S1"


def test_a_file_that_is_not_utf8(data, the_fault):
    path = data / "areas.csv"
    row = len(path.read_bytes().splitlines()) + 1
    path.write_bytes(path.read_bytes() + "caf\xe9".encode("latin-1"))
    problem = the_fault()
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
def test_a_file_that_is_no_table_is_one_fault(data, raw, said, the_fault):
    """And no row of another table is blamed for what is missing in it."""
    (data / "areas.csv").write_bytes(raw)
    problem = the_fault()
    assert problem.file == "areas.csv"
    assert said in problem.allowed


def test_a_file_that_cannot_be_read(data, the_fault):
    (data / "areas.csv").unlink()
    (data / "areas.csv").mkdir()
    assert "cannot be read" in the_fault().allowed


def test_a_file_nobody_knows(data, the_fault):
    (data / "opinions.csv").write_text("a,b\n", "utf-8")
    problem = the_fault()
    assert problem.file == "opinions.csv"
    assert "not a table" in problem.allowed


def drawing(folder, areas):
    (folder / "views").mkdir(parents=True)
    paths = "".join(f'<path data-area="{area}" data-side="right" d="M0 0"/>' for area in areas)
    svg = f'<svg xmlns="http://www.w3.org/2000/svg">{paths}</svg>'
    (folder / "views" / "front.svg").write_text(svg, "utf-8")
    return folder


def test_missing_artwork(tmp_path, the_fault):
    problem = the_fault(tmp_path / "assets")
    assert problem.file == "assets/views/"
    assert "missing" in problem.allowed


def test_an_area_nobody_drew_and_a_drawn_area_nobody_knows(atlas, tmp_path, faults):
    areas = [area for area in atlas.table("areas").area if area != "heel_lat"]
    artwork = drawing(tmp_path / "assets", [*areas, "heel_latt"])
    told = {problem.file: problem for problem in faults(artwork)}
    assert told["areas.csv"].value == "heel_lat"
    assert "heel_lat" in told["assets/views/front.svg"].allowed


def test_whole_artwork_is_sound(atlas, data, tmp_path):
    artwork = drawing(tmp_path / "assets", list(atlas.table("areas").area))
    assert load(data, artwork).version == load(data).version
