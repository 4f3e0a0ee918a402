"""What a page to take home is about: what is picked, or what was found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from atlas import picks as picking
from atlas.picks import Pick
from atlas.reported import Reported
from atlas.scales import MIDDLE, SIDES
from atlas.served import CONSENSUS
from ui.answer import condition
from ui.knowledge import row_of

FINDINGS = "findings"


class NoSubject(ValueError):
    """There is nothing to write a page about, or something that the atlas does not have."""


@dataclass(frozen=True)
class Subject:
    """Picks of one kind, by a map of the skin; or findings."""

    picks: tuple[Pick, ...] = ()
    findings: tuple[Reported, ...] = ()
    map: str = CONSENSUS
    looked_at: str = SIDES[0]  # the side that is meant where nothing has one

    @property
    def kind(self) -> str:
        """area, root, condition or findings."""
        return FINDINGS if self.findings else self.picks[0].kind

    @property
    def wrong(self) -> tuple[Reported, ...]:
        """The findings that are not normal."""
        return tuple(report for report in self.findings if not report.is_normal)

    @property
    def sided(self) -> list[str]:
        """What has a side, as `side:id`: picks, or what was found wrong."""
        return [str(pick) for pick in self.picks if pick.side] or [report.where for report in self.wrong]

    @property
    def side(self) -> str:
        """The person's side it is drawn on: that of the last thing that has one."""
        sides = [side for side, _, _ in (each.partition(":") for each in self.sided) if side in SIDES]
        return sides[-1] if sides else self.looked_at

    def of(self, side: str) -> Subject | None:
        """What of it is on one side, or in the middle, which is served from both; None where nothing is.

        A condition is on the side that is looked at.
        """
        if self.kind == "condition":
            return self if side == self.side else None
        picks = tuple(pick for pick in self.picks if pick.side in (side, MIDDLE))
        found = tuple(report for report in self.wrong if report.side in (side, MIDDLE))
        return Subject(picks, found, self.map, side) if picks or found else None

    def ids(self) -> tuple[str, ...]:
        """Areas, roots or findings without their sides, each once."""
        return tuple(dict.fromkeys(each.partition(":")[2] for each in self.sided))


def read(atlas, asked: Mapping) -> Subject:
    """The subject of `{"picks": [...], "map": ...}` or `{"findings": [...]}`, as a browser sends it.

    Raises NoSubject: nothing in it is trusted.
    """
    findings, pieces = asked.get("findings") or [], asked.get("picks") or []
    map, side = asked.get("map", CONSENSUS), asked.get("side", SIDES[0])
    if not isinstance(findings, list) or not isinstance(pieces, list):
        raise NoSubject
    if map not in atlas.drawn_maps() or side not in SIDES:
        raise NoSubject
    try:
        reports = atlas.explaining.read(findings)
    except (TypeError, ValueError, KeyError):  # UnknownId is a KeyError
        raise NoSubject from None
    picks, refused = picking.read(pieces, atlas)
    subject = Subject(picks, reports, map, side)
    if refused or bool(picks) == bool(reports) or (reports and not subject.wrong):
        raise NoSubject
    return subject


def is_symptom(atlas, subject: Subject) -> bool:
    """Whether a condition is picked that is no cause itself."""
    if subject.kind != "condition":
        return False
    return row_of(atlas, "conditions", "condition", subject.picks[0].id)["group"] == "symptom"


def asked_ends(atlas, subject: Subject) -> tuple[str, ...]:
    """The areas, roots, movements and reflexes whose causes are in question; of a plain condition none."""
    if is_symptom(atlas, subject):
        return tuple(condition.ends_behind(atlas, subject.picks[0].id))
    return () if subject.kind == "condition" else subject.ids()


def skin(atlas, subject: Subject) -> list[str]:
    """The skin to be marked in the picture, as picks: what was picked or found, or what is served."""
    side = subject.side
    if subject.kind == "area":
        return subject.sided
    if subject.kind == FINDINGS:
        return [report.where for report in subject.wrong if report.kind == "area"]
    if subject.kind == "root":
        return _mainly_served(atlas, subject.picks)
    *_, effects = condition.place(atlas, subject.picks[0])
    areas = condition.lit(atlas, effects, subject.picks[0].id, side)["areas"]
    mainly = [pick for pick, relation in areas.items() if relation == "primary"]
    return mainly or list(areas)


def _mainly_served(atlas, picks: Sequence[Pick]) -> list[str]:
    """The skin that picked roots mainly serve, each on its own side."""
    found = {}
    for pick in picks:
        for row in atlas.rows.served_by(roots=[pick.id]):
            if row.kind == "area" and row.relation == "primary":
                side = "middle" if row.end in atlas.midline else pick.side
                found[f"{side}:{row.end}"] = None
    return list(found)
