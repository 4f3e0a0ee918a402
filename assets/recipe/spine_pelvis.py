"""The hip bones: myo-sim's coarse surface, rounded by subdivision and made solid."""

import contextlib
import sys
import tempfile
import zipfile

import numpy as np
import trimesh
from scipy import ndimage

from spine_shapes import LOW, STEP, Solid, block, cut, join

# From myo-sim's frame (x left, y up, z forwards, mm) to ours, origin on the sacrum.
SHIFT = np.array([0.0, -1044.0, 96.0])
GROWTH = np.array([1.04, 1.0, 1.0])
THICK = 2.0


def hip_bones(wheel):
    """Vertices in mm and faces of the right and the left hip bone."""
    with tempfile.TemporaryDirectory() as folder:
        zipfile.ZipFile(wheel).extractall(folder)
        sys.path.insert(0, folder)
        try:
            # mujoco writes its log where it stands: let that be the folder that goes.
            with contextlib.chdir(folder):
                return _read_model()
        finally:
            sys.path.remove(folder)


def _read_model():
    import mujoco
    from myo_sim.build import compose

    model = compose.build_spec("myolegs").compile()
    data = mujoco.MjData(model)
    mujoco.mj_forward(model, data)
    found = {}
    for geom in range(model.ngeom):
        if model.geom_type[geom] != mujoco.mjtGeom.mjGEOM_MESH:
            continue
        mesh = model.mesh(model.geom_dataid[geom])
        if mesh.name in ("r_pelvis", "l_pelvis"):
            first, faces = mesh.vertadr[0], mesh.faceadr[0]
            points = model.mesh_vert[first:first + mesh.vertnum[0]]
            points = points @ data.geom_xmat[geom].reshape(3, 3).T + data.geom_xpos[geom]
            points = points[:, [0, 2, 1]] * [1, 1, -1] * 1000
            found[mesh.name] = points, model.mesh_face[faces:faces + mesh.facenum[0]]
    if len(found) != 2:
        raise LookupError(f"myo-sim: hip bones wanted: r_pelvis, l_pelvis; found: {sorted(found)}")
    return found["r_pelvis"], found["l_pelvis"]


def solid_from(name, points, faces, blur=3.2):
    """Voxels within THICK mm of the rounded surface, and what it encloses."""
    mesh = trimesh.Trimesh((points + SHIFT) * GROWTH, faces)
    mesh.merge_vertices()
    mesh = mesh.subdivide_to_size(5.0)
    mesh.merge_vertices()
    trimesh.smoothing.filter_laplacian(mesh, lamb=0.5, iterations=18, volume_constraint=False)
    dots, _ = trimesh.sample.sample_surface(mesh, 300_000, seed=1)
    corner, grid = block(dots.min(0) - 10, dots.max(0) + 10)
    empty = np.ones(grid.shape[:3], bool)
    where = np.round((dots - LOW) / STEP).astype(int) - corner
    where = where[((where >= 0) & (where < empty.shape)).all(1)]
    empty[tuple(where.T)] = False
    far = ndimage.distance_transform_edt(empty) * STEP
    full = ndimage.binary_fill_holes(far < 1.6)
    field = np.where(full, -ndimage.distance_transform_edt(full) * STEP, far)
    field = ndimage.gaussian_filter(field, blur / STEP) - THICK
    return Solid(name, corner, np.clip(field, -6, 6).astype(np.float32))


def hip_solids(wheel):
    right, left = hip_bones(wheel)
    return [solid_from("hip_right", *right), solid_from("hip_left", *left)]
