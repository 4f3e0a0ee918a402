"""The knowledge of Sole to Spine: roots, ways, conditions. Pure: no screen, no drawing.

>>> from atlas import load, roots_at
>>> roots_at("L4-5", "lateral_recess")
['L5']
"""

from .atlas import Atlas
from .errors import BadData, Problem, UnknownId
from .levels import roots_at
from .loading import load

__all__ = ["Atlas", "BadData", "Problem", "UnknownId", "load", "roots_at"]
