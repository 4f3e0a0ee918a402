"""The strip of stations: the way from spine to skin in a few stops, and what could press at each."""

from dataclasses import dataclass, field

from ui import names
from ui.answer.cards import FOLDS
from ui.catalogue import say
from ui.knowledge import row_of

MOST = 9  # stops; what has nothing to press there is left for "more"
NAMED = 5  # conditions of one stop
NERVES = 2  # nerves of one stop
DOORWAY = {"foramen": "doorway", "extraforaminal": "doorway"}


@dataclass
class Stop:
    """Stations that lie beside each other: one position in the spine, or one part of the body."""

    key: str
    sites: list[dict] = field(default_factory=list)
    cards: list[dict] = field(default_factory=list)


def of(atlas, ids: list[str], groups: list[dict], voice: str) -> dict:
    """{title, hint, more, skin, stops} for the ways of these areas or roots, in order from the spine.

    A stop is {key, label, says, count, site, sites, aside}: `count` cards act there, `site` is
    where most of them do, and what is `aside` is shown when one asks for more.
    """
    stops = [_told(atlas, stop, voice) for stop in _stops(atlas, ids, groups)]
    for stop in [stop for stop in stops if not stop["count"]][: max(0, len(stops) - MOST)]:
        stop["aside"] = True
    words = {word: say(f"stations.{word}", voice) for word in ("title", "hint", "more", "skin", "here")}
    return {**words, "stops": stops}


def _stops(atlas, ids: list[str], groups: list[dict]) -> list[Stop]:
    """The stations on the ways of all roots to these places, gathered into stops."""
    reached = {reach.site for id in ids for reach in atlas.causes.reaches.get(id, ())}
    order = atlas.wiring.order
    stops: dict[str, Stop] = {}
    for site in sorted(reached, key=lambda site: (order[site], site)):
        row = row_of(atlas, "sites", "site", site)
        stops.setdefault(stop_of(row), Stop(stop_of(row))).sites.append(row)
    for card in (card for group in groups for fold in FOLDS for card in group[fold]):
        for stop in stops.values():
            if any(row["site"] in card["sites"] for row in stop.sites):
                stop.cards.append(card)
    return list(stops.values())


def stop_of(site: dict) -> str:
    """What a station is gathered by: its position in the spine, the plexus, or the part of the body."""
    if site["level"]:
        return DOORWAY.get(site["kind"], site["kind"])
    return "plexus" if site["kind"] == "plexus" else site["place"]


def _told(atlas, stop: Stop, voice: str) -> dict:
    sites = [row["site"] for row in stop.sites]
    near = [card for card in stop.cards if not card["neighbour"]]
    acting = {
        site: [sum(site in card["sites"] for card in cards) for cards in (near, stop.cards)]
        for site in sites
    }
    label = say(f"station.{stop.key}", voice)
    return {
        "key": stop.key,
        "label": label,
        "says": _says(atlas, stop, label, voice),
        "count": len(stop.cards),
        "site": max(sites, key=acting.get),
        "sites": sites,
        "aside": False,
    }


def _says(atlas, stop: Stop, label: str, voice: str) -> str:
    """Where exactly, and the names of what could press there."""
    where = _levels(stop, voice) or _nerves(atlas, stop, voice)
    told = [card["name"] for card in stop.cards]
    if len(told) > NAMED:
        told = [*told[:NAMED], say("nerve.more", voice, count=len(told) - NAMED)]
    head = f"{label} ({where})" if where else label
    return f"{head}: {'; '.join(told) or say('stations.nothing', voice)}"


def _levels(stop: Stop, voice: str) -> str:
    """The levels of the spine, from the first to the last."""
    ids = list(dict.fromkeys(row["level"] for row in stop.sites if row["level"]))
    return names.from_to([names.level(id, voice) for id in ids], voice) if ids else ""


def _nerves(atlas, stop: Stop, voice: str) -> str:
    """The nerves that run there; many are only counted."""
    nerves = list(dict.fromkeys(row["nerve"] for row in stop.sites if row["nerve"]))
    if len(nerves) > NERVES:
        return say("stations.nerves", voice, count=len(nerves))
    return ", ".join(names.nerve(atlas, id, voice) for id in nerves)
