"""The lower spine on paper, with the roots that matter drawn and named."""

from collections.abc import Mapping
from dataclasses import dataclass

from atlas.errors import UnknownId
from atlas.scales import SIDES

from .artwork import Drawing
from .body import ground, root_look
from .labels import INK, PAPER
from .markup import element, sheet, text
from .pattern import pattern

TALL = 80  # mm on the page
QUIET = "#59636d"
PLATE = (9.0, 5.2)  # mm: the label of a root


@dataclass(frozen=True)
class Spine:
    """Draws the spine for one atlas. `sides`: what is written for right and left."""

    atlas: object
    sides: Mapping[str, str]

    def drawn(self, drawing: Drawing, roots: Mapping[str, str], side: str) -> str:
        """roots: id -> "primary" (solid) or any other relation (hatched), on one side.

        Raises UnknownId for a root the spine has not.
        """
        known = [row.root for row in self.atlas.tables.rows("roots") if row.kind == "root"]
        for root in roots:
            if root not in known:
                raise UnknownId("root", root, known)
        unit = drawing.height / TALL
        lit = sorted(roots, key=lambda root: roots[root] == "primary")
        others = [self.course(drawing, root, each, unit, "") for each in SIDES for root in known
                  if each != side or root not in roots]  # fmt: skip
        inside = (
            *(element("defs", pattern(f"root-{root}", root_look(self.atlas, root)[1],
                                      root_look(self.atlas, root)[0], 0.2 * unit)) for root in roots),
            ground(drawing, "right"), *others,
            *(self.course(drawing, root, side, unit, roots[root]) for root in lit),
            *(self.label(drawing, root, side, unit, roots.get(root, "")) for root in known),
            self.named_sides(drawing, unit),
        )  # fmt: skip
        return sheet(drawing.width, drawing.height, *inside)

    def course(self, drawing: Drawing, root: str, side: str, unit: float, relation: str) -> str:
        """The nerve of one root: where it is seen a line, behind bone a finer, dotted one."""
        seen, behind = (drawing.outline(part="root", root=root, side=side, hidden=hidden)
                        for hidden in ("no", "yes"))  # fmt: skip
        fine = {"fill": "none", "stroke_linecap": "round", "stroke_linejoin": "round"}
        if not relation:
            return element("path", d=seen, stroke=QUIET, stroke_width=0.35 * unit, opacity=0.55, **fine)
        ink, _ = root_look(self.atlas, root)
        wide = 1.7 * unit
        dots = f"0 {1.1 * unit:.1f}"
        lines = [
            element("path", d=behind, stroke=ink, stroke_width=0.7 * unit, stroke_dasharray=dots, **fine),
            element("path", d=seen, stroke=PAPER, stroke_width=wide + 0.9 * unit, **fine),
            element("path", d=seen, stroke=ink, stroke_width=wide, **fine),
        ]
        if relation != "primary":
            lines += [
                element("path", d=seen, stroke=PAPER, stroke_width=wide - 0.5 * unit, **fine),
                element("path", d=seen, stroke=ink, stroke_width=wide - 0.5 * unit,
                        stroke_dasharray=f"{0.5 * unit:.1f} {0.9 * unit:.1f}", fill="none"),
            ]  # fmt: skip
        return "".join(lines)

    def label(self, drawing: Drawing, root: str, side: str, unit: float, relation: str) -> str:
        """The name of a root beside the spine: solid, hatched, or only written."""
        (place,) = drawing.where(part="label", root=root, side=side)
        x, y = float(place.get("cx")), float(place.get("cy"))
        name = {"text_anchor": "middle", "font_weight": 600 if relation else 400}
        if not relation:
            return text(root, x, y + 0.95 * unit, 2.7 * unit, fill=QUIET, **name)
        ink, _ = root_look(self.atlas, root)
        wide, high = (side * unit for side in PLATE)
        box = {"x": x - wide / 2, "y": y - high / 2, "width": wide, "height": high, "rx": unit}
        solid = relation == "primary"
        inside = [
            element("rect", fill=ink if solid else PAPER, stroke=ink, stroke_width=0.5 * unit, **box),
        ]
        if not solid:
            window = {"x": x - 2.6 * unit, "y": y - 1.9 * unit, "width": 5.2 * unit, "height": 3.8 * unit}
            inside += [
                element("rect", fill=f"url(#root-{root})", **box),
                element("rect", fill=PAPER, rx=0.6 * unit, **window),
            ]
        inside.append(text(root, x, y + 1.2 * unit, 3.4 * unit, fill=PAPER if solid else INK, **name))
        return "".join(inside)

    def named_sides(self, drawing: Drawing, unit: float) -> str:
        """The person's right and left; from the front the right is on the left of the paper."""
        return "".join(
            text(self.sides[side], drawing.width * share, drawing.height - unit, 2.9 * unit,
                 fill=INK, text_anchor="middle")
            for side, share in zip(SIDES, (0.12, 0.88), strict=True)
        )  # fmt: skip
