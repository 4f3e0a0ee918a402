"""Picture and server agree on the picks: who wins, and what happens when a session was lost.

The picture is mounted by hand on the app's own page, so that the test can play the server.
"""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

HEEL, KNEE = "right:heel_plantar", "left:knee_front"
MOUNT = """async () => {
  const parent = document.createElement("div");
  parent.innerHTML = '<div class="picture" style="width:900px"></div>';
  document.body.prepend(parent);
  const { default: diagram } = await import(new URL("diagram/diagram.js", document.baseURI));
  const sent = [];
  window.server = {
    sent,
    says: (ids, revision, session = "one") => diagram({
      parentElement: parent,
      data: { ids, revision, session, lit: {}, voice: "plain", words: {}, language: "en" },
      setStateValue: (name, value) => sent.push([name, value]),
    }),
    picked: () => {
      const on = [...parent.querySelectorAll('[data-pick][aria-pressed="true"]')];
      return [...new Set(on.map((e) => e.dataset.pick))].sort();
    },
    connection: (state) => document.querySelector('[data-testid="stApp"]')
      .setAttribute("data-test-connection-state", state),
    pick: (pick) => parent.querySelector(`.view[data-size=large] [data-pick="${pick}"]`)
      .dispatchEvent(new MouseEvent("click", { bubbles: true })),
    parent,
  };
}"""

LISTEN = """() => {
  const notice = document.querySelector(".picture-notice");
  window.said = [];
  new MutationObserver(() => notice.textContent && said.push(notice.textContent))
    .observe(notice, { childList: true });
}"""

OWN_CLOCK = """() => {
  const due = new Map();
  let now = 0, last = 1e6;
  window.setTimeout = (act, wait = 0) => { due.set(++last, [now + wait, act]); return last; };
  window.clearTimeout = (id) => { due.delete(id); };
  window.pass = (time) => {
    now += time;
    for (const [id, [at, act]] of due) if (at <= now) { due.delete(id); act(); }
  };
}"""


@pytest.fixture
def server(page: Page, app_url: str):
    page.goto(app_url)
    page.wait_for_selector(".picture[data-ready]", timeout=20_000)
    page.evaluate(MOUNT)

    def says(ids: list[str], revision: int, session: str = "one") -> None:
        page.evaluate("(said) => { server.says(...said); }", [ids, revision, session])
        expect(page.locator("body > div > .picture[data-ready]")).to_be_attached(timeout=20_000)
        page.evaluate("() => new Promise((done) => setTimeout(done, 0))")

    page.says = says
    page.picked = lambda: page.evaluate("server.picked()")
    page.sent = lambda: page.evaluate("server.sent")
    page.lose = lambda: page.evaluate("server.connection('PINGING_SERVER')")
    page.find = lambda: page.evaluate("server.connection('CONNECTED')")
    page.pick = lambda pick: page.evaluate("(pick) => server.pick(pick)", pick)
    return page


def test_mounting_adopts_and_sends_nothing(server):
    server.says([HEEL], 4)
    assert server.picked() == [HEEL]
    assert server.sent() == []


def test_a_late_answer_does_not_undo_a_newer_pick(server):
    server.says([], 1)
    server.pick(HEEL)
    server.pick(KNEE)
    server.says([HEEL], 1)
    assert server.picked() == sorted([HEEL, KNEE])


def test_a_moved_revision_wins(server):
    server.says([], 1)
    server.pick(HEEL)
    server.says([KNEE], 2)
    assert server.picked() == [KNEE]


def test_what_is_sent_names_session_and_revision(server):
    server.says([], 7)
    server.pick(HEEL)
    assert server.sent() == [["picks", {"ids": [HEEL], "session": "one", "revision": 7, "map": "consensus"}]]


def test_a_new_session_is_told_the_picks_it_did_not_hear(server):
    server.says([], 1)
    server.pick(HEEL)
    server.says([], 0, "two")
    assert server.picked() == [HEEL]
    told = {"ids": [HEEL], "session": "two", "revision": 0, "map": "consensus"}
    assert server.sent()[-1] == ["picks", told]


def test_a_new_session_that_knows_better_is_believed(server):
    server.says([HEEL], 1)
    server.says([KNEE], 0, "two")
    assert server.picked() == [KNEE]
    assert server.sent() == []


def test_a_late_answer_is_said_to_be_worked_out_and_the_old_one_dimmed(server):
    server.says([], 1)
    server.pick(HEEL)
    expect(server.locator('html[data-picture-waits="working"]')).to_be_attached()
    expect(server.locator(".picture-notice")).to_have_text("Working …")
    server.says([HEEL], 1)
    expect(server.locator("html[data-picture-waits]")).not_to_be_attached()
    expect(server.locator(".picture-notice")).to_be_empty()


def test_of_an_answer_that_comes_soon_not_a_word_is_said(server):
    """By a clock of the test's own: a busy machine is slow, the picture's patience is not longer."""
    server.says([], 1)
    server.evaluate(LISTEN)
    server.evaluate(OWN_CLOCK)
    server.pick(HEEL)
    server.evaluate("pass(250)")
    server.evaluate("(pick) => { server.says([pick], 1); }", HEEL)
    server.evaluate("pass(2000)")
    assert server.evaluate("said") == []
    server.pick(KNEE)
    server.evaluate("pass(400)")
    assert server.evaluate("said") == ["Working …"]


def test_a_lost_connection_is_said_once_and_told_apart_from_work(server):
    server.says([], 1)
    server.evaluate(LISTEN)
    server.pick(HEEL)
    expect(server.locator('html[data-picture-waits="working"]')).to_be_attached()
    server.lose()
    expect(server.locator('html[data-picture-waits="lost"]')).to_be_attached()
    server.pick(KNEE)
    server.find()
    server.says([HEEL, KNEE], 1)
    expect(server.locator("html[data-picture-waits]")).not_to_be_attached()
    said = server.evaluate("said")
    assert said[0] == "Working …"
    assert sum("Connection lost, trying again" in words for words in said) == 1


def test_a_connection_lost_while_all_is_answered_dims_nothing(server):
    server.says([HEEL], 1)
    server.lose()
    expect(server.locator(".picture-notice")).to_contain_text("Connection lost")
    expect(server.locator("html[data-picture-waits]")).not_to_be_attached()
    server.find()
    expect(server.locator(".picture-notice")).to_be_empty()


def test_picks_made_without_a_connection_are_sent_once_when_it_is_back(server):
    server.says([], 3)
    server.lose()
    server.pick(HEEL)
    server.pick(KNEE)
    assert server.sent() == []
    server.find()
    told = {"ids": [HEEL, KNEE], "session": "one", "revision": 3, "map": "consensus"}
    assert server.sent() == [["picks", told]]


def test_what_was_not_picked_here_is_not_claimed_after_a_lost_connection(server):
    """The server may have changed its picks meanwhile. It is only spoken to, so that it answers."""
    server.says([HEEL], 3)
    server.lose()
    server.find()
    assert [value["session"] for _, value in server.sent()] == [""]
    server.says([KNEE], 4)
    assert server.picked() == [KNEE]


def test_two_quick_touches_of_one_place_leave_nothing_to_wait_for(server):
    """The server then has nothing new to say, so no answer comes."""
    server.says([KNEE], 1)
    server.pick(HEEL)
    server.pick(HEEL)
    expect(server.locator("html[data-picture-waits]")).not_to_be_attached()
    server.wait_for_timeout(1000)  # longer than the picture's patience
    assert server.picked() == [KNEE]
    expect(server.locator("html[data-picture-waits]")).not_to_be_attached()


def test_unmounting_and_mounting_again_keeps_the_view(server):
    server.says([HEEL], 1)
    server.evaluate("server.parent.querySelector('[data-view=back] .open').click()")
    leave_and_return = """async () => {
      server.says([], 1)();
      await new Promise((done) => setTimeout(done, 50));
      server.says([], 1);
    }"""
    server.evaluate(leave_and_return)
    expect(server.locator("body > div > .picture [data-view=back][data-slot=legs]")).to_be_attached()
    assert server.evaluate("server.parent.querySelectorAll('.stage').length") == 1
