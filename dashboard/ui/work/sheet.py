"""All that can be entered beside the picture: movements, reflexes and signs, with how each is tested."""

from atlas.reported import states_of
from ui.catalogue import say
from ui.knowledge import rows_by

# Joints and vessels are no places on the wiring, so their tests explain nothing here.
LEFT_OUT = ("joint_sign", "vessel_test")
USUAL = (
    *("m_ankle_lift", "m_big_toe_up", "m_sole_in", "m_sole_out", "m_push_off"),
    *("m_leg_out", "m_knee_straighten", "m_knees_squeeze", "r_knee", "r_ankle", "r_slr"),
)
MIDDLE_PLACES = {"pelvis", "saddle"}
MIDDLE_KINDS = ("history_sign", "red_flag_check")


def of(atlas, voice: str) -> list[dict]:
    """Groups {key, title, items}; an item is {id, name, how, middle, states: [[state, word], ...]}."""
    kinds = atlas.explaining.kinds
    groups: dict[str, list[str]] = {"usual": list(USUAL), "strength": [], "reflexes": [], "signs": []}
    for end, kind in kinds.items():
        if kind in ("movement", "function_test"):
            groups["strength"].append(end)
        elif kind == "reflex":
            groups["reflexes"].append(end)
        elif kind != "area" and kind not in LEFT_OUT:
            groups["signs"].append(end)
    return [
        {"key": key, "title": say(f"work.{key}", voice), "items": [_item(atlas, end, voice) for end in ends]}
        for key, ends in groups.items()
    ]


def _item(atlas, end: str, voice: str) -> dict:
    kind = atlas.explaining.kinds[end]
    return {
        "id": end,
        "name": name(atlas, end, voice),
        "how": how(atlas, end, voice),
        "middle": is_middle(atlas, end),
        "states": [[state, say(f"work.state.{state}", voice)] for state in states_of(kind)],
    }


def is_middle(atlas, end: str) -> bool:
    """Whether it has no side: what is tested between the legs, and what is asked."""
    kind = atlas.explaining.kinds[end]
    if kind == "area":
        return end in atlas.midline
    arrivals = rows_by(atlas, "ends", "end").get(end, ())
    places = {rows_by(atlas, "sites", "site")[row["site"]][0]["place"] for row in arrivals}
    return kind in MIDDLE_KINDS or (bool(places) and places <= MIDDLE_PLACES)


def name(atlas, end: str, voice: str) -> str:
    return atlas.words(f"{atlas.ends[end]}.{end}.name", voice)


def how(atlas, end: str, voice: str) -> str:
    """The bedside test; of skin, which is touched, nothing more is said."""
    key = {"movement": "movement.{}.test", "reflex": "reflex.{}.how"}.get(atlas.ends[end])
    return atlas.words(key.format(end), voice) if key else say("work.touch", voice)
