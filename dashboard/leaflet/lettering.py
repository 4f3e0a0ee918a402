"""Text as it can be set: without what no font draws, and not endlessly long."""

import re
import unicodedata
from collections.abc import Collection

SPACES = frozenset({"Zs", "Zl", "Zp", "Cc"})  # separators and control characters
JOINERS = "\u200c\u200d"  # part of how words of some scripts are written
HOLLOW = "\u25a1"  # stands for a letter that no font on this machine has
ENDLESS = re.compile(r"(\S{24})(?=\S)")  # a word that may have to be broken
BREAK = "\\1\u200b"  # where that may happen


def settable(text: str) -> str:
    """`text` in NFC, on one line, with single spaces, without lone surrogates and hidden characters.

    Marks that turn the direction of writing go too: they could make a line read as what it is not.
    """
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")
    return " ".join("".join(map(_kept, unicodedata.normalize("NFC", whole))).split())


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


def breakable(text: str) -> str:
    """`text` with places where words that are too long for a line can be broken."""
    return ENDLESS.sub(BREAK, text)


def spelt(text: str, lacking: Collection[str]) -> str:
    """`text` with the letters that are `lacking` put in words: a sign by its name, others by an empty box."""
    return " ".join("".join(_worded(letter) if letter in lacking else letter for letter in text).split())


def plain(text: str) -> str:
    """`text` in the letters that every font has, for what no font can draw together."""
    return "".join(letter if letter.isascii() else HOLLOW for letter in text)


def _worded(letter: str) -> str:
    name = unicodedata.name(letter, "").lower()
    return f" ({name}) " if unicodedata.category(letter)[0] == "S" and name else HOLLOW
