"""Pictures for paper, as SVG texts: the skin where it is felt, the way of its nerves, the spine's roots.

>>> from plates import Plates
>>> Plates(assets, atlas).body("top", ["right:dorsum_mid"], side="right")[:4]
'<svg'
"""

from .plates import Plates

__all__ = ["Plates"]
