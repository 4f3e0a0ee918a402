"""A picked condition: where it presses, which roots and skin it could touch, and what is known of it."""

from atlas.levels import POSITIONS
from atlas.scales import CERTAINTIES, SERVING
from ui import chips, names
from ui.catalogue import say
from ui.causes import body
from ui.knowledge import row_of, rows_by
from ui.markup import Markup, join, tag

# How sure it is, drawn as the picture draws it: solid, hatched or dashed.
DRAWN = {"usual": "primary", "possible": "overlap", "rare": "variable", "disputed": "variable"}
BESIDES = {"right": "left", "left": "right"}


def places(atlas, condition: str) -> list[tuple[str, str]]:
    """The (level, position) pairs at which a condition of the spine is known to press, from above."""
    found = atlas.effects_of(condition)
    found = found[found["level"] != ""]
    return sorted(set(zip(found["level"], found["position"], strict=True)), key=_from_above)


def _from_above(place: tuple[str, str]) -> tuple:
    level, position = place
    return (level == "sacral", level, POSITIONS.index(position))


def pressed(effects) -> dict[str, str]:
    """The roots it presses on, each with its best certainty, the surest first."""
    found = {}
    for root, certainty in sorted(
        zip(effects["root"], effects["certainty"], strict=True), key=lambda row: CERTAINTIES.index(row[1])
    ):
        found.setdefault(root, certainty)
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

    for row in effects.to_dict("records"):
        for each in (side, BESIDES[side]) if row["sides"] == "both" else (side,):
            roots[f"{each}:{row['root']}"] = surest[row["root"]]
            if row["kind"] == "area":
                place = "middle" if row["id"] in midline else each
                light(f"{place}:{row['id']}", row["relation"], DRAWN[row["certainty"]])
    for row in _felt_like(atlas, condition):
        if row["root"]:
            roots[f"{side}:{row['root']}"] = surest[row["root"]]
        else:
            place = "middle" if row["area"] in midline else side
            light(f"{place}:{row['area']}", DRAWN[row["certainty"]])
    return {"roots": roots, "areas": areas, "sites": list(dict.fromkeys(effects["site"]))}


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
        _presses(atlas, row["group"], level, position, effects, voice),
        _touched(atlas, effects, voice),
        _felt(atlas, condition, row["group"], voice),
        class_="condition",
    )  # fmt: skip


def _presses(atlas, group: str, level: str, position: str, effects, voice: str) -> Markup | None:
    if group == "symptom":
        return None
    if effects.empty:
        return tag("p", say("condition.nothing", voice)) if group == "neither" else None
    roots = pressed(effects)
    return join(
        tag("h3", say("condition.presses", voice)),
        _labels(atlas, roots, voice),
        _place(atlas, level, position, effects, roots, voice),
    )


def _labels(atlas, roots: dict[str, str], voice: str) -> Markup:
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
    sites = list(dict.fromkeys(effects["site"]))[:3]
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


def _touched(atlas, effects, voice: str) -> list[Markup]:
    titles = {"area": "skin", "movement": "movements", "reflex": "reflexes"}
    shown = []
    for kind, title in titles.items():
        ids = list(dict.fromkeys(effects.loc[effects["kind"] == kind, "id"]))
        if ids:
            items = [tag("li", atlas.words(f"{kind}.{id}.name", voice)) for id in ids]
            head = tag("summary", f"{say(f'condition.{title}', voice)} ({len(ids)})")
            shown.append(tag("details", head, tag("ul", items, class_="flow")))
    return shown


def _felt(atlas, condition: str, group: str, voice: str) -> Markup | None:
    rows = _felt_like(atlas, condition)
    if not rows:
        return None
    areas = [tag("li", names.area(atlas, row["area"], voice)) for row in rows if row["area"]]
    roots = copied(atlas, condition)
    return join(
        tag("h3", say("condition.behind" if group == "symptom" else "condition.felt", voice)),
        tag("p", say("condition.copies", voice)) if roots and group != "symptom" else None,
        _labels(atlas, roots, voice) if roots else None,
        tag("ul", areas, class_="flow") if areas else None,
    )


def about(atlas, condition: str, voice: str) -> Markup:
    """Everything the atlas says of it, sources at the end."""
    told = body.of(atlas, condition)
    said = told["voices"][voice]
    entries = [
        [tag("dt", say(f"causes.{part}", voice)), tag("dd", said[part], _linked(said, part, voice))]
        for part in body.PARTS
        if part in said
    ]
    sources = [
        tag("li", _cited(source), " ", tag("span", _mark(source, voice), class_="aside"))
        for source in told["sources"]
    ]
    head = tag("summary", f"{say('causes.sources', voice)} ({len(sources)})")
    return tag("section",
        tag("h2", say("condition.about", voice)),
        tag("dl", entries),
        tag("details", head, tag("ul", sources, class_="sources")),
        class_="condition",
    )  # fmt: skip


def _linked(said: dict, part: str, voice: str) -> Markup | None:
    entries = said[{"found": "finds", "helps": "treatments"}[part]] if part in ("found", "helps") else []
    lines = [
        tag(
            "li",
            tag("span", f"{entry['role']}: ", class_="aside"),
            tag("strong", entry["name"]),
            " ",
            entry["says"],
        )
        for entry in entries
    ]
    if not lines:
        return None
    head = tag(
        "summary", f"{say('causes.tests' if part == 'found' else 'causes.treatments', voice)} ({len(lines)})"
    )
    return tag("details", head, tag("ul", lines))


def _cited(source: dict) -> Markup | str:
    if not source["url"]:
        return source["text"]
    return tag("a", source["text"], href=source["url"], target="_blank", rel="noopener noreferrer")


def _mark(source: dict, voice: str) -> str:
    return f"({say('causes.checked' if source['checked'] else 'causes.not_checked', voice)})"
