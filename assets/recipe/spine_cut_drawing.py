"""The drawing over the picture of a sawn level: outlines, roots, places to press, points for names."""

import numpy as np
from scipy import ndimage

import spine_cut_parts as parts
import spine_drawing as drawing
import spine_level_parts
import spine_roots as roots
from spine_drawing import outline, spot, tag
from spine_level_drawing import SMALLEST, roomiest

ROUNDED = 13.0  # rays: how softly the corners of a place are rounded
NAMED = {"above": 33.0, "behind": -14.0}  # mm past its doorway: here the leaving root is named
MARGIN = 85  # units from the edge within which nothing is named
THREAD = 1.0  # mm, half the thickness of a root that runs on in the sac


def document(scene, segment, sight, frame):
    """The whole SVG: ids and geometry only."""
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {frame.width} {frame.height}" '
        f'data-view="{frame.name}" data-level="{frame.level}" data-mm-per-unit="{frame.mm}" '
        f'data-body="{frame.body}">'
    )
    lines = [head, *draw_flesh(segment, sight, frame), *draw_threads(scene, sight, segment, frame)]
    lines += [*draw_roots(segment, sight, frame), *draw_places(scene, segment, sight, frame)]
    return "\n".join([*lines, *draw_names(segment, sight, frame), "</svg>"]) + "\n"


def draw_flesh(segment, sight, frame):
    """All that is seen, what is sawn bone, the discs, the dural sac."""
    bone = np.isin(sight.part, range(len(segment.bones)))
    yield tag("path", data_part="silhouette", d=outline(sight.part >= 0, frame.scale, 1.5, SMALLEST))
    yield tag("path", data_part="sawn", d=outline(sight.sawn & bone, frame.scale, 1.5, SMALLEST))
    for disc in segment.discs:
        if path := outline(segment.is_part(sight.part, disc), frame.scale, 1.5, SMALLEST):
            yield tag("path", data_part="disc", data_level=disc.name, d=path)
    path = outline(segment.is_part(sight.part, segment.sac), frame.scale, 1.5, SMALLEST)
    yield tag("path", data_part="sac", d=path)


def draw_threads(scene, sight, segment, frame):
    """The roots that run on in the sac: sawn across from above, lengthwise from behind."""
    half, index = roots.sac_half_width(frame.level), roots.LEVELS.index(frame.level)
    sac = segment.is_part(sight.part, segment.sac)
    for root in roots.ROOTS[index + 2:]:
        for side in parts.SIDES:
            who = {"data_part": "thread", "data_root": root, "data_side": side}
            if frame.kind == "above":
                x = roots.lane(root, index, half)
                back = half * spine_level_parts.FLAT * (0.9 * (1 - x / half) - 0.3)
                place = roots.canal_point(scene.places, frame.level, parts.SIGN[side] * x)
                at = frame.unit(place - back * frame.up)
                yield tag("circle", **who, cx=f"{at[0]:.1f}", cy=f"{at[1]:.1f}", r=f"{THREAD / frame.mm:.0f}")
                continue
            turned = drawing.mirrored if side == "right" else np.asarray
            flat = frame.unit(turned(roots.centre_line(scene.places, root)))
            yield tag("path", **who, d=drawing.curve(flat[seen_on(sac, flat, frame)], 40))


def seen_on(mask, flat, frame):
    """Which points (n, 2), in units, lie in the picture and on a mask of its rays."""
    pixel = (flat[:, ::-1] * frame.scale).astype(int)
    inside = ((pixel >= 0) & (pixel < mask.shape)).all(1)
    pixel[~inside] = 0
    return inside & mask[tuple(pixel.T)]


def draw_roots(segment, sight, frame):
    """What is seen of the root that leaves and of the one that passes, on both sides."""
    for (root, side), (solid, line, past) in segment.nerves.items():
        who = {"data_part": "root", "data_root": root, "data_side": side}
        who["data_way"] = "exiting" if root == segment.leaving else "traversing"
        yield tag("path", **who, d=outline(segment.is_part(sight.part, solid), frame.scale, 1.2, 60))
        if root == segment.leaving:
            ends = frame.unit(line[[np.searchsorted(past, mm) for mm in spine_level_parts.LEAVES]])
            ends = f"M{drawing.numbers(ends[:1])}L{drawing.numbers(ends[1:])}"
            yield tag("path", data_part="fade", data_root=root, data_side=side, d=ends)


def draw_places(scene, segment, sight, frame):
    """Each place as one rounded shape, and where its mark stands."""
    for (position, side), mask in parts.places(scene, segment, sight).items():
        mask = largest(ndimage.gaussian_filter(mask.astype(float), ROUNDED) > 0.5)
        who = {"data_position": position, "data_side": side, "data_site": f"{position}@{frame.level}"}
        yield tag("path", data_part="place", **who, d=outline(mask, frame.scale, 1.5, SMALLEST))
        yield spot(roomiest(mask, frame), data_part="mark", **who)


def largest(mask):
    """The largest connected piece of a mask, whole: what stands in it belongs to it."""
    pieces, count = ndimage.label(mask)
    sizes = ndimage.sum_labels(mask, pieces, range(1, count + 1))
    return ndimage.binary_fill_holes(pieces == 1 + int(np.argmax(sizes)))


def draw_names(segment, sight, frame):
    """Where disc and sac are named, and each root where it has left or passed the most."""
    disc = next(disc for disc in segment.discs if disc.name == frame.level)
    for part, solid in (("disc", disc), ("sac", segment.sac)):
        yield spot(roomiest(segment.is_part(sight.part, solid), frame), data_part="name", data_of=part)
    size = np.array([frame.width, frame.height])
    for (root, side), (solid, line, past) in segment.nerves.items():
        flat, own = frame.unit(line), segment.is_part(sight.part, solid)
        if root == segment.leaving:
            last = flat[past <= NAMED[frame.kind]][-1]
        else:
            seen = seen_on(own, flat, frame) & ((flat > MARGIN) & (flat < size - MARGIN)).all(1)
            last = flat[seen][-1] if seen.any() else np.array(roomiest(own, frame))
        yield spot(last, data_part="name", data_of="root", data_root=root, data_side=side)
