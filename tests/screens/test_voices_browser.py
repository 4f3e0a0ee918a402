"""Words that are explained where they stand, and the voice of what the browser writes itself."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}


def opened(page, address, word):
    page.goto(address)
    found = page.locator(".term:visible", has_text=word).first
    found.wait_for(timeout=30_000)
    return found, page.locator(".explained:popover-open")


def test_a_touch_on_a_word_explains_it_and_so_does_the_keyboard(new_page, app_url):
    page = new_page(**PHONE)
    word, told = opened(page, f"{app_url}/?at=right:dorsum_mid", "root")
    word.tap()
    expect(told).to_contain_text("The first stretch of a nerve")
    box, width = told.bounding_box(), page.viewport_size["width"]
    assert box["x"] >= 0 and box["x"] + box["width"] <= width
    word.tap()  # again: closed
    expect(told).to_have_count(0)
    word.focus()
    page.keyboard.press("Enter")
    expect(told).to_be_focused()  # so that it is read aloud
    page.keyboard.press("Escape")
    expect(told).to_have_count(0)
    expect(word).to_be_focused()


@pytest.mark.thorough
def test_a_word_on_the_page_of_a_condition_is_explained_in_the_voice_that_is_on(page, app_url):
    word, told = opened(page, f"{app_url}/conditions?at=C10&voice=clinical", "recess")
    word.click()
    expect(told).to_contain_text("pedicle")
    word, told = opened(page, f"{app_url}/conditions?at=C10", "ide of the canal")
    word.click()
    expect(told).to_contain_text("Clinicians call it")
    page.mouse.click(5, 5)  # elsewhere: closed
    expect(told).to_have_count(0)


@pytest.mark.thorough
def test_a_word_in_an_opened_card_is_explained(page, app_url):
    page.goto(f"{app_url}/?at=right:dorsum_mid")
    page.locator(".card", has_text="Slipped disc, L4–L5").first.locator("> summary").click()
    word = page.locator(".card[open] .body .term").first
    word.click()
    expect(page.locator(".explained:popover-open")).to_be_visible()


@pytest.mark.thorough
def test_the_picture_follows_the_voice(page, app_url):
    page.goto(f"{app_url}/?at=right:dorsum_mid")
    picture = page.locator(".picture[data-ready]")
    expect(picture.get_by_role("button", name="Show large: Outer side, right leg")).to_be_attached()
    expect(picture).to_contain_text("mainly this root")
    page.get_by_role("button", name="Turn it in 3D").click()
    front = page.locator(".limb [data-option=front]")
    expect(front).to_have_text("Front")
    page.get_by_role("radio", name="Clinical").click()
    expect(picture.get_by_role("button", name="Show large: Lateral side, right leg")).to_be_attached()
    expect(picture).not_to_contain_text("mainly this root")
    expect(front).to_have_text("Anterior")
    page.get_by_role("button", name="Layers").click()
    expect(picture).to_contain_text("Dermatome of every root")
