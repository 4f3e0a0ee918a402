"""Strip, cards and picture as one selection, in a real browser."""

from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
FIBULAR, BUTTOCK = "common_fibular@fibular_neck", "sciatic@deep_gluteal"


def opened(page: Page, url: str, at: str = "right:dorsum_mid") -> Page:
    page.goto(f"{url}/?at={at}")
    expect(page.locator(".picture[data-ready]")).to_be_visible(timeout=60_000)
    expect(page.locator(".stations")).to_be_visible()
    return page


def stop(page: Page, name: str):
    return page.locator(".stop").filter(has_text=name)


def card(page: Page, name: str):
    return page.locator("details.card").filter(has_text=name)


def told(page: Page, of: str = "station") -> str | None:
    """The station the page as a whole has, as the picture hears of it."""
    return page.evaluate(f"import('/diagram/station.js').then(found => found.{of}())")


def test_a_stop_that_is_picked_is_kept_and_marks_its_cards(page, app_url):
    opened(page, app_url)
    stop(page, "Knee").click()
    expect(stop(page, "Knee")).to_have_attribute("aria-pressed", "true")
    assert told(page) == FIBULAR
    marked = card(page, "Pressed nerve at the outer knee")
    expect(marked.locator(".here")).to_have_text("presses here")
    expect(marked.locator(".here")).to_be_visible()
    expect(marked).to_be_in_viewport()
    expect(page.locator(".stations .told")).to_have_text(
        "Knee (Outer-leg nerve): Pressed nerve at the outer knee"
    )
    expect(page.locator(".card[data-here]")).to_have_count(1)
    stop(page, "Knee").click()
    expect(page.locator(".card[data-here]")).to_have_count(0)
    assert told(page) is None


@pytest.mark.thorough
def test_a_card_folded_away_is_unfolded_for_its_station(page, app_url):
    opened(page, app_url)
    expect(card(page, "piriformis")).to_have_count(0)
    stop(page, "Buttock").click()
    expect(card(page, "piriformis").locator(".here")).to_be_visible()
    expect(card(page, "piriformis")).to_be_in_viewport()
    expect(page.locator(".of-nerve .fold[data-here] > summary .here")).to_be_visible()


def test_a_station_picked_on_the_picture_is_shown_by_strip_and_cards(page, app_url):
    opened(page, app_url)
    page.evaluate(f"import('/diagram/station.js').then(found => found.pickStation('{FIBULAR}'))")
    expect(stop(page, "Knee")).to_have_attribute("aria-pressed", "true")
    expect(card(page, "Pressed nerve at the outer knee")).to_have_attribute("data-here", "")


@pytest.mark.thorough
def test_pointing_tells_without_moving_anything(page, app_url):
    opened(page, app_url)
    below = page.locator(".of-root h3")
    place = below.bounding_box()
    stop(page, "Knee").hover()
    assert told(page, "stationPointed") == FIBULAR
    expect(page.locator(".stations .bubble")).to_contain_text("Pressed nerve at the outer knee")
    assert below.bounding_box() == place
    page.mouse.move(1, 1)
    expect(page.locator(".stations .bubble")).to_be_hidden()
    assert told(page, "stationPointed") is None


@pytest.mark.thorough
def test_a_card_that_is_pointed_at_lights_its_stop(page, app_url):
    opened(page, app_url)
    card(page, "Pressed nerve at the outer knee").hover()
    expect(stop(page, "Knee")).to_have_attribute("data-pointed", "")
    assert told(page, "stationPointed") == FIBULAR
    card(page, "Slipped disc, L4–L5, side").locator("summary").first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(stop(page, "Side of canal")).to_have_attribute("data-pointed", "")


def test_the_strip_is_one_stop_of_the_tab_key_and_arrows_go_along_it(page, app_url):
    opened(page, app_url)
    stops = page.locator(".stops button")
    assert stops.evaluate_all("all => all.filter(button => button.tabIndex === 0).length") == 1
    stops.first.focus()
    page.keyboard.press("ArrowRight")
    expect(stops.nth(1)).to_be_focused()
    page.keyboard.press("End")
    expect(stops.last).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowLeft")
    expect(stops.first).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(stops.nth(1)).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Escape")
    expect(stops.nth(1)).to_have_attribute("aria-pressed", "false")


def test_other_picks_let_go_of_the_station(page, app_url):
    opened(page, app_url)
    stop(page, "Knee").click()
    page.locator(".chip").click()
    expect(page.locator(".stations")).to_have_count(0)
    assert told(page) is None


@pytest.mark.thorough
def test_the_bare_stops_of_a_long_way_come_when_asked_for(page, app_url):
    opened(page, app_url, "right:heel_plantar")
    expect(stop(page, "Thigh")).to_be_hidden()
    stop(page, "All stops").click()
    expect(stop(page, "Thigh")).to_be_visible()
    expect(stop(page, "All stops")).to_have_count(0)


def test_the_strip_is_low_and_scrolls_within_itself_on_a_phone(new_page, app_url):
    phone = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
    page = opened(new_page(**phone), app_url, "right:L5")
    stops = page.locator(".stops")
    assert stops.evaluate("list => list.scrollWidth > list.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert stops.bounding_box()["height"] <= 90
    stop(page, "Foot").tap()
    expect(stop(page, "Foot")).to_be_in_viewport()
    expect(card(page, "two toes").locator(".here")).to_be_visible()


@pytest.mark.thorough
def test_no_name_of_a_stop_lies_on_another(page, app_url):
    rectangles = "all => all.map(at => at.getBoundingClientRect()).map(box => [box.left, box.right, box.top])"
    for at in ("right:dorsum_mid", "right:L5", "right:genital_back", "right:thigh_lat_mid&voice=clinical"):
        opened(page, app_url, at)
        boxes = page.locator(".stops li:not([hidden]) .place").evaluate_all(rectangles)
        for row in {round(top) for _, _, top in boxes}:
            spans = sorted((left, right) for left, right, top in boxes if round(top) == row)
            assert all(before[1] <= after[0] + 1 for before, after in pairwise(spans)), at


def test_root_or_nerve_opens_beside_the_roots(page, app_url):
    opened(page, app_url)
    page.get_by_text("Root or nerve?").click()
    expect(page.locator(".tests > li").first).to_contain_text("Turn the sole in")
    expect(page.locator(".seats tbody tr")).to_have_count(4)
