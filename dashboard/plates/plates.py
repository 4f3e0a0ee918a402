"""All pictures for paper, drawn from one set of artwork and one atlas."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from .artwork import Drawing
from .body import Body
from .row import row
from .spine import Spine
from .view import View
from .way import Way

LIMBS = ("front", "back", "outer", "inner")  # the views that show the limb from hip to foot
SIDES = {"right": "R", "left": "L"}


class Plates:
    """Made once for a process: drawings are read when they are first needed, and kept.

    `sides`: what is written on a picture for the person's right and left. `large` makes the names on
    a picture as much larger as large print needs.
    """

    def __init__(self, assets: Path, atlas, sides: Mapping[str, str] = SIDES):
        self.assets = Path(assets)
        self._body, self._spine = Body(atlas, dict(sides)), Spine(atlas, dict(sides))
        self._drawings: dict[str, Drawing] = {}

    def body(self, view: str, picks: Sequence[str], *, side: str = "right", large: bool = False) -> str:
        """The view with the picked skin marked: its pattern, its outline, its name.

        Raises ValueError for what is no pick, FileNotFoundError for a view that is not drawn.
        """
        return self._body.marked(self._view(view, side, large), picks)

    def bodies(self, views: Sequence[tuple[str, str]], picks: Sequence[str], *, large: bool = False) -> str:
        """Several views, (view, side) each, beside one another, for skin that no one view shows."""
        return row([self.body(view, picks, side=side, large=large) for view, side in views])

    def way(self, picks: Sequence[str], side: str = "right", *, large: bool = False) -> str:
        """The way of the nerves from the spine to the picked skin, on the view that shows most of it.

        Empty where no nerve is known to lead there.
        """
        courses = {view: self._drawing(f"courses/{view}") for view in LIMBS}
        views = {view: self._view(view, side, large) for view in LIMBS}
        return Way(self._body).drawn(courses, views, picks, side)

    def spine(
        self,
        roots: Mapping[str, str],
        side: str = "right",
        *,
        other: Mapping[str, str] | None = None,
        large: bool = False,
    ) -> str:
        """The lower spine from the front; roots: id -> "primary" (solid) or "overlap" (hatched).

        They are those of one side; `other` are those of the other one.
        """
        view = View.whole(self._drawing("spine/front"), side, large)
        return self._spine.drawn(view, roots, other or {})

    def blank(self, view: str, side: str = "right") -> str:
        """The view alone, in the frame of `over`."""
        shown = self._view(view, side)
        return shown.plain(shown.ground())

    def over(self, view: str, areas: Sequence[str] = (), side: str = "right") -> str:
        """What lies over `blank`: these areas (ids) of one side, marked; a small drawing."""
        return self._body.over(self._view(view, side), areas)

    def _view(self, name: str, side: str, large: bool = False) -> View:
        return View.whole(self._drawing(f"views/{name}"), side, large)

    def _drawing(self, path: str) -> Drawing:
        if path not in self._drawings:
            self._drawings[path] = Drawing.read(self.assets / f"{path}.svg")
        return self._drawings[path]
