"""The real atlas and its plates, and a page as it is made from them."""

import dataclasses
import io
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest

from atlas import Atlas, load
from leaflet import Leaflet, Picture, Section
from plates import Plates

ASSETS = Path(__file__).resolve().parents[2] / "assets"


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    return load()


@pytest.fixture(scope="session")
def plates(atlas) -> Plates:
    return Plates(ASSETS, atlas, {"right": "Right", "left": "Left"})


@pytest.fixture(scope="session")
def page(plates) -> Callable[..., Leaflet]:
    """A page about the top of the right foot; any field can be another."""
    picks = ["right:dorsum_mid"]
    whole = Leaflet(
        title="From your foot to the spine",
        language="en",
        date="28 November 2026",
        name="Maria Müller",
        note="Walk ten minutes twice a day.",
        body=Picture(plates.body("top", picks), "Body: the top of the right foot.", "Where you feel it"),
        way=Picture(plates.way(picks), "Way: along the sciatic nerve.", "The way of the nerve"),
        spine=Picture(plates.spine({"L5": "primary", "S1": "overlap"}), "Spine: L5, beside S1.", "The roots"),
        felt=Section("Felt", ("Top of the right foot, middle.",)),
        roots=Section("Roots", ("Mainly L5.", "As a neighbour, S1.")),
        causes=Section("Causes", ("A slipped disc.", "A narrowed canal.")),
        helps=Section("Helps", ("Staying active.",)),
        doubtful=Section("Doubtful", ()),
        to_do=Section("To do", ("Change position often.",), ticks=True),
        to_avoid=Section("To avoid", ("Crossing the legs for long.",)),
        questions=Section("Questions", ("What if the foot gets weaker?",), ticks=True),
        emergency=Section("Get help now", ("New numbness between the legs.", "Weakness that grows.")),
        notes_title="Notes",
        disclaimer="This is not a diagnosis.",
        sources_title="Sources",
        sources=("Lee 2008", "Keegan 1948"),
        shortened="(shortened)",
    )
    return lambda **other: dataclasses.replace(whole, **other)


@pytest.fixture(scope="session")
def opened() -> Callable[[bytes], pypdf.PdfReader]:
    return lambda made: pypdf.PdfReader(io.BytesIO(made))
