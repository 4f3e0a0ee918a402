"""What one person has picked: session state, its undo, and the address. The only module that writes either.

A pick is `side:area`, `side:root`, or one condition (`C06`, `C06@L4-5.foramen`); all picks are of
one kind. Beside the picks stands the map of the skin they are answered by. `revision` moves when
either changes by other means than the picture itself.
"""

import secrets
from collections.abc import Iterable

import streamlit as st

import diagram
from atlas import picks as picking
from atlas.served import CONSENSUS
from ui.catalogue import VOICES

KEPT = 60  # steps of undo
TURNS = 40  # keys a widget takes in turn: more than a browser can lag behind; each is kept in memory
LONGEST_ADDRESS = 6000  # characters; all areas of both sides need fewer


def follow_address(atlas, page: str) -> None:
    """Adopt what the address says when it is new or the person went Back; then make it say what is picked.

    To be called once per run, before anything is drawn. The order matters: a script that writes
    the address before reading it undoes Back.
    """
    state, address = st.session_state, _address()
    turned = state.get("page") != page
    state.page, state.show = page, state.get("show", False) and not turned
    # A run that was cut short before the switch of voices was drawn takes its value along.
    state.setdefault("voice", state.get("spoken", VOICES[0]))
    if "session" not in state:
        _begin()
        _adopt(atlas, address)
        state.before = []
    elif not turned and address != state.wrote and spell() == state.wrote:
        _adopt(atlas, address)
    state.wrote, state.spoken = spell(), state.voice
    if address != state.wrote:
        st.query_params.from_dict(state.wrote)


def _begin() -> None:
    state = st.session_state
    state.session, state.revision = secrets.token_hex(8), 0
    state.picks, state.before, state.refused, state.led_to = [], [], False, None
    state.map = CONSENSUS


def _address() -> dict[str, str]:
    return {name: st.query_params[name] for name in ("at", "map", "voice") if name in st.query_params}


def spell() -> dict[str, str]:
    """The address that says what is picked, by which map and in which voice."""
    return spelt(st.session_state.picks, st.session_state.map, st.session_state.voice)


def spelt(picks: Iterable[str], map: str, voice: str) -> dict[str, str]:
    """What stands in an address. The consensus and the plain voice go without saying."""
    written = {"at": ",".join(picks), "map": map, "voice": voice}
    unsaid = {"at": "", "map": CONSENSUS, "voice": VOICES[0]}
    return {name: text for name, text in written.items() if text != unsaid[name]}


def _adopt(atlas, address: dict[str, str]) -> None:
    state, text = st.session_state, address.get("at", "")
    picks, refused = known(text[:LONGEST_ADDRESS].split(","), atlas)
    voice, map = address.get("voice", VOICES[0]), address.get("map", CONSENSUS)
    strange = voice not in VOICES or map not in atlas.drawn_maps()
    state.refused = bool(refused) or len(text) > LONGEST_ADDRESS or strange
    state.voice = voice if voice in VOICES else VOICES[0]
    map = map if map in atlas.drawn_maps() else CONSENSUS
    if map != state.map:
        state.map, state.revision = map, state.revision + 1
    if picks != state.picks:
        state.led_to = None
        # Back is an undo by another name, so the two share their steps.
        gone_back = state.before[-1:] == [picks]
        state.before = state.before[:-1] if gone_back else [*state.before, state.picks][-KEPT:]
        state.picks, state.revision = picks, state.revision + 1


def known(pieces, atlas) -> tuple[list[str], bool]:
    """The pieces that are picks of this atlas, and whether any was refused."""
    found, refused = picking.read(pieces, atlas)
    return [str(pick) for pick in found], bool(refused)


def picks() -> list[str]:
    return list(st.session_state.picks)


def map() -> str:
    """The map of the skin by which is answered."""
    return st.session_state.map


def voice() -> str:
    """The voice of facts and answers. Show is for two people, so it speaks plainly."""
    return VOICES[0] if showing() else st.session_state.voice


def showing() -> bool:
    """Whether the answer is shown large, until that is left or another screen is opened."""
    return noted("show", False)


def show(on: bool) -> None:
    note("show", on)


def revision() -> int:
    return st.session_state.revision


def session() -> str:
    """A random name for this session, so that the picture knows whose picks it shows."""
    return st.session_state.session


def was_refused() -> bool:
    """Whether something in the address, or sent by the picture, was left out."""
    return st.session_state.refused


def choose(chosen: list[str]) -> None:
    """Pick exactly these, and let the picture know."""
    if _keep(chosen):
        st.session_state.revision += 1


def choose_sent(pieces, atlas) -> None:
    """Pick what a browser named. Nothing in it is trusted: what is no pick is left out with a word."""
    chosen, refused = known(pieces, atlas)
    if chosen:
        choose(chosen)
    st.session_state.refused = refused


def refuse() -> None:
    """Say that something a browser sent was left out."""
    st.session_state.refused = True


def tell(text: str) -> None:
    """Say what a search led to, until the next pick."""
    st.session_state.led_to = text


def undo() -> None:
    """Back to the picks before the last change."""
    state = st.session_state
    if state.before:
        *state.before, state.picks = state.before
        state.refused, state.led_to = False, None
        state.revision += 1


def can_undo() -> bool:
    return bool(st.session_state.before)


def take_from_picture(atlas, key: str) -> None:
    """Adopt what the picture sent. It comes from a browser, so nothing in it is trusted.

    A picture that did not show what was picked here meanwhile, or shows something that was
    refused, is told the picks anew: the two never differ in silence.
    """
    state = st.session_state
    sent = diagram.read(state[key].get("picks"), atlas)
    # After a lost connection the picture may still speak for an earlier session.
    if sent.session == state.session:
        _keep(list(sent.picks))
        state.map = sent.map
        if sent.refused or sent.revision != state.revision:
            state.revision += 1
    state.refused = bool(sent.refused)


def shown_in(name: str, value) -> str:
    """The key of a widget that shows `value` whoever set it, and that the person may change.

    A widget is never told a new value under its old key: a browser that has not heard of it yet
    sends the value from before with its next message, and that would count as the person's choice
    and undo theirs. So what others changed is shown under a new key.
    """
    state = st.session_state
    if state.get(_key(name)) != value:
        state[f"{name}_turn"] = (state.get(f"{name}_turn", 0) + 1) % TURNS
        state[_key(name)] = value
    return _key(name)


def said_in(name: str, key: str):
    """What the person chose in the widget `name`; None when it came under a key of the past."""
    return st.session_state.get(key) if key == _key(name) else None


def _key(name: str) -> str:
    return f"{name}_{st.session_state.get(f'{name}_turn', 0)}"


def add(more: list[str], atlas) -> None:
    """Pick these too. What is picked of another kind goes: picks are all of one kind."""
    kind = picking.parse(more[0], atlas).kind
    choose([
        *(pick for pick in picks() if pick not in more and picking.parse(pick, atlas).kind == kind),
        *more,
    ])  # fmt: skip


def remove(pick: object) -> None:
    """Take one pick away. The value comes from a browser: what is not picked changes nothing."""
    choose([other for other in picks() if other != pick])


def side() -> str:
    """The side a new pick is made on: that of the last sided pick, the right one at first."""
    sides = [pick.partition(":")[0] for pick in picks() if ":" in pick]
    sided = [side for side in sides if side != "middle"]
    st.session_state.side = sided[-1] if sided else st.session_state.get("side", "right")
    return st.session_state.side


def note(name: str, value: object) -> None:
    """Keep what is looked at beside the picks: a side, a level of the spine, a set of filters."""
    st.session_state[name] = value


def noted(name: str, otherwise: object = None) -> object:
    """What was kept under this name."""
    return st.session_state.get(name, otherwise)


def led_to() -> str | None:
    """What the person searched for, when it is not itself what is picked."""
    return st.session_state.led_to


def _keep(chosen: list[str]) -> bool:
    state = st.session_state
    state.refused, state.led_to = False, None
    if chosen == state.picks:
        return False
    state.before = [*state.before, state.picks][-KEPT:]
    state.picks = list(chosen)
    return True
