"""The way of the nerves from the spine to the skin, on the body."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from atlas.scales import MIDDLE, SIDES

from .artwork import Drawing
from .body import TALL, Body, beside, ground, mirrored, seen
from .labels import INK, PAPER, Label
from .markup import element, sheet
from .shape import length, rings
from .skins import Skin, meant, parsed

NAMED = 4  # nerves named beside the picture
WIDTHS = {"trunk": 1.15, "twig": 0.75}  # mm


@dataclass(frozen=True)
class Piece:
    """A stretch of nerve: from a site to a site, or to an area of skin."""

    side: str
    start: str
    end: str


@dataclass(frozen=True)
class Way:
    """Draws ways for one atlas, on the views of a body."""

    atlas: object
    body: Body

    def pieces(self, picks: Sequence[str], side: str) -> set[Piece]:
        """The stretches of the usual ways of the roots that mainly serve what is picked."""
        through = self._through(picks)
        found = set()
        for skin in meant(self.atlas, picks, side):
            for area, root in self._served(skin):
                for way in self._usual(area, root):
                    if through and not through & set(way):
                        continue
                    stops = (*way, area)
                    for each in SIDES if skin.side == MIDDLE else (skin.side,):
                        found |= {Piece(each, *ends) for ends in pairwise(stops)}
        return found

    def _through(self, picks: Sequence[str]) -> set[str]:
        """The sites at which picked conditions press: only ways through them are meant."""
        return {
            effect.site
            for pick in parsed(self.atlas, picks) if pick.kind == "condition"
            for effect in self.atlas.rows.effects_of(pick.id, pick.level or None, pick.position or None)
        }  # fmt: skip

    def _served(self, skin: Skin) -> list[tuple[str, str]]:
        """(area, root) pairs whose ways lead to a skin."""
        rows = self.atlas.rows.served_by([skin.id], None) if skin.kind == "root" else ()
        if skin.kind == "root":
            kept = {row.end for row in rows if row.kind == "area" and row.relation == "primary"}
            return [(area, skin.id) for area in sorted(kept)]
        serving = self.atlas.rows.roots_for([skin.id], "consensus")
        primary = [row.root for row in serving if row.relation == "primary"]
        if skin.root:
            return [(skin.id, skin.root)]
        return [(skin.id, root) for root in primary or [row.root for row in serving]]

    def _usual(self, area: str, root: str) -> list[tuple[str, ...]]:
        ways = self.atlas.wiring.ways(area, root)
        usual = [way for way in ways if way.share == "usual" and way.part == "main"] or ways[:1]
        return [way.sites for way in usual]

    def drawn(self, courses: Mapping[str, Drawing], views: Mapping[str, Drawing],
              picks: Sequence[str], side: str) -> str:  # fmt: skip
        """The view on which most of the way lies in front, with the way and the names of its nerves."""
        pieces = self.pieces(picks, side)
        best = max(courses, key=lambda view: self._visible(courses[view], pieces, side))
        drawing, lines = views[best], courses[best]
        unit = drawing.height / TALL
        skins = [skin for skin in meant(self.atlas, picks, side)]
        names, left, right = beside(self._nerves(lines, pieces, side), drawing, unit)
        foot = 5 * unit
        way = element("g", *self._lines(lines, pieces, side, unit), transform=mirrored(drawing, side))
        inside = (
            ground(drawing, side, 0.75), self.body.marks(drawing, skins, side), way,
            self._stations(lines, pieces, side, unit), names, self.body.named_sides(drawing, side, unit),
        )  # fmt: skip
        return sheet(left + drawing.width + right, drawing.height + foot, *inside, left=-left)

    def _visible(self, lines: Drawing, pieces: set[Piece], side: str) -> float:
        """How much of the way a view shows, in mm; what lies in front counts most."""
        shares = {"no": 1.0, "yes": 0.35}
        scale = 0.5
        return scale * sum(
            shares[path.get("data-hidden", "no")] * length(path.get("d"))
            for path in self._paths(lines, pieces, side)
        )

    def _paths(self, lines: Drawing, pieces: set[Piece], side: str) -> list:
        """The drawn stretches of the way on one view."""
        wanted = {
            (lines.drawn_side(piece.side), piece.start, piece.end) for piece in pieces
            if not lines.sided or piece.side == side
        }  # fmt: skip
        return [
            path for path in lines.parts
            if path.get("data-from")
            and (path.get("data-side"), path.get("data-from"), path.get("data-to") or path.get("data-area"))
            in wanted
        ]  # fmt: skip

    def _lines(self, lines: Drawing, pieces: set[Piece], side: str, unit: float) -> list[str]:
        """Casings below, then the lines: deep dashed, under the skin solid; on the far side finer."""
        casings, inks = [], []
        for path in self._paths(lines, pieces, side):
            wide = WIDTHS["twig" if path.get("data-area") else "trunk"] * unit
            far = path.get("data-hidden") == "yes"
            deep = path.get("data-depth") == "deep"
            fine = {"fill": "none", "stroke_linejoin": "round", "d": path.get("d")}
            casings.append(element("path", stroke=PAPER, stroke_width=wide * 2, opacity=0.9, **fine))
            inks.append(element(
                "path", stroke=INK, stroke_width=wide * (0.6 if far else 1),
                stroke_dasharray=f"{1.6 * unit:.1f} {1.0 * unit:.1f}" if deep else None, **fine,
            ))  # fmt: skip
        return [*casings, *inks]

    def _stations(self, lines: Drawing, pieces: set[Piece], side: str, unit: float) -> str:
        """A ring at each place on the way where a condition is known to press."""
        pressed = {row.site for row in self.atlas.tables.rows("compressions") if row.site}
        sites = {(lines.drawn_side(piece.side), site) for piece in pieces
                 for site in (piece.start, piece.end) if site in pressed}  # fmt: skip
        return "".join(
            element("circle", cx=x, cy=y, r=1.05 * unit, fill=PAPER, stroke=INK, stroke_width=0.5 * unit)
            for place in lines.parts
            if place.get("cx") and (place.get("data-side"), place.get("data-site")) in sites
            for x, y in [seen(lines, (float(place.get("cx")), float(place.get("cy"))), side)]
        )

    def _nerves(self, lines: Drawing, pieces: set[Piece], side: str) -> list[Label]:
        """The nerves of the way that are longest on this view, each pointed to half way along it."""
        courses: dict[str, list] = {}
        for path in self._paths(lines, pieces, side):
            if path.get("data-nerve"):
                courses.setdefault(path.get("data-nerve"), []).append(path)
        longest = sorted(courses, key=lambda nerve: -sum(length(path.get("d")) for path in courses[nerve]))
        return [
            Label(self.atlas.words(f"nerve.{nerve}.name").partition(" (")[0],
                  seen(lines, _half_way(courses[nerve]), side))
            for nerve in longest[:NAMED]
        ]  # fmt: skip


def _half_way(paths: list) -> tuple[float, float]:
    path = max(paths, key=lambda path: length(path.get("d")))
    points = [point for ring in rings(path.get("d")) for point in ring]
    return points[len(points) // 2]
