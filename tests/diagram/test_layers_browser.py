"""Maps, the skin of nerves and how far maps agree: switched on by mouse and keyboard, seen on the picture."""

import re

import pytest
from playwright.sync_api import Page, expect

from atlas import load

pytestmark = pytest.mark.browser
NECK = '[data-station="common_fibular@fibular_neck"]'
EXIT = '[data-station="superficial_fibular@fascial_exit"]'
KEEGAN = "Keegan and Garrett's map (1948), as redrawn by Grant"


def opened(page: Page, url: str, query: str = "") -> Page:
    page.goto(f"{url}/{query}")
    expect(page.locator(".picture[data-ready=whole]")).to_be_visible(timeout=30_000)
    expect(page.locator(".layer-sheet input").first).to_be_attached()
    return page


def open_layers(page: Page) -> None:
    page.locator(".open-layers").click()
    expect(page.locator(".layer-sheet")).to_be_visible()


def names(page: Page, view: str, kind: str) -> list[str]:
    shown = page.locator(f".drawing.{view} .names .{kind}:not([data-out])")
    return shown.evaluate_all("all => all.map((one) => one.textContent)")


def lit_roots(page: Page, view: str) -> set[str]:
    """The roots whose nerves are lit on the right, by the labels of the spine."""
    lit = page.locator(f".drawing.{view} .root[data-lit]")
    return set(lit.evaluate_all("all => all.map((one) => one.dataset.pick)"))


def test_a_map_changes_picture_answer_and_address_together_and_back_undoes_it(page, app_url):
    opened(page, app_url, "?at=right:toe1_medial")
    assert lit_roots(page, "spine-side") == {"right:L4", "right:L5"}
    open_layers(page)
    page.get_by_role("radio", name=KEEGAN).check()
    expect(page.locator(".parts h2").first).to_contain_text("Keegan and Garrett")
    expect(page).to_have_url(re.compile("map=keegan-garrett-1948"))
    atlas = load()
    by_map = {f"right:{root}" for root in atlas.roots_for(["toe1_medial"], map="keegan-garrett-1948")["root"]}
    assert lit_roots(page, "spine-side") == by_map == {"right:L4"}
    expect(page.locator(".open-layers")).to_contain_text("Keegan & Garrett 1948")
    page.keyboard.press("Escape")
    page.go_back()
    expect(page.locator(".parts h2").first).not_to_contain_text("Keegan")
    expect(page.locator(".open-layers")).to_have_text("Layers")
    assert lit_roots(page, "spine-side") == {"right:L4", "right:L5"}


@pytest.mark.thorough
def test_a_map_comes_with_the_address(page, app_url):
    opened(page, app_url, "?at=right:toe1_medial&map=keegan-garrett-1948")
    expect(page.locator(".parts h2").first).to_contain_text("Keegan and Garrett")
    expect(page.locator(".open-layers")).to_contain_text("Keegan & Garrett 1948")
    assert lit_roots(page, "spine-side") == {"right:L4"}
    skins = page.locator(".drawing.sole .skins .core.hue")
    outlines = "all => all.map((one) => one.getAttribute('d'))"
    keegan = skins.evaluate_all(outlines)
    open_layers(page)
    page.get_by_role("radio", name="Most sources taken together").check()
    expect(page.locator(".open-layers")).to_have_text("Layers")
    assert lit_roots(page, "spine-side") == {"right:L4", "right:L5"}
    assert set(skins.evaluate_all(outlines)).isdisjoint(keegan)


def test_a_map_can_be_chosen_and_the_sheet_left_by_keyboard(page, app_url):
    opened(page, app_url)
    button = page.locator(".open-layers")
    button.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("radio", name="Most sources taken together")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name=KEEGAN)).to_be_checked()
    expect(page).to_have_url(re.compile("map=keegan-garrett-1948"))
    page.keyboard.press("Escape")
    expect(page.locator(".layer-sheet")).to_be_hidden()
    expect(button).to_be_focused()


def test_the_key_points_stand_alone_and_other_skin_is_blank(page, app_url):
    opened(page, app_url, "?map=isncsci")
    assert set(names(page, "front", "root-plate")) == {"L1", "L2", "L3", "L5"}
    page.locator('.drawing.sole [data-pick="right:sole_mid"]').hover()
    expect(page.locator(".caption .relation")).to_have_text("this map leaves it blank")
    assert lit_roots(page, "spine-front") == set()


def test_the_skin_of_roots_and_of_nerves_can_be_seen_both_at_once(page, app_url):
    opened(page, app_url)
    open_layers(page)
    page.get_by_role("checkbox", name="Skin of every nerve").check()
    expect(page.locator(".drawing.sole .field")).not_to_have_count(0)
    assert {"medialplantar", "lateralplantar", "medialcalcaneal"} <= set(names(page, "sole", "nerve-plate"))
    page.get_by_role("checkbox", name="Skin of every root").check()
    core = page.locator(".drawing.sole .skin:not([data-lit]) > .tone").first
    expect(core).to_have_css("visibility", "visible")
    assert {"L5", "S1"} <= set(names(page, "sole", "root-plate"))
    assert names(page, "sole", "nerve-plate")
    page.keyboard.press("Escape")
    page.locator('.drawing.sole [data-pick="right:heel_plantar"]').hover()
    expect(page.locator(".caption")).to_contain_text("medial calcaneal")
    open_layers(page)
    page.get_by_role("checkbox", name="Skin of every nerve").press("Space")
    expect(page.locator(".drawing.sole .field")).to_have_count(0)
    expect(page.locator(".open-layers")).to_have_attribute("data-count", "1")


@pytest.mark.thorough
def test_shared_skin_wears_the_patterns_of_both_nerves(page, app_url):
    opened(page, app_url)
    open_layers(page)
    page.get_by_role("checkbox", name="Skin of every nerve").check()
    middle = page.locator('.drawing.sole [data-pick="right:sole_mid"]').get_attribute("d")
    covers = page.locator(f'.drawing.sole .field .cover[d="{middle}"]')
    expect(covers).to_have_count(2)


def test_two_maps_on_one_view_mark_the_skin_on_which_they_differ(page, app_url):
    opened(page, app_url)
    open_layers(page)
    page.get_by_label("Compare with").select_option("keegan-garrett-1948")
    expect(page.locator(".drawing.sole .skins[data-kind=against]")).to_have_count(1)
    atlas = load()
    verdicts = atlas.compare("consensus", "keegan-garrett-1948").set_index("end")["verdict"]
    for view in ("sole", "top"):
        outlines = page.locator(f".drawing.{view} .area").evaluate_all(
            "all => all.map((one) => [one.dataset.pick.split(':')[1], one.getAttribute('d')])"
        )
        marked = page.locator(f".drawing.{view} .area-marks.differ .cover").evaluate_all(
            "all => all.map((one) => one.getAttribute('d'))"
        )
        wanted = {d for area, d in outlines if verdicts[area] in ("partly", "disagree")}
        assert set(marked) == wanted
        assert wanted
    assert "≠" in names(page, "sole", "mark-plate")


def test_how_many_maps_agree_is_told_by_number_and_pattern(page, app_url):
    opened(page, app_url)
    open_layers(page)
    page.get_by_role("checkbox", name="How many maps agree").check()
    expect(page.locator(".drawing.sole .area-marks.agreement .cover")).not_to_have_count(0)
    assert "1/3" in names(page, "sole", "mark-plate")  # heel_plantar
    assert "4/4" in names(page, "top", "mark-plate")  # dorsum_mid


@pytest.mark.thorough
def test_maps_from_memory_are_named_in_words_and_cannot_be_chosen(page, app_url):
    opened(page, app_url)
    open_layers(page)
    expect(page.locator(".layer-sheet .only")).to_contain_text("Foerster 1933 and Lee 2008")
    expect(page.locator(".layer-sheet .only")).to_contain_text("not checked against the figure")
    assert page.locator(".layer-sheet").get_by_role("radio").count() == 3


@pytest.mark.thorough
def test_what_was_switched_on_stays_when_another_page_was_looked_at(page, app_url):
    opened(page, app_url)
    open_layers(page)
    page.get_by_role("checkbox", name="Skin of every nerve").check()
    page.get_by_role("link", name="About").click()
    page.get_by_role("link", name="Explore").click()
    expect(page.locator(".drawing.sole .field")).not_to_have_count(0)


def test_what_is_picked_lights_its_whole_way_in_every_view(page, app_url):
    opened(page, app_url, "?at=right:dorsum_mid")
    lit = page.locator(".drawing.front .course[data-lit]")
    expect(lit.first).to_be_attached()
    neck = page.locator(f".drawing.outer .station{NECK}")
    assert neck.get_attribute("data-on") is not None
    tarsal = page.locator('.drawing.inner .station[data-station="tibial@tarsal_tunnel"]')
    assert tarsal.get_attribute("data-on") is None
    for view in ("front", "back", "outer", "top"):
        assert page.locator(f".drawing.{view} .course[data-lit]").count(), view
    lit = page.locator(".drawing.front .course[data-lit]")
    depths = lit.evaluate_all("all => all.map((one) => one.dataset.depth)")
    assert set(depths) == {"deep", "superficial"}
    page.locator('.drawing.sole [data-pick="right:heel_plantar"]').hover()
    assert tarsal.get_attribute("data-on") is not None
    assert neck.get_attribute("data-on") is None


@pytest.mark.thorough
def test_the_way_lies_on_the_side_that_was_picked(page, app_url):
    opened(page, app_url, "?at=left:dorsum_mid")
    expect(page.locator(".drawing.front .course[data-lit]").first).to_be_attached()
    neck = page.locator(f".drawing.front .station[data-on]{NECK}")
    assert neck.evaluate_all("all => all.map((one) => one.dataset.side)") == ["left"]


def test_a_station_of_the_picture_and_the_cards_are_one_selection(page, app_url):
    opened(page, app_url, "?at=right:dorsum_mid")
    station = page.locator(f".drawing.front .station[data-side=right]{EXIT}")
    station.locator(".hit").hover()
    name = load().words("site.superficial_fibular@fascial_exit.name", "plain")
    expect(page.locator(".caption .name")).to_have_text(name)
    station.locator(".hit").click()
    expect(station).to_have_class(re.compile("picked"))
    other = f".drawing.front .station[data-side=left]{EXIT}"
    expect(page.locator(other)).not_to_have_class(re.compile("picked"))
    expect(page.locator(".parts [data-here]").first).to_be_attached()
    expect(page).to_have_url(re.compile(r"at=right(:|%3A)dorsum_mid"))
    expect(page.locator(".marker")).not_to_have_count(0)  # what was picked stays
    station.locator(".hit").click()
    expect(station).not_to_have_class(re.compile("picked"))


@pytest.mark.thorough
def test_all_courses_can_be_seen_at_once(page, app_url):
    opened(page, app_url)
    courses = page.locator('.drawing.top .all-courses .course[data-hidden="no"] .line').first
    expect(courses).to_be_attached()
    expect(courses).to_be_hidden()
    open_layers(page)
    page.get_by_role("checkbox", name="Courses of the nerves").check()
    expect(courses).to_be_visible()
