"""The bones: known by name, closed, small on disk, and those of the leg inside the skin."""

from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).resolve().parents[2]
LEG = ("femur", "patella", "tibia", "fibula", "talus", "calcaneus")
LARGEST = 300_000  # bytes


def test_bones_are_small_on_disk():
    assert (ROOT / "assets" / "body" / "bones.npz").stat().st_size < LARGEST


def test_every_bone_of_the_leg_is_there(bones):
    assert set(LEG) <= set(bones)


@pytest.mark.parametrize("name", LEG)
def test_bone_is_closed(bones, name):
    _, faces = bones[name]
    edges = np.sort(np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]]), 1)
    assert (np.unique(edges, axis=0, return_counts=True)[1] == 2).all()


@pytest.mark.parametrize("name", LEG)
def test_bone_lies_inside_the_skin(bones, depth_under_skin, name):
    depth = depth_under_skin(bones[name][0])
    assert depth.min() >= 0.5, f"{(depth < 0.5).mean():.1%} out, least depth {depth.min():.1f} mm"
