"""The main job from end to end, in a real browser: touch, see, go back, find by name.

`page` and `new_page` fail by themselves on a request to another host or an error in the console.
"""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

TABLET = {"width": 1180, "height": 820}
BELOW_L4 = ("L5", "S1", "S2", "S3", "S4", "S5")


def opened(page: Page, url: str, address: str = "") -> Page:
    page.goto(f"{url}/{address}")
    expect(page.locator(".picture[data-ready]")).to_be_visible(timeout=20_000)
    return page


def area(page: Page, view: str, pick: str) -> Locator:
    return page.locator(f'.view[data-view="{view}"] [data-pick="{pick}"]').first


def touch(page: Page, place: Locator) -> None:
    """Touch the middle of a place, as a finger would, wherever that is."""
    box = place.bounding_box()
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def roots_shown(page: Page) -> Locator:
    return page.get_by_role("heading", name="Roots that commonly serve this skin")


def lit_on_the_spine(page: Page) -> set[str]:
    lit = page.locator('.view[data-view="spine"] .drawing:not(.away) .root[data-lit]')
    return {root.get_attribute("data-pick") for root in lit.all()} - {None}


def test_a_click_on_the_foot_shows_roots_nerve_and_causes(page, app_url):
    opened(page, app_url)
    area(page, "top", "right:dorsum_mid").click()
    expect(roots_shown(page)).to_be_visible()
    answer = page.locator(".st-key-answer")
    expect(answer).to_contain_text("L5")
    expect(answer).to_contain_text("S1")
    expect(answer).to_contain_text("superficial fibular")
    expect(answer.get_by_text("Presses on the root, in the spine")).to_be_attached()
    expect(answer.get_by_text(re.compile("Slipped disc, L4–L5"))).to_be_attached()
    expect(page).to_have_url(re.compile(r"at=right(:|%3A)dorsum_mid"))


def test_the_first_touch_on_a_tablet_is_answered(new_page, app_url):
    page = opened(new_page(viewport=TABLET, has_touch=True), app_url)
    touch(page, area(page, "sole", "right:heel_plantar"))
    expect(roots_shown(page)).to_be_visible()
    expect(page).to_have_url(re.compile("heel_plantar"))


FOCUSED = """() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at?.dataset?.pick ?? "";
}"""


def tab_into(page: Page, view: str) -> str:
    """Press Tab until the focus stands in one view; the place it stands on."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.locator(f'.view[data-view="{view}"] [data-pick]:focus').count():
            return page.evaluate(FOCUSED)
    raise AssertionError(f"Tab never came to {view}")


def test_the_keyboard_alone_picks_walks_and_lets_go(page, app_url):
    """From the top of the page, with no mouse at all: Tab, arrows, Enter, Escape, Space."""
    opened(page, app_url)
    first = tab_into(page, "sole")
    expect(page.locator(".caption")).to_be_visible()
    page.keyboard.press("Enter")
    expect(roots_shown(page)).to_be_visible()
    assert page.evaluate(FOCUSED) == first  # the answer does not take the focus
    page.keyboard.press("ArrowDown")
    second = page.evaluate(FOCUSED)
    assert second != first
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile(second.partition(":")[2]))
    page.keyboard.press("Escape")
    expect(page.locator(".caption")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(re.compile(second.partition(":")[2]))
    tab_into(page, "spine")
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-answer")).to_contain_text("nerve root")


def test_one_word_typed_and_enter_pick_a_place(page, app_url):
    """The search does what the picture does, for those who cannot use the picture."""
    opened(page, app_url)
    page.get_by_role("combobox", name="Search in your own words").fill("left outer side of heel")
    page.keyboard.press("Enter")
    expect(roots_shown(page)).to_be_visible()
    expect(page).to_have_url(re.compile(r"at=left(:|%3A)heel_lat"))


def test_back_undoes_a_pick_and_forward_redoes_it(page, app_url):
    opened(page, app_url)
    for pick in ("right:dorsum_mid", "right:dorsum_lat"):
        area(page, "top", pick).click()
        expect(page).to_have_url(re.compile(pick.partition(":")[2]))
    page.go_back()
    expect(area(page, "top", "right:dorsum_lat")).to_have_attribute("aria-pressed", "false")
    expect(area(page, "top", "right:dorsum_mid")).to_have_attribute("aria-pressed", "true")
    page.go_forward()
    expect(area(page, "top", "right:dorsum_lat")).to_have_attribute("aria-pressed", "true")


def test_an_address_opens_where_it_was_left(page, app_url):
    opened(page, app_url, "?at=right:dorsum_mid,left:heel_plantar")
    expect(area(page, "top", "right:dorsum_mid")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".st-key-answer")).to_contain_text("Left")


def test_a_forged_address_is_ignored_with_a_word(page, app_url):
    opened(page, app_url, "?at=right:nowhere,<script>alert(1)</script>,C99")
    expect(page.get_by_text("is not in the atlas and was left out")).to_be_visible()
    expect(page.locator('.picture [data-pick][aria-pressed="true"]')).to_have_count(0)


def test_picks_survive_another_page(page, app_url):
    opened(page, app_url)
    area(page, "top", "right:dorsum_mid").click()
    expect(roots_shown(page)).to_be_visible()
    page.get_by_role("link", name="About").first.click()
    expect(page.get_by_text("not medical advice").first).to_be_visible(timeout=15_000)
    page.get_by_role("link", name="Explore").first.click()
    expect(area(page, "top", "right:dorsum_mid")).to_have_attribute("aria-pressed", "true", timeout=15_000)
    expect(roots_shown(page)).to_be_visible()


@pytest.mark.parametrize(
    ("condition", "lit"),
    [
        ("C06@L4-5.foramen", {"right:L4"}),  # far-out disc: the exiting root
        ("C03", {"right:L5"}),  # disc beside the middle at L4-5: the traversing root
        ("C13", {"right:L5"}),  # isthmic slip L5-S1 closes the foramen of L5, never S1; either side
        # a narrow canal squeezes several roots on both sides
        ("C09@L4-5.canal", {f"{side}:{root}" for side in ("right", "left") for root in BELOW_L4}),
    ],
)
def test_a_condition_lights_its_roots_on_the_spine(page, app_url, condition, lit):
    opened(page, app_url, f"?at={condition}")
    page.wait_for_selector('.view[data-view="spine"] .root[data-lit]')
    assert lit_on_the_spine(page) == lit


def test_a_root_on_the_spine_shows_its_skin_movements_and_reflex(page, app_url):
    opened(page, app_url)
    page.locator('.view[data-view="spine"] .drawing:not(.away) .root[data-pick="right:S1"] .label').click()
    answer = page.locator(".st-key-answer")
    expect(answer).to_contain_text("Ankle reflex")
    expect(answer).to_contain_text("heel")


def test_skin_between_the_legs_opens_the_emergency_line_without_moving_the_picture(page, app_url):
    opened(page, app_url, "?at=right:dorsum_mid")
    before = page.locator(".picture").bounding_box()
    page.locator('.view[data-view="seat"] .open').click()
    area(page, "seat", "right:saddle_inner_perianal").click()
    expect(page.get_by_text("You picked skin between the legs").first).to_be_visible()
    after = page.locator(".picture").bounding_box()
    assert (before["x"], before["y"]) == (after["x"], after["y"])
