"""The short form of the answer that stays in view on a phone, with the way down to the long one."""

from atlas.served import CONSENSUS
from ui.answer import chips, mapped, rootcard, roots
from ui.catalogue import say
from ui.markup import Markup, tag


def for_areas(atlas, areas: list[str], map: str, voice: str) -> Markup:
    """The roots that serve the skin by one map, and how far the maps agree.

    A map that is not the consensus never stands alone: the roots most sources name stand in words.
    """
    found = mapped.drawn(atlas, areas, map)
    labels = [
        chips.root(atlas, root, relation, say(f"roots.{relation}", voice))
        for root, relation in roots.relations(found).items()
    ]
    told = say(f"strip.{roots.agreement(atlas, areas)}", voice)
    if map != CONSENSUS:
        most = ", ".join(roots.relations(atlas.rows.roots_for(areas)))
        told = say("strip.one_map" if found else "strip.blank", voice, roots=most)
    return _strip(labels, told, voice)


def for_roots(atlas, picked: list[str], voice: str) -> Markup:
    """The picked roots, and those they share with."""
    near = [root for one in picked for root in rootcard.neighbours(atlas, one) if root not in picked]
    labels = [chips.root(atlas, root, "primary") for root in picked]
    labels += [
        chips.root(atlas, root, "overlap", say("roots.overlap", voice)) for root in dict.fromkeys(near)
    ]
    return _strip(labels, "", voice)


def for_condition(atlas, name: str, effects, voice: str) -> Markup:
    """Its name and the roots it usually presses on."""
    usual = dict.fromkeys(effect.root for effect in effects if effect.certainty == "usual")
    return _strip([chips.root(atlas, root, "primary") for root in usual], name, voice)


def _strip(labels: list[Markup], told: str, voice: str) -> Markup:
    link = tag("a", say("strip.to_answer", voice), " ↓", href="#answer")
    return tag("div", labels, tag("span", told, class_="told"), link, class_="strip")
