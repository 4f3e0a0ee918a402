"""What the answer says of some picks: parts in the order in which they are read."""

from functools import lru_cache

from atlas import picks as picking
from ui.answer import cards, condition, nerve, rootcard, roots, strip, uncertain
from ui.catalogue import say
from ui.knowledge import row_of
from ui.markup import Markup, tag

KEPT = 256  # answers: all places in both voices, and some more


@lru_cache(KEPT)
def of(atlas, kind: str, ids: tuple[str, ...], voice: str) -> dict:
    """{of, strip, parts} for areas, for roots, or for one condition at its place; not to be changed.

    `of` names what is answered, for what is fetched later; `strip` is the short answer, as HTML.
    A part is {html}, {causes} or {body}: what is known of one condition, to be fetched by its id.
    """
    if kind == "condition":
        short, parts = _condition(atlas, picking.parse(ids[0], atlas), voice)
    elif kind == "root":
        short, parts = strip.for_roots(atlas, ids, voice), [_html(rootcard.for_roots(atlas, ids, voice))]
    else:
        short, parts = strip.for_areas(atlas, ids, voice), [_html(_served(atlas, ids, voice))]
    if kind != "condition":
        parts += [_causes(atlas, ids, voice), _doubts(atlas, ids, voice)]
    return {"of": ",".join(ids), "strip": short, "parts": parts}


@lru_cache(KEPT)
def folded(atlas, kind: str, ids: tuple[str, ...], voice: str) -> dict[str, object]:
    """What lies folded in the answer to areas or roots, by the name of its fold: HTML, or cards."""
    found: dict[str, object] = {
        f"{group['id']}.{fold}": [cards.shown(card) for card in group[fold]]
        for group in cards.grouped(atlas, ids, voice)
        for fold in cards.FOLDS
        if fold != "open"
    }
    if kind == "area":
        found |= {"maps": roots.map_by_map(atlas, ids, voice), "way": nerve.way(atlas, ids, voice)}
        found["differs"] = nerve.differs(atlas, ids, voice) or ""
    return found


def _html(markup: Markup) -> dict:
    return {"html": markup}


def _served(atlas, areas: tuple[str, ...], voice: str) -> Markup:
    """Roots and nerve of picked skin in one card, so that the causes stand high; details folded."""
    folds = {"maps": "roots.maps", "differs": "nerve.differs", "way": "nerve.way"}
    if not nerve.differs(atlas, areas, voice):
        del folds["differs"]
    return tag("section",
        roots.for_areas(atlas, areas, voice),
        nerve.for_areas(atlas, areas, voice),
        tag("div", [fold(name, say(title, voice)) for name, title in folds.items()], class_="folds"),
        class_="served",
    )  # fmt: skip


def fold(name: str, title: str) -> Markup:
    """A fold whose content is fetched when it is opened."""
    return tag("details", tag("summary", title), data_fold=name)


def _causes(atlas, ids: tuple[str, ...], voice: str) -> dict:
    return {"causes": {"title": say("causes.title", voice), "groups": cards.told(atlas, ids, voice)}}


def _doubts(atlas, ids: tuple[str, ...], voice: str) -> dict:
    return _html(uncertain.for_picks(atlas, ids, voice))


def _condition(atlas, pick, voice: str) -> tuple[Markup, list[dict]]:
    level, position, effects = condition.place(atlas, pick)
    short = strip.for_condition(atlas, atlas.words(f"condition.{pick.id}.name", voice), effects, voice)
    parts = [_html(condition.summary(atlas, pick.id, level, position, effects, voice))]
    if row_of(atlas, "conditions", "condition", pick.id)["group"] == "symptom":
        parts.append(_html(tag("p", say("condition.symptom", voice))))
        parts.append(_causes(atlas, condition.ends_behind(atlas, pick.id), voice))
    parts.append({"body": pick.id, "title": say("condition.about", voice)})
    return short, [*parts, _doubts(atlas, (pick.id,), voice)]
