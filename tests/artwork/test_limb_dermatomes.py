"""The dermatomes drawn are those of data/served.csv: a corrected row needs a new picture."""

from dataclasses import dataclass

import numpy as np
import pytest
from PIL import Image, ImageDraw

SCALE = 0.5  # pixels per unit
INNERMOST = 0.6  # the middle of an area: at least this share of its greatest depth from the border
AS_WELL_SEEN = 0.75  # of the greatest depth it has in any view
# Only a strip of it shows between the thighs, so the softened borders beside it reach over all of it.
HARDLY_SEEN = {"genital_back"}


@dataclass(frozen=True)
class Sight:
    """One area in one view; depth in mm; shares (core, reach) per root of its middle and of all of it."""

    view: str
    depth: float
    middle: dict
    whole: dict


def filled(rings, shape):
    """(h, w) whether each pixel lies inside the rings, by the even-odd rule."""
    found = np.zeros(shape, bool)
    for ring in rings:
        plane = Image.new("1", shape[::-1])
        ImageDraw.Draw(plane).polygon([tuple(corner) for corner in ring * SCALE], fill=1)
        found ^= np.asarray(plane)
    return found


def depths(mask):
    """How many rings of pixels may be peeled off before each pixel goes."""
    left, found = np.pad(mask, 1), np.zeros(np.add(mask.shape, 2), int)
    while left.any():
        found += left
        straight = left[:-2, 1:-1] & left[2:, 1:-1] & left[1:-1, :-2] & left[1:-1, 2:]
        if found.max() % 2:  # every other ring also at the corners, so that depth is nearly round
            straight &= left[:-2, :-2] & left[2:, 2:] & left[:-2, 2:] & left[2:, :-2]
        left = np.pad(left[1:-1, 1:-1] & straight, 1)
    return found[1:-1, 1:-1]


def _masks(drawing):
    shape = int(drawing.height * SCALE) + 1, int(drawing.width * SCALE) + 1
    areas = {(a["data-area"], a["data-side"]): filled(rings, shape) for a, rings in drawing.areas}
    dermatomes = {
        (a["data-root"], a["data-side"], a["data-extent"]): filled(rings, shape)
        for a, rings in drawing.dermatomes
    }
    return areas, dermatomes, np.zeros(shape, bool)


@pytest.fixture(scope="module")
def masks(drawings):
    """View -> ({(area, side): mask}, {(root, side, extent): mask}, empty mask)."""
    return {name: _masks(drawing) for name, drawing in drawings.items()}


@pytest.fixture(scope="module")
def sights(drawings, masks, roots):
    """Area -> [Sight, ...], of the right limb and the midline."""
    found = {}
    for view, (areas, dermatomes, empty) in masks.items():
        millimetres = float(drawings[view].root.get("data-mm-per-unit")) / SCALE
        for (area, side), mask in areas.items():
            if side != "left" and mask.any():
                row, column = (np.flatnonzero(mask.any(axis)) for axis in (1, 0))
                window = np.s_[row[0]:row[-1] + 1, column[0]:column[-1] + 1]
                deep = depths(mask[window])
                drawn = {
                    root: tuple(
                        (dermatomes.get((root, "right", extent), empty)[window]
                         | (side == "middle") & dermatomes.get((root, "left", extent), empty)[window])
                        for extent in ("core", "reach")
                    ) for root in roots
                }
                middle, whole = deep >= INNERMOST * deep.max(), deep > 0
                found.setdefault(area, []).append(Sight(
                    view, deep.max() * millimetres,
                    *({root: tuple(one[part].mean() for one in pair) for root, pair in drawn.items()}
                      for part in (middle, whole)),
                ))
    return found


def test_middle_of_each_area_is_drawn_as_the_table_says(sights, served):
    """Core where a root is primary, only reach where it overlaps, nothing where it does not serve."""
    wrong = []
    for area, seen in sights.items():
        best = max(sight.depth for sight in seen)
        for sight in seen:
            if sight.depth >= AS_WELL_SEEN * best and area not in HARDLY_SEEN:
                for root, (core, reach) in sight.middle.items():
                    relation = served.get((area, root), "none")
                    right = {
                        "primary": core > 0.55 and reach > 0.95,
                        "overlap": core < 0.2 and reach > 0.8,
                        "none": core < 0.02 and reach < 0.2,
                    }[relation]
                    if not right:
                        wrong.append(f"{root} {relation} in {area}, {sight.view}: {core:.2f} {reach:.2f}")
    assert wrong == []


@pytest.mark.parametrize("area", sorted(HARDLY_SEEN))
def test_roots_of_a_hardly_seen_area_reach_it(sights, served, area):
    for sight in sights[area]:
        for root, (core, reach) in sight.middle.items():
            relation = served.get((area, root))
            assert relation is None or reach > 0.8
            assert relation == "primary" or core < 0.2


def test_in_no_view_does_a_core_lie_where_its_root_does_not_serve(sights, served):
    """Also at the edge of a view, as long as 4 mm of the area are seen."""
    strays = [
        (area, root, sight.view) for area, seen in sights.items() for sight in seen
        for root, (core, _) in sight.whole.items()
        if sight.depth >= 4 and (area, root) not in served and core > 0.1
    ]
    assert strays == []


def test_in_every_view_a_primary_root_reaches_its_areas(sights, served):
    bare = [
        (area, root, sight.view) for area, seen in sights.items() for sight in seen
        for root, (_, reach) in sight.whole.items()
        if sight.depth >= 4 and served.get((area, root)) == "primary" and reach < 0.85
    ]
    assert bare == []


def test_dermatomes_end_where_the_areas_end(masks):
    """Skin of the trunk has no area and no root."""
    for areas, dermatomes, _ in masks.values():
        outside = ~np.logical_or.reduce(list(areas.values()))
        for mask in dermatomes.values():
            assert (mask & outside).sum() <= 0.02 * mask.sum() + 40


@pytest.mark.parametrize("view", ["front", "back"])
def test_dermatomes_of_both_legs_are_mirror_images(drawings, masks, view):
    drawing, (_, dermatomes, empty) = drawings[view], masks[view]
    for about, rings in drawing.dermatomes:
        root, extent = about["data-root"], about["data-extent"]
        if about["data-side"] == "left":
            turned = filled([ring * (-1, 1) + (drawing.width, 0) for ring in rings], empty.shape)
            mask = dermatomes[root, "right", extent]
            assert (mask ^ turned).sum() <= 0.02 * mask.sum() + 40, (root, extent)


def test_key_points_stand_in_the_core_of_the_root_they_test(drawings, masks, key_points):
    for view, drawing in drawings.items():
        _, dermatomes, empty = masks[view]
        for point in drawing.points:
            x, y = (int(float(point[axis]) * SCALE) for axis in ("cx", "cy"))
            root = key_points[point["data-point"]]["tested_root"]
            assert dermatomes.get((root, point["data-side"], "core"), empty)[y, x], (view, root)


def test_only_a_checked_map_is_drawn(drawings, maps):
    """An outline of a map that nobody read must not be there."""
    for drawing in drawings.values():
        drawn = {layer.get("data-map") for layer in drawing.root if layer.get("data-map")}
        assert drawn and all(maps[name]["drawn"] == "yes" for name in drawn)


def test_an_area_is_well_seen_in_the_view_its_row_names(sights, areas):
    """At least half as deep as where it is seen best (two parts of the calf lie on the rim from behind)."""
    for area, row in areas.items():
        seen = {sight.view: sight.depth for sight in sights[area]}
        assert row["view"] == "seat" or seen[row["view"]] >= 0.3 * max(seen.values()), area
