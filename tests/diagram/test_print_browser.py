"""On paper: the light page's colours whatever the screen shows, no controls, nothing cut."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

CONTROLS = ".bar button, .zoom button, .facings button, .skintone, .view .open"
WORN = "picture => [picture.dataset.theme, picture.dataset.skin, picture.style.getPropertyValue('--root-L5')]"


@pytest.fixture
def dark(new_page, app_url) -> Page:
    page = new_page(color_scheme="dark")
    page.goto(f"{app_url}/?at=right:dorsum_mid")
    expect(page.locator(".picture[data-ready=whole]")).to_be_visible(timeout=30_000)
    page.get_by_role("button", name="Skin tone", exact=True).click()
    page.get_by_role("radio", name="Skin tone 9 of 10").click()
    return page


def worn(page: Page) -> list[str]:
    return page.locator(".picture").evaluate(WORN)


def test_paper_takes_the_light_colours_and_the_screen_gets_its_own_back(dark):
    before = worn(dark)
    assert before[:2] == ["dark", "deep"]
    dark.evaluate("() => { dispatchEvent(new Event('beforeprint')); }")
    assert worn(dark)[:2] == ["light", "light"]
    assert worn(dark)[2] != before[2]
    dark.evaluate("() => { dispatchEvent(new Event('afterprint')); }")
    assert worn(dark) == before
    dark.emulate_media(media="print")
    expect(dark.locator(".picture")).to_have_attribute("data-theme", "light")
    dark.emulate_media(media="screen")
    expect(dark.locator(".picture")).to_have_attribute("data-theme", "dark")


@pytest.mark.thorough
def test_controls_are_left_out_and_the_page_is_light(dark):
    assert any(control.is_visible() for control in dark.locator(CONTROLS).all())
    dark.emulate_media(media="print")
    assert [control for control in dark.locator(CONTROLS).all() if control.is_visible()] == []
    expect(dark.locator(".stApp")).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(dark.locator(".stApp")).to_have_css("color", "rgb(23, 34, 45)")


@pytest.mark.thorough
def test_nothing_scrolls_inside_the_paper(dark):
    dark.set_viewport_size({"width": 718, "height": 1000})
    dark.emulate_media(media="print")
    answer = dark.locator(".st-key-answer")
    expect(answer).to_be_visible()
    tall = dark.evaluate("document.documentElement.scrollHeight")
    box = answer.bounding_box()
    assert box["y"] + box["height"] <= tall + 1
    assert (
        dark.locator("[data-testid=stMain]").evaluate("main => getComputedStyle(main).overflow") == "visible"
    )
    stage = dark.locator(".stage").bounding_box()
    assert stage["x"] >= 0
    assert stage["x"] + stage["width"] <= 718
