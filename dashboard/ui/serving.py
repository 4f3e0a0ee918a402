"""What the server sends beside the screens: artwork, web files and knowledge."""

import hashlib
import json
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

import diagram
from atlas.levels import ROOTS
from ui import emergency
from ui.answer import body, contents
from ui.catalogue import VOICES

ARTWORK = {".webp", ".svg", ".json"}
WEB = {".js", ".css", ".json"}
# A browser asks each time whether its copy is still good, so an update is seen at once.
REVALIDATE = "no-cache"


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
    """The app's own addresses: /assets, /diagram, /answer, /emergency and /atlas."""
    picture, signs = _json(diagram.knowledge(atlas)), _json(emergency.signs(atlas))
    pickable = {"area": set(atlas.table("areas")["area"]), "root": set(ROOTS)}

    async def send_picture(request: Request) -> Response:
        return _fresh(request, picture)

    async def send_signs(request: Request) -> Response:
        return _fresh(request, signs)

    async def send_folded(request: Request) -> Response:
        voice, ids = request.path_params["voice"], tuple(request.query_params.get("of", "").split(","))
        kind = next((kind for kind, all in pickable.items() if all.issuperset(ids)), None)
        if voice not in VOICES or kind is None or len(set(ids)) < len(ids):
            raise HTTPException(404)
        return _fresh(request, _json(contents.folded(atlas, kind, ids, voice)))

    async def send_condition(request: Request) -> Response:
        condition = request.path_params["condition"]
        if condition not in known:
            raise HTTPException(404)
        return _fresh(request, _json(body.of(atlas, condition)))

    known = set(atlas.table("conditions")["condition"])
    return [
        Mount("/assets", Files(dashboard.parent / "assets", ARTWORK, without=("recipe",))),
        Mount("/diagram", Files(dashboard / "diagram" / "web", WEB)),
        Mount("/answer", Files(dashboard / "ui" / "answer" / "web", WEB)),
        Mount("/emergency", Files(dashboard / "ui" / "emergency" / "web", WEB)),
        Route("/atlas/picture.json", send_picture),
        Route("/atlas/emergency.json", send_signs),
        Route("/atlas/folded/{voice}.json", send_folded),
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
