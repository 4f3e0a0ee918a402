"""Learn in a real browser: a whole test by keyboard, practice by finger, and what axe finds."""

import json
import re
from contextlib import suppress

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, TimeoutError, expect

pytestmark = pytest.mark.browser
TABLET = {"viewport": {"width": 1180, "height": 820}, "has_touch": True}
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}


@pytest.fixture
def opened(new_page, app_url):
    def at(**options) -> Page:
        page = new_page(**options)
        page.goto(f"{app_url}/learn")
        expect(page.get_by_role("heading", name="Learn", exact=True)).to_be_visible(timeout=60_000)
        return page

    return at


def begin(page: Page, name: str) -> None:
    """Begin as a learner, by name, and practise."""
    page.get_by_label("Your name or a nickname").fill(name)
    page.get_by_role("button", name="Begin", exact=True).click()
    page.get_by_role("button", name="Practise").click()
    expect(page.locator(".learn h2")).to_be_visible(timeout=60_000)


def only(page: Page, *kinds: str) -> None:
    """Choose what is asked. While the fold around it opens, the list closes again."""
    expect(page.get_by_role("button", name="Cards for Anki")).to_be_visible(timeout=60_000)
    page.get_by_text("What to ask").click()
    for kind in kinds:
        chosen = page.get_by_test_id("stMultiSelect").first.get_by_text(kind, exact=True)
        while not chosen.count():
            page.get_by_label("Kinds of question").click()
            page.keyboard.press("ControlOrMeta+a")
            page.keyboard.type(kind)  # few are drawn of a long list
            with suppress(TimeoutError):
                page.get_by_role("option", name=kind, exact=True).click(timeout=2_000)
                expect(chosen).to_be_visible()
    page.keyboard.press("Escape")


def test_a_whole_test_by_keyboard_alone(opened):
    page = opened()
    start = page.get_by_role("button", name="Quick test: 10 questions")
    start.focus()
    page.keyboard.press("Enter")
    verdict = page.locator(".learn .verdict")
    for number in range(1, 11):
        expect(page.locator(".learn .head")).to_contain_text(f"Question {number} of 10", timeout=60_000)
        expect(verdict).to_have_count(0)
        if page.locator(".learn .touched").count():
            on_picture_by_keyboard(page)
        else:
            page.keyboard.press("1")
            if page.get_by_role("button", name="Answer").count():
                page.keyboard.press("Enter")
        expect(verdict).to_be_visible()
        expect(page.locator(".learn .why")).not_to_be_empty()
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Your result")).to_be_visible()


def on_picture_by_keyboard(page: Page) -> None:
    """Into the first large view, one place picked, and answered with the key 1."""
    expect(page.locator(".picture[data-ready]")).to_be_visible(timeout=60_000)
    stop = page.locator(".view[data-size=large] .area[tabindex='0']").first
    stop.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".learn .touched")).to_contain_text("You touched")
    page.keyboard.press("1")


def test_practice_by_finger_on_the_picture_until_it_is_kept(opened):
    page = opened(**TABLET)
    page.get_by_label("Your name or a nickname").fill("Finger")
    page.get_by_role("button", name="Begin", exact=True).tap()
    only(page, "Skin of a root")
    page.get_by_role("button", name="Practise").tap()
    expect(page.locator(".learn h2")).to_contain_text("ouch", timeout=60_000)
    expect(page.locator(".picture[data-ready]")).to_be_visible(timeout=60_000)
    area = page.locator('.view[data-size=large] [data-pick$=":dorsum_mid"]').first
    area.tap()
    expect(page.locator(".learn .touched")).to_contain_text("op of foot")
    expect(page.locator(".picture .root[data-lit]")).to_have_count(0)  # nothing gives the answer away
    page.get_by_role("button", name=re.compile("^Answer")).tap()
    expect(page.locator(".learn .verdict")).to_be_visible()
    expect(page.locator(".picture .root[data-lit]").first).to_be_attached()  # now the way is lit
    asked = page.locator(".learn h2").inner_text()
    page.get_by_role("button", name=re.compile("^Easy")).tap()
    expect(page.locator(".learn .verdict")).to_have_count(0)
    expect(page.locator(".learn h2")).not_to_have_text(asked)


def test_what_is_kept_and_the_cards_can_be_taken_away_and_brought_back(opened, tmp_path):
    page = opened()
    page.get_by_label("Your name or a nickname").fill("Taker")
    page.get_by_role("button", name="Begin", exact=True).click()
    only(page, "Root at a disc")
    page.get_by_role("button", name="Practise").click()
    page.locator(".learn .option").first.click(timeout=60_000)
    page.get_by_role("button", name=re.compile("^Good")).click()
    expect(page.locator(".learn .verdict")).to_have_count(0)
    page.get_by_role("button", name="Stop").click()
    with page.expect_download() as deck:
        page.get_by_role("button", name="Cards for Anki").click()
    assert deck.value.path().read_bytes()[:2] == b"PK"
    page.get_by_text("My data").click()
    with page.expect_download() as kept:
        page.get_by_role("button", name="Take my data away (JSON)").click()
    file = tmp_path / kept.value.suggested_filename
    kept.value.save_as(file)
    (review,) = json.loads(file.read_bytes())["reviews"]
    assert review["rating"] == "good"
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Bring it in").click()
    expect(page.get_by_text("Brought in: 0 answers")).to_be_visible()


def test_pointing_gives_no_answer_away(opened):
    page = opened()
    page.get_by_label("Your name or a nickname").fill("Pointer")
    page.get_by_role("button", name="Begin", exact=True).click()
    only(page, "Skin of a root")
    page.get_by_role("button", name="Practise").click()
    expect(page.locator(".picture[data-ready]")).to_be_visible(timeout=60_000)
    page.locator('.view[data-size=large] [data-pick$=":dorsum_mid"]').first.hover()
    caption = page.locator(".picture .caption")
    expect(caption).to_be_visible()
    assert not re.search(r"\b[LS][1-5]\b", caption.inner_text())
    expect(page.locator(".picture [data-lit]:not(.swatch)")).to_have_count(0)


@pytest.mark.parametrize(
    "size", [TABLET, pytest.param(PHONE, marks=pytest.mark.thorough)], ids=["tablet", "phone"]
)
@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.thorough)])
def test_axe_finds_nothing_on_the_desk_a_question_and_an_answer(opened, size, scheme):
    page = opened(**size, color_scheme=scheme)
    nothing_found(page)
    page.get_by_label("Your name or a nickname").fill(f"Axe {scheme}")
    page.get_by_role("button", name="Begin", exact=True).click()
    only(page, "Root at a disc")
    nothing_found(page)
    page.get_by_role("button", name="Practise").click()
    expect(page.locator(".picture[data-ready=whole]")).to_be_visible(timeout=60_000)
    nothing_found(page)
    page.keyboard.press("1")
    expect(page.locator(".learn .verdict")).to_be_visible()
    nothing_found(page)


def nothing_found(page: Page) -> None:
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert not found, [(each["id"], [node["html"][:200] for node in each["nodes"][:3]]) for each in found]
