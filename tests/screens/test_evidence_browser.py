"""The screen Evidence in a browser: by keyboard from a source to the skin, and what axe finds."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
PARTS = ("Sources", "What was measured", "Bedside tests", "Disagreements", "Tables")


def opened(page: Page, url: str) -> None:
    page.goto(f"{url}/evidence")
    expect(page.locator(".source").first).to_be_visible(timeout=60_000)


def choose(page: Page, part: str) -> None:
    """Take one part of the screen, by keyboard."""
    page.get_by_role("radio", name=part, exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.locator(".evidence > h2", has_text=part)).to_be_visible()


def tab_to(page: Page, target) -> None:
    """Tab until the target has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if target.evaluate("(node) => node === document.activeElement"):
            return
    raise AssertionError("the keyboard does not come there")


def test_by_keyboard_from_a_source_to_the_skin_that_rests_on_it(page, app_url):
    opened(page, app_url)
    words = page.get_by_role("searchbox")
    words.focus()
    page.keyboard.type("Taylor 2013")
    expect(page.locator(".source")).to_have_count(1)
    tab_to(page, page.locator(".source summary"))
    page.keyboard.press("Enter")
    link = page.locator(".source .rests a").first
    expect(link).to_be_visible()
    where = link.get_attribute("data-pick")
    page.evaluate("window.samePage = true")
    tab_to(page, link)
    page.keyboard.press("Enter")
    expect(page.locator(".picture[data-ready=whole]")).to_be_visible(timeout=60_000)
    assert where in page.evaluate("decodeURIComponent(location.search)")
    expect(page.locator(".chip")).to_have_count(1)
    assert page.evaluate("window.samePage")  # not loaded anew: the session went along


def test_charts_are_drawn_and_axe_finds_nothing(page, app_url):
    opened(page, app_url)
    choose(page, "Bedside tests")
    expect(page.locator("[data-figure][data-drawn=yes]")).to_be_visible(timeout=30_000)
    assert clean(page)


def clean(page: Page) -> bool:
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert not found, [(one["help"], [node["html"][:160] for node in one["nodes"][:3]]) for one in found]
    return True


@pytest.mark.thorough
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("part", PARTS)
def test_every_part_is_clean_and_fits_a_phone(new_page, app_url, part, scheme):
    page = new_page(**PHONE, color_scheme=scheme)
    opened(page, app_url)
    choose(page, part)
    page.evaluate("[...document.querySelectorAll('.evidence details')].slice(0, 6).map(one => one.open = 1)")
    if part == "Sources":
        expect(page.locator(".rests")).not_to_have_count(0)
    for chart in page.locator("[data-figure]:visible").all():
        expect(chart).to_have_attribute("data-drawn", "yes", timeout=30_000)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert clean(page)


@pytest.mark.thorough
def test_a_chart_that_does_not_come_says_so(page, app_url):
    page.route("**/atlas/figures/**", lambda route: route.fulfill(status=200, body="no figure"))
    opened(page, app_url)
    choose(page, "What was measured")
    expect(page.locator("[data-figure]").first).to_contain_text("The chart did not come")
    expect(page.locator(".figures li").first).to_be_visible()


@pytest.mark.thorough
def test_what_rests_says_so_when_it_does_not_come_and_comes_when_asked_again(page, app_url):
    failing = True
    page.route(
        "**/atlas/resting/**",
        lambda route: route.fulfill(status=200, body="{") if failing else route.continue_(),
    )
    opened(page, app_url)
    fold = page.locator(".source details").first
    fold.locator("summary").click()
    expect(fold).to_contain_text("could not be loaded")
    failing = False
    for _ in range(2):
        fold.locator("summary").click()
    expect(fold.locator(".rests").first).to_be_visible()
