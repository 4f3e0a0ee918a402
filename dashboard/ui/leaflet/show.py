"""Show: the answer in large type, for two people at one screen, in the plain voice and in few words."""

from ui.answer import condition
from ui.answer import roots as rooted
from ui.catalogue import say
from ui.leaflet import anatomy, care, causes
from ui.leaflet.subject import Subject, read
from ui.markup import Markup, join, tag

VOICE = "plain"
NAMED = 3  # places named at once


def of(atlas, picks: list[str], map: str) -> dict:
    """{html, few, words}: what is shown of some picks, the causes in it as picks, and its buttons' words."""
    words = {word: say(f"show.{word}", VOICE) for word in ("end", "print", "region")}
    if not picks:
        return {"html": tag("h2", say("empty.title", VOICE)), "few": [], "words": words}
    subject = read(atlas, {"picks": picks, "map": map})
    few = causes.few(atlas, subject, VOICE)
    html = join(tag("h2", _where(atlas, subject)), _roots(atlas, subject), _causes(atlas, subject, few))
    return {"html": html, "few": [card["pick"] for card in few], "words": words}


def _where(atlas, subject: Subject) -> list[Markup]:
    """What is picked; of many places the first, and how many more."""
    called = anatomy.about(atlas, subject, VOICE)
    if len(called) > NAMED:
        called = [*called[: NAMED - 1], say("roots.more_places", VOICE, count=len(called) - NAMED + 1)]
    return [tag("span", text, class_="where") for text in called]


def _roots(atlas, subject: Subject) -> Markup:
    if subject.kind == "area":
        areas = list(subject.ids())
        title = say("roots.title" if len(areas) == 1 else "roots.several", VOICE)
        labels = rooted.labels(atlas, atlas.rows.roots_for(areas), len(areas), VOICE)
        agreed = rooted.agreed(atlas, areas, VOICE) if len(areas) == 1 else None
        return tag("section", tag("h3", title), labels, tag("p", agreed) if agreed else None)
    title, lines = anatomy.roots(atlas, subject, VOICE)
    if subject.kind == "root":
        return tag("section", tag("p", lines[0]))
    pressed = anatomy.pressed(atlas, subject)
    labels = condition.labels(atlas, pressed, VOICE) if pressed else None
    told = tag("p", lines[0]) if subject.picks[0].level or not pressed else None
    return tag("section", tag("h3", title), labels, told)


def _causes(atlas, subject: Subject, few: list[dict]) -> Markup | None:
    if subject.kind == "condition":
        return None
    items = [
        tag("li", tag("strong", care.short(atlas, card["id"], VOICE)), " ", tag("span", card["station"]))
        for card in few
    ]
    if not items:
        return None
    return tag("section", tag("h3", say("causes.title", VOICE)), tag("ol", items, class_="few"))
