"""What the panel offers before a page is made: the causes to tick, and its words."""

from leaflet import PAPERS, PRINTS
from ui.catalogue import VOICES, say
from ui.leaflet import anatomy, causes
from ui.leaflet.subject import Subject

WORDS = (
    *("panel", "lead", "ticks", "ticks_none", "most", "more", "looks", "typed", "name", "note", "typed_care"),
    *("day", "open", "download", "close", "making", "made", "opened", "failed", "voice", "paper", "print"),
)
CARD = ("pick", "name", "station", "certainty")


def of(atlas, subject: Subject, voice: str) -> dict:
    """{words, about, groups: [{title, open, more}], most, settings: [[name, title, [[value, text]]]]}."""
    return {
        "words": {word: say(f"leaflet.{word}", voice, most=causes.MOST, count="{count}") for word in WORDS},
        "about": anatomy.about(atlas, subject, voice),
        "groups": [_group(group) for group in causes.groups(atlas, subject, voice)],
        "most": causes.MOST,
        "settings": [
            ["voice", say("leaflet.voice", voice), [[each, say(f"app.{each}")] for each in VOICES]],
            ["paper", say("leaflet.paper", voice), _named("paper", PAPERS, voice)],
            ["print", say("leaflet.print", voice), _named("print", PRINTS, voice)],
        ],
    }


def _named(setting: str, values: tuple[str, ...], voice: str) -> list[list[str]]:
    return [[value, say(f"leaflet.{setting}_{value.replace('-', '_')}", voice)] for value in values]


def _group(group: dict) -> dict:
    shown = {fold: [{name: card[name] for name in CARD} for card in group[fold]] for fold in ("open", "more")}
    return {"title": group["title"], **shown}
