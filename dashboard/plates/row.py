"""Drawings side by side, as one."""

import re
from collections.abc import Sequence

from .markup import sheet

BOX = re.compile(r'viewBox="(\S+) (\S+) (\S+) (\S+)" width="\S+" height="\S+">')
NAMED = re.compile(r'(\bid="|url\(#)')
GAP = 0.06  # of the height


def row(drawings: Sequence[str]) -> str:
    """The drawings beside each other, each as high as the first; one alone as it is.

    What each defines for itself gets a name of its own, or the first of a name would serve all.
    """
    if len(drawings) == 1:
        return drawings[0]
    height = float(BOX.search(drawings[0])[4])
    across, placed = 0.0, []
    for number, drawing in enumerate(drawings):
        left, top, wide, high = map(float, BOX.search(drawing).groups())
        width = wide * height / high
        box = f'x="{across:.2f}" viewBox="{left} {top} {wide} {high}" width="{width:.2f}" height="{height}">'
        placed.append(NAMED.sub(rf"\g<1>{number}-", BOX.sub(box, drawing, count=1)))
        across += width + GAP * height
    return sheet(across - GAP * height, height, *placed)
