"""What figures need of the server: Plotly's own code, as the installed package brings it, and the limb."""

import gzip
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from ui.knowledge import ASSETS

HEADERS = {"Cache-Control": "no-cache", "Vary": "Accept-Encoding"}


@cache
def _packed() -> bytes:
    """Some 4.8 MB, packed when first asked for; found without importing Plotly, which takes its time."""
    package = Path(find_spec("plotly").origin).parent
    return gzip.compress((package / "package_data" / "plotly.min.js").read_bytes(), mtime=0)


@cache
def limb() -> bytes:
    """The limb to turn, as Plotly's JSON."""
    from figures import limb

    return limb.figure(ASSETS / "body").to_json().encode()


def code(request: Request) -> Response:
    """The whole of it, or that the browser's copy is still good."""
    headers = HEADERS | {"ETag": f'"plotly-{version("plotly")}"'}
    if headers["ETag"] in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    packed = "gzip" in request.headers.get("accept-encoding", "")
    content = _packed() if packed else gzip.decompress(_packed())
    headers |= {"Content-Encoding": "gzip"} if packed else {}
    return Response(content, media_type="text/javascript", headers=headers)
