"""What questions are answered in, when in rows: one named tuple for each kind of answer."""

from __future__ import annotations

from typing import NamedTuple

from .scales import NORMAL, WEAK


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


class Apart(NamedTuple):
    """What trouble of one root, and of one nerve, would do to one finding; see `Atlas.tell_apart`."""

    root: str
    nerve: str
    kind: str
    id: str
    in_root: str
    in_nerve: str
    status: str
    sources: str

    @property
    def separation(self) -> int:
        """2 where the one would be weak and the other normal, 1 where that is only possible, else 0."""
        found = {self.in_root, self.in_nerve}
        return 2 if found == {WEAK, NORMAL} else len(found) - 1


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


class Explained(NamedTuple):
    """One place and what it would explain; see `Atlas.explain`."""

    side: str
    site: str
    kind: str
    explained: str
    partly: str
    unexplained: str
    contradicted: str
    rank: int
    score: float
    nerve: str
    sources: str


class ExplainedTogether(NamedTuple):
    """Two places that together explain everything; see `Atlas.explain_together`."""

    side: str
    site: str
    kind: str
    explained: str
    other_side: str
    other_site: str
    other_kind: str
    other_explained: str
    contradicted: str


class NextTest(NamedTuple):
    """One finding that would tell the leading places apart; see `Atlas.next_test`."""

    end: str
    kind: str
    side: str
    splits: float
    spoilt_in: str
    spared_in: str
    sources: str
