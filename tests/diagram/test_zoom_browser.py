"""Coming closer in a real browser: wheel, drag, two fingers, buttons and their limits, and scrolling past."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

TABLET = {"width": 1180, "height": 820}
PHONE = {"width": 390, "height": 844}
TOUCH = {"has_touch": True, "is_mobile": True}


def opened(page: Page, url: str, query: str = "") -> Page:
    page.goto(f"{url}/{query}")
    expect(page.locator(".picture[data-ready]")).to_be_visible(timeout=20_000)
    return page


def drawing(page: Page, view: str):
    return page.locator(f'.view[data-view="{view}"] .drawing:not(.away)')


def box(page: Page, view: str) -> list[float]:
    return [float(value) for value in drawing(page, view).get_attribute("viewBox").split()]


def middle(page: Page, view: str) -> tuple[float, float]:
    place = drawing(page, view).bounding_box()
    return place["x"] + place["width"] / 2, place["y"] + place["height"] / 2


def knee(page: Page) -> tuple[float, float]:
    place = page.locator('.view[data-view="front"] [data-pick="right:knee_front"]').bounding_box()
    return place["x"] + place["width"] / 2, place["y"] + place["height"] / 2


def button(page: Page, view: str, name: str):
    return page.locator(f'.view[data-view="{view}"] .zoom').get_by_role("button", name=name)


def pressed(page: Page) -> int:
    return page.locator('.view[data-size=large] [data-pick][aria-pressed="true"]').count()


def finger(page: Page):
    """Return a function that sends raw touches, as fingers make them."""
    wire = page.context.new_cdp_session(page)

    def send(kind: str, *points: tuple[float, float]) -> None:
        touches = [{"x": x, "y": y, "id": at} for at, (x, y) in enumerate(points)]
        wire.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})

    return send


@pytest.fixture
def picture(page: Page, app_url: str) -> Page:
    return opened(page, app_url)


def test_the_wheel_with_ctrl_comes_closer_where_the_pointer_is(picture):
    x, y = knee(picture)
    picture.mouse.move(x, y)
    under = picture.locator(".caption .name").text_content()
    picture.keyboard.down("Control")
    for _ in range(4):
        picture.mouse.wheel(0, -100)
    expect(drawing(picture, "front")).to_have_class("drawing front dressed close")
    picture.mouse.move(x + 1, y)
    assert picture.locator(".caption .name").text_content() == under
    for _ in range(8):
        picture.mouse.wheel(0, 100)
    picture.keyboard.up("Control")
    expect(drawing(picture, "front")).to_have_class("drawing front dressed")


def test_the_wheel_alone_scrolls_the_page_and_not_the_picture(picture):
    before = box(picture, "front")
    picture.mouse.move(*middle(picture, "front"))
    picture.mouse.wheel(0, -200)
    picture.mouse.wheel(0, 200)
    assert box(picture, "front") == before


def test_dragging_moves_what_is_close_and_picks_nothing(picture):
    x, y = knee(picture)
    picture.mouse.move(x, y)
    picture.keyboard.down("Control")
    for _ in range(4):
        picture.mouse.wheel(0, -100)
    picture.keyboard.up("Control")
    expect(drawing(picture, "front")).to_have_class("drawing front dressed close")
    before = box(picture, "front")
    picture.mouse.down()
    picture.mouse.move(x - 20, y - 40, steps=6)
    picture.mouse.up()
    after = box(picture, "front")
    assert after[0] > before[0]
    assert after[1] > before[1]
    assert after[2:] == before[2:]
    assert pressed(picture) == 0
    picture.mouse.click(x - 20, y - 40)
    assert pressed(picture) == 1


@pytest.mark.thorough
def test_dragging_stops_at_the_rim_of_the_drawing(picture):
    home = box(picture, "front")
    button(picture, "front", "Closer").click()
    x, y = middle(picture, "front")
    picture.mouse.move(x, y)
    picture.mouse.down()
    picture.mouse.move(x + 900, y + 500, steps=8)
    picture.mouse.up()
    left, top, *_ = box(picture, "front")
    assert left >= home[0] - 0.1
    assert top >= home[1] - 0.1


def test_the_buttons_end_at_their_limits_and_keep_the_focus(picture):
    home = box(picture, "front")
    closer = button(picture, "front", "Closer")
    for _ in range(8):
        closer.click(force=True)
    expect(closer).to_have_attribute("aria-disabled", "true")
    assert box(picture, "front")[2] == pytest.approx(home[2] / 6, rel=0.01)
    farther = button(picture, "front", "Farther")
    farther.focus()
    for _ in range(8):
        if farther.is_visible():
            picture.keyboard.press("Enter")
    assert box(picture, "front") == pytest.approx(home, abs=0.1)
    expect(farther).to_be_hidden()
    expect(closer).to_be_focused()
    expect(closer).to_have_attribute("aria-disabled", "false")


def test_two_fingers_come_closer_and_pick_nothing(new_page, app_url):
    page = opened(new_page(viewport=TABLET, **TOUCH), app_url)
    home = box(page, "sole")
    x, y = middle(page, "sole")
    send = finger(page)
    send("touchStart", (x, y - 30), (x, y + 30))
    for apart in range(40, 120, 10):
        send("touchMove", (x, y - apart), (x, y + apart))
    send("touchEnd")
    assert box(page, "sole")[2] < home[2] / 2
    assert pressed(page) == 0


def test_one_finger_scrolls_the_page_over_the_picture(new_page, app_url):
    page = opened(new_page(viewport=PHONE, **TOUCH), app_url)
    x, y = middle(page, "front")
    place = drawing(page, "front").bounding_box()["y"]
    send = finger(page)
    send("touchStart", (x, y))
    for up in range(20, 220, 20):
        send("touchMove", (x, y - up))
    send("touchEnd")
    assert drawing(page, "front").bounding_box()["y"] < place - 40
    assert pressed(page) == 0


@pytest.mark.thorough
@pytest.mark.parametrize("size", [TABLET, PHONE], ids=["tablet", "phone"])
def test_small_toes_are_large_enough_for_a_finger_under_toes(new_page, app_url, size):
    page = opened(new_page(viewport=size, **TOUCH), app_url)
    if size is PHONE:
        page.locator('.view[data-view="top"] .open').tap()
    page.get_by_role("button", name="Toes", exact=True).tap()
    for toe in range(1, 6):
        for view, face in (("top", "dorsal"), ("sole", "plantar")):
            target = page.locator(f'.view[data-view="{view}"] [data-pick="right:toe{toe}_{face}"]').first
            place = target.bounding_box()
            assert min(place["width"], place["height"]) >= 24, (view, toe)
            target.tap()
            expect(target).to_have_attribute("aria-pressed", "true")


# The widest circle that fits into what is seen of an area, in screen pixels across, and its middle.
ROOM = """(area) => {
  const to = area.getScreenCTM();
  const from = to.inverse();
  const frame = area.ownerSVGElement.getBoundingClientRect();
  const length = area.getTotalLength();
  const rim = Array.from({ length: 240 }, (_, at) => area.getPointAtLength((length * at) / 240))
    .map((point) => point.matrixTransform(to));
  const box = area.getBoundingClientRect();
  let best = { across: 0 };
  for (let column = 1; column < 24; column += 1) for (let row = 1; row < 24; row += 1) {
    const [x, y] = [box.left + (box.width * column) / 24, box.top + (box.height * row) / 24];
    const edge = Math.min(x - frame.left, frame.right - x, y - frame.top, frame.bottom - y);
    const across = 2 * Math.min(edge, ...rim.map((point) => Math.hypot(point.x - x, point.y - y)));
    const inside = area.isPointInFill(new DOMPoint(x, y).matrixTransform(from));
    if (inside && across > best.across) best = { across, x, y };
  }
  return best;
}"""


@pytest.mark.parametrize("side", ["right", "left"])
def test_every_toe_and_web_is_a_finger_wide_under_toes(new_page, app_url, side):
    """A circle 24 pixels across fits into each; the inner side of the big toe, which is seen
    from the edge here, is as wide as that in its box. A touch on the middle picks it."""
    page = opened(new_page(viewport=TABLET, **TOUCH), app_url)
    page.get_by_role("button", name=side.title(), exact=True).tap()
    page.get_by_role("button", name="Toes", exact=True).tap()
    seen = {}
    for view in ("top", "sole"):
        for area in drawing(page, view).locator("[data-pick]").all():
            pick = area.get_attribute("data-pick")
            if "toe" not in pick.replace("_big_toe", "").replace("_little_toe", "") and "web" not in pick:
                continue
            place, room = area.bounding_box(), area.evaluate(ROOM)
            assert min(place["width"], place["height"]) >= 24, pick
            assert room["across"] >= (18 if pick.endswith("toe1_medial") else 24), pick
            page.touchscreen.tap(room["x"], room["y"])
            expect(area).to_have_attribute("aria-pressed", "true")
            seen[pick] = view
    toes = {f"{side}:toe{toe}_{face}" for toe in range(1, 6) for face in ("dorsal", "plantar")}
    assert seen.keys() == toes | {f"{side}:{area}" for area in ("toe1_medial", "first_web", "web3_plantar")}
