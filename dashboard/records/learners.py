"""Who learns: by a name on this machine, or by the identity of who is signed in."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass

LONGEST_NAME = 60
# Control characters, halves of a character, line ends, and signs that turn the direction of a text.
UNFIT = {"Cc", "Cs", "Zl", "Zp"}
TURNING = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True)
class Learner:
    """`id` is by chance, and never used again once it is deleted."""

    id: str
    name: str
    signed_in: bool


def named(name: str) -> str:
    """A name as it is kept: NFC, trimmed, single blanks. Raises ValueError for what can be no name."""
    if not isinstance(name, str):
        raise ValueError(f"a name is a text, not {type(name).__name__}")
    if len(name) > 10 * LONGEST_NAME:  # no work is done on endless texts
        raise ValueError(f"a name has at most {LONGEST_NAME} characters")
    if any(_is_unfit(sign) for sign in name.strip()):
        raise ValueError("a name has no control characters")
    kept = " ".join(unicodedata.normalize("NFC", name).split())
    if not any(unicodedata.category(sign)[0] in "LNPS" for sign in kept):
        raise ValueError("a name has at least one letter")
    if len(kept) > LONGEST_NAME:
        raise ValueError(f"a name has at most {LONGEST_NAME} characters")
    return kept


def shown(name: str) -> str:
    """The name somebody signed in with, as much of it as can be kept; perhaps nothing."""
    fit = "".join(sign for sign in name[: 10 * LONGEST_NAME] if not _is_unfit(sign))
    return " ".join(unicodedata.normalize("NFC", fit).split())[:LONGEST_NAME]


def known_by_name(name: str) -> str:
    """What a learner is found by: alike for names that differ in capitals or in how they are coded."""
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
    return _digest(f"name:{folded}")


def known_by_identity(identity: str) -> str:
    """The same for an identity, which is never that of a name. Who it is cannot be read from it."""
    if not identity:
        raise ValueError("an identity is needed")
    return _digest(f"identity:{identity}")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _is_unfit(sign: str) -> bool:
    return unicodedata.category(sign) in UNFIT or sign in TURNING
