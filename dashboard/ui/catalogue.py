"""The interface's own words, by key and voice. Facts have their words in data/words."""

import tomllib
from functools import cache
from pathlib import Path

from atlas.scales import VOICES

FOLDER = Path(__file__).with_name("words")


@cache
def _entries(language: str) -> dict[str, dict[str, str]]:
    tree = tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8"))
    return dict(_flatten(tree, ""))


def _flatten(tree: dict, prefix: str):
    for name, value in tree.items():
        key = f"{prefix}{name}"
        if isinstance(value, str):
            yield key, dict.fromkeys(VOICES, value)
        elif set(value) == set(VOICES):
            yield key, value
        else:
            yield from _flatten(value, f"{key}.")


def say(key: str, voice: str = "plain", language: str = "en", **fills) -> str:
    """The interface's sentence of that key, its {places} filled. KeyError for an unknown key."""
    return _entries(language)[key][voice].format(**fills)


def keys(language: str = "en") -> set[str]:
    return set(_entries(language))
