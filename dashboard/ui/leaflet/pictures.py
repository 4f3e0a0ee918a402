"""The pictures of a page to take home, drawn for paper, with what they show in words."""

from collections import Counter
from functools import cache

from leaflet import Picture
from ui.catalogue import say
from ui.knowledge import ASSETS, row_of
from ui.leaflet import anatomy
from ui.leaflet.subject import Subject, skin

FRONT = "front"


@cache
def _plates(atlas):
    from plates import Plates  # read and drawn for who wants a page, not at the start

    return Plates(ASSETS, atlas)


def body(atlas, subject: Subject, voice: str) -> Picture:
    """The view that shows most of the skin in question, with it marked."""
    marked = skin(atlas, subject)
    view_of = {pick: row_of(atlas, "areas", "area", pick.partition(":")[2])["view"] for pick in marked}
    view = Counter(view_of.values()).most_common(1)[0][0] if marked else FRONT
    shown = [pick for pick in marked if view_of[pick] == view]
    places = anatomy.places(atlas, shown, voice)
    alt = say("leaflet.body_bare", voice)
    if shown:
        alt = say("leaflet.body_alt", voice, places=places, side=say(f"leaflet.side_{subject.side}", voice))
    return Picture(_plates(atlas).body(view, marked, side=subject.side), alt)


def way(atlas, subject: Subject, voice: str) -> Picture | None:
    """The way from spine to skin; none where there is no skin, or nothing on the way is in question."""
    marked = skin(atlas, subject)
    if not marked or not anatomy.relations(atlas, subject):
        return None
    drawn = _plates(atlas).way(marked, subject.side)
    nerves = "; ".join(anatomy.nerves(atlas, subject, voice))
    told = say("leaflet.way", voice, nerves=nerves) if nerves else say("leaflet.way_bare", voice)
    return Picture(drawn, told) if drawn else None


def spine(atlas, subject: Subject, voice: str) -> Picture:
    """The spine with the roots in question."""
    roots = anatomy.drawn(atlas, subject)
    told = " ".join(anatomy.related(roots, voice))
    alt = say("leaflet.spine_alt", voice, roots=told) if roots else say("leaflet.spine_bare", voice)
    return Picture(_plates(atlas).spine(roots, subject.side), alt)
