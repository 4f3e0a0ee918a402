"""What one level shows close up: bone sawn open beside the canal, the dural sac, two nerves."""

from dataclasses import dataclass

import numpy as np
from scipy.interpolate import PchipInterpolator
from scipy.spatial import cKDTree

import spine_drawing as drawing
import spine_roots as roots
import spine_sacrum
from spine_shapes import LOW, STEP, Solid, bar, block, both, cut, normalised
from spine_vertebra import COLUMN

POSITIONS = ("canal", "lateral_recess", "foramen", "extraforaminal")
BY_NAME = {v.name: v for v in COLUMN}
SAW = 4.5  # mm outside the pedicle: here the near transverse process is sawn off
INTO = 0.3  # share of the lower pedicle that is sawn off with it
SACRAL_SAW = 24.0  # mm from the midline: here the near wing of the sacrum is sawn off
NERVE = 2.0  # mm, half the thickness of a root
GANGLION, LONG = 1.1, 4.2  # mm: how much thicker a root is in its doorway, and over what length
FLAT = 0.78  # depth of the dural sac for a width of one
EDGE = 0.5  # mm, rounding of a sawn edge
LEAVES = (19.0, 33.0)  # mm past its doorway: over this stretch the leaving root fades, and ends
STUMP = (12.0, 20.0)  # over this its shadow does
BODY = 2.0  # mm of a body's back that may be sawn off: the rest of it stays whole
FAR = 22.0  # mm: farther from a tube nothing is asked


@dataclass
class Segment:
    """The solids of one level, and its two nerves by root: (solid, centre line, mm past the doorway).

    stump: the leaving root without what fades, which throws no shadow;
    faces: of each bone, a function of points that is about 0 mm where it was sawn off.
    """

    bones: list
    faces: list
    discs: list
    sac: Solid
    nerves: dict
    stump: Solid

    @property
    def soft(self):
        return [self.sac, *(solid for solid, *_ in self.nerves.values())]

    @property
    def solids(self):
        return [*self.bones, *self.discs, *self.soft]

    @property
    def shading(self):
        """The solids that throw shadows."""
        nerves = [solid for solid, *_ in self.nerves.values()]
        return [*self.bones, *self.discs, self.sac, self.stump, *nerves[1:]]

    def is_part(self, part, solid):
        """Where an array of indices of solids means this one (a root and a vertebra share a name)."""
        return part == next(at for at, other in enumerate(self.solids) if other is solid)


def segment(scene, level, sac):
    """Bones and discs of the column, opened where this level is to be looked into."""
    traversing = roots.roots_at(level)[1]
    lower = "sacrum" if traversing == "S1" else traversing
    whole = [bone for bone in scene.bones if not bone.name.startswith("hip")]
    bones = [sawn(bone, scene, bone.name == lower) for bone in whole]
    faces = [face(bone.name, scene, bone.name == lower) for bone in whole]
    exiting, traversing = roots.roots_at(level)
    nerves = {
        exiting: nerve(scene.places, exiting, ends=LEAVES),
        traversing: nerve(scene.places, traversing),
    }
    stump, *_ = nerve(scene.places, exiting, ends=STUMP)
    return Segment(bones, faces, scene.discs, sac, nerves, stump)


def sawn(solid, scene, is_lower):
    """A bone without what stands before its near pedicle; the lower one with a window in this."""
    points = points_of(solid)
    field = cut(solid.field, face(solid.name, scene, is_lower)(points), EDGE)
    if not is_lower:
        return Solid(solid.name, solid.corner, field)
    if solid.name == "sacrum":
        window = bar(spine_sacrum.unrolled(points), *SACRAL_WINDOW)
    else:
        window = bar(scene.places[0][solid.name].inside(points), *lumbar_window(BY_NAME[solid.name]))
    return Solid(solid.name, solid.corner, cut(field, window, EDGE))


def points_of(solid):
    """The points (nx, ny, nz, 3) at which the field of a solid is known, in mm."""
    axes = [LOW[k] + STEP * (solid.corner[k] + np.arange(n)) for k, n in enumerate(solid.field.shape)]
    return np.stack(np.meshgrid(*axes, indexing="ij"), -1).astype(np.float32)


def face(name, scene, is_lower):
    """Field of what is sawn off a bone: beside a plane, and behind the body."""
    if name == "sacrum":
        return lambda points: points[..., 0] + SACRAL_SAW
    v, place = BY_NAME[name], scene.places[0][name]
    plane = v.canal + v.pedicle * (1 - INTO) if is_lower else v.canal + v.pedicle + SAW

    def field(points):
        own = place.inside(points)
        return both(own[..., 0] + plane, own[..., 2] + v.depth / 2 - BODY, EDGE)

    return field


def lumbar_window(v):
    """Start, end, radii and taper of the bore: it widens outwards, so that its wall is seen."""
    y, z = v.height * 0.2 + 0.8, -v.depth / 2 - 6.0
    return (2 - v.canal, y, z), (-v.canal - v.pedicle, y, z), (6, 4.4, 4.6), 1.25


SACRAL_WINDOW = (-8, 7, -15), (-SACRAL_SAW, 8, -14), (6, 5.0, 5.0), 1.3


def recess(places, root):
    """On a root, the place that is seen through the window in the pedicle."""
    line = drawing.mirrored(roots.centre_line(places, root))
    if root == "S1":
        window = drawing.mirrored(spine_sacrum.world(-SACRAL_WINDOW[0][0], *SACRAL_WINDOW[0][1:]))
    else:
        window = places[0][root].world(lumbar_window(BY_NAME[root])[0])
    return line[np.linalg.norm((line - window)[:, 1:], axis=1).argmin()]


def sac(places):
    """The dural sac, with the roots that run on in it."""
    first = roots.canal_point(places, "L1-2")
    way = [(first + (0, 75, -2), 10.2), (first + (0, 38, -1), 10.3)]
    way += [(roots.canal_point(places, level), roots.sac_half_width(level)) for level in roots.LEVELS]
    way += [(spine_sacrum.world(0, u, -8), half) for u, half in ((22, 7.0), (40, 4.4), (50, 0.8))]
    points = np.array([point for point, _ in way])
    line = roots.smooth(points, 0.5)
    at, _ = along(line, points)
    half = PchipInterpolator(at, [width for _, width in way])(np.arange(len(line)))
    return tube("sac", line, half * FLAT, squeeze=FLAT)


def nerve(places, root, ends=None, side="right", begins=None):
    """A root on one side of the person, thicker where its ganglion lies; see Segment.

    ends: mm past its doorway between which it grows thin and ends; begins: where it starts.
    """
    turned = drawing.mirrored if side == "right" else np.asarray
    line, door = turned(roots.centre_line(places, root)), turned(roots.foramen(places, root))
    past = np.arange(len(line)) - np.linalg.norm(line - door, axis=1).argmin()
    half = NERVE + GANGLION * np.exp(-np.square((past - 1) / LONG))
    if begins is not None:
        line, past, half = (values[past >= begins] for values in (line, past, half))
    if ends:
        line, past, half = (values[past <= ends[1]] for values in (line, past, half))
        half *= np.clip((ends[1] - past) / (ends[1] - ends[0]), 0.05, 1) ** 0.6
    return tube(root, line, half), line, past


def tube(name, line, half, squeeze=1.0):
    """A tube around the points of a line; half: its half thickness at each, mm; squeeze: of x."""
    wide = half.max() / squeeze + 5
    corner, points = block(line.min(0) - wide, line.max(0) + wide)
    at, gap = along(line * (squeeze, 1, 1), points * np.array((squeeze, 1, 1), np.float32))
    return Solid(name, corner, normalised((gap - half[at]).astype(np.float32)))


def along(line, points):
    """Index of the nearest point of a line, and how far it is, for points (..., 3)."""
    gap, at = cKDTree(line).query(points.reshape(-1, points.shape[-1]), distance_upper_bound=FAR, workers=-1)
    shape = points.shape[:-1]
    return np.minimum(at, len(line) - 1).reshape(shape), np.minimum(gap, FAR).reshape(shape)
