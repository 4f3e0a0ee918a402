"""Rules on the wiring graph and on what it serves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import networkx as nx

from ..errors import Problem
from ..levels import DISC_LEVELS, POSITIONS, ROOTS, SACRAL_POSITIONS, spinal_sites
from ..served import CONSENSUS
from .rules import Sheets, ids, needs, rows

STARTS = ("canal", "foramen")  # where a root may begin


@needs("wiring")
def check_wiring_is_acyclic(sheets: Sheets) -> Iterable[Problem]:
    """No root runs in a circle."""
    wiring = sheets["wiring"]
    for root, found in wiring.frame.groupby("root", sort=False):
        graph = nx.DiGraph()
        for row in found.itertuples():
            graph.add_edge(row.from_site, row.to_site, index=row.Index)
        if not nx.is_directed_acyclic_graph(graph):
            circle = [before for before, _ in nx.find_cycle(graph)]
            last = graph.edges[circle[-1], circle[0]]["index"]
            course = " > ".join([*circle, circle[0]])
            yield wiring.problem(last, "to_site", f"the way of {root} must not return: {course}")


@needs("wiring", "sites")
def check_roots_out_within_roots_in(sheets: Sheets) -> Iterable[Problem]:
    """A root leaves a stretch only if it came to it; it begins in a canal or a foramen."""
    wiring = sheets["wiring"]
    kinds = dict(zip(ids(sheets["sites"]), sheets["sites"].frame["kind"], strict=True))
    came = set(zip(wiring.frame["to_site"], wiring.frame["root"], strict=True))
    roots_in = defaultdict(list)
    for site, root in sorted(came):
        roots_in[site].append(root)
    for row in rows(wiring):
        begins = kinds[row.from_site] in STARTS
        if (row.from_site, row.root) not in came and not begins:
            here = ", ".join(roots_in[row.from_site]) or "none"
            allowed = f"does not come to {row.from_site}; the roots that do: {here}"
            yield wiring.problem(row.Index, "root", allowed)


@needs("wiring", "sites")
def check_spine_sites_follow_the_rule(sheets: Sheets) -> Iterable[Problem]:
    """At each place of the spine the wiring has the roots `roots_at` gives."""
    sites, carried = sheets["sites"], defaultdict(set)
    for row in rows(sheets["wiring"]):
        if row.root in ROOTS:
            carried[row.from_site].add(row.root)
            carried[row.to_site].add(row.root)
    places = [(level, position) for level in DISC_LEVELS for position in POSITIONS]
    places += [("sacral", position) for position in SACRAL_POSITIONS]
    known = {id: index for index, id in enumerate(ids(sites))}
    for level, position in places:
        for site, roots in spinal_sites(level, position).items():
            if site not in known:
                yield Problem("sites.csv", 0, "site", "", f"{site} is missing")
            elif carried[site] != set(roots):
                found = ", ".join(sorted(carried[site], key=ROOTS.index)) or "none"
                allowed = f"must carry {', '.join(roots)} (roots_at); the wiring has {found}"
                yield sites.problem(known[site], "site", allowed)


@needs("wiring", "sites")
def check_order_rises_along_the_wiring(sheets: Sheets) -> Iterable[Problem]:
    """The order of the sites tells the way: each stretch comes after the one before."""
    sites, wiring = sheets["sites"], sheets["wiring"]
    order = dict(zip(ids(sites), sites.frame["order"].astype(int), strict=True))
    for row in rows(wiring):
        if order[row.to_site] <= order[row.from_site]:
            allowed = f"its order {order[row.to_site]} must be above {order[row.from_site]}, that of"
            yield wiring.problem(row.Index, "to_site", f"{allowed} {row.from_site} before it")


@needs("wiring", "sites")
def check_every_site_is_wired(sheets: Sheets) -> Iterable[Problem]:
    """No site stands outside the wiring."""
    wiring = sheets["wiring"].frame
    wired = {*wiring["from_site"], *wiring["to_site"]}
    for row in rows(sheets["sites"]):
        if row.site not in wired:
            allowed = "no row of wiring.csv comes here or leaves from here"
            yield sheets["sites"].problem(row.Index, "site", allowed)


@needs("served")
def check_relations_name_a_root(sheets: Sheets) -> Iterable[Problem]:
    """Primary and overlap name a root; blank and not drawn name none."""
    for row in rows(sheets["served"]):
        if row.relation in ("primary", "overlap") and not row.root:
            yield sheets["served"].problem(row.Index, "root", f"{row.relation} must name a root")
        if row.relation in ("blank", "not_drawn") and row.root:
            yield sheets["served"].problem(row.Index, "root", f"{row.relation} names no root")


@needs("served", "areas", "movements")
def check_every_end_is_served(sheets: Sheets) -> Iterable[Problem]:
    """Each area has a primary consensus root; each movement some consensus root."""
    served = [row for row in rows(sheets["served"]) if row.map == CONSENSUS]
    primary = {row.end for row in served if row.relation == "primary"}
    some = {row.end for row in served if row.root or row.note}
    for table, among, wanted in (("areas", primary, "primary root"), ("movements", some, "root")):
        for index, id in enumerate(ids(sheets[table])):
            if id not in among:
                allowed = f"has no {wanted} with map {CONSENSUS} in served.csv"
                yield sheets[table].problem(index, sheets[table].frame.columns[0], allowed)


@needs("ends", "served", "areas", "movements", "reflexes")
def check_every_end_arrives(sheets: Sheets) -> Iterable[Problem]:
    """Each area and movement, and each reflex with a root, hangs on some nerve."""
    arriving = set(sheets["ends"].frame["end"])
    rooted = {row.end for row in rows(sheets["served"]) if row.root and row.map == CONSENSUS}
    for table in ("areas", "movements", "reflexes"):
        for index, id in enumerate(ids(sheets[table])):
            if id not in arriving and (table != "reflexes" or id in rooted):
                column = sheets[table].frame.columns[0]
                yield sheets[table].problem(index, column, "no nerve of ends.csv arrives here")


@needs("served", "ends", "wiring", "areas")
def check_served_roots_are_carried_or_excused(sheets: Sheets) -> Iterable[Problem]:
    """A nerve carries each primary root to its skin, or a note says why none is known to."""
    wiring, carried = sheets["wiring"].frame, defaultdict(set)
    came = set(zip(wiring["to_site"], wiring["root"], strict=True))
    for row in rows(sheets["ends"]):
        carried[row.end] |= {root for site, root in came if site == row.site}
    areas = set(ids(sheets["areas"]))
    for row in rows(sheets["served"]):
        primary = row.map == CONSENSUS and row.relation == "primary" and row.end in areas
        if primary and row.root not in carried[row.end] and not row.note:
            allowed = f"no nerve carries {row.root} to {row.end}: wire it, or say why in the note"
            yield sheets["served"].problem(row.Index, "root", allowed)


@needs("key_points", "served")
def check_key_points_lie_in_their_root(sheets: Sheets) -> Iterable[Problem]:
    """Each ISNCSCI point stands on skin whose primary consensus roots hold its root."""
    primary = {
        (row.end, row.root)
        for row in rows(sheets["served"])
        if row.map == CONSENSUS and row.relation == "primary"
    }
    for row in rows(sheets["key_points"]):
        if (row.area, row.tested_root) not in primary:
            allowed = f"{row.tested_root} is no primary consensus root of {row.area}"
            yield sheets["key_points"].problem(row.Index, "area", allowed)


@needs("courses")
def check_courses_stay_under_the_skin(sheets: Sheets) -> Iterable[Problem]:
    """A course is told from the spine outward; once it lies under the skin it does not go deep again."""
    courses = sheets["courses"]
    before: dict[str, tuple[int, str]] = {}
    for row in rows(courses):
        order, depth = before.get(row.course, (0, "deep"))
        if int(row.order) != order + 1:
            yield courses.problem(row.Index, "order", f"the next point of {row.course} is number {order + 1}")
        if (depth, row.depth) == ("superficial", "deep"):
            yield courses.problem(row.Index, "depth", f"{row.course} is superficial before this point")
        before[row.course] = int(row.order), row.depth
