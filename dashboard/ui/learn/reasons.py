"""Why an answer is right: one sentence that is true for its card, and who says so."""

from atlas.levels import exiting
from atlas.scales import NAMING, SPINAL, URGENCIES
from atlas.served import CONSENSUS
from learning.cards import NONE
from ui import names
from ui.catalogue import say
from ui.knowledge import row_of

FEW = 3  # things named as examples
OF_CONDITIONS = ("condition_at_site", "site_of_condition")


def why(atlas, question, marked, voice: str) -> tuple[str, tuple[str, ...]]:
    """The reason, and the ids of its sources."""
    card = question.card
    sources = dict.fromkeys(card.sources)
    if card.kind in OF_CONDITIONS:
        row = row_of(atlas, "conditions", "condition", _noticed_of(card, marked))
        sources |= dict.fromkeys(row["sources"].split(";"))
    said = _REASONS[card.kind](atlas, card, marked, voice)
    return f"{said} {_urgent(atlas, card, marked, voice)}".strip(), tuple(sources)


# -- roots of skin, movements and reflexes ----------------------------------------------------


def _roots_of_skin(atlas, card, marked, voice: str) -> str:
    row = row_of(atlas, "areas", "area", card.subject)
    roots = _roots(atlas, card, voice)
    if not card.disputed:
        key = "learn.why.skin" if row["agreement"] == "agree" else "learn.why.skin_partly"
        return say(key, voice, **roots)
    low = row["confidence"] == "low" and row["agreement"] != "disagree"
    return say("learn.why.skin_low" if low else "learn.why.skin_disputed", voice, **roots)


def _root_of_movement(atlas, card, marked, voice: str) -> str:
    key = "learn.why.movement_disputed" if card.disputed else "learn.why.movement"
    return say(key, voice, **_roots(atlas, card, voice))


def _root_of_reflex(atlas, card, marked, voice: str) -> str:
    if NONE in card.right:
        return say("learn.why.no_root", voice)
    key = "learn.why.reflex_disputed" if card.disputed else "learn.why.reflex"
    return say(key, voice, **_roots(atlas, card, voice))


def _roots(atlas, card, voice: str) -> dict[str, str]:
    """The roots of an end: those wanted, those that share it, and those that only some sources name."""
    served = atlas.served.of_end(card.subject, CONSENSUS)
    overlap = [s.root for s in served if s.root in card.accepted and s.relation in NAMING]
    shared = say("learn.why.shared", voice, roots=names.listed(overlap)) if overlap else ""
    others = sorted(card.accepted, key=atlas.served.root_order.__getitem__)
    return {"roots": names.listed(list(card.roots)), "shared": shared, "others": names.listed(others)}


# -- what a root or a nerve serves --------------------------------------------------------------


def _skin_of_root(atlas, card, marked, voice: str) -> str:
    touched = [] if marked.hit else [row_of(atlas, "areas", "area", area) for area in marked.accepted]
    part = card.subject.partition(".")[2]
    elsewhere = part and all(row["region"] != part for row in touched)
    accepted = "learn.why.skin_of_root_elsewhere" if elsewhere else "learn.why.skin_of_root_accepted"
    key = accepted if touched else "learn.why.skin_of_root"
    return say(key, voice, root=card.roots[0], places=_few(atlas, "area", card, marked, voice))


def _skin_of_nerve(atlas, card, marked, voice: str) -> str:
    touched = marked.accepted and not marked.hit
    key = "learn.why.skin_of_nerve_accepted" if touched else "learn.why.skin_of_nerve"
    places = _few(atlas, "area", card, marked, voice)
    return say(key, voice, nerve=_nerve(atlas, card.subject, voice), places=places)


def _nerve_of_skin(atlas, card, marked, voice: str) -> str:
    arrivals = atlas.telling.arrivals[card.subject]
    others = dict.fromkeys(a.nerve for a in arrivals if a.nerve and a.nerve not in card.right)
    edge = say("learn.why.edge", voice, nerves=_nerves(atlas, others, voice)) if others else ""
    return say("learn.why.nerve_of_skin", voice, nerves=_nerves(atlas, sorted(card.right), voice), edge=edge)


def _end_of_root(atlas, card, marked, voice: str) -> str:
    said = _few(atlas, card.answers, card, marked, voice)
    moves = card.answers == "movement"
    key = "learn.why.movement_of_root" if moves else "learn.why.reflex_of_root"
    return say(key, voice, root=card.subject, names=said)


# -- places and conditions ------------------------------------------------------------------------


def _root_of_place(atlas, card, marked, voice: str) -> str:
    level = card.subject.partition(".")[0]
    (root,) = card.right
    key = "learn.why.leaving" if root == exiting(level) else "learn.why.passing"
    return say(key, voice, root=root, level=names.level(level, voice))


def _place_of_root(atlas, card, marked, voice: str) -> str:
    places = "; ".join(beside_disc(place, voice) for place in sorted(card.right))
    return say("learn.why.places_of_root", voice, root=card.subject, places=places)


def beside_disc(place: str, voice: str) -> str:
    """`L4–L5, the nerve's doorway` for `L4-5.foramen`."""
    level, _, position = place.partition(".")
    where = {"level": names.level(level, voice), "position": names.position(position, voice)}
    return say("learn.option.place", voice, **where)


def _condition_at_site(atlas, card, marked, voice: str) -> str:
    """What acts here, and how the first of those named is noticed."""
    names = _few(atlas, "condition", card, marked, voice)
    key = "learn.why.noticed_first" if len(card.right) > 1 else "learn.why.noticed"
    return say("learn.why.acts", voice, names=names, noticed=_noticed(atlas, card, marked, key, voice))


def _site_of_condition(atlas, card, marked, voice: str) -> str:
    names = _few(atlas, "site", card, marked, voice)
    if asked_by_signs(atlas, card):
        name = atlas.name("condition", card.subject, voice)
        return say("learn.why.acts_at_named", voice, name=name, names=names)
    noticed = _noticed(atlas, card, marked, "learn.why.noticed", voice)
    return say("learn.why.acts_at", voice, names=names, noticed=noticed)


def _urgent(atlas, card, marked, voice: str) -> str:
    """How fast a condition that is an emergency needs help, so that none is learnt as one that can wait."""
    if card.kind not in OF_CONDITIONS:
        return ""
    condition = _noticed_of(card, marked)
    urgent = row_of(atlas, "conditions", "condition", condition)["urgency"] == URGENCIES[0]
    return atlas.words(f"condition.{condition}.urgency", voice) if urgent else ""


def asked_by_signs(atlas, card) -> bool:
    """Of what acts on nerves the name tells the nerve, so it is asked by its signs. In the spine the signs
    tell the root and not the position.
    """
    sites = (row_of(atlas, "sites", "site", site) for site in card.right)
    return card.kind == "site_of_condition" and not any(site["kind"] in SPINAL for site in sites)


def _noticed(atlas, card, marked, key: str, voice: str) -> str:
    return say(key, voice, feels=atlas.words(f"condition.{_noticed_of(card, marked)}.feels", voice))


def _noticed_of(card, marked) -> str:
    """The condition whose signs are told: the one asked about, or the first of those that act here."""
    return _shown_first(card, marked)[0] if card.answers == "condition" else card.subject


# -- urgency, maps and cases ------------------------------------------------------------------------


def _emergency(atlas, card, marked, voice: str) -> str:
    """Why it is so, and what to do, whole: it may tell when to act faster."""
    return " ".join(atlas.words(f"red_flag.{card.subject}.{part}", voice) for part in ("why", "action"))


def _maps(atlas, card, marked, voice: str) -> str:
    naming, silent = (
        "; ".join(atlas.name("map", map, voice) for map in atlas.served.maps if map in maps)
        for maps in (card.right, card.neighbours)
    )
    return say("learn.why.maps", voice, root=card.roots[0], maps=naming, others=silent)


def _case(atlas, card, marked, voice: str) -> str:
    return atlas.words(f"case.{card.subject}.why", voice)


# -- words --------------------------------------------------------------------------------------------


def _few(atlas, kind: str, card, marked, voice: str) -> str:
    """Some of the right answers, those that were given or shown first."""
    return "; ".join(atlas.name(kind, id, voice) for id in _shown_first(card, marked)[:FEW])


def _shown_first(card, marked) -> list[str]:
    return list(dict.fromkeys([*marked.hit, *sorted(marked.missed), *sorted(card.right)]))


def _nerves(atlas, nerves, voice: str) -> str:
    return names.listed([_nerve(atlas, nerve, voice) for nerve in nerves])


def _nerve(atlas, nerve: str, voice: str) -> str:
    """A nerve's whole name within a sentence."""
    name = atlas.name("nerve", nerve, voice)
    return name[:1].lower() + name[1:]


_REASONS = {
    "skin_of_root": _skin_of_root,
    "roots_of_skin": _roots_of_skin,
    "nerve_of_skin": _nerve_of_skin,
    "skin_of_nerve": _skin_of_nerve,
    "root_of_movement": _root_of_movement,
    "movement_of_root": _end_of_root,
    "root_of_reflex": _root_of_reflex,
    "reflex_of_root": _end_of_root,
    "root_of_place": _root_of_place,
    "place_of_root": _place_of_root,
    "condition_at_site": _condition_at_site,
    "site_of_condition": _site_of_condition,
    "emergency": _emergency,
    "maps": _maps,
    "case": _case,
}
