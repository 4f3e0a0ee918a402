"""The page to take home: finished texts and pictures in, a tagged PDF of one page, two at most, out.

>>> from leaflet import Leaflet, pdf
>>> pdf(Leaflet(...), paper="us-letter", print="large")[:5]
b'%PDF-'
"""

from .contents import Leaflet, Picture, Section
from .printing import PAPERS, PRINTS, pdf

__all__ = ["PAPERS", "PRINTS", "Leaflet", "Picture", "Section", "pdf"]
