"""Curves through named points, kept inside the skin and outside the bones."""

import numpy as np
from scipy.ndimage import gaussian_filter1d

from spine_roots import smooth

WIDTHS = (8.0, 4.0, 2.0, 1.0)  # mm over which a correction is spread, from coarse to fine
ROUNDS = 14  # of correction with each width
HELD = 5.0  # mm beside a stop over which the curve is let go


class Fitting:
    """Lays curves between skin and bones, and remembers how far it had to move points and curves."""

    def __init__(self, surroundings):
        self.around = surroundings
        self.moved, self.bent = {}, []

    def settled(self, name, place):
        """A named point brought between skin and bones."""
        point = np.array(place, float)[None]
        for _ in range(40):
            push = self.around.push(point)
            if np.abs(push).max() < 0.02:
                break
            point = point + push * 0.8
        self.moved[name] = float(np.linalg.norm(point[0] - place))
        return point[0]

    def spline(self, way):
        """Points (n, 3) 1 mm apart through the way, corrected between its stops, and at which of
        them each stop lies."""
        way = np.array(way, float)
        line = smooth(way, 1.0)
        stops, begin = [], 0
        for place in way:
            begin += int(np.argmin(np.linalg.norm(line[begin:] - place, axis=1)))
            stops.append(begin)
        stops[-1] = len(line) - 1
        fitted = self.corrected(line, stops)
        fitted[stops] = way
        self.bent.append(float(np.linalg.norm(fitted - line, axis=1).max()))
        return fitted, stops

    def corrected(self, line, held):
        """The line moved in from the skin and off the bones, softly, but for what is held."""
        away = np.abs(np.arange(len(line))[:, None] - np.array(held)).min(1)
        free = np.clip(away / HELD, 0, 1)[:, None]
        for width in WIDTHS:
            for _ in range(ROUNDS):
                push = self.around.push(line) * free
                strongest = np.linalg.norm(push, axis=1).max()
                if strongest < 0.05:
                    return line
                spread = gaussian_filter1d(push, width, axis=0, mode="nearest") * free
                gain = strongest / max(np.linalg.norm(spread, axis=1).max(), 1e-6)
                line = line + 0.6 * min(gain, 3.0) * spread
        return line

    def report(self):
        far = ", ".join(f"{name} {mm:.0f}" for name, mm in sorted(self.moved.items()) if mm > 10)
        return (f"points moved by at most {max(self.moved.values()):.0f} mm ({far or 'none over 10'}), "
                f"curves by at most {max(self.bent):.0f} mm")
