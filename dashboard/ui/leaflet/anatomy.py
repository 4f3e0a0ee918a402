"""Where it is felt, which roots commonly serve it and how far the maps agree: as lines of text."""

from atlas import levels
from atlas.scales import CERTAINTIES, SERVING
from atlas.served import CONSENSUS
from ui import names
from ui.answer import condition, mapped, nerve, rootcard
from ui.answer import roots as rooted
from ui.catalogue import say
from ui.knowledge import row_of
from ui.leaflet.subject import FINDINGS, Subject, is_symptom, skin
from ui.work import contents as work

NAMED = 8  # places in one list
APART = 3  # places whose roots are told one by one
PLACES = 3  # that would explain what was found
DRAWN = {"usual": "primary"}  # any other certainty is drawn as a neighbour is


# -- where it is felt -------------------------------------------------------------------------


def felt(atlas, subject: Subject, voice: str) -> tuple[str, tuple[str, ...]]:
    """The title and the lines of where it is felt, or of what was found."""
    if subject.kind == FINDINGS:
        return say("leaflet.found", voice), tuple(
            work.finding(atlas, str(report), voice) for report in subject.findings
        )
    if subject.kind == "area":
        return say("leaflet.felt", voice), (_few(_called(atlas, subject, voice), voice),)
    if subject.kind == "root":
        return say("leaflet.skin", voice), (_capital(places(atlas, skin(atlas, subject), voice)),)
    id = subject.picks[0].id
    said = [atlas.words(f"condition.{id}.feels", voice)]
    if marked := skin(atlas, subject):
        said.append(say("leaflet.could_be_felt", voice, places=places(atlas, marked, voice)))
    return say("leaflet.feels", voice), tuple(said)


def about(atlas, subject: Subject, voice: str) -> list[str]:
    """What the page is about, in names: picks, or findings that are not normal."""
    if subject.kind == FINDINGS:
        return [work.finding(atlas, str(report), voice) for report in subject.wrong]
    return _called(atlas, subject, voice)


def _called(atlas, subject: Subject, voice: str) -> list[str]:
    return [names.of_pick(atlas, pick, voice) for pick in subject.picks]


def _ids(picks: list[str]) -> list[str]:
    return list(dict.fromkeys(pick.partition(":")[2] for pick in picks))


def places(atlas, marked: list[str], voice: str) -> str:
    """Skin in words: place by place, or where that is too much to read the parts of the body."""
    areas = _ids(marked)
    if len(areas) <= NAMED:
        return _few([names.area(atlas, area, voice) for area in areas], voice)
    regions = dict.fromkeys(row_of(atlas, "areas", "area", area)["region"] for area in areas)
    return ", ".join(say(f"region.{region}", voice) for region in regions)


def _few(called: list[str], voice: str) -> str:
    """Names of places hold commas, so they are set apart by semicolons."""
    if len(called) > NAMED:
        called = [*called[: NAMED - 1], say("roots.more_places", voice, count=len(called) - NAMED + 1)]
    return "; ".join(called)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


# -- roots --------------------------------------------------------------------------------------


def relations(atlas, subject: Subject) -> dict[str, str]:
    """The roots in question with their relation, `primary` the surest."""
    if subject.kind == "root":
        near = [root for pick in subject.picks for root in rootcard.neighbours(atlas, pick.id)]
        return dict.fromkeys(near, "overlap") | dict.fromkeys(subject.ids(), "primary")
    if subject.kind == "condition":
        return {root: DRAWN.get(sure, "overlap") for root, sure in pressed(atlas, subject).items()}
    return rooted.relations(atlas.rows.roots_for(list(subject.ids())))


def pressed(atlas, subject: Subject) -> dict[str, str]:
    """The roots of a condition, with how sure each is: those it presses on, else those it feels like."""
    pick = subject.picks[0]
    *_, effects = condition.place(atlas, pick)
    return condition.pressed(effects) or condition.copied(atlas, pick.id)


def drawn(atlas, subject: Subject) -> dict[str, str]:
    """{root: primary or overlap} of the roots that are drawn with a label of their own."""
    found = relations(atlas, subject)
    return {
        root: "primary" if relation == "primary" else "overlap"
        for root, relation in found.items()
        if root in levels.ROOTS
    }


def roots(atlas, subject: Subject, voice: str) -> tuple[str, tuple[str, ...]]:
    """The title and the lines on roots: never one alone as the answer."""
    if subject.kind == "condition":
        return _of_condition(atlas, subject, voice)
    if subject.kind == "root":
        lines = [_neighbours(atlas, pick.id, voice) for pick in subject.picks]
        return say("leaflet.roots_picked", voice), tuple(dict.fromkeys(lines))
    if subject.kind == FINDINGS:
        serving = _by_relation(atlas, subject, voice) or [say("answer.none", voice)]
        told = (*serving, *_explaining(atlas, subject, voice), say("roots.overlap_note", voice))
        return say("leaflet.roots_found", voice), told
    title = say("roots.title" if len(subject.ids()) == 1 else "roots.several", voice)
    return title, tuple(_of_skin(atlas, subject, voice))


def _of_skin(atlas, subject: Subject, voice: str) -> list[str]:
    areas = list(subject.ids())
    lines = _by_relation(atlas, subject, voice)
    if 1 < len(areas) <= APART:
        lines = [_of_place(atlas, area, voice) for area in areas]
    lines += [text for _, text in rooted.agreements(atlas, areas, voice)]
    if any(row_of(atlas, "areas", "area", area)["confidence"] == "low" for area in areas):
        lines.append(say("leaflet.low", voice))
    if subject.map != CONSENSUS:
        lines.append(_on_map(atlas, areas, subject.map, voice))
    return [*lines, say("roots.overlap_note", voice)]


def _by_relation(atlas, subject: Subject, voice: str) -> list[str]:
    return related(relations(atlas, subject), voice)


def related(found: dict[str, str], voice: str) -> list[str]:
    lines = []
    for relation in SERVING:
        if listed := [root for root, how in found.items() if how == relation]:
            lines.append(say(f"leaflet.root_{relation}", voice, roots=names.listed(listed)))
    return lines


def _of_place(atlas, area: str, voice: str) -> str:
    told = " ".join(related(rooted.relations(atlas.rows.roots_for([area])), voice))
    return say("leaflet.of_place", voice, place=names.area(atlas, area, voice), roots=told)


def _on_map(atlas, areas: list[str], map: str, voice: str) -> str:
    found = names.listed(list(rooted.relations(mapped.drawn(atlas, areas, map))))
    key = "leaflet.on_map" if found else "leaflet.blank_on_map"
    return say(key, voice, map=mapped.name(atlas, map, voice), roots=found)


def _neighbours(atlas, root: str, voice: str) -> str:
    near = names.listed(rootcard.neighbours(atlas, root))
    return say("leaflet.of_place", voice, place=root, roots=say("root.neighbours", voice, roots=near))


def _explaining(atlas, subject: Subject, voice: str) -> list[str]:
    """The places that would explain what was found, those that explain most."""
    told = work.of(atlas, atlas.explaining.work_out(map(str, subject.findings)), None, voice)
    shown = [f"{place['title']} ({place['says']})" for place in told["places"][:PLACES]]
    return [say("leaflet.explaining", voice, places="; ".join(shown))] if shown else []


def _of_condition(atlas, subject: Subject, voice: str) -> tuple[str, tuple[str, ...]]:
    pick = subject.picks[0]
    level, position, effects = condition.place(atlas, pick)
    if not (roots := pressed(atlas, subject)):
        return say("leaflet.title_nothing", voice), (say("condition.nothing", voice),)
    lines = [condition.at_place(level, position, roots, voice)] if level and effects else _sure(roots, voice)
    title = say(f"leaflet.title_{_does(atlas, subject, bool(effects))}", voice)
    return title, (*lines, say("roots.overlap_note", voice))


def _does(atlas, subject: Subject, pressing: bool) -> str:
    """What a condition has to do with roots, as a key of its title."""
    if is_symptom(atlas, subject):
        return "behind"
    group = row_of(atlas, "conditions", "condition", subject.picks[0].id)["group"]
    return "fibres" if group == "nerve" else "presses" if pressing else "copies"


def _sure(roots: dict[str, str], voice: str) -> list[str]:
    lines = []
    for certainty in CERTAINTIES:
        if listed := [root for root, sure in roots.items() if sure == certainty]:
            lines.append(say(f"leaflet.sure_{certainty}", voice, roots=names.listed(listed)))
    return lines


# -- nerves -------------------------------------------------------------------------------------


def nerves(atlas, subject: Subject, voice: str) -> list[str]:
    """The nerves that reach the skin in question, the main ones first."""
    areas = [id for id in _ids(skin(atlas, subject)) if atlas.ends.get(id) == "area"]
    return [names.nerve(atlas, id, voice) for id in list(nerve.arriving(atlas, areas))[:PLACES]]
