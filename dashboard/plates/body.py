"""One view of the body on paper: its light, and the skin that is meant."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .labels import PAPER, Label
from .markup import element
from .pattern import pattern, root_look
from .shape import extent, middle, rings
from .skins import SOLID, Skin, meant, on_side
from .view import View

NAMED = 5  # names beside one picture
FELT = ("#1d5c96", "lines_right")  # ink and pattern of where it is felt: the one accent of the page
FINE = {"fill": "none", "stroke_linejoin": "round"}


@dataclass(frozen=True)
class Body:
    """Draws views for one atlas. `sides`: what is written for right and left."""

    atlas: object
    sides: Mapping[str, str]

    def over(self, view: View, areas: Sequence[str]) -> str:
        return view.plain(self.marks(view, [on_side(self.atlas, area, view.side) for area in areas]))

    def marked(self, view: View, picks: Sequence[str]) -> str:
        """The body with the skin of the picks, their names beside it, and its sides."""
        skins = meant(self.atlas, picks, view.side)
        names = self.labels(view, skins)
        return view.titled(names, self.sides, view.ground(), self.marks(view, skins))

    def marks(self, view: View, skins: Sequence[Skin]) -> str:
        """Each skin the view shows with its pattern and outline, the faint ones below."""
        ordered = sorted(skins, key=lambda skin: skin.strength == SOLID)
        return element("g", *(self.mark(view, skin) for skin in ordered), transform=view.mirror)

    def mark(self, view: View, skin: Skin) -> str:
        d, unit, solid = outline(view, skin), view.unit, skin.strength == SOLID
        if not d:
            return ""
        ink, hatching = root_look(self.atlas, skin.root) if skin.root else FELT
        id, weight = f"{skin.side}-{skin.id}", 0.7 if solid else 0.4
        dashes = f"{1.4 * unit:.1f} {unit:.1f}"
        lines = [
            element("defs", pattern(id, hatching, ink, 0.2 * unit)),
            element("path", d=d, fill=ink, fill_opacity=0.34 if solid else 0.0),
            element("path", d=d, fill=f"url(#{id})", fill_opacity=1.0 if solid else 0.6),
            element("path", d=d, stroke=PAPER, stroke_width=2 * weight * unit, opacity=0.9, **FINE),
            element("path", d=d, stroke=ink, stroke_width=weight * unit,
                    stroke_dasharray=None if solid else dashes, **FINE),
        ]  # fmt: skip
        if skin.kind == "root":  # how far its skin may reach
            reach = view.drawing.outline(root=skin.id, side=view.half(skin.side), extent="reach")
            lines.insert(0, element("path", d=reach, stroke=ink, stroke_width=0.45 * unit,
                                    stroke_dasharray=dashes, **FINE))  # fmt: skip
        return "".join(lines)

    def labels(self, view: View, skins: Sequence[Skin]) -> list[Label]:
        """The names of picked areas; of skin that roots serve the root; each once, where most is seen."""
        named: dict[str, Skin] = {}
        for skin in (skin for skin in skins if outline(view, skin)):
            key = skin.root or skin.id
            named[key] = max(named.get(key, skin), skin, key=lambda skin: _weight(view, skin))
        return [
            Label(skin.root or self.atlas.words(f"area.{skin.id}.name"),
                  view.seen(middle(outline(view, skin))), bool(skin.root))
            for skin in list(named.values())[:NAMED]
        ]  # fmt: skip


def outline(view: View, skin: Skin) -> str:
    """The outline of a skin as this view shows it; empty where it does not."""
    half = view.half(skin.side)
    if half is None:
        return ""
    if skin.kind == "root":
        return view.drawing.outline(root=skin.id, side=half, extent="core")
    return view.drawing.outline(area=skin.id, side=half if skin.side != "middle" else "middle")


def _weight(view: View, skin: Skin) -> tuple[bool, float]:
    """What is named first: what is meant most, then what is seen largest."""
    return skin.strength == SOLID, max(map(extent, rings(outline(view, skin))))
