"""One level of the spine close up, from the side: its disc, the doorway and the nerves in it."""

from dataclasses import dataclass, replace

import numpy as np
from PIL import Image
from scipy import ndimage

import spine_drawing as drawing
import spine_level_drawing
import spine_level_parts as parts
import spine_render as render
import spine_roots as roots
from spine_shapes import LOW, STEP

WIDTH, HEIGHT = 800, 1060  # units of the view box
UNIT = 0.1  # mm
SCALE = 0.8  # pixels of the picture per unit
FINE = 2  # rays per pixel and axis
START = 60.0  # mm beside the midline: rays start here
AHEAD, ABOVE = 17.0, -1.0  # mm from the middle of the canal behind the disc to that of the frame
SOFT_PARTS = 0.45  # how much lighter the deepest shade on sac and nerves is than on bone
SPONGE = 0.05  # how much the hollows of sawn bone darken it


@dataclass(frozen=True)
class Frame:
    """What is seen of one level; stands in for `spine_drawing.View`. middle: world, mm."""

    level: str
    middle: np.ndarray

    across = drawing.SIDE.across
    towards = drawing.SIDE.towards
    up = (0, 1, 0)
    width, height, body = WIDTH, HEIGHT, "right"
    scale = SCALE * FINE  # rays per unit
    mm = UNIT

    @property
    def name(self):
        return f"level_{self.level}"

    def unit(self, points):
        """World points (..., 3) in units of the view box: x forwards, y down."""
        points = np.asarray(points, float)
        return np.stack([
            WIDTH / 2 + (points[..., 2] - self.middle[2]) / UNIT,
            HEIGHT / 2 - (points[..., 1] - self.middle[1]) / UNIT,
        ], -1)

    def rays(self):
        """Where the rays start, (h * w, 3), and the shape (h, w)."""
        high, wide = (int(n * self.scale) for n in (HEIGHT, WIDTH))
        mm = UNIT / self.scale
        z = self.middle[2] + (np.arange(wide) + 0.5 - wide / 2) * mm
        y = self.middle[1] - (np.arange(high) + 0.5 - high / 2) * mm
        z, y = np.meshgrid(z, y)
        return np.stack([np.full(z.size, -START), y.ravel(), z.ravel()], -1), (high, wide)


@dataclass
class Sight:
    """What the rays meet: light, index of the solid or -1, whether sawn bone, share of the colour."""

    light: np.ndarray
    part: np.ndarray
    sawn: np.ndarray
    cover: np.ndarray


def build(scene, folder):
    """Write a picture and a drawing of every level into a folder; returns their paths."""
    sac, made = parts.sac(scene.places), []
    for level in roots.LEVELS:
        print(f"spine: {level}", flush=True)
        frame = Frame(level, roots.canal_point(scene.places, level) + (0, ABOVE, AHEAD))
        segment = parts.segment(scene, level, sac)
        sight = see(segment, frame)
        picture, lines = folder / f"{frame.name}.webp", folder / f"{frame.name}.svg"
        save(sight, picture)
        text = spine_level_drawing.document(scene, segment, sight, frame)
        lines.write_text(text, encoding="utf-8", newline="\n")
        made += [picture, lines]
    return made


def see(segment, frame):
    """The sight of a level, arrays (h, w); past its doorway the leaving root fades."""
    start, shape = frame.rays()
    sight = look(segment, frame, start)
    root = next(iter(segment.nerves))
    share = left_of(segment, root, sight, start)
    fading = share < 1
    nerves = {other: made for other, made in segment.nerves.items() if other != root}
    under = look(replace(segment, nerves=nerves), frame, start[fading])
    behind = under.cover * (1 - share[fading])
    cover = share[fading] + behind
    sight.light[fading] = (sight.light[fading] * share[fading] + under.light * behind) / cover
    sight.cover[fading] = cover
    return Sight(*(values.reshape(shape) for values in vars(sight).values()))


def left_of(segment, root, sight, start):
    """How much is left of the leaving root where a ray meets it: 1 = all; 1 elsewhere."""
    solid, line, past = segment.nerves[root]
    on_it = segment.is_part(sight.part, solid)
    at, _ = parts.along(line[:, 1:], start[on_it][:, 1:])
    share = np.ones(len(start))
    start_of, end = parts.LEAVES
    share[on_it] = 1 - soft((past[at] - start_of) / (end - start_of - 2))
    return np.maximum(share, 0.002)


def soft(t):
    t = np.clip(t, 0, 1)
    return t * t * (3 - 2 * t)


def look(segment, frame, start):
    """What rays from points (n, 3) meet, as flat arrays."""
    field = render.merge(segment.solids)
    met, place = render.hits(field, start, -frame.towards, 2 * START)
    place, count = place[met], len(met)
    sight = Sight(np.zeros(count), np.full(count, -1), np.zeros(count, bool), met.astype(float))
    sight.part[met] = render.nearest_part(segment.solids, place)
    normal = normals(segment.solids, sight.part[met], place)
    sight.sawn[met] = is_sawn(segment, sight.part[met], place) & (normal @ frame.towards > 0.97)
    sight.light[met] = tone(segment, frame, place, normal, sight.sawn[met])
    return sight


def is_sawn(segment, part, place):
    """Which surface points lie on a sawn face of their bone."""
    sawn = np.zeros(len(place), bool)
    for index, face in enumerate(segment.faces):
        own = part == index
        sawn[own] = np.abs(face(place[own])) < 0.5
    return sawn


def tone(segment, frame, place, normal, sawn):
    """Brightness of surface points: bone as in the whole views, soft parts smoother and lighter."""
    is_soft = render.weight_of(segment.soft, [*segment.bones, *segment.discs], place)
    is_disc = render.weight_of(segment.discs, [*segment.bones, *segment.soft], place)
    rough = render.roughen(place, normal, 0.05 * (1 - is_disc) * (1 - is_soft))
    shade = render.shade(render.merge(segment.shading), place, rough, frame.across, frame.towards, frame.up)
    light = render.disc_tone(shade, is_disc, place)
    light = light + is_soft * SOFT_PARTS * (1 - light)
    hollows = ndimage.map_coordinates(render.grain(), (place / STEP * 3.2).T, order=1, mode="grid-wrap")
    return np.clip(light - sawn * SPONGE * np.clip(hollows + 0.6, 0, 2), 0, 1)


def normals(solids, part, points):
    """Normals of each point's own solid, by cubic pieces: close up, linear ones and seams show."""
    normal = np.zeros((len(points), 3))
    for index, solid in enumerate(solids):
        own = part == index
        if not own.any():
            continue
        voxel = (points[own] - LOW) / STEP - solid.corner
        field = ndimage.spline_filter(solid.field.astype(float), 3)
        for axis, step in enumerate(np.eye(3) * 0.9 / STEP):
            ahead, behind = (
                ndimage.map_coordinates(field, (voxel + way).T, order=3, prefilter=False, mode="nearest")
                for way in (step, -step)
            )
            normal[own, axis] = ahead - behind
    return normal / np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-6)


def save(sight, path):
    """Luminance and alpha, FINE rays averaged into a pixel; behind the edge the light continues."""
    high, wide = (n // FINE for n in sight.part.shape)

    def pool(rays):
        return rays.reshape(high, FINE, wide, FINE).mean((1, 3))

    cover = pool(sight.cover)
    light = pool(sight.light * sight.cover) / np.maximum(cover, 1e-6)
    index = ndimage.distance_transform_edt(cover < 0.02, return_distances=False, return_indices=True)
    light = light[tuple(index)]
    pixels = np.round(np.stack([light, light, light, cover], -1) * 255).astype(np.uint8)
    Image.fromarray(pixels, "RGBA").save(path, "WEBP", quality=84, alpha_quality=80, method=6)
