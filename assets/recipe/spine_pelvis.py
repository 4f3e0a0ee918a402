"""The hip bones: myo-sim's coarse surface, rounded by subdivision and made solid."""

import numpy as np
from scipy import ndimage, sparse

import bones_source
from spine_shapes import LOW, STEP, Solid, block

# From myo-sim's frame (x left, y up, z forwards, mm) to ours, origin on the sacrum.
SHIFT = np.array([0.0, -1044.0, 96.0])
GROWTH = np.array([1.04, 1.0, 1.0])
THICK = 2.0
ROUNDS = 110  # of smoothing, which rounds off the coarse facets


def hip_bones(wheel):
    """Vertices in mm and faces of the right and the left hip bone."""
    return bones_source.wanted(bones_source.read_model(wheel), ["r_pelvis", "l_pelvis"])


def subdivided(points, faces, times):
    """Each triangle cut into four, again and again."""
    for _ in range(times):
        edges = np.sort(faces[:, [[0, 1], [1, 2], [2, 0]]].reshape(-1, 2), axis=1)
        edges, which = np.unique(edges, axis=0, return_inverse=True)
        a, b, c = faces.T
        ab, bc, ca = (len(points) + which.reshape(-1, 3)).T
        points = np.concatenate([points, points[edges].mean(1)])
        quarters = (a, ab, ca), (ab, b, bc), (ca, bc, c), (ab, bc, ca)
        faces = np.concatenate([np.stack(quarter, 1) for quarter in quarters])
    return points, faces


def smoothed(points, faces, rounds):
    """Every point drawn half way towards the middle of its neighbours, again and again."""
    start, end = faces[:, [0, 1, 2, 1, 2, 0]].T.ravel(), faces[:, [1, 2, 0, 0, 1, 2]].T.ravel()
    links = sparse.csr_matrix((np.ones(len(start)), (start, end)), shape=(len(points),) * 2)
    links.data[:] = 1
    mean = sparse.diags(1 / np.asarray(links.sum(1)).ravel()) @ links
    for _ in range(rounds):
        points = 0.5 * points + 0.5 * (mean @ points)
    return points


def solid_from(name, points, faces, blur=3.2):
    """Voxels within THICK mm of the rounded surface, and what it encloses."""
    points, which = np.unique(np.round((points + SHIFT) * GROWTH, 2), axis=0, return_inverse=True)
    points, faces = subdivided(points, which.ravel()[faces], 4)
    dots, _ = subdivided(smoothed(points, faces, ROUNDS), faces, 2)
    corner, grid = block(dots.min(0) - 10, dots.max(0) + 10)
    empty = np.ones(grid.shape[:3], bool)
    where = np.round((dots - LOW) / STEP).astype(int) - corner
    where = where[((where >= 0) & (where < empty.shape)).all(1)]
    empty[tuple(where.T)] = False
    far = ndimage.distance_transform_edt(empty) * STEP
    full = ndimage.binary_fill_holes(far < 1.6)
    field = np.where(full, -ndimage.distance_transform_edt(full) * STEP, far)
    field = ndimage.gaussian_filter(field, blur / STEP) - THICK
    return Solid(name, corner, np.clip(field, -6, 6).astype(np.float32))


def hip_solids(wheel):
    right, left = hip_bones(wheel)
    return [solid_from("hip_right", *right), solid_from("hip_left", *left)]
