"""The shape of the tables one learns from: short stories of invented people, with what was found."""

from __future__ import annotations

from .cells import SITE, fact, matching, one_of, slug
from .levels import ROOTS
from .reported import SIGN_STATES, STATES
from .scales import MIDDLE, SIDES

BOTH = "both"
CASE = matching(r"K\d\d", "a case such as K01")
FOUND = dict.fromkeys(state for states in (*STATES.values(), SIGN_STATES) for state in states)

TEACHING = {
    "cases": fact(
        case=CASE,
        side=one_of(*SIDES, BOTH),
        place=matching(rf"{'|'.join(ROOTS)}|{SITE}|above", "a root, a site id, or above"),
        condition=matching(r"C\d\d", "a condition such as C06", empty=True),
    ),
    "case_findings": fact(case=CASE, side=one_of(*SIDES, MIDDLE), end=slug(), state=one_of(*FOUND)),
}
