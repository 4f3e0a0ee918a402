"""The QR code that opens the same picks on a phone, where the app has an address others can reach."""

import io
import os
from urllib.parse import urlencode, urlsplit

from ui import state
from ui.catalogue import say
from ui.leaflet.subject import Subject

SETTING = "SOLE_TO_SPINE_ADDRESS"
LONGEST = 900  # characters; finer squares are hard to read from paper
CONDITIONS = "conditions"


def public_address() -> str:
    """The address that was set for the app, without what could follow its path; empty where none is set."""
    found = urlsplit(os.environ.get(SETTING, "").strip())
    if found.scheme not in ("http", "https") or not found.hostname:
        return ""
    return f"{found.scheme}://{found.netloc}{found.path.rstrip('/')}/"


def address(subject: Subject, voice: str) -> str:
    """The address that opens a subject: what that of the screen holds, and nothing a person typed.

    Empty where none was set, for findings, which stand in no address, and for more than a code can hold.
    """
    base = public_address()
    if not base or subject.findings:
        return ""
    page = CONDITIONS if subject.kind == "condition" else ""
    spelt = urlencode(state.spelt(map(str, subject.picks), subject.map, voice), safe=":,@")
    found = f"{base}{page}?{spelt}"
    return found if len(found) <= LONGEST else ""


def code(subject: Subject, voice: str) -> tuple[str, str]:
    """A code as SVG and what is said beside it; both empty where there is no address to hold."""
    if not (found := address(subject, voice)):
        return "", ""
    return _drawn(found), say("leaflet.qr", voice, host=urlsplit(found).hostname)


def _drawn(address: str) -> str:
    import segno  # only where a code is wanted

    drawn = io.BytesIO()
    segno.make_qr(address, error="m").save(drawn, kind="svg", border=2)
    return drawn.getvalue().decode()
