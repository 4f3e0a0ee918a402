"""The drawings as polygons, the mesh they were made from, and the tables both must agree with."""

import csv
import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).resolve().parents[2]
SVG = "{http://www.w3.org/2000/svg}"
LIMB_VIEWS = ("front", "back", "outer", "inner", "top", "sole")


def rings_of(path):
    """Closed rings (k, 2) of a path of straight lines, absolute or relative."""
    rings, here = [], np.zeros(2)
    for command, body in re.findall(r"([MmL])([^MmzZ]*)[zZ]", path):
        numbers = np.array([float(x) for x in re.findall(r"-?\d*\.?\d+", body)]).reshape(-1, 2)
        if command == "m":
            ring = here + np.cumsum(numbers, 0)
        elif "L" in body:
            ring = numbers
        else:
            ring = np.cumsum(numbers, 0)  # after M the pairs are relative steps
        rings.append(ring)
        here = ring[0]
    return rings


def inside(rings, points):
    """(p,) whether each point lies inside the rings, by the even-odd rule."""
    odd = np.zeros(len(points), bool)
    x, y = points.T
    for ring in rings:
        for (ax, ay), (bx, by) in zip(ring, np.roll(ring, -1, 0), strict=True):
            crosses = (ay > y) != (by > y)
            if crosses.any():
                odd[crosses] ^= x[crosses] < ax + (y[crosses] - ay) * (bx - ax) / (by - ay)
    return odd


@dataclass(frozen=True)
class Drawing:
    """One view: shapes are (attributes without d, rings)."""

    name: str
    root: ET.Element
    width: float
    height: float
    silhouette: list
    areas: list
    dermatomes: list
    points: list

    def outline(self, area, side):
        return next(
            rings for about, rings in self.areas
            if about["data-area"] == area and about["data-side"] == side
        )


def _read(name):
    root = ET.parse(ROOT / "assets" / "views" / f"{name}.svg").getroot()
    _, _, width, height = map(float, root.get("viewBox").split())

    def shapes(selector):
        found = root.findall(selector)
        return [({k: v for k, v in e.attrib.items() if k != "d"}, rings_of(e.get("d"))) for e in found]

    return Drawing(
        name, root, width, height, shapes(f"./{SVG}path[@data-part='silhouette']")[0][1],
        shapes(f".//{SVG}path[@data-area]"), shapes(f".//{SVG}path[@data-root]"),
        [e.attrib for e in root.findall(f".//{SVG}circle[@data-point]")],
    )


@pytest.fixture(scope="session")
def drawings():
    """View name -> Drawing, the six views of the limb."""
    return {name: _read(name) for name in LIMB_VIEWS}


@pytest.fixture(params=LIMB_VIEWS)
def drawing(request, drawings):
    return drawings[request.param]


@pytest.fixture(scope="session")
def within():
    return inside


@pytest.fixture(scope="session")
def body():
    """The right limb: vertices, faces, area per face, key points."""
    with np.load(ROOT / "assets" / "body" / "limb.npz") as stored:
        return {key: stored[key] for key in stored.files}


def _table(name):
    with (ROOT / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture(scope="session")
def areas():
    """Area id -> its row."""
    return {row["area"]: row for row in _table("areas")}


@pytest.fixture(scope="session")
def key_points():
    return {row["root"]: row for row in _table("key_points")}


@pytest.fixture(scope="session")
def served():
    """(area, root) -> relation on the consensus map."""
    return {
        (row["end"], row["root"]): row["relation"] for row in _table("served") if row["map"] == "consensus"
    }


@pytest.fixture(scope="session")
def roots():
    return [row["root"] for row in _table("roots") if row["kind"] == "root"]


@pytest.fixture(scope="session")
def maps():
    """Map id -> its row."""
    return {row["map"]: row for row in _table("maps")}


@pytest.fixture(scope="session")
def table():
    """name -> rows of data/<name>.csv."""
    return _table


def _parts(stored, names, points, firsts):
    ends = stored[firsts]
    return {str(n): stored[points][a:b] for n, a, b in zip(stored[names], ends, ends[1:], strict=False)}


@pytest.fixture(scope="session")
def bones():
    """Bone -> points (n, 3) in mm, faces (m, 3)."""
    with np.load(ROOT / "assets" / "body" / "bones.npz") as stored:
        faces = _parts(stored, "names", "faces", "first_face")
        points = _parts(stored, "names", "points", "first_point")
        grid = float(stored["grid"])
    return {name: (points[name] * grid, faces[name].astype(int)) for name in points}


@pytest.fixture(scope="session")
def root_lines():
    """Root -> its centre line (n, 3) in mm, on the right."""
    with np.load(ROOT / "assets" / "body" / "bones.npz") as stored:
        lines = _parts(stored, "root_names", "root_points", "first_root_point")
        return {name: line * float(stored["grid"]) for name, line in lines.items()}


@pytest.fixture(scope="session")
def depth_under_skin(body):
    """Points (n, 3) -> (n,) mm along the normal of the nearest vertex of the right limb; < 0 is out."""
    vertices, faces = body["vertices"].astype(float), body["faces"]
    a, b, c = (vertices[faces[:, k]] for k in range(3))
    normals = np.zeros_like(vertices)
    for k in range(3):
        np.add.at(normals, faces[:, k], np.cross(b - a, c - a))
    normals /= np.linalg.norm(normals, axis=1)[:, None]
    squares = (vertices ** 2).sum(1)

    def depth(points):
        found = []
        for some in np.array_split(points, len(points) // 500 + 1):
            near = (squares - 2 * some @ vertices.T).argmin(1)
            found.append(((vertices[near] - some) * normals[near]).sum(1))
        return np.concatenate(found)

    return depth


@pytest.fixture(scope="session")
def within_mesh():
    """(vertices, faces of a closed mesh, points (n, 3)) -> (n,) whether inside, by solid angle."""
    def winding(vertices, faces, points):
        found = np.zeros(len(points), bool)
        boxed = ((points > vertices.min(0)) & (points < vertices.max(0))).all(1)
        for k in np.flatnonzero(boxed):
            a, b, c = (vertices[faces[:, i]] - points[k] for i in range(3))
            la, lb, lc = (np.linalg.norm(v, axis=1) for v in (a, b, c))
            volume = (a * np.cross(b, c)).sum(1)
            rest = la * lb * lc + (a * b).sum(1) * lc + (b * c).sum(1) * la + (c * a).sum(1) * lb
            found[k] = abs(np.arctan2(volume, rest).sum()) > np.pi
        return found

    return winding
