"""The bones of the foot, bent to the foot of the skin by points that both have."""

import numpy as np
from scipy.interpolate import RBFInterpolator
from scipy.spatial import cKDTree

from bones_surface import pieces
from limb_coordinates import UP, unit

# In the order in which they are met from the outer side.
FOOT = (
    "metatarsal_5", "metatarsal_4", "cuboid", "calcaneus", "metatarsal_3", "cuneiform_lateral",
    "metatarsal_2", "navicular", "cuneiform_intermediate", "metatarsal_1", "cuneiform_medial",
)
TOES = (
    *(f"toe{k}_{part}" for k in (5, 4, 3, 2) for part in ("distal", "middle", "proximal")),
    "toe1_distal", "toe1_proximal",
)
HEAD = 11.0  # mm from the skin's toe joint, which lies at the web, back to the metatarsal head
JOINT = 2.0  # mm from the skin's middle joint of a toe back to that of the bones
NAIL = 4.5  # mm from the tip of a toe's skin to its bone
ROUNDS = 12
# mm of skin over a bone at least, by how its name begins.
COVER = {"toe": 2.4, "metatarsal": 3.6, "navicular": 4.5, "cun": 4.5, "cub": 4.5, "calc": 4.5, "tal": 4.0}
PAD, HEEL = 11.0, 8.0  # mm of skin and fat under and behind the heel bone


def source_bones(model):
    """name -> (points, faces) of the model, each bone by itself."""
    found = {}
    for mesh, names in (("r_foot", FOOT), ("r_bofoot", TOES)):
        parts = pieces(*model.meshes[mesh])
        if len(parts) != len(names):
            raise LookupError(f"myo-sim: {mesh} should have {len(names)} bones, it has {len(parts)}")
        found |= dict(zip(names, parts))
    return found


def foot_map(model, bones, limb, shank):
    """Where points of the model's foot lie in the body (a smooth bend, degree one far away).

    shank: the map of the bones above, which the talus follows. Where a bone would come too near
    to the skin, the bend is drawn inwards there, again and again.
    """
    pairs = _toe_pairs(bones, limb) + _heel_pairs(bones["calcaneus"][0], limb)
    ankle = model.joints["talus_r"]
    for offset in ((0, 0, 0), (16, 0, 0), (-16, 0, 0), (0, 12, 0), (0, 0, 14), (0, 0, -14)):
        pairs.append((ankle + offset, shank(ankle + np.array(offset, float))))
    goals = {tuple(source): target for source, target in pairs}
    skin = cKDTree(limb.points)
    for _ in range(ROUNDS):
        bend = _bend(goals)
        for name in bones:
            goals |= _too_near(name, bones[name][0], bend, limb, skin)
    return _bend(goals)


def _bend(goals):
    source, target = np.array(list(goals)), np.array(list(goals.values()))
    return RBFInterpolator(source, target, kernel="linear", degree=1)


def _too_near(name, points, bend, limb, skin):
    """The point of a bone that is nearest to the skin: where it should lie instead, if anywhere."""
    least = [mm for start, mm in COVER.items() if name.startswith(start)]
    if not least:
        return {}
    placed = bend(points)
    _, near = skin.query(placed)
    depth = ((limb.points[near] - placed) * limb.normals[near]).sum(1)
    k = int(np.argmin(depth))
    lack = least[0] - depth[k]
    return {tuple(points[k]): placed[k] - (lack + 0.3) * limb.normals[near[k]]} if lack > 0 else {}


def _toe_pairs(bones, limb):
    pairs = []
    for k in range(1, 6):
        metatarsal, last = bones[f"metatarsal_{k}"][0], bones[f"toe{k}_distal"][0]
        head = metatarsal[metatarsal[:, 2] > metatarsal[:, 2].max() - 9].mean(0)
        end = last[last[:, 2] > last[:, 2].max() - 2].mean(0)
        base, tip = limb.joint[f"toe-{k}-1"], limb.joint[f"toe-{k}-{3 if k == 1 else 4}"]
        pairs.append((head, base - HEAD * unit(limb.along + 0.12 * UP)))
        first = bones[f"toe{k}_proximal"][0]
        joint = first[first[:, 2] > first[:, 2].max() - 3].mean(0)
        pairs.append((joint, limb.joint[f"toe-{k}-2"] - JOINT * unit(tip - base)))
        pairs.append((end, tip - NAIL * unit(tip - base)))
    return pairs


def _heel_pairs(calcaneus, limb):
    back = calcaneus[calcaneus[:, 2] < calcaneus[:, 2].min() + 3].mean(0)
    sole = calcaneus[calcaneus[:, 1] < calcaneus[:, 1].min() + 3].mean(0)
    reach = sole[2] - back[2]
    return [
        (back, limb.at(HEEL, 3.0, back[1] - sole[1] + PAD)),
        (sole, limb.at(HEEL + 0.92 * reach, 2.0, PAD)),
    ]
