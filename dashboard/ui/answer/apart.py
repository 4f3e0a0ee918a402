"""Root or nerve? What would be found if the one were the seat of the trouble, and what if the other were."""

from atlas.scales import NORMAL, POSSIBLE, WEAK
from ui import names
from ui.answer import chips, seats
from ui.answer.seats import Seats
from ui.catalogue import say
from ui.knowledge import rows_by
from ui.markup import Markup, join, tag

NAMED = 2  # nerves in one sentence
LISTED = 5  # movements of one seat


def teaser(atlas, ids: tuple[str, ...], voice: str) -> str:
    """The best test anyone can do, in one line; where there is none, how the first nerve differs."""
    found = seats.of(atlas, ids)
    if found and (best := found.best()):
        weak, normal = (
            _together(atlas, found, found.leading(best, wanted), voice) for wanted in (WEAK, NORMAL)
        )
        return say(
            "apart.teaser", voice, test=atlas.words(f"movement.{best}.name", voice), weak=weak, normal=normal
        )
    for nerve in _telling(atlas, found, voice) if found else []:
        return f"{names.nerve(atlas, nerve, voice)}: {_lower(atlas.words(f'nerve.{nerve}.differs', voice))}"
    return ""


def _together(atlas, found: Seats, among: list[str], voice: str) -> str:
    """Roots or nerves in a sentence; more than two nerves are not named again."""
    if len(among) > NAMED and among[0] in found.nerves:
        return say("apart.these_nerves", voice)
    return names.listed([_called(atlas, seat, voice) for seat in among])


def _called(atlas, seat: str, voice: str) -> str:
    """A root or a nerve in a sentence: the L5 root, the outer-leg nerve."""
    if seat in atlas.served.root_order:
        return say("apart.the_root", voice, root=seat)
    return say("apart.the_nerve", voice, nerve=_lower(names.nerve(atlas, seat, voice)))


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


# -- opened -----------------------------------------------------------------------------


def side_by_side(atlas, ids: tuple[str, ...], voice: str) -> Markup | None:
    """How the nerves differ, what each seat would do, and the tests that tell them apart."""
    found = seats.of(atlas, ids)
    if not found:
        return None
    tests = found.tests()
    return join(
        tag("ul", [_differs(atlas, nerve, voice) for nerve in _telling(atlas, found, voice)]),
        _table(atlas, found, ids, voice),
        tag("h3", say("apart.tests", voice)) if tests else tag("p", say("apart.no_tests", voice)),
        tag("ul", [_test(atlas, found, *test, voice) for test in tests], class_="tests") if tests else None,
        tag("p", say("apart.care", voice), class_="aside"),
    )


def _telling(atlas, found: Seats, voice: str) -> list[str]:
    return [nerve for nerve in found.nerves if atlas.has_words(f"nerve.{nerve}.differs", voice)]


def _differs(atlas, nerve: str, voice: str) -> Markup:
    key = f"nerve.{nerve}.differs"
    (row,) = (row for row in rows_by(atlas, "words", "key")[key] if row["voice"] == voice)
    name = tag("strong", atlas.words(f"nerve.{nerve}.name", voice))
    return tag("li", name, ": ", atlas.words(key, voice), _unread(row["status"] == "VERIFIED", voice))


def _unread(read: bool, voice: str) -> Markup | None:
    """The mark of what was not read in a source for this atlas."""
    return None if read else tag("span", f" ({say('causes.not_checked', voice)})", class_="check")


def _table(atlas, found: Seats, ids: tuple[str, ...], voice: str) -> Markup:
    """One row for each root and nerve: where feeling could change, what would be weak, which reflex."""
    columns = [say(f"apart.{column}", voice) for column in ("seat", "skin", "weak", "reflex")]
    head = tag("tr", [tag("th", column, scope="col") for column in columns])
    lines = [
        tag("tr",
            tag("th", _seat(atlas, found, seat, voice), scope="row"),
            tag("td", _skin(atlas, found.touched(seat, "area"), ids, voice), data_label=columns[1]),
            tag("td", _movements(atlas, found.touched(seat, "movement"), voice), data_label=columns[2]),
            tag("td", _reflexes(atlas, found.touched(seat, "reflex"), voice), data_label=columns[3]))
        for seat in found
    ]  # fmt: skip
    caption = tag("caption", say("apart.caption", voice))
    return tag("table", caption, tag("thead", head), tag("tbody", lines), class_="seats")


def _seat(atlas, found: Seats, seat: str, voice: str) -> Markup:
    """A root as its label, a nerve by its name."""
    if seat not in found.roots:
        return tag("span", atlas.words(f"nerve.{seat}.name", voice))
    return join(chips.root(atlas, seat, found.roots[seat]), " ", say("root.title", voice))


def _skin(atlas, areas: list[str], ids: tuple[str, ...], voice: str) -> str:
    """The parts of the body whose feeling could change, beyond the places picked."""
    beyond = set(areas).difference(ids)
    regions = dict.fromkeys(row.region for row in atlas.tables.rows("areas") if row.area in beyond)
    if regions:
        return ", ".join(say(f"region.{region}", voice) for region in regions)
    return say("apart.this_place" if areas else "apart.no_skin", voice)


def _movements(atlas, movements: list[str], voice: str) -> str:
    """The movements an examination begins with first, then as the body is told, from the hip down."""
    rows = [row for row in atlas.tables.rows("movements") if row.movement in movements]
    rows = sorted(rows, key=lambda row: (row.who != "anyone", row.isncsci != "key"))
    told = [_lower(atlas.words(f"movement.{row.movement}.name", voice)) for row in rows]
    return _listed(told, voice) if told else say("apart.nothing_weak", voice)


def _reflexes(atlas, reflexes: list[str], voice: str) -> str:
    told = [_lower(atlas.words(f"reflex.{id}.name", voice)) for id in reflexes]
    return _listed(told, voice) if told else say("apart.reflexes_normal", voice)


def _listed(told: list[str], voice: str) -> str:
    if len(told) > LISTED:
        told = [*told[: LISTED - 1], say("nerve.more", voice, count=len(told) - LISTED + 1)]
    return "; ".join(told)


def _test(atlas, found: Seats, kind: str, id: str, voice: str) -> Markup:
    """One test: how it is done, and in whose trouble it would be weak, and normal."""
    how = atlas.words(f"{kind}.{id}.{'test' if kind == 'movement' else 'how'}", voice)
    lines = [
        (tag("dt", say(f"apart.{kind}_{wanted}", voice)), tag("dd", _named(atlas, found, where, voice)))
        for wanted in (WEAK, POSSIBLE, NORMAL)
        if (where := found.where(id, wanted))
    ]
    name = tag("strong", atlas.words(f"{kind}.{id}.name", voice))
    return tag("li", name, _unread(found.was_read(id), voice), tag("div", how), tag("dl", lines))


def _named(atlas, found: Seats, where: list[str], voice: str) -> list[Markup]:
    return [
        chips.root(atlas, seat, found.roots[seat])
        if seat in found.roots
        else tag("span", names.nerve(atlas, seat, voice), class_="nerve-name")
        for seat in where
    ]
