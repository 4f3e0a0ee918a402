"""The part Figures: everything that was measured, thing by thing, as charts and in words."""

from collections.abc import Iterable
from functools import lru_cache

from atlas.levels import ROOTS
from figures import findings, measured
from ui.answer import measured as answer
from ui.catalogue import say
from ui.evidence import leads, marks
from ui.evidence.filters import Wanted
from ui.evidence.leads import Thing
from ui.knowledge import rows_by
from ui.markup import Markup, join, tag

FILTERED_BY = ("root", "area", "reflex", "diagnostic", "condition", "general")
KEPT = 64  # charts
Rows = list[dict]


def shown(atlas, wanted: Wanted, voice: str) -> Rows:
    """The rows of findings.csv that may be shown and are asked for."""
    return [
        row
        for row in atlas.table("findings").to_dict("records")
        if row["show"] != "no"
        and wanted.kind in ("", row["about_kind"])
        and wanted.status in ("", row["status"])
        and wanted.root in ("", *_roots(atlas, row))
        and wanted.says(_says(atlas, row, voice), row["study"], row["year"])
    ]


def _roots(atlas, row: dict) -> Iterable[str]:
    """The root a figure is about; one of a skin, sign or condition is about all of its roots."""
    if row["root"]:
        return (row["root"],)
    return leads.roots(atlas, Thing(row["about_kind"], row["about"]))


def _says(atlas, row: dict, voice: str) -> str:
    return atlas.words(f"finding.{row['finding']}.says", voice)


def part(atlas, wanted: Wanted, voice: str) -> Markup:
    """One fold for each thing something was measured of, in order of their kinds; the first stands open."""
    rows = shown(atlas, wanted, voice)
    groups: dict[str, dict[str, Rows]] = {kind: {} for kind in FILTERED_BY}
    for row in sorted(rows, key=lambda row: ROOTS.index(row["about"]) if row["about"] in ROOTS else 0):
        groups[row["about_kind"]].setdefault(row["about"], []).append(row)
    parts, first = [], True
    for kind, things in groups.items():
        parts += [tag("h3", say(f"evidence.kind.{kind}", voice))] if things else []
        for id, about in things.items():
            parts.append(_fold(atlas, Thing(kind, id), about, first, voice))
            first = False
    heard = say("evidence.figures_count", voice, count=len(rows))
    means = tag("p", say("measured.means", voice), class_="aside")
    return join(tag("p", heard, class_="aside", role="status"), means, parts)


def _fold(atlas, thing: Thing, rows: Rows, first: bool, voice: str) -> Markup:
    named = leads.name(atlas, thing, voice) if thing.id else say("evidence.general", voice)
    counted = say("evidence.one_figure" if len(rows) == 1 else "evidence.figures", voice, count=len(rows))
    head = tag("summary", named, " ", tag("small", counted))
    told = tag("ul", [tag("li", _told(atlas, row, voice)) for row in rows])
    shows = leads.pick(atlas, thing)
    there = [tag("p", marks.lead(say("answer.show", voice), shows, voice))] if shows else []
    room = _room([row["finding"] for row in rows if row["show"] == "yes" and row["unit"] != "text"], voice)
    return tag("details", head, room, told, *there, class_="figures", open="" if first else None)


def _told(atlas, row: dict, voice: str) -> list[Markup]:
    """One figure in words, with how sure it is and who says so."""
    return [
        tag("span", _says(atlas, row, voice), " "),
        marks.status([row["status"]], voice),
        *marks.reviews(atlas, "findings", row["finding"], voice),
        marks.cited(atlas, row["sources"].split(";"), voice),
    ]


def _room(ids: list[str], voice: str) -> Markup | None:
    """Where the chart will stand; the browser fetches it from the address when the fold opens."""
    if not ids:
        return None
    return tag("div", say("answer.loading", voice),
        role="img", aria_label=say("measured.alt", voice, count=len(ids)),
        data_figure=f"atlas/figures/{voice}.json?of={','.join(ids)}",
        data_failed=say("measured.failed", voice),
    )  # fmt: skip


@lru_cache(KEPT)
def chart(atlas, ids: tuple[str, ...], voice: str) -> bytes:
    """The chart of these figures of findings.csv, as Plotly's JSON."""
    found = findings.of(atlas, ids, voice)
    names = {row["about"]: _name(atlas, row, voice) for id in ids for row in _finding(atlas, id)}
    return measured.figure(found, answer.words(found, voice), names).to_json().encode()


def _finding(atlas, id: str) -> Iterable[dict]:
    return rows_by(atlas, "findings", "finding")[id]


def _name(atlas, row: dict, voice: str) -> str:
    thing = Thing(row["about_kind"], row["about"])
    return leads.name(atlas, thing, voice) if thing.id else say("evidence.general", voice)
