"""Loop subdivision as a sparse matrix, so that any field is carried along."""

import numpy as np
import scipy.sparse as sp


def edges_of(faces):
    """Unique undirected edges (e, 2), the edge of each face side (f, 3), and faces per edge."""
    sides = np.sort(faces[:, [[0, 1], [1, 2], [2, 0]]], axis=2)
    edges, where, count = np.unique(
        sides.reshape(-1, 2), axis=0, return_inverse=True, return_counts=True
    )
    return edges, where.reshape(-1, 3), count


def loop_step(faces, vertices):
    """One step of Loop's scheme.

    faces: (f, 3) int; vertices: how many there are.
    Returns the finer faces and the matrix that carries vertex fields to the finer vertices.
    """
    edges, side, count = edges_of(faces)
    edge_ids = vertices + np.arange(len(edges))
    inner = count == 2
    opposite = np.zeros((len(edges), 2), int)
    order = np.argsort(side.ravel(), kind="stable")
    corner = faces[:, [2, 0, 1]].ravel()[order]
    first = np.searchsorted(side.ravel()[order], np.arange(len(edges)))
    opposite[:, 0] = corner[first]
    opposite[inner, 1] = corner[first[inner] + 1]

    rows = [edge_ids, edge_ids]
    cols = [edges[:, 0], edges[:, 1]]
    data = [np.where(inner, 3 / 8, 1 / 2)] * 2
    rows += [edge_ids[inner]] * 2
    cols += [opposite[inner, 0], opposite[inner, 1]]
    data += [np.full(inner.sum(), 1 / 8)] * 2
    old = _smoothed_corners(edges, inner, vertices)
    new = sp.coo_matrix(
        (np.concatenate(data), (np.concatenate(rows) - vertices, np.concatenate(cols))),
        shape=(len(edges), vertices),
    )
    a, b, c = faces.T
    ab, bc, ca = edge_ids[side].T
    finer = np.concatenate([
        np.stack(t, 1) for t in ((a, ab, ca), (b, bc, ab), (c, ca, bc), (ab, bc, ca))
    ])
    return finer, sp.vstack([old, new]).tocsr()


def _smoothed_corners(edges, inner, vertices):
    rim = np.zeros(vertices, bool)
    rim[edges[~inner].ravel()] = True
    both = np.concatenate([edges, edges[:, ::-1]])
    from_rim = np.concatenate([~inner, ~inner])
    keep = np.where(rim[both[:, 0]], from_rim, True)
    both = both[keep]
    degree = np.bincount(both[:, 0], minlength=vertices)
    n = np.maximum(degree, 1)
    beta = (5 / 8 - (3 / 8 + np.cos(2 * np.pi / n) / 4) ** 2) / n
    beta = np.where(rim, 1 / 8, beta)
    neighbours = sp.coo_matrix(
        (beta[both[:, 0]], (both[:, 0], both[:, 1])), shape=(vertices, vertices)
    )
    return (neighbours + sp.diags(1 - beta * degree)).tocsr()


def vertex_normals(vertices, faces):
    """Unit normals, faces weighted by their area."""
    t = vertices[faces]
    normal = np.cross(t[:, 1] - t[:, 0], t[:, 2] - t[:, 0])
    total = np.zeros_like(vertices)
    for k in range(3):
        np.add.at(total, faces[:, k], normal)
    return total / np.maximum(np.linalg.norm(total, axis=1, keepdims=True), 1e-12)


def smoothing(faces, vertices):
    """Row-stochastic neighbour average (n, n)."""
    edges, _, _ = edges_of(faces)
    i = np.concatenate([edges[:, 0], edges[:, 1]])
    j = np.concatenate([edges[:, 1], edges[:, 0]])
    near = sp.coo_matrix((np.ones(len(i)), (i, j)), shape=(vertices, vertices)).tocsr()
    return sp.diags(1 / np.maximum(np.asarray(near.sum(1)).ravel(), 1)) @ near
