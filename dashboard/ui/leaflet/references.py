"""Who says so, in small print: each source once, as short as it can still be found."""

import re
from collections.abc import Iterable

from ui.catalogue import say
from ui.knowledge import row_of, rows_by
from ui.leaflet import warning
from ui.leaflet.subject import Subject, asked_ends, skin

MOST = 16
CODES = ("", "ICD10CM", "ICD10CM2026")  # of the code of a condition, which stands on no page
UNSEEN = "Authors not seen"
INITIALS = re.compile(r"( [A-Z]{1,4})$")


def of(atlas, subject: Subject, conditions: list[str], rows: Iterable[dict], voice: str) -> tuple[str, ...]:
    """The sources of what a page says of skin and roots, of causes, of what helps, and of warnings."""
    ends = [*asked_ends(atlas, subject), *(pick.partition(":")[2] for pick in skin(atlas, subject))]
    pressing = [row for id in conditions for row in rows_by(atlas, "compressions", "condition").get(id, ())]
    served = [row for end in ends if end in atlas.ends for row in _consensus(atlas, end)]
    cells = [row["sources"] for row in (*served, *pressing, *rows, *warning.rows(atlas))]
    found = list(dict.fromkeys(id for cell in cells for id in cell.split(";") if id not in CODES))
    cited = list(dict.fromkeys(cite(row_of(atlas, "sources", "source", id)) for id in found))
    if len(cited) > MOST:
        cited = [*cited[: MOST - 1], say("leaflet.more_sources", voice, count=len(cited) - MOST + 1)]
    return tuple(cited)


def _consensus(atlas, end: str) -> list[dict]:
    return [row for row in rows_by(atlas, "served", "end")[end] if row["map"] == "consensus"]


def cite(row: dict) -> str:
    """`Lee et al. 2008, Clinical Anatomy`: who first, when, and where it can be found."""
    where = re.split(r" \d|[:;(]", row["journal"])[0].strip()
    if row["authors"].startswith(UNSEEN):
        return f"{where or row['title']} {row['year']}".strip()
    first, *others = row["authors"].partition(";")[0].split(", ")
    who = INITIALS.sub("", first) + (" et al." if others else "")
    dated = f"{who} {row['year']}".strip()
    return dated if not where or where in dated else f"{dated}, {where}"
