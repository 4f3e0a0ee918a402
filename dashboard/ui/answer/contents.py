"""What the answer says of some picks: parts in the order in which they are read."""

from collections.abc import Sequence
from functools import lru_cache

from atlas import picks as picking
from atlas.picks import Pick
from atlas.served import CONSENSUS
from ui import emergency, glossary, names
from ui.answer import apart, cards, condition, mapped, nerve, rootcard, roots, stations, strip, uncertain
from ui.catalogue import say
from ui.knowledge import row_of
from ui.markup import Markup, join, tag

KEPT = 256  # answers: all places in both voices, and some more
EXAMPLE = "right:dorsum_mid"
WORDS = ("title", "remove", "removed", "loading", "failed", "show", "none")


def of(atlas, picks: Sequence[Pick], voice: str, map: str = CONSENSUS) -> dict:
    """{voice, map, words, chips, called, of, strip, parts} for picks of one kind, or for none.

    `map` is the one the skin is answered by; causes always go by the consensus. `called` are the
    emergency signs the picks call for, `strip` is the short answer, as HTML; `of` names what is
    answered, for what is fetched later. A part is {html}, {causes}, {example} or {body}: one
    condition, to be fetched by its id.
    """
    return {
        "voice": voice,
        "map": map,
        # The browser fills in the names.
        "words": {word: say(f"answer.{word}", voice, name="{name}") for word in WORDS},
        "chips": [{"pick": str(pick), "name": names.of_pick(atlas, pick, voice)} for pick in picks],
        "called": emergency.called(atlas, [str(pick) for pick in picks], voice),
        **(_said(atlas, picks[0].kind, _without_sides(picks), voice, map) if picks else _invitation(voice)),
    }


def _without_sides(picks: Sequence[Pick]) -> tuple[str, ...]:
    """What is said is the same of both sides: ids, each once, or the one condition at its place."""
    return tuple(dict.fromkeys(str(pick) if pick.kind == "condition" else pick.id for pick in picks))


def _invitation(voice: str) -> dict:
    """Nothing is picked yet: what to do, with one example."""
    title, text, backwards = (say(f"empty.{part}", voice) for part in ("title", "text", "backwards"))
    disclaimer = tag("p", say("app.not_a_diagnosis", voice), class_="aside")
    parts = [
        _html(tag("section", tag("h2", title), tag("p", text), class_="invite")),
        {"example": {"pick": EXAMPLE, "name": say("empty.example", voice)}},
        _html(join(tag("p", backwards), disclaimer)),
    ]
    return {"of": "", "strip": "", "parts": parts}


@lru_cache(KEPT)
def _said(atlas, kind: str, ids: tuple[str, ...], voice: str, map: str) -> dict:
    """{of, strip, parts}; the same for all who ask, so not to be changed."""
    if kind == "condition":
        return _condition(atlas, picking.parse(ids[0], atlas), voice)
    if kind == "root":
        short, parts = strip.for_roots(atlas, ids, voice), [_html(_roots(atlas, ids, map, voice))]
    else:
        short, parts = strip.for_areas(atlas, ids, map, voice), [_html(_served(atlas, ids, map, voice))]
    parts += [_causes(atlas, ids, voice), _doubts(atlas, ids, voice)]
    return {"of": ",".join(ids), "strip": short, "parts": _explained(atlas, parts, voice)}


@lru_cache(KEPT)
def folded(atlas, ids: tuple[str, ...], voice: str, map: str = CONSENSUS) -> dict[str, object]:
    """What lies folded in the answer to areas or roots, by the name of its fold: HTML, or cards."""
    found: dict[str, object] = {
        f"{group['id']}.{fold}": [cards.shown(card) for card in group[fold]]
        for group in cards.grouped(atlas, ids, voice)
        for fold in cards.FOLDS
        if fold != "open"
    }
    if all(atlas.ends.get(id) == "area" for id in ids):
        found |= {"maps": mapped.by_map(atlas, ids, map, voice), "way": nerve.way(atlas, ids, map, voice)}
    found |= {"apart": apart.side_by_side(atlas, ids, voice) or Markup()}
    return {
        name: glossary.explained(atlas, each, voice) if isinstance(each, Markup) else each
        for name, each in found.items()
    }


def _explained(atlas, parts: list[dict], voice: str) -> list[dict]:
    """The parts with the terms of the glossary marked in their texts."""
    return [
        {"html": glossary.explained(atlas, part["html"], voice)} if "html" in part else part for part in parts
    ]


def _html(markup: Markup) -> dict:
    return {"html": markup}


def _roots(atlas, ids: tuple[str, ...], map: str, voice: str) -> Markup:
    """Picked roots, and the nerves they may be taken for."""
    told = tag("p", apart.teaser(atlas, ids, voice))
    beside = tag("section", told, tag("div", fold("apart", say("apart.title", voice)), class_="folds"))
    return join(rootcard.for_roots(atlas, ids, map, voice), beside)


def _served(atlas, areas: tuple[str, ...], map: str, voice: str) -> Markup:
    """Roots and nerve of picked skin in one card, so that the causes stand high; details folded."""
    told = roots.for_areas(atlas, areas, voice)
    if map != CONSENSUS:
        told = mapped.for_areas(atlas, areas, map, voice)
    folds = {"apart": "apart.title", "maps": "roots.maps", "way": "nerve.way"}
    return tag("section",
        told,
        nerve.for_areas(atlas, areas, apart.teaser(atlas, areas, voice), voice),
        tag("div", [fold(name, say(title, voice)) for name, title in folds.items()], class_="folds"),
        class_="served",
    )  # fmt: skip


def fold(name: str, title: str) -> Markup:
    """A fold whose content is fetched when it is opened."""
    return tag("details", tag("summary", title), data_fold=name)


def _causes(atlas, ids: tuple[str, ...], voice: str) -> dict:
    groups = cards.grouped(atlas, ids, voice)
    strip = stations.of(atlas, ids, groups, voice)
    return {"causes": {"title": say("causes.title", voice), "stations": strip, "groups": cards.told(groups)}}


def _doubts(atlas, ids: tuple[str, ...], voice: str) -> dict:
    return _html(uncertain.for_picks(atlas, ids, voice))


def _condition(atlas, pick, voice: str) -> dict:
    """One condition. A symptom is none: what could be behind it is answered by where that is found."""
    level, position, effects = condition.place(atlas, pick)
    short = strip.for_condition(atlas, atlas.words(f"condition.{pick.id}.name", voice), effects, voice)
    parts, behind = [_html(condition.summary(atlas, pick.id, level, position, effects, voice))], []
    if row_of(atlas, "conditions", "condition", pick.id)["group"] == "symptom":
        behind = condition.ends_behind(atlas, pick.id)
        parts += [_html(tag("p", say("condition.symptom", voice))), _causes(atlas, behind, voice)]
    parts += [{"body": pick.id, "title": say("condition.about", voice)}, _doubts(atlas, (pick.id,), voice)]
    return {"of": ",".join(behind), "strip": short, "parts": _explained(atlas, parts, voice)}
