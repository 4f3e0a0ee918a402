"""The nerve that carries the picked skin, and its way from the spine."""

from functools import lru_cache

from atlas.answers import Step
from atlas.scales import PARTS
from ui import names
from ui.answer import chips
from ui.catalogue import say
from ui.knowledge import row_of, rows_by
from ui.markup import Markup, join, tag

WAYS_KEPT = 512
NAMED = 5  # nerves named at once; the ways to each place name them all


def for_areas(atlas, areas: list[str], apart: str, voice: str) -> Markup:
    """The nerves in one line, and what tells them apart from the roots."""
    nerves = arriving(atlas, areas)
    title = tag("h2", say("nerve.title", voice))
    if not nerves:
        return tag("div", title, tag("p", say("nerve.none", voice)), class_="nerve")
    listed = [_nerve(atlas, nerve, part, voice) for nerve, part in list(nerves.items())[:NAMED]]
    if len(nerves) > NAMED:
        listed.append(tag("li", say("nerve.more", voice, count=len(nerves) - NAMED)))
    return tag("div",
        title,
        tag("ul", listed, class_="nerves"),
        tag("p", apart),
        class_="nerve",
    )  # fmt: skip


def arriving(atlas, areas: list[str]) -> dict[str, str]:
    """The nerves that reach these areas, each with its best part, main ones first."""
    found: dict[str, str] = {}
    for row in (row for area in areas for row in rows_by(atlas, "ends", "end").get(area, ())):
        nerve = row_of(atlas, "sites", "site", row["site"])["nerve"]
        if nerve and PARTS.index(row["part"]) <= PARTS.index(found.get(nerve, PARTS[-1])):
            found[nerve] = row["part"]
    return dict(sorted(found.items(), key=lambda item: PARTS.index(item[1])))


def _nerve(atlas, nerve: str, part: str, voice: str) -> Markup:
    rare = None if part == "main" else tag("span", f" ({say(f'nerve.part_{part}', voice)})", class_="aside")
    return tag("li", tag("strong", atlas.words(f"nerve.{nerve}.name", voice)), rare)


def way(atlas, areas: list[str], map: str, voice: str) -> Markup:
    """The way to this skin of each root that serves it by one map."""
    return tag("ul", [_ways_to(atlas, area, map, len(areas) > 1, voice) for area in areas], class_="ways")


@lru_cache(WAYS_KEPT)
def _ways_to(atlas, area: str, map: str, named: bool, voice: str) -> Markup:
    """The lines of one area, kept: a trunk nerve found by name picks forty areas at once."""
    usual: dict[str, list[Step]] = {}
    for step in atlas.rows.way(area, map):
        if step.path in (None, 1):
            usual.setdefault(step.root, []).append(step)
    place = tag("span", f"{names.area(atlas, area, voice)}: ", class_="aside") if named else None
    return join([
        tag("li", chips.root(atlas, root, steps[0].relation), " ", place, _stations(atlas, steps, voice))
        for root, steps in usual.items()
    ])  # fmt: skip


def _stations(atlas, steps: list[Step], voice: str) -> str:
    if not steps[0].carried:
        return say("nerve.not_carried", voice, root=steps[0].root)
    return " → ".join(atlas.words(f"site.{step.site}.name", voice) for step in steps)
