"""The shape of the tables of words: the terms, what things are called, what is said of them."""

from __future__ import annotations

from .cells import fact, matching, one_of, slug, text
from .scales import STATUSES, VOICES

LANGUAGE = {
    "glossary": fact(term=slug(), marked=one_of("plain", "both")),
    "aliases": dict(
        kind=one_of("area", "root", "condition", "movement", "reflex", "nerve", "level", "term"),
        id=text(),
        language=matching("[a-z]{2}", "a language such as en"),
        text=text(),
    ),
    "words": dict(
        key=matching(r"[a-z_]+\.[^.\s]+\.[a-z_]+", "a key such as area.heel_lat.name"),
        voice=one_of(*VOICES),
        language=matching("[a-z]{2}", "a language such as en"),
        text=text(),
        status=one_of(*STATUSES),
    ),
}
