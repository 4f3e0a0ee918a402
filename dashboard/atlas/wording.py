"""Every sentence and name people read, by key, voice and language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .errors import UnknownId
from .levels import written
from .pressing import Hit
from .scales import VOICES
from .tables import Tables, frozen


@dataclass(frozen=True)
class Wording:
    """The words tables as one catalogue."""

    texts: Mapping[tuple[str, str, str], str] = field(repr=False)

    @classmethod
    def of(cls, tables: Tables) -> Wording:
        rows = tables.rows("words")
        return cls(frozen({(row.key, row.voice, row.language): row.text for row in rows}))

    def words(self, key: str, voice: str = "plain", language: str = "en") -> str:
        """One text. Raises UnknownId with the nearest keys of that voice and language."""
        self.check_voice(voice)
        try:
            return self.texts[key, voice, language]
        except KeyError:
            known = [k for k, v, spoken in self.texts if (v, spoken) == (voice, language)]
            raise UnknownId(f"{voice} words ({language})", key, known) from None

    def has(self, key: str, voice: str = "plain", language: str = "en") -> bool:
        self.check_voice(voice)
        return (key, voice, language) in self.texts

    def check_voice(self, voice: str) -> None:
        if voice not in VOICES:
            raise ValueError(f"unknown voice {voice!r}; allowed: {', '.join(VOICES)}")

    def mechanism(self, hit: Hit, voice: str, language: str) -> str:
        """How one hit presses, with its own root and level in the sentence."""
        key = f"compression.{hit.compression}.mechanism"
        if not self.has(key, voice, language):
            return ""
        said = self.words(key, voice, language)
        return said.replace("{root}", hit.root).replace("{level}", written(hit.level))
