"""The nerves on their way through the right limb, and the drawings of them for every view."""

import csv
from itertools import pairwise
from pathlib import Path

import numpy as np

import bones_spine
import courses_drawing
import courses_fitting
import limb
import spine
import spine_roots
import views_camera
from courses_landmarks import Landmarks
from limb_coordinates import Limb

DATA = limb.DATA


def build(out, cache):
    """Write out/body/courses.npz and out/courses/<view>.svg; wants out/body/bones.npz."""
    print("courses: body", flush=True)
    painted = limb.paint(Path(cache) / limb.WHEEL, limb.CHECK_STEPS)
    body = Limb(painted.skin)
    bones = read_bones(Path(out) / "body" / "bones.npz")
    places = spine_places(Path(cache) / spine.WHEEL)
    fit = courses_fitting.Fitting(painted.skin, bones)
    stations, pieces = pieces_of(Landmarks(body, bones, places), places, fit)
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
    """name -> points (n, 3) mm. Raises FileNotFoundError that says what to draw first."""
    if not path.exists():
        raise FileNotFoundError(f"{path} is missing: python assets/recipe bones")
    known = np.load(path)
    points = known["points"] * float(known["grid"])
    first = known["first_point"]
    return {str(name): points[a:b] for name, a, b in zip(known["names"], first, first[1:])}


def spine_places(wheel):
    """Site of the spine's scene -> its place on the right in the body."""
    scene = spine.make_scene(wheel)
    return {
        site: bones_spine.into_body(np.array(place) * [-1, 1, 1])
        for site, (place, _) in spine_roots.sites(scene.places).items()
    }


def pieces_of(landmarks, places, fit):
    """site -> (place, depth), and the pieces between sites that the wiring joins."""
    edges = {(row["from_site"], row["to_site"]) for row in rows("wiring")}
    nerve_of = {row["site"]: row["nerve"] for row in rows("sites")}
    chains = {}
    for row in rows("courses"):
        chains.setdefault(row["course"], []).append(row)
    stations, found = {}, {}
    for chain in chains.values():
        way = [landmarks[row["point"]] for row in chain]
        line, stops = fit.spline(way)
        depth = [int(row["depth"] == "superficial") for row in chain]
        at = [k for k, row in enumerate(chain) if row["site"]]
        for k in at:
            stations.setdefault(chain[k]["site"], (line[stops[k]], depth[k]))
        for a, b in pairwise(at):
            edge = chain[a]["site"], chain[b]["site"]
            if edge in edges and edge not in found:
                part = line[stops[a]:stops[b] + 1]
                near = depths(stops[a:b + 1], depth[a:b + 1])
                found[edge] = dict(nerve=nerve_of[edge[1]], points=part, depth=near)
    for one, other in sorted(edges - set(found)):
        ends = [stations.get(site, (places.get(site), 0))[0] for site in (one, other)]
        if any(end is None for end in ends) or one.split("@")[0] in ("canal", "lateral_recess"):
            continue
        line, _ = fit.spline(ends)
        found[one, other] = dict(nerve=nerve_of[other], points=line, depth=np.zeros(len(line), int))
    for site, place in places.items():
        stations.setdefault(site, (place, 0))
    return stations, [dict(edge=edge, area="", **piece) for edge, piece in sorted(found.items())]


def depths(stops, depth):
    """Per point of a piece: under the skin from where it has come up, half-way before that stop."""
    steps = [np.full(b - a, max(0, one)) for a, b, one in zip(stops, stops[1:], depth)]
    for k, (one, other) in enumerate(pairwise(depth)):
        if other > one:
            steps[k][len(steps[k]) // 2:] = other
    return np.concatenate([*steps, [depth[-1]]]).astype(int)


def twigs(stations, painted, fit):
    """From the last site of each way to the middle of the skin it serves."""
    area = painted.scores.argmax(1)
    found = []
    for row in rows("ends"):
        if row["kind"] != "area" or row["site"] not in stations:
            continue
        mine = np.flatnonzero(area == painted.names.index(row["end"]))
        start = stations[row["site"]][0]
        line = fit.twig(start, middle_of(painted.skin, mine))
        nerve = row["site"].split("@")[0]
        found.append(dict(
            edge=(row["site"], ""), area=row["end"], nerve=nerve, points=line,
            depth=np.ones(len(line), int),
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
