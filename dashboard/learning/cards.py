"""A card: one thing that can be learnt, with its right answers and all that a source supports."""

from __future__ import annotations

from dataclasses import dataclass, field

KINDS = (
    "skin_of_root",
    "roots_of_skin",
    "nerve_of_skin",
    "skin_of_nerve",
    "root_of_movement",
    "movement_of_root",
    "root_of_reflex",
    "reflex_of_root",
    "root_of_place",
    "place_of_root",
    "condition_at_site",
    "site_of_condition",
    "emergency",
    "maps",
    "case",
)
ANY, ALL = "any", "all"
NONE = "none"  # the answer that it belongs to no root
SPINE, GENERAL = "spine", "general"  # parts that are no region of the skin
RIGHT = "right"  # the limb that is stored; the left one is its mirror


@dataclass(frozen=True)
class Card:
    """What is learnt and scheduled. Its id never changes.

    id: `kind:subject`, such as `roots_of_skin:dorsum_mid`.
    roots, part: what it is about (`part`: a region of areas.csv, `spine` or `general`).
    answers: what kind of thing its answers are; on_picture: they are touched, not chosen.
    need: `any` (one right answer is enough) or `all` (every one is to be found).
    right: the answers wanted; accepted: others that a source supports, never wrong, not wanted.
    disputed: the sources differ, so an accepted answer is as good as a right one.
    neighbours: plausible answers that no source supports, the nearest first.
    lights: the picks that light the way, on the right limb; zoom: the view to open for a small target.
    side: the side it must be asked on, because its words tell it; else either.
    """

    id: str
    kind: str
    subject: str
    roots: tuple[str, ...]
    part: str
    answers: str
    on_picture: bool
    need: str
    right: frozenset[str]
    accepted: frozenset[str]
    disputed: bool
    sources: tuple[str, ...]
    neighbours: tuple[str, ...] = field(default=(), repr=False)
    lights: tuple[str, ...] = field(default=(), repr=False)
    zoom: str = ""
    side: str = ""

    @property
    def about(self) -> str:
        """What several cards may be about: a subject without the part, position or root added to it."""
        return self.subject.partition("@" if self.kind == "maps" else ".")[0]


def card(kind: str, subject: str, *, right, accepted=(), **told) -> Card:
    """A card of its kind and subject; what is right need not be accepted."""
    right = frozenset(right)
    return Card(f"{kind}:{subject}", kind, subject, right=right, accepted=frozenset(accepted) - right, **told)


def need_for(right) -> str:
    """One right answer is asked for, several are to be found."""
    return ALL if len(right) > 1 else ANY
