"""The rule of the spine's levels, in itself and against the wiring drawn by hand."""

import pytest

from atlas import roots_at
from atlas.levels import DISC_LEVELS, LEVELS, POSITIONS, ROOTS, SACRAL_POSITIONS, spinal_sites, written

# Exiting and traversing root of each disc level, as every spine textbook tabulates them
# (DISCLEVEL; EPSTEIN2002 for the far lateral disc).
TEXTBOOK = {
    "L1-2": ("L1", "L2"),
    "L2-3": ("L2", "L3"),
    "L3-4": ("L3", "L4"),
    "L4-5": ("L4", "L5"),
    "L5-S1": ("L5", "S1"),
}


@pytest.mark.parametrize("level", TEXTBOOK)
def test_foramen_and_outside_hold_the_exiting_root(level):
    exiting, _ = TEXTBOOK[level]
    assert roots_at(level, "foramen") == [exiting]
    assert roots_at(level, "extraforaminal") == [exiting]


@pytest.mark.parametrize("level", TEXTBOOK)
def test_lateral_recess_holds_the_traversing_root(level):
    _, traversing = TEXTBOOK[level]
    assert roots_at(level, "lateral_recess") == [traversing]


def test_canal_holds_the_traversing_root_and_all_below():
    assert roots_at("L4-5", "canal") == ["L5", "S1", "S2", "S3", "S4", "S5"]
    assert roots_at("L5-S1", "canal") == ["S1", "S2", "S3", "S4", "S5"]
    assert roots_at("L1-2", "canal")[0] == "L2"


def test_sacrum_holds_the_pelvic_roots():
    assert roots_at("sacral", "canal") == ["S2", "S3", "S4", "S5"]
    assert roots_at("sacral", "foramen") == ["S1", "S2", "S3", "S4", "S5"]


@pytest.mark.parametrize(
    ("level", "said"),
    [("T12-L1", "T12–L1"), ("L1-2", "L1–L2"), ("L4-5", "L4–L5"), ("L5-S1", "L5–S1"), ("sacral", "sacral")],
)
def test_levels_as_people_write_them(level, said):
    assert written(level) == said


@pytest.mark.parametrize("level", DISC_LEVELS)
def test_one_level_never_names_one_root_for_two_positions(level):
    assert roots_at(level, "foramen") != roots_at(level, "lateral_recess")


@pytest.mark.parametrize(
    ("level", "position", "named"),
    [
        ("L6-7", "foramen", "L4-5"),
        ("", "foramen", "L1-2"),
        ("any", "foramen", "sacral"),
        ("L4-5", "recess", "lateral_recess"),
        ("L4-5", "", "canal"),
        ("sacral", "lateral_recess", "canal, foramen"),
    ],
)
def test_unknown_places_are_refused_naming_what_is_allowed(level, position, named):
    with pytest.raises(ValueError, match=named):
        roots_at(level, position)


PLACES = [
    (level, position)
    for level in LEVELS
    for position in (SACRAL_POSITIONS if level == "sacral" else POSITIONS)
]


@pytest.mark.parametrize(("level", "position"), PLACES, ids=lambda part: part)
def test_the_wiring_agrees_with_the_rule(atlas, level, position):
    for site, roots in spinal_sites(level, position).items():
        assert [root for root in atlas.wiring.roots_of(site) if root in ROOTS] == roots


def test_each_call_gives_a_list_of_its_own():
    roots_at("L4-5", "canal").clear()
    assert roots_at("L4-5", "canal")[0] == "L5"
