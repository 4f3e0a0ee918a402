"""About says what the atlas is, what it is not, and where it comes from."""

import json
from pathlib import Path

from ui import catalogue

ASSETS = Path(__file__).resolve().parents[2] / "assets"


def test_it_says_what_it_is_not_and_that_no_clinician_read_it(screen):
    said = screen(page="views/about.py").text
    assert catalogue.say("about.not") in said
    assert "not a diagnosis" in said
    assert "reviewed by a clinician" in said


def test_it_names_the_version_of_the_data(screen, atlas):
    assert atlas.version in screen(page="views/about.py").text


def test_the_sources_are_a_screen_of_their_own(screen):
    shown = screen(page="views/about.py")
    assert not shown.app.dataframe
    assert catalogue.say("about.sources") in shown.text
    assert "evidence" in [link.proto.page for link in shown.app.get("page_link")]


def test_every_picture_has_its_licence_shown(screen):
    said = screen(page="views/about.py").text
    for file in json.loads((ASSETS / "manifest.json").read_text("utf-8"))["files"]:
        assert file["licence"] in said
        assert file["path"] in said
