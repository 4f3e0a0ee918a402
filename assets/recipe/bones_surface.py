"""Bones as closed, smooth, light surfaces: voxels, a blur, marching cubes, fewer triangles."""

import fast_simplification
import numpy as np
from scipy import ndimage, sparse
from scipy.sparse.csgraph import connected_components
from skimage import measure

MARGIN = 6.0  # mm of air about a bone


def pieces(points, faces):
    """The separate bones of one mesh, those farther to the person's right first."""
    points, which = np.unique(np.round(points, 2), axis=0, return_inverse=True)
    faces = which.ravel()[faces]
    faces = faces[(faces != np.roll(faces, 1, 1)).all(1)]
    links = sparse.coo_matrix(
        (np.ones(3 * len(faces)), (faces.ravel(), np.roll(faces, 1, 1).ravel())),
        shape=(len(points),) * 2,
    )
    _, label = connected_components(links, directed=False)
    found = []
    for k in range(label.max() + 1):
        used, flat = np.unique(faces[label[faces[:, 0]] == k], return_inverse=True)
        found.append((points[used], flat.reshape(-1, 3)))
    return found


def capped(points, faces):
    """Every hole closed by a fan about its middle."""
    edges = faces[:, [[0, 1], [1, 2], [2, 0]]].reshape(-1, 2)
    known = {tuple(edge) for edge in edges.tolist()}
    after = {b: a for a, b in edges.tolist() if (b, a) not in known}
    while after:
        ring = [next(iter(after))]
        while after and ring[-1] in after:
            ring.append(after.pop(ring[-1]))
        rim = np.array(ring[:-1])
        fan = np.stack([rim, np.roll(rim, -1), np.full(len(rim), len(points))], 1)
        points, faces = np.concatenate([points, [points[rim].mean(0)]]), np.concatenate([faces, fan])
    return points, faces


def rounded(points, faces, step=0.8, blur=1.2):
    """The same bone, its coarse facets rounded by a blur of so many mm."""
    points, faces = capped(points, faces)
    dots = scattered(points, faces, 0.7 * step)
    low = dots.min(0) - MARGIN
    shape = np.ceil((dots.max(0) + MARGIN - low) / step).astype(int) + 1
    shell = np.zeros(shape, bool)
    shell[tuple(np.round((dots - low) / step).astype(int).T)] = True
    full = ndimage.binary_fill_holes(shell)
    field = ndimage.distance_transform_edt(~full) - ndimage.distance_transform_edt(full)
    return surface(ndimage.gaussian_filter(field * step, blur / step), low, step)


def scattered(points, faces, apart):
    """Points (n, k) on the faces, nowhere farther from each other than so many mm.

    points: (m, k), the first three columns are a place.
    """
    corners = points[faces]
    sides = (corners - np.roll(corners, 1, 1))[..., :3]
    longest = np.linalg.norm(sides, axis=2).max(1)
    cuts, found = np.maximum(np.ceil(longest / apart).astype(int), 1), []
    for n in np.unique(cuts):
        a, b = np.mgrid[0:n + 1, 0:n + 1].reshape(2, -1)
        share = np.stack([a, b, n - a - b], 1)[a + b <= n] / n
        found.append(np.einsum("sk,fkx->fsx", share, corners[cuts == n]).reshape(-1, points.shape[1]))
    return np.concatenate(found)


def surface(field, low, step, level=0.0):
    """Points and faces where the field, negative inside, has this level."""
    points, faces, _, _ = measure.marching_cubes(field, level, gradient_direction="descent")
    return low + points * step, faces.astype(np.int64)


def lightened(points, faces, triangles):
    """About so many triangles, fewest where the bone is flat."""
    points, faces = fast_simplification.simplify(
        np.ascontiguousarray(points, np.float32), np.ascontiguousarray(faces, np.int32),
        target_count=triangles,
    )
    return points.astype(float), faces.astype(np.int64)
