"""A drawing as it comes on paper: for one side of the person, down to some height, in some size of type."""

from collections.abc import Mapping
from dataclasses import dataclass

from .artwork import Drawing
from .labels import INK, PAPER, Label, column, width
from .markup import element, sheet, text
from .shape import Point

TALL = 80  # mm: how tall a picture is on the page; lines and type are measured by it
FOOT = 5  # mm below it, for the names of the sides
LARGE = 1.45  # times the type, in large print
GROUND = "#dcdfe2"  # of a scheme without light
RIM = "#6b747d"
MELTING = 0.12  # share of the height over which a picture that is cut melts away


@dataclass(frozen=True)
class View:
    """`shown`: the height that is shown, in drawing units; all of it unless the picture is cut."""

    drawing: Drawing
    side: str
    shown: float
    large: bool = False

    @classmethod
    def whole(cls, drawing: Drawing, side: str, large: bool = False) -> "View":
        return cls(drawing, side, drawing.height, large)

    @property
    def unit(self) -> float:
        """Drawing units of a millimetre on paper."""
        return self.shown / TALL

    @property
    def type(self) -> float:
        """Drawing units of a millimetre, for type and what goes with it."""
        return self.unit * (LARGE if self.large else 1)

    @property
    def mirror(self) -> str | None:
        """What turns the right half, which is drawn, into the left."""
        turned = self.drawing.sided and self.side == "left"
        return f"translate({self.drawing.width} 0) scale(-1 1)" if turned else None

    def seen(self, point: Point) -> Point:
        """Where a point of the drawing lies on the paper."""
        x, y = point
        return (self.drawing.width - x, y) if self.mirror else (x, y)

    def half(self, side: str) -> str | None:
        """The half of the drawing that shows a side of the person; None where this view does not."""
        if self.drawing.sided and side not in (self.side, "middle"):
            return None
        return "right" if self.drawing.sided else side

    def ground(self, ink: float = 1.0) -> str:
        """The light of the body, and its rim as a line, sharp however large it is printed."""
        drawing, rim = self.drawing, self.drawing.outline(part="silhouette")
        line = element("path", d=rim, fill="none", stroke="url(#rim)", stroke_width=0.22 * self.unit)
        if drawing.light:
            body = element("image", href=drawing.light, x=0, y=0, width=drawing.width, height=drawing.height,
                           preserveAspectRatio="none", opacity=ink)  # fmt: skip
        else:
            areas = "".join(part.get("d", "") for part in drawing.parts if part.get("data-area"))
            body = element("path", d=rim, fill=GROUND)
            body += element("path", d=areas, fill="none", stroke=PAPER, stroke_width=0.5 * self.unit)
        top, whole = drawing.fade or (-1, 0)
        ends = {"gradientUnits": "userSpaceOnUse", "x1": 0, "x2": 0}
        inks = (element("stop", offset=at, stop_color=RIM, stop_opacity=at) for at in (0, 1))
        faded = element("linearGradient", *inks, id="rim", y1=top, y2=whole, **ends)
        return element("defs", faded) + element("g", body, line, transform=self.mirror)

    def melting(self) -> str:
        """Paper over the lower end of a picture that is cut."""
        if self.shown == self.drawing.height:
            return ""
        ends = {"gradientUnits": "userSpaceOnUse", "x1": 0, "x2": 0}
        clear = (element("stop", offset=at, stop_color=PAPER, stop_opacity=at) for at in (0, 1))
        start = (1 - MELTING) * self.shown
        fade = element("linearGradient", *clear, id="melting", y1=start, y2=self.shown, **ends)
        box = {"x": 0, "y": start, "width": self.drawing.width, "height": self.drawing.height - start}
        return element("defs", fade) + element("rect", fill="url(#melting)", **box)

    def plain(self, *inside: str) -> str:
        """A sheet as large as the drawing and nothing beside it."""
        return sheet(self.drawing.width, self.drawing.height, *inside)

    def titled(self, labels: list[Label], sides: Mapping[str, str], *inside: str) -> str:
        """A sheet with names on both sides, each on the nearer, and the sides of the person below."""
        across = self.drawing.width
        near = [label for label in labels if label.at[0] < across / 2]
        far = [label for label in labels if label not in near]
        room = {"unit": self.type, "top": 2 * self.unit, "bottom": self.shown}
        names = column(near, -self.unit, "end", **room) + column(far, across + self.unit, "start", **room)
        left, right = width(near, self.type), width(far, self.type)
        foot = FOOT * self.type
        return sheet(left + across + right, self.shown + foot, *inside, names, self.named(sides), left=-left)

    def named(self, sides: Mapping[str, str]) -> str:
        """The person's right and left below the picture; seen from behind the left is on the left."""
        ends = ("left", "right") if self.drawing.name == "back" else ("right", "left")
        places = {self.side: 0.5} if self.drawing.sided else dict(zip(ends, (0.2, 0.8), strict=True))
        y = self.shown + 0.8 * FOOT * self.type
        return "".join(
            text(sides[side], self.drawing.width * share, y, 2.9 * self.type, fill=INK, text_anchor="middle")
            for side, share in places.items()
        )
