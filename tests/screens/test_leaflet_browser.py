"""A page to take home made and read back, and the answer shown large, in a browser."""

import io
from itertools import product
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from pypdf import PdfReader

pytestmark = pytest.mark.browser
NAME, NOTE = "Änne #eval(1) $ rc", "Mind the step; [again] \\ <b>"
SIZES = {
    "desktop": {"viewport": {"width": 1440, "height": 900}},
    "tablet": {"viewport": {"width": 1180, "height": 820}, "is_mobile": True, "has_touch": True},
    "phone": {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True},
}
INCHES = {"desktop": 120, "tablet": 132}  # CSS pixels to the inch: of a laptop, of a tablet
PLACE, PERSON = "/?at=right:dorsum_mid", "/?at=right:dorsum_mid&voice=clinical"


def opened(page: Page, url: str) -> None:
    page.goto(url)
    expect(page.locator(".picture[data-ready=whole]")).to_be_visible(timeout=60_000)
    expect(page.locator(".take .home")).to_be_visible()


def panel(page: Page) -> None:
    page.locator(".take .home").click()
    expect(page.locator(".take-panel form")).to_be_visible()


def taken(page: Page, name: str = "Download") -> PdfReader:
    with page.expect_download() as coming:
        page.get_by_role("button", name=name).click()
    assert coming.value.suggested_filename.startswith("sole-to-spine-20")
    return PdfReader(io.BytesIO(Path(coming.value.path()).read_bytes()))


def is_page(answer) -> bool:
    return answer.url.endswith("/atlas/leaflet.pdf")


def text_of(pdf: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in pdf.pages)


def test_a_page_is_made_read_back_and_forgotten(page, app_url):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    opened(page, app_url + PLACE)
    panel(page)
    page.get_by_role("checkbox", name="Narrowed spinal canal").check()
    page.get_by_role("textbox", name="Name", exact=True).fill(NAME[:-3])
    page.keyboard.type(NAME[-3:])
    page.get_by_role("textbox", name="Note").fill(NOTE)
    pdf = taken(page)
    text = text_of(pdf)
    assert pdf.trailer["/Root"]["/Lang"] == "en"
    for said in ("Top of foot, middle", "Mainly L5", "Narrowed spinal canal", "Get help now", NAME, NOTE):
        assert said in text
    assert not [url for url in [page.url, *asked] if "eval" in url or "Mind" in url]
    page.keyboard.press("Escape")
    expect(page.locator(".take .home")).to_be_focused()
    panel(page)  # for the next person
    expect(page.get_by_role("textbox", name="Name", exact=True)).to_have_value("")
    expect(page.get_by_role("checkbox", name="Narrowed spinal canal")).not_to_be_checked()


def test_a_page_opens_in_a_tab_of_its_own_to_be_printed(page, app_url):
    opened(page, app_url + PLACE)
    panel(page)
    with page.context.expect_page() as coming, page.context.expect_event("response", is_page) as answer:
        page.get_by_role("button", name="Open to print").click()
    printed = coming.value
    assert answer.value.status == 200  # a form that comes from nowhere is refused
    assert answer.value.headers["content-type"] == "application/pdf"
    printed.wait_for_url("**/atlas/leaflet.pdf")
    assert "?" not in printed.url
    expect(page.locator(".take-panel .said")).to_contain_text("new tab")
    printed.close()


@pytest.mark.thorough
def test_paper_and_print_are_remembered_while_the_page_is_open(page, app_url):
    opened(page, app_url + PLACE)
    panel(page)
    for name in ("US Letter", "large"):
        page.locator(".take-panel .values label", has_text=name).click()
    assert tuple(taken(page).pages[0].mediabox[2:]) == (612, 792)
    page.keyboard.press("Escape")
    panel(page)
    expect(page.get_by_role("radio", name="US Letter")).to_be_checked()
    expect(page.get_by_role("radio", name="large")).to_be_checked()


@pytest.mark.thorough
def test_no_more_can_be_ticked_than_a_page_holds(page, app_url):
    opened(page, app_url + PLACE)
    panel(page)
    page.locator(".take-panel details").first.evaluate("fold => { fold.open = true }")
    boxes = page.get_by_role("checkbox")
    for at in range(5):
        boxes.nth(at).check()
    expect(boxes.nth(5)).to_be_disabled()
    expect(page.locator(".take-panel .ticks")).to_contain_text("5 are ticked")
    boxes.nth(0).uncheck()
    expect(boxes.nth(5)).to_be_enabled()


@pytest.mark.thorough
def test_a_condition_and_findings_have_pages_too(page, app_url):
    page.goto(f"{app_url}/conditions?at=C22")
    panel(page)
    assert "Pressed nerve at the outer knee" in text_of(taken(page))
    page.keyboard.press("Escape")
    opened(page, app_url + PLACE)
    page.get_by_role("link", name="Work it out").click()
    page.get_by_role("button", name="Start with the").click()
    panel(page)
    assert "Top of foot, middle: numb" in text_of(taken(page))


@pytest.mark.thorough
def test_what_cannot_be_made_is_said(browser, app_url):
    page = browser.new_page()
    opened(page, app_url + PLACE)
    panel(page)
    page.route("**/leaflet.pdf*", lambda route: route.abort())
    page.get_by_role("button", name="Download").click()
    expect(page.locator(".take-panel .said")).to_contain_text("did not work")
    page.close()


# -- Show -----------------------------------------------------------------------------------------


def shown(page: Page) -> None:
    page.get_by_role("button", name="Show", exact=True).press("Enter")
    expect(page.locator(".showing h2")).to_be_visible()


def test_show_is_entered_and_left_by_keyboard_and_goes_on_with_picks(new_page, app_url):
    page = new_page(**SIZES["desktop"])
    opened(page, app_url + PERSON)
    expect(page.locator(".answer")).to_contain_text("Roots commonly serving")
    shown(page)
    expect(page.locator(".showing")).to_be_focused()
    expect(page.locator(".showing .said")).to_contain_text("Top of foot, middle")
    expect(page.locator(".st-key-header")).to_be_hidden()
    expect(page.locator(".st-key-tools, .st-key-answer .answer")).to_have_count(0)
    expect(page.get_by_text("Get help now")).to_be_visible()
    page.locator("[data-slot=sole] [data-pick='right:heel_lat']").first.press("Enter")
    expect(page.locator(".showing .where")).to_have_count(2)
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Show", exact=True)).to_be_focused()
    expect(page.locator(".st-key-header")).to_be_visible()
    expect(page.locator(".answer")).to_contain_text("Roots commonly serving")
    assert "voice=clinical" in page.url and "show" not in page.url


@pytest.mark.parametrize("size", ["tablet", pytest.param("desktop", marks=pytest.mark.thorough)])
def test_letters_of_ten_millimetres_can_be_read_from_two_metres(new_page, app_url, size):
    page = new_page(**SIZES[size])
    opened(page, app_url + PLACE)
    shown(page)
    for place in (".where", ".root", ".few strong"):
        capital = page.locator(f".showing {place}").first.evaluate("""element => {
          const style = getComputedStyle(element), pen = document.createElement("canvas").getContext("2d");
          pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
          return pen.measureText("H").actualBoundingBoxAscent;
        }""")
        assert capital / INCHES[size] * 25.4 >= 9.9, place


@pytest.mark.thorough
def test_escape_closes_the_signs_that_opened_before_it_leaves(page, app_url):
    opened(page, app_url + "/?at=right:saddle_inner_perianal")
    page.keyboard.press("Escape")
    shown(page)
    page.get_by_text("Get help now").click()
    expect(page.get_by_role("button", name="Close", exact=True)).to_have_count(2)
    page.keyboard.press("Escape")
    expect(page.locator(".showing")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".st-key-header")).to_be_visible()


@pytest.mark.thorough
def test_show_prints_what_it_shows(page, app_url):
    opened(page, app_url + PLACE)
    shown(page)
    with page.context.expect_page() as coming, page.context.expect_event("response", is_page) as answer:
        page.get_by_role("button", name="Print").click()
    assert answer.value.status == 200
    assert "C22" in answer.value.request.post_data
    coming.value.close()


LOOKS = list(product(("panel", "show"), SIZES, ("light", "dark")))
LOOKED_AT = [("panel", "desktop", "light"), ("show", "phone", "dark")]
MORE = [pytest.param(*look, marks=pytest.mark.thorough) for look in LOOKS if look not in LOOKED_AT]


@pytest.mark.parametrize(("what", "size", "scheme"), [*LOOKED_AT, *MORE])
def test_axe_finds_nothing_and_nothing_is_cut(new_page, app_url, what, size, scheme):
    page = new_page(**SIZES[size], color_scheme=scheme)
    opened(page, app_url + "/?at=right:dorsum_mid,right:heel_lat")
    (panel if what == "panel" else shown)(page)
    page.keyboard.press("Tab")
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert not found, [(each["id"], [node["html"][:160] for node in each["nodes"]][:3]) for each in found]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    host = page.locator(".take-panel" if what == "panel" else ".showing")
    assert host.evaluate("host => host.scrollWidth <= host.clientWidth + 1")
