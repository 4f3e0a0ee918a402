"""The conditions as rows of a list: what each can be filtered by, and which of them fit."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from functools import cache

from atlas.causes import NOWHERE
from atlas.levels import ROOTS
from atlas.scales import GROUPS, HOW_OFTEN, URGENCIES
from ui.answer import condition, stations
from ui.knowledge import row_of

ALL = 1000  # finds of a search: more than there are things to find
ALONG = (  # the stops of the way, from the spine to the foot
    *("canal", "lateral_recess", "doorway", "plexus", "lower_back", "pelvis", "abdomen", "groin", "hip"),
    *("buttock", "saddle", "thigh", "knee", "leg", "ankle", "foot"),
)


@dataclass(frozen=True)
class Row:
    """One condition. `stops`: where along the way it acts, from the spine; `roots`: the surest first."""

    id: str
    group: str
    how_often: str
    urgency: str
    stops: tuple[str, ...]
    roots: tuple[str, ...]
    order: int


@dataclass(frozen=True)
class Wanted:
    """What is asked for: of each kind any of the values, and all kinds together. Empty: anything."""

    text: str = ""
    groups: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()
    urgencies: tuple[str, ...] = ()
    roots: tuple[str, ...] = ()
    how_often: tuple[str, ...] = ()

    def narrows(self) -> list[str]:
        """The kinds that something is asked of."""
        return [each.name for each in fields(self) if getattr(self, each.name)]


@cache
def rows(atlas) -> tuple[Row, ...]:
    """Every condition: by group, the common first, then along the way."""
    found = [_row(atlas, row) for row in atlas.tables.rows("conditions")]
    return tuple(sorted(found, key=_place))


def _row(atlas, row) -> Row:
    sites = {hit.site for hit in atlas.pressing.by.get(row.condition, ())}
    stops = {stations.stop_of(row_of(atlas, "sites", "site", site)) for site in sites}
    pressed = condition.pressed(atlas.rows.effects_of(row.condition))
    roots = {**condition.copied(atlas, row.condition), **pressed}
    return Row(
        *(row.condition, row.group, row.how_often, row.urgency),
        *(tuple(sorted(stops, key=ALONG.index)), tuple(root for root in roots if root in ROOTS)),
        min((atlas.wiring.order[site] for site in sites), default=NOWHERE),
    )


def _place(row: Row) -> tuple:
    return (GROUPS.index(row.group), HOW_OFTEN.index(row.how_often), row.order, row.id)


@cache
def choices(atlas) -> dict[str, tuple[str, ...]]:
    """For each kind of filter the values that some condition has, in their order."""
    used = {stop for row in rows(atlas) for stop in row.stops}
    return {
        "groups": GROUPS,
        "stops": tuple(stop for stop in ALONG if stop in used),
        "urgencies": URGENCIES,
        "roots": ROOTS,
        "how_often": HOW_OFTEN,
    }


def matching(atlas, wanted: Wanted) -> list[Row]:
    """The conditions that fit, in the order of the list; those found by text, the best find first."""
    found = [row for row in rows(atlas) if _fits(row, wanted)]
    if not wanted.text.strip():
        return found
    finds = [id for kind, id, _ in atlas.index.search(wanted.text, ALL) if kind == "condition"]
    return sorted((row for row in found if row.id in finds), key=lambda row: finds.index(row.id))


def _fits(row: Row, wanted: Wanted) -> bool:
    asked = (
        (wanted.groups, (row.group,)), (wanted.stops, row.stops), (wanted.urgencies, (row.urgency,)),
        (wanted.roots, row.roots), (wanted.how_often, (row.how_often,)),
    )  # fmt: skip
    return all(not any_of or set(any_of) & set(has) for any_of, has in asked)


def without(atlas, wanted: Wanted) -> Iterable[tuple[str, int]]:
    """Each kind of filter in use, and how many conditions would fit without it."""
    empty = Wanted()
    for kind in wanted.narrows():
        yield kind, len(matching(atlas, replace(wanted, **{kind: getattr(empty, kind)})))
