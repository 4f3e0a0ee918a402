"""Everyone: what axe finds on our screens, and that keyboard and names alone do all there is to do."""

from itertools import product

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
SIZES = {
    "desktop": {"viewport": {"width": 1440, "height": 900}},
    "phone": {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True},
}
SCREENS = {
    "empty": "/",
    "places": "/?at=right:dorsum_mid,left:heel_lat",
    "root": "/?at=right:L5&voice=clinical",
    "condition": "/?at=C06@L4-5.foramen",
    "emergency": "/?at=right:saddle_inner_perianal",
    "about": "/",
}


LOOKED_AT = [
    *((screen, "desktop", "light") for screen in ("places", "condition", "about")),
    ("emergency", "phone", "dark"),
]
MORE = [look for look in product(SCREENS, SIZES, ("light", "dark")) if look not in LOOKED_AT]


@pytest.mark.parametrize(
    ("screen", "size", "scheme"),
    [*LOOKED_AT, *(pytest.param(*look, marks=pytest.mark.thorough) for look in MORE)],
)
def test_axe_finds_nothing(new_page, app_url, screen, size, scheme):
    page = new_page(**SIZES[size], color_scheme=scheme)
    page.goto(app_url + SCREENS[screen])
    whole(page, screen)
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    assert not found.response["violations"], told(found.response["violations"])


def whole(page: Page, screen: str) -> None:
    if screen == "about":
        page.get_by_role("link", name="About").click()
        expect(page.get_by_role("heading", name="Licences")).to_be_visible(timeout=60_000)
        return
    expect(page.locator(".picture[data-ready=whole]")).to_be_visible(timeout=60_000)
    if screen != "empty":
        expect(page.locator(".chip").first).to_be_visible()
    page.evaluate("for (const fold of document.querySelectorAll('.folds details')) fold.open = true")
    if screen in ("places", "emergency"):
        expect(page.locator(".answer table").first).to_be_visible()


def told(violations: list[dict]) -> str:
    return "\n".join(
        f"{found['id']} ({found['impact']}): {found['help']}\n   "
        + "\n   ".join(node["html"][:160] + " :: " + node["failureSummary"] for node in found["nodes"][:3])
        for found in violations
    )
