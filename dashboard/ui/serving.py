"""What the server sends beside the screens: artwork, web files, knowledge, and security headers."""

import base64
import hashlib
import json
import re
from pathlib import Path

import streamlit
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

import diagram
from ui.causes import body

ARTWORK = {".webp", ".svg", ".png", ".json"}
WEB = {".js", ".css", ".json"}
# A browser asks each time whether its copy is still good, so an update is seen at once.
REVALIDATE = "no-cache"


class MissingArtwork(Exception):
    """The artwork's list names a file that is not there, or is empty."""


def check_artwork(assets: Path) -> None:
    """Raise MissingArtwork naming every file of the manifest that is missing or empty.

    Whether each file is the one of the manifest, byte for byte, is for the tests: a checkout
    may have changed line ends without harm.
    """
    manifest = assets / "manifest.json"
    if not manifest.is_file():
        raise MissingArtwork("assets/manifest.json: missing; the artwork cannot be shown without it")
    problems = []
    for entry in json.loads(manifest.read_text("utf-8"))["files"]:
        file = assets / entry["path"].removeprefix("assets/")
        if not file.is_file() or not file.stat().st_size:
            problems.append(f"assets/manifest.json: {entry['path']} is listed, but missing or empty")
    if problems:
        raise MissingArtwork("\n".join(problems))


class Files(StaticFiles):
    """A folder served by the ending of its files; anything else in it does not exist."""

    def __init__(self, directory: Path, endings: set[str], without: tuple[str, ...] = ()):
        super().__init__(directory=directory)
        self.endings, self.without = endings, without

    async def get_response(self, path: str, scope) -> Response:
        parts = Path(path).parts
        if Path(path).suffix not in self.endings or (parts and parts[0] in self.without):
            raise HTTPException(404)
        return await super().get_response(path, scope)

    def file_response(self, *args, **kwargs) -> Response:
        response = super().file_response(*args, **kwargs)
        response.headers["Cache-Control"] = REVALIDATE
        return response


def routes(atlas, dashboard: Path) -> list:
    """The app's own addresses: /assets, /diagram, /causes, /emergency and /atlas."""
    picture = _json(diagram.knowledge(atlas))

    async def send_picture(request: Request) -> Response:
        return _fresh(request, picture)

    async def send_condition(request: Request) -> Response:
        condition = request.path_params["condition"]
        if condition not in known:
            raise HTTPException(404)
        return _fresh(request, _json(body.of(atlas, condition)))

    known = set(atlas.table("conditions")["condition"])
    return [
        Mount("/assets", Files(dashboard.parent / "assets", ARTWORK, without=("recipe",))),
        Mount("/diagram", Files(dashboard / "diagram" / "web", WEB)),
        Mount("/causes", Files(dashboard / "ui" / "causes" / "web", WEB)),
        Mount("/emergency", Files(dashboard / "ui" / "emergency" / "web", WEB)),
        Route("/atlas/picture.json", send_picture),
        Route("/atlas/conditions/{condition}.json", send_condition),
    ]


def _json(value) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _fresh(request: Request, content: bytes) -> Response:
    tag = f'"{hashlib.sha256(content).hexdigest()[:20]}"'
    headers = {"Cache-Control": REVALIDATE, "ETag": tag}
    # A compressing proxy or middleware may have marked the tag as weak.
    if tag in request.headers.get("if-none-match", "").replace("W/", ""):
        return Response(status_code=304, headers=headers)
    return Response(content, media_type="application/json", headers=headers)


def inline_script_hashes(page: str) -> list[str]:
    """CSP sources for the scripts that stand inside an HTML page."""
    scripts = re.findall(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", page, re.DOTALL)
    digests = (hashlib.sha256(script.encode()).digest() for script in scripts)
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


def content_security_policy() -> str:
    page = Path(streamlit.__file__).with_name("static").joinpath("index.html").read_text("utf-8")
    # blob: is how Streamlit starts a component's few lines of script.
    scripts = ["'self'", "blob:", *inline_script_hashes(page)]
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
            "Referrer-Policy": "no-referrer",
            "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
            "Cross-Origin-Opener-Policy": "same-origin",
        }

    async def __call__(self, scope, receive, send):
        async def send_with_headers(message):
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self.headers.items():
                    headers[name] = value
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)
