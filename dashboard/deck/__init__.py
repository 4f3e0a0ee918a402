"""Cards for Anki: finished texts and pictures in, an .apkg as bytes out. Pure; nothing is written to disk."""

from .cards import Card, Deck, Picture
from .package import apkg

__all__ = ["Card", "Deck", "Picture", "apkg"]
