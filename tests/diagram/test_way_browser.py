"""The light that runs from picked skin to its roots: on top of the answer, short, and never in the way."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

CHEAP = {"opacity", "transform", "strokeDashoffset"}
LONGEST = 400  # milliseconds, from the pick to the end of all motion
ROOT = """const holds = (element) => element.shadowRoot?.querySelector(".picture");
  const root = [...document.querySelectorAll("*")].find(holds).shadowRoot;
  const pick = (name) => root.querySelector(`.view[data-view=top] [data-pick="${name}"]`)
    .dispatchEvent(new MouseEvent("click", { bubbles: true }));
"""
# Every motion of the picture from now on is noted, with what it moves and when it ends.
LISTEN = """() => {
  const animate = Element.prototype.animate;
  window.moved = [];
  Element.prototype.animate = function (frames, timing) {
    const animation = animate.call(this, frames, timing);
    moved.push({ animation, what: Object.keys(frames), end: animation.effect.getComputedTiming().endTime });
    return animation;
  };
}"""
LEFT = f"""() => {{ {ROOT}
  return root.querySelectorAll(".flash, .pulse, .way > *").length;
}}"""


def opened(page: Page, url: str, query: str = "") -> Page:
    page.goto(f"{url}/{query}")
    expect(page.locator(".picture[data-ready=whole]")).to_be_visible(timeout=30_000)
    page.evaluate(LISTEN)
    return page


def area(page: Page, view: str, pick: str):
    return page.locator(f'.view[data-view="{view}"] [data-pick="{pick}"]').first


def motions(page: Page) -> list[dict]:
    page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)))")
    return page.evaluate("moved.map(({ what, end }) => ({ what, end }))")


@pytest.fixture
def picture(new_page, app_url: str) -> Page:
    return opened(new_page(reduced_motion="no-preference"), app_url)


def test_a_pick_sends_a_light_that_ends_in_time_and_costs_no_layout(picture):
    area(picture, "top", "right:dorsum_mid").click()
    found = motions(picture)
    assert len(found) >= 6  # the skin, and to each of two roots a line, its label and its nerve
    assert max(motion["end"] for motion in found) <= LONGEST
    assert {what for motion in found for what in motion["what"]} <= CHEAP
    picture.wait_for_function(f"() => ({LEFT})() === 0")


@pytest.mark.thorough
def test_the_answer_is_there_before_the_light_has_run(picture):
    seen = f"""() => {{ {ROOT}
      pick("right:dorsum_mid");
      return [...root.querySelectorAll(".spine-front .root[data-lit]")].map((group) => group.dataset.lit);
    }}"""
    assert picture.evaluate(seen) == ["solid", "hatched"]


@pytest.mark.thorough
def test_it_runs_by_key_and_from_the_list_too(picture):
    area(picture, "front", "right:knee_front").focus()
    picture.keyboard.press("Enter")
    assert motions(picture)
    picture.evaluate("moved.length = 0")
    field = picture.get_by_role("combobox").first
    field.fill("heel")
    picture.get_by_role("option").first.click()
    picture.wait_for_function("() => moved.length > 0")


@pytest.mark.thorough
def test_pointing_letting_go_and_a_root_start_none(picture):
    area(picture, "top", "right:dorsum_mid").hover()
    assert motions(picture) == []
    picture.locator('.spine-front .root[data-pick="left:L4"] .label').click()
    assert motions(picture) == []
    area(picture, "top", "right:dorsum_mid").click()
    assert motions(picture)
    picture.evaluate("moved.length = 0")
    area(picture, "top", "right:dorsum_mid").click()
    assert motions(picture) == []


@pytest.mark.thorough
def test_of_quick_picks_only_the_newest_runs(picture):
    quick = f"""async () => {{ {ROOT}
      const frame = () => new Promise(requestAnimationFrame);
      for (const name of ["right:toe1_dorsal", "right:toe2_dorsal", "right:dorsum_mid"]) {{
        pick(name);
        await frame();
        await frame();
      }}
      const running = moved.filter(({{ animation }}) => animation.playState === "running");
      return [root.querySelectorAll(".flash").length, running.length];
    }}"""
    flashes, running = picture.evaluate(quick)
    assert flashes == 1
    assert 0 < running < 16


def test_under_reduced_motion_nothing_moves(new_page, app_url):
    page = opened(new_page(reduced_motion="reduce"), app_url)
    area(page, "top", "right:dorsum_mid").click()
    expect(area(page, "top", "right:dorsum_mid")).to_have_attribute("aria-pressed", "true")
    assert motions(page) == []
    assert page.evaluate(LEFT) == 0
