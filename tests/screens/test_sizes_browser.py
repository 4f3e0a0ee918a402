"""Every size of screen, and a language whose words are longer: nothing is cut, covered or pushed out."""

import csv
import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
ROOT = Path(__file__).resolve().parents[2]
LONGER = 0.4
FILLING = " in Wörtern einer anderen Sprache, die mehr Platz brauchen als die englischen"
SIZES = {
    "desktop": {"viewport": {"width": 1440, "height": 900}},
    "desktop at 200 %": {"viewport": {"width": 720, "height": 450}, "device_scale_factor": 2},
    "tablet": {"viewport": {"width": 1180, "height": 820}, "has_touch": True},
    "tablet upright": {"viewport": {"width": 820, "height": 1180}, "has_touch": True},
    "phone": {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True},
}
SCREENS = ("/?at=right:dorsum_mid,left:heel_lat", "/?at=C06@L4-5.foramen")
# Elements whose text does not fit into them, and those that stand out of the page at its side.
CUT = """() => {
  const all = [];
  const walk = (root) => {
    for (const element of root.querySelectorAll("*")) {
      all.push(element);
      if (element.shadowRoot) walk(element.shadowRoot);
    }
  };
  walk(document);
  const speaks = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  const seen = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    && !element.closest(".heard, [data-testid=stStatusWidget], [data-testid=stMainMenu], .strip, .stops");
  return all.filter((element) => !(element instanceof SVGElement) && speaks(element) && seen(element))
    .filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      const { overflowX } = getComputedStyle(element);
      const cut = overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1;
      return width > 1 && (cut || left < -1 || right > innerWidth + 1);
    })
    .map((element) => `${element.tagName} ${element.className}: ${element.textContent.trim().slice(0, 60)}`);
}"""


@pytest.fixture(scope="session")
def long_url(tmp_path_factory, serve):
    """The app in a language that needs more room: every word of it is 40 % longer."""
    project = tmp_path_factory.mktemp("longer")
    shutil.copytree(ROOT / "dashboard", project / "dashboard", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "data", project / "data")
    shutil.copytree(ROOT / "assets", project / "assets", ignore=shutil.ignore_patterns("recipe"))
    for catalogue in project.glob("dashboard/*/words/en.toml"):
        catalogue.write_text(re.sub(r'= "(.*)"$', _longer, catalogue.read_text("utf-8"), flags=re.M), "utf-8")
    for table in (project / "data" / "words").glob("*.csv"):
        _lengthen(table)
    with serve(project, project / "log.txt") as url:
        yield url


def _longer(match: re.Match) -> str:
    return f'= "{longer(match.group(1))}"'


def longer(text: str) -> str:
    return text + FILLING[: max(2, round(LONGER * len(text)))].rstrip()


def _lengthen(table) -> None:
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows({**row, "text": longer(row["text"])} for row in rows)


MORE = [pytest.param(size, marks=pytest.mark.thorough) for size in ("desktop", "tablet", "tablet upright")]


@pytest.mark.parametrize("size", ["desktop at 200 %", "phone", *MORE])
def test_words_that_are_longer_by_two_fifths_break_nothing(browser, long_url, size):
    context = browser.new_context(**SIZES[size])
    _look(context.new_page(), long_url)
    context.close()


def _look(page: Page, url: str) -> None:
    for screen in SCREENS:
        page.goto(url + screen)
        expect(page.locator(".picture[data-ready]")).to_be_visible(timeout=60_000)
        expect(page.locator(".answer .parts section").first).to_be_attached()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), screen
        assert page.evaluate(CUT) == [], screen
    page.get_by_role("link", name=re.compile("^About")).click()
    expect(page.locator(".answer.page").first).to_be_attached()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate(CUT) == []
