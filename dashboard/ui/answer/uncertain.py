"""What is uncertain about what is picked: the disagreements, the traps, the variants."""

from functools import cache

from ui.answer import measured
from ui.catalogue import say
from ui.knowledge import row_of, rows_by
from ui.markup import Markup, tag


def for_picks(atlas, ids: list[str], voice: str) -> Markup:
    """The cautions linked to these areas, roots or conditions; the general ones are folded."""
    linked, always = cautions(atlas, ids)
    lines = [tag("li", atlas.words(f"caution.{id}.text", voice)) for id in linked]
    lines = _confidence(atlas, ids, voice) + lines
    general = [tag("li", atlas.words(f"caution.{id}.text", voice)) for id in always]
    return tag("section",
        tag("h2", say("uncertain.title", voice)),
        tag("ul", lines) if lines else tag("p", say("uncertain.none", voice)),
        measured.fold(atlas, ids, voice),
        tag("details", tag("summary", say("uncertain.always", voice)), tag("ul", general)),
        class_="uncertain",
    )  # fmt: skip


def cautions(atlas, ids: list[str]) -> tuple[list[str], list[str]]:
    """The ids of cautions (linked to these things, true always), each in their order."""
    links = rows_by(atlas, "caution_links", "id")
    wanted = {row["caution"] for id in ids for row in links.get(id, ())}
    always = [caution for caution, scope in _in_order(atlas) if scope == "always"]
    return [id for id, scope in _in_order(atlas) if id in wanted and scope != "always"], always


@cache
def _in_order(atlas) -> list[tuple[str, str]]:
    """Every caution with its scope, in the order in which they are told."""
    table = atlas.table("cautions").sort_values("order", key=lambda order: order.astype(int))
    return list(zip(table["caution"], table["scope"], strict=True))


def _confidence(atlas, ids: list[str], voice: str) -> list[Markup]:
    areas = rows_by(atlas, "areas", "area")
    found = {row_of(atlas, "areas", "area", id)["confidence"] for id in ids if id in areas}
    worst = next((grade for grade in ("low", "moderate") if grade in found), None)
    return [tag("li", say(f"uncertain.confidence_{worst}", voice))] if worst else []
