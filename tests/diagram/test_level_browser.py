"""One level of the spine brought close: how one gets there and back, what is named, and where it stands."""

from itertools import combinations

import pytest
from playwright.sync_api import Page, expect

from atlas import levels

pytestmark = pytest.mark.browser

DESKTOP = {"width": 1440, "height": 900}
TABLET = {"width": 1180, "height": 820}
PHONE = {"width": 390, "height": 844}
LEAST = 24  # pixels a finger needs
SPINE = '.view[data-view="spine"]'
SEEN = f"{SPINE} .drawing:not(.away)"

DOTS = (3, 5)  # of the leaders: to the sac and to the disc
SLOTS = """views => views.map((view) =>
  [view.dataset.view, view.dataset.slot, view.querySelector("svg").getAttribute("viewBox")])"""
# A place where an element itself is touched: over a disc a nerve may run, which then is meant.
FREE = """element => {
  const shape = element.querySelector(".ring") ?? element;
  const { left, top, width, height } = shape.getBoundingClientRect();
  const places = Array.from({ length: 400 }, (_, at) =>
    [left + width * ((at % 20) + 0.5) / 20, top + height * (Math.floor(at / 20) + 0.5) / 20]);
  const free = places.filter(([x, y]) => element.contains(element.getRootNode().elementFromPoint(x, y)));
  return free[Math.floor(free.length / 2)];
}"""


def opened(page: Page, url: str, query: str = "") -> Page:
    page.goto(f"{url}/{query}")
    expect(page.locator(".picture[data-ready=whole]")).to_be_visible(timeout=30_000)
    return page


def button(page: Page, level: str):
    return page.locator(f'.levels [data-level="{level}"]')


def disc(page: Page, level: str):
    return page.locator(f'{SEEN} .level-target[data-level="{level}"]')


def bring_close(page: Page, level: str) -> Page:
    if not button(page, level).is_visible():  # a phone: the spine beside the legs is too small for the row
        page.locator('.view[data-view="sole"] .open').click()
        page.locator(f"{SPINE} .open").click()
    button(page, level).click()
    return seen_close(page, level)


def seen_close(page: Page, level: str) -> Page:
    expect(page.locator(f"{SEEN}.spine-level_{level}")).to_be_visible()
    return page


def seen_whole(page: Page, facing: str = "front") -> None:
    expect(page.locator(f"{SEEN}.spine-{facing}")).to_be_visible()
    expect(page.locator(SEEN)).to_have_count(1)


def plate(page: Page, of: str):
    return page.locator(f'{SEEN} .nameplate[data-of="{of}"]')


def turn(page: Page, facing: str) -> None:
    page.locator(".facings").get_by_role("button", name=facing, exact=True).click()


@pytest.fixture
def picture(page: Page, app_url: str) -> Page:
    return opened(page, app_url)


def test_every_level_comes_close_with_its_two_roots_named(picture):
    for level in levels.DISC_LEVELS:
        bring_close(picture, level)
        for of, root in [("exiting", levels.exiting(level)), ("traversing", levels.traversing(level))]:
            expect(plate(picture, of).locator(".root-name")).to_have_text(root)
            expect(plate(picture, of)).to_have_attribute("data-pick", f"right:{root}")
        for of in ("disc", "foramen", "lateral_recess", "sac"):
            expect(plate(picture, of)).to_be_visible()
        expect(picture.locator(f"{SPINE} .title")).to_contain_text(levels.written(level))
        expect(button(picture, level)).to_have_attribute("aria-pressed", "true")


@pytest.mark.thorough
def test_nothing_of_it_is_fetched_before(page, app_url):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    opened(page, app_url)
    assert not [url for url in asked if "level_" in url]
    bring_close(page, "L4-5")
    assert len({url for url in asked if "level_L4-5" in url}) == 2


@pytest.mark.thorough
@pytest.mark.parametrize("facing", ["Front", "Back", "Side"])
def test_touching_a_disc_brings_its_level_close(picture, facing):
    turn(picture, facing)
    picture.mouse.click(*disc(picture, "L3-4").evaluate(FREE))
    seen_close(picture, "L3-4")
    assert picture.locator('[aria-pressed="true"][data-pick]').count() == 0


def test_a_disc_is_reached_and_opened_by_keys(picture):
    lowest = disc(picture, "L5-S1")
    expect(lowest).to_have_attribute("tabindex", "0")
    expect(lowest).to_have_attribute("role", "button")
    lowest.focus()
    picture.keyboard.press("ArrowUp")
    expect(disc(picture, "L4-5")).to_be_focused()
    expect(disc(picture, "L4-5")).to_have_attribute("aria-label", f"Close look at {levels.written('L4-5')}")
    picture.keyboard.press("Enter")
    seen_close(picture, "L4-5")
    picture.keyboard.press("Escape")
    seen_whole(picture)


@pytest.mark.thorough
def test_back_by_its_button_by_escape_and_by_the_level_itself(picture):
    bring_close(picture, "L4-5")
    picture.get_by_role("button", name="Whole spine").click()
    seen_whole(picture)
    expect(button(picture, "L4-5")).to_be_focused()
    bring_close(picture, "L2-3")
    picture.keyboard.press("Escape")
    seen_whole(picture)
    bring_close(picture, "L2-3")
    button(picture, "L2-3").click()
    seen_whole(picture)


@pytest.mark.thorough
def test_the_way_back_leads_to_where_the_spine_faced(picture):
    turn(picture, "Back")
    bring_close(picture, "L1-2")
    bring_close(picture, "L5-S1")
    picture.get_by_role("button", name="Whole spine").click()
    seen_whole(picture, "back")


@pytest.mark.thorough
def test_only_the_spine_moves(picture):
    before = picture.locator(".view:not([data-view=spine])").evaluate_all(SLOTS)
    bring_close(picture, "L4-5")
    assert picture.locator(".view:not([data-view=spine])").evaluate_all(SLOTS) == before


@pytest.mark.thorough
def test_from_the_left_it_is_the_mirror_image(picture):
    bring_close(picture, "L4-5")

    def disc_ahead() -> float:
        dots = [picture.locator(f"{SEEN} .leaders .dot").nth(at).bounding_box()["x"] for at in DOTS]
        return dots[1] - dots[0]  # from the sac to the disc

    assert disc_ahead() > 0  # from the person's right the front is on the viewer's right
    expect(picture.locator(f"{SPINE} .sides")).to_have_text("seen from the right")
    picture.get_by_role("button", name="Left", exact=True).click()
    assert disc_ahead() < 0
    expect(picture.locator(f"{SPINE} .sides")).to_have_text("seen from the left")
    expect(plate(picture, "exiting")).to_have_attribute("data-pick", "left:L4")


def test_what_presses_is_offered_and_opens_on_its_own_only_from_the_side(page, app_url):
    opened(page, app_url, "?at=C06@L4-5.foramen")
    expect(button(page, "L4-5")).to_have_attribute("data-pressed", "")
    expect(button(page, "L3-4")).not_to_have_attribute("data-pressed", "")
    seen_whole(page)
    turn(page, "Side")
    seen_whole(page, "side")
    page.get_by_label("Level and place").click()
    page.get_by_role("option", name="L3–L4 · the nerve's doorway").click()
    seen_close(page, "L3-4")
    expect(plate(page, "foramen")).to_have_attribute("data-pressed", "")
    expect(page.locator(f'{SEEN} .site[data-site="foramen@L3-4"]')).to_have_attribute("data-lit", "solid")
    expect(page.locator(f"{SEEN} .site[data-lit]")).to_have_count(1)
    expect(plate(page, "exiting")).to_have_attribute("data-lit", "solid")
    page.get_by_role("button", name="Start over").click()
    seen_whole(page, "side")


@pytest.mark.thorough
def test_a_place_that_is_named_only_when_pressed_on(page, app_url):
    opened(page, app_url, "?at=C06@L4-5.extraforaminal")
    bring_close(page, "L4-5")
    expect(plate(page, "extraforaminal")).to_be_visible()
    expect(plate(page, "canal")).to_be_hidden()


@pytest.mark.thorough
def test_a_root_is_picked_by_its_plate_and_by_its_nerve(picture):
    bring_close(picture, "L4-5")
    plate(picture, "traversing").click()
    expect(plate(picture, "traversing")).to_have_attribute("aria-pressed", "true")
    plate(picture, "traversing").click()
    picture.mouse.click(*picture.locator(f'{SEEN} .strand[data-pick="right:L4"] .flesh').evaluate(FREE))
    expect(plate(picture, "exiting")).to_have_attribute("aria-pressed", "true")


def apart(one: dict, other: dict) -> bool:
    beside = one["x"] + one["width"] <= other["x"] or other["x"] + other["width"] <= one["x"]
    return beside or one["y"] + one["height"] <= other["y"] or other["y"] + other["height"] <= one["y"]


def seen_boxes(page: Page) -> list[dict]:
    return [plate.bounding_box() for plate in page.locator(f"{SEEN} .nameplate:not([data-out]) .plate").all()]


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("size", "query"),
    [
        *((DESKTOP, query) for query in ("", "?voice=clinical", "?at=C06@L4-5.extraforaminal", "?at=C09")),
        *((TABLET, ""), (PHONE, "?voice=clinical"), (PHONE, "?at=C06@L4-5.extraforaminal")),
    ],
)
def test_names_stand_apart_and_within_the_panel(new_page, app_url, size, query):
    page = opened(new_page(viewport=size, has_touch=size is not DESKTOP), app_url, query)
    bring_close(page, "L4-5")
    frame = page.locator(f"{SPINE} .frame").bounding_box()
    boxes = seen_boxes(page)
    assert len(boxes) >= 6
    for one, other in combinations(boxes, 2):
        assert apart(one, other), (one, other)
    for box in boxes:
        assert frame["x"] <= box["x"] and box["x"] + box["width"] <= frame["x"] + frame["width"]
        assert frame["y"] <= box["y"] and box["y"] + box["height"] <= frame["y"] + frame["height"]


@pytest.mark.parametrize("side", ["Right", pytest.param("Left", marks=pytest.mark.thorough)])
def test_a_name_hides_nothing_it_names(picture, side):
    picture.get_by_role("button", name=side, exact=True).click()
    for level in levels.DISC_LEVELS:
        bring_close(picture, level)
        plates = seen_boxes(picture)
        for dot in picture.locator(f"{SEEN} .leader:not([data-out]) .dot").all():
            assert all(apart(dot.bounding_box(), box) for box in plates), level


@pytest.mark.thorough
def test_all_that_is_touched_is_large_enough_on_a_tablet(new_page, app_url):
    page = opened(new_page(viewport=TABLET, has_touch=True), app_url)
    for level in levels.DISC_LEVELS:
        for target in (button(page, level), disc(page, level).locator(".reach")):
            box = target.bounding_box()
            assert min(box["width"], box["height"]) >= LEAST, (level, box)
    bring_close(page, "L4-5")
    for target in (page.locator(".whole-spine"), plate(page, "exiting"), plate(page, "traversing")):
        box = target.bounding_box()
        assert min(box["width"], box["height"]) >= LEAST


@pytest.mark.thorough
def test_on_a_phone_a_disc_opens_the_spine_and_the_way_back_leads_back(new_page, app_url):
    page = opened(new_page(viewport=PHONE, has_touch=True, is_mobile=True), app_url)
    disc(page, "L4-5").tap()
    seen_close(page, "L4-5")
    expect(page.locator(SPINE)).to_have_attribute("data-slot", "whole")
    page.get_by_role("button", name="Whole spine").tap()
    expect(page.locator(SPINE)).to_have_attribute("data-slot", "spine")
    seen_whole(page)


@pytest.mark.thorough
def test_a_file_that_does_not_arrive_is_told_and_the_whole_spine_stays(browser, app_url):
    page = browser.new_context().new_page()
    page.route("**/level_L4-5.webp", lambda route: route.fulfill(status=404))
    opened(page, app_url)
    button(page, "L4-5").click()
    expect(page.locator(".level-missing")).to_contain_text("did not arrive")
    seen_whole(page)
    page.unroute("**/level_L4-5.webp")
    button(page, "L4-5").click()
    seen_close(page, "L4-5")
    page.context.close()
