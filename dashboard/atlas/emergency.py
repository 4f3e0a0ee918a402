"""Which emergency signs a set of picks opens by itself."""

from __future__ import annotations

from collections.abc import Mapping

from .answers import RedFlag
from .scales import SIDES, URGENCIES
from .tables import Tables, join


def side_of(pick: str) -> str:
    """`right` of `right:heel_lat`; empty where no side is given."""
    side, colon, _ = pick.partition(":")
    return side if colon else ""


def id_of(pick: str) -> str:
    """`heel_lat` of `right:heel_lat`, `C06` of `C06@L4-5.foramen`."""
    return pick.rpartition(":")[2].partition("@")[0]


def red_flags_for(tables: Tables, picks: list[str], ends: Mapping[str, str]) -> list[RedFlag]:
    """The signs opened by a place or finding, or by some on both legs, most urgent first."""
    both_legs = [pick for pick in picks if side_of(pick) in SIDES]
    if len({side_of(pick) for pick in both_legs}) < 2:
        both_legs = []
    opened: dict[str, dict[str, list[str]]] = {}
    for row in tables.rows("red_flag_triggers"):
        opening = both_legs
        if row.trigger != "both_legs":
            opening = [pick for pick in picks if id_of(pick) == row.end and row.end in ends]
        if opening:
            triggers = opened.setdefault(row.red_flag, {})
            triggers.setdefault(row.trigger, []).extend(opening)
    rows = [
        RedFlag(
            *(flag.red_flag, flag.urgency, join(opened[flag.red_flag])),
            join(pick for found in opened[flag.red_flag].values() for pick in found),
            *(flag.note, flag.sources),
        )
        for flag in tables.rows("red_flags")
        if flag.red_flag in opened
    ]
    return sorted(rows, key=lambda row: (URGENCIES.index(row.urgency), row.red_flag))
