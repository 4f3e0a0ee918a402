"""The areas painted once on the right limb."""

import loop_surface
from limb_coordinates import Limb
from painting_fields import TRUNK, Painting
from painting_foot import paint_foot, paint_toes
from painting_hip import paint_hip
from painting_leg import paint_ankle, paint_ankle_bones, paint_knee, paint_leg, paint_thigh

LAYERS = (
    paint_thigh, paint_leg, paint_knee, paint_hip, paint_ankle, paint_foot,
    paint_ankle_bones, paint_toes,
)


def paint(skin):
    """(names, scores): names[0] is the trunk, scores (n, names) as in painting_fields."""
    limb = Limb(skin)
    painting = Painting(len(skin.vertices), TRUNK)
    for lay in LAYERS:
        lay(painting, limb)
    smooth = loop_surface.smoothing(skin.faces, len(skin.vertices))
    return painting.names, painting.scores(smooth)
