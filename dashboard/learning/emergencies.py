"""Cards of the warning signs: how fast to act on each."""

from __future__ import annotations

from collections.abc import Iterable

from atlas.scales import URGENCIES

from .cards import ANY, GENERAL, Card, card
from .support import Support

# How a note begins that tells when to act faster than the row says.
FASTER = {"emergency": ("Emergency ", "Ambulance "), "same_day": ("The same day ",)}


def emergency(support: Support) -> Iterable[Card]:
    """How fast to act on this sign?

    To be one step too fast harms nobody, so that is accepted, but for what needs no hurry. Where the
    note tells when to act faster still, all up to that is accepted.
    """
    for row in support.atlas.tables.rows("red_flags"):
        faster = _faster(row)
        known = {row.urgency, *faster}
        yield card(
            "emergency",
            row.red_flag,
            roots=(),
            part=GENERAL,
            answers="urgency",
            on_picture=False,
            need=ANY,
            right=(row.urgency,),
            accepted=faster,
            disputed=False,
            sources=tuple(row.sources.split(";")),
            neighbours=tuple(urgency for urgency in URGENCIES if urgency not in known),
            lights=_lights(support, row.red_flag),
        )


def _faster(row) -> tuple[str, ...]:
    """The steps of the scale that are faster than the row says, and not wrong."""
    told = [URGENCIES.index(urgency) for urgency, begins in FASTER.items() if row.note.startswith(begins)]
    here = URGENCIES.index(row.urgency)
    first = min([*told, here if row.urgency == "routine" else max(here - 1, 0)])
    return URGENCIES[first:here]


def _lights(support: Support, red_flag: str) -> tuple[str, ...]:
    """The skin that opens the sign; where there is none, the first condition it may point to."""
    tables = support.atlas.tables
    triggers = [row for row in tables.rows("red_flag_triggers") if row.red_flag == red_flag]
    areas = tuple(support.pick(row.end) for row in triggers if row.trigger == "area")
    pointed = tuple(row.condition for row in tables.rows("red_flag_conditions") if row.red_flag == red_flag)
    return areas or pointed[:1]
