"""Finding things by the words people type: names in both voices, aliases, misspellings."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pandas as pd
from rapidfuzz import fuzz, process

from .levels import DISC_LEVELS
from .scales import HOW_OFTEN, VOICES
from .tables import Tables, frame, frozen
from .wording import Wording

SEARCH_COLUMNS = ("kind", "id", "name", "score")
NAMED = {
    "areas": "area",
    "conditions": "condition",
    "roots": "root",
    "movements": "movement",
    "reflexes": "reflex",
    "nerves": "nerve",
}
SAME_WORD = 75  # rapidfuzz ratio from which two words count as one, misspelt
LEAST = 55  # score below which a find is left out
FILLER = frozenset((
    *("a", "an", "and", "at", "by", "from", "in", "is", "it"),
    *("my", "of", "on", "or", "over", "the", "to", "with"),
))  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """One text by which one thing may be found."""

    kind: str
    id: str
    text: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Index:
    """All texts, and for each word the texts that hold it."""

    entries: tuple[Entry, ...] = field(repr=False)
    holding: Mapping[str, tuple[int, ...]] = field(repr=False)
    rarity: Mapping[str, int] = field(repr=False)
    things: frozenset[tuple[str, str]] = field(repr=False)  # (kind, id) of all that can be found

    @classmethod
    def of(cls, tables: Tables, wording: Wording) -> Index:
        found = dict.fromkeys(_entry(*called) for called in _texts(tables, wording))
        entries = tuple(entry for entry in found if entry.text)
        holding = defaultdict(list)
        for place, entry in enumerate(entries):
            for word in set(entry.words):
                holding[word].append(place)
        rows = tables.rows("conditions")
        rarity = {row.condition: HOW_OFTEN.index(row.how_often) for row in rows}
        places = {word: tuple(at) for word, at in holding.items()}
        things = frozenset((entry.kind, entry.id) for entry in entries)
        return cls(entries, frozen(places), frozen(rarity), things)

    def search(self, text: str, limit: int) -> list[tuple[str, str, float]]:
        """The best finds as (kind, id, score from 0 to 100), best first."""
        wanted, best = plain(text[:200]), {}
        for place, score in self._scores(wanted).items():
            entry = self.entries[place]
            key = (entry.kind, entry.id)
            best[key] = max(score, best.get(key, 0))
        ranked = sorted(best.items(), key=lambda find: (-find[1], *self._place(*find)))
        return [(*key, score) for key, score in ranked if score >= LEAST][:limit]

    def _place(self, found: tuple[str, str], score: float) -> tuple:
        """Among equal scores: conditions called just so, else skin first; common before rare."""
        kind, id = found
        kinds = (*NAMED.values(), "level")
        called_so = kind == "condition" and score == 100
        return (not called_so, kinds.index(kind), self.rarity.get(id, 0), id)

    def _scores(self, wanted: str) -> dict[int, float]:
        """Scores of entries: the same text 100, its beginning 90 to 99, else word by word."""
        words = _content(wanted)
        if not words:
            return {}
        likeness: dict[int, dict[str, float]] = defaultdict(dict)
        for word in dict.fromkeys(words):
            for known, ratio in self._alike(word):
                for place in self.holding[known]:
                    near = likeness[place]
                    near[word] = max(ratio, near.get(word, 0))
        return {place: _score(self.entries[place], wanted, words, near) for place, near in likeness.items()}

    def _alike(self, word: str) -> Iterable[tuple[str, float]]:
        """Known words like this one: begun with it, or, if it is unknown, a slip away from it."""
        for known in self.holding:
            if known.startswith(word):
                yield known, 90 + 10 * len(word) / len(known)
        if len(word) > 3 and word not in self.holding:
            found = process.extract(
                word, list(self.holding), scorer=fuzz.ratio, score_cutoff=SAME_WORD, limit=None
            )
            yield from ((known, ratio) for known, ratio, _ in found)


def _entry(kind: str, id: str, text: str) -> Entry:
    same = plain(text)
    return Entry(kind, id, same, tuple(_content(same)))


def _score(entry: Entry, wanted: str, words: list[str], near: dict[str, float]) -> float:
    if entry.text == wanted:
        return 100.0
    matched = sum(near.get(word, 0) for word in words) / len(words)
    told = min(1.0, len(near) / len(entry.words))  # how much of the entry was asked for
    if entry.text.startswith(f"{wanted} "):
        return round(90 + 9 * told, 1)
    return round(matched * (0.8 + 0.15 * told), 1)


def _texts(tables: Tables, wording: Wording) -> Iterable[tuple[str, str, str]]:
    """Everything by which things are called: id, code, names in both voices, aliases."""
    for table, kind in NAMED.items():
        for row in tables.rows(table):
            yield kind, row[0], row[0].replace("_", " ")
            yield kind, row[0], getattr(row, "code", "")
            for voice in VOICES:
                if wording.has(f"{kind}.{row[0]}.name", voice):
                    yield kind, row[0], wording.words(f"{kind}.{row[0]}.name", voice)
    for level in DISC_LEVELS:
        yield "level", level, level
    for row in tables.rows("aliases"):
        if row.kind != "term":  # words that are explained where they stand, no things to be found
            yield row.kind, row.id, row.text


def plain(text: str) -> str:
    """Small letters without accents and signs: what two spellings have in common."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return " ".join(re.findall(r"[a-z0-9]+", bare.replace("'", "")))


def _content(wanted: str) -> list[str]:
    """The telling words of a text already made plain; all of them if none tells."""
    words = wanted.split()
    return [word for word in words if word not in FILLER] or words


def found_frame(finds: list[tuple[str, str, float]], name) -> pd.DataFrame:
    """The finds as a frame; `name(kind, id)` gives the name people read."""
    return frame([(kind, id, name(kind, id), score) for kind, id, score in finds], SEARCH_COLUMNS)
