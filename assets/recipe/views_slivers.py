"""Slivers too thin to be seen or hit are given to the piece beside them.

An area that goes on round the rim of a picture shows there as a strip a pixel wide, broken at
every step of the staircase: each break would be a junction, and the rim a saw.
"""

import numpy as np
from scipy.ndimage import find_objects, maximum_filter, minimum_filter
from scipy.ndimage import label as connected

from views_outline import NOTHING

STRAIGHT, SLANTED = ((0, 1), (0, -1), (1, 0), (-1, 0)), ((1, 1), (1, -1), (-1, 1), (-1, -1))


def without_slivers(labels, thinnest, smallest, ground=NOTHING):
    """Labels in which no piece is thinner than thinnest or smaller than smallest.

    labels: (h, w) int, NOTHING outside the silhouette, which stays as it is; ground: a label
    like the others, but what is far from any other need not be looked at. thinnest in pixels,
    smallest in square pixels.
    """
    span = 2 * int(thinnest / 2) + 1
    window = _window((labels != NOTHING) & (labels != ground), 4 * span)
    if window is None:
        return labels
    here = np.pad(labels[window], 1, constant_values=NOTHING)
    kept = _thick(here, span, smallest)
    found = labels.copy()
    found[window] = _grown(here, kept)[1:-1, 1:-1]
    return found


def _window(mask, margin):
    """The rows and columns where the mask is true, and a margin; None where it never is."""
    found = find_objects(mask.astype(np.int8))
    return tuple(
        slice(max(0, part.start - margin), part.stop + margin) for part in found[0]
    ) if found else None


def _thick(labels, span, smallest):
    """Which pixels lie in a square of span pixels of their own label, in a large piece."""
    thick = np.zeros(labels.shape, bool)
    for shifted, box in enumerate(find_objects(labels - NOTHING)):
        if box is not None:
            mine = np.pad((labels[box] - NOTHING == shifted + 1).astype(np.uint8), 1)
            mine = maximum_filter(minimum_filter(mine, span), span)[1:-1, 1:-1]
            piece, _ = connected(mine)
            thick[box] |= (np.bincount(piece.ravel()) >= smallest)[piece] & (piece > 0)
    return thick


def _grown(labels, kept):
    """Every pixel that is not kept takes the label of the nearest kept one."""
    rest = np.argwhere(~kept & (labels != NOTHING))
    grown = np.where(kept, labels, NOTHING)
    turn = 0
    while len(rest):
        took = np.full(len(rest), NOTHING)
        for step in STRAIGHT + (SLANTED if turn % 2 else ()):
            beside = grown[tuple((rest + step).T)]
            took = np.where(took == NOTHING, beside, took)
        if (took == NOTHING).all() and turn % 2:
            break  # an island without anything kept
        grown[tuple(rest.T)] = took
        rest, turn = rest[took == NOTHING], turn + 1
    grown[tuple(rest.T)] = labels[tuple(rest.T)]
    return grown
