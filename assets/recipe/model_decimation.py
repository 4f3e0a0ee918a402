"""Fewer triangles for the same form: edges are collapsed where that moves the surface least.

Quadric errors after Garland and Heckbert (1997), in rounds of collapses that do not touch each
other. Lines between faces of different labels and the rims stay lines: their points only move
along them, and where three lines meet nothing moves.
"""

import numpy as np
import scipy.sparse as sp

from loop_surface import edges_of, vertex_normals

LINE = 3.0  # weight of a line's own planes against those of the faces
EVEN = 5e-3  # weight of an edge's length, so that flat skin gets even triangles
CORNER = 0.9  # length of two unit steps from a corner of a rim, added; 0 on a straight one
TURNED = 0.3  # cosine: no face may turn further in one collapse
SHORT = 0.8  # mm: an edge left over by a cut, which may go even if a neighbour grows thinner
NEEDLE = 0.15  # a face's double area over the square of its longest side
INNER, ON_LINE, FIXED = 0, 1, 2


def decimate(vertices, faces, labels, target, weight):
    """Vertices, faces and labels of at most target faces.

    vertices: (n, 3) mm; labels: (f,) int; weight: (n,) how much an error counts there.
    """
    quadrics = None
    while len(faces) > target:
        edges, side, count = edges_of(faces)
        line = label_lines(edges, side, count, labels)
        if quadrics is None:
            quadrics = _quadrics(vertices, faces, edges, side, line, weight)
        kind = kinds(vertices, edges[line], edges[count != 2])
        chosen, where = _collapses(vertices, faces, quadrics, edges, line, count, kind, weight)
        chosen, where = chosen[:(len(faces) - target) // 2 + 1], where[:(len(faces) - target) // 2 + 1]
        if not len(chosen):
            break
        keep, gone = chosen.T
        vertices[keep] = where
        quadrics[keep] += quadrics[gone]
        weight[keep] = np.maximum(weight[keep], weight[gone])
        onto = np.arange(len(vertices))
        onto[gone] = keep
        faces = onto[faces]
        whole = (faces[:, 0] != faces[:, 1]) & (faces[:, 1] != faces[:, 2]) & (faces[:, 2] != faces[:, 0])
        faces, labels = faces[whole], labels[whole]
    used, flat = np.unique(faces, return_inverse=True)
    return vertices[used], flat.reshape(-1, 3), labels


def label_lines(edges, side, count, labels):
    """Which edges lie on a rim or between faces of different labels."""
    order = np.argsort(side.ravel(), kind="stable")
    mine = np.repeat(labels, 3)[order]
    first = np.searchsorted(side.ravel()[order], np.arange(len(edges)))
    return (count != 2) | (mine[first] != mine[np.minimum(first + 1, len(mine) - 1)])


def kinds(vertices, lines, rims):
    """(n,) how free each vertex is; where a rim turns, it is fixed."""
    times = np.bincount(lines.ravel(), minlength=len(vertices))
    kind = np.where(times == 0, INNER, np.where(times == 2, ON_LINE, FIXED))
    run = vertices[rims[:, 1]] - vertices[rims[:, 0]]
    run /= np.maximum(np.linalg.norm(run, axis=1, keepdims=True), 1e-12)
    turn = np.zeros_like(vertices)
    np.add.at(turn, rims[:, 0], run)
    np.add.at(turn, rims[:, 1], -run)
    kind[np.linalg.norm(turn, axis=1) > CORNER] = FIXED
    return kind


def _quadrics(vertices, faces, edges, side, line, weight):
    """(n, 4, 4): squared distance from the planes of the faces around, by their area."""
    corner = vertices[faces]
    normal = np.cross(corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0])
    area = np.linalg.norm(normal, axis=1)
    normal = normal / np.maximum(area, 1e-12)[:, None]
    total = np.zeros((len(vertices), 4, 4))
    _add_planes(total, faces, normal, corner[:, 0], area / 2)
    # A plane through each line, upright on the skin: who leaves the line leaves this plane.
    for k in range(3):
        on = line[side[:, k]]
        ends = faces[on][:, [k, (k + 1) % 3]]
        run = vertices[ends[:, 1]] - vertices[ends[:, 0]]
        upright = np.cross(run, normal[on])
        length = np.linalg.norm(upright, axis=1)
        _add_planes(
            total, ends, upright / np.maximum(length, 1e-12)[:, None], vertices[ends[:, 0]], LINE * length**2,
        )
    return total * weight[:, None, None]


def _add_planes(total, members, normal, point, size):
    plane = np.concatenate([normal, -(normal * point).sum(1, keepdims=True)], 1)
    outer = size[:, None, None] * plane[:, :, None] * plane[:, None, :]
    for k in range(members.shape[1]):
        np.add.at(total, members[:, k], outer)


def _collapses(vertices, faces, quadrics, edges, line, count, kind, weight):
    """(c, 2) vertices that stay and that go, cheapest first, none beside another; (c, 3) places."""
    pair = np.where((kind[edges[:, 0]] >= kind[edges[:, 1]])[:, None], edges, edges[:, ::-1])
    stay, go = kind[pair].T
    allowed = (go == INNER) | (line & (go == ON_LINE))
    near = _neighbours(edges, len(vertices))
    shared = np.asarray(near[edges[:, 0]].multiply(near[edges[:, 1]]).sum(1)).ravel()
    allowed &= shared == count
    pair = pair[allowed]
    place, cost = _placed(vertices, quadrics, pair, stay[allowed] == go[allowed], go[allowed], weight)
    order = np.argsort(cost, kind="stable")[: max(2000, len(cost) // 3)]
    pair, place = pair[order], place[order]
    sound = _sound(vertices, faces, pair, place)
    pair, place = pair[sound], place[sound]
    rank = np.arange(len(pair))
    least = np.full(len(vertices), len(pair))
    for k in range(2):
        np.minimum.at(least, pair[:, k], rank)
    around = least.copy()
    for k in range(2):
        np.minimum.at(around, edges[:, k], least[edges[:, 1 - k]])
    free = (around[pair] >= rank[:, None]).all(1)
    return pair[free], place[free]


def _neighbours(edges, n):
    i, j = np.concatenate([edges, edges[:, ::-1]]).T
    return sp.coo_matrix((np.ones(len(i)), (i, j)), shape=(n, n)).tocsr()


def _placed(vertices, quadrics, pair, alike, kind, weight):
    """Where the vertex that stays is put, and what that costs."""
    both = quadrics[pair[:, 0]] + quadrics[pair[:, 1]]
    a, b = vertices[pair[:, 0]], vertices[pair[:, 1]]
    middle = (a + b) / 2
    size = np.trace(both[:, :3, :3], axis1=1, axis2=2)
    tied = both[:, :3, :3] + (1e-3 * size)[:, None, None] * np.eye(3)
    best = np.linalg.solve(tied, ((1e-3 * size)[:, None] * middle - both[:, :3, 3])[:, :, None])[:, :, 0]
    place = np.where(alike[:, None], np.where((kind == INNER)[:, None], best, middle), a)
    full = np.concatenate([place, np.ones((len(place), 1))], 1)
    cost = np.einsum("ni,nij,nj->n", full, both, full)
    length = ((a - b) ** 2).sum(1)
    return place, cost + EVEN * length**2 * weight[pair].max(1)


def _sound(vertices, faces, pair, place):
    """Whether no face around would turn over or become a needle."""
    member = sp.coo_matrix(
        (np.ones(faces.size), (faces.ravel(), np.repeat(np.arange(len(faces)), 3))),
        shape=(len(vertices), len(faces)),
    ).tocsr()
    sound, normals = np.ones(len(pair), bool), vertex_normals(vertices, faces)
    short = np.linalg.norm(vertices[pair[:, 0]] - vertices[pair[:, 1]], axis=1) < SHORT
    for k in range(2):
        rows = member[pair[:, k]]
        which = np.repeat(np.arange(len(pair)), np.diff(rows.indptr))
        face = faces[rows.indices]
        lost = (face == pair[which, 1 - k][:, None]).any(1)
        face, which = face[~lost], which[~lost]
        before = vertices[face]
        moved = face == pair[which, k][:, None]
        after = np.where(moved[:, :, None], place[which][:, None], before)
        old, new = (np.cross(t[:, 1] - t[:, 0], t[:, 2] - t[:, 0]) for t in (before, after))
        size, was = np.linalg.norm(new, axis=1), np.linalg.norm(old, axis=1)
        broad, before = size / _longest(after), was / _longest(before)
        # A needle's own normal says little: there the skin around must not be turned.
        sure = ((before > NEEDLE) & ~short[which])[:, None]
        compass = np.where(sure, old / np.maximum(was, 1e-12)[:, None], normals[pair[which, 0]])
        straight = (compass * new).sum(1) >= TURNED * size
        thin = (broad < np.minimum(NEEDLE, before)) & ~short[which]
        sound[which[~straight | thin]] = False
    return sound


def _longest(triangles):
    """The square of the longest side."""
    return np.max([((triangles[:, k] - triangles[:, k - 1]) ** 2).sum(1) for k in range(3)], axis=0)
