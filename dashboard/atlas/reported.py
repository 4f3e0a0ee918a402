"""What was found at the bedside, as it is entered: `right:m_ankle_lift=weak`.

Side, colon, the id of an area, movement or reflex, equals, what was found. Signs and tests that
are not of strength stand among the reflexes and are positive or negative.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .errors import UnknownId, shortened
from .scales import MIDDLE, SIDES

NUMB, TINGLING, PAIN, WEAKNESS = "numb", "tingling", "pain", "weak"
REDUCED, BRISK, POSITIVE = "reduced", "brisk", "positive"
UNREMARKABLE = ("normal", "negative")  # nothing wrong was found

# Of a reflex that is no true reflex, the kind is that of its table.
STATES = {
    "area": (NUMB, TINGLING, PAIN, "normal"),
    "movement": (WEAKNESS, "normal"),
    "reflex": (REDUCED, BRISK, "normal"),
}
SIGN_STATES = (POSITIVE, "negative")
STRENGTH = ("movement", "function_test")  # a function test is strength, seen in what a leg can do
EXAMINED = (*STRENGTH, "reflex")  # what is called normal here was tested and speaks for itself

# What a finding counts for. Pain counts half: it seldom keeps to a map or names a root
# (MURPHY2009, TAYLOR2013, ALBERT2019). So does a tension test, whose worth hangs on who is
# tested (VDW2010).
FULL, HALF = 2, 1


@dataclass(frozen=True)
class Reported:
    """One finding on one side."""

    side: str
    end: str
    state: str
    kind: str

    @property
    def is_normal(self) -> bool:
        return self.state in UNREMARKABLE

    @property
    def weight(self) -> int:
        """What it counts for where it is explained."""
        return HALF if self.state == PAIN or self.kind in ("tension_test", "history_sign") else FULL

    @property
    def objection(self) -> int:
        """What it counts against a place that would have spoilt it: skin is shared, strength less so."""
        return FULL if self.kind in EXAMINED else HALF

    @property
    def where(self) -> str:
        return f"{self.side}:{self.end}"

    def __str__(self) -> str:
        return f"{self.where}={self.state}"


def states_of(kind: str) -> tuple[str, ...]:
    """What can be said of a finding of this kind."""
    return STATES.get(kind, SIGN_STATES)


def read(findings: Iterable[str], kinds: Mapping[str, str], midline: frozenset[str]) -> tuple[Reported, ...]:
    """The findings, each once; `kinds`: end -> kind, `midline`: areas that have no side.

    Raises TypeError for what is no list of texts, UnknownId for a side or end that does not exist,
    ValueError for a state that a thing of its kind has not, and for what is called normal and not.
    """
    if isinstance(findings, str | bytes):
        raise TypeError(f"a list of findings is wanted, not the bare string {findings!r}")
    found = dict.fromkeys(_parsed(finding, kinds, midline) for finding in findings)
    normal = {report.where for report in found if report.is_normal}
    for report in found:
        if not report.is_normal and report.where in normal:
            raise ValueError(f"{report.where} is called normal and {report.state} at once")
    return tuple(found)


def _parsed(finding: object, kinds: Mapping[str, str], midline: frozenset[str]) -> Reported:
    if not isinstance(finding, str):
        raise TypeError(f"findings are texts, not {type(finding).__name__}: {shortened(finding)!r}")
    place, _, state = finding.partition("=")
    side, colon, end = place.partition(":")
    if not colon or side not in (*SIDES, MIDDLE):
        raise UnknownId("side", side, (*SIDES, MIDDLE))
    if end not in kinds:
        raise UnknownId("finding", end, kinds)
    kind = kinds[end]
    if kind == "area" and (side == MIDDLE) != (end in midline):
        raise ValueError(f"{shortened(place)!r} has not this side; allowed: {_sides(end, midline)}")
    if state not in states_of(kind):
        raise ValueError(f"{shortened(finding)!r}: {end} can be {', '.join(states_of(kind))}")
    return Reported(side, end, state, kind)


def _sides(end: str, midline: frozenset[str]) -> str:
    return MIDDLE if end in midline else ", ".join(SIDES)
