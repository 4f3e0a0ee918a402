"""The stretches between the openings of the spine and the plexuses, along the roots' own lines."""

import numpy as np

NEAR = 12.0  # mm: so near a root's line a site lies on it
APPROACH = 16.0  # mm before its end a stretch leaves the line
BEHIND = np.array([-6.0, 2.0, -12.0])  # mm half-way: back into the muscles of the back
IN_PSOAS = np.array([-8.0, 0.0, 16.0])  # mm half-way: outwards and forwards, past the processes
DETOUR = 1.35  # times the straight way: longer, and a root's line does not lead there
EVERY = 4  # points of a root's line between two stops


def root_way(start, end, lines):
    """Stops from one site to the next: along the nearest of the lines, or straight."""
    best = min(lines, key=lambda line: _gap(line, start) + _gap(line, end))
    if _gap(best, start) > NEAR:
        return bowed(start, end, IN_PSOAS)
    begin = int(np.argmin(np.linalg.norm(best - start, axis=1)))
    rest = best[begin + EVERY // 2:]
    if not len(rest):
        return [start, end]
    stop = int(np.argmin(np.linalg.norm(rest - end, axis=1)))
    between = rest[:stop + 1:EVERY]
    between = between[np.linalg.norm(between - end, axis=1) > APPROACH]
    between = between[np.linalg.norm(between - start, axis=1) > EVERY]
    way = np.array([start, *between, end])
    length = np.linalg.norm(np.diff(way, axis=0), axis=1).sum()
    return way if length < DETOUR * np.linalg.norm(end - start) else bowed(start, end, IN_PSOAS)


def ramus_way(start, end):
    """Stops of a dorsal ramus on its way down: through the muscles behind the joints."""
    return bowed(start, end, BEHIND)


def bowed(start, end, bow):
    """Stops on a bow from start to end that stands off the straight line by so many mm half-way."""
    steps = max(2, round(np.linalg.norm(end - start) / 25))
    share = np.linspace(0, 1, steps + 1)[1:-1, None]
    return [start, *(start + share * (end - start) + bow * np.sin(np.pi * share)), end]


def _gap(line, place):
    return np.linalg.norm(line - place, axis=1).min()
