"""How much of the sky each vertex sees in the three scenes: both legs, one leg, the foot."""

import numpy as np

import loop_surface
import views_light
from views_both import both_halves

FOOT_MM = 150.0  # above the ground: what stands over a foot in the pictures of a foot


def skies(skin, coarse, say):
    """scene -> (n, directions) share of light that reaches each vertex of the skin.

    coarse: the same half body with fewer triangles, which casts the shadows.
    """
    scenes = {
        "both": both_halves(coarse.vertices, coarse.faces),
        "leg": (coarse.vertices, coarse.faces),
        "foot": _foot_of(coarse),
    }
    smooth = loop_surface.smoothing(skin.faces, len(skin.vertices))
    height = skin.vertices[:, 1] - skin.vertices[:, 1].min()
    found = {}
    for scene, shade in scenes.items():
        say(f"light, {scene}")
        near = height < (FOOT_MM if scene == "foot" else np.inf)
        sky = np.ones((len(height), views_light.DIRECTIONS), np.float32)
        sky[near] = views_light.sky_seen(skin.vertices[near], skin.normals[near], *shade)
        found[scene] = _softened(sky, smooth)
    crisp = _crispness(skin, smooth)[:, None]
    return {scene: (sky * crisp).astype(np.float32) for scene, sky in found.items()}


def _crispness(skin, smooth):
    """Light gained on sharp ridges and lost in sharp creases: nails, tendons and folds read."""
    near, gain = skin.vertices, np.zeros(len(skin.vertices))
    spacing = np.sqrt(_vertex_areas(skin))
    for rounds, strength in ((2, 2.4), (8, 1.3)):
        for _ in range(rounds):
            near = 0.5 * near + 0.5 * (smooth @ near)
        depth = ((near - skin.vertices) * skin.normals).sum(1) / spacing
        depth -= smooth @ (smooth @ depth) if rounds == 2 else np.median(depth)
        gain -= strength * np.clip(depth, -0.35, 0.35)
    return np.exp(np.clip(gain, -0.6, 0.35))


def _vertex_areas(skin):
    corner = skin.vertices[skin.faces]
    size = np.linalg.norm(np.cross(corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0]), axis=1)
    return np.maximum(np.bincount(skin.faces.ravel(), np.repeat(size / 6, 3), len(skin.vertices)), 1e-3)


def _foot_of(skin):
    height = skin.vertices[:, 1] - skin.vertices[:, 1].min()
    near = skin.faces[height[skin.faces].max(1) < FOOT_MM]
    used, flat = np.unique(near, return_inverse=True)
    return skin.vertices[used], flat.reshape(-1, 3)


def _softened(sky, smooth):
    """Neighbours share their light: a shadow edge is as fine as the mesh, not finer."""
    for _ in range(5):
        sky = 0.5 * sky + 0.5 * (smooth @ sky)
    return sky.astype(np.float32)
