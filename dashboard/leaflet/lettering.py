"""Text as it can be set: without what no font draws, and not endlessly long."""

import unicodedata
from collections.abc import Callable

SPACES = frozenset({"Zs", "Zl", "Zp", "Cc"})  # separators and control characters
JOINERS = "\u200c\u200d"  # part of how words of some scripts are written
HOLLOW = "\u25a1"  # stands for a letter that no font on this machine has


def settable(text: str) -> str:
    """`text` in NFC, spaces and line ends as single spaces, without surrogates and hidden characters.

    Marks that turn the direction of writing go too: they could make a line read as what it is not.
    """
    whole = unicodedata.normalize("NFC", text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
    return " ".join("".join(_kept(letter) for letter in whole).split())


def _kept(letter: str) -> str:
    category = unicodedata.category(letter)
    if category in SPACES:
        return " "
    return letter if category[0] != "C" or letter in JOINERS else ""


def cut(text: str, most: int, told: str) -> str:
    """`text`, at a space near `most` characters at the latest, with `told` where something is gone."""
    if len(text) <= most:
        return text
    start = text[:most]
    word = start.rpartition(" ")[0]
    return f"{word if len(word) > most // 2 else start} \u2026 {told}".rstrip()


def spelt(text: str, drawn: Callable[[str], bool]) -> str:
    """`text` with what is not `drawn` put in words: a sign by its name, a letter by an empty box."""
    if drawn(text):
        return text
    known = "".join(letter if drawn(letter) else _worded(letter) for letter in text)
    return known if drawn(known) else "".join(letter if letter.isascii() else HOLLOW for letter in known)


def _worded(letter: str) -> str:
    name = unicodedata.name(letter, "").lower()
    return f"({name})" if unicodedata.category(letter)[0] == "S" and name else HOLLOW
