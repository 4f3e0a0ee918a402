"""All views are pictures of the one painted mesh, at the scale they tell."""

import numpy as np
import pytest

# Where each picture's right points in the body: x to the person's left, z forwards. Up is up.
TALL = {"front": (1, 0, 0), "back": (-1, 0, 0), "outer": (0, 0, 1), "inner": (0, 0, -1)}
MARGIN = 16  # units between the limb and the frame
CELL, BEHIND = 4.0, 6.0  # mm: how finely, and how far behind the foremost skin, a face still counts as seen


@pytest.fixture(scope="module")
def faces(body):
    """(centre, unit normal, surface, area id) of every face."""
    corner = body["vertices"][body["faces"]].astype(float)
    cross = np.cross(corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0])
    double = np.linalg.norm(cross, axis=1)
    return corner.mean(1), cross / double[:, None], double / 2, body["area_ids"][body["area"]].astype(str)


def _on_page(points, drawing, body):
    """(p, 2) in units of the viewBox, by the frame alone: the foot stands on the lower margin."""
    scale = float(drawing.root.get("data-mm-per-unit"))
    right, vertices = np.array(TALL[drawing.name], float), body["vertices"].astype(float)
    if drawing.name in ("front", "back"):
        left = -drawing.width / 2 * scale  # the midline of the body is that of the page
    else:
        tallest = 700 if drawing.name == "inner" else np.inf  # the inner view fades above
        shown = vertices[vertices[:, 1] - vertices[:, 1].min() < tallest]
        left = (shown @ right).min() - MARGIN * scale
    bottom = vertices[:, 1].min() - MARGIN * scale
    return np.stack([(points @ right - left) / scale, drawing.height - (points[:, 1] - bottom) / scale], 1)


def _seen(centre, normal, right):
    """Which faces look at the eye with nothing before them."""
    eye = np.cross(right, (0, 1, 0))
    column, row = np.floor(centre @ right / CELL), np.floor(centre[:, 1] / CELL)
    _, cell = np.unique(np.stack([column, row], 1), axis=0, return_inverse=True)
    foremost = np.full(cell.max() + 1, -np.inf)
    np.maximum.at(foremost, cell, centre @ eye)
    return (normal @ eye > 0.35) & (centre @ eye > foremost[cell] - BEHIND)


@pytest.mark.parametrize("view", TALL)
def test_what_the_mesh_shows_is_what_is_drawn(drawings, body, faces, within, view):
    """The mesh and the drawings name the same area at the same place, but for their common borders."""
    drawing, (centre, normal, surface, name) = drawings[view], faces
    seen = _seen(centre, normal, np.array(TALL[view], float))
    centre, surface, name = centre[seen], surface[seen], name[seen]
    place = _on_page(centre, drawing, body)
    found = np.full(len(place), "", dtype=name.dtype)
    for about, rings in drawing.areas:
        if about["data-side"] != "left":
            found[within(rings, place)] = about["data-area"]
    drawn = found != ""
    assert surface[drawn].sum() > 0.85 * surface.sum()
    for area in set(name):
        mine = drawn & (name == area)
        if surface[mine].sum() > 500:  # mm2
            assert surface[mine & (found == area)].sum() > 0.85 * surface[mine].sum(), area


@pytest.mark.parametrize("view", TALL)
def test_key_points_of_the_mesh_are_those_drawn(drawings, body, view):
    """As near as the mesh is fine."""
    drawing, known = drawings[view], [str(root) for root in body["point_ids"]]
    for point in drawing.points:
        if point["data-side"] == "right":
            place = body["points"][[known.index(point["data-point"])]].astype(float)
            apart = _on_page(place, drawing, body)[0] - (float(point["cx"]), float(point["cy"]))
            assert np.hypot(*apart) * float(drawing.root.get("data-mm-per-unit")) < 7, point["data-point"]


@pytest.mark.parametrize("view", ["top", "sole"])
def test_the_foot_is_drawn_at_its_scale(drawings, body, view):
    """Its width in the drawing is its width in the body; the toes point a little outwards."""
    vertices = body["vertices"].astype(float)
    foot = vertices[vertices[:, 1] < vertices[:, 1].min() + 50][:, [0, 2]]
    turned = np.deg2rad(np.arange(0, 25))
    widths = np.ptp(foot @ np.stack([np.cos(turned), np.sin(turned)]), 0)
    drawing = drawings[view]
    across = np.ptp(np.concatenate(drawing.silhouette)[:, 0]) * float(drawing.root.get("data-mm-per-unit"))
    assert across == pytest.approx(widths.min(), rel=0.05)
