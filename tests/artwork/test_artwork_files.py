"""The manifest tells the truth, the files stay small, the recipe says what it lacks."""

import hashlib
import importlib.util
import json
from pathlib import Path

import pytest
from PIL import Image

ASSETS = Path(__file__).resolve().parents[2] / "assets"
FILES = json.loads((ASSETS / "manifest.json").read_text(encoding="utf-8"))["files"]
PICTURES = [row for row in FILES if row["kind"] == "picture"]


@pytest.mark.parametrize("row", FILES, ids=lambda row: row["path"])
def test_size_and_hash_are_true(row):
    data = (ASSETS / row["path"]).read_bytes()
    assert (len(data), hashlib.sha256(data).hexdigest()) == (row["size"], row["sha256"])
    assert row["source"] and row["licence"]


def test_manifest_names_every_drawn_file():
    there = {
        path.relative_to(ASSETS).as_posix() for folder in ("body", "spine", "views")
        for path in (ASSETS / folder).iterdir()
    }
    assert {row["path"] for row in FILES} == there


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


@pytest.mark.parametrize(("kind", "folder", "most"), [
    ("picture", "views", 350_000), ("outlines", "views", 600_000), ("mesh", "body", 1_300_000),
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
