"""Hatching on paper: the pattern of every root, the same as on the screen (diagram/web/pattern.js)."""

from atlas import colours

from .markup import element

CELL = 8  # the side of one seamless square cell
WEIGHT = 2.2  # of a stroke, in units of the cell

# Pattern names are those of the roots table: the strokes of one cell, and their own weight.
STROKES = {
    "lines_horizontal": ("M0 4H8", WEIGHT),
    "lines_vertical": ("M4 0V8", WEIGHT),
    "lines_right": ("M-2 2L2 -2M0 8L8 0M6 10L10 6", WEIGHT),
    "lines_left": ("M-2 6L2 10M0 0L8 8M6 -2L10 2", WEIGHT),
    "cross": ("M0 8L8 0M0 0L8 8", 1.7),
    "grid": ("M0 4H8M4 0V8", 1.7),
    "waves": ("M-2 4Q0 1 2 4T6 4T10 4", WEIGHT),
    "zigzag": ("M0 6L4 2L8 6", 1.9),
    "rings": ("M1.6 4a2.4 2.4 0 1 0 4.8 0a2.4 2.4 0 1 0 -4.8 0", 1.5),
    "dots": ("M2 2h.01M6 6h.01", 3.4),
    "none": ("M0 4H8M4 0V8", 0.6),
}


def pattern(id: str, name: str, ink: str, unit: float) -> str:
    """The hatching called `name` as an SVG pattern; `unit`: drawing units of a cell's unit."""
    d, weight = STROKES[name]
    strokes = element("path", d=d, fill="none", stroke=ink, stroke_width=weight, stroke_linecap="round")
    size = {"patternUnits": "userSpaceOnUse", "width": CELL, "height": CELL}
    return element("pattern", strokes, id=id, patternTransform=f"scale({unit:.3f})", **size)


def root_look(atlas, root: str) -> tuple[str, str]:
    """The ink of a root for lines on paper, and the name of its pattern."""
    (row,) = [row for row in atlas.tables.rows("roots") if row.root == root]
    return colours.of_root(row.colour_light, row.colour_dark)["light"]["edge"], row.pattern
