"""What one person sees, in a real browser: the first load, pointing, and picking."""

import base64
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

QUIET = [
    *("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
]
OURS = ("/assets/", "/diagram/", "/page/", "/search/", "/answer/", "/emergency/", "/atlas/")
READY = ".picture[data-ready]"
COURSES = ".drawing.sole .courses"
LAYERS = ("roots", "fields", "courses", "agreement")
PRESS = 60  # milliseconds a finger or a mouse button stays down; a tap takes 50 to 150
# A frame begins, the pointer comes over an area, and the frame is on its way to the screen.
POINTING = """async (count) => {
  const painted = () => new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    port2.postMessage(0);
  });
  const frame = () => new Promise(requestAnimationFrame);
  const areas = [...document.querySelectorAll("*")].map((e) => e.shadowRoot).filter(Boolean)
    .flatMap((root) => [...root.querySelectorAll(".view[data-size=large] .area")]);
  const found = [];
  for (let at = 0; at < count; at += 1) {
    const area = areas[(at * 7) % areas.length];
    const { x, y, width, height } = area.getBoundingClientRect();
    await frame();
    const began = performance.now();
    area.dispatchEvent(new PointerEvent("pointerover", {
      bubbles: true, composed: true, pointerType: "mouse", clientX: x + width / 2, clientY: y + height / 2,
    }));
    await painted();
    found.push(performance.now() - began);
    await frame();
  }
  return found;
}"""
# From the click until the answer names as many places as are picked, and is painted.
WATCH = """() => {
  window.bench = new Promise((done) => {
    document.addEventListener("click", () => {
      const began = performance.now();
      const before = document.querySelectorAll(".st-key-answer .chip").length;
      const look = () => {
        const now = document.querySelectorAll(".st-key-answer .chip").length;
        if (now === before) return requestAnimationFrame(look);
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done(performance.now() - began);
        port2.postMessage(0);
      };
      look();
    }, { once: true, capture: true });
  });
}"""
# Plotly's figure of the limb, in the shadow of the picture; and its frames, counted as they are drawn.
COUNT = """() => {
  const roots = [...document.querySelectorAll("*")].map((e) => e.shadowRoot).filter(Boolean);
  const limb = roots.map((root) => root.querySelector(".space")).find(Boolean);
  const drawn = limb._fullLayout.scene._scene.glplot;
  const render = drawn.render ??= drawn.onrender;
  window.frames3d = 0;
  drawn.onrender = () => { window.frames3d += 1; render(); };
}"""
DRAG = 100  # movements of the pointer
STEP = 20  # milliseconds from one to the next


@contextmanager
def browser() -> Iterator[Browser]:
    path = os.environ.get("SOLE_TO_SPINE_BROWSER") or shutil.which("chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield chromium
        chromium.close()


def first_loads(chromium: Browser, url: str, times: int) -> tuple[list[float], list[float], list[float]]:
    """Seconds until an area can be picked, kB of ours, kB of Streamlit's; each with an empty cache."""
    seconds, ours, streamlits = [], [], []
    for _ in range(times):
        context = chromium.new_context(viewport={"width": 1440, "height": 900})
        page = context.new_page()
        weights = _weigh(page)
        page.goto(url)
        page.wait_for_selector(READY)
        seconds.append(page.evaluate("performance.now()") / 1000)
        page.wait_for_selector(COURSES, state="attached")  # the last to come
        own = {address for address in weights if any(part in address for part in OURS)}
        ours.append(sum(weights[address] for address in own) / 1000)
        streamlits.append(sum(weights[address] for address in weights.keys() - own) / 1000)
        context.close()
    return seconds, ours, streamlits


def _weigh(page: Page) -> dict[str, int]:
    """Address -> bytes that came over the wire for it, filled while the page loads."""
    wire, addresses, weights = page.context.new_cdp_session(page), {}, {}
    wire.send("Network.enable")
    wire.on("Network.requestWillBeSent", lambda e: addresses.update({e["requestId"]: e["request"]["url"]}))
    wire.on(
        "Network.loadingFinished",
        lambda e: weights.update({addresses.get(e["requestId"], ""): e["encodedDataLength"]}),
    )
    return weights


def pointing(page: Page, times: int) -> list[float]:
    """Milliseconds from pointing at an area until its light is painted."""
    return page.evaluate(POINTING, times)


def with_all_layers(page: Page) -> None:
    """Every layer over the skin, and another map beside the one that is shown."""
    page.wait_for_selector(COURSES, state="attached")
    page.locator(".open-layers").click()
    for layer in LAYERS:
        page.locator(f".layer-sheet input[value={layer}]").check()
    page.locator(".layer-sheet select").select_option("keegan-garrett-1948")
    page.wait_for_selector(".drawing.sole .skins[data-kind=against]", state="attached")
    page.keyboard.press("Escape")
    page.wait_for_timeout(1000)


def picking(page: Page, times: int) -> tuple[list[float], list[float], list[float]]:
    """Milliseconds from a pick until the answer is painted; kB down and up for each pick."""
    frames = _listen(page)
    areas = page.locator('.view[data-view="sole"] .area, .view[data-view="top"] .area')
    seconds, down, up = [], [], []
    for at in range(times):
        area = areas.nth(at // 2)  # another place each time, on and off: half of the answers are new
        box = area.bounding_box()
        frames["down"] = frames["up"] = 0
        page.evaluate(WATCH)
        at_it = {"detail": 0, "clientX": box["x"], "clientY": box["y"], "bubbles": True}
        area.dispatch_event("pointerdown", {**at_it, "pointerType": "touch"})
        page.wait_for_timeout(PRESS)
        area.dispatch_event("click", at_it)
        seconds.append(page.evaluate("window.bench"))
        page.wait_for_timeout(150)
        down.append(frames["down"] / 1000)
        up.append(frames["up"] / 1000)
    return seconds, down, up


def opening_the_limb(chromium: Browser, url: str, times: int) -> list[float]:
    """Seconds from the press until the limb to turn is drawn; nothing of it cached."""
    seconds = []
    for _ in range(times):
        context = chromium.new_context(viewport={"width": 1440, "height": 900})
        page = _with_limb(context.new_page(), url)
        seconds.append(page.evaluate("window.opened") / 1000)
        context.close()
    return seconds


def _with_limb(page: Page, url: str) -> Page:
    page.goto(f"{url}/?at=right:dorsum_mid")
    page.wait_for_selector(".picture[data-ready=whole]")
    page.wait_for_timeout(1000)
    began = page.evaluate("performance.now()")
    page.locator(".turn").click()
    page.wait_for_selector(".limb[data-ready]")
    page.evaluate("began => { window.opened = performance.now() - began; }", began)
    return page


def turning_the_limb(chromium: Browser, url: str, times: int) -> tuple[list[float], list[float]]:
    """Frames a second while it is dragged with the mouse; kB that come over the wire for each pick."""
    page = _with_limb(chromium.new_page(viewport={"width": 1440, "height": 900}), url)
    rates = [_dragged(page) for _ in range(times)]
    weights, frames, sizes = _weigh(page), _listen(page), []
    for at in range(times):
        weights.clear()
        frames["down"] = frames["up"] = 0
        page.locator('.view[data-view="top"] .area').nth(at).dispatch_event("click", {"detail": 0})
        page.wait_for_timeout(1500)
        sizes.append((sum(weights.values()) + sum(frames.values())) / 1000)
    page.close()
    return rates, sizes


def _dragged(page: Page) -> float:
    box = page.locator(".limb .space").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.wait_for_timeout(300)
    page.evaluate(COUNT)
    began = page.evaluate("performance.now()")
    for step in range(DRAG):
        page.mouse.move(x + 2 * step, y)
        page.wait_for_timeout(STEP)
    rate = page.evaluate("began => 1000 * window.frames3d / (performance.now() - began)", began)
    page.mouse.up()
    page.wait_for_timeout(800)
    return rate


def _listen(page: Page) -> dict[str, int]:
    frames = {"down": 0, "up": 0}
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")

    def count(way: str, event: dict) -> None:
        payload = event["response"]["payloadData"]
        binary = event["response"]["opcode"] == 2
        frames[way] += len(base64.b64decode(payload)) if binary else len(payload)

    def fetched(event: dict) -> None:
        frames["down"] += event["encodedDataLength"]

    wire.on("Network.loadingFinished", fetched)
    wire.on("Network.webSocketFrameReceived", lambda event: count("down", event))
    wire.on("Network.webSocketFrameSent", lambda event: count("up", event))
    return frames
