"""Learn: what is asked, who learns, and what the screen says of it."""

from functools import cache

from learning.questions import Bank


@cache
def bank(atlas) -> Bank:
    """Every card of this atlas, worked out once."""
    return Bank.of(atlas)
