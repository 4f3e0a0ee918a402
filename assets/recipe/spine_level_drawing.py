"""The drawing over the close picture of a level: outlines, the two nerves, places, points for names."""

import numpy as np
from scipy import ndimage

import spine_drawing as drawing
import spine_level_parts as parts
import spine_roots as roots
import spine_sacrum
from spine_drawing import numbers, outline, spot, tag

FADE = (110, 120, 150)  # units: over these the picture fades at its top, bottom and back
SMALLEST = 150  # square units: smaller patches are not outlined
NAMED = (15, 26)  # mm past its foramen: here the leaving and the passing root are named
LOWEST = 0.84  # share of the height: no root is named below it
NEAR_ITS_NAME = (0.17, 0.32)  # shares of the height: here the sac is named


def document(scene, segment, sight, frame):
    """The whole SVG: ids and geometry only."""
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {frame.width} {frame.height}" '
        f'data-view="{frame.name}" data-level="{frame.level}" data-mm-per-unit="{frame.mm}" '
        f'data-body="{frame.body}" data-fade="{" ".join(map(str, FADE))}">'
    )
    lines = [head, *draw_bone(segment, sight, frame), *draw_soft(segment, sight, frame)]
    lines += [*draw_roots(segment, sight, frame), *draw_sites(scene, frame)]
    return "\n".join([*lines, *draw_names(scene, segment, sight, frame), "</svg>"]) + "\n"


def draw_bone(segment, sight, frame):
    """All that is seen, and what is sawn."""
    seen, sawn = sight.part >= 0, sight.sawn
    yield tag("path", data_part="silhouette", d=outline(seen, frame.scale, 1.5, SMALLEST))
    yield tag("path", data_part="sawn", d=outline(sawn, frame.scale, 1.5, SMALLEST))


def draw_soft(segment, sight, frame):
    for disc in segment.discs:
        if path := outline(segment.is_part(sight.part, disc), frame.scale, 1.5, SMALLEST):
            yield tag("path", data_part="disc", data_level=disc.name, d=path)
    path = outline(segment.is_part(sight.part, segment.sac), frame.scale, 1.5, SMALLEST)
    yield tag("path", data_part="sac", d=path)


def draw_roots(segment, sight, frame):
    """Of each root: what is seen of it, its way behind bone, and where it fades."""
    lines = []
    for root, (solid, line, past) in segment.nerves.items():
        own = segment.is_part(sight.part, solid)
        who = {"data_part": "root", "data_root": root, "data_side": "right"}
        lines += [tag("path", **who, data_hidden="yes", d=d) for d in behind(line, own, frame)]
        seen = outline(own, frame.scale, 1.2, SMALLEST)
        lines.append(tag("path", **who, data_hidden="no", d=seen))
        if root == next(iter(segment.nerves)):
            ends = frame.unit(line[[np.searchsorted(past, mm) for mm in parts.LEAVES]])
            who["data_part"] = "fade"
            lines.append(tag("path", **who, d=f"M{numbers(ends[:1])}L{numbers(ends[1:])}"))
    return lines


def behind(line, own, frame):
    """The stretches of a centre line within the frame where not the root itself is seen."""
    flat = frame.unit(line)
    inside = ((flat > -20) & (flat < (frame.width + 20, frame.height + 20))).all(1)
    flat = flat[inside]
    pixel = np.clip((flat[:, ::-1] * frame.scale).astype(int), 0, np.array(own.shape) - 1)
    hidden = ndimage.median_filter((~own[tuple(pixel.T)]).astype(np.uint8), size=5, mode="nearest") > 0
    edges = np.flatnonzero(np.diff(hidden.astype(int))) + 1
    stretches = [part for part in np.split(np.arange(len(flat)), edges) if len(part) > 3 and hidden[part[0]]]
    return [drawing.curve(flat[part], 20) for part in stretches]


def draw_sites(scene, frame):
    traversing = roots.roots_at(frame.level)[1]
    for site, (point, in_midline) in roots.sites(scene.places).items():
        position, _, level = site.partition("@")
        if level != frame.level or position not in parts.POSITIONS:
            continue
        recess = position == "lateral_recess"
        seen = parts.recess(scene.places, traversing) if recess else drawing.mirrored(point)
        side = "middle" if in_midline else "right"
        yield spot(frame.unit(seen), data_part="site", data_site=site, data_side=side)


def draw_names(scene, segment, sight, frame):
    """Where the leaders of names end, and where the names of vertebrae stand."""
    disc = next(disc for disc in segment.discs if disc.name == frame.level)
    yield spot(roomiest(segment.is_part(sight.part, disc), frame), data_part="name", data_of="disc")
    sac = segment.is_part(sight.part, segment.sac)
    top, bottom = (int(share * len(sac)) for share in NEAR_ITS_NAME)
    sac[:top] = sac[bottom:] = False
    yield spot(roomiest(sac, frame), data_part="name", data_of="sac")
    for (root, (_, line, past)), far in zip(segment.nerves.items(), NAMED):
        flat = frame.unit(line)
        named = flat[(past <= far) & (flat[:, 1] < LOWEST * frame.height)][-1]
        yield spot(named, data_part="name", data_of="root", data_root=root, data_side="right")
    for vertebra in roots.roots_at(frame.level):
        if vertebra == "S1":
            body = spine_sacrum.world(-20, 13, 4)
        else:
            body = scene.places[0][vertebra].world((-20, 0, 2))
        yield spot(frame.unit(body), data_part="name", data_of="vertebra", data_vertebra=vertebra)


def roomiest(mask, frame):
    """The place of a mask that is farthest from its edge, in units."""
    room = ndimage.distance_transform_edt(np.pad(mask, 1))[1:-1, 1:-1]
    row, column = np.unravel_index(room.argmax(), room.shape)
    return (column + 0.5) / frame.scale, (row + 0.5) / frame.scale
