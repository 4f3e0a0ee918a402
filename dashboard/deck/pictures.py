"""The pictures of a deck as files, each once, however many cards show it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape

from .cards import Picture


@dataclass
class Media:
    """files: name -> SVG. A name holds what is drawn, so that a new drawing never meets an old one."""

    files: dict[str, str] = field(default_factory=dict)

    def shown(self, pictures: Iterable[Picture]) -> str:
        """The pictures as HTML, beside each other; nothing where there are none."""
        html = "".join(self._one(picture) for picture in pictures)
        return f'<div class="pictures">{html}</div>' if html else ""

    def _one(self, picture: Picture) -> str:
        base = f'<img src="{self._kept(picture.base)}" alt="{escape(picture.alt)}">'
        overs = "".join(f'<img src="{self._kept(over)}" alt="">' for over in picture.overs)
        return f'<div class="picture">{base}{overs}</div>'

    def _kept(self, svg: str) -> str:
        """Its name; Anki keeps the pictures of all decks in one folder."""
        name = f"sole-to-spine-{hashlib.sha256(svg.encode()).hexdigest()[:16]}.svg"
        self.files[name] = svg
        return name
