"""What a browser may ask of the knowledge, beside what each run of a screen sends it."""

import hashlib
import json
from collections.abc import Callable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

import diagram
from atlas import picks as picking
from atlas.levels import ROOTS
from atlas.scales import SIDES
from atlas.served import CONSENSUS
from ui import emergency, glossary, plotting
from ui.answer import body, contents, measured
from ui.catalogue import VOICES
from ui.evidence import measured as figures
from ui.evidence import resting, tables, tested
from ui.evidence.filters import Wanted
from ui.leaflet import asking
from ui.search import finds
from ui.work import sheet

# A browser asks each time whether its copy is still good, so an update is seen at once.
REVALIDATE = "no-cache"
LONGEST = 2000  # bytes of a search that are read


class Asked:
    """Answers in JSON. What comes from a browser is no id until the atlas has it; else 404, or 400."""

    def __init__(self, atlas):
        self.atlas = atlas
        self.picture_json, self.signs_json = _json(diagram.knowledge(atlas)), _json(emergency.signs(atlas))
        self.layers_json, self.glossary_json = _json(diagram.layers(atlas)), _json(glossary.told(atlas))
        self.places = {*atlas.table("areas")["area"], *ROOTS}
        self.maps = set(atlas.drawn_maps())
        self.conditions = set(atlas.table("conditions")["condition"])
        self.measurable = self.places | self.conditions
        self.sources = set(atlas.tables.ids("sources"))
        self.findings = {row.finding for row in atlas.tables.rows("findings") if row.show == "yes"}

    def routes(self) -> list[Route]:
        return [
            Route("/picture.json", self.picture),
            Route("/layers.json", self.layers),
            Route("/emergency.json", self.signs),
            Route("/glossary.json", self.glossary),
            Route("/conditions/{condition}.json", self.condition),
            Route("/answer/{voice}.json", self.answer),
            Route("/folded/{voice}.json", self.folded),
            Route("/measured/{voice}.json", self.measured),
            Route("/limb.json", self.limb),
            Route("/examination/{voice}.json", self.examination),
            Route("/resting/{voice}.json", self.resting),
            Route("/figures/{voice}.json", self.figures),
            Route("/accuracy/{voice}.json", self.accuracy),
            Route("/tables/{table}.csv", self.table),
            Route(f"/{tables.ZIP}", self.archive),
            *asking.routes(self.atlas),
            # By POST: what a person types belongs into no address and no log.
            Route("/search.json", self.search, methods=["POST"]),
        ]

    async def picture(self, request: Request) -> Response:
        """All that the picture must know, once."""
        return _fresh(request, self.picture_json)

    async def layers(self, request: Request) -> Response:
        """What the picture's layers show: maps, fields of nerves, courses."""
        return _fresh(request, self.layers_json)

    async def signs(self, request: Request) -> Response:
        """Every emergency sign, in both voices."""
        return _fresh(request, self.signs_json)

    async def glossary(self, request: Request) -> Response:
        """What every term is, in both voices."""
        return _fresh(request, self.glossary_json)

    async def condition(self, request: Request) -> Response:
        """One condition in full, in both voices."""
        condition = request.path_params["condition"]
        if condition not in self.conditions:
            raise HTTPException(404)
        return _fresh(request, _json(body.of(self.atlas, condition)))

    async def answer(self, request: Request) -> Response:
        """What is said of the picks `?at=`, as the address spells them, by the map `?map=`."""
        picks, refused = picking.decode(request.query_params.get("at", ""), self.atlas)
        voice, map = _voice(request), self._map(request)
        if refused:
            raise HTTPException(404)
        content = _json(contents.of(self.atlas, picks, voice, map))
        # What was picked is nobody's business later: the browser keeps it while the page is open only.
        return Response(content, media_type="application/json", headers={"Cache-Control": "no-store"})

    async def folded(self, request: Request) -> Response:
        """What lies folded in the answer to `?of=` areas or roots, each once, by the map `?map=`."""
        voice, map, ids = _voice(request), self._map(request), _ids(request)
        if not self.places.issuperset(ids):
            raise HTTPException(404)
        return _fresh(request, _json(contents.folded(self.atlas, ids, voice, map)))

    def measured(self, request: Request) -> Response:
        """The chart of what was measured about `?of=`; in a thread, as the first one takes a second."""
        return self._chart(request, self.measurable, measured.chart)

    def limb(self, request: Request) -> Response:
        """The limb to turn; worked out when it is first asked for."""
        return _fresh(request, plotting.limb())

    async def resting(self, request: Request) -> Response:
        """What rests on the source `?of=`, of the `?root=` and `?kind=` asked for, as HTML."""
        voice, asked = _voice(request), request.query_params
        if asked.get("of") not in self.sources:
            raise HTTPException(404)
        wanted = Wanted(root=asked.get("root", ""), kind=asked.get("kind", ""))
        return _fresh(request, _json({"html": resting.listed(self.atlas, asked["of"], wanted, voice)}))

    def figures(self, request: Request) -> Response:
        """The chart of the figures `?of=`; in a thread, like that of what was measured."""
        return self._chart(request, self.findings, figures.chart)

    def accuracy(self, request: Request) -> Response:
        """The chart of the bedside tests with the numbers `?of=`."""
        try:
            numbers = tuple(int(id) for id in _ids(request))
            return _fresh(request, tested.chart(self.atlas, numbers, _voice(request)))
        except (ValueError, KeyError):
            raise HTTPException(404) from None

    async def table(self, request: Request) -> Response:
        """One table of the data, as CSV."""
        name = request.path_params["table"]
        if name not in self.atlas.tables.names:
            raise HTTPException(404)
        return _taken(tables.csv(self.atlas, name), f"{name}.csv", "text/csv")

    def archive(self, _: Request) -> Response:
        """Every table of the data in one zip."""
        return _taken(tables.archive(self.atlas), tables.ZIP, "application/zip")

    async def examination(self, request: Request) -> Response:
        """All that can be entered on Work it out, beside the skin."""
        return _fresh(request, _json(sheet.of(self.atlas, _voice(request))))

    async def search(self, request: Request) -> Response:
        """What {"text", "voice", "side"} may mean, best first."""
        try:
            asked = json.loads((await request.body())[:LONGEST])
            text, voice, side = (str(asked[name]) for name in ("text", "voice", "side"))
        except (ValueError, KeyError, TypeError):
            raise HTTPException(400) from None
        if voice not in VOICES or side not in SIDES:
            raise HTTPException(400)
        return Response(_json(finds.for_text(self.atlas, text, voice, side)), media_type="application/json")

    def _chart(self, request: Request, known: set[str], chart: Callable) -> Response:
        voice, ids = _voice(request), _ids(request)
        if not known.issuperset(ids):
            raise HTTPException(404)
        return _fresh(request, chart(self.atlas, ids, voice))

    def _map(self, request: Request) -> str:
        """The map asked for, one of those that may be drawn."""
        map = request.query_params.get("map", CONSENSUS)
        if map not in self.maps:
            raise HTTPException(404)
        return map


def _voice(request: Request) -> str:
    voice = request.path_params["voice"]
    if voice not in VOICES:
        raise HTTPException(404)
    return voice


def _ids(request: Request) -> tuple[str, ...]:
    """The ids of `?of=`, each once."""
    ids = tuple(request.query_params.get("of", "").split(","))
    if len(set(ids)) < len(ids):
        raise HTTPException(404)
    return ids


def _json(value) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _fresh(request: Request, content: bytes) -> Response:
    tag = f'"{hashlib.sha256(content).hexdigest()[:20]}"'
    headers = {"Cache-Control": REVALIDATE, "ETag": tag}
    # A compressing proxy or middleware may have marked the tag as weak.
    if tag in request.headers.get("if-none-match", "").replace("W/", ""):
        return Response(status_code=304, headers=headers)
    return Response(content, media_type="application/json", headers=headers)


def _taken(content: bytes, name: str, kind: str) -> Response:
    """A file to keep, with the licence it comes under."""
    headers = {
        "Cache-Control": REVALIDATE,
        "Content-Disposition": f'attachment; filename="{name}"',
        "Link": f'<{tables.LICENCE}>; rel="license"',
    }
    return Response(content, media_type=kind, headers=headers)
