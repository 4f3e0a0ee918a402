"""How much of the sky each vertex sees in the three scenes: both legs, one leg, the foot."""

import numpy as np

import loop_surface
import views_light
from views_both import both_halves

FOOT_MM = 190.0  # above the ground: what stands over a foot in the pictures of a foot


def skies(skin, say):
    """scene -> (n, directions) share of light that reaches each vertex."""
    both = both_halves(skin.vertices, skin.faces)
    height = skin.vertices[:, 1] - skin.vertices[:, 1].min()
    near = skin.faces[height[skin.faces].max(1) < FOOT_MM]
    used, flat = np.unique(near, return_inverse=True)
    foot = np.ones((len(skin.vertices), views_light.DIRECTIONS), np.float32)
    found = {}
    say("light on both legs")
    found["both"] = views_light.sky_seen(skin.vertices, skin.normals, *both)
    say("light on one leg")
    found["leg"] = views_light.sky_seen(skin.vertices, skin.normals, skin.vertices, skin.faces)
    say("light on the foot")
    foot[used] = views_light.sky_seen(
        skin.vertices[used], skin.normals[used], skin.vertices[used], flat.reshape(-1, 3)
    )
    found["foot"] = foot
    smooth = loop_surface.smoothing(skin.faces, len(skin.vertices))
    return {scene: _softened(sky, smooth) for scene, sky in found.items()}


def _softened(sky, smooth):
    """Neighbours share their light: a shadow edge is as fine as the mesh, not finer."""
    for _ in range(5):
        sky = 0.5 * sky + 0.5 * (smooth @ sky)
    return sky.astype(np.float32)
