"""The box that stands on every page: the signs that cannot wait, and whom to call."""

from ui import emergency
from ui.catalogue import say
from ui.knowledge import rows_by
from ui.leaflet.subject import Subject

# Whoever has trouble in back or leg must know the signs of the squeezed nerve bundle.
ALWAYS = "C08"


Box = tuple[str, tuple[str, ...]]


def box(atlas, subject: Subject, conditions: list[str], number: str, voice: str) -> Box:
    """The title and the lines: whom to call, what picks and ticked causes call for, what always holds."""
    number = number if emergency.is_number(number) else say("emergency.your_number", voice)
    called = called_for(atlas, subject, conditions, voice)
    lines = [say("emergency.call", voice, number=number)]
    lines += [f"{sign['symptom']} {sign['action']}".strip() for sign in called.values()]
    others = [row["red_flag"] for row in rows(atlas) if row["red_flag"] not in called]
    lines += [f"{atlas.words(f'red_flag.{id}.name', voice)}." for id in others]
    return say("emergency.title", voice), (*lines, say("emergency.one_sided", voice))


def rows(atlas) -> tuple[dict, ...]:
    return rows_by(atlas, "red_flag_conditions", "condition")[ALWAYS]


def called_for(atlas, subject: Subject, conditions: list[str], voice: str) -> dict[str, dict]:
    """The signs the picks call for, and those of ticked emergencies, by their ids."""
    found: dict[str, dict] = {}
    for each in (subject.sided, *([condition] for condition in conditions)):
        for sign in emergency.called(atlas, each, voice)["signs"]:
            found.setdefault(sign["id"], sign)
    return found
