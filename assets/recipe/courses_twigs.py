"""The last stretch of a nerve: from its last site, under the skin, to the skin it serves."""

import numpy as np
import scipy.sparse as sp
from scipy.ndimage import gaussian_filter1d
from scipy.sparse.csgraph import dijkstra

from spine_roots import smooth

STEP = 2.0  # mm between the points of a twig
SOFT = 9.0  # mm over which the way along the mesh is straightened
RISE = 2.2  # mm along the skin for each mm that a twig comes up
SHALLOW = 9.0  # mm under the skin: here a twig has come up


class Twigs:
    """Ways along the skin, by its edges and then straightened."""

    def __init__(self, fit):
        self.fit, self.around = fit, fit.around
        skin = self.around.skin
        edges = np.concatenate([skin.faces[:, [0, 1]], skin.faces[:, [1, 2]], skin.faces[:, [2, 0]]])
        length = np.linalg.norm(skin.vertices[edges[:, 0]] - skin.vertices[edges[:, 1]], axis=1)
        self.graph = sp.csr_matrix((length, edges.T), shape=(len(skin.vertices),) * 2)

    def towards(self, vertex):
        """For every vertex the next on the shortest way to this one."""
        return dijkstra(self.graph, directed=False, indices=vertex, return_predecessors=True)[1]

    def twig(self, start, onward, vertex):
        """Points (n, 3) from a site to under a vertex of the skin, and whether each has come up.

        onward: what `towards` gave for the vertex.
        """
        way = self._along_the_skin(int(self.around.depth(start[None])[1][0]), onward, vertex)
        length = len(way) * STEP
        offset = start - way[0]
        rise = np.clip(RISE * np.linalg.norm(offset), 6.0, max(0.7 * length, 6.0))
        t = np.clip(np.arange(len(way)) * STEP / rise, 0, 1)[:, None]
        way = way + offset * (1 - t * t * (3 - 2 * t))
        way = self.fit.corrected(way, [0])
        way = smooth(way[_every(len(way), 3)], STEP)
        depth = self.around.depth(way)[0]
        return way, np.maximum.accumulate(depth < SHALLOW).astype(int)

    def _along_the_skin(self, vertex, onward, end):
        path = [vertex]
        while path[-1] != end:
            path.append(int(onward[path[-1]]))
        line = self.around.under(np.array(path))
        if len(line) < 3:
            line = np.linspace(line[0], line[-1] + 1e-3, 4)
        line = _even(line)
        width = min(SOFT, len(line) * STEP / 5) / STEP
        line = _even(np.concatenate([line[:1], gaussian_filter1d(line, width, axis=0)[1:-1], line[-1:]]))
        depth, near = self.around.depth(line)
        return line + ((depth - self.around.inset[near])[:, None] * self.around.skin.normals[near])


def _even(line):
    """The same line in steps of about STEP mm."""
    at = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))])
    steps = np.linspace(0, at[-1], max(4, int(at[-1] / STEP) + 1))
    return np.stack([np.interp(steps, at, line[:, k]) for k in range(3)], 1)


def _every(count, step):
    kept = list(range(0, count - 1, step))
    return [*(kept if len(kept) < 2 or count - 1 - kept[-1] >= step / 2 else kept[:-1]), count - 1]
