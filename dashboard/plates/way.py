"""The way of the nerves from the spine to the skin, on the body."""

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from atlas.scales import MIDDLE, SIDES

from .artwork import Drawing
from .body import FINE, Body, outline
from .labels import INK, PAPER, Label
from .markup import element
from .shape import Point, extent, length, rings
from .skins import SOLID, Skin, meant
from .view import View
from .wayfinding import Stretch, serving, stretches

NAMED = 4  # nerves named beside the picture
SEEN = 800  # square drawing units of skin, 2 square centimetres of the body: found on paper
MANY = 40  # stretches: from so many on lines are finer
WIDTHS = {"trunk": 1.15, "twig": 0.75}  # mm
FAR = 0.35  # what counts, of a stretch on the far side of the limb
CUT = (0.45, 0.1)  # the least share of the height that is shown, and what is shown below the way


@dataclass(frozen=True)
class Way:
    """Draws ways for one atlas, on the views of a body."""

    body: Body

    def drawn(self, courses: Mapping[str, Drawing], views: Mapping[str, View], picks: Sequence[str],
              side: str) -> str:  # fmt: skip
        """The way on the view that shows the skin, and most of the way in front; nerves and roots named.

        courses: the drawn nerves in the frames of the views. Empty where no nerve is known to lead there.
        """
        atlas = self.body.atlas
        found = stretches(atlas, picks, side)
        skins = [skin for skin in meant(atlas, picks, side) if skin.strength == SOLID]
        on = {name: paths(courses[name], views[name], found) for name in views}
        best = max(views, key=lambda name: (shows(views[name], skins), _telling(on[name])))
        lines = on[best]
        if not lines:
            return ""
        view = replace(views[best], shown=_lowest(views[best], skins, lines))
        return view.titled(
            [*self.roots(view, lines, skins), *self.nerves(view, lines)], self.body.sides,
            view.ground(0.75), self.body.marks(view, skins), view.melting(),
            element("g", *ways(view, lines), transform=view.mirror),
            self.stations(courses[best], view, found),
        )  # fmt: skip

    def stations(self, course: Drawing, view: View, found: set[Stretch]) -> str:
        """A ring at each place on the way where a condition is known to press."""
        pressed = {row.site for row in self.body.atlas.tables.rows("compressions") if row.site}
        on = {(view.half(one.side), site) for one in found for site in (one.start, one.end)}
        places = [
            view.seen((float(part.get("cx")), float(part.get("cy"))))
            for part in course.parts
            if part.get("data-site") in pressed and (part.get("data-side"), part.get("data-site")) in on
        ]
        ring = {"r": 1.05 * view.unit, "fill": PAPER, "stroke": INK, "stroke_width": 0.5 * view.unit}
        return "".join(element("circle", cx=x, cy=y, **ring) for x, y in places)

    def nerves(self, view: View, lines: Iterable[ET.Element]) -> list[Label]:
        """The nerves that are longest on this view, each pointed to half way along it."""
        known: dict[str, list[ET.Element]] = {}
        for path in lines:
            if self.body.atlas.has_words(f"nerve.{path.get('data-nerve')}.name"):
                known.setdefault(path.get("data-nerve"), []).append(path)
        longest = sorted(known, key=lambda nerve: -sum(map(_length, known[nerve])))
        return [
            Label(self.body.atlas.words(f"nerve.{nerve}.name").partition(" (")[0],
                  view.seen(_half_way(max(known[nerve], key=_length))))
            for nerve in longest[:NAMED]
        ]  # fmt: skip

    def roots(self, view: View, lines: Iterable[ET.Element], skins: Sequence[Skin]) -> list[Label]:
        """The roots of the way, where it comes into the picture, neighbours in brackets; once if alike."""
        labels: dict[str, Label] = {}
        for side in SIDES:
            drawn = [path for path in lines if path.get("data-side") == view.half(side)]
            if drawn:
                highest = min((rings(path.get("d"))[0][0] for path in drawn), key=lambda point: point[1])
                said = self.named(skins, side)
                labels.setdefault(said, Label(said, view.seen(highest), bold=True))
        return list(labels.values())

    def named(self, skins: Sequence[Skin], side: str) -> str:
        """The roots of the skin on one side: never the main ones alone."""
        order = list(self.body.atlas.served.root_order)
        found = [serving(self.body.atlas, skin) for skin in skins if skin.side in (side, MIDDLE)]
        main = {root for primary, _ in found for root in primary}
        others = {root for _, neighbours in found for root in neighbours} - main
        told = " ".join(sorted(main, key=order.index))
        return f"{told} ({' '.join(sorted(others, key=order.index))})" if others else told


def paths(course: Drawing, view: View, found: set[Stretch]) -> list[ET.Element]:
    """The drawn stretches of the way on one view."""
    wanted = {(view.half(one.side), one.start, one.end) for one in found}
    return [part for part in course.parts if _ends(part) in wanted]


def ways(view: View, lines: Sequence[ET.Element]) -> list[str]:
    """Paper rims below, then the lines: deep dashed, under the skin solid; on the far side finer."""
    finer = 0.7 if len(lines) >= MANY else 1.0
    alike: dict[tuple, str] = {}  # what is drawn alike is one path
    for path in lines:
        look = ("twig" if path.get("data-area") else "trunk", path.get("data-depth"), path.get("data-hidden"))
        alike[look] = alike.get(look, "") + path.get("d")
    rims, inks = [], []
    for (reach, depth, hidden), d in sorted(alike.items()):
        wide = finer * WIDTHS[reach] * view.unit
        dashes = f"{1.6 * view.unit:.1f} {view.unit:.1f}" if depth == "deep" else None
        rims.append(element("path", d=d, stroke=PAPER, stroke_width=2 * wide, opacity=0.9, **FINE))
        inks.append(element("path", d=d, stroke=INK, stroke_width=wide * (0.6 if hidden == "yes" else 1),
                            stroke_dasharray=dashes, **FINE))  # fmt: skip
    return [*rims, *inks]


def shows(view: View, skins: Sequence[Skin]) -> bool:
    """Whether a view shows some of the skin well enough to be found on paper."""
    return any(extent(ring) > SEEN for skin in skins for ring in rings(outline(view, skin)))


def _telling(lines: Sequence[ET.Element]) -> float:
    """How much of a way is seen, in drawing units; what lies in front counts most."""
    return sum(_length(path) * (FAR if path.get("data-hidden") == "yes" else 1) for path in lines)


def _lowest(view: View, skins: Sequence[Skin], lines: Sequence[ET.Element]) -> float:
    """How far down the picture has to go to show the way and its skin, in drawing units."""
    drawn = [path.get("d") for path in lines] + [outline(view, skin) for skin in skins]
    lowest = max((y for d in drawn for ring in rings(d) for _, y in ring), default=view.drawing.height)
    least, more = CUT
    height = view.drawing.height
    return min(height, max(least * height, lowest + more * height))


def _ends(path: ET.Element) -> tuple:
    """Side, start and end of a drawn stretch."""
    return path.get("data-side"), path.get("data-from"), path.get("data-to") or path.get("data-area")


def _length(path: ET.Element) -> float:
    return length(path.get("d"))


def _half_way(path: ET.Element) -> Point:
    points = [point for ring in rings(path.get("d")) for point in ring]
    return points[len(points) // 2]
