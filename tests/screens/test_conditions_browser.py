"""The conditions in a real browser: a walk by finger, one by keyboard, and what axe finds."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
FAR_OUT = "Slipped disc, far out"


def clean(page: Page) -> None:
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert not found, [(one["id"], [node["html"][:160] for node in one["nodes"][:3]]) for one in found]


def place(page: Page, view: str, position: str, side: str):
    return page.locator(f".cut.{view} .place[data-position={position}][data-side={side}]")


def drawn(page: Page) -> None:
    expect(page.locator(".cut-scene > image")).to_have_count(2, timeout=60_000)


def test_by_finger_from_the_list_to_the_root_and_the_picture(new_page, app_url):
    page = new_page(**PHONE, color_scheme="dark")
    page.goto(f"{app_url}/conditions")
    expect(page.locator(".entry")).to_have_count(66, timeout=60_000)
    clean(page)
    page.get_by_role("button", name="Doorway").tap()
    page.get_by_role("button", name="L4", exact=True).tap()
    expect(page.locator(".count")).not_to_have_text("All 66 conditions")
    page.locator(".entry").filter(has_text=FAR_OUT).tap()
    drawn(page)
    expect(page.get_by_text("The level alone does not name the root.")).to_be_visible()
    place(page, "above", "foramen", "left").locator(".reach").tap()
    expect(page).to_have_url(f"{app_url}/conditions?at=C06%40L4-5.foramen")
    expect(page.get_by_text("this usually presses on L4.")).to_be_visible()
    for view in ("above", "behind"):
        expect(place(page, view, "foramen", "left")).to_have_attribute("aria-pressed", "true")
        expect(page.locator(f".cut.{view} path[data-name='left:L4'][data-lit=primary]")).to_have_count(1)
        expect(page.locator(f".cut.{view} path[data-name='right:L4'][data-lit=primary]")).to_have_count(0)
    clean(page)
    page.get_by_role("link", name="Show on the picture").tap()
    expect(page.locator(".picture[data-ready]")).to_be_visible(timeout=60_000)
    expect(page).to_have_url(f"{app_url}/?at=C06%40L4-5.foramen")


def test_by_keyboard_a_place_is_chosen_and_another_says_why_not(page, app_url):
    page.goto(f"{app_url}/conditions")
    expect(page.locator(".entry")).to_have_count(66, timeout=60_000)
    page.locator("a.entry").filter(has_text=FAR_OUT).focus()
    page.keyboard.press("Enter")
    drawn(page)
    canal = place(page, "above", "canal", "middle")
    canal.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".segment-why")).to_contain_text("is not known to press here")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    outside = place(page, "above", "extraforaminal", "right")
    expect(outside).to_be_focused()
    page.keyboard.press("Space")
    expect(outside).to_have_attribute("aria-pressed", "true")
    expect(page).to_have_url(f"{app_url}/conditions?at=C06%40L4-5.extraforaminal")
    expect(page.get_by_text("this usually presses on L4.")).to_be_visible()
    clean(page)
    page.get_by_role("button", name="Undo").press("Enter")
    expect(page).to_have_url(f"{app_url}/conditions?at=C06")
    page.go_back()
    expect(page.get_by_text("The level alone does not name the root.")).not_to_be_visible()


@pytest.mark.thorough
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("at", ["C01", "C09@L4-5.canal", "C23", "C54", "C03"])
def test_axe_finds_nothing_on_other_pages(new_page, app_url, at, scheme):
    page = new_page(color_scheme=scheme)
    page.goto(f"{app_url}/conditions?at={at}")
    expect(page.locator(".leaf .sheet")).to_be_visible(timeout=60_000)
    page.evaluate("for (const fold of document.querySelectorAll('.leaf .sheet details')) fold.open = true")
    clean(page)


@pytest.mark.thorough
@pytest.mark.parametrize("size", [{"width": 390, "height": 844}, {"width": 820, "height": 1180}])
@pytest.mark.parametrize("address", ["/conditions", "/conditions?at=C06@L4-5.foramen", "/conditions?at=C21"])
def test_nothing_is_wider_than_the_page(new_page, app_url, address, size):
    page = new_page(viewport=size)
    page.goto(app_url + address)
    expect(page.locator(".leaf > *").first).to_be_visible(timeout=60_000)
    wide = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth - innerWidth")
    assert wide <= 0
