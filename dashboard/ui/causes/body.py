"""What a card says once opened: one condition in full, in both voices, with its sources."""

from ui.catalogue import VOICES, say

PARTS = ("where", "feels", "worse", "eases", "urgency", "found", "helps", "surgery", "doubtful", "prevalence")
ROLES = ("first", "next", "if_needed", "excludes", "surgery", "doubtful", "not_recommended")


def of(atlas, condition: str) -> dict:
    """The body of one condition, by voice; UnknownId for one the atlas does not have."""
    row = atlas.table("conditions").set_index("condition").loc[condition]
    return {
        "id": condition,
        "icd10cm": row["icd10cm"],
        "voices": {voice: _voice(atlas, condition, voice) for voice in VOICES},
        "sources": sources(atlas, row["sources"].split(";"), row["status"]),
    }


def _voice(atlas, condition: str, voice: str) -> dict:
    keys = {part: f"condition.{condition}.{part}" for part in PARTS}
    return {
        "name": atlas.words(f"condition.{condition}.name", voice),
        **{part: atlas.words(key, voice) for part, key in keys.items() if atlas.has_words(key, voice)},
        "finds": _linked(atlas, condition, "finds", "diagnostic", voice, ("shows",)),
        "treatments": _linked(atlas, condition, "helps", "treatment", voice, ("honest",)),
    }


def _linked(atlas, condition: str, table: str, kind: str, voice: str, parts: tuple[str, ...]) -> list[dict]:
    links = atlas.table(table)
    links = links[links["condition"] == condition]
    rows = sorted(links.to_dict("records"), key=lambda row: ROLES.index(row["role"]))
    return [
        {
            "role": say(f"causes.role_{row['role']}", voice),
            "name": atlas.words(f"{kind}.{row[kind]}.name", voice),
            "says": " ".join(
                atlas.words(f"{kind}.{row[kind]}.{part}", voice)
                for part in parts
                if atlas.has_words(f"{kind}.{row[kind]}.{part}", voice)
            ),
        }
        for row in rows
    ]


def sources(atlas, ids: list[str], status: str) -> list[dict]:
    """Sources as people cite them, with an address where there is one and how far they were read."""
    table = atlas.table("sources").set_index("source")
    return [
        {
            "text": citation(table.loc[id].to_dict()),
            "url": address(table.loc[id].to_dict()),
            "checked": table.loc[id, "status"] == "VERIFIED" and status == "VERIFIED",
        }
        for id in ids
    ]


def citation(row: dict) -> str:
    """Authors (year). Title. Journal."""
    who = row["authors"] or row["source"]
    dated = f"{who} ({row['year']})" if row["year"] else who
    return ". ".join(part.rstrip(".") for part in (dated, row["title"], row["journal"]) if part) + "."


def address(row: dict) -> str:
    """Where a source can be read: its DOI first; only web addresses."""
    if row["doi"]:
        return f"https://doi.org/{row['doi']}"
    return row["url"] if row["url"].startswith(("https://", "http://")) else ""
