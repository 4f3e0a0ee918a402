"""What the picture must know, once per page: names, roots and how far the maps agree."""

import tomllib
from functools import cache
from pathlib import Path

from atlas import colours, levels
from atlas.scales import SERVING

WORDS = Path(__file__).with_name("words")
MAP = "consensus"


def knowledge(atlas) -> dict:
    """Return {version, words, areas, roots, levels}, ready for JSON.

    words: language -> the picture's own interface words, by key.
    areas: id -> {name: {plain, clinical}, view, midline, agreement, roots: [[root, relation], ...]};
    view is where the area is seen best, roots are those of the consensus map.
    levels: id of a disc level -> {name, short, exiting, traversing}, both roots by their ids.
    roots: id -> {order, kind, exits_at, pattern, colours: theme -> {colour, edge, ink}}.
    """
    words = {file.stem: interface_words(file.stem) for file in sorted(WORDS.glob("*.toml"))}
    return {
        "version": atlas.version,
        "words": words,
        "areas": _areas(atlas),
        "roots": _roots(atlas),
        "levels": _levels(),
    }


@cache
def interface_words(language: str) -> dict[str, str]:
    """Return the picture's own words in one language."""
    return tomllib.loads((WORDS / f"{language}.toml").read_text("utf-8"))


def _areas(atlas) -> dict:
    served = atlas.table("served")
    served = served[(served["map"] == MAP) & served["relation"].isin(SERVING)]
    roots = served.groupby("end")[["root", "relation"]].apply(lambda rows: rows.values.tolist()).to_dict()
    return {
        row.area: {
            "name": _names(atlas, f"area.{row.area}.name"),
            "view": row.view,
            "midline": row.midline == "yes",
            "agreement": row.agreement,
            "roots": roots.get(row.area, []),
        }
        for row in atlas.table("areas").itertuples()
    }


def _roots(atlas) -> dict:
    return {
        row.root: {
            "order": int(row.order),
            "kind": row.kind,
            "exits_at": row.exits_at,
            "pattern": row.pattern,
            "colours": colours.of_root(row.colour_light, row.colour_dark),
        }
        for row in atlas.table("roots").itertuples()
    }


def _levels() -> dict:
    return {
        level: {
            "name": levels.written(level),
            "short": level.replace("-", "–"),
            "exiting": levels.exiting(level),
            "traversing": levels.traversing(level),
        }
        for level in levels.DISC_LEVELS
    }


def _names(atlas, key: str) -> dict:
    return {voice: atlas.words(key, voice) for voice in ("plain", "clinical")}
