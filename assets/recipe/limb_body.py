"""The painted limb as a small mesh, so that coverage can be checked without the wheel."""

import numpy as np


def write_body(path, skin, names, scores, points):
    """npz: vertices (n, 3) float32 mm, faces (f, 3) int32, area (f,) uint8 into area_ids,
    points (p, 3) float32 mm, point_ids, point_faces (p,). Right half, without the trunk."""
    area = scores[skin.faces].mean(1).argmax(1)
    keep = area > 0
    limb, _ = skin.only(keep)
    ids = sorted(names[1:])
    rank = np.array([-1] + [ids.index(name) for name in names[1:]])
    face_area = rank[area[keep]]
    centres = limb.vertices[limb.faces].mean(1)
    chosen = list(points)
    where = np.array([points[name][0] for name in chosen])
    faces = [int(np.argmin(np.linalg.norm(centres - p, axis=1))) for p in where]
    np.savez_compressed(
        path,
        vertices=np.round(limb.vertices, 2).astype(np.float32),
        faces=limb.faces.astype(np.int32),
        area=face_area.astype(np.uint8),
        area_ids=np.array(ids),
        points=np.round(where, 2).astype(np.float32),
        point_ids=np.array(chosen),
        point_faces=np.array(faces, np.int32),
    )
