"""A picked condition: where it presses, which roots and skin it could touch, and what is known of it."""

from atlas.answers import Effect
from atlas.levels import POSITIONS
from atlas.scales import CERTAINTIES, SERVING
from ui import names
from ui.answer import chips
from ui.catalogue import say
from ui.knowledge import row_of, rows_by
from ui.markup import Markup, join, tag

# How sure it is, drawn as the picture draws it: solid, hatched or dashed.
DRAWN = {"usual": "primary", "possible": "overlap", "rare": "variable", "disputed": "variable"}
BESIDES = {"right": "left", "left": "right"}


def places(atlas, condition: str) -> list[tuple[str, str]]:
    """The (level, position) pairs at which a condition of the spine is known to press, from above."""
    found = {(effect.level, effect.position) for effect in atlas.rows.effects_of(condition) if effect.level}
    return sorted(found, key=_from_above)


def place(atlas, pick) -> tuple[str, str, list[Effect]]:
    """The level and position of a picked condition, its own or its only one, and its effects there."""
    known = places(atlas, pick.id)
    level, position = (pick.level, pick.position) if pick.level or len(known) != 1 else known[0]
    return level, position, atlas.rows.effects_of(pick.id, level or None, position or None)


def _from_above(place: tuple[str, str]) -> tuple:
    level, position = place
    return (level == "sacral", level, POSITIONS.index(position))


def pressed(effects: list[Effect]) -> dict[str, str]:
    """The roots it presses on, each with its best certainty, the surest first."""
    found = {}
    for effect in sorted(effects, key=lambda effect: CERTAINTIES.index(effect.certainty)):
        found.setdefault(effect.root, effect.certainty)
    return found


def copied(atlas, condition: str) -> dict[str, str]:
    """The roots it feels like, each with its best certainty."""
    found = {}
    for row in sorted(_felt_like(atlas, condition), key=lambda row: CERTAINTIES.index(row["certainty"])):
        if row["root"]:
            found.setdefault(row["root"], row["certainty"])
    return found


def lit(atlas, effects, condition: str, side: str) -> dict:
    """What the picture lights for a condition: roots, skin and sites, on the side that was looked at last."""
    surest = {**copied(atlas, condition), **pressed(effects)}
    roots, areas = {}, {}
    midline = atlas.midline

    def light(place: str, *relations: str) -> None:
        weakest = max(relations, key=SERVING.index)
        areas[place] = min(areas.get(place, weakest), weakest, key=SERVING.index)

    for effect in effects:
        for each in (side, BESIDES[side]) if effect.sides == "both" else (side,):
            roots[f"{each}:{effect.root}"] = surest[effect.root]
            if effect.kind == "area":
                place = "middle" if effect.id in midline else each
                light(f"{place}:{effect.id}", effect.relation, DRAWN[effect.certainty])
    for row in _felt_like(atlas, condition):
        if row["root"]:
            roots[f"{side}:{row['root']}"] = surest[row["root"]]
        else:
            place = "middle" if row["area"] in midline else side
            light(f"{place}:{row['area']}", DRAWN[row["certainty"]])
    return {"roots": roots, "areas": areas, "sites": list(dict.fromkeys(effect.site for effect in effects))}


def _felt_like(atlas, condition: str) -> list[dict]:
    return list(rows_by(atlas, "feels_like", "condition").get(condition, ()))


def ends_behind(atlas, symptom: str) -> list[str]:
    """The roots and areas by which the causes behind a symptom are found."""
    rows = _felt_like(atlas, symptom)
    return [row["root"] or row["area"] for row in rows if row["certainty"] == "usual"]


def summary(atlas, condition: str, level: str, position: str, effects, voice: str) -> Markup:
    """Its name, what it presses on here, and what that could touch."""
    row = row_of(atlas, "conditions", "condition", condition)
    other = "clinical" if voice == "plain" else "plain"
    name, second = (atlas.words(f"condition.{condition}.name", each) for each in (voice, other))
    urgency = tag("span", say(f"urgency.{row['urgency']}", voice), class_=f"urgency {row['urgency']}")
    return tag("section",
        tag("h2", name),
        tag("p", f"{second} " if second != name else None, urgency, class_="aside"),
        presses(atlas, row["group"], level, position, effects, voice),
        touched(atlas, effects, voice),
        felt(atlas, condition, row["group"], voice),
        class_="condition",
    )  # fmt: skip


def presses(atlas, group: str, level: str, position: str, effects, voice: str) -> Markup | None:
    if group == "symptom":
        return None
    if not effects:
        return tag("p", say("condition.nothing", voice)) if group == "neither" else None
    roots = pressed(effects)
    title, shown = tag("h3", say("condition.presses", voice)), labels(atlas, roots, voice)
    place = _place(atlas, level, position, effects, roots, voice)
    if group == "nerve":  # what is pressed on is the nerve, not the roots whose fibres it carries
        return join(title, place, tag("p", say("condition.fibres", voice)), shown)
    return join(title, shown, place)


def labels(atlas, roots: dict[str, str], voice: str) -> Markup:
    """Root labels by certainty, side by side, those less than usual told in words too."""
    shown = []
    for certainty in CERTAINTIES:
        labels = [
            chips.root(atlas, root, DRAWN[found]) for root, found in roots.items() if found == certainty
        ]
        if labels:
            told = None if certainty == "usual" else say(f"causes.certainty_{certainty}", voice)
            shown.append(tag("li", labels, tag("span", told, class_="told") if told else None))
    return tag("ul", shown, class_="serving")


def _place(atlas, level: str, position: str, effects, roots: dict, voice: str) -> Markup:
    if level:
        return tag("p", at_place(level, position, roots, voice))
    sites = list(dict.fromkeys(effect.site for effect in effects))[:3]
    listed = names.listed([atlas.words(f"site.{site}.name", voice) for site in sites])
    return tag("p", say("condition.nerve_site", voice, sites=listed), class_="aside")


def at_place(level: str, position: str, roots: dict[str, str], voice: str) -> str:
    """The roots pressed on most surely at one level and position, and no surer than they are."""
    surest = min(roots.values(), key=CERTAINTIES.index)
    return say(
        f"condition.at_{surest}",
        voice,
        level=names.level(level, voice),
        position=names.position(position, voice),
        roots=names.listed([root for root, certainty in roots.items() if certainty == surest]),
    )


def touched(atlas, effects, voice: str) -> list[Markup]:
    titles = {"area": "skin", "movement": "movements", "reflex": "reflexes"}
    shown = []
    for kind, title in titles.items():
        ids = list(dict.fromkeys(effect.id for effect in effects if effect.kind == kind))
        if ids:
            items = [tag("li", atlas.words(f"{kind}.{id}.name", voice)) for id in ids]
            head = tag("summary", f"{say(f'condition.{title}', voice)} ({len(ids)})")
            shown.append(tag("details", head, tag("ul", items, class_="flow")))
    return shown


def felt(atlas, condition: str, group: str, voice: str) -> Markup | None:
    rows = _felt_like(atlas, condition)
    if not rows:
        return None
    areas = [tag("li", names.area(atlas, row["area"], voice)) for row in rows if row["area"]]
    roots = copied(atlas, condition)
    return join(
        tag("h3", say("condition.behind" if group == "symptom" else "condition.felt", voice)),
        tag("p", say("condition.copies", voice)) if roots and group != "symptom" else None,
        labels(atlas, roots, voice) if roots else None,
        tag("ul", areas, class_="flow") if areas else None,
    )
