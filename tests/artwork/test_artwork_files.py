"""The manifest tells the truth, the files stay small, the recipe says what it lacks."""

import hashlib
import importlib.util
import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

ASSETS = Path(__file__).resolve().parents[2] / "assets"
FILES = json.loads((ASSETS / "manifest.json").read_text(encoding="utf-8"))["files"]
PICTURES = [row for row in FILES if row["kind"] == "picture"]
OUTLINES = [row for row in FILES if row["kind"] == "outlines"]
PRINTS = [row for row in FILES if row["kind"] == "print"]
DRAWN = [*PICTURES, *OUTLINES, *PRINTS]
FONTS = [row for row in FILES if row["kind"] == "font"]
LICENCE = "OFL.txt"
KINDS = {".webp": "picture", ".svg": "outlines", ".npz": "mesh", ".jpg": "print", ".ttf": "font"}


@pytest.mark.parametrize("row", FILES, ids=lambda row: row["path"])
def test_size_and_hash_are_true(row):
    data = (ASSETS / row["path"]).read_bytes()
    assert (len(data), hashlib.sha256(data).hexdigest()) == (row["size"], row["sha256"])
    assert row["source"] and row["licence"]


def test_manifest_names_every_drawn_file():
    there = {
        path.relative_to(ASSETS).as_posix()
        for folder in ("body", "courses", "fonts", "maps", "spine", "views")
        for path in (ASSETS / folder).rglob("*") if path.is_file() and path.name != LICENCE
    }
    assert sorted(row["path"] for row in FILES) == sorted(there)


@pytest.mark.parametrize("row", FILES, ids=lambda row: row["path"])
def test_kind_and_view_are_those_of_the_file(row):
    path = Path(row["path"])
    assert row["kind"] == KINDS[path.suffix]
    assert row["view"] == (path.stem if row in DRAWN else None)


@pytest.mark.parametrize("row", DRAWN, ids=lambda row: row["path"])
def test_frame_scale_and_body_are_those_of_the_drawing(row):
    """Those of a picture too: it covers exactly the drawing beside it."""
    drawing = ET.parse((ASSETS / row["path"]).with_suffix(".svg")).getroot()
    told = {"viewBox": row["viewBox"], "data-body": row["body"], "data-view": row["view"]}
    assert {key: drawing.get(key) for key in told} == told
    assert float(drawing.get("data-mm-per-unit")) == row["mm_per_unit"] > 0
    left, top, width, height = map(int, row["viewBox"].split())
    assert (left, top) == (0, 0) and width > 0 and height > 0


@pytest.mark.parametrize("row", OUTLINES, ids=lambda row: row["path"])
def test_skin_and_roots_are_of_the_sides_the_body_has(row):
    drawing = ET.parse(ASSETS / row["path"]).getroot()
    marked = [e for e in drawing.iter() if e.get("data-area") or e.get("data-root") or e.get("data-point")]
    sides = {element.get("data-side") for element in marked}
    expected = {"right", "left"} if row["body"] == "both" else {"right"}
    assert expected <= sides <= expected | {"middle"}


def test_the_mesh_is_what_the_manifest_calls_it():
    (row,) = [row for row in FILES if row["path"] == "body/limb.npz"]
    assert (row["body"], row["viewBox"], row["mm_per_unit"]) == ("right", None, None)
    with np.load(ASSETS / row["path"]) as mesh:
        tall = np.ptp(mesh["vertices"][:, 1].astype(float))
    assert 850 < tall < 1150  # mm, sole to iliac crest


@pytest.mark.parametrize("row", PICTURES, ids=lambda row: row["path"])
def test_picture_is_light_with_a_clear_ground_and_covers_its_view_box(row):
    with Image.open(ASSETS / row["path"]) as picture:
        red, green, blue, alpha = picture.convert("RGBA").split()
        width, height = picture.size
    assert max(abs(a - b) for a, b in zip(red.getextrema(), green.getextrema(), strict=True)) <= 3
    assert max(abs(a - b) for a, b in zip(red.getextrema(), blue.getextrema(), strict=True)) <= 3
    assert alpha.getextrema() == (0, 255)
    _, _, wide, high = map(float, row["viewBox"].split())
    assert abs(width / height - wide / high) < 0.005


@pytest.mark.parametrize("row", PRINTS, ids=lambda row: row["path"])
def test_print_is_the_picture_in_grey_on_white(row):
    path = ASSETS / row["path"]
    with Image.open(path) as paper, Image.open(path.with_suffix(".webp")) as picture:
        assert (paper.mode, paper.size) == ("L", picture.size)
        alpha, grey = np.asarray(picture.getchannel("A")), np.asarray(paper)
    assert grey[alpha == 0].mean() > 253
    assert 60 < grey[alpha == 255].mean() < 220  # a body is there, and not so dark that lines are lost on it


@pytest.mark.parametrize("row", FONTS, ids=lambda row: row["path"])
def test_font_is_true_type_and_its_licence_stands_beside_it(row):
    path = ASSETS / row["path"]
    assert path.read_bytes()[:4] == b"\0\1\0\0"
    assert row["licence"] == "OFL-1.1"
    family = " ".join(re.findall("[A-Z][a-z]+|[0-9]+", path.stem.partition("-")[0]))
    assert f"{family}: Copyright" in path.with_name(LICENCE).read_text("utf-8")


@pytest.mark.parametrize(("kind", "folder", "most"), [
    ("picture", "views", 350_000), ("outlines", "views", 600_000), ("outlines", "maps", 60_000),
    ("mesh", "body", 1_300_000), ("print", "", 400_000), ("font", "", 1_100_000),
])
def test_stays_small(kind, folder, most):
    assert sum(r["size"] for r in FILES if r["kind"] == kind and r["path"].startswith(folder)) <= most


def test_recipe_names_a_missing_package(monkeypatch, capsys):
    spec = importlib.util.spec_from_file_location("recipe_main", ASSETS / "recipe" / "__main__.py")
    recipe = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(recipe)
    monkeypatch.setattr(recipe, "_there", lambda module: module != "shapely")
    assert recipe.main([]) == 1
    said = capsys.readouterr().err
    assert "shapely" in said and "requirements.txt" in said
