"""What is uncertain about what is picked: the disagreements, the traps, the variants."""

from ui.catalogue import say
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
        _measured(atlas, ids, voice),
        tag("details", tag("summary", say("uncertain.always", voice)), tag("ul", general)),
        class_="uncertain",
    )  # fmt: skip


def cautions(atlas, ids: list[str]) -> tuple[list[str], list[str]]:
    """The ids of cautions (linked to these things, true always), each in their order."""
    links = atlas.table("caution_links")
    wanted = set(links.loc[links["id"].isin(ids), "caution"])
    table = atlas.table("cautions").sort_values("order", key=lambda order: order.astype(int))
    always = list(table.loc[table["scope"] == "always", "caution"])
    return [id for id in table["caution"] if id in wanted and id not in always], always


def measured(atlas, ids: list[str]) -> list[str]:
    """The ids of measured figures about these things that may be shown."""
    found = atlas.table("findings")
    return list(found.loc[found["about"].isin(ids) & (found["show"] != "no"), "finding"])


def _measured(atlas, ids: list[str], voice: str) -> Markup | None:
    """What studies found, each figure with its study and the number of people."""
    figures = [tag("li", atlas.words(f"finding.{id}.says", voice)) for id in measured(atlas, ids)]
    if not figures:
        return None
    head = tag("summary", f"{say('uncertain.measured', voice)} ({len(figures)})")
    return tag("details", head, tag("ul", figures))


def _confidence(atlas, ids: list[str], voice: str) -> list[Markup]:
    areas = atlas.table("areas")
    found = set(areas.loc[areas["area"].isin(ids), "confidence"])
    worst = next((grade for grade in ("low", "moderate") if grade in found), None)
    return [tag("li", say(f"uncertain.confidence_{worst}", voice))] if worst else []
