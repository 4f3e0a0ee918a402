"""What is left of a level when it is sawn open: bones, discs and sac cut flat, the leaving roots whole."""

from dataclasses import dataclass, field

import numpy as np
from scipy import ndimage

import spine_level_parts as level_parts
import spine_render as render
import spine_roots as roots
from spine_level_parts import BY_NAME, EDGE, LEAVES, STUMP, Segment, nerve, points_of
from spine_shapes import Solid, both

DEEP = 5.0  # mm behind the bodies: here the pedicles are sawn
AXILLA = -8.5  # mm: so far before its doorway the leaving root is drawn from above, where it leaves the sac
GONE = (-9.0, -5.0)  # over this stretch the passing root ends in that view, below its pedicle
SMOOTH = 0.7  # voxels, rounding of what is sawn
SIDES = ("right", "left")
SIGN = {"right": -1, "left": 1}  # of x


@dataclass
class Opened(Segment):
    """A sawn level. nerves: (root, side) -> (solid, centre line, mm past the doorway).

    whole: each of `solids` before it was sawn; leaving: the root that leaves here.
    """

    frame: object = None
    leaving: str = ""
    whole: list = field(default_factory=list)

    @property
    def shading(self):
        """The solids that throw shadows: of the leaving roots what does not fade."""
        staying = [made[0] for (root, _), made in self.nerves.items() if root != self.leaving]
        return [*self.bones, *self.discs, self.sac, *self.stump, *staying]


def opened(scene, frame, sac):
    """The level as it is seen in one frame."""
    exiting, traversing = roots.roots_at(frame.level)
    bones, discs = shown(scene, frame)
    whole = [*bones, *discs, sac]
    from_above = frame.kind == "above"
    cut = [sawn(solid, frame) for solid in (*bones, *discs)]
    begins, gone = (AXILLA, GONE) if from_above else (None, None)
    nerves, stumps = {}, []
    for side in SIDES:
        nerves[exiting, side] = nerve(scene.places, exiting, LEAVES, side, begins)
        passing, *way = nerve(scene.places, traversing, gone, side)
        nerves[traversing, side] = sawn(passing, frame) if from_above else passing, *way
        stumps.append(nerve(scene.places, exiting, STUMP, side, begins)[0])
    faces = [frame.removed] * (len(cut) + 1 + len(nerves))
    return Opened(
        cut[:len(bones)], faces, cut[len(bones):], sawn(sac, frame) if from_above else sac, nerves,
        stumps, frame=frame, leaving=exiting, whole=[*whole, *(made[0] for made in nerves.values())],
    )


def shown(scene, frame):
    """Bones and discs of a frame: from above only those of the level, from behind the column."""
    bones = [bone for bone in scene.bones if not bone.name.startswith("hip")]
    if frame.kind == "behind":
        return bones, scene.discs
    upper, lower = roots.roots_at(frame.level)
    names = (upper, "sacrum" if lower == "S1" else lower)
    return (
        [bone for bone in bones if bone.name in names],
        [disc for disc in scene.discs if disc.name == frame.level],
    )


def sawn(solid, frame):
    """A solid without what lies on the viewer's side of the saw cut."""
    plane = frame.removed(points_of(solid)).astype(np.float32)
    field = ndimage.gaussian_filter(both(solid.field, plane, EDGE), SMOOTH)
    return Solid(solid.name, solid.corner, field)


# -- the places where something can press -------------------------------------------------

SAC_SHARE = 0.62  # of the sac's half width: farther out lies the lateral recess
BEYOND = 13.0  # mm: how far the place outside the doorway reaches
RIM_OF_DISC = 3.0  # mm of the disc's rim that belong to the places beside it
AROUND_ROOT, AROUND_SAC = 7.5, 2.0  # mm: how far the place of a root, of the sac, reaches around it
SACRAL = (15.5, 15.0)  # mm: half the width of the canal at S1, width of its pedicle
REACH = 11.0  # mm: how far the canal of a level reaches above and below the middle of its disc


def borders(level):
    """mm from the midline: canal to recess, recess to foramen, foramen to outside, and the outer end."""
    upper, lower = roots.roots_at(level)
    sizes = [(v.canal, v.pedicle) for v in (BY_NAME[upper], BY_NAME.get(lower)) if v]
    sizes = np.array(sizes if len(sizes) > 1 else [*sizes, SACRAL])
    canal, out = sizes[:, 0].mean(), sizes.sum(1).mean()
    return SAC_SHARE * roots.sac_half_width(level), canal, out, out + BEYOND


def places(scene, segment, sight):
    """(position, side) -> mask (h, w) of each place of the level, as its rays are."""
    frame = segment.frame
    cut = frame.on_the_cut()
    own = scene.places[1][segment.leaving].inside(cut)
    middle, canal, out, end = borders(frame.level)
    free = ~(sight.sawn & np.isin(sight.part, range(len(segment.bones))))
    free, in_canal = (from_above if frame.kind == "above" else from_behind)(segment, free, cut, own)
    found = {("canal", "middle"): in_canal & (np.abs(own[..., 0]) < middle)}
    for (root, side), (_, line, _) in segment.nerves.items():
        x = SIGN[side] * own[..., 0]
        near = free & (beside(frame, line) < AROUND_ROOT)
        if root == segment.leaving:
            found["foramen", side] = near & (x > canal) & (x < out) & below_pedicle(scene, segment, own)
            found["extraforaminal", side] = near & (x > out) & (x < end)
        else:
            found["lateral_recess", side] = recess(scene, segment, own, free) & (x > middle) & (x < canal)
    return found


def below_pedicle(scene, segment, own):
    """Below the middle of the pedicle under which the root leaves."""
    place, pedicles = scene.places[1][segment.leaving], roots.pedicles(scene.places)
    return own[..., 1] < place.inside(pedicles[segment.leaving])[1]


def beside(frame, line):
    """How far each ray passes from the centre line of a root, in mm as it is seen (h, w)."""
    flat = frame.unit(line) * frame.mm
    _, gap = level_parts.along(flat, frame.unit(frame.on_the_cut()) * frame.mm)
    return gap


def from_above(segment, free, cut, own):
    """What is seen of no sawn bone, with the rim of the disc; and of that the middle of the canal."""
    disc, sac = (value(solid, cut) for solid in segment.whole[len(segment.bones):][:2])
    free = free & (disc > -RIM_OF_DISC)
    before = own[..., 2] + BY_NAME[segment.leaving].depth / 2 > -8
    return free, free & ((sac < AROUND_SAC) | before)


def from_behind(segment, free, cut, own):
    """What is seen of no sawn bone; and the canal as high as the level."""
    return free, np.abs(own[..., 1]) < REACH


def recess(scene, segment, own, free):
    """Beside the sac: from above before its widest part, from behind from the disc to the lower pedicle."""
    upper, lower = roots.roots_at(segment.frame.level)
    if segment.frame.kind == "above":
        return free & (own[..., 2] + BY_NAME[upper].depth / 2 > -11)
    place, pedicles = scene.places[1][upper], roots.pedicles(scene.places)
    low = pedicles[lower] if lower in pedicles else np.array(roots.lateral_recess(scene.places, lower))
    return free & (own[..., 1] < 4) & (own[..., 1] > place.inside(low)[1] - 3)


def value(solid, points):
    """A solid's field at points (h, w, 3)."""
    found, _ = render.value_in(solid, points.reshape(-1, 3))
    return found.reshape(points.shape[:-1])
