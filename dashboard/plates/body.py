"""One view of the body on paper: its light, and the skin that is meant."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from atlas import colours

from .artwork import Drawing
from .labels import INK, PAPER, Label, column, width
from .markup import element, sheet, text
from .pattern import pattern
from .shape import middle
from .skins import HATCHED, SOLID, Skin, meant

TALL = 80  # mm: how tall a picture is on the page; type and lines are measured by it
NAMED = 5  # names beside one picture
FELT = "#1d5c96"  # the one accent of the page
GROUND = "#dcdfe2"  # of a scheme without light


@dataclass(frozen=True)
class Body:
    """Draws views for one atlas. `sides`: what is written for right and left."""

    atlas: object
    sides: Mapping[str, str]

    def blank(self, drawing: Drawing, side: str) -> str:
        return sheet(drawing.width, drawing.height, ground(drawing, side))

    def over(self, drawing: Drawing, areas: Sequence[str], side: str) -> str:
        picked = [Skin("middle" if area in self.atlas.midline else side, "area", area) for area in areas]
        return sheet(drawing.width, drawing.height, self.marks(drawing, picked, side))

    def marked(self, drawing: Drawing, picks: Sequence[str], side: str) -> str:
        """The body with the skin of the picks, their names beside it, and its sides."""
        skins = [skin for skin in meant(self.atlas, picks, side) if outline(drawing, skin, side)]
        unit = drawing.height / TALL
        labels = self.labels(drawing, skins, side)
        names, left, right = beside(labels, drawing, unit)
        foot = 5 * unit
        inside = (ground(drawing, side), self.marks(drawing, skins, side), names,
                  self.named_sides(drawing, side, unit))  # fmt: skip
        return sheet(left + drawing.width + right, drawing.height + foot, *inside, left=-left)

    def marks(self, drawing: Drawing, skins: Sequence[Skin], side: str) -> str:
        """Each skin with its pattern and outline, the faint ones below."""
        unit = drawing.height / TALL
        ordered = sorted(skins, key=lambda skin: skin.strength == SOLID)
        drawn = "".join(self.mark(drawing, skin, side, unit) for skin in ordered)
        return element("g", drawn, transform=mirrored(drawing, side))

    def mark(self, drawing: Drawing, skin: Skin, side: str, unit: float) -> str:
        ink, name = self.look(skin)
        id = f"{drawing.name}-{skin.side}-{skin.id}-{skin.strength}"
        tint, weight = (0.34, 0.7) if skin.strength == SOLID else (0.0, 0.4)
        d = outline(drawing, skin, side)
        dashes = None if skin.strength == SOLID else f"{1.4 * unit:.1f} {1.0 * unit:.1f}"
        fine = {"fill": "none", "stroke_linejoin": "round"}
        reach = self.reach(drawing, skin, side, unit)
        return reach + "".join((
            element("defs", pattern(id, name, ink, 0.2 * unit)),
            element("path", d=d, fill=ink, fill_opacity=tint),
            element("path", d=d, fill=f"url(#{id})", fill_opacity=1.0 if skin.strength == SOLID else 0.6),
            element("path", d=d, stroke=PAPER, stroke_width=2 * weight * unit, opacity=0.9, **fine),
            element("path", d=d, stroke=ink, stroke_width=weight * unit, stroke_dasharray=dashes, **fine),
        ))  # fmt: skip

    def reach(self, drawing: Drawing, skin: Skin, side: str, unit: float) -> str:
        """Of a root's skin how far it may reach: a dashed line."""
        if skin.kind != "root":
            return ""
        half = drawing.drawn_side(skin.side)
        d = drawing.outline(root=skin.id, side=half, extent="reach")
        ink, _ = self.look(skin)
        return element("path", d=d, fill="none", stroke=ink, stroke_width=0.45 * unit,
                       stroke_dasharray=f"{1.4 * unit:.1f} {1.0 * unit:.1f}")  # fmt: skip

    def look(self, skin: Skin) -> tuple[str, str]:
        """The ink and the pattern's name: the root's own, or that of where one feels it."""
        if not skin.root:
            return FELT, "lines_right"
        return root_look(self.atlas, skin.root)

    def labels(self, drawing: Drawing, skins: Sequence[Skin], side: str) -> list[Label]:
        found = []
        for skin in [skin for skin in skins if skin.strength != HATCHED][:NAMED]:
            said = skin.id if skin.kind == "root" else self.atlas.words(f"area.{skin.id}.name")
            at = seen(drawing, middle(outline(drawing, skin, side)), side)
            found.append(Label(said, at, skin.kind == "root"))
        return found

    def named_sides(self, drawing: Drawing, side: str, unit: float) -> str:
        """The person's right and left below the picture."""
        y = drawing.height + 4 * unit
        quiet = {"fill": INK, "text_anchor": "middle"}
        if drawing.sided:
            return text(self.sides[side], drawing.width / 2, y, 2.9 * unit, **quiet)
        ends = ("left", "right") if drawing.name == "back" else ("right", "left")
        return "".join(
            text(self.sides[end], drawing.width * share, y, 2.9 * unit, **quiet)
            for end, share in zip(ends, (0.2, 0.8), strict=True)
        )


def root_look(atlas, root: str) -> tuple[str, str]:
    """The ink of a root on paper and the name of its pattern."""
    (row,) = [row for row in atlas.tables.rows("roots") if row.root == root]
    return colours.of_root(row.colour_light, row.colour_dark)["light"]["edge"], row.pattern


def ground(drawing: Drawing, side: str, faint: float = 1.0) -> str:
    """The light of the body, and its rim as a line so that it is sharp however large it is printed."""
    unit = drawing.height / TALL
    rim = drawing.outline(part="silhouette")
    if not drawing.light:
        inside = element("path", d=rim, fill=GROUND)
    else:
        inside = element("image", href=drawing.light, x=0, y=0, width=drawing.width, height=drawing.height,
                         preserveAspectRatio="none", opacity=faint)  # fmt: skip
    line = element("path", d=rim, fill="none", stroke="url(#rim)", stroke_width=0.22 * unit)
    return element("defs", _rim_ink(drawing)) + element("g", inside, line, transform=mirrored(drawing, side))


def _rim_ink(drawing: Drawing) -> str:
    """The ink of the rim, which goes where the light goes."""
    top, whole = drawing.fade or (-1, 0)
    stops = (element("stop", offset=at, stop_color="#6b747d", stop_opacity=at) for at in (0, 1))
    return element("linearGradient", *stops, id="rim", gradientUnits="userSpaceOnUse",
                   x1=0, x2=0, y1=top, y2=whole)  # fmt: skip


def mirrored(drawing: Drawing, side: str) -> str | None:
    return f"translate({drawing.width} 0) scale(-1 1)" if drawing.sided and side == "left" else None


def seen(drawing: Drawing, point: tuple[float, float], side: str) -> tuple[float, float]:
    """Where a point of the drawing lies on the paper."""
    x, y = point
    return (drawing.width - x, y) if mirrored(drawing, side) else (x, y)


def outline(drawing: Drawing, skin: Skin, side: str) -> str:
    """The outline of a skin as this view shows it; empty where it does not."""
    if drawing.sided and skin.side not in (side, "middle"):
        return ""
    wanted = {"area": skin.id} if skin.kind == "area" else {"root": skin.id, "extent": "core"}
    return drawing.outline(side=drawing.drawn_side(skin.side), **wanted)


def beside(labels: list[Label], drawing: Drawing, unit: float) -> tuple[str, float, float]:
    """The names on both sides of a picture, each on the nearer, and the room they take left and right."""
    near = [label for label in labels if label.at[0] < drawing.width / 2]
    far = [label for label in labels if label not in near]
    top, bottom = 2 * unit, drawing.height
    names = column(near, -unit, "end", unit, top, bottom)
    names += column(far, drawing.width + unit, "start", unit, top, bottom)
    return names, width(near, unit), width(far, unit)
