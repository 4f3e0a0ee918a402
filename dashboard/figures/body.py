"""The meshes and lines of the limb to turn, as they lie in assets/body.

All points are in the body's axes, in mm: x to the person's left, y up, z forwards; the limb is the
person's right one. Formats: assets/README.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import numpy as np


@dataclass(frozen=True)
class Mesh:
    """Points (n, 3) and triangles (m, 3) into them."""

    points: np.ndarray
    faces: np.ndarray

    def mirrored(self) -> Mesh:
        """The same on the other side, its faces still looking outwards."""
        return Mesh(self.points * [-1, 1, 1], self.faces[:, ::-1])

    def merged(self, cell: float) -> tuple[Mesh, np.ndarray, np.ndarray]:
        """Fewer triangles: all points within one cube of `cell` mm become one.

        Also gives which new point each old one became, and which faces are left.
        """
        _, became = np.unique(np.floor(self.points / cell).astype(int), axis=0, return_inverse=True)
        became = became.ravel()
        faces = became[self.faces]
        left = (faces != np.roll(faces, 1, 1)).all(1)
        return Mesh(averaged(self.points, became), faces[left]), became, left


NO_AREA = 255


def averaged(values: np.ndarray, became: np.ndarray) -> np.ndarray:
    """The mean of the rows that became one."""
    return np.stack([np.bincount(became, column) for column in values.T], 1) / np.bincount(became)[:, None]


def joined(meshes: Sequence[Mesh]) -> Mesh:
    """Several meshes as one."""
    starts = np.cumsum([0, *(len(mesh.points) for mesh in meshes[:-1])])
    faces = [mesh.faces + start for mesh, start in zip(meshes, starts)]
    return Mesh(np.concatenate([mesh.points for mesh in meshes]), np.concatenate(faces))


def solids(folder: Path) -> dict[str, list[Mesh]]:
    """kind (`bone`, `disc`) -> its solids; the pelvis on both sides, of the legs the right one."""
    stored = _stored(folder / "bones.npz")
    found: dict[str, list[Mesh]] = {}
    for place, (name, kind) in enumerate(zip(stored["names"], stored["kinds"])):
        points = _slice(stored, "points", "first_point", place) * float(stored["grid"])
        mesh = Mesh(points, _slice(stored, "faces", "first_face", place).astype(int))
        found.setdefault(str(kind), []).append(mesh)
        if name == "hip_right":
            found[str(kind)].append(mesh.mirrored())
    return found


def roots(folder: Path) -> dict[str, np.ndarray]:
    """Root -> (n, 3), its way from the cord to the plexus on the right."""
    stored = _stored(folder / "bones.npz")
    return {
        str(name): _slice(stored, "root_points", "first_root_point", place) * float(stored["grid"])
        for place, name in enumerate(stored["root_names"])
    }


@dataclass(frozen=True)
class Course:
    """A stretch of nerve from one site to the next, or to the skin of an area.

    `points`: (n, 3); `under_skin`: (n,), of each point.
    """

    start: str
    end: str
    points: np.ndarray
    under_skin: np.ndarray

    def runs(self) -> list[tuple[np.ndarray, bool]]:
        """Its parts of one depth each, every one from where the last ended."""
        changes = np.flatnonzero(np.diff(self.under_skin.astype(int))) + 1
        ends = [0, *changes.tolist(), len(self.points) - 1]
        return [
            (self.points[one : other + 1], bool(self.under_skin[one]))
            for one, other in pairwise(ends)
            if other > one
        ]


def courses(folder: Path) -> list[Course]:
    """The courses of all nerves on the right."""
    stored = _stored(folder / "courses.npz")
    return [
        Course(
            str(stored["from_site"][place]),
            str(stored["area"][place] or stored["to_site"][place]),
            _slice(stored, "points", "first", place),
            _slice(stored, "depth", "first", place) == 1,
        )
        for place in range(len(stored["nerve"]))
    ]


def sites(folder: Path) -> dict[str, np.ndarray]:
    """Site -> (3,), its place on the right."""
    stored = _stored(folder / "courses.npz")
    return dict(zip(_ids(stored["site_ids"]), stored["site_points"]))


def key_points(folder: Path) -> dict[str, np.ndarray]:
    """Point for testing touch -> (3,), its place on the skin of the right limb."""
    stored = _stored(folder / "limb.npz")
    return dict(zip(_ids(stored["point_ids"]), stored["points"]))


def simplified(points: np.ndarray, tolerance: float) -> np.ndarray:
    """The fewest of the points of a line that keep within `tolerance` mm of it (Douglas-Peucker)."""
    if len(points) < 3:
        return points
    way = points[-1] - points[0]
    share = np.clip((points - points[0]) @ way / max(way @ way, 1e-9), 0, 1)
    off = np.linalg.norm(points - points[0] - share[:, None] * way, axis=1)
    farthest = int(off.argmax())
    if off[farthest] <= tolerance:
        return points[[0, -1]]
    before = simplified(points[: farthest + 1], tolerance)
    return np.concatenate([before[:-1], simplified(points[farthest:], tolerance)])


def _stored(path: Path) -> dict[str, np.ndarray]:
    with np.load(path) as file:
        return dict(file)


def _slice(stored: dict, name: str, firsts: str, place: int) -> np.ndarray:
    return stored[name][stored[firsts][place] : stored[firsts][place + 1]]


@dataclass(frozen=True)
class Skin:
    """The painted skin of the right limb.

    `area`: of each point, as a place in `areas`; NO_AREA on the trunk. `weights`: map -> (n, roots),
    how much each root of `roots` weighs at each point, 0 to 1; of a map whose bands do not overlap 0
    or 1. `borders`: lines along points, each between two areas.
    """

    mesh: Mesh
    areas: tuple[str, ...]
    area: np.ndarray
    roots: tuple[str, ...]
    weights: dict[str, np.ndarray]
    borders: list[tuple[np.ndarray, tuple[int, int]]]

    def coarse(self, cell: float) -> Skin:
        """With fewer triangles, and without its borders."""
        mesh, became, _ = self.mesh.merged(cell)
        _, first = np.unique(became, return_index=True)
        weights = {map: averaged(values, became) for map, values in self.weights.items()}
        return replace(self, mesh=mesh, area=self.area[first], weights=weights, borders=[])


def skin(folder: Path) -> Skin:
    stored = _stored(folder / "model.npz")
    roots = stored["root_ids"]
    return Skin(
        mesh=Mesh(stored["vertices"] * float(stored["unit_mm"]), stored["faces"].astype(int)),
        areas=_ids(stored["area_ids"]),
        area=stored["area"],
        roots=_ids(roots),
        weights={
            "consensus": stored["weights"] / 255,
            str(stored["map_id"]): (stored["root"][:, None] == np.arange(len(roots))).astype(float),
        },
        borders=[
            (_slice(stored, "lines", "line_starts", place).astype(int), tuple(sides.tolist()))
            for place, sides in enumerate(stored["line_areas"])
        ],
    )


def _ids(texts: np.ndarray) -> tuple[str, ...]:
    return tuple(str(text) for text in texts)
