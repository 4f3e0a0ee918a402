"""What goes wrong between picture and server: both are told apart and nothing is lost or doubled.

Picture, answer and address never disagree in silence: until they are one again, the answer is
dimmed and a notice says why. Servers here are killed for good and started again at the same port.
"""

import re
import time
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

FIRST, SECOND, THIRD = "right:dorsum_mid", "right:dorsum_lat", "right:heel_plantar"
PATIENT = 60_000  # milliseconds: a server may start on a machine that does much else
TABLET = {"viewport": {"width": 1180, "height": 820}, "has_touch": True}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}

FOCUSED = """() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at?.dataset?.pick ?? at?.tagName;
}"""


def opened(page: Page, url: str, query: str = f"?at={FIRST}") -> Page:
    page.goto(f"{url}/{query}")
    expect(page.locator(".picture[data-ready]")).to_be_visible(timeout=PATIENT)
    return page


def place(page: Page, pick: str) -> Locator:
    return page.locator(f'.view[data-size="large"] [data-pick="{pick}"]').first


def picked(page: Page) -> list[str]:
    """What the picture shows as picked."""
    pressed = page.locator('.picture [data-pick][aria-pressed="true"]')
    return sorted(set(pressed.evaluate_all("all => all.map((each) => each.dataset.pick)")))


def expect_picked(page: Page, picks: tuple[str, ...]) -> None:
    give_up = time.monotonic() + PATIENT / 1000
    while picked(page) != sorted(picks) and time.monotonic() < give_up:
        page.wait_for_timeout(50)
    assert picked(page) == sorted(picks)


def notice(page: Page) -> Locator:
    return page.locator(".picture-notice")


def name_of(page: Page, pick: str) -> re.Pattern:
    """What the answer calls a place, whatever stands between its side and its name."""
    label = place(page, pick).get_attribute("aria-label")
    return re.compile(re.escape(label.partition(": ")[2]), re.IGNORECASE)


def expect_lost(page: Page, *picks: str) -> None:
    """The notice says it, the answer is dimmed, the picture keeps what was picked."""
    expect(notice(page)).to_contain_text("Connection lost, trying again", timeout=PATIENT)
    expect(notice(page)).to_be_in_viewport(ratio=1)
    expect(notice(page)).to_have_role("status")
    expect(page.locator('html[data-picture-waits="lost"]')).to_be_attached()
    expect(page.locator(".st-key-answer")).not_to_have_css("opacity", "1")
    expect_picked(page, picks)


def expect_one(page: Page, *picks: str) -> None:
    """Picture, address and answer say the same, and nothing is dimmed."""
    expect(notice(page)).to_be_empty(timeout=PATIENT)
    expect(page.locator("html[data-picture-waits]")).not_to_be_attached()
    page.wait_for_function(
        "(picks) => (new URL(location).searchParams.get('at') ?? '') === picks", arg=",".join(picks)
    )
    expect_picked(page, picks)
    for pick in picks:
        expect(page.locator(".st-key-answer")).to_contain_text(name_of(page, pick))


@pytest.mark.parametrize(
    "device",
    [{}, pytest.param(TABLET, marks=pytest.mark.thorough), pytest.param(PHONE, marks=pytest.mark.thorough)],
    ids=["desktop", "tablet", "phone"],
)
def test_a_server_killed_between_pick_and_answer(window, server, line, device):
    page = opened(window(**device), line.url, f"?at={FIRST}&voice=clinical")
    line.hold()
    place(page, SECOND).click()
    expect(notice(page)).to_have_text("Working …")
    server.kill()
    line.mend()
    expect_lost(page, FIRST, SECOND)
    place(page, THIRD).click()
    expect_lost(page, FIRST, SECOND, THIRD)
    expect(page).to_have_url(re.compile(rf"at={FIRST}&"))
    server.start()
    expect_one(page, FIRST, SECOND, THIRD)
    assert parse_qs(urlsplit(page.url).query)["voice"] == ["clinical"]


@pytest.mark.thorough
def test_a_lost_server_takes_neither_the_focus_nor_the_view(window, server):
    """Streamlit would cover the page with a dialog about terminals, and let the focus go."""
    page = opened(window(), server.url)
    place(page, SECOND).focus()
    with page.expect_console_message(lambda said: "Is Streamlit still running" in said.text, timeout=PATIENT):
        server.kill()
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert page.evaluate(FOCUSED) == SECOND
    page.keyboard.press("Enter")
    expect_lost(page, FIRST, SECOND)
    expect(page.get_by_role("dialog")).to_have_count(0)
    server.start()
    expect_one(page, FIRST, SECOND)
    assert page.evaluate(FOCUSED) == SECOND


@pytest.mark.parametrize(
    ("how", "seconds"), [("offline", 20), pytest.param("cut", 1, marks=pytest.mark.thorough), ("hold", 1)]
)
def test_a_network_that_is_gone_for_a_while(window, server, line, how, seconds):
    """Offline, cut through, or swallowing everything without a word."""
    page = opened(window(), line.url)
    leave, come_back = {
        "offline": (lambda: page.context.set_offline(True), lambda: page.context.set_offline(False)),
        "cut": (line.cut, line.mend),
        "hold": (line.hold, line.mend),
    }[how]
    leave()
    place(page, SECOND).click()
    place(page, THIRD).click()
    expect_lost(page, FIRST, SECOND, THIRD)
    page.wait_for_timeout(seconds * 1000)
    expect_lost(page, FIRST, SECOND, THIRD)
    come_back()
    expect_one(page, FIRST, SECOND, THIRD)
    page.get_by_role("button", name="Undo").click()
    # One step if the server heard of both at once, else two.
    expect(page).to_have_url(re.compile(rf"at={quote(FIRST)}(%2C{quote(SECOND)})?$"))
    expect_one(page, *parse_qs(urlsplit(page.url).query)["at"][0].split(","))


NOTE_RUNS = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  window.runs = [];
  new MutationObserver(() => runs.push(app.dataset.testScriptState))
    .observe(app, { attributeFilter: ["data-test-script-state"] });
}"""


def test_the_first_press_of_a_button_after_a_restart_counts(window, server):
    """A new session of Streamlit does not hear the button that is its first message."""
    page = opened(window(), server.url)
    server.kill()
    expect(notice(page)).to_contain_text("Connection lost", timeout=PATIENT)
    expect(page.locator("html[data-picture-waits]")).not_to_be_attached()  # the answer is still the answer
    page.evaluate(NOTE_RUNS)
    server.start()
    page.wait_for_function("() => runs.includes('running') && runs.at(-1) === 'notRunning'", timeout=PATIENT)
    expect_one(page, FIRST)
    page.get_by_role("button", name="Start over").click()
    expect_one(page)
    page.get_by_role("button", name="Undo").click()
    expect_one(page, FIRST)


@pytest.mark.thorough
def test_what_was_picked_and_let_go_while_nobody_heard_it_is_gone(window, server, line):
    page = opened(window(), line.url)
    line.hold()
    place(page, SECOND).click()
    expect(notice(page)).to_have_text("Working …")
    place(page, SECOND).click()
    expect(notice(page)).to_be_empty()
    line.mend()
    place(page, THIRD).click()
    expect_one(page, FIRST, THIRD)


@pytest.mark.thorough
def test_a_lost_connection_is_said_on_every_screen(window, server):
    page, other = opened(window(), server.url), window()
    page.get_by_role("link", name="About").first.click()
    other.goto(f"{server.url}/about")  # no picture was ever on it
    for each in (page, other):
        expect(each.get_by_test_id("stDataFrame").locator("canvas").first).to_be_visible(timeout=PATIENT)
    server.kill()
    for each in (page, other):
        expect(notice(each)).to_contain_text("Connection lost", timeout=PATIENT)
    other.wait_for_timeout(4000)  # when Streamlit would cover the page with its dialog
    expect(other.get_by_role("dialog")).to_have_count(0)
    expect(notice(page)).to_be_in_viewport(ratio=1)
    server.start()
    expect(notice(page)).to_be_empty(timeout=PATIENT)
    page.get_by_role("link", name="Explore").first.click()
    expect(page.locator(".picture[data-ready]")).to_be_visible(timeout=PATIENT)
    expect_one(page, FIRST)


def test_two_windows_know_nothing_of_each_other(window, server):
    one = opened(window(), server.url)
    other = opened(one.context.new_page(), server.url, "")
    place(other, THIRD).click()
    place(one, SECOND).click()
    expect_one(one, FIRST, SECOND)
    expect_one(other, THIRD)
    one.get_by_role("button", name="Start over").click()
    expect_one(one)
    expect_one(other, THIRD)
    other.reload()
    expect(other.locator(".picture[data-ready]")).to_be_visible(timeout=PATIENT)
    expect_one(other, THIRD)
