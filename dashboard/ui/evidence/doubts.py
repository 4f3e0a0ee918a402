"""The part Disagreements: where maps and sources differ, what lay articles say, and what this atlas says."""

from ui.catalogue import say
from ui.evidence import leads, marks
from ui.evidence.filters import Wanted
from ui.evidence.leads import Thing
from ui.knowledge import rows_by
from ui.markup import Markup, join, tag

FILTERED_BY = ("area", "movement", "reflex", "root", "condition")


def disagreements(atlas, wanted: Wanted, voice: str) -> list[dict]:
    """The disagreements asked for, in their order."""
    rows = sorted(rows_by(atlas, "cautions", "kind")["disagreement"], key=lambda row: int(row["order"]))
    return [row for row in rows if _is_wanted(atlas, "caution", row, wanted, voice)]


def claims(atlas, wanted: Wanted, voice: str) -> list[dict]:
    """The claims of the lay articles asked for, article by article."""
    rows = sorted(atlas.table("lay_claims").to_dict("records"), key=lambda row: _articles(atlas, row))
    return [row for row in rows if _is_wanted(atlas, "lay_claim", row, wanted, voice)]


def _articles(atlas, row: dict) -> list[str]:
    """The numbers of the articles that say it."""
    links = rows_by(atlas, "lay_claim_links", "claim")[row["claim"]]
    return [link["id"] for link in links if link["kind"] == "article"]


def _is_wanted(atlas, kind: str, row: dict, wanted: Wanted, voice: str) -> bool:
    id = _id(row)
    about = _about(atlas, kind, id)
    roots = {root for thing in about for root in leads.roots(atlas, thing)}
    texts = [atlas.words(f"{kind}.{id}.{said}", voice) for said in _SAID[kind]]
    return (
        wanted.status in ("", row["status"])
        and wanted.root in ("", *roots)
        and wanted.kind in ("", *(thing.kind for thing in about))
        and wanted.says(*texts, *(leads.name(atlas, thing, voice) for thing in about))
    )


_SAID = {"caution": ("title", "text", "atlas"), "lay_claim": ("says", "atlas")}
_LINKS = {"caution": "caution_links", "lay_claim": "lay_claim_links"}


def _id(row: dict) -> str:
    """The first column."""
    return next(iter(row.values()))


def _about(atlas, kind: str, id: str) -> list[Thing]:
    """What it is about: areas, conditions and the like."""
    links = rows_by(atlas, _LINKS[kind], _id_column(kind)).get(id, ())
    return [Thing(row["kind"], row["id"]) for row in links if row["kind"] != "article"]


def _id_column(kind: str) -> str:
    return kind.removeprefix("lay_")


def part(atlas, wanted: Wanted, voice: str) -> Markup:
    """Both lists, one after the other."""
    found, said = disagreements(atlas, wanted, voice), claims(atlas, wanted, voice)
    heard = say("evidence.doubts_count", voice, maps=len(found), claims=len(said))
    return join(
        tag("p", heard, class_="aside", role="status"),
        tag("h3", say("evidence.maps_title", voice)),
        tag("p", say("evidence.maps_text", voice)),
        tag("ul", [tag("li", _disagreement(atlas, row, voice)) for row in found], class_="entries doubts"),
        tag("h3", say("evidence.lay_title", voice)),
        tag("p", say("evidence.lay_text", voice)),
        tag("ul", [tag("li", _claim(atlas, row, voice)) for row in said], class_="entries doubts"),
    )


def _disagreement(atlas, row: dict, voice: str) -> Markup:
    title, text, atlas_says = (atlas.words(f"caution.{_id(row)}.{said}", voice) for said in _SAID["caution"])
    return join(
        tag("div", tag("h4", title), tag("p", text), _atlas(atlas_says, voice)),
        _beside(atlas, "caution", row, voice),
    )


def _claim(atlas, row: dict, voice: str) -> Markup:
    says, atlas_says = (atlas.words(f"lay_claim.{_id(row)}.{said}", voice) for said in _SAID["lay_claim"])
    articles, verdict = ", ".join(_articles(atlas, row)), row["verdict"]
    judged = tag("span", say(f"evidence.verdict.{verdict}", voice), class_=f"judged {verdict}")
    head = tag("h4", say("evidence.article", voice, number=articles), " ", judged)
    quoted = tag("p", says, class_="claim")
    return join(
        tag("div", head, quoted, _atlas(atlas_says, voice)), _beside(atlas, "lay_claim", row, voice)
    )


def _atlas(says: str, voice: str) -> Markup:
    return tag("p", tag("small", say("evidence.this_atlas", voice)), says, class_="atlas-says")


def _beside(atlas, kind: str, row: dict, voice: str) -> Markup:
    """How sure it is, what it is about, and who says so."""
    about = [tag("li", marks.lead(leads.name(atlas, thing, voice), leads.pick(atlas, thing), voice))
             for thing in _about(atlas, kind, _id(row))]  # fmt: skip
    return tag("div",
        marks.status([row["status"]], voice),
        *marks.reviews(atlas, f"{kind}s", _id(row), voice),
        tag("ul", about, class_="about"),
        marks.cited(atlas, row["sources"].split(";"), voice),
        class_="beside",
    )  # fmt: skip
