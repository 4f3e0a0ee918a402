"""Work it out in a real browser: by finger, by keyboard, and quickly."""

import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
TABLET = {"viewport": {"width": 1180, "height": 820}, "has_touch": True}
LIFT, IN = "Right: Lift the foot: weak", "Right: Turn the sole in: weak"
OUT = "Right: Move the leg out to the side: weak"


@pytest.fixture
def opened(new_page, app_url):
    def at(**size) -> Page:
        page = new_page(**(size or TABLET))
        page.goto(f"{app_url}/work")
        expect(page.locator(".picture[data-ready]")).to_be_visible(timeout=60_000)
        expect(page.locator(".work .rows").first).to_be_visible()
        return page

    return at


def button(page: Page, name: str):
    return page.get_by_role("button", name=name, exact=True).first


def test_a_case_by_finger_from_the_findings_to_the_next_test(opened):
    page = opened()
    for name in (LIFT, IN, OUT):  # as quickly as a hand can
        button(page, name).tap()
    chips = page.locator(".entered .chip")
    expect(chips).to_have_count(3)
    places = page.locator(".work .place")
    expect(places.first).to_contain_text("L5")
    expect(places.first).to_contain_text("explains 3 of 3")
    area = page.locator('.view[data-size=large] [data-pick="right:dorsum_mid"]').first
    area.tap()
    expect(chips).to_have_count(4)
    places.first.tap()
    expect(places.first).to_have_attribute("aria-pressed", "true")
    lit = page.locator(".root[data-lit]")
    expect(lit).to_have_count(1)
    before = chips.count()
    page.locator(".tests .test button").first.tap()
    expect(chips).to_have_count(before + 1)
    assert "at=" not in page.url
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    assert not found.response["violations"], json.dumps(found.response["violations"])[:900]


@pytest.mark.thorough
def test_a_case_by_keyboard_alone(opened):
    page = opened(viewport={"width": 1440, "height": 900})
    button(page, LIFT).focus()
    page.keyboard.press("Enter")
    expect(button(page, LIFT)).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Tab")  # to "normal", which takes the place of "weak"
    page.keyboard.press("Enter")
    expect(button(page, LIFT)).to_have_attribute("aria-pressed", "false")
    expect(page.locator(".entered .chip")).to_have_text([re.compile("Lift the foot: normal")])
    button(page, IN).press("Enter")
    place = page.locator(".work .place").first
    place.press("Enter")
    expect(place).to_have_attribute("aria-pressed", "true")
    expect(place).to_be_focused()


@pytest.mark.thorough
def test_a_condition_opens_and_the_findings_are_there_on_return(opened):
    page = opened(viewport={"width": 1440, "height": 900})
    button(page, LIFT).click()
    button(page, IN).click()
    page.locator(".work .place").first.click()
    page.locator(".work .link").first.click()
    expect(page).to_have_url(re.compile("/conditions"))
    page.get_by_role("link", name="Work it out").click()
    expect(page.locator(".entered .chip")).to_have_count(2)


@pytest.mark.thorough
def test_both_legs_open_the_emergency_line_first(opened):
    page = opened(viewport={"width": 1440, "height": 900})
    button(page, "Right: Push off with the foot: weak").click()
    page.locator(".examine").get_by_role("button", name="Left", exact=True).click()
    button(page, "Left: Push off with the foot: weak").click()
    expect(page.locator("details.line")).to_have_attribute("open", "")


@pytest.mark.thorough
def test_the_emergency_line_goes_with_its_screen(new_page, app_url):
    page = new_page(viewport={"width": 1440, "height": 900})
    page.goto(app_url)
    expect(page.locator(".picture[data-ready]")).to_be_visible(timeout=60_000)
    page.get_by_role("link", name="Work it out").click()
    page.get_by_role("button", name="Right: Push off with the foot: weak").first.click()
    page.locator(".examine").get_by_role("button", name="Left", exact=True).click()
    button(page, "Left: Push off with the foot: weak").click()
    opened_for_something = page.locator("details.line summary.all")
    expect(opened_for_something).to_have_count(1)
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Explore").click()
    expect(page.locator(".answer .example")).to_be_visible(timeout=60_000)
    expect(opened_for_something).to_have_count(0)
