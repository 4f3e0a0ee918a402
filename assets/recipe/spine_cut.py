"""One level of the spine sawn open: from above through its disc, from behind through its pedicles."""

from dataclasses import dataclass, replace

import numpy as np

import spine_cut_drawing
import spine_cut_parts as parts
import spine_level
import spine_level_parts
import spine_render as render
import spine_roots as roots
from spine_level_parts import BY_NAME

WIDTH, HEIGHT = 960, 800  # units of the view box
AHEAD = -17.0  # mm from the middle of the disc to that of the frame from above
RIM = 70  # units at every edge over which the picture melts away
RINGS = 0.035  # how much the rings of a sawn disc differ in light
SOFT = 0.09  # how much lighter sawn nerves are than bone
PULP = 0.07  # how much lighter its core is
EVEN, FLAT_LIGHT = 0.7, 0.80  # what is sawn is lit evenly: to what share, and how brightly
SHELL, HARD = 0.9, 0.10  # mm: how thick the hard rim of sawn bone is; how much lighter


@dataclass(frozen=True)
class Frame:
    """What is seen of one level; stands in for `spine_drawing.View`. middle: world, mm, on the saw cut."""

    kind: str
    level: str
    middle: np.ndarray
    across: np.ndarray
    up: np.ndarray
    towards: np.ndarray

    width, height, body = WIDTH, HEIGHT, "both"
    scale = spine_level.SCALE * spine_level.FINE  # rays per unit
    mm = spine_level.UNIT

    @property
    def name(self):
        return f"{self.kind}_{self.level}"

    def unit(self, points):
        """World points (..., 3) in units of the view box."""
        offset = np.asarray(points, float) - self.middle
        flat = np.stack([offset @ self.across, -(offset @ self.up)], -1)
        return np.array([WIDTH / 2, HEIGHT / 2]) + flat / self.mm

    def on_the_cut(self):
        """The points (h, w, 3) of the saw cut that the rays pass, in mm."""
        high, wide = (int(n * self.scale) for n in (HEIGHT, WIDTH))
        mm = self.mm / self.scale
        x = (np.arange(wide) + 0.5 - wide / 2) * mm
        y = (high / 2 - np.arange(high) - 0.5) * mm
        x, y = np.meshgrid(x, y)
        return self.middle + x[..., None] * self.across + y[..., None] * self.up

    def removed(self, points):
        """How far points lie on the viewer's side of the saw cut, mm; what does is sawn off."""
        return (points - self.middle) @ self.towards


def frames(scene, level):
    """Both frames of a level, in the frame of its disc. The person's right is the viewer's right."""
    upper = BY_NAME[roots.roots_at(level)[0]]
    place = scene.places[1][upper.name]
    _, up, forward = place.axes
    right = np.array([-1.0, 0, 0])
    back = -upper.depth / 2 - parts.DEEP
    yield Frame("above", level, place.world((0, 0, AHEAD)), right, forward, up)
    yield Frame("behind", level, place.world((0, 0, back)), right, up, -forward)


def build(scene, folder):
    """Write a picture and a drawing of every level from above and from behind; returns their paths."""
    sac, made = spine_level_parts.sac(scene.places), []
    for level in roots.LEVELS:
        for frame in frames(scene, level):
            print(f"spine: {frame.name}", flush=True)
            segment = parts.opened(scene, frame, sac)
            sight = see(scene, segment, frame)
            text = spine_cut_drawing.document(scene, segment, sight, frame)
            picture, lines = folder / f"{frame.name}.webp", folder / f"{frame.name}.svg"
            sight.cover = sight.cover * rim(sight.cover.shape, frame.scale)
            spine_level.save(sight, picture)
            lines.write_text(text, encoding="utf-8", newline="\n")
            made += [picture, lines]
    return made


def see(scene, segment, frame):
    """The sight of a sawn level, arrays (h, w); past their doorways the leaving roots fade."""
    cut = frame.on_the_cut()
    start, shape = (cut + spine_level.START * frame.towards).reshape(-1, 3), cut.shape[:2]
    sight = spine_level.look(segment, frame, start)
    share = left_of(segment, sight, frame.unit(start))
    fading = share < 1
    staying = {key: made for key, made in segment.nerves.items() if key[0] != segment.leaving}
    under = spine_level.look(replace(segment, nerves=staying), frame, start[fading])
    behind = under.cover * (1 - share[fading])
    cover = share[fading] + behind
    sight.light[fading] = (sight.light[fading] * share[fading] + under.light * behind) / cover
    sight.cover[fading] = cover
    grain_of_the_cut(scene, segment, sight, cut.reshape(-1, 3))
    return spine_level.Sight(*(values.reshape(shape) for values in vars(sight).values()))


def left_of(segment, sight, flat):
    """How much is left of a leaving root where a ray meets it: 1 = all; 1 elsewhere."""
    share = np.ones(len(flat))
    start, end = spine_level_parts.LEAVES
    for (root, _), (solid, line, past) in segment.nerves.items():
        if root == segment.leaving:
            on_it = segment.is_part(sight.part, solid)
            at, _ = spine_level_parts.along(segment.frame.unit(line) / 10, flat[on_it] / 10)
            share[on_it] = 1 - spine_level.soft((past[at] - start) / (end - start - 2))
    return np.maximum(share, 0.002)


def grain_of_the_cut(scene, segment, sight, cut):
    """What is sawn is lit evenly; bone gets its hard rim, a disc its rings and its core."""
    sight.light[sight.sawn] += EVEN * (FLAT_LIGHT - sight.light[sight.sawn])
    for solid, whole in zip(segment.solids, segment.whole):
        own = segment.is_part(sight.part, solid) & sight.sawn
        if own.any():
            depth = -render.value_in(whole, cut[own])[0]
            sight.light[own] = np.clip(sight.light[own] + grain(scene, segment, whole, depth), 0, 1)


def grain(scene, segment, solid, depth):
    """How much lighter a sawn face is so many mm below its surface."""
    if any(solid is disc for disc in scene.discs):
        rings = RINGS * np.sin(2 * np.pi * depth / 1.15) * np.clip(1.25 - depth / 7, 0, 1)
        return rings + PULP * spine_level.soft((depth - 4.2) / 1.6)
    if any(solid is bone for bone in scene.bones):
        return HARD * np.exp(-np.square(depth / SHELL))
    return SOFT


def rim(shape, scale):
    """Alpha (h, w) that melts the picture away at its edges."""
    rows, columns = (np.arange(n) + 0.5 for n in shape)
    sides = [spine_level.soft(np.minimum(n, len(n) - n) / scale / RIM) for n in (rows, columns)]
    return sides[0][:, None] * sides[1][None, :]
