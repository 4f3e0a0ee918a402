"""The lower spine on paper, with the roots that matter drawn and named."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from atlas import colours
from atlas.errors import UnknownId
from atlas.scales import SIDES

from .labels import INK, PAPER, apart, leader
from .markup import element, text
from .pattern import pattern, root_look
from .shape import Point, rings
from .view import View

QUIET = "#59636d"
PLATE = (9.0, 5.2)  # mm: the label of a root that is meant
WRITTEN = 2.8  # mm: the height of the others
WRITING = {"text_anchor": "middle", "stroke": PAPER, "stroke_width": 5, "paint_order": "stroke"}
FINE = {"fill": "none", "stroke_linecap": "round", "stroke_linejoin": "round"}


@dataclass(frozen=True)
class Spine:
    """Draws the spine for one atlas. `sides`: what is written for right and left."""

    atlas: object
    sides: Mapping[str, str]

    def drawn(self, view: View, roots: Mapping[str, str], other: Mapping[str, str]) -> str:
        """roots: id -> "primary" (solid) or any other relation (hatched), on the side of the view.

        other: the same for the other side, whose names are written where it has any. Raises
        UnknownId for a root the spine has not.
        """
        known = [row.root for row in self.atlas.tables.rows("roots") if row.kind == "root"]
        for root in (*roots, *other):
            if root not in known:
                raise UnknownId("root", root, known)
        (beyond,) = (replace(view, side=side) for side in SIDES if side != view.side)
        halves = [(view, roots), (beyond, other)]
        return view.titled([], self.sides,
            *(self.hatching(view, root) for root in dict.fromkeys((*roots, *other))), view.ground(),
            *(self.idle(half, root) for half, meant in halves for root in known if root not in meant),
            *(self.nerve(half, root, meant[root]) for half, meant in halves for root in _last_first(meant)),
            self.labels(view, known, roots),
            self.labels(beyond, known, other) if other else "",
        )  # fmt: skip

    def hatching(self, view: View, root: str) -> str:
        ink, name = root_look(self.atlas, root)
        return element("defs", pattern(f"root-{root}", name, ink, 0.2 * view.unit))

    def idle(self, view: View, root: str) -> str:
        """A root that is not meant: a fine grey line."""
        d = view.drawing.outline(part="root", root=root, side=view.side, hidden="no")
        return element("path", d=d, stroke=QUIET, stroke_width=0.35 * view.unit, opacity=0.55, **FINE)

    def nerve(self, view: View, root: str, relation: str) -> str:
        """A root that is meant: solid or like a ladder; behind bone dotted."""
        seen, behind = (view.drawing.outline(part="root", root=root, side=view.side, hidden=hidden)
                        for hidden in ("no", "yes"))  # fmt: skip
        ink, _ = root_look(self.atlas, root)
        unit, wide = view.unit, 1.7 * view.unit
        dots, rungs = f"0 {1.1 * unit:.1f}", f"{0.5 * unit:.1f} {0.9 * unit:.1f}"
        lines = [
            element("path", d=behind, stroke=ink, stroke_width=0.7 * unit, stroke_dasharray=dots, **FINE),
            element("path", d=seen, stroke=PAPER, stroke_width=wide + 0.9 * unit, **FINE),
            element("path", d=seen, stroke=ink, stroke_width=wide, **FINE),
        ]
        if relation != "primary":
            inner = {"d": seen, "fill": "none", "stroke_width": wide - 0.5 * unit}
            lines.append(element("path", stroke=PAPER, stroke_linecap="round", **inner))
            lines.append(element("path", stroke=ink, stroke_dasharray=rungs, **inner))
        return "".join(lines)

    def labels(self, view: View, known: Sequence[str], roots: Mapping[str, str]) -> str:
        """The names of all roots in a column beside the spine, those that are meant on plates."""
        places = [view.drawing.where(part="label", root=root, side=view.side)[0] for root in known]
        unit = view.type
        tall = [(PLATE[1] if root in roots else WRITTEN) * unit for root in known]
        wanted = [float(place.get("cy")) - high / 2 for place, high in zip(places, tall, strict=True)]
        tops = apart(wanted, tall, 0.8 * unit, unit, view.shown)
        x = float(places[0].get("cx"))
        return "".join(
            self.plate(view, root, (x, top + high / 2), roots[root]) if root in roots
            else text(root, x, top + high / 2 + 0.95 * unit, 2.7 * unit, fill=QUIET, **WRITING)
            for root, top, high in zip(known, tops, tall, strict=True)
        )  # fmt: skip

    def plate(self, view: View, root: str, at: Point, relation: str) -> str:
        """The name of a root on its colour, or on its hatching, with a line to where it leaves the spine."""
        ink, _ = root_look(self.atlas, root)
        (x, y), unit, solid = at, view.type, relation == "primary"
        wide, high = (length * unit for length in PLATE)
        box = {"x": x - wide / 2, "y": y - high / 2, "width": wide, "height": high, "rx": unit}
        rim = x + (wide / 2 if view.side == "right" else -wide / 2)
        parts = [
            leader((rim, y), self.exit(view, root), view.unit),
            element("rect", fill=ink if solid else PAPER, stroke=ink, stroke_width=0.5 * unit, **box),
        ]
        if not solid:
            window = {"x": x - 2.7 * unit, "y": y - 1.9 * unit, "width": 5.4 * unit, "height": 3.8 * unit}
            parts.append(element("rect", fill=f"url(#root-{root})", **box))
            parts.append(element("rect", fill=PAPER, rx=0.6 * unit, **window))
        name = {"fill": colours.ink_on(ink) if solid else INK, "font_weight": 600, "text_anchor": "middle"}
        parts.append(text(root, x, y + 1.2 * unit, 3.4 * unit, **name))
        return "".join(parts)

    def exit(self, view: View, root: str) -> Point:
        """Where a root leaves the spine."""
        (row,) = [row for row in self.atlas.tables.rows("roots") if row.root == root]
        found = view.drawing.where(site=f"foramen@{row.exits_at}", side=view.side)
        if found:
            return float(found[0].get("cx")), float(found[0].get("cy"))
        return rings(view.drawing.outline(part="root", root=root, side=view.side, hidden="no"))[0][0]


def _last_first(roots: Mapping[str, str]) -> list[str]:
    """In the order of drawing: those mainly meant lie over the others."""
    return sorted(roots, key=lambda root: roots[root] == "primary")
