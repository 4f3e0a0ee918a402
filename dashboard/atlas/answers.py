"""What questions are answered in, when in rows: one named tuple for each kind of answer."""

from __future__ import annotations

from typing import NamedTuple


class ServingRoot(NamedTuple):
    """One root that serves one end; see `Atlas.roots_for`."""

    root: str
    relation: str
    end: str
    maps_for: str
    maps_against: str
    sources: str
    precision: str
    note: str
    status: str


class Compared(NamedTuple):
    """What two maps say of one end; see `Atlas.compare`."""

    end: str
    verdict: str
    roots_a: str
    roots_b: str


class ServedEnd(NamedTuple):
    """One end that a root serves by one site; see `Atlas.served_by`."""

    end: str
    kind: str
    root: str
    relation: str
    site: str


class Step(NamedTuple):
    """One site on one way of one root to an end; see `Atlas.way`. No path or step where none is carried."""

    root: str
    relation: str
    path: int | None
    step: int | None
    site: str
    carried: bool
    share: str
    part: str


class Cause(NamedTuple):
    """One condition on one root at one site; see `Atlas.causes_for`. `order` is None without a site."""

    condition: str
    group: str
    site: str
    order: int | None
    root: str
    certainty: str
    how_often: str
    urgency: str
    explains: str
    mechanism: str
    sources: str
    relation: str
    compression: str
    level: str
    position: str
    sides: str
    status: str
    part: str


class Effect(NamedTuple):
    """One end a condition could touch; see `Atlas.effects_of`."""

    kind: str
    id: str
    root: str
    relation: str
    site: str
    certainty: str
    level: str
    position: str
    sides: str
    compression: str
    mechanism: str
    sources: str


class RedFlag(NamedTuple):
    """One emergency sign that some picks open; see `Atlas.red_flags_for`."""

    red_flag: str
    urgency: str
    trigger: str
    picks: str
    note: str
    sources: str
