"""What a nerve lies between: how deep under the skin, how far from the nearest bone."""

import numpy as np
from scipy.spatial import cKDTree

import bones_surface
from loop_surface import vertex_normals

UNDER_SKIN = 3.0  # mm between a nerve and the skin
OFF_BONE = 1.4  # mm between a nerve and a bone
THINNEST = 1.2  # mm under the skin at least, where a bone lies close under it
SAMPLES = 1.1  # mm between the dots that stand for a bone's surface
WAIST = 228.0  # mm: above it the skin is cut off


class Surroundings:
    """Skin and bones of the right half of the body, mm."""

    def __init__(self, skin, bones):
        """bones: name -> (points, faces); what is named after a level is a disc and is left out."""
        self.skin, self.tree = skin, cKDTree(skin.vertices)
        dots, normals = zip(*(_dots(*bones[name]) for name in sorted(bones) if "-" not in name))
        self.dots, self.normals = np.concatenate(dots), np.concatenate(normals)
        self.bones = cKDTree(self.dots)
        cover = self.off_bone(skin.vertices)[0]
        self.inset = np.clip(cover - OFF_BONE, THINNEST, UNDER_SKIN)

    def depth(self, points):
        """mm under the skin (n,), negative outside, and the nearest vertex (n,)."""
        _, near = self.tree.query(points)
        return ((self.skin.vertices[near] - points) * self.skin.normals[near]).sum(1), near

    def off_bone(self, points):
        """mm from the nearest bone (n,), negative within, and the way out (n, 3)."""
        gap, near = self.bones.query(points)
        away = points - self.dots[near]
        inside = (away * self.normals[near]).sum(1) < 0
        on_it = (inside | (gap < 0.6))[:, None]
        out = np.where(on_it, self.normals[near], away / np.maximum(gap, 0.6)[:, None])
        return np.where(inside, -gap, gap), out

    def push(self, points):
        """(n, 3) mm that bring every point under the skin and off the bones; bones are stronger."""
        depth, near = self.depth(points)
        lack = np.where(points[:, 1] < WAIST, self.inset[near] - depth, 0)
        gap, out = self.off_bone(points)
        inwards = np.clip(lack, 0, 6)[:, None] * -self.skin.normals[near]
        return inwards + np.clip(OFF_BONE - gap, 0, 6)[:, None] * out

    def under(self, vertices, mm=None):
        """Places (n, 3) under these vertices of the skin."""
        mm = self.inset[vertices] if mm is None else mm
        return self.skin.vertices[vertices] - np.reshape(mm, (-1, 1)) * self.skin.normals[vertices]


def _dots(points, faces):
    """Dots on a bone and the normals there, smoothed over its corners."""
    smooth = vertex_normals(points, faces)
    both = bones_surface.scattered(np.concatenate([points, smooth], 1), faces, SAMPLES)
    length = np.linalg.norm(both[:, 3:], axis=1, keepdims=True)
    return both[:, :3], both[:, 3:] / np.maximum(length, 1e-9)
