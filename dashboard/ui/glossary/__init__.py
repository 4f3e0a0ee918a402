"""The terms explained where they stand: marked in what is said, opened by a touch on the word.

A term is marked where it first stands in a card or another group of texts. The browser fetches all
explanations once, so a marked word costs an answer hardly more than the word.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache

from ui.catalogue import VOICES
from ui.knowledge import rows_by
from ui.markup import VOID, Markup, tag

TAG = re.compile(r"(<[^>]+>)")  # escaped texts hold no < and no >
# A control inside a control cannot be reached; titles, heads of rows, quotations and what is cited
# are read by themselves.
UNMARKED = re.compile(
    r"<(?:(?:a|button|summary|h[1-6]|th|dt|caption|label|q)\b|[^>]*\bclass=\"(?:sources|check)\")"
)


def explained(atlas, markup: Markup, voice: str, seen: set[str] | None = None) -> Markup:
    """The same markup, each term of the glossary marked where it first stands.

    What is marked in a fold is marked again where it stands outside. Texts that make one group
    share `seen`, the terms already marked in it.
    """
    pattern, groups, written = _pattern(atlas, voice), [set() if seen is None else seen], []
    for piece, free in _pieces(markup):
        if piece.startswith("<details"):
            groups.append(set(groups[-1]))
        elif piece == "</details>":
            groups.pop()
        written.append(pattern.sub(_marking(atlas, voice, groups[-1]), piece) if free else piece)
    return Markup("".join(written))


def _pieces(markup: Markup) -> Iterator[tuple[str, bool]]:
    """Tags and texts one after the other, and whether it is a text in which terms may be marked."""
    open_: list[bool] = []  # of each element we are in, whether its texts stay as they are
    for piece in TAG.split(markup):
        if piece.startswith("</"):
            open_.pop()
        elif piece.startswith("<") and piece[1:-1].split()[0] not in VOID:
            open_.append(bool(UNMARKED.match(piece)))
        yield piece, not piece.startswith("<") and not any(open_)


def _marking(atlas, voice: str, seen: set[str]) -> Callable[[re.Match], str]:
    terms = _terms(atlas)

    def mark(found: re.Match) -> str:
        form = found[0]
        term = terms.get(form) or terms[form[0].lower() + form[1:]]
        if term in seen:
            return form
        seen.add(term)
        return tag("button", Markup(form), class_="term", data_term=f"{voice}:{term}")

    return mark


@cache
def _terms(atlas) -> dict[str, str]:
    """The term of each form in which one is written."""
    return {row["text"]: row["id"] for row in rows_by(atlas, "aliases", "kind")["term"]}


@cache
def _pattern(atlas, voice: str) -> re.Pattern:
    """What finds every form of the terms marked in this voice, the longest first.

    A form in small letters may begin a sentence.
    """
    marked = {row.term for row in atlas.tables.rows("glossary") if row.marked == "both" or voice == "plain"}
    by_letter: dict[str, list[str]] = {}  # so that most words fail at their first letter
    for form, term in sorted(_terms(atlas).items(), key=lambda form: -len(form[0])):
        if term in marked:
            by_letter.setdefault(form[0], []).append(re.escape(form[1:]))
    written = "|".join(f"{_letter(first)}(?:{'|'.join(rest)})" for first, rest in by_letter.items())
    return re.compile(rf"(?<![\w–-])(?:{written})(?![\w–-])")


def _letter(first: str) -> str:
    return f"[{first}{first.upper()}]" if first.islower() else re.escape(first)


def told(atlas) -> dict[str, list[str]]:
    """voice:term -> [its name, what it is], for the browser."""
    return {
        f"{voice}:{term}": [atlas.words(f"term.{term}.{part}", voice) for part in ("name", "explains")]
        for voice in VOICES
        for term in atlas.tables.ids("glossary")
    }
