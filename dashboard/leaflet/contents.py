"""What stands on the page to take home. All of it is finished text; nothing here knows the body."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Picture:
    """A drawing as SVG text, what it shows for those who do not see it, and what stands below it."""

    svg: str
    alt: str
    caption: str = ""


@dataclass(frozen=True)
class Section:
    """A heading and its lines. `ticks`: an empty box before each line. Without lines it is left out."""

    title: str
    lines: tuple[str, ...]
    ticks: bool = False


@dataclass(frozen=True)
class Leaflet:
    """One page. `name` and `note` are what a person typed: they may hold anything, or be empty."""

    title: str
    language: str  # of all texts, as in HTML: en, pt-BR
    date: str  # as it is to be read
    name: str
    note: str
    body: Picture
    way: Picture | None
    spine: Picture
    felt: Section
    roots: Section
    causes: Section
    helps: Section
    doubtful: Section
    to_do: Section
    to_avoid: Section
    questions: Section
    emergency: Section  # always printed, in a box on the first page
    notes_title: str
    disclaimer: str
    sources_title: str
    sources: tuple[str, ...]
    shortened: str  # said where a text had to be cut
    qr: str = ""  # the SVG of a QR code, or nothing
    qr_caption: str = ""
