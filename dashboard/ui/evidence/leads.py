"""What a row of the data is about: a thing with a name, its roots, and the pick that shows it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from atlas.levels import ROOTS
from atlas.scales import MIDDLE, SIDES
from ui.catalogue import say
from ui.knowledge import row_of, rows_by

# Table -> kind of thing its rows are about, and the column that names it. Where the kind differs
# from row to row, it stands in the column `kind` beside it.
ABOUT = {
    "roots": ("root", "root"), "nerves": ("nerve", "nerve"), "sites": ("site", "site"),
    "wiring": ("site", "to_site"), "courses": ("course", "course"), "ends": ("", "end"),
    "areas": ("area", "area"), "movements": ("movement", "movement"),
    "movement_places": ("movement", "movement"), "reflexes": ("reflex", "reflex"),
    "served": ("end", "end"), "maps": ("map", "map"), "key_points": ("area", "area"),
    "conditions": ("condition", "condition"), "compressions": ("condition", "condition"),
    "feels_like": ("condition", "condition"), "helps": ("condition", "condition"),
    "finds": ("condition", "condition"), "red_flags": ("red_flag", "red_flag"),
    "red_flag_triggers": ("red_flag", "red_flag"), "red_flag_conditions": ("red_flag", "red_flag"),
    "treatments": ("treatment", "treatment"), "diagnostics": ("diagnostic", "diagnostic"),
    "findings": ("finding", "finding"), "cautions": ("caution", "caution"),
    "caution_links": ("caution", "caution"), "lay_claims": ("lay_claim", "claim"),
    "lay_claim_links": ("lay_claim", "claim"), "cases": ("case", "case"), "case_findings": ("case", "case"),
    "glossary": ("term", "term"),
}  # fmt: skip
# What things are called that have no name of their own.
SAID = {
    "finding": ("short", "says"), "caution": ("title", "text"), "lay_claim": ("says",), "case": ("story",),
}  # fmt: skip


@dataclass(frozen=True)
class Thing:
    """What a row is about; `kind` is that of its words."""

    kind: str
    id: str


def thing_of(atlas, table: str, row) -> Thing:
    """What one row (a named tuple) of a table is about."""
    kind, column = ABOUT[table]
    id = getattr(row, column)
    if kind == "course":
        return _of_course(atlas, id)
    return Thing(atlas.ends[id] if kind == "end" else kind or row.kind, id)


def _of_course(atlas, course: str) -> Thing:
    """A course is that of a nerve, or of a branch, which goes by the last site it passes."""
    if course in rows_by(atlas, "nerves", "nerve"):
        return Thing("nerve", course)
    *_, last = (row["site"] for row in rows_by(atlas, "courses", "course")[course] if row["site"])
    return Thing("site", last)


def name(atlas, thing: Thing, voice: str) -> str:
    """What the thing is called, or the sentence it is."""
    if thing.kind == "root":
        return say("picked.root", voice, root=thing.id)
    for part in SAID.get(thing.kind, ()):
        key = f"{thing.kind}.{thing.id}.{part}"
        if atlas.has_words(key, voice):
            return atlas.words(key, voice)
    return atlas.name(thing.kind, thing.id, voice)


@cache
def roots(atlas, thing: Thing) -> frozenset[str]:
    """The roots that have to do with a thing; none where none is named."""
    if thing.kind == "root":
        return frozenset((thing.id,))
    if thing.kind in ("area", "movement", "reflex"):
        return frozenset(row.root for row in atlas.served.of_end(thing.id))
    if thing.kind == "site":
        return frozenset(atlas.wiring.roots_of(thing.id))
    if thing.kind == "nerve":
        sites = [row["site"] for row in rows_by(atlas, "sites", "nerve").get(thing.id, ())]
        return frozenset(root for site in sites for root in atlas.wiring.roots_of(site))
    if thing.kind == "condition":
        return frozenset(row.root for row in atlas.rows.effects_of(thing.id) if row.root)
    if thing.kind == "case":
        return roots(atlas, _place(atlas, thing.id))
    return frozenset()


@cache
def pick(atlas, thing: Thing) -> str:
    """The pick on Explore that shows it, on the right side of the body; empty where it is on none."""
    return _PICKS[thing.kind](atlas, thing.id) if thing.kind in _PICKS else ""


def _area(atlas, id: str) -> str:
    midline = row_of(atlas, "areas", "area", id)["midline"] == "yes"
    return f"{MIDDLE if midline else SIDES[0]}:{id}"


def _root(_, id: str) -> str:
    return f"{SIDES[0]}:{id}" if id in ROOTS else ""


def _tested(atlas, id: str) -> str:
    """A movement or reflex is shown on the card of the root that mainly serves it."""
    return next((_root(atlas, row.root) for row in atlas.served.of_end(id)), "")


def _nerve(atlas, id: str) -> str:
    """A nerve is shown by the first skin it mainly serves; one without any by a root that runs in it."""
    for site in rows_by(atlas, "sites", "nerve").get(id, ()):
        for end in rows_by(atlas, "ends", "site").get(site["site"], ()):
            if end["kind"] == "area" and end["part"] == "main":
                return _area(atlas, end["end"])
    return _any_root(atlas, Thing("nerve", id))


def _site(atlas, id: str) -> str:
    nerve = row_of(atlas, "sites", "site", id)["nerve"]
    return _nerve(atlas, nerve) if nerve else _any_root(atlas, Thing("site", id))


def _any_root(atlas, thing: Thing) -> str:
    return next(filter(None, (_root(atlas, root) for root in sorted(roots(atlas, thing)))), "")


def _linked(table: str, column: str) -> Callable:
    """What is told on a condition's card is shown by the first condition it is linked to."""

    def first(atlas, id: str) -> str:
        return next((row["condition"] for row in rows_by(atlas, table, column).get(id, ())), "")

    return first


def _red_flag(atlas, id: str) -> str:
    triggers = rows_by(atlas, "red_flag_triggers", "red_flag").get(id, ())
    areas = [row["end"] for row in triggers if row["trigger"] == "area"]
    return _area(atlas, areas[0]) if areas else _linked("red_flag_conditions", "red_flag")(atlas, id)


def _place(atlas, case: str) -> Thing:
    """Where a case lies; what lies above the roots goes by what it was."""
    row = row_of(atlas, "cases", "case", case)
    place = row["place"]
    kind = "root" if place in ROOTS else "site" if "@" in place else "condition"
    return Thing(kind, row["condition"] if kind == "condition" else place)


def _case(atlas, id: str) -> str:
    return row_of(atlas, "cases", "case", id)["condition"] or pick(atlas, _place(atlas, id))


def _finding(atlas, id: str) -> str:
    row = row_of(atlas, "findings", "finding", id)
    return pick(atlas, Thing(row["about_kind"], row["about"])) if row["about"] else ""


def _first_link(table: str, column: str) -> Callable:
    def first(atlas, id: str) -> str:
        links = rows_by(atlas, table, column).get(id, ())
        return next(filter(None, (pick(atlas, Thing(row["kind"], row["id"])) for row in links)), "")

    return first


_PICKS: Mapping[str, Callable] = {
    "area": _area, "root": _root, "condition": lambda _, id: id, "movement": _tested, "reflex": _tested,
    "nerve": _nerve, "site": _site, "treatment": _linked("helps", "treatment"),
    "diagnostic": _linked("finds", "diagnostic"), "red_flag": _red_flag, "finding": _finding,
    "caution": _first_link("caution_links", "caution"),
    "lay_claim": _first_link("lay_claim_links", "claim"), "case": _case,
}  # fmt: skip
