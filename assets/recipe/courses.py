"""The nerves on their way through the right limb, and the drawings of them for every view."""

import csv
from itertools import pairwise
from pathlib import Path

import numpy as np

import bones_spine
import courses_drawing
import limb
import spine_column
import spine_roots
import views_camera
from courses_fitting import Fitting
from courses_landmarks import Landmarks
from courses_roots import ramus_way, root_way
from courses_surroundings import Surroundings
from courses_twigs import Twigs
from limb_coordinates import Limb

DATA = limb.DATA
FROM_THE_SPINE = ("foramen", "extraforaminal")
IN_THE_CANAL = ("canal", "lateral_recess")


def build(out, cache):
    """Write out/body/courses.npz and out/courses/<view>.svg; wants out/body/bones.npz."""
    print("courses: body", flush=True)
    painted = limb.paint(Path(cache) / limb.WHEEL, limb.CHECK_STEPS)
    body = Limb(painted.skin)
    bones, lines = read_bones(Path(out) / "body" / "bones.npz")
    places = spine_places()
    fit = Fitting(Surroundings(painted.skin, bones))
    points = {name: points for name, (points, _) in bones.items()}
    stations, pieces = pieces_of(Landmarks(body, points, places), places, lines, fit)
    pieces += twigs(stations, painted, fit)
    path = Path(out) / "body" / "courses.npz"
    write(path, pieces, stations)
    print(f"courses: {len(pieces)} pieces; {fit.report()}", flush=True)
    folder = Path(out) / "courses"
    folder.mkdir(parents=True, exist_ok=True)
    made = [path]
    for name, (view, _) in views_camera.limb_views(body).items():
        text = courses_drawing.document(view, painted.skin, body, pieces, stations)
        (folder / f"{name}.svg").write_text(text, encoding="utf-8", newline="\n")
        made.append(folder / f"{name}.svg")
    return made


def rows(table):
    with open(DATA / f"{table}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_bones(path):
    """name -> (points (n, 3) mm, faces), and root -> its line (n, 3).

    Raises FileNotFoundError that says what to draw first.
    """
    if not path.exists():
        raise FileNotFoundError(f"{path} is missing: python assets/recipe bones")
    known, found, lines = np.load(path), {}, {}
    grid = float(known["grid"])
    ends = known["first_point"], known["first_face"]
    for k, name in enumerate(known["names"]):
        points, faces = (slice(end[k], end[k + 1]) for end in ends)
        found[str(name)] = known["points"][points] * grid, known["faces"][faces].astype(int)
    first = known["first_root_point"]
    for name, a, b in zip(known["root_names"], first, first[1:]):
        lines[str(name)] = known["root_points"][a:b] * grid
    return found, lines


def spine_places():
    """Site of the spine -> its place on the right in the body."""
    return {
        site: bones_spine.into_body(np.array(place) * [-1, 1, 1])
        for site, (place, _) in spine_roots.sites(spine_column.stack()).items()
    }


def pieces_of(landmarks, places, lines, fit):
    """site -> (place, depth), and the pieces between sites that the wiring joins."""
    roots_on = {}
    for row in rows("wiring"):
        roots_on.setdefault((row["from_site"], row["to_site"]), []).append(row["root"])
    nerve_of = {row["site"]: row["nerve"] for row in rows("sites")}
    chains = {}
    for row in rows("courses"):
        chains.setdefault(row["course"], []).append(row)
    stations, found = {}, {}
    for chain in chains.values():
        for edge, part, depth in _along(chain, landmarks, fit, stations):
            if edge in roots_on and edge not in found:
                found[edge] = dict(nerve=nerve_of[edge[1]], points=part, depth=depth)
    for one, other in sorted(set(roots_on) - set(found)):
        if one.split("@")[0] in IN_THE_CANAL:
            continue
        ends = [stations.get(site, (places[site], 0))[0] for site in (one, other)]
        line, _ = fit.spline(_stops(one, other, ends, [lines[root] for root in roots_on[one, other]], lines))
        found[one, other] = dict(nerve=nerve_of[other], points=line, depth=np.zeros(len(line), int))
    for site, place in places.items():
        stations.setdefault(site, (place, 0))
    return stations, [dict(edge=edge, area="", **piece) for edge, piece in sorted(found.items())]


def _stops(one, other, ends, near, lines):
    """Stops of a stretch that no course tells: along a root's line, or behind the spine."""
    if one.startswith("dorsal_ramus") and not other.startswith("middle_cluneal"):
        return ramus_way(*ends)
    if one.startswith(FROM_THE_SPINE):
        return root_way(*ends, [lines["lumbosacral_trunk"]] if other.startswith("lumbosacral") else near)
    return ends


def _along(chain, landmarks, fit, stations):
    """((from, to), points, depth) of the pieces of one course; its sites join the stations."""
    way = [fit.settled(row["point"], landmarks[row["point"]]) for row in chain]
    line, stops = fit.spline(way)
    depth = [int(row["depth"] == "superficial") for row in chain]
    at = [k for k, row in enumerate(chain) if row["site"]]
    for k in at:
        stations.setdefault(chain[k]["site"], (way[k], depth[k]))
    for a, b in pairwise(at):
        part = line[stops[a]:stops[b] + 1]
        yield (chain[a]["site"], chain[b]["site"]), part, depths(stops[a:b + 1], depth[a:b + 1])


def depths(stops, depth):
    """Per point of a piece: under the skin from where it has come up, half-way before that stop."""
    steps = [np.full(b - a, max(0, one)) for a, b, one in zip(stops, stops[1:], depth)]
    for k, (one, other) in enumerate(pairwise(depth)):
        if other > one:
            steps[k][len(steps[k]) // 2:] = other
    return np.concatenate([*steps, [depth[-1]]]).astype(int)


def twigs(stations, painted, fit):
    """From the last site of each way to the middle of the skin it serves."""
    area, laid, onward, found = painted.scores.argmax(1), Twigs(fit), {}, []
    for row in rows("ends"):
        if row["kind"] != "area":
            continue
        mine = np.flatnonzero(area == painted.names.index(row["end"]))
        middle = middle_of(painted.skin, mine)
        if middle not in onward:
            onward[middle] = laid.towards(middle)
        line, depth = laid.twig(stations[row["site"]][0], onward[middle], middle)
        nerve = row["site"].split("@")[0]
        found.append(dict(
            edge=(row["site"], ""), area=row["end"], nerve=nerve, points=line, depth=depth,
        ))
    return found


def middle_of(skin, vertices):
    """The vertex of a patch nearest to its middle."""
    points = skin.vertices[vertices]
    return vertices[int(np.argmin(np.linalg.norm(points - points.mean(0), axis=1)))]


def write(path, pieces, stations):
    """npz: points float32 (n, 3) mm of all pieces, first (k + 1,), from_site, to_site, area, nerve,
    depth uint8 (n,) 1 under the skin; site_ids, site_points float32, site_depth."""
    first = np.concatenate([[0], np.cumsum([len(piece["points"]) for piece in pieces])])
    np.savez_compressed(
        path,
        points=np.round(np.concatenate([piece["points"] for piece in pieces]), 1).astype(np.float32),
        depth=np.concatenate([piece["depth"] for piece in pieces]).astype(np.uint8),
        first=first.astype(np.int32),
        from_site=np.array([piece["edge"][0] for piece in pieces]),
        to_site=np.array([piece["edge"][1] for piece in pieces]),
        area=np.array([piece["area"] for piece in pieces]),
        nerve=np.array([piece["nerve"] for piece in pieces]),
        site_ids=np.array(list(stations)),
        site_points=np.round([place for place, _ in stations.values()], 1).astype(np.float32),
        site_depth=np.array([depth for _, depth in stations.values()], np.uint8),
    )
