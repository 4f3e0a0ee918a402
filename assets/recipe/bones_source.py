"""The bones of the OpenSim-based model in the myo-sim wheel, standing upright."""

import contextlib
import sys
import tempfile
import zipfile
from dataclasses import dataclass


@dataclass(frozen=True)
class Model:
    """Meshes: name -> (points (n, 3), faces (f, 3)); joints: body -> its origin.

    All in mm in the model's own place: x to the person's left, y up, z forwards.
    """

    meshes: dict
    joints: dict


def read_model(wheel):
    """Everything with a mesh. Raises ImportError without mujoco."""
    with tempfile.TemporaryDirectory() as folder:
        zipfile.ZipFile(wheel).extractall(folder)
        sys.path.insert(0, folder)
        try:
            # mujoco writes its log where it stands: let that be the folder that goes.
            with contextlib.chdir(folder):
                return _stand()
        finally:
            sys.path.remove(folder)
            # It remembers where it lay, and that folder goes: whoever reads it next reads it anew.
            for name in [name for name in sys.modules if name.split(".")[0] == "myo_sim"]:
                del sys.modules[name]


def _stand():
    import mujoco
    from myo_sim.build import compose

    model = compose.build_spec("myolegs").compile()
    data = mujoco.MjData(model)
    mujoco.mj_forward(model, data)
    meshes = {}
    for geom in range(model.ngeom):
        if model.geom_type[geom] != mujoco.mjtGeom.mjGEOM_MESH:
            continue
        mesh = model.mesh(model.geom_dataid[geom])
        first, faces = mesh.vertadr[0], mesh.faceadr[0]
        points = model.mesh_vert[first:first + mesh.vertnum[0]]
        points = points @ data.geom_xmat[geom].reshape(3, 3).T + data.geom_xpos[geom]
        meshes[mesh.name] = _upright(points), model.mesh_face[faces:faces + mesh.facenum[0]]
    joints = {model.body(k).name: _upright(data.xpos[k]) for k in range(model.nbody)}
    return Model(meshes, joints)


def _upright(points):
    return points[..., [0, 2, 1]] * [1, 1, -1] * 1000


def wanted(model, names):
    """The meshes of these names; LookupError names what the model lacks."""
    missing = sorted(set(names) - set(model.meshes))
    if missing:
        raise LookupError(f"myo-sim: meshes wanted, but not found: {', '.join(missing)}")
    return [model.meshes[name] for name in names]
