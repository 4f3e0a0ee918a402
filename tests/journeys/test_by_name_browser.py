"""With a screen reader: by names and roles alone, everything is found, done and heard."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
# Every polite word on the page, in the order in which it would be spoken.
LISTEN = """() => {
  window.spoken = [];
  const listen = (root) => {
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const element = target.nodeType === 1 ? target : target.parentElement;
        const region = element?.closest("[role=status], [role=alert], [aria-live]");
        const text = region?.textContent.trim();
        // That a slow server is still at work is another matter.
        if (text && !region.matches(".picture-notice")) window.spoken.push(text);
      }
    }).observe(root, { childList: true, characterData: true, subtree: true });
    for (const element of root.querySelectorAll("*")) if (element.shadowRoot) listen(element.shadowRoot);
  };
  listen(document);
}"""


def opened(page: Page, url: str, at: str = "") -> Page:
    page.goto(f"{url}/?at={at}" if at else url)
    expect(page.locator(".picture[data-ready=whole]")).to_be_visible(timeout=60_000)
    return page


def press(page: Page, name: str, role: str = "button", key: str = "Enter", **options) -> None:
    page.get_by_role(role, name=name, **options).first.press(key)


def heading(page: Page, name: str):
    return page.get_by_role("heading", name=name)


def test_places_views_sides_and_roots_are_picked_by_name(page, app_url):
    opened(page, app_url)
    press(page, "Show large: Back")
    press(page, "Left: inner calf")
    expect(heading(page, "Roots that commonly serve this skin")).to_be_visible()
    page.get_by_role("button", name=re.compile("^Left( [0-9]+)?$")).press("Enter")
    press(page, "Toes")
    press(page, "Left: big toe, top")
    expect(page.get_by_role("button", name=re.compile("^Take away"))).to_have_count(2)
    press(page, "Take away: Left · Big toe, top")
    expect(page.get_by_role("button", name=re.compile("^Take away"))).to_have_count(1)
    press(page, "Side", exact=True)
    press(page, "Left: L5 nerve root")
    expect(heading(page, "L5 nerve root")).to_be_visible()
    press(page, "Undo")
    expect(heading(page, "Roots that commonly serve this skin")).to_be_visible()
    press(page, "Start over")
    expect(heading(page, "Touch where you feel it")).to_be_visible()


def test_folds_cards_and_conditions_are_opened_by_name(page, app_url):
    opened(page, app_url, "right:dorsum_mid")
    page.get_by_text("Map by map", exact=True).press("Enter")
    expect(page.get_by_role("table", name="Top of foot, middle")).to_be_visible()
    page.locator("summary").filter(has_text="Slipped disc, L4–L5, side of the canal").press("Enter")
    press(page, "Show on the picture")
    expect(heading(page, "Slipped disc, L4–L5, side of the canal")).to_be_visible()


@pytest.mark.thorough
def test_the_emergency_signs_the_voice_and_the_other_page_are_reached_by_name(page, app_url):
    opened(page, app_url, "right:dorsum_mid")
    page.get_by_text("Get help now").press("Enter")
    press(page, "Close")
    page.get_by_role("radio", name="Clinical").press("Space")
    expect(heading(page, "Roots commonly serving this skin")).to_be_visible()
    press(page, "About", role="link")
    expect(heading(page, "About this atlas")).to_be_visible()


@pytest.mark.parametrize("way", ["picture", "search", pytest.param("chip", marks=pytest.mark.thorough)])
def test_a_change_is_said_politely_and_once_and_the_focus_stays(page, app_url, way):
    opened(page, app_url, "right:heel_back,right:heel_lat")
    page.evaluate(LISTEN)
    if way == "picture":
        place = page.get_by_role("button", name="Right: top of foot, middle").first
        place.press("Enter")
        expect(place).to_have_attribute("aria-pressed", "true")
        expect(place).to_be_focused()
        wanted = "Right: top of foot, middle: picked"
    elif way == "chip":
        press(page, "Take away: Right · Back of heel")
        wanted = "Right · Back of heel: taken away"
    else:
        page.get_by_role("combobox").fill("top of foot, middle")
        expect(page.get_by_role("option").first).to_be_visible()
        page.evaluate("window.spoken.length = 0")
        page.keyboard.press("Enter")
        expect(page.get_by_role("combobox")).to_be_focused()
        wanted = "Right · Top of foot, middle: picked"
    expect(page.get_by_role("button", name=re.compile("^Take away"))).to_have_count(1 if way == "chip" else 3)
    page.wait_for_timeout(500)  # what is said late is said too
    spoken = page.evaluate("window.spoken")
    assert len(set(spoken)) == 1, spoken
    assert spoken[0].startswith(wanted)


@pytest.mark.thorough
def test_what_is_said_of_a_pick_names_its_roots(page, app_url):
    opened(page, app_url)
    page.evaluate(LISTEN)
    press(page, "Right: top of foot, middle")
    expect(page.get_by_role("button", name=re.compile("^Take away"))).to_have_count(1)
    (spoken,) = set(page.evaluate("window.spoken"))
    assert "mainly l5; shared with s1" in spoken.casefold()
