"""The pictures of a page to take home, drawn for paper, with what they show in words."""

from collections import Counter
from functools import cache

from atlas.scales import SIDES
from leaflet import Picture
from ui.catalogue import VOICES, say
from ui.knowledge import ASSETS, row_of
from ui.leaflet import anatomy
from ui.leaflet.subject import Subject, skin

FRONT = "front"


@cache
def _plates(atlas):
    from plates import Plates  # read and drawn for who wants a page, not at the start

    return Plates(ASSETS, atlas, {side: say(f"picked.{side}", VOICES[0]) for side in SIDES})


def body(atlas, subject: Subject, voice: str, *, large: bool = False) -> Picture:
    """The view that shows most of the skin in question, with it marked; `large`: for large print."""
    marked = skin(atlas, subject)
    view_of = {pick: row_of(atlas, "areas", "area", pick.partition(":")[2])["view"] for pick in marked}
    view = Counter(view_of.values()).most_common(1)[0][0] if marked else FRONT
    shown = [pick for pick in marked if view_of[pick] == view]
    places = anatomy.places(atlas, shown, voice)
    alt = say("leaflet.body_bare", voice)
    if shown:
        alt = say("leaflet.body_alt", voice, places=places, side=say(f"leaflet.side_{subject.side}", voice))
    drawn = _plates(atlas).body(view, marked, side=subject.side, large=large)
    return Picture(drawn, alt, say("leaflet.body_caption", voice) if shown else "")


def way(atlas, subject: Subject, voice: str, *, large: bool = False) -> Picture | None:
    """The way from spine to skin; none where there is no skin, or nothing on the way is in question."""
    marked = skin(atlas, subject)
    if not marked or not anatomy.relations(atlas, subject):
        return None
    drawn = _plates(atlas).way(marked, subject.side, large=large)
    nerves = "; ".join(anatomy.nerves(atlas, subject, voice))
    told = say("leaflet.way", voice, nerves=nerves) if nerves else say("leaflet.way_bare", voice)
    return Picture(drawn, told, say("leaflet.way_caption", voice)) if drawn else None


def spine(atlas, subject: Subject, voice: str, *, large: bool = False) -> Picture:
    """The spine with the roots in question."""
    roots = anatomy.drawn(atlas, subject)
    told = " ".join(anatomy.related(roots, voice))
    alt = say("leaflet.spine_alt", voice, roots=told) if roots else say("leaflet.spine_bare", voice)
    drawn = _plates(atlas).spine(roots, subject.side, large=large)
    return Picture(drawn, alt, say("leaflet.spine_caption", voice) if roots else "")
