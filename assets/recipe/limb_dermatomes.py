"""Root weights on the skin: what each area is served by, softened over a width in mm."""

import csv

import numpy as np
import scipy.sparse as sp
from scipy.sparse.linalg import splu

from painting_hip import landmark
from skin import PARTS

WEIGHT = {"primary": 1.0, "overlap": 0.45}
# How far a border is softened, as a standard deviation in mm, by part of the limb.
WIDTH = {"trunk": 14.0, "thigh": 18.0, "shank": 14.0, "foot": 6.5} | {
    f"toe{k}": 3.0 for k in range(1, 6)
}
SADDLE_WIDTH = 3.5  # the rings of the saddle are narrow
CORE, REACH = 0.70, 0.22  # weights that the two outlines follow
STEPS = 3


def read_served(data, areas, chosen="consensus"):
    """(roots in order, {(area, root): weight}) of one map in data/served.csv."""
    with open(data / "roots.csv", encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["kind"] == "root"]
    order = [row["root"] for row in sorted(rows, key=lambda row: int(row["order"]))]
    weights = {}
    with open(data / "served.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            known = row["map"] == chosen and row["end"] in areas and row["root"] in order
            if known and row["relation"] in WEIGHT:
                weights[row["end"], row["root"]] = WEIGHT[row["relation"]]
    bare = sorted(set(areas) - {area for area, _ in weights})
    if bare:
        raise ValueError(f"data/served.csv: no root on the {chosen} map serves {', '.join(bare)}")
    return order, weights


def root_weights(skin, names, scores, order, weights):
    """(n, roots): weight of each root on each vertex, 0 to 1, softened over WIDTH."""
    area = scores.argmax(1)
    table = np.array([[weights.get((name, root), 0.0) for root in order] for name in names])
    on_limb = (area > 0).astype(float)
    start = np.concatenate([table[area] * on_limb[:, None], on_limb[:, None]], 1)
    spread = _spread(skin, start)
    # Skin of the trunk holds no weight here; without it the edge of the limb would fade.
    return spread[:, :-1] / np.maximum(spread[:, -1:], 1e-3)


def _spread(skin, start):
    """Diffusion on the surface; the midline is a mirror, so nothing flows over it."""
    stiff, mass = _surface(skin)
    solver = splu((mass + stiff / STEPS).tocsc())
    field = start
    for _ in range(STEPS):
        field = solver.solve(mass @ field)
    return field


def _surface(skin):
    """Stiffness with half the square of the local width, and the vertices' areas."""
    n = len(skin.vertices)
    wide = skin.parts @ np.array([WIDTH[part] for part in PARTS])
    from_anus = np.linalg.norm(skin.vertices - landmark("anus"), axis=1)
    wide = np.minimum(wide, SADDLE_WIDTH + 0.15 * np.clip(from_anus - 40, 0, None))
    conduct = (wide[skin.faces].mean(1) ** 2) / 2
    corner = skin.vertices[skin.faces]
    stiff = sp.csr_matrix((n, n))
    area = np.zeros(n)
    for k in range(3):
        i, j, o = skin.faces[:, k], skin.faces[:, (k + 1) % 3], skin.faces[:, (k + 2) % 3]
        a = corner[:, k] - corner[:, (k + 2) % 3]
        b = corner[:, (k + 1) % 3] - corner[:, (k + 2) % 3]
        double = np.linalg.norm(np.cross(a, b), axis=1)
        value = conduct * np.clip((a * b).sum(1) / np.maximum(double, 1e-9), -8, 8) / 2
        value = np.maximum(value, 0)
        side = sp.coo_matrix((value, (i, j)), shape=(n, n)).tocsr()
        stiff = stiff + sp.diags(np.asarray((side + side.T).sum(1)).ravel()) - side - side.T
        np.add.at(area, o, double / 6)
    return stiff, sp.diags(area)
