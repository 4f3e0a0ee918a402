"""The pictures of a page to take home, drawn for paper, with what they show in words."""

from collections import Counter
from collections.abc import Iterator
from functools import cache

from atlas.scales import MIDDLE, SIDES
from leaflet import Picture
from ui.catalogue import VOICES, say
from ui.knowledge import ASSETS, row_of
from ui.leaflet import anatomy
from ui.leaflet.subject import FINDINGS, Subject, skin

FRONT = "front"
WHOLE = ("front", "back", "seat")  # views that show both sides
FELT = ("area", FINDINGS)  # subjects of which every place counts
MOST = 3  # views


@cache
def _plates(atlas):
    from plates import Plates  # read and drawn for who wants a page, not at the start

    return Plates(ASSETS, atlas, {side: say(f"picked.{side}", VOICES[0]) for side in SIDES})


def body(atlas, subject: Subject, voice: str, *, large: bool = False) -> Picture:
    """The skin in question, marked on the view that shows most of it, or on several where it lies apart."""
    marked = skin(atlas, subject)
    seen = Counter(_seen_on(atlas, pick, subject.side) for pick in marked).most_common(MOST)
    views = [view for view, _ in seen] if subject.kind in FELT else [view for view, _ in seen[:1]]
    shown = [pick for pick in marked if _seen_on(atlas, pick, subject.side) in views]
    drawn = _plates(atlas).bodies(views or [(FRONT, subject.side)], marked, large=large)
    if not shown:
        return Picture(drawn, say("leaflet.body_bare", voice), "")
    told = say("leaflet.body_alt", voice, places="; ".join(_told(atlas, shown, voice)))
    return Picture(drawn, told, say("leaflet.body_caption", voice))


def _seen_on(atlas, pick: str, side: str) -> tuple[str, str]:
    """The view that shows a place best, and the side it is drawn for."""
    own, _, area = pick.partition(":")
    view = row_of(atlas, "areas", "area", area)["view"]
    return view, side if view in WHOLE or own not in SIDES else own


def _told(atlas, shown: list[str], voice: str) -> Iterator[str]:
    """The places in words, side by side of the person."""
    for side in (*SIDES, MIDDLE):
        if own := [pick for pick in shown if pick.startswith(f"{side}:")]:
            places = anatomy.places(atlas, own, voice)
            yield places if side == MIDDLE else f"{say(f'leaflet.side_{side}', voice)}: {places}"


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
    """The spine with the roots in question, on each side where there are some."""
    roots = {side: anatomy.drawn(atlas, part) for side in SIDES if (part := subject.of(side))}
    (other,) = (side for side in SIDES if side != subject.side)
    drawn = _plates(atlas).spine(
        roots.get(subject.side, {}), subject.side, other=roots.get(other), large=large
    )
    told = " ".join(_roots_told(roots, voice))
    alt = say("leaflet.spine_alt", voice, roots=told) if told else say("leaflet.spine_bare", voice)
    return Picture(drawn, alt, say("leaflet.spine_caption", voice) if told else "")


def _roots_told(roots: dict[str, dict[str, str]], voice: str) -> Iterator[str]:
    """The roots in words, side by side of the person where there are two."""
    for side, related in roots.items():
        if related:
            told = " ".join(anatomy.related(related, voice))
            yield f"{say(f'leaflet.side_{side}', voice)}: {told}" if len(roots) > 1 else told
