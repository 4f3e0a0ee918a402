"""What a browser asks for: the causes to tick, and the page itself.

By POST, since what was found and what a person types belong into no address and no log; and kept
nowhere: a page is made, sent and forgotten.
"""

import json
import sys
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

import leaflet
from ui.catalogue import VOICES
from ui.leaflet import choices, contents, order
from ui.leaflet.subject import NoSubject, read

LONGEST = 400_000  # bytes of a request
FORGOTTEN = {"Cache-Control": "no-store"}


def routes(atlas) -> list[Route]:
    async def asked(request: Request) -> Response:
        """What can be ticked for {"picks" or "findings", "voice"}, and the words of the panel."""
        wanted = _json(await _body(request))
        try:
            subject, voice = read(atlas, wanted), wanted.get("voice")
        except NoSubject:
            raise HTTPException(400) from None
        if voice not in VOICES:
            raise HTTPException(400)
        return JSONResponse(choices.of(atlas, subject, voice), headers=FORGOTTEN)

    async def made(request: Request) -> Response:
        """The page of the form `order`, to be looked at, or with `?keep` to be saved."""
        try:
            wanted = order.of(atlas, _json(_field(await _body(request))))
        except (order.BadOrder, NoSubject):
            raise HTTPException(400) from None
        content = await run_in_threadpool(_page, atlas, wanted)
        how = "attachment" if "keep" in request.query_params else "inline"
        name = f"sole-to-spine-{wanted.date.isoformat()}.pdf"
        headers = {**FORGOTTEN, "Content-Disposition": f'{how}; filename="{name}"'}
        return Response(content, media_type="application/pdf", headers=headers)

    return [
        Route("/leaflet.json", asked, methods=["POST"]),
        Route("/leaflet.pdf", made, methods=["POST"]),
    ]


def _page(atlas, wanted: order.Order) -> bytes:
    try:
        return leaflet.pdf(contents.of(atlas, wanted), wanted.paper, wanted.print)
    except Exception as fault:  # its message, and the way to it, may hold what was typed
        print(f"A page to take home could not be made: {type(fault).__name__}", file=sys.stderr, flush=True)
        raise HTTPException(500) from None


async def _body(request: Request) -> bytes:
    """What was sent, if it is not too much; no more than that is ever held."""
    found = b""
    async for piece in request.stream():
        found += piece
        if len(found) > LONGEST:
            raise HTTPException(413)
    return found


def _field(body: bytes) -> bytes:
    """The one field of the form."""
    try:
        (text,) = parse_qs(body.decode("ascii"), max_num_fields=1, errors="replace")["order"]
    except (ValueError, KeyError):
        raise HTTPException(400) from None
    return text.encode()


def _json(text: bytes) -> dict:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise HTTPException(400) from None
    if not isinstance(found, dict):
        raise HTTPException(400)
    return found
