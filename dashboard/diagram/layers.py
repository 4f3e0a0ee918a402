"""What the picture must know for its layers: maps, fields of nerves, courses. Fetched after it stands."""

from collections import defaultdict
from itertools import combinations

from atlas.scales import NAMING, VOICES
from atlas.served import CONSENSUS


def layers(atlas) -> dict:
    """Return {maps, differ, agreeing, nerves, fields, sites, acting, ways}, ready for JSON.

    maps: id -> {name and label by voice, drawn, roots: area -> [[root, relation], ...]}, in their order;
    roots only where the map is drawn and is not the consensus, which the picture knows already.
    differ: "map|map" -> area -> "partly" or "disagree", for every two maps that are drawn.
    agreeing: area -> (the most published maps that name the same main roots, all that name any).
    nerves: id -> {name by voice, label by voice, pattern}; fields: area -> the nerves that mainly serve it.
    sites: the ids of sites along the ways; acting: those where a condition presses -> name by voice.
    ways: area -> root -> ways from the spine, each a list of places in `sites`.
    """
    drawn = atlas.drawn_maps()
    areas = [row.area for row in atlas.tables.rows("areas")]
    sites = [row.site for row in atlas.tables.rows("sites")]
    fields = {area: _nerves_of(atlas, area) for area in areas}
    serving = {nerve for named in fields.values() for nerve in named}
    nerves = [row for row in atlas.tables.rows("nerves") if row.nerve in serving]
    return {
        "maps": {map: _map(atlas, map, map in drawn) for map in atlas.served.maps if _is_of_skin(atlas, map)},
        "differ": {f"{one}|{other}": _differing(atlas, one, other) for one, other in combinations(drawn, 2)},
        "agreeing": {area: atlas.maps.agreeing(area) for area in areas},
        "nerves": {row.nerve: _nerve(atlas, row) for row in nerves},
        "fields": fields,
        "sites": sites,
        "acting": _acting(atlas),
        "ways": _ways(atlas, areas, {site: place for place, site in enumerate(sites)}),
    }


def _by_voice(atlas, key: str) -> dict[str, str]:
    return {voice: atlas.words(key, voice) for voice in VOICES}


def _is_of_skin(atlas, map: str) -> bool:
    return any(atlas.ends[end] == "area" for end, known in atlas.served.by_end if known == map)


def _map(atlas, map: str, drawn: bool) -> dict:
    name, label = (_by_voice(atlas, f"map.{map}.{said}") for said in ("name", "short"))
    found = {"name": name, "label": label, "drawn": drawn}
    if drawn and map != CONSENSUS:
        roots = defaultdict(list)
        for row in atlas.rows.drawn(map):
            roots[row.end].append([row.root, row.relation])
        found["roots"] = dict(roots)
    return found


def _differing(atlas, one: str, other: str) -> dict[str, str]:
    return {
        row.end: row.verdict
        for row in atlas.rows.compare(one, other)
        if row.verdict in ("partly", "disagree")
    }


def _nerve(atlas, row) -> dict:
    name, label = (_by_voice(atlas, f"nerve.{row.nerve}.{said}") for said in ("name", "short"))
    return {"name": name, "label": label, "pattern": row.pattern}


def _nerves_of(atlas, area: str) -> list[str]:
    """The nerves that mainly serve a place; where none does so mainly, those that reach it."""
    arrivals = atlas.wiring.arrivals.get(area, ())
    nerve_of = {row.site: row.nerve for row in atlas.tables.rows("sites")}
    for wanted in (("main",), ("edge", "sometimes")):
        found = dict.fromkeys(nerve_of[site] for site, part in arrivals if part in wanted and nerve_of[site])
        if found:
            return list(found)
    return []


def _acting(atlas) -> dict[str, dict[str, str]]:
    """The sites farther out than the foramen where some condition presses."""
    pressed = dict.fromkeys(row.site for row in atlas.tables.rows("compressions") if row.site)
    return {site: _by_voice(atlas, f"site.{site}.name") for site in pressed if site in atlas.wiring.order}


def _ways(atlas, areas: list[str], place: dict[str, int]) -> dict:
    return {
        area: {root: _usual(atlas, area, root, place) for root in _serving(atlas, area)} for area in areas
    }


def _serving(atlas, area: str) -> list[str]:
    """Every root that some map names here: the way is anatomy and does not depend on the map."""
    rows = [row for map in atlas.drawn_maps() for row in atlas.rows.drawn(map) if row.end == area]
    return list(dict.fromkeys(row.root for row in rows if row.relation in (*NAMING, "variable")))


def _usual(atlas, area: str, root: str, place: dict[str, int]) -> list[list[int]]:
    """The usual and main ways of a root to a place; where there are none, the likeliest."""
    ways = atlas.wiring.ways(area, root)
    usual = [way for way in ways if way.share == "usual" and way.part == "main"] or ways[:1]
    return [[place[site] for site in way.sites] for way in usual]
