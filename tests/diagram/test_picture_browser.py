"""The picture in a real browser: pointing, picking, sides, keyboard, touch, and what is heard."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def more(*values):
    """One more of the same, for a thorough run."""
    return pytest.param(*values, marks=pytest.mark.thorough)


DESKTOP = {"width": 1440, "height": 900}
TABLET = {"width": 1180, "height": 820}
PHONE = {"width": 390, "height": 844}


def opened(page: Page, url: str, query: str = "") -> Page:
    page.goto(f"{url}/{query}")
    expect(page.locator(".picture[data-ready]")).to_be_visible(timeout=20_000)
    return page


def target(page: Page, view: str, pick: str):
    return page.locator(f'.view[data-view="{view}"] [data-pick="{pick}"]').first


def lit_roots(page: Page) -> dict[str, str]:
    lit = page.locator('.view[data-view="spine"] .drawing:not(.away) .root[data-lit]')
    return {
        root.get_attribute("data-pick"): root.get_attribute("data-lit")
        for root in lit.all()
        if root.get_attribute("data-pick")
    }


@pytest.fixture
def picture(page: Page, app_url: str) -> Page:
    return opened(page, app_url)


def test_pointing_lights_roots_and_skin_and_leaving_puts_them_out(picture):
    target(picture, "top", "right:dorsum_mid").hover()
    assert lit_roots(picture) == {"right:L5": "solid", "right:S1": "hatched"}
    expect(picture.locator('.view[data-view="back"] .skin[data-lit]').first).to_be_attached()
    expect(picture.locator(".caption .name")).to_have_text("Top of foot, middle")
    picture.mouse.move(2, 2)
    assert lit_roots(picture) == {}
    expect(picture.locator(".caption")).to_be_hidden()


def test_picking_keeps_it_and_picking_again_lets_go(picture):
    area = target(picture, "top", "right:dorsum_mid")
    area.click()
    picture.mouse.move(2, 2)
    expect(area).to_have_attribute("aria-pressed", "true")
    assert lit_roots(picture) == {"right:L5": "solid", "right:S1": "hatched"}
    expect(picture.locator('.view[data-view="top"] .marker')).to_have_text("1")
    expect(picture).to_have_url(re.compile("dorsum_mid"))
    area.click()
    expect(area).to_have_attribute("aria-pressed", "false")
    assert picture.locator(".marker").count() == 0


def test_one_kind_at_a_time(picture):
    target(picture, "sole", "right:heel_plantar").click()
    target(picture, "front", "left:knee_front").click()
    expect(picture.locator('.view[data-view="front"] .marker').last).to_have_text("2")
    picture.locator('.spine-front .root[data-pick="left:L4"] .label').click()
    expect(picture.locator('.view[data-view="front"] [aria-pressed="true"]')).to_have_count(0)
    expect(picture.locator('.spine-front .root[aria-pressed="true"]')).to_have_count(1)
    target(picture, "sole", "right:heel_plantar").click()
    expect(picture.locator('.spine-front .root[aria-pressed="true"]')).to_have_count(0)


@pytest.mark.parametrize("pause", [30, 90, 200, more(400)])
def test_quick_picks_are_all_kept(picture, pause):
    """Twelve picks, with milliseconds between them: no answer on its way back undoes a later one."""
    places = [("top", f"right:toe{number}_dorsal") for number in range(1, 6)]
    places += [("sole", f"right:{area}") for area in ("heel_plantar", "sole_mid", "sole_lat", "ball_mid")]
    places += [("front", pick) for pick in ("left:knee_front", "right:knee_front", "left:thigh_ant_mid")]
    boxes = [target(picture, *place).bounding_box() for place in places]
    for box in boxes:
        picture.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        picture.wait_for_timeout(pause)
    expect(picture).to_have_url(re.compile(".*".join(pick.partition(":")[2] for _, pick in places)))
    for place in places:
        expect(target(picture, *place)).to_have_attribute("aria-pressed", "true")
    expect(picture.locator(".st-key-answer .chip")).to_have_count(len(places))


def test_the_other_foot_is_the_mirror_image(picture):
    def big_toe(side: str) -> float:
        toe = target(picture, "top", f"{side}:toe1_dorsal").bounding_box()
        little = target(picture, "top", f"{side}:toe5_dorsal").bounding_box()
        return toe["x"] - little["x"]

    assert big_toe("right") > 0  # toes down, from above: the right big toe is on the viewer's right
    picture.get_by_role("button", name="Left", exact=True).click()
    assert big_toe("left") < 0
    expect(picture.get_by_role("heading", name="Top of the left foot")).to_be_visible()


def test_the_persons_right_is_on_the_viewers_left_in_front_and_spine(picture):
    for view, one, other in [
        ("front", "right:knee_front", "left:knee_front"),
        ("spine", "right:L5", "left:L5"),
    ]:
        assert (
            target(picture, view, one).bounding_box()["x"] < target(picture, view, other).bounding_box()["x"]
        )
    picture.get_by_role("button", name="Show large: Back").click()
    right = target(picture, "back", "right:knee_back").bounding_box()
    assert right["x"] > target(picture, "back", "left:knee_back").bounding_box()["x"]


def test_a_pick_on_the_side_turned_away_is_counted_and_comes_back(picture):
    target(picture, "sole", "right:heel_plantar").click()
    picture.get_by_role("button", name="Left", exact=True).click()
    expect(picture.locator('.view[data-view="sole"] .marker')).to_have_count(0)
    expect(picture.locator('.switch [data-side="right"]')).to_have_attribute("data-count", "1")
    picture.locator('.switch [data-side="right"]').click()
    expect(picture.locator('.view[data-view="sole"] .marker')).to_have_count(1)


def test_every_view_becomes_large_and_is_out_of_the_way_as_thumbnail(picture):
    for view, name in [("back", "Back"), ("outer", "Outer side"), ("inner", "Inner side"), ("seat", "Seat")]:
        picture.locator(f'.view[data-view="{view}"] .open').click()
        expect(picture.locator(f'.view[data-view="{view}"]')).to_have_attribute("data-slot", "legs")
        expect(picture.locator(f'.view[data-view="{view}"] .title')).to_contain_text(name)
        assert picture.locator(".view[data-size=thumb] [tabindex='0']").count() == 0
        assert picture.locator(".view[data-size=thumb] svg[aria-hidden=true]").count() == 4


def test_the_spine_faces_as_the_leg_view_does(picture):
    shown = picture.locator('.view[data-view="spine"] .drawing:not(.away)')
    for view, facing in [("back", "back"), ("outer", "side"), ("front", "front")]:
        picture.locator(f'.view[data-view="{view}"] .open').click()
        expect(shown).to_have_class(re.compile(f"spine-{facing}"))
        expect(shown).to_have_count(1)
    picture.locator(".facings").get_by_role("button", name="Side").click()
    expect(shown).to_have_class(re.compile("spine-side"))
    assert picture.locator(".drawing.away [tabindex='0']").count() == 0


def test_a_condition_lights_its_place_and_only_the_skin_it_touches(new_page, app_url):
    page = opened(new_page(), app_url, "?at=C06@L4-5.foramen")
    assert lit_roots(page) == {"right:L4": "solid"}  # in the foramen the exiting root
    ring = page.locator(".spine-front .site[data-lit]")
    expect(ring).to_have_attribute("data-site", "foramen@L4-5")
    expect(ring).to_have_attribute("data-side", "right")
    assert page.locator('.view[data-view="front"] .area[data-lit]').count() > 0
    assert page.locator(".skin[data-lit]").count() == 0


@pytest.mark.thorough
@pytest.mark.parametrize(("pick", "view", "side"), [
    ("right:saddle_outer_ring", "seat", "right"), ("left:dorsum_mid", "top", "left"),
    ("left:thigh_lat_mid", "outer", "left"), ("middle:coccyx", "back", "right"),
])  # fmt: skip
def test_what_comes_with_the_address_is_brought_into_view(new_page, app_url, pick, view, side):
    page = opened(new_page(), app_url, f"?at={pick}")
    expect(page.locator(f'.view[data-view="{view}"]')).to_have_attribute("data-size", "large")
    expect(target(page, view, pick)).to_have_attribute("aria-pressed", "true")
    expect(page.locator(f'.switch [data-side="{side}"]')).to_have_attribute("aria-pressed", "true")


@pytest.mark.thorough
def test_undo_does_not_turn_away_a_view_that_shows_the_rest(picture):
    target(picture, "front", "right:thigh_lat_mid").click()
    target(picture, "front", "right:knee_front").click()
    expect(picture.locator(".st-key-answer .chip")).to_have_count(2)
    picture.get_by_role("button", name="Undo").click()
    expect(picture.locator(".st-key-answer .chip")).to_have_count(1)
    expect(target(picture, "front", "right:knee_front")).to_have_attribute("aria-pressed", "false")
    expect(picture.locator('.view[data-view="front"]')).to_have_attribute("data-size", "large")


def test_the_seat_can_be_picked(picture):
    picture.locator('.view[data-view="seat"] .open').click()
    target(picture, "seat", "right:saddle_inner_perianal").click()
    expect(target(picture, "seat", "right:saddle_inner_perianal")).to_have_attribute("aria-pressed", "true")


def test_the_keyboard_does_it_all(picture):
    toe = target(picture, "top", "right:toe1_dorsal")
    toe.evaluate("element => { element.setAttribute('tabindex', '0'); element.focus(); }")
    picture.keyboard.press("ArrowLeft")
    expect(target(picture, "top", "right:toe2_dorsal")).to_be_focused()
    assert lit_roots(picture)
    picture.keyboard.press("Escape")
    assert lit_roots(picture) == {}
    picture.keyboard.press("Enter")
    expect(target(picture, "top", "right:toe2_dorsal")).to_have_attribute("aria-pressed", "true")
    expect(target(picture, "top", "right:toe2_dorsal")).to_be_focused()
    expect(picture.locator(".picture [aria-live=polite]")).to_contain_text("second toe, top: picked")
    picture.keyboard.press("Space")
    expect(target(picture, "top", "right:toe2_dorsal")).to_have_attribute("aria-pressed", "false")


def test_an_arrow_goes_to_the_neighbour_in_its_direction(picture):
    """From the kneecap; the person's right knee has its outer side on the viewer's left."""
    for key, place in [
        *(("ArrowDown", "knee_below_med"), ("ArrowUp", "thigh_ant_lower")),
        *(("ArrowLeft", "knee_lat"), ("ArrowRight", "knee_med")),
    ]:
        target(picture, "front", "right:knee_front").focus()
        picture.keyboard.press(key)
        expect(target(picture, "front", f"right:{place}")).to_be_focused()


@pytest.mark.thorough
def test_each_large_view_is_one_stop_of_tab(picture):
    stops = picture.locator(".view[data-size=large] [data-pick][tabindex='0']")
    assert stops.count() == 4
    views = picture.locator(".view[data-size=large]:has([data-pick][tabindex='0'])")
    assert views.count() == 4


def test_names_say_the_side_and_follow_the_voice(new_page, app_url):
    page = opened(new_page(), app_url)
    expect(page.get_by_role("button", name="Right: top of foot, middle", exact=True)).to_have_count(2)
    page = opened(new_page(), app_url, "?voice=clinical")
    label = target(page, "top", "right:dorsum_mid").get_attribute("aria-label")
    assert label.startswith("Right: ")
    assert label != "Right: top of foot, middle"


def test_the_first_touch_is_right_and_so_is_the_next(new_page, app_url):
    page = opened(new_page(viewport=TABLET, has_touch=True), app_url)
    for pick in ("right:heel_plantar", "right:ball_mid"):
        target(page, "sole", pick).tap()
        expect(target(page, "sole", pick)).to_have_attribute("aria-pressed", "true")
    assert page.locator('.view[data-view="sole"] [aria-pressed="true"]').count() == 2
    expect(page.locator(".caption")).to_be_hidden()


def test_a_touch_beside_a_toe_means_the_toe(new_page, app_url):
    page = opened(new_page(viewport=TABLET, has_touch=True), app_url)
    toe = target(page, "top", "right:toe1_dorsal").bounding_box()
    foot = page.locator('.view[data-view="top"] .silhouette').bounding_box()
    across, end = toe["x"] + toe["width"] / 2, foot["y"] + foot["height"]
    page.touchscreen.tap(across, end + 40)
    assert page.locator('[data-pick][aria-pressed="true"]').count() == 0
    page.touchscreen.tap(across, end + 5)
    picked = page.locator('.view[data-view="top"] [aria-pressed="true"]')
    expect(picked).to_have_attribute("data-pick", re.compile("right:toe1_"))


@pytest.mark.thorough
def test_the_foot_is_as_long_as_a_hand_on_a_tablet(new_page, app_url):
    page = opened(new_page(viewport=TABLET, has_touch=True), app_url)
    for view in ("top", "sole"):
        length = page.locator(f'.view[data-view="{view}"] .silhouette').bounding_box()["height"]
        assert length >= 390, view


@pytest.mark.thorough
@pytest.mark.parametrize("size", [DESKTOP, TABLET], ids=["desktop", "tablet"])
def test_the_stage_fits_the_screen(new_page, app_url, size):
    page = opened(new_page(viewport=size), app_url)
    box = page.locator(".stage").bounding_box()
    assert box["y"] + box["height"] <= size["height"]


def test_the_toes_come_closer_and_go_back(picture):
    toe = target(picture, "top", "right:toe5_dorsal")
    before = toe.bounding_box()["width"]
    picture.get_by_role("button", name="Toes", exact=True).click()
    assert toe.bounding_box()["width"] > 1.5 * before
    picture.get_by_role("button", name="Toes", exact=True).click()
    assert toe.bounding_box()["width"] == pytest.approx(before, rel=0.02)


def test_a_phone_shows_one_view_with_the_spine_and_all_others_as_thumbnails(new_page, app_url):
    page = opened(new_page(viewport=PHONE, has_touch=True, is_mobile=True), app_url)
    assert page.locator(".view[data-size=thumb]").count() == 6
    page.locator('.view[data-view="sole"] .open').tap()
    target(page, "top", "right:dorsum_mid").tap()
    expect(target(page, "top", "right:dorsum_mid")).to_have_attribute("aria-pressed", "true")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize("file", ["assets/views/sole.svg", "atlas/picture.json"])
def test_a_missing_file_is_told_instead_of_half_a_picture(browser, app_url, file):
    page = browser.new_context().new_page()
    page.route(f"**/{file}", lambda route: route.fulfill(status=404))
    page.goto(app_url)
    expect(page.locator(".picture .missing")).to_contain_text(file.split("/")[-1], timeout=20_000)
    assert page.locator(".stage").count() == 0
    page.context.close()


POINT_AT_ALL = """() => {
  const holds = (element) => element.shadowRoot?.querySelector(".picture");
  const root = [...document.querySelectorAll("*")].find(holds).shadowRoot;
  const over = { bubbles: true, pointerType: "mouse", clientX: 400, clientY: 300 };
  const times = [...root.querySelectorAll(".view[data-size=large] [data-pick]")].map((area) => {
    const start = performance.now();
    area.dispatchEvent(new PointerEvent("pointerover", over));
    root.querySelector(".stage").getBoundingClientRect();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
}"""


def test_pointing_answers_within_a_frame(picture):
    assert picture.evaluate(POINT_AT_ALL) < 16  # milliseconds


HOLDS = """(path, [x, y]) =>
  path.isPointInFill(new DOMPoint(x, y).matrixTransform(path.getScreenCTM().inverse()))"""
INSIDE = "element => element.closest('.picture').getBoundingClientRect().toJSON()"


def overlap(one: dict, other: dict) -> bool:
    apart = one["x"] + one["width"] <= other["x"] or other["x"] + other["width"] <= one["x"]
    return not (apart or one["y"] + one["height"] <= other["y"] or other["y"] + other["height"] <= one["y"])


@pytest.mark.parametrize("size", [TABLET, more(DESKTOP)], ids=["tablet", "desktop"])
def test_the_caption_stays_on_the_stage_and_off_what_it_names(new_page, app_url, size):
    page = opened(new_page(viewport=size), app_url)
    for view, pick in [
        ("top", "right:dorsum_mid"),
        ("top", "right:toe5_dorsal"),
        ("sole", "right:heel_plantar"),
        ("front", "right:knee_front"),
        ("front", "left:groin_crease"),
    ]:
        target(page, view, pick).hover(force=True)
        card, area = page.locator(".caption").bounding_box(), target(page, view, pick).bounding_box()
        assert not overlap(card, area), (view, pick)
        stage = page.locator(".caption").evaluate(INSIDE)
        assert card["x"] >= stage["left"]
        assert card["y"] >= stage["top"]
        assert card["x"] + card["width"] <= stage["right"]
        assert card["y"] + card["height"] <= stage["bottom"]


def test_the_caption_says_the_roots_with_their_relation(picture):
    target(picture, "top", "right:dorsum_mid").hover()
    expect(picture.locator(".caption .relation")).to_have_text("Mainly L5; shared with S1")


@pytest.mark.thorough  # test_labels_browser looks at all words of the picture
@pytest.mark.parametrize("size", [DESKTOP, TABLET, PHONE], ids=["desktop", "tablet", "phone"])
def test_labels_of_the_spine_never_overlap(new_page, app_url, size):
    page = opened(new_page(viewport=size), app_url)
    plates = page.locator(".view[data-size=large] .drawing:not(.away) .label .plate").all()
    boxes = sorted((plate.bounding_box() for plate in plates), key=lambda box: (box["x"], box["y"]))
    assert len(boxes) == 24
    for one, other in pairwise(boxes):
        assert not overlap(one, other)


@pytest.mark.thorough
def test_a_label_always_means_its_own_root(picture):
    for side in ("front", "back", "side"):
        picture.locator(".facings").get_by_role("button", name=side.title()).click()
        for label in picture.locator(f".spine-{side} .root[data-pick] .label .plate").all():
            box = label.bounding_box()
            picture.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
            root = label.locator("xpath=ancestor::*[@data-pick]").get_attribute("data-pick")
            pointed = picture.locator(f".spine-{side} .root.pointed")
            expect(pointed).to_have_attribute("data-pick", root)


def test_where_courses_cross_the_nearest_is_meant(picture):
    points = picture.evaluate("""() => {
      const holds = (element) => element.shadowRoot?.querySelector(".picture");
      const root = [...document.querySelectorAll("*")].find(holds).shadowRoot;
      return [...root.querySelectorAll(".spine-front .root[data-pick]")].map((group) => {
        const path = group.querySelector(".nerve");
        const { x, y } = path.getPointAtLength(path.getTotalLength() * 0.5);
        const at = new DOMPoint(x, y).matrixTransform(path.getScreenCTM());
        return [group.dataset.pick, at.x, at.y];
      });
    }""")
    for pick, x, y in points:
        picture.mouse.move(x, y)
        expect(picture.locator(".spine-front .root.pointed")).to_have_attribute("data-pick", pick)


@pytest.mark.thorough
def test_the_side_view_says_from_which_side_it_is_seen(picture):
    picture.locator(".facings").get_by_role("button", name="Side").click()
    caption = picture.locator('.view[data-view="spine"] .sides')
    expect(caption).to_have_text("seen from the right")
    picture.get_by_role("button", name="Left", exact=True).click()
    expect(caption).to_have_text("seen from the left")


@pytest.mark.parametrize("size", [PHONE, more(DESKTOP)], ids=["phone", "desktop"])
def test_the_seat_says_what_it_is_and_is_large_enough_for_a_finger(new_page, app_url, size):
    page = opened(new_page(viewport=size), app_url)
    page.locator('.view[data-view="seat"] .open').click()
    expect(page.locator('.view[data-view="seat"] .note')).to_have_text("Seen from below, front at the top")
    for area in page.locator('.view[data-view="seat"] [data-pick]').all():
        box = area.bounding_box()
        assert min(box["width"], box["height"]) >= 24, area.get_attribute("data-pick")


@pytest.mark.thorough
@pytest.mark.parametrize(("view", "numbers"), [("inner", 3), more("top", 1)])
def test_a_number_never_hides_a_narrow_area(new_page, app_url, view, numbers):
    narrow = ("right:toe1_medial", "right:foot_med_border")
    page = opened(new_page(), app_url, f"?at={','.join(narrow)},right:calf_inner")
    badges = page.locator(f'.view[data-view="{view}"] .marker circle')
    expect(badges).to_have_count(numbers)
    expect(page.locator(f'.view[data-view="{view}"] .pointer')).to_have_count(min(numbers, 2))
    stage = page.locator(".stage").bounding_box()
    boxes = badges.evaluate_all("badges => badges.map((badge) => badge.getBoundingClientRect().toJSON())")
    for pick in narrow:
        area = target(page, view, pick)
        for box in boxes:
            assert stage["x"] <= box["x"] <= stage["x"] + stage["width"] - box["width"]
            assert not area.evaluate(HOLDS, [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2])


@pytest.mark.thorough
def test_colours_fade_with_the_light_at_the_rim(picture):
    expect(picture.locator(".picture[data-ready=whole]")).to_be_attached()
    for view, fades in [("top", True), ("inner", True), ("sole", False), ("front", False)]:
        masked = picture.locator(f'.view[data-view="{view}"] .area[mask]')
        assert (masked.count() > 0) is fades, view
