"""The interface's words: all there, none left over, in both voices."""

import re
from pathlib import Path

import pytest

from ui import catalogue

DASHBOARD = Path(catalogue.__file__).resolve().parents[1]
SOURCE = "\n".join(
    path.read_text("utf-8")
    for folder in ("ui", "views")
    for path in sorted((DASHBOARD / folder).rglob("*.py"))
) + (DASHBOARD / "frame.py").read_text("utf-8")


def test_every_word_asked_for_by_its_whole_key_is_there():
    asked = set(re.findall(r"""say\(["']([a-z_.]+)["']""", SOURCE))
    assert asked
    assert asked <= catalogue.keys()


def test_no_word_is_left_over():
    """Each key is named in the code, whole, or by its last part where the code builds the key."""
    for key in sorted(catalogue.keys()):
        last = key.rpartition(".")[2]
        stems = [last[: cut.start()] for cut in re.finditer("_", last)]
        named = key in SOURCE or f'"{last}"' in SOURCE or any(f".{stem}_{{" in SOURCE for stem in stems)
        assert named or f'f"{key.rpartition(".")[0]}.{{' in SOURCE, key


@pytest.mark.parametrize("key", sorted(catalogue.keys()))
def test_both_voices_have_the_same_places_to_fill(key):
    places = [
        set(re.findall(r"\{(\w+)\}", catalogue._entries("en")[key][voice])) for voice in catalogue.VOICES
    ]
    assert places[0] == places[1]


def test_an_unknown_key_is_an_error():
    with pytest.raises(KeyError):
        catalogue.say("nowhere.said")
