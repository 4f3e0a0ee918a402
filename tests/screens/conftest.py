"""The app without a browser: Streamlit's own test run of the frame."""

import asyncio
import json
import re
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest
from starlette.datastructures import Headers
from streamlit.testing.v1 import AppTest

from atlas import Atlas, load
from atlas import picks as picking
from ui.answer import contents

FRAME = Path(__file__).resolve().parents[2] / "dashboard" / "frame.py"
NO_TEXT = re.compile(r"<style.*?</style>|<[^>]+>", re.DOTALL)
MARKED = re.compile(r'<button class="term"[^>]*>(.*?)</button>')


def without_marks(markup: str) -> str:
    """Markup as it is without the marks of explained terms."""
    return MARKED.sub(r"\1", markup)


class Screen:
    """One screen as it stands after a run."""

    def __init__(self, app: AppTest):
        self.app = app

    @property
    def picks(self) -> list[str]:
        return self.app.session_state["picks"]

    @property
    def text(self) -> str:
        """Everything the HTML blocks and the answer say."""
        blocks = [*(element.proto.body for element in self.app.get("html")), self.answer]
        bare = (NO_TEXT.sub(" ", without_marks(block)) for block in blocks)
        return re.sub(r"\s+", " ", unescape(" ".join(bare)))

    @property
    def said(self) -> dict:
        """What the answer fetches for what it was told; nothing where there is no answer."""
        if not (told := self.sent("answer")):
            return {"parts": [], "chips": []}
        atlas = load_once()
        picks, refused = picking.read(told["ids"], atlas)
        assert not refused
        return contents.of(atlas, picks, told["voice"], told["map"])

    @property
    def answer(self) -> str:
        """The HTML of the answer's parts, without the marks of explained terms."""
        return without_marks(" ".join(part.get("html", "") for part in self.said["parts"]))

    @property
    def causes(self) -> list[dict]:
        """The groups of causes the answer shows; none when it shows no causes."""
        return [
            group for part in self.said["parts"] if "causes" in part for group in part["causes"]["groups"]
        ]

    def sent(self, name: str) -> dict | None:
        """What one of our components was sent; None when it is not on the screen."""
        for element in self.app.get("bidi_component"):
            if name in element.proto.component_name:
                return json.loads(element.proto.json)[0]
        return None

    def fire(self, component: str, **state) -> "Screen":
        """Run as a browser asks for it that reports this state of one component."""
        (element,) = [one for one in self.app.get("bidi_component") if component in one.proto.component_name]
        widgets = self.app._tree.get_widget_states()
        sent = widgets.widgets.add()
        sent.id, sent.json_value = element.proto.id, json.dumps(state)
        self.app._run(widgets)
        return self.whole()

    def widget(self, kind: str, name: str):
        """The one widget of a kind whose key begins with `name`."""
        (found,) = [one for one in getattr(self.app, kind) if one.key.startswith(f"{name}_")]
        return found

    def press(self, key: str) -> "Screen":
        self.app.button(key=key).click().run()
        return self.whole()

    def whole(self) -> "Screen":
        """The same screen, once sure that nothing on it failed."""
        assert not self.app.exception, self.app.exception
        assert not self.app.error, [*self.app.error, *self.app.code]
        return self


@cache
def load_once() -> Atlas:
    return load()


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    return load_once()


@pytest.fixture(scope="session")
def alone() -> Callable[[Coroutine], object]:
    """Run a coroutine in a thread of its own: a browser test leaves its loop in the main thread."""

    def run(coroutine: Coroutine) -> object:
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(asyncio.run, coroutine).result(30)

    return run


class Answer:
    def __init__(self, messages: list[dict]):
        self.status, self.headers = messages[0]["status"], Headers(raw=messages[0]["headers"])
        self.body = b"".join(message.get("body", b"") for message in messages[1:])


async def _ask(app, path: str, headers: dict[str, str], body: bytes | None = None) -> Answer:
    """One request, straight to the app."""
    messages = []

    waiting = iter([{"type": "http.request", "body": body or b"", "more_body": False}])

    async def receive():
        return next(waiting, None) or await asyncio.Event().wait()  # nobody hangs up

    async def send(message):
        messages.append(message)

    path, _, query = path.partition("?")
    method = "GET" if body is None else "POST"
    scope = {
        "type": "http", "method": method, "path": unquote(path), "raw_path": path.encode(),
        "query_string": query.encode(), "root_path": "", "scheme": "http", "server": ("localhost", 80),
        "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()],
    }  # fmt: skip
    await app(scope, receive, send)
    return Answer(messages)


@pytest.fixture(scope="session")
def ask(alone) -> Callable[..., Answer]:
    """Ask an app for a path, with these headers and, by POST, this body."""
    return lambda app, path, headers, body=None: alone(_ask(app, path, headers, body))


@pytest.fixture
def frame() -> Path:
    return FRAME


@pytest.fixture
def screen() -> Callable[..., Screen]:
    """Open the app at an address, as a person would."""

    def open_at(at: str | None = None, *, page: str = "", **address: str) -> Screen:
        app = AppTest.from_file(FRAME, default_timeout=30)
        if at is not None:
            address["at"] = at
        for name, value in address.items():
            app.query_params[name] = value
        app.run()
        if page:
            app.switch_page(page).run()
        return Screen(app).whole()

    return open_at
