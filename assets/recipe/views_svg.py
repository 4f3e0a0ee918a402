"""The SVG of a view: geometry and ids, nothing else. No colours, no words, no style."""

import numpy as np

SMALLEST = 12.0  # square units: slivers smaller than this are left out


def path(rings, scale):
    """Path data of rings in pixels, as whole units of the viewBox, relative after each M.

    scale: units per pixel, across and down alike or each its own.
    """
    out, here = [], np.zeros(2, int)
    for ring in rings:
        corner = np.rint(np.asarray(ring) * scale).astype(int)
        keep = np.any(corner != np.roll(corner, 1, 0), axis=1)
        corner = corner[keep]
        if len(corner) < 3 or abs(_area(corner)) < SMALLEST:
            continue
        step = np.diff(corner, axis=0, prepend=corner[:1])
        step[0] = corner[0] - here
        start = "m"  # also the first: after M the numbers would be absolute
        out.append(start + _numbers(step.ravel()) + "z")
        here = corner[0]
    return "".join(out)


def lines(parts, scale):
    """Path data of open lines in pixels, as whole units like the rings beside them."""
    out, here = [], np.zeros(2, int)
    for part in parts:
        corner = np.rint(np.asarray(part) * scale).astype(int)
        step = np.diff(corner, axis=0, prepend=here[None])
        step = step[np.append(True, np.any(step[1:] != 0, axis=1))]
        if len(step) > 1:
            out.append("m" + _numbers(step.ravel()))
            here = corner[-1]
    return "".join(out)


def _numbers(values):
    text = ""
    for k, value in enumerate(values.tolist()):
        text += f"{value}" if k == 0 or value < 0 else f" {value}"
    return text


def _area(ring):
    x, y = ring[:, 0].astype(float), ring[:, 1].astype(float)
    return float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) / 2


def document(view, silhouette, areas, dermatomes, points):
    """The whole file. areas: (id, side, d); dermatomes: (root, side, extent, d);
    points: (id, area, side, x, y) in units."""
    return "\n".join([
        _head(view),
        f'<path data-part="silhouette" d="{silhouette}"/>',
        '<g data-layer="areas">',
        *(f'<path data-area="{a}" data-side="{s}" d="{d}"/>' for a, s, d in areas),
        '</g>', *_layer("consensus", dermatomes), '</g>', '<g data-layer="points">',
        *(f'<circle data-point="{p}" data-area="{a}" data-side="{s}" cx="{x}" cy="{y}" r="0"/>'
          for p, a, s, x, y in points),
        '</g>', '</svg>', '',
    ])


def map_document(view, name, dermatomes, axial):
    """The file of one map: dermatomes as in document; axial: (side, d) lines."""
    return "\n".join([
        _head(view), *_layer(name, dermatomes),
        *(f'<path data-part="axial" data-side="{s}" d="{d}"/>' for s, d in axial),
        '</g>', '</svg>', '',
    ])


def _head(view):
    width, height = view.units
    body = "both" if view.whole_body else "right"
    fade = ' data-fade="{} {}"'.format(*view.fade_rows) if view.fade else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'data-view="{view.name}" data-mm-per-unit="{view.mm_per_unit:g}" data-body="{body}"{fade}>'
    )


def _layer(name, dermatomes):
    return [
        f'<g data-layer="dermatomes" data-map="{name}">',
        *(f'<path data-root="{r}" data-side="{s}" data-extent="{e}" d="{d}"/>'
          for r, s, e, d in dermatomes),
    ]
