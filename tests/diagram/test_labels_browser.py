"""No word of the picture lies over another or leaves it, on any screen, and with longer words too."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

SCREENS = {
    "desktop": {"viewport": {"width": 1440, "height": 900}},
    "tablet": {"viewport": {"width": 1180, "height": 820}, "has_touch": True},
    "tablet-upright": {"viewport": {"width": 820, "height": 1180}, "has_touch": True},
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True},
}
LONGER = 0.4  # share by which other languages are longer than English
WORD = re.compile(r"(?<!{)\b[A-Za-z]+\b(?!})")
# Boxes of all text and of the plates of labels: those that meet, and those that are not on the stage.
WRONG = """() => {
  const holds = (element) => element.shadowRoot?.querySelector(".picture");
  const root = [...document.querySelectorAll("*")].find(holds).shadowRoot;
  const stage = root.querySelector(".stage").getBoundingClientRect();
  const shown = (node) => node.checkVisibility({ visibilityProperty: true }) && !node.closest(".unseen");
  const boxes = [];
  const add = (owner, text, rect) => rect.width && boxes.push({ owner, text, rect });
  const words = document.createTreeWalker(root.querySelector(".stage"), NodeFilter.SHOW_TEXT);
  for (let word = words.nextNode(); word; word = words.nextNode()) {
    if (!word.data.trim() || !shown(word.parentElement)) continue;
    const range = document.createRange();
    range.selectNodeContents(word);
    const owner = word.parentElement.closest(".label") ?? word;
    for (const rect of range.getClientRects()) add(owner, word.data, rect);
  }
  for (const plate of root.querySelectorAll(".label .plate")) {
    const owner = plate.closest(".label");
    if (shown(plate)) add(owner, owner.textContent, plate.getBoundingClientRect());
  }
  const wrong = [];
  for (const [at, { owner, text, rect }] of boxes.entries()) {
    const aside = Math.max(stage.left - rect.left, rect.right - stage.right);
    const out = Math.max(aside, stage.top - rect.top, rect.bottom - stage.bottom);
    if (out > 0.5) wrong.push(`${text} leaves the picture`);
    for (const other of boxes.slice(at + 1).filter((each) => each.owner !== owner)) {
      const across = Math.min(rect.right, other.rect.right) - Math.max(rect.left, other.rect.left);
      const down = Math.min(rect.bottom, other.rect.bottom) - Math.max(rect.top, other.rect.top);
      if (across > 1 && down > 2) wrong.push(`${text} over ${other.text}`);
    }
  }
  return wrong;
}"""


def opened(page: Page, url: str, query: str = "") -> Page:
    page.goto(f"{url}/{query}")
    expect(page.locator(".picture[data-ready=whole]")).to_be_visible(timeout=30_000)
    return page


def lengthened(text: str) -> str:
    return WORD.sub(lambda word: word[0] + "e" * round(LONGER * len(word[0]) + 0.4), text)


def lengthen_words(page: Page) -> None:
    """Serve the picture a catalogue of longer words."""

    def answer(route):
        reply = route.fetch()
        known = reply.json()
        known["words"]["en"] = {key: lengthened(text) for key, text in known["words"]["en"].items()}
        route.fulfill(response=reply, body=json.dumps(known))

    page.route("**/atlas/picture.json", answer)


def look_everywhere(page: Page) -> dict[str, list[str]]:
    """Each large view and each way the spine faces -> what is wrong there."""
    found = {}
    for view in ("back", "outer", "inner", "seat", "top", "spine", "front"):
        button = page.locator(f'.view[data-view="{view}"] .open')
        if button.is_visible():
            button.click()
        found[view] = page.evaluate(WRONG)
        for facing in page.locator(".facings button").all():
            if facing.is_visible():
                facing.click()
                found[f"{view}, spine from the {facing.get_attribute('data-facing')}"] = page.evaluate(WRONG)
    return {place: wrong for place, wrong in found.items() if wrong}


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize(
    "longer", [pytest.param(False, marks=pytest.mark.thorough), True], ids=["words", "longer"]
)
def test_no_word_lies_over_another_or_leaves_the_picture(new_page, app_url, screen, longer):
    page = new_page(**SCREENS[screen])
    if longer:
        lengthen_words(page)
    opened(page, app_url, "?at=right:dorsum_mid")
    assert look_everywhere(page) == {}


@pytest.mark.thorough
@pytest.mark.parametrize("query", ["", "?at=right:dorsum_mid"], ids=["nothing picked", "picked"])
def test_the_key_is_one_line_on_a_phone(new_page, app_url, query):
    page = opened(new_page(**SCREENS["phone"]), app_url, query)
    lines = {round(item.bounding_box()["y"]) for item in page.locator(".key li").all()}
    assert len(lines) == 1
    tone = page.get_by_role("button", name="Skin tone", exact=True).bounding_box()
    assert tone["y"] < lines.pop() < tone["y"] + tone["height"]
