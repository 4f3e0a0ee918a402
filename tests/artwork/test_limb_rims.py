"""No piece too thin to be seen or hit, and no saw where an area meets the rim of a picture."""

import numpy as np

THINNEST = 1.0  # mm of mean width
STEP, SHARP = 4, 50  # mm, degrees: sides no longer than this, turned to and fro by more than this
TEETH = 2  # in a row


def _pieces(drawing):
    """(area, or root and extent, outer ring in mm) of all that is drawn."""
    scale = float(drawing.root.get("data-mm-per-unit"))
    for about, rings in drawing.areas + drawing.dermatomes:
        name = about.get("data-area") or f"{about['data-root']} {about['data-extent']}"
        for ring in rings:
            if _surface(ring) > 0:
                yield f"{name} {about['data-side']} near {ring[0].astype(int)}", ring * scale


def _surface(ring):
    """Negative of a hole: it runs the other way round."""
    (x, y), (further_x, further_y) = ring.T, np.roll(ring, -1, 0).T
    return np.sum(x * further_y - further_x * y) / 2


def _mean_width(ring):
    """That of a long strip with the same surface and the same way round it."""
    return 2 * _surface(ring) / np.hypot(*(np.roll(ring, -1, 0) - ring).T).sum()


def test_every_shape_has_an_outer_ring(drawing):
    shapes = [rings for _, rings in drawing.areas + drawing.dermatomes]
    assert all(max(_surface(ring) for ring in rings) > 0 for rings in shapes)


def _teeth(ring):
    """The longest run of corners of a staircase: sharp, to the one hand and the other, close by."""
    side = np.roll(ring, -1, 0) - ring
    before = np.roll(side, 1, 0)
    turn = np.arctan2(before[:, 0] * side[:, 1] - before[:, 1] * side[:, 0], (before * side).sum(1))
    close = np.hypot(*side.T) < STEP
    corner = (abs(turn) > np.deg2rad(SHARP)) & (np.roll(turn, -1) * turn < 0) & close
    longest = run = 0
    for one in np.concatenate([corner, corner]):
        run = run + 1 if one else 0
        longest = max(longest, run)
    return longest


def test_no_piece_is_thinner_than_can_be_seen(drawing):
    thin = {name: round(_mean_width(ring), 2) for name, ring in _pieces(drawing)}
    assert {name: width for name, width in thin.items() if width < THINNEST} == {}


def test_no_rim_is_a_saw(drawing):
    teeth = {name: _teeth(ring) for name, ring in _pieces(drawing)}
    assert {name: count for name, count in teeth.items() if count > TEETH} == {}


def test_the_inner_thigh_is_one_stretch_below_the_groin(drawings):
    """No corner of the thigh's areas is left over between groin, inner thigh and front."""
    for about, rings in drawings["front"].areas:
        if about["data-area"].startswith("thigh_"):
            assert len(rings) == 1, about
