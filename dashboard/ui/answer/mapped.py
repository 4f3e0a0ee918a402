"""What one published map says of the picked skin, and what each map says beside it."""

from atlas.answers import ServingRoot
from atlas.maps import may_be_drawn
from atlas.scales import RELATIONS
from atlas.served import CONSENSUS
from ui import names
from ui.answer import body, roots
from ui.catalogue import say
from ui.knowledge import row_of, rows_by
from ui.markup import Markup, join, tag

POINTS = "isncsci"  # names a point for each root, no field of skin


def drawn(atlas, areas: list[str], map: str) -> list[ServingRoot]:
    """What the picture shows of these areas by one map: only what may be drawn."""
    return [row for row in atlas.rows.roots_for(areas, map) if may_be_drawn(map, row.relation, row.status)]


def for_areas(atlas, areas: list[str], map: str, voice: str) -> Markup:
    """The roots by one map; beside them those of the consensus, as no map is the answer by itself."""
    found = drawn(atlas, areas, map)
    bare = [area for area in areas if area not in {row.end for row in found}]
    return join(
        tag("h2", say("mapped.title", voice, map=name(atlas, map, voice))),
        roots.labels(atlas, found, len(areas), voice) if found else None,
        tag("p", _bare(atlas, bare, areas, map, voice)) if bare else None,
        tag("div", tag("span", say("mapped.consensus", voice), class_="told"),
            roots.labels(atlas, atlas.rows.roots_for(areas), len(areas), voice), class_="beside"),
        tag("p", roots.agreed(atlas, areas, voice), " ",
            tag("span", say("mapped.points" if map == POINTS else "mapped.causes", voice), class_="aside")),
    )  # fmt: skip


def _bare(atlas, bare: list[str], areas: list[str], map: str, voice: str) -> str:
    """That the map leaves skin blank; of several places, which."""
    everywhere, some = ("mapped.blank", "mapped.blank_at")
    if map == POINTS:
        everywhere, some = ("mapped.no_point", "mapped.no_point_at")
    if len(bare) == len(areas):
        return say(everywhere, voice)
    return say(some, voice, places=roots.several([names.area(atlas, area, voice) for area in bare], voice))


def name(atlas, map: str, voice: str) -> str:
    return atlas.words(f"map.{map}.name", voice)


def by_map(atlas, areas: list[str], shown: str, voice: str) -> Markup:
    """What each published map says of each of these areas, and whether it agrees with the map shown."""
    beside = tag("p", say("mapped.beside", voice, map=name(atlas, shown, voice)), class_="aside")
    return join(beside, [_table(atlas, area, shown, voice) for area in areas])


def _table(atlas, area: str, shown: str, voice: str) -> Markup:
    here: dict[str, list[dict]] = {}
    for row in rows_by(atlas, "served", "end")[area]:
        here.setdefault(row["map"], []).append(row)
    lines = [_line(atlas, area, map, here[map], shown, voice) for map in atlas.served.maps if map in here]
    return tag("table", tag("caption", names.area(atlas, area, voice)), tag("tbody", lines), class_="maps")


def _line(atlas, area: str, map: str, rows: list[dict], shown: str, voice: str) -> Markup:
    """One map on one area: its roots, whether it was read, and whether it agrees."""
    verdict = "shown" if map == shown else atlas.maps.verdict(area, shown, map).verdict
    return tag("tr",
        tag("th", name(atlas, map, voice), tag("small", _sources(atlas, map, rows, voice)), scope="row"),
        tag("td", _on_map(rows, voice)),
        tag("td", say(f"mapped.verdict_{verdict}", voice), class_=f"verdict {verdict}"),
    )  # fmt: skip


def _sources(atlas, map: str, rows: list[dict], voice: str) -> str:
    """Who drew the map, and whether it was read in the figure. The consensus is nobody's figure."""
    if map == CONSENSUS:
        return say("mapped.weighed", voice)
    row = row_of(atlas, "maps", "map", map)
    cited = [_cited(row_of(atlas, "sources", "source", id)) for id in row["sources"].split(";")]
    read = all(each["status"] == "VERIFIED" for each in rows)
    told = say("mapped.read" if read else "roots.from_memory", voice)
    return join([(link, "; ") for link in cited], told)


def _cited(source: dict) -> Markup:
    """Authors and year, leading to where the source can be read."""
    text, address = f"{source['authors']} {source['year']}".strip(), body.address(source)
    if not address:
        return tag("span", text)
    return tag("a", text, href=address, target="_blank", rel="noopener noreferrer")


def _on_map(rows: list[dict], voice: str) -> str:
    """What one map says of one area, in one line."""
    said = []
    for relation in RELATIONS:
        here = [row for row in rows if row["relation"] == relation]
        if here and relation == "not_drawn":
            said.append(say("roots.nothing_drawn", voice))
        elif here and not here[0]["root"]:
            said.append(say("roots.blank", voice))
        elif here:
            listed = names.listed([_placed(row, voice) for row in here])
            said.append(listed if relation == "primary" else f"{listed} ({say(f'roots.{relation}', voice)})")
    return "; ".join(said)


def _placed(row: dict, voice: str) -> str:
    about = f"{say('roots.approximate', voice)} " if row["precision"] == "approximate" else ""
    return f"{about}{row['root']}"
