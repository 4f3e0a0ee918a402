"""What the server sends beside the screens: artwork, web files and knowledge."""

import json
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from ui import page, plotting
from ui.asked import REVALIDATE, Asked

ARTWORK = {".webp", ".svg", ".json"}
WEB = {".js", ".css", ".json"}
# Parts of ui/ with web files of their own.
ROOMS = (
    *("header", "search", "answer", "glossary", "emergency"),
    *("work", "conditions", "evidence", "learn", "leaflet"),
)


class MissingArtwork(Exception):
    """The artwork's list is missing or unreadable, or names a file that is not there, or is empty."""


def check_artwork(assets: Path) -> None:
    """Raise MissingArtwork naming every file of the manifest that is missing or empty.

    Whether each file is the one of the manifest, byte for byte, is for the tests: a checkout
    may have changed line ends without harm.
    """
    manifest = assets / "manifest.json"
    if not manifest.is_file():
        raise MissingArtwork("assets/manifest.json: missing; the artwork cannot be shown without it")
    try:
        paths = [entry["path"] for entry in json.loads(manifest.read_text("utf-8"))["files"]]
    except (ValueError, KeyError, TypeError) as fault:
        allowed = 'it must be {"files": [{"path": ...}, ...]}, as the recipe writes it'
        raise MissingArtwork(f"assets/manifest.json: cannot be read ({fault}); {allowed}") from None
    problems = []
    for path in paths:
        file = assets / path.removeprefix("assets/")
        if not file.is_file() or not file.stat().st_size:
            problems.append(f"assets/manifest.json: {path} is listed, but missing or empty")
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
    """The app's own addresses: files of the artwork and of the screens, and /atlas."""
    rooms = {f"/{part}": dashboard / part / "web" for part in ("diagram", "figures")}
    rooms |= {"/page": dashboard / "ui" / "web"}
    rooms |= {f"/{part}": dashboard / "ui" / part / "web" for part in ROOMS}
    return [
        Route("/about", _page),
        Route("/work", _page),
        Route("/conditions", _page),
        Route("/evidence", _page),
        Route("/learn", _page),
        Route("/figures/plotly.min.js", plotting.code),
        Mount("/assets", Files(dashboard.parent / "assets", ARTWORK, without=("recipe",))),
        *(Mount(address, Files(folder, WEB)) for address, folder in rooms.items()),
        Mount("/atlas", routes=Asked(atlas).routes()),
    ]


async def _page(_: Request) -> Response:
    return HTMLResponse(page.html(), headers={"Cache-Control": REVALIDATE})
