"""The page as a PDF: as much of it as can be read, in letters that can be drawn, on two pages at most."""

import dataclasses
from collections.abc import Callable

from .contents import Leaflet, Picture, Section
from .lettering import breakable, cut, plain, settable, spelt
from .typesetting import NoGlyph, lacking, typeset

PAPERS = ("a4", "us-letter")
PRINTS = ("normal", "large")
LONGEST = {"name": 80, "note": 500}  # characters of what a person typed
LINE = 600  # characters of any other text
LINES = 20  # of a section; sources


def pdf(leaflet: Leaflet, paper: str = "a4", print: str = "normal") -> bytes:
    """The leaflet as a tagged PDF (PDF/UA-1) of one page, two at most.

    What does not fit is set smaller, then cut where `leaflet.shortened` says so. Letters that our
    fonts lack come from those of the machine, and where it has none are put in words.
    Raises ValueError for a paper or print that does not exist.
    """
    for value, known in ((paper, PAPERS), (print, PRINTS)):
        if value not in known:
            raise ValueError(f"{value!r} is none of {', '.join(known)}")
    legible, machine = _legible(_shortened(_changed(leaflet, settable)))
    try:
        return typeset(_contents(legible), paper, print, machine)
    except NoGlyph:  # letters that can be drawn one by one, but not together
        return typeset(_contents(_plain(legible)), paper, print, machine)


def _legible(leaflet: Leaflet) -> tuple[Leaflet, bool]:
    """The leaflet without letters that no font has, and whether the machine's fonts are needed."""
    letters: set[str] = set()
    _changed(leaflet, lambda text: letters.update(text) or text)
    foreign = lacking((letter for letter in letters if not letter.isascii()), machine=False)
    unknown = lacking(foreign, machine=True)
    return _changed(leaflet, lambda text: spelt(text, unknown)), foreign > unknown


def _plain(leaflet: Leaflet) -> Leaflet:
    """The leaflet with what was typed in letters that every font has."""
    return dataclasses.replace(leaflet, **{field: plain(getattr(leaflet, field)) for field in LONGEST})


def _contents(leaflet: Leaflet) -> dict:
    return dataclasses.asdict(_changed(leaflet, breakable))


def _shortened(leaflet: Leaflet) -> Leaflet:
    """The leaflet with none of its texts longer than can be read on paper."""
    page = _changed(leaflet, lambda text: cut(text, LINE, leaflet.shortened))
    typed = {field: cut(getattr(leaflet, field), most, leaflet.shortened) for field, most in LONGEST.items()}
    sections = {
        field.name: dataclasses.replace(section, lines=(*section.lines[:LINES], leaflet.shortened))
        for field in dataclasses.fields(page)
        if isinstance(section := getattr(page, field.name), Section) and len(section.lines) > LINES
    }
    return dataclasses.replace(page, **typed, **sections, sources=page.sources[:LINES])


def _changed(value, change: Callable[[str], str]):
    """The same leaflet with every text changed; drawings stay as they are."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_changed(each, change) for each in value)
    if not isinstance(value, Leaflet | Section | Picture):
        return value
    fields = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    drawings = {name: fields.pop(name) for name in ("svg", "qr") if name in fields}
    return type(value)(**{name: _changed(each, change) for name, each in fields.items()}, **drawings)
