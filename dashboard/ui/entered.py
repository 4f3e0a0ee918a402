"""What was found, as entered on Work it out: in this session's memory alone, in no address, file or log.

A finding is `side:id=state` (see `atlas.reported`). Skin is painted on the picture with a brush,
all else is entered beside it; so each of the two tells its own part, and neither undoes the other.
`revision` moves when the findings change by other means than the one who shows them.
"""

import streamlit as st

import diagram
from atlas import picks as picking
from atlas.reported import NUMB, UNREMARKABLE, states_of
from ui import state

BRUSHES = states_of("area")
MOST = 120  # findings
KEPT = 60  # steps of undo


def begin() -> None:
    """To be called once per run, before anything is drawn."""
    kept = st.session_state
    if "entered" not in kept:
        kept.entered, kept.entered_before, kept.entered_revision = [], [], 0
        kept.brush, kept.place, kept.entered_refused = NUMB, None, False


def findings() -> list[str]:
    return list(st.session_state.entered)


def revision() -> int:
    return st.session_state.entered_revision


def brush() -> str:
    """What a touch of the skin means: numb, tingling, pain or normal."""
    return st.session_state.brush


def place() -> str | None:
    """The place, `side:site`, whose reasons are looked at."""
    return st.session_state.place


def was_refused() -> bool:
    return st.session_state.entered_refused


def can_undo() -> bool:
    return bool(st.session_state.entered_before)


def wrong() -> list[str]:
    """Where anything but the normal was found, as `side:id`."""
    return list(dict.fromkeys(_where(each) for each in findings() if _said(each) not in UNREMARKABLE))


def painted(atlas) -> list[str]:
    """The skin that was painted, as picks, in the order of painting."""
    return list(dict.fromkeys(_where(each) for each in findings() if _is_skin(atlas, each)))


# -- what comes from a browser: nothing in it is trusted -------------------------------------


def take_painted(atlas, key: str) -> None:
    """Adopt the skin that the picture shows: new places are painted with the brush.

    A place that is painted with another brush is painted over; the same brush wipes it off. The
    picture only knows on and off, so it is told when a place stays.
    """
    sent = diagram.read(st.session_state[key].get("picks"), atlas)
    if sent.session != state.session():
        return
    skin, before = list(sent.picks), painted(atlas)
    if any(picking.parse(pick, atlas).kind != "area" for pick in skin):
        st.session_state.entered_revision += 1  # a root was touched, which is nothing one feels
        return
    kept = [each for each in findings() if not _is_skin(atlas, each) or _where(each) in skin]
    over = [pick for pick in before if pick not in skin and _said_of(pick) != [brush()]]
    new = [pick for pick in skin if pick not in before]
    _keep([*kept, *(f"{pick}={brush()}" for pick in [*over, *new])])
    st.session_state.entered_refused = bool(sent.refused)
    if over or sent.refused or sent.revision != revision():
        st.session_state.entered_revision += 1


def take_examined(atlas, value: object) -> None:
    """Adopt all that is entered beside the picture, a list of findings."""
    sent = [each for each in value if isinstance(each, str)][:MOST] if isinstance(value, list) else None
    try:
        atlas.explaining.read(sent)
    except (TypeError, ValueError, KeyError):  # UnknownId is a KeyError
        return refuse()
    skin = [each for each in findings() if _is_skin(atlas, each)]
    _keep([*skin, *(each for each in sent if not _is_skin(atlas, each))])


def take_added(atlas, value: object) -> None:
    """Enter one finding more, in place of what was said of the same thing."""
    try:
        (report,) = atlas.explaining.read([value])
    except (TypeError, ValueError, KeyError):
        return refuse()
    _change([*(each for each in findings() if _where(each) != report.where), str(report)])


def take_removed(value: object) -> None:
    """Take one finding away; what was not entered changes nothing."""
    _change([each for each in findings() if each != value])


def take_brush(value: object) -> None:
    if value in BRUSHES:
        st.session_state.brush = value
    else:
        refuse()


def take_place(atlas, value: object) -> None:
    """Look at the reasons of one place, or, with None, of none."""
    known = {seat.where for seat in atlas.explaining.work_out(findings()).seats}
    st.session_state.place = value if value in known else None
    st.session_state.entered_refused = value is not None and value not in known


def refuse() -> None:
    """Something that is not in the atlas was left out; whoever sent it is shown what holds."""
    st.session_state.entered_refused = True
    st.session_state.entered_revision += 1


# -- what is pressed here ---------------------------------------------------------------------


def take_over(atlas) -> None:
    """Begin with the skin picked in Explore, painted with the brush."""
    skin = [pick for pick in state.picks() if picking.parse(pick, atlas).kind == "area"]
    new = [pick for pick in skin if pick not in painted(atlas)]
    _change([*findings(), *(f"{pick}={brush()}" for pick in new)])


def enter(found: list[str]) -> None:
    """Enter these findings instead of all there were; Undo brings those back."""
    _change(found)


def start_over() -> None:
    _change([])


def undo() -> None:
    kept = st.session_state
    if kept.entered_before:
        *kept.entered_before, kept.entered = kept.entered_before
        kept.place, kept.entered_refused = None, False
        kept.entered_revision += 1


def _change(found: list[str]) -> None:
    """Keep these, and let all who show findings know."""
    _keep(found)
    st.session_state.entered_revision += 1


def _keep(found: list[str]) -> None:
    kept = st.session_state
    kept.entered_refused = False
    if found != kept.entered:
        kept.entered_before = [*kept.entered_before, kept.entered][-KEPT:]
        kept.entered = found


def _where(finding: str) -> str:
    return finding.partition("=")[0]


def _said(finding: str) -> str:
    return finding.partition("=")[2]


def _said_of(where: str) -> list[str]:
    return [_said(each) for each in findings() if _where(each) == where]


def _is_skin(atlas, finding: str) -> bool:
    return atlas.explaining.kinds.get(_where(finding).partition(":")[2]) == "area"
