"""All pictures for paper, drawn from one set of artwork and one atlas."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from .artwork import Drawing
from .body import Body
from .spine import Spine
from .way import Way

LEGS = ("front", "back", "outer", "inner")  # the views that show the limb from hip to foot
SIDES = {"right": "R", "left": "L"}


class Plates:
    """Made once for a process: drawings are read when they are first needed, and kept.

    `sides`: what is written on a picture for the person's right and left.
    """

    def __init__(self, assets: Path, atlas, sides: Mapping[str, str] = SIDES):
        self.assets = Path(assets)
        self._body = Body(atlas, dict(sides))
        self._way, self._spine = Way(atlas, self._body), Spine(atlas, dict(sides))
        self._read: dict[str, Drawing] = {}

    def body(self, view: str, picks: Sequence[str], *, side: str = "right") -> str:
        """The view with the picked skin marked: its pattern, its outline, its name."""
        return self._body.marked(self._drawing(f"views/{view}"), picks, side)

    def way(self, picks: Sequence[str], side: str = "right") -> str:
        """The way of the nerves from the spine to the picked skin, on the view that shows most of it."""
        courses = {view: self._drawing(f"courses/{view}") for view in LEGS}
        views = {view: self._drawing(f"views/{view}") for view in LEGS}
        return self._way.drawn(courses, views, picks, side)

    def spine(self, roots: Mapping[str, str], side: str = "right") -> str:
        """The lower spine from the front; roots: id -> "primary" (solid) or "overlap" (hatched)."""
        return self._spine.drawn(self._drawing("spine/front"), roots, side)

    def blank(self, view: str, side: str = "right") -> str:
        """The view alone, in the frame of `over`."""
        return self._body.blank(self._drawing(f"views/{view}"), side)

    def over(self, view: str, areas: Sequence[str] = (), side: str = "right") -> str:
        """What lies over `blank`: these areas (ids) of one side, marked; a small drawing."""
        return self._body.over(self._drawing(f"views/{view}"), areas, side)

    def _drawing(self, path: str) -> Drawing:
        """Raises FileNotFoundError for a view that is not drawn."""
        if path not in self._read:
            self._read[path] = Drawing.read(self.assets / f"{path}.svg")
        return self._read[path]
