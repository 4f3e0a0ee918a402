"""The page as a PDF: so much of it as can be read, in letters that can be drawn, on two pages at most."""

import dataclasses
from collections.abc import Callable

from .contents import Leaflet, Picture, Section
from .lettering import cut, settable, spelt
from .typesetting import NoGlyph, drawn, typeset

PAPERS = ("a4", "us-letter")
PRINTS = ("normal", "large")
PAGES = 2
LONGEST = {"name": 80, "note": 500}  # characters of what a person typed
LINE = 600  # characters of any other text
CROWDED = (6, 3, 1)  # lines of a section, one after the other, until all fits


def pdf(leaflet: Leaflet, paper: str = "a4", print: str = "normal") -> bytes:
    """The leaflet as a tagged PDF of one page, two at most.

    What does not fit is set smaller, then cut where `leaflet.shortened` says so. Letters that our
    fonts lack come from those of the machine, and where it has none are put in words.
    Raises ValueError for a paper or print that does not exist.
    """
    for value, known in ((paper, PAPERS), (print, PRINTS)):
        if value not in known:
            raise ValueError(f"{value!r} is none of {', '.join(known)}")
    page = shortened(_mapped(leaflet, settable))
    for lines in (None, *CROWDED):
        made, pages = _set(_crowded(page, lines), paper, print)
        if pages <= PAGES:
            break
    return made


def _set(leaflet: Leaflet, paper: str, print: str) -> tuple[bytes, int]:
    """The PDF and how many pages it has; with the machine's fonts only where ours do not do."""
    for machine in (False, True):
        try:
            return typeset(dataclasses.asdict(leaflet), paper, print, machine)
        except NoGlyph:
            continue
    page = _mapped(leaflet, lambda text: spelt(text, drawn))
    return typeset(dataclasses.asdict(page), paper, print, machine=True)


def shortened(leaflet: Leaflet) -> Leaflet:
    """The leaflet with none of its texts longer than can be read on paper."""
    page = _mapped(leaflet, lambda text: cut(text, LINE, leaflet.shortened))
    typed = {field: cut(getattr(leaflet, field), most, leaflet.shortened) for field, most in LONGEST.items()}
    return dataclasses.replace(page, **typed)


def _crowded(leaflet: Leaflet, most: int | None) -> Leaflet:
    """The leaflet with so many lines in each section, but for the emergency signs."""
    if most is None:
        return leaflet
    short = {
        field.name: dataclasses.replace(section, lines=(*section.lines[:most], leaflet.shortened))
        for field in dataclasses.fields(leaflet)
        if isinstance(section := getattr(leaflet, field.name), Section)
        and field.name != "emergency" and len(section.lines) > most
    }  # fmt: skip
    return dataclasses.replace(leaflet, **short)


def _mapped(value, change: Callable[[str], str]):
    """The same leaflet, section or text, with every text changed; drawings stay as they are."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_mapped(each, change) for each in value)
    if not isinstance(value, Leaflet | Section | Picture):
        return value
    fields = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    drawings = {name: fields.pop(name) for name in ("svg", "qr") if name in fields}
    return type(value)(**{name: _mapped(each, change) for name, each in fields.items()}, **drawings)
