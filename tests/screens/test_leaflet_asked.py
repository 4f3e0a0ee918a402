"""How a page is asked for: by POST, trusted with nothing, kept nowhere."""

import io
import json
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlencode

import pytest
from pypdf import PdfReader
from starlette.applications import Starlette
from starlette.middleware import Middleware

import leaflet
from ui.leaflet import asking
from ui.protection import SecurityHeaders

DASHBOARD = Path(__file__).resolve().parents[2] / "dashboard"
PAGE = {"picks": ["right:dorsum_mid"], "date": "2026-11-28"}
HOSTILE = [
    "#eval(1)", "$x$", "[a]", "'\"\\", "`", "#import \"/x\"", "<b>", "{html}", "\x00\x07", "\ud800", "", " ",
    "\u202eabc", "\u0645\u0631\u062d\u0628\u0627", "😀👩🏽‍⚕️", "a" * 10_000, "ü " * 5000, "\n" * 300,
]  # fmt: skip


@pytest.fixture(scope="module")
def asked(atlas, ask):
    """Ask for a path with a body, and get the answer."""
    app = Starlette(routes=asking.routes(atlas), middleware=[Middleware(SecurityHeaders)])
    return lambda path, body: ask(app, path, {}, body)


def form(**order) -> bytes:
    return urlencode({"order": json.dumps(order)}).encode()


def test_a_page_comes_as_a_file_that_no_one_keeps(asked):
    answer = asked("/leaflet.pdf", form(**PAGE, name="Anna Nass"))
    assert answer.status == 200
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"] == 'inline; filename="sole-to-spine-2026-11-28.pdf"'
    assert "Anna Nass" in PdfReader(io.BytesIO(answer.body)).pages[0].extract_text()
    assert not [value for value in answer.headers.values() if "Anna" in value]
    assert asked("/leaflet.pdf?keep", form(**PAGE)).headers["content-disposition"].startswith("attachment")


def test_the_causes_to_tick_come_with_the_words_of_the_panel(asked):
    answer = asked("/leaflet.json", json.dumps({**PAGE, "voice": "clinical"}).encode())
    told = json.loads(answer.body)
    assert answer.headers["cache-control"] == "no-store"
    assert told["groups"][0]["open"][0]["name"] == "Central lumbar spinal stenosis"
    assert told["about"] == ["Right · Dorsum of the foot, middle (third metatarsophalangeal joint)"]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_is_typed_prints_as_text_or_is_shortened(asked, text):
    answer = asked("/leaflet.pdf", form(**PAGE, name=text, note=text))
    assert answer.status == 200
    pages = PdfReader(io.BytesIO(answer.body)).pages
    assert len(pages) <= 2
    if text.isascii() and text.isprintable() and text.strip() and len(text) < 80:
        assert text in " ".join(page.extract_text() for page in pages)


@pytest.mark.parametrize("body", [
    b"", b"order=", b"order=7", b"order=[]", b"order={}", b"name=x", b"order=%ff", "order=ü".encode(),
    b"order={}&order={}", form(), form(picks=["right:elbow"], date="2026-11-28"), form(**PAGE, voice="rude"),
    form(**PAGE, paper=["a4"]), form(**PAGE, print={}), form(picks=["right:heel_lat"], date=5),
    b"order=" + b"[" * 5000, form(findings=[["x"]], date="2026-11-28"),
], ids=range(17))  # fmt: skip
def test_what_is_no_order_is_refused_without_a_page(asked, body):
    assert asked("/leaflet.pdf", body).status == 400


@pytest.mark.parametrize("body", [b"", b"7", b"{}", b'{"picks": ["right:dorsum_mid"]}', b"\xff", b"null"])
def test_what_is_no_subject_is_refused(asked, body):
    assert asked("/leaflet.json", body).status == 400


def test_more_than_a_page_could_hold_is_not_read(asked):
    assert asked("/leaflet.pdf", b"order=" + b"x" * asking.LONGEST).status == 413


def test_nothing_is_made_by_an_address_alone(asked):
    assert asked("/leaflet.pdf?order=%7B%7D", None).status == 405


def test_a_page_that_cannot_be_made_leaves_nothing_typed_in_the_log(asked, monkeypatch, capfd, caplog):
    def fails(page, *_):
        raise ValueError(f"cannot set {page.name}")

    monkeypatch.setattr(leaflet, "pdf", fails)
    assert asked("/leaflet.pdf", form(**PAGE, name="Anna Nass")).status == 500
    told = "".join(capfd.readouterr()) + caplog.text
    assert "ValueError" in told
    assert "Anna" not in told


def test_what_makes_pages_is_not_loaded_before_one_is_wanted():
    code = "import sys, ui.asked; print({'typst', 'segno', 'plates'} & sys.modules.keys())"
    done = subprocess.run([sys.executable, "-c", code], cwd=DASHBOARD, capture_output=True, text=True)
    assert done.stdout.strip() == "set()", done.stderr
