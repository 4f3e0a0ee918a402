"""What stands on the page to take home: finished texts and pictures, in the voice that was chosen."""

import datetime

from leaflet import Leaflet, Section
from ui.answer import apart
from ui.catalogue import say
from ui.leaflet import anatomy, care, causes, pictures, quickresponse, references, warning
from ui.leaflet.order import Order
from ui.leaflet.subject import FINDINGS, Subject, asked_ends, is_symptom

LANGUAGE = "en"


def of(atlas, order: Order) -> Leaflet:
    """The page of one order."""
    subject, voice, large = order.subject, order.voice, order.print == "large"
    ticked = causes.ticked(atlas, subject, order.causes, voice)
    conditions = _conditions(atlas, subject, ticked)
    cared = care.of(atlas, conditions, voice)
    code, caption = quickresponse.code(subject, voice)
    return Leaflet(
        title=_title(atlas, subject, voice),
        language=LANGUAGE,
        date=written(order.date, voice),
        name=order.name,
        note=order.note,
        body=pictures.body(atlas, subject, voice, large=large),
        way=pictures.way(atlas, subject, voice, large=large),
        spine=pictures.spine(atlas, subject, voice, large=large),
        felt=Section(*anatomy.felt(atlas, subject, voice)),
        roots=Section(*anatomy.roots(atlas, subject, voice)),
        causes=_causes(atlas, subject, ticked, voice),
        helps=_section("helps", cared.helps, voice),
        doubtful=_section("doubtful", cared.doubtful, voice),
        to_do=_section("to_do", cared.to_do, voice),
        to_avoid=_section("to_avoid", cared.to_avoid, voice),
        questions=_questions(atlas, subject, ticked, conditions, voice),
        emergency=Section(*warning.box(atlas, subject, conditions, order.number, voice)),
        notes_title=say("leaflet.notes", voice),
        disclaimer=say("leaflet.disclaimer", voice),
        sources_title=say("leaflet.sources", voice),
        sources=references.of(atlas, subject, conditions, cared.rows, voice),
        shortened=say("leaflet.shortened", voice),
        qr=code,
        qr_caption=caption,
    )


def _conditions(atlas, subject: Subject, ticked: list[dict]) -> list[str]:
    """Those whose care is told: the ticked ones, and a symptom the page is about."""
    own = [subject.picks[0].id] if is_symptom(atlas, subject) else []
    return list(dict.fromkeys([*own, *(card["id"] for card in ticked)]))


def _title(atlas, subject: Subject, voice: str) -> str:
    if subject.kind == "condition":
        return anatomy.about(atlas, subject, voice)[0]
    return say("leaflet.title_found" if subject.kind == FINDINGS else "leaflet.title", voice)


def written(date: datetime.date, voice: str) -> str:
    """A date that is read alike everywhere: `28 November 2026`."""
    month = say(f"leaflet.month.{date.month}", voice)
    return say("leaflet.date", voice, day=date.day, month=month, year=date.year)


def _section(name: str, lines: list[str], voice: str) -> Section:
    return Section(say(f"leaflet.{name}", voice), tuple(lines))


def _causes(atlas, subject: Subject, ticked: list[dict], voice: str) -> Section:
    """Each ticked cause with its place along the way and how it presses there."""
    if causes.is_cause(atlas, subject):
        return Section(say("leaflet.goes_on", voice), (ticked[0]["how"],))
    lines = [_cause(card, voice) for card in ticked] or [say("leaflet.none_ticked", voice)]
    return Section(say("leaflet.causes", voice), tuple(lines))


def _cause(card: dict, voice: str) -> str:
    where = " · ".join(part for part in (card["station"], card["certainty"]) if part)
    key = "leaflet.cause" if where else "leaflet.cause_anywhere"
    return say(key, voice, name=card["name"], where=where, how=card["how"]).strip()


def _questions(
    atlas, subject: Subject, ticked: list[dict], conditions: list[str], voice: str
) -> Section:
    """What to ask next time, as concrete as what is picked and ticked allows; few where help is urgent."""
    names = "; ".join(dict.fromkeys(care.short(atlas, card["id"], voice) for card in ticked))
    found = [
        say("leaflet.ask_which", voice, names=names) if len(ticked) > 1 else "",
        say("leaflet.ask_cause", voice) if not ticked else "",
        say("leaflet.ask_watch", voice),
    ]
    if not warning.called_for(atlas, subject, conditions, voice):
        found.append(_root_or_nerve(atlas, subject, voice))
        found += [say(f"leaflet.{each}", voice) for each in ("ask_test", "ask_self", "ask_better")]
    return Section(say("leaflet.questions", voice), tuple(text for text in found if text), ticks=True)


def _root_or_nerve(atlas, subject: Subject, voice: str) -> str:
    """Which of the two it is, and the test that best tells them apart."""
    ends = asked_ends(atlas, subject)
    if subject.kind not in ("area", "root") or not apart.teaser(atlas, ends, voice):
        return ""
    roots = [root for root, how in anatomy.relations(atlas, subject).items() if how == "primary"]
    nerves = anatomy.nerves(atlas, subject, voice)
    if not roots or not nerves:
        return ""
    nerve = nerves[0][:1].lower() + nerves[0][1:]
    return say("leaflet.ask_apart", voice, root=roots[0], nerve=nerve)
