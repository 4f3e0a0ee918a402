"""The limb to turn in a real browser: it opens on demand, follows the flat views, and sends nothing."""

import json
import os
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
PICK = "right:dorsum_mid"
NO_WEBGL = ["--no-sandbox", "--disable-gpu", "--disable-software-rasterizer", "--disable-3d-apis"]
# Plotly's figure in the shadow of the picture.
FIGURE = """[...document.querySelectorAll("*")].map(({ shadowRoot }) => shadowRoot?.querySelector(".space"))
    .find(Boolean)"""


@pytest.fixture
def opened(page: Page, app_url: str) -> Callable[..., Page]:
    """The limb opened over some picks; `page.asked` holds the addresses asked for."""

    def at(picks: str = PICK) -> Page:
        page.asked = []
        page.on("request", lambda request: page.asked.append(request.url))
        page.goto(f"{app_url}/?at={picks}")
        expect(page.locator(".picture[data-ready=whole]")).to_be_visible(timeout=60_000)
        page.get_by_role("button", name="Turn it in 3D").click()
        expect(page.locator(".limb[data-ready]")).to_be_visible(timeout=60_000)
        until(page, f"{trace('skin')}.visible === true")  # a slow machine begins with less detail
        return page

    return at


def figure(page: Page, told: str):
    """What is told of the figure by an expression over `figure`."""
    return page.evaluate(f"(() => {{ const figure = {FIGURE}; return {told}; }})()")


def until(page: Page, told: str) -> None:
    page.wait_for_function(f"() => {{ const figure = {FIGURE}; return {told}; }}", timeout=20_000)


def trace(name: str) -> str:
    return f"figure.data.find(({{ name }}) => name === '{name}')"


def eye(page: Page) -> list[float]:
    return figure(page, "Object.values(figure.layout.scene.camera.eye)")


def labels(page: Page) -> list[str]:
    return figure(page, "figure.layout.scene.annotations.map(({ text }) => text)")


def test_nothing_of_it_comes_before_it_is_opened(page, app_url):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{app_url}/?at={PICK}")
    expect(page.locator(".picture[data-ready=whole]")).to_be_visible(timeout=60_000)
    assert not [url for url in asked if url.endswith(("plotly.min.js", "limb.json", "limb.js"))]
    button = page.get_by_role("button", name="Turn it in 3D")
    expect(button).to_have_attribute("aria-expanded", "false")
    button.click()
    expect(page.locator(".limb[data-ready]")).to_be_visible(timeout=60_000)
    expect(button).to_have_attribute("aria-expanded", "true")
    assert len([url for url in asked if url.endswith("limb.json")]) == 1
    page.locator(".limb").get_by_role("button", name="Close", exact=True).click()
    expect(page.locator(".limb")).to_have_count(0)
    expect(button).to_be_focused()


@pytest.mark.thorough
def test_it_shows_the_roots_of_what_is_picked(opened):
    page = opened()
    assert {"L5", "S1"} <= set(labels(page))
    assert figure(page, f"{trace('picked')}.x.length") > 20
    assert figure(page, f"{trace('solid')}.line.color.length") > 20  # L5, mainly
    assert figure(page, f"{trace('dash')}.line.dash") == "dash"
    tints = figure(page, f"new Set({trace('skin')}.vertexcolor).size")
    assert tints > 5


def test_a_pick_lights_it_and_sends_no_mesh(opened):
    page = opened()
    before, asked = figure(page, f"{trace('skin')}.vertexcolor.join()"), len(page.asked)
    box = page.get_by_role("combobox", name="Search in your own words")
    box.fill("kneecap")
    page.get_by_role("option").first.click()
    until(page, "figure.layout.scene.annotations.some(({ text }) => text === 'L3' || text === 'L4')")
    assert figure(page, f"{trace('skin')}.vertexcolor.join()") != before
    again = [url for url in page.asked[asked:] if "limb" in url or "plotly" in url or "assets/body" in url]
    assert not again


def test_the_whole_way_of_a_pick_is_lit(opened):
    page = opened()
    for depth in ("deep", "superficial"):
        for part in ("casing", "line"):
            assert figure(page, f"{trace(f'main {depth} {part}')}.x.length") > 10
    finer = f"{trace('less superficial line')}.line.width < {trace('main superficial line')}.line.width"
    assert figure(page, finer)  # the last twigs
    gaps = "{}.x.filter((x) => x === null).length"
    deep, solid = (figure(page, gaps.format(trace(f"main {each} line"))) for each in ("deep", "superficial"))
    assert deep > 3 * solid  # dashes
    assert figure(page, f"{trace('courses')}.visible") is False  # all of them only when asked for
    assert "common_fibular@fibular_neck" in figure(page, f"{trace('sites')}.ids")
    x = figure(page, f"{trace('main deep line')}.x.filter(Number.isFinite)")
    assert max(x) < 5  # on the right
    page.locator(".picture").get_by_role("button", name="Left", exact=True).click()
    until(page, f"{trace('main deep line')}.visible === false")  # nothing is picked on the left


@pytest.mark.thorough
def test_the_way_on_the_other_side_is_the_mirror(opened):
    x = f"[...{trace('main superficial casing')}.x]"
    right = figure(opened(), x)
    page = opened("left:dorsum_mid")  # which turns the feet to the left
    until(page, f"{trace('main superficial casing')}.visible")
    assert figure(page, x) == pytest.approx([each and -each for each in right])


@pytest.mark.thorough
def test_a_picked_station_is_larger(opened):
    page = opened()
    largest = f"Math.max(...{trace('sites')}.marker.size)"
    before = figure(page, largest)
    station = page.locator('.drawing.front .station[data-on]:not([data-hidden="yes"]) .hit').first
    station.dispatch_event("click")
    until(page, f"{largest} > {before}")


def laid(page: Page, *layers: str, against: str = "") -> None:
    page.locator(".open-layers").click()
    for layer in layers:
        page.locator(f".layer-sheet input[value={layer}]").check()
    if against:
        page.locator(".layer-sheet select").select_option(against)
    page.keyboard.press("Escape")


def test_the_skin_of_nerves_is_patterned_outlined_and_named(opened):
    page = opened()
    laid(page, "fields")
    until(page, f"{trace('hatches')}.visible && {trace('outlines')}.visible")
    page.locator(".limb").get_by_role("button", name="Sole").click()
    until(page, "figure.layout.scene.annotations.some(({ text }) => text === 'medial<br>plantar')")
    assert "anterior<br>femoral<br>cutaneous" in labels(page)
    page.locator(".limb").get_by_role("button", name="Top of foot").click()
    until(page, "figure.layout.scene.annotations.some(({ text }) => text === 'superficial<br>fibular')")
    assert "medial<br>calcaneal" not in labels(page)  # from here the heel is hidden


@pytest.mark.thorough
def test_maps_beside_each_other_and_their_agreement_are_told(opened):
    page = opened()
    laid(page, against="keegan-garrett-1948")
    until(page, f"{trace('other outlines')}.visible && {trace('outlines')}.visible")
    assert {"≈", "≠"} & set(labels(page))
    laid(page, "agreement")
    until(page, "figure.layout.scene.annotations.some(({ text }) => /^\\d\\/\\d$/.test(text))")


@pytest.mark.thorough
def test_points_for_testing_touch_are_dots_on_the_skin(opened):
    page = opened(f"{PICK}&map=isncsci")
    drawn = set(figure(page, f"{trace('points')}.ids"))
    assert drawn == {"L1", "L2", "L3", "L4", "L5", "S1", "S2", "S3", "S4-5"}
    sizes = figure(page, f"{trace('points')}.marker.size")
    assert max(sizes) > min(sizes)  # those of the lit roots


@pytest.mark.thorough
def test_all_courses_are_shown_when_they_are_wanted(opened):
    page = opened()
    laid(page, "courses")
    until(page, f"{trace('courses')}.visible === true")


@pytest.mark.thorough
def test_the_other_side_is_the_mirror(opened):
    page = opened()
    x = figure(page, f"[...{trace('skin')}.x.slice(0, 400)]")
    right = eye(page)
    page.locator(".picture").get_by_role("button", name="Left", exact=True).click()
    until(page, f"{trace('skin')}.x[0] === {-x[0]}")
    assert figure(page, f"[...{trace('skin')}.x.slice(0, 400)]") == [-each for each in x]
    until(page, f"Math.abs(figure.layout.scene.camera.eye.x - {-right[0]}) < 0.001")
    assert not {"L5"} & set(labels(page))  # what is picked is on the right


@pytest.mark.thorough
def test_front_shows_the_persons_right_on_the_viewers_left(opened):
    page = opened()
    page.locator(".limb").get_by_role("button", name="Front", exact=True).click()
    until(page, "figure.layout.scene.camera.eye.y < -1")
    x, *_ = eye(page)
    assert abs(x - figure(page, "figure.layout.scene.camera.center.x")) < 0.01
    # Looking along +y with z up, x grows to the right; the right limb lies at negative x.
    assert figure(page, f"Math.max(...{trace('skin')}.x)") <= 1


def test_all_by_keyboard(opened):
    page = opened()
    page.locator(".limb").get_by_role("button", name="Sole").focus()
    page.keyboard.press("Enter")
    until(page, "figure.layout.scene.camera.eye.z < -1.5")
    page.keyboard.press("Tab")
    expect(page.locator(".limb").get_by_role("button", name="Pelvis")).to_be_focused()
    page.locator(".limb .space").focus()
    before = eye(page)
    page.keyboard.press("ArrowRight")
    until(page, f"figure.layout.scene.camera.eye.x !== {before[0]}")
    page.keyboard.press("+")
    expect(page.locator(".limb [aria-pressed=true][data-option=sole]")).to_have_count(0)


@pytest.mark.thorough
def test_skin_is_taken_off(opened):
    page = opened()
    page.locator(".limb").get_by_role("button", name="See-through").click()
    until(page, f"{trace('skin')}.opacity < 1")
    faces = figure(page, f"{trace('skin')}.i.length")
    page.locator(".limb").get_by_role("button", name="No skin").click()
    until(page, f"{trace('skin')}.visible === false")
    page.locator(".limb [data-option=solid]").click()
    until(page, f"{trace('skin')}.visible === true && {trace('skin')}.i.length > {faces}")


@pytest.mark.thorough
def test_it_is_dragged_without_a_word(opened):
    page = opened()
    place = page.locator(".limb .space").bounding_box()
    x, y = place["x"] + place["width"] / 2, place["y"] + place["height"] / 2
    before = eye(page)
    for skin in ("clear", "none", "solid"):
        page.locator(f".limb [data-option={skin}]").click()
        page.mouse.move(x, y)
        page.mouse.down()
        for step in range(12):
            page.mouse.move(x + 8 * step, y)
            page.wait_for_timeout(40)  # a hand is not quicker, and Plotly waits for it
        page.mouse.up()
        until(page, f"{trace('inside')}.visible === true")  # whole again, when it is at rest
    assert eye(page) != before
    expect(page.locator(".limb [aria-pressed=true][data-option=whole]")).to_have_count(0)


@pytest.mark.thorough
def test_a_finger_turns_it_and_two_bring_it_closer(new_page, app_url):
    page = new_page(viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True)
    page.goto(f"{app_url}/?at={PICK}")
    expect(page.locator(".picture[data-ready=whole]")).to_be_visible(timeout=60_000)
    page.get_by_role("button", name="Turn it in 3D").click()
    expect(page.locator(".limb[data-ready]")).to_be_visible(timeout=60_000)
    place, wire = page.locator(".limb .space").bounding_box(), page.context.new_cdp_session(page)
    x, y = place["x"] + 120, place["y"] + 120

    def touch(kind: str, *points: tuple[float, float]) -> None:
        at = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]
        wire.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": at})

    before = eye(page)
    touch("touchStart", (x, y))
    touch("touchMove", (x + 60, y))
    touch("touchEnd")
    until(page, f"Math.abs(figure.layout.scene.camera.eye.x - {before[0]}) > 0.2")
    far = "Math.hypot(...Object.values(figure.layout.scene.camera.eye))"
    turned = figure(page, far)
    touch("touchStart", (x, y), (x + 60, y))
    touch("touchMove", (x - 30, y), (x + 90, y))
    touch("touchEnd")
    until(page, f"{far} < 0.8 * {turned}")


@pytest.mark.thorough
def test_it_follows_the_theme_and_the_tone(opened):
    page = opened()
    before = figure(page, f"{trace('skin')}.vertexcolor[0]")
    page.get_by_role("button", name="Skin tone").click()
    page.get_by_role("radio").last.click()
    until(page, f"{trace('skin')}.vertexcolor[0] !== '{before}'")


@pytest.mark.thorough
def test_the_picture_can_be_saved(opened):
    page = opened()
    with page.expect_download(timeout=60_000) as download:
        page.get_by_role("button", name="Save picture").click()
    assert download.value.suggested_filename == "sole-to-spine.png"
    assert download.value.path().stat().st_size > 20_000


def test_axe_finds_nothing(opened):
    page = opened()
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    assert not found.response["violations"], json.dumps(found.response["violations"])[:900]


@pytest.mark.thorough
def test_a_lost_context_is_said(opened):
    page = opened()
    figure(page, "figure.querySelector('canvas').getContext('webgl').getExtension('WEBGL_lose_context')"
                 ".loseContext()")  # fmt: skip
    expect(page.locator(".limb [role=status]")).to_contain_text("took the 3D picture away")


def test_without_webgl_it_says_so_and_fetches_nothing(browser, app_url):
    path = os.environ.get("SOLE_TO_SPINE_BROWSER")
    chromium = browser.browser_type.launch(executable_path=path, args=NO_WEBGL)
    try:
        page = chromium.new_page()
        asked = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{app_url}/?at={PICK}")
        expect(page.locator(".picture[data-ready]")).to_be_visible(timeout=60_000)
        page.get_by_role("button", name="Turn it in 3D").click()
        expect(page.locator(".limb [role=status]")).to_contain_text("cannot draw in 3D")
        assert not [url for url in asked if url.endswith(("plotly.min.js", "limb.json"))]
    finally:
        chromium.close()
