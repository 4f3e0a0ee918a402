"""The right limb as one light mesh to turn, cut along the borders of areas and bands."""

from pathlib import Path

import numpy as np
from scipy.spatial import cKDTree

import limb
import map_fields
import maps
import model_lines
from model_cut import cut
from model_decimation import decimate
from model_evened import evened

TRIANGLES = 14_000
WAIST = 200.0  # mm: the model ends here, as the pictures fade here
UNIT = 0.05  # mm
NONE = 255  # skin of the trunk: no area, no root
CLEFT = 20.0  # mm from the midline
FINER_FOOT, FINER_TOES = 12.0, 60.0  # how much more an error counts there than on thigh and leg


def build(out, cache):
    """Write out/body/model.npz; cache holds the wheel."""
    wheel = Path(cache) / limb.WHEEL
    fine = limb.paint(wheel, limb.PICTURE_STEPS)
    vertices, faces, area, root = painted_mesh(limb.paint(wheel, limb.CHECK_STEPS))
    print(f"model: {len(faces)} triangles to {TRIANGLES}", flush=True)
    label = area * 16 + root
    vertices, faces, label = decimate(vertices, faces, label, TRIANGLES, _weight(vertices, fine.skin))
    vertices = evened(vertices, faces, label, fine.skin)
    path = Path(out) / "body" / "model.npz"
    path.parent.mkdir(parents=True, exist_ok=True)
    _write(path, np.rint(vertices / UNIT), faces, label // 16, label % 16, fine)
    return [path]


def painted_mesh(painted):
    """Vertices, faces, area and root of each face; cut at the waist and along all borders.

    area: place in painted.names, 0 the trunk; root: place in map_fields.ROOTS.
    """
    skin = painted.skin
    height = skin.vertices[:, 1]
    fields = np.concatenate([skin.vertices, painted.scores, map_fields.fields(skin)], 1)
    faces, _, fields, above, _ = cut(
        skin.faces, np.stack([WAIST - height, height - WAIST], 1), fields,
    )
    faces = faces[above == 0]
    fields[len(skin.vertices):, 1] = WAIST
    kinds = painted.scores.shape[1]
    faces, _, fields, area, _ = cut(faces, fields[:, 3:3 + kinds], fields)
    faces, _, fields, root, origin = cut(faces, fields[:, 3 + kinds:], fields)
    return fields[:, :3], faces, area[origin], root


def _weight(vertices, skin):
    """(n,) more on foot, toes and in the cleft of the buttocks, so that they keep their form."""
    parts = skin.parts[cKDTree(skin.vertices).query(vertices)[1]]
    x, y, z = vertices.T
    cleft = (x > -CLEFT) & (z < 40) & (y < 110)
    return 1 + parts[:, 3] * FINER_FOOT + parts[:, 4:].sum(1) * FINER_TOES + cleft * FINER_FOOT


def _write(path, vertices, faces, area, root, fine):
    """Numbers instead of names, NONE on the trunk."""
    ids = sorted(fine.names[1:])
    area = np.array([NONE] + [ids.index(name) for name in fine.names[1:]])[area].astype(np.uint8)
    root = np.where(area == NONE, NONE, root).astype(np.uint8)
    weight = fine.roots[cKDTree(fine.skin.vertices).query(vertices * UNIT)[1]]
    lines, starts, beside = model_lines.lines(faces, area)
    map_lines, map_starts, map_beside = model_lines.lines(faces, root)
    np.savez_compressed(
        path,
        vertices=vertices.astype(np.int16), unit_mm=np.float32(UNIT), faces=faces.astype(np.uint16),
        area=model_lines.of_vertices(faces, area, len(vertices)), face_area=area, area_ids=np.array(ids),
        weights=np.rint(np.clip(weight, 0, 1) * 255).astype(np.uint8), root_ids=np.array(map_fields.ROOTS),
        map_id=np.array(maps.NAME), root=model_lines.of_vertices(faces, root, len(vertices)), face_root=root,
        lines=lines, line_starts=starts, line_areas=beside,
        map_lines=map_lines, map_line_starts=map_starts, map_line_roots=map_beside,
    )
