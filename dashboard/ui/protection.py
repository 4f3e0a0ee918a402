"""What keeps the page to itself: nothing from outside is let in, and nothing goes out."""

import base64
import hashlib
import re
from urllib.parse import urlsplit

import streamlit
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.websockets import WebSocketClose

from ui import page

THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})
# What Streamlit tells of itself; no person has a use for it.
CLOSED = ("/_stcore/metrics",)


def own_hosts() -> frozenset[str]:
    """The names under which our pages are opened: this machine, and the address of `--lan`."""
    named = (streamlit.get_option(option) for option in ("server.address", "browser.serverAddress"))
    return THIS_MACHINE | {name for name in named if name}


class OwnPagesOnly:
    """Refuses what a page of another site asks of this server.

    Streamlit would refuse it too, but to tell whether that site is this very machine it would
    first ask a host outside for our address, and no request may leave the machine.
    """

    def __init__(self, app, hosts: frozenset[str]):
        self.app, self.hosts = app, hosts

    async def __call__(self, scope, receive, send):
        if scope["type"] == "websocket" and self._foreign(scope):
            await WebSocketClose(code=1008)(scope, receive, send)
        elif scope["type"] == "http" and self._foreign(scope):
            await PlainTextResponse("Forbidden", 403)(scope, receive, send)
        elif scope["type"] == "http" and scope["path"].rstrip("/").endswith(CLOSED):
            await PlainTextResponse("Not Found", 404)(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    def _foreign(self, scope) -> bool:
        origin = Headers(scope=scope).get("origin")
        return origin is not None and _host(origin) not in self.hosts


def _host(origin: str) -> str | None:
    try:
        return urlsplit(origin).hostname
    except ValueError:
        return None


def inline_script_hashes(html: str) -> list[str]:
    """CSP sources for the scripts that stand inside an HTML page."""
    scripts = re.findall(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", html, re.DOTALL)
    digests = (hashlib.sha256(script.encode()).digest() for script in scripts)
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


def content_security_policy() -> str:
    # blob: is how Streamlit starts a component's few lines of script.
    scripts = ["'self'", "blob:", *inline_script_hashes(page.html())]
    return "; ".join([
        "default-src 'self'",
        "script-src " + " ".join(scripts),
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    ])  # fmt: skip


class SecurityHeaders:
    """Adds the headers that keep the page to itself: nothing from outside, nothing to outside."""

    def __init__(self, app):
        self.app = app
        self.headers = {
            "Content-Security-Policy": content_security_policy(),
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
            # Nobody else learns where a link was found. Our own server must: without it a form of
            # ours comes from nowhere, and is refused as one of another site.
            "Referrer-Policy": "same-origin",
            "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        }

    async def __call__(self, scope, receive, send):
        async def send_with_headers(message):
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in (self.headers | _apart(scope)).items():
                    headers[name] = value
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)


def _apart(scope) -> dict[str, str]:
    """A window of its own. Over a network without encryption browsers refuse this, loudly."""
    own = _host(f"//{Headers(scope=scope).get('host', '')}") in THIS_MACHINE
    return {"Cross-Origin-Opener-Policy": "same-origin"} if own else {}
