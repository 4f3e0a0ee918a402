"""The emergency line: one line on every screen, opening over the page and never moving it."""

import re

import streamlit as st

from atlas.answers import RedFlag
from atlas.scales import URGENCIES
from diagram.knowledge import interface_words
from diagram.stub import sent, stub
from ui.catalogue import VOICES, say
from ui.knowledge import row_of, rows_by

NUMBER = re.compile(r"\+?[0-9][0-9 ]{1,13}[0-9]")
REASONS = (("area", "saddle"), ("both_legs", "both_legs"), ("movement", "finding"), ("reflex", "finding"))
WORDS = ("title", "line", "short", "more", "all", "close", "one_sided")

_LINE = st.components.v2.component(
    "sole_to_spine.emergency",
    html="<div class='slot'></div>",
    js=stub("emergency/line.js"),
)


def line(atlas, picks: list[str], voice: str, number: str = "", found: list[str] | None = None) -> None:
    """Draw the line. It fetches what the picks call for, and opens for that by itself, once per set.

    `found` (`side:id` of whatever is wrong) stands for the picks on a screen that has its own findings.
    """
    number = number if is_number(number) else say("emergency.your_number", voice)
    words = {word: say(f"emergency.{word}", voice) for word in WORDS}
    call = say("emergency.call", voice, number=number)
    notice = {word: interface_words("en")[word] for word in ("working", "lost")}
    data = {"voice": voice, "ids": picks, "words": words, "call": call, "notice": notice}
    if found is not None:
        data["called"] = called(atlas, found, voice)
    _LINE(key="emergency", data=sent(data))


def signs(atlas) -> dict[str, list[dict]]:
    """Every sign by voice, in groups from the most urgent; the line fetches them once."""
    return {
        voice: [
            {
                "urgency": urgency,
                "title": say(f"urgency.{urgency}", voice),
                "signs": [_sign(atlas, id, voice) for id in _of(atlas, urgency)],
            }
            for urgency in URGENCIES
            if urgency != "routine"
        ]
        for voice in VOICES
    }


def called(atlas, picks: list[str], voice: str) -> dict:
    """{by, why, signs}: the signs these picks call for, and why; `by` is empty where they call for none."""
    flags = atlas.rows.red_flags_for(picks)
    # All signs of a condition call for the one thing that is said below them.
    opened = [_sign(atlas, id, voice) for id in dict.fromkeys(flag.red_flag for flag in flags)]
    opened = opened or [{**_sign(atlas, id, voice), "action": ""} for id in _signs_of_condition(atlas, picks)]
    why = _reasons(flags) or (["condition"] if opened else [])
    return {
        "by": ",".join(sorted(picks)) if opened else "",
        "why": [say(f"emergency.{each}", voice) for each in why],
        "signs": opened,
    }


def is_number(text: str) -> bool:
    """Whether a text can be an emergency number: digits and spaces, perhaps a + before them."""
    return bool(NUMBER.fullmatch(text.strip()))


def _of(atlas, urgency: str) -> list[str]:
    return [row["red_flag"] for row in rows_by(atlas, "red_flags", "urgency").get(urgency, ())]


def _signs_of_condition(atlas, picks: list[str]) -> list[str]:
    """The emergency signs of a picked condition that is an emergency itself; none for any other pick."""
    conditions = rows_by(atlas, "conditions", "condition")
    links = rows_by(atlas, "red_flag_conditions", "condition")
    picked = {pick.partition("@")[0] for pick in picks} & conditions.keys()
    urgent = [id for id in picked if row_of(atlas, "conditions", "condition", id)["urgency"] == "emergency"]
    linked = {row["red_flag"] for id in urgent for row in links.get(id, ())}
    return [id for id in _of(atlas, "emergency") if id in linked]


def _reasons(flags: list[RedFlag]) -> list[str]:
    triggers = {trigger for flag in flags for trigger in flag.trigger.split(";")}
    return list(dict.fromkeys(why for trigger, why in REASONS if trigger in triggers))


def _sign(atlas, id: str, voice: str) -> dict:
    return {"id": id, **{part: atlas.words(f"red_flag.{id}.{part}", voice) for part in ("symptom", "action")}}
