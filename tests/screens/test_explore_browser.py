"""Explore in a real browser: the picture, the answer beside it, the address and the emergency line."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
PLACE = "right:dorsum_mid"


def opened(page: Page, url: str, at: str = "") -> Page:
    page.goto(f"{url}/?at={at}" if at else url)
    expect(page.locator(".picture[data-ready]")).to_be_visible(timeout=60_000)
    return page


def title(page: Page):
    return page.locator(".st-key-answer .answer section h2").first


def test_the_example_answers_and_back_takes_it_away(page, app_url):
    opened(page, app_url)
    page.locator(".answer .example").click()
    expect(page).to_have_url(re.compile(r"at=right"))
    expect(title(page)).to_have_text("Roots that commonly serve this skin")
    page.go_back()
    expect(title(page)).to_have_text("Touch where you feel it")
    page.go_forward()
    expect(title(page)).to_have_text("Roots that commonly serve this skin")


def test_typing_a_place_adds_it_by_keyboard_alone(page, app_url):
    opened(page, app_url, PLACE)
    box = page.get_by_role("combobox", name="Search in your own words")
    box.press_sequentially("left heell")
    expect(page.get_by_role("option").first).to_have_text(re.compile("Left · .*heel"))
    expect(page.locator(".search [role=status]")).to_contain_text("found")
    wanted = page.get_by_role("option", name="Left · Outer side of heel")
    for _ in range(8):
        if wanted.get_attribute("aria-selected") == "true":
            break
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("dorsum_mid.*left%3Aheel_lat"))
    expect(box).to_be_focused()
    expect(box).to_have_value("")


def test_enter_takes_the_best_even_before_it_is_shown_and_escape_clears(page, app_url):
    opened(page, app_url)
    box = page.get_by_role("combobox")
    box.fill("tailbone")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("middle%3Acoccyx"))
    box.fill("heel")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value("")


def test_words_the_atlas_does_not_know_are_answered_as_text(page, app_url):
    opened(page, app_url)
    page.get_by_role("combobox").fill("<img src=x> zzq")
    expect(page.locator(".search .nothing")).to_contain_text("<img src=x> zzq")
    expect(page.locator(".search img")).to_have_count(0)


def test_a_chip_takes_its_pick_away_and_the_focus_stays_near(page, app_url):
    opened(page, app_url, "right:dorsum_mid,right:heel_back,right:heel_lat")
    page.get_by_role("button", name="Take away: Right · Back of heel").press("Enter")
    expect(page.locator(".chip")).to_have_count(2)
    expect(page.locator(".chip").nth(1)).to_be_focused()
    expect(page.locator(".picks [role=status]")).to_have_text("Right · Back of heel: taken away")
    expect(page).not_to_have_url(re.compile("heel_back"))


def test_what_is_folded_is_fetched_when_opened_and_stays_open(page, app_url):
    opened(page, app_url, PLACE)
    page.get_by_text("Map by map").click()
    expect(page.locator(".answer table caption")).to_have_text("Top of foot, middle")
    page.get_by_text("more", exact=False).and_(page.locator(".of-nerve .fold > summary")).first.click()
    expect(page.locator(".of-nerve .fold .card").first).to_be_visible()
    page.locator('.view[data-view="top"] .area').first.dispatch_event("click", {"bubbles": True})
    expect(page.locator(".answer table caption")).to_have_count(2)
    expect(page.locator(".of-nerve .fold .card").first).to_be_visible()


def test_a_card_opens_and_shows_its_condition_on_the_picture(page, app_url):
    opened(page, app_url, PLACE)
    card = page.locator("details.card").filter(has_text="L4–L5, side of the canal")
    card.locator("summary").first.click()
    expect(card.locator("dl")).to_contain_text("How it is found")
    card.get_by_role("button", name="Show on the picture").click()
    expect(page).to_have_url(re.compile("C03"))
    expect(title(page)).to_contain_text("Slipped disc, L4–L5")


def test_the_clinical_voice_changes_every_word_and_keeps_the_picks(page, app_url):
    opened(page, app_url, PLACE)
    page.get_by_text("Clinical", exact=True).click()
    expect(page).to_have_url(re.compile("voice=clinical"))
    expect(page.locator(".answer h2").filter(has_text="Peripheral nerve")).to_be_visible()
    expect(page).to_have_url(re.compile("dorsum_mid"))


def test_the_emergency_line_opens_over_the_page_and_closes_with_escape(page, app_url):
    opened(page, app_url)
    stage = page.locator(".st-key-stage")
    before = stage.bounding_box()
    page.locator("details.line > summary").click()
    expect(page.locator(".sheet .call")).to_be_visible()
    assert stage.bounding_box() == before
    page.keyboard.press("Escape")
    expect(page.locator(".sheet .call")).to_be_hidden()


def test_it_opens_by_itself_for_the_saddle_without_taking_the_focus(page, app_url):
    opened(page, app_url, "right:saddle_inner_perianal")
    expect(page.locator("details.line[open] .sheet")).to_be_visible()
    assert page.evaluate("document.activeElement === document.body")


def test_what_a_pick_calls_for_stays_when_the_server_has_answered(page, app_url):
    opened(page, app_url, PLACE)
    page.locator('.view[data-view="seat"] .open').click()
    page.locator('.view[data-view="seat"] [data-pick="right:saddle_inner_perianal"]').first.click()
    expect(page).to_have_url(re.compile("saddle_inner_perianal"))
    expect(page.get_by_role("button", name="Undo")).to_be_enabled()
    page.wait_for_timeout(500)  # whatever else the answer brings
    expect(page.locator(".sheet .head h2")).to_contain_text("You picked skin between the legs")


def test_it_opens_for_an_emergency_that_is_picked_and_moves_nothing(page, app_url):
    opened(page, app_url, "C06")
    stage = page.locator(".st-key-stage")
    before = stage.bounding_box()
    opened(page, app_url, "C08")
    expect(page.locator(".sheet")).to_contain_text("can be an emergency")
    assert stage.bounding_box() == before
    assert page.evaluate("document.activeElement === document.body")


def test_picks_survive_a_look_at_about(page, app_url):
    opened(page, app_url, PLACE)
    page.get_by_role("link", name="About").click()
    expect(page.get_by_role("heading", name="About this atlas")).to_be_visible()
    expect(page.locator("details.line")).to_be_visible()
    page.get_by_role("link", name="Explore").click()
    expect(title(page)).to_have_text("Roots that commonly serve this skin")
    expect(page).to_have_url(re.compile("dorsum_mid"))


def test_about_opens_by_its_own_address_without_an_error_and_keeps_the_picks(page, app_url):
    page.goto(f"{app_url}/about?at={PLACE}")
    expect(page.get_by_role("heading", name="About this atlas")).to_be_visible(timeout=60_000)
    page.get_by_role("link", name="Explore").click()
    expect(title(page)).to_have_text("Roots that commonly serve this skin")


def test_the_picture_stays_while_the_answer_is_read(page, app_url):
    opened(page, app_url, PLACE)
    page.locator(".answer .uncertain h2").scroll_into_view_if_needed()
    assert 0 <= page.locator(".st-key-stage").bounding_box()["y"] < 120
    expect(page.locator("details.line > summary")).to_be_in_viewport()


@pytest.mark.parametrize("size", [(1440, 900), (1180, 820)], ids=["desktop", "tablet"])
def test_picture_and_roots_are_seen_together_without_scrolling(new_page, app_url, size):
    width, height = size
    page = opened(new_page(viewport={"width": width, "height": height}), app_url, PLACE)
    stage, roots = page.locator(".st-key-stage").bounding_box(), page.locator(".serving").bounding_box()
    assert stage["y"] + stage["height"] <= height
    assert roots["y"] + roots["height"] <= height
    assert roots["x"] > stage["x"] + stage["width"] - 1


@pytest.mark.parametrize(("size", "cards"), [((1440, 900), 2), ((1180, 820), 1)], ids=["desktop", "tablet"])
def test_the_first_causes_are_seen_without_scrolling(new_page, app_url, size, cards):
    width, height = size
    page = opened(new_page(viewport={"width": width, "height": height}), app_url, PLACE)
    expect(page.get_by_role("heading", name="What could press on it")).to_be_in_viewport(ratio=1)
    for place in range(cards):
        expect(page.locator("details.card .how").nth(place)).to_be_in_viewport(ratio=0.9)


def test_too_narrow_for_both_the_answer_stands_below_the_picture(new_page, app_url):
    """A tablet upright, or a desktop at 200 %."""
    page = opened(new_page(viewport={"width": 820, "height": 1180}), app_url, PLACE)
    stage, roots = page.locator(".st-key-stage").bounding_box(), page.locator(".serving").bounding_box()
    assert stage["width"] > 700
    assert roots["y"] > stage["y"] + stage["height"]
    expect(page.locator(".strip")).to_be_in_viewport()


def test_every_stop_of_the_header_shows_the_focus(page, app_url):
    opened(page, app_url)
    page.locator(".st-key-answer button").first.focus()
    for name in ("About", "Explore"):
        link = page.get_by_role("link", name=name)
        link.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        assert link.evaluate("element => getComputedStyle(element).outlineStyle") == "solid"


def test_a_phone_keeps_the_short_answer_in_view(new_page, app_url):
    page = new_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    opened(page, app_url, PLACE)
    strip = page.locator(".strip")
    expect(strip).to_be_in_viewport()
    expect(strip).to_contain_text("maps agree")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
