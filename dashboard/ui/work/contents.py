"""What Work it out answers: the places that would explain what was found, and what to test next."""

from atlas import levels
from atlas.answers import Explained
from atlas.explaining import WorkedOut
from atlas.places import ABOVE, ROOT, SEVERAL
from atlas.scales import HOW_OFTEN
from ui import names
from ui.catalogue import say
from ui.knowledge import row_of, rows_by
from ui.work import sheet

MOST = 8  # families of places
TESTS = 3
PRESSING = 3  # conditions named at a place
VERDICTS = ("explained", "partly", "unexplained", "contradicted")


def of(atlas, worked: WorkedOut, chosen: str | None, voice: str) -> dict:
    """{places, more, whole, pairs, tests, entered}, ready for JSON.

    places: {key (`side:site`), rank, title, says, told: [[verdict, text], ...], conditions: [{id,
    name}], chosen}; stretches of one nerve that say the same are one, and so are levels of the canal.
    whole: whether some place explains everything in full; pairs: sentences on two places together.
    tests: {where, id, name, how, states, says}. entered: [[finding, text], ...].
    """
    families = _families(worked.places())
    asked = [report for report in worked.reports if not report.is_normal]
    findings = map(str, worked.reports)
    return {
        "entered": [[each, finding(atlas, each, voice)] for each in findings],
        "places": [_place(atlas, family, len(asked), chosen, voice) for family in families[:MOST]],
        "more": say("work.more", voice, count=len(families) - MOST) if len(families) > MOST else "",
        "whole": _whole(families, bool(asked), voice),
        "pairs": [_pair(atlas, row, voice) for row in worked.together()][:TESTS],
        "tests": [_test(atlas, row, voice) for row in worked.tests()[:TESTS]],
    }


def finding(atlas, text: str, voice: str) -> str:
    """One finding in words: `Right · Lift the foot: weak`."""
    where, _, state = text.partition("=")
    side, _, end = where.partition(":")
    name, said = sheet.name(atlas, end, voice), say(f"work.state.{state}", voice)
    told = say("work.finding", voice, name=name, state=said)
    return names.sided(side, told, voice)


# -- places -----------------------------------------------------------------------------------


def _families(rows: list[Explained]) -> list[list[Explained]]:
    """Rows that stand for one thing and say the same, in order."""
    found: dict[tuple, list[Explained]] = {}
    for row in rows:
        own = row.nerve or ("" if row.kind == SEVERAL else row.site)
        told = (row.explained, row.partly, row.contradicted)
        found.setdefault((row.side, row.kind, own, row.rank, told), []).append(row)
    return list(found.values())


def _place(atlas, family: list[Explained], asked: int, chosen: str | None, voice: str) -> dict:
    first = family[0]
    keys = [f"{row.side}:{row.site}" for row in family]
    told = [[verdict, _listed(atlas, getattr(first, verdict), voice)] for verdict in VERDICTS[1:]]
    count = len(_cells(first.explained))
    return {
        "key": keys[0],
        "rank": first.rank,
        "title": title(atlas, family, voice),
        "says": say("work.explains", voice, count=count, of=asked),
        "told": [[verdict, say(f"work.{verdict}", voice, findings=text)] for verdict, text in told if text],
        "conditions": _conditions(atlas, family, voice),
        "chosen": chosen in keys,
    }


def title(atlas, family: list[Explained], voice: str) -> str:
    first = family[0]
    if first.kind == ABOVE:
        return say("work.above", voice)
    if first.kind == SEVERAL:
        return say("work.several", voice, levels=_levels(atlas, family, voice))
    if first.kind == ROOT:
        name = atlas.words(f"root.{first.site}.name", voice)
    elif len(family) == 1:
        name = atlas.words(f"site.{first.site}.name", voice)
    else:
        nerve, stretch = names.nerve(atlas, first.nerve, voice), _stretch(atlas, family, voice)
        name = say("work.stretch", voice, nerve=nerve, stretch=stretch)
    return names.sided(first.side, name, voice)


def _levels(atlas, family: list[Explained], voice: str) -> str:
    return names.from_to([names.level(row["level"], voice) for row in _along(atlas, family)], voice)


def _stretch(atlas, family: list[Explained], voice: str) -> str:
    """The parts of the body a nerve passes: `Buttock to Thigh`."""
    return names.from_to([say(f"station.{row['place']}", voice) for row in _along(atlas, family)], voice)


def _along(atlas, family: list[Explained]) -> list[dict]:
    """The sites of a family, from the spine outwards."""
    sites = sorted((row.site for row in family), key=atlas.wiring.order.__getitem__)
    return [row_of(atlas, "sites", "site", site) for site in sites]


def _conditions(atlas, family: list[Explained], voice: str) -> list[dict]:
    """What could press there: of a root in the spine, of a nerve at the stretch."""
    found: dict[str, None] = {}
    for row in family:
        sites = atlas.wiring.spine_of(row.site) if row.kind == ROOT else [row.site]
        for site in sites:
            for root in [row.site] if row.kind == ROOT else atlas.wiring.roots_of(site):
                found |= dict.fromkeys(hit.condition for hit in atlas.pressing.at.get((site, root), ()))
    rows = [row_of(atlas, "conditions", "condition", id) for id in found]
    causes = [row for row in rows if row["group"] != "symptom"]
    common = sorted(causes, key=lambda row: HOW_OFTEN.index(row["how_often"]))
    return [
        {"id": row["condition"], "name": atlas.words(f"condition.{row['condition']}.name", voice)}
        for row in common[:PRESSING]
    ]


def _listed(atlas, cell: str, voice: str) -> str:
    return "; ".join(finding(atlas, each, voice) for each in _cells(cell))


def _cells(cell: str) -> list[str]:
    return cell.split(";") if cell else []


def _whole(families: list[list[Explained]], asked: bool, voice: str) -> str:
    if not asked:
        return ""
    if not families:  # a sign of a joint or a vessel, which no nerve explains
        return say("work.none_whole", voice)
    best = families[0][0]
    if best.partly or best.unexplained or best.contradicted:
        return say("work.none_whole", voice)
    equal = sum(family[0].rank == 1 for family in families)
    return say("work.ties" if equal > 1 else "work.one_whole", voice, count=equal)


def _pair(atlas, row, voice: str) -> str:
    def named(side: str, site: str, kind: str) -> str:
        nerve = "" if kind in (ABOVE, SEVERAL, ROOT) else row_of(atlas, "sites", "site", site)["nerve"]
        return title(atlas, [Explained(side, site, kind, "", "", "", "", 0, 0, nerve, "")], voice)

    one = named(row.side, row.site, row.kind)
    other = named(row.other_side, row.other_site, row.other_kind)
    return say("work.pair", voice, one=one, other=other)


# -- what to test next ------------------------------------------------------------------------


def _test(atlas, row, voice: str) -> dict:
    side = "middle" if sheet.is_middle(atlas, row.end) else row.side
    kind = atlas.explaining.kinds[row.end]
    states = [state for state in sheet.states_of(kind) if kind != "area" or state in ("numb", "normal")]
    where = sheet.name(atlas, row.end, voice)
    return {
        "where": f"{side}:{row.end}",
        "name": names.sided(side, where, voice),
        "how": sheet.how(atlas, row.end, voice),
        "states": [[state, say(f"work.state.{state}", voice)] for state in states if state != "brisk"],
        "says": _splits(atlas, row, voice),
    }


def _splits(atlas, row, voice: str) -> str:
    if not row.spoilt_in or not row.spared_in:
        return ""
    spoilt, spared = (
        names.listed([_short(atlas, place, voice) for place in _cells(cell)[:2]])
        for cell in (row.spoilt_in, row.spared_in)
    )
    return say("work.splits", voice, spoilt=spoilt, spared=spared)


def _short(atlas, place: str, voice: str) -> str:
    _, _, site = place.partition(":")
    if site == ABOVE:
        return say("work.above_short", voice)
    if site in levels.ROOTS:
        return say("apart.the_root", voice, root=site)
    row = rows_by(atlas, "sites", "site")[site][0]
    if row["kind"] == "canal":
        return say("work.several_short", voice)
    if row["nerve"]:
        nerve = names.nerve(atlas, row["nerve"], voice)
    else:
        nerve = atlas.words(f"site.{site}.name", voice)
    return nerve[:1].lower() + nerve[1:]
