"""The spine's levels and the one rule that says which root lies where in it."""

from __future__ import annotations

from .scales import SPINAL

LUMBAR_ROOTS = ("L1", "L2", "L3", "L4", "L5")
SACRAL_ROOTS = ("S1", "S2", "S3", "S4", "S5")
ROOTS = LUMBAR_ROOTS + SACRAL_ROOTS
DISC_LEVELS = ("L1-2", "L2-3", "L3-4", "L4-5", "L5-S1")
LEVELS = (*DISC_LEVELS, "sacral")
POSITIONS = SPINAL
SACRAL_POSITIONS = ("canal", "foramen")


def exiting(level: str) -> str:
    """The root that leaves the spine at a disc level: the first number of its name."""
    return LUMBAR_ROOTS[DISC_LEVELS.index(level)]


def traversing(level: str) -> str:
    """The root that crosses a disc level on its way to leave one level below."""
    return ROOTS[DISC_LEVELS.index(level) + 1]


def written(level: str) -> str:
    """A disc level as people write it, both vertebrae and an en dash: L4–L5 for `L4-5`."""
    upper, dash, lower = level.partition("-")
    if not dash:
        return level
    return f"{upper}–{upper[0] + lower if lower.isdigit() else lower}"


def roots_at(level: str, position: str) -> list[str]:
    """The roots that lie at one place of the lumbar spine, in root order.

    The rule, as surgeons name it (source: DISCLEVEL in sources.csv):

    1. The *exiting* root leaves below the pedicle of its own number, so a level holds in
       its foramen the root of its first number (L4-5: L4).
    2. Outside the foramen (`extraforaminal`) lies that same exiting root.
    3. The *traversing* root is the next one down; it crosses the level in the
       `lateral_recess` (L4-5: L5).
    4. In the `canal` lie the traversing root and all roots below it, down to S5.
    5. Below the last disc (`sacral`) the canal holds S2 to S5, S1 having turned into its
       own opening; every sacral root leaves by a `foramen` of its own.

    Raises ValueError naming what is allowed, for a level or position it does not know.
    """
    if level not in LEVELS:
        raise ValueError(f"unknown level {level!r}; allowed: {', '.join(LEVELS)}")
    if position not in POSITIONS:
        raise ValueError(f"unknown position {position!r}; allowed: {', '.join(POSITIONS)}")
    if level == "sacral":
        return _sacral_roots_at(position)
    if position in ("foramen", "extraforaminal"):  # steps 1 and 2
        return [exiting(level)]
    if position == "lateral_recess":  # step 3
        return [traversing(level)]
    return list(ROOTS[ROOTS.index(traversing(level)) :])  # step 4


def _sacral_roots_at(position: str) -> list[str]:
    """Step 5 of `roots_at`."""
    if position == "canal":
        return list(SACRAL_ROOTS[1:])
    if position == "foramen":
        return list(SACRAL_ROOTS)
    allowed = ", ".join(SACRAL_POSITIONS)
    raise ValueError(f"the sacral level has no position {position!r}; allowed: {allowed}")


def spinal_sites(level: str, position: str) -> dict[str, list[str]]:
    """The sites of one place, each with its roots; only the sacral openings are several."""
    roots = roots_at(level, position)
    if level == "sacral" and position == "foramen":
        return {f"foramen@{root}": [root] for root in roots}
    return {f"{position}@{level}": roots}
