"""The limb to turn: skin, bones, discs, roots and the courses of nerves as one 3-D figure.

It is the person's right limb and holds no colours: which skin is lit, and how, the browser paints, as
it does for the flat picture; the left limb it makes by negating x. So the figure is sent once.

Plotly's axes here: x to the person's left, y backwards, z up, so that turning keeps the body upright.
A camera stands in units of `UNIT` mm from the middle of the body.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from figures import body
from figures.body import Mesh

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

UNIT = 500.0  # mm for one unit of Plotly's camera
TOLERANCE = 0.5  # mm between a course and what is sent of it
COARSE = {"skin": 16.0, "inside": 12.0}  # mm: cubes of what is shown while it turns
RIM = 20.0  # mm: labels stand off the skin, and Plotly hides what leaves the space
# Plotly takes this for a place in the camera's clip space: far behind the camera, left of it and above,
# so that a form is seen alike from wherever one looks.
LIGHT = {"x": 0.6, "y": -0.9, "z": 1.0005}
SKIN = {"ambient": 0.6, "diffuse": 0.5, "specular": 0.1, "roughness": 0.6, "fresnel": 0.05}
BONE = {"ambient": 0.48, "diffuse": 0.7, "specular": 0.1, "roughness": 0.7, "fresnel": 0.02}


def figure(folder: Path) -> Figure:
    """The figure of the meshes in a folder (assets/body), and in its `meta` what paints it.

    Traces: `skin` and `inside` (bones 0, discs 1 as intensity), both again with fewer triangles for
    while it turns, as `skin.turning` and `inside.turning`; `roots` and `courses`, one line after
    another; `sites`, where nerves are met.
    meta: {unit, roots: root -> [first, last] point of its line, courses: "site next" ->
    [[first, last, under the skin], ...], sites: their ids, key_points: id -> [x, y, z], and for
    both traces of the skin {areas, area: of each point, roots, weights: map -> each root's weight
    at each point, 0 to 255, borders: [[points of the skin, [area, area]], ...]}}.
    """
    from plotly.graph_objects import Figure

    skin, solids, ways = body.skin(folder), body.solids(folder), body.roots(folder)
    coarse = skin.coarse(COARSE["skin"])
    light_solids = {
        kind: [mesh.merged(COARSE["inside"])[0] for mesh in meshes] for kind, meshes in solids.items()
    }
    runs = _runs(body.courses(folder))
    sites = body.sites(folder)
    traces = [
        _mesh("skin", skin.mesh, SKIN),
        _mesh("skin.turning", coarse.mesh, SKIN),
        _inside("inside", solids),
        _inside("inside.turning", light_solids),
        _lines("roots", list(ways.values())),
        _lines("courses", [points for _, points, _ in runs]),
        _sites(np.stack(list(sites.values()))),
    ]
    meta = {
        "unit": UNIT, "roots": _places(ways), "courses": _course_places(runs), "sites": list(sites),
        "key_points": {
            name: turned(point[None])[:, 0].tolist() for name, point in body.key_points(folder).items()
        },
        "skin": _painted(skin), "skin.turning": _painted(coarse),
    }  # fmt: skip
    everything = [skin.mesh, *(mesh for meshes in solids.values() for mesh in meshes)]
    return Figure({"data": traces, "layout": _scene(everything) | {"meta": meta}})


def _mesh(name: str, mesh: Mesh, lighting: dict, **more) -> dict:
    index = np.uint16 if len(mesh.points) < 2**16 else np.uint32
    x, y, z = turned(mesh.points)
    i, j, k = mesh.faces.T.astype(index)
    return {
        "type": "mesh3d", "name": name, "x": x, "y": y, "z": z, "i": i, "j": j, "k": k,
        "hoverinfo": "skip", "flatshading": False, "lighting": lighting, "lightposition": LIGHT,
    } | more  # fmt: skip


def _inside(name: str, solids: dict[str, list[Mesh]]) -> dict:
    """Bones and discs as one mesh."""
    kinds = [len(mesh.points) * [kind == "disc"] for kind, meshes in solids.items() for mesh in meshes]
    mesh = body.joined([mesh for meshes in solids.values() for mesh in meshes])
    intensity = np.concatenate(kinds).astype(np.uint8)
    return _mesh(name, mesh, BONE, intensity=intensity, cmin=0, cmax=1, showscale=False)


def _lines(name: str, ways: list[np.ndarray]) -> dict:
    """Lines as one trace, with a gap after each."""
    x, y, z = np.concatenate([_with_gap(turned(way)) for way in ways], 1)
    return {"type": "scatter3d", "mode": "lines", "name": name, "x": x, "y": y, "z": z,
            "hoverinfo": "skip", "showlegend": False}  # fmt: skip


def _with_gap(points: np.ndarray) -> np.ndarray:
    return np.concatenate([points, np.full((3, 1), np.nan, np.float32)], 1)


def _places(ways: dict[str, np.ndarray]) -> dict[str, list[int]]:
    """Where each line lies in its trace: its first point, and the one after its last."""
    found, start = {}, 0
    for name, way in ways.items():
        found[name] = [start, start + len(way)]
        start += len(way) + 1
    return found


def _runs(courses: list[body.Course]) -> list[tuple[str, np.ndarray, bool]]:
    """(key, points, under the skin) of each part of each course."""
    return [
        (f"{course.start} {course.end}", body.simplified(points, TOLERANCE), under_skin)
        for course in courses
        for points, under_skin in course.runs()
    ]


def _course_places(runs: list[tuple[str, np.ndarray, bool]]) -> dict[str, list[list]]:
    """Of each course, where its parts lie in their trace and which are under the skin."""
    found: dict[str, list[list]] = {}
    start = 0
    for key, points, under_skin in runs:
        found.setdefault(key, []).append([start, start + len(points), under_skin])
        start += len(points) + 1
    return found


def _sites(points: np.ndarray) -> dict:
    x, y, z = turned(points)
    return {"type": "scatter3d", "mode": "markers", "name": "sites", "x": x, "y": y, "z": z,
            "hoverinfo": "skip", "showlegend": False}  # fmt: skip


def turned(points: np.ndarray) -> np.ndarray:
    """(3, n) in Plotly's axes, rounded to what float32 keeps."""
    return np.stack([points[:, 0], -points[:, 2], points[:, 1]]).astype(np.float32)


def _scene(meshes: list[Mesh]) -> dict:
    """A space as large as the body on both sides of the midline, and a rim, without axes."""
    points = np.concatenate([turned(mesh.points) for mesh in meshes], 1)
    high = np.abs(points).max(1) * [1, 1, 0] + [0, 0, points[2].max()] + RIM
    low = -high * [1, 1, 0] + [0, 0, points[2].min() - RIM]
    axes = {
        f"{axis}axis": {"range": [float(start), float(end)], "visible": False, "showspikes": False}
        for axis, start, end in zip("xyz", low, high)
    }
    ratio = dict(zip("xyz", ((high - low) / UNIT).tolist()))
    return {
        "template": {}, "margin": dict.fromkeys("lrtb", 0), "showlegend": False,
        "paper_bgcolor": "rgba(0, 0, 0, 0)",
        "scene": axes | {"aspectmode": "manual", "aspectratio": ratio, "dragmode": "turntable",
                         "hovermode": False, "bgcolor": "rgba(0, 0, 0, 0)"},
    }  # fmt: skip


def _painted(skin: body.Skin) -> dict:
    weights = {map: np.rint(weights * 255).astype(np.uint8).ravel() for map, weights in skin.weights.items()}
    borders = [[line.tolist(), sides] for line, sides in skin.borders]
    return {"areas": skin.areas, "area": skin.area, "roots": skin.roots, "weights": weights,
            "borders": borders}  # fmt: skip
