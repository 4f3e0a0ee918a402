"""The chart in the answer: nothing of it before it is opened, then in the colours of the page."""

import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}


def opened(page: Page, url: str, at: str = "right:L5") -> list[str]:
    """Open the app; the addresses it asks for are noted in the list."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{url}/?at={at}")
    expect(page.locator(".picture[data-ready=whole]")).to_be_visible(timeout=60_000)
    return asked


def fold(page: Page):
    return page.locator("details:has(> [data-figure])")


def unfold(page: Page):
    fold(page).locator("summary").click()
    chart = page.locator("[data-figure][data-drawn=yes]")
    expect(chart).to_be_visible(timeout=30_000)
    return chart


def test_nothing_of_plotly_comes_before_it_is_opened(page, app_url):
    asked = opened(page, app_url)
    assert not [url for url in asked if "plotly.min" in url or "measured/" in url]
    assert page.evaluate("window.Plotly === undefined")
    unfold(page)
    assert len([url for url in asked if "plotly.min" in url]) == 1
    assert len([url for url in asked if "/atlas/measured/plain.json?of=L5" in url]) == 1


def test_it_has_a_name_and_the_same_figures_as_text(page, app_url):
    opened(page, app_url)
    chart = unfold(page)
    expect(chart).to_have_attribute("role", "img")
    count = chart.locator("..").locator("li").count()
    assert re.match(r"Chart of \d+ measured figures", chart.get_attribute("aria-label"))
    assert count >= int(re.search(r"\d+", chart.get_attribute("aria-label"))[0])
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    assert not found.response["violations"], json.dumps(found.response["violations"])[:900]


def colour(chart):
    return chart.evaluate("place => getComputedStyle(place.querySelector('.annotation-text')).fill")


@pytest.mark.thorough
def test_it_follows_the_theme(page, app_url):
    page.emulate_media(color_scheme="light")
    opened(page, app_url)
    chart = unfold(page)
    light = colour(chart)
    page.emulate_media(color_scheme="dark")
    text = "getComputedStyle(document.querySelector('.annotation-text')).fill"
    page.wait_for_function(f"light => {text} !== light", arg=light)
    assert colour(chart) == page.evaluate("getComputedStyle(document.querySelector('[data-figure]')).color")


@pytest.mark.thorough
def test_it_fits_a_phone(new_page, app_url):
    page = new_page(**PHONE)
    opened(page, app_url, "right:L4")
    chart = unfold(page)
    room = chart.bounding_box()
    for text in chart.locator(".annotation-text").all():
        box = text.bounding_box()
        assert box["x"] >= room["x"] - 1
        assert box["x"] + box["width"] <= room["x"] + room["width"] + 1, text.text_content()


@pytest.mark.thorough
def test_another_answer_leaves_nothing_behind(page, app_url):
    opened(page, app_url)
    unfold(page)
    page.locator(".chip").first.click()
    expect(page.locator(".answer .example")).to_be_visible()
    expect(page.locator("[data-figure]")).to_have_count(0)


def test_it_says_so_when_it_does_not_come(page, app_url):
    page.route("**/atlas/measured/**", lambda route: route.fulfill(status=200, body="no figure"))
    opened(page, app_url, "right:S1")
    fold(page).locator("summary").click()
    expect(page.locator("[data-figure]")).to_contain_text("The chart did not come")
    expect(fold(page).locator("li").first).to_be_visible()
