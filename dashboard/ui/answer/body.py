"""What a card says once opened: one condition in full, in both voices, with its sources."""

from ui import glossary
from ui.catalogue import VOICES, say
from ui.knowledge import row_of, rows_by
from ui.markup import Markup, join

PARTS = ("where", "feels", "worse", "eases", "urgency", "found", "helps", "surgery", "doubtful", "prevalence")
WORDS = ("tests", "treatments", "sources", "checked", "not_checked")
ROLES = ("first", "next", "if_needed", "excludes", "surgery", "doubtful", "not_recommended")


def of(atlas, condition: str) -> dict:
    """The body of one condition, by voice; UnknownId for one the atlas does not have.

    Sentences are HTML, as terms are marked in them; names, roles and sources are text.
    """
    row = row_of(atlas, "conditions", "condition", condition)
    tied = [*links(atlas, "finds", condition), *links(atlas, "helps", condition)]
    return {
        "id": condition,
        "icd10cm": row["icd10cm"],
        "voices": {voice: _voice(atlas, condition, voice) for voice in VOICES},
        "sources": sources(atlas, [row, *tied]),
    }


def _voice(atlas, condition: str, voice: str) -> dict:
    seen: set[str] = set()  # terms explained in this card
    keys = {part: f"condition.{condition}.{part}" for part in PARTS}
    return {
        "words": {word: say(f"causes.{word}", voice) for word in (*PARTS, *WORDS)},
        "name": atlas.words(f"condition.{condition}.name", voice),
        **{part: _said(atlas, key, voice, seen) for part, key in keys.items() if atlas.has_words(key, voice)},
        "finds": _linked(atlas, links(atlas, "finds", condition), ("diagnostic", "shows"), voice, seen),
        "treatments": _linked(atlas, links(atlas, "helps", condition), ("treatment", "honest"), voice, seen),
    }


def _said(atlas, key: str, voice: str, seen: set[str]) -> Markup:
    return glossary.explained(atlas, join(atlas.words(key, voice)), voice, seen)


def _linked(atlas, rows, of: tuple[str, str], voice: str, seen: set[str]) -> list[dict]:
    """Tests or treatments in the order of their roles, and of each what `of` says: its kind and the part."""
    kind, part = of
    return [
        {
            "role": say(f"causes.role_{row['role']}", voice),
            "name": atlas.words(f"{kind}.{row[kind]}.name", voice),
            "says": _said(atlas, f"{kind}.{row[kind]}.{part}", voice, seen),
        }
        for row in sorted(rows, key=lambda row: ROLES.index(row["role"]))
    ]


def links(atlas, table: str, condition: str) -> tuple[dict, ...]:
    """The rows of a table about a condition: its tests (finds), its treatments (helps)."""
    return rows_by(atlas, table, "condition").get(condition, ())


def sources(atlas, rows: list[dict]) -> list[dict]:
    """The sources of these rows as people cite them, each once, with an address where there is one.

    A source counts as checked where it was read, and read for what one of the rows says.
    """
    read: dict[str, bool] = {}
    for row in rows:
        for id in row["sources"].split(";"):
            read[id] = read.get(id, False) or row["status"] == "VERIFIED"
    found = {id: row_of(atlas, "sources", "source", id) for id in read}
    return [
        {
            "text": citation(source),
            "url": address(source),
            "checked": source["status"] == "VERIFIED" and read[id],
        }
        for id, source in found.items()
    ]


def citation(row: dict) -> str:
    """Authors (year). Title. Journal."""
    who = row["authors"] or row["source"]
    dated = f"{who} ({row['year']})" if row["year"] else who
    parts = [part.rstrip(".") for part in (dated, row["title"], row["journal"]) if part]
    return " ".join(part if part.endswith(("?", "!")) else f"{part}." for part in parts)


def address(row: dict) -> str:
    """Where a source can be read: its DOI first; only web addresses."""
    if row["doi"]:
        return f"https://doi.org/{row['doi']}"
    return row["url"] if row["url"].startswith(("https://", "http://")) else ""
