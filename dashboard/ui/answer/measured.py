"""How often, measured: the fold in the answer, and the chart drawn in it when it is opened."""

from functools import lru_cache

from figures import findings, measured
from ui import names
from ui.catalogue import say
from ui.knowledge import rows_by
from ui.markup import Markup, tag

KEPT = 64  # charts


def shown(atlas, ids: list[str]) -> list[str]:
    """The ids of measured figures about these things that may be shown."""
    about = rows_by(atlas, "findings", "about")
    return [row["finding"] for id in dict.fromkeys(ids) for row in about.get(id, ()) if row["show"] != "no"]


def fold(atlas, ids: list[str], voice: str) -> Markup | None:
    """What studies found: a chart, and each figure as a sentence with its study and number of people."""
    figures = shown(atlas, ids)
    if not figures:
        return None
    head = tag("summary", f"{say('uncertain.measured', voice)} ({len(figures)})")
    sentences = [tag("li", atlas.words(f"finding.{id}.says", voice)) for id in figures]
    means = tag("p", say("measured.means", voice), class_="aside")
    return tag("details", head, _room(atlas, ids, voice), means, tag("ul", sentences))


def _room(atlas, ids: list[str], voice: str) -> Markup | None:
    """Where the chart will stand; the browser fetches it from the address."""
    count = len(findings.of(atlas, shown(atlas, ids), voice))
    if not count:
        return None
    address = f"atlas/measured/{voice}.json?of={','.join(dict.fromkeys(ids))}"
    return tag("div", say("answer.loading", voice),
        role="img", aria_label=say("measured.alt", voice, count=count),
        data_figure=address, data_failed=say("measured.failed", voice),
    )  # fmt: skip


@lru_cache(KEPT)
def chart(atlas, ids: tuple[str, ...], voice: str) -> bytes:
    """The chart of the figures about these things, as Plotly's JSON."""
    found = findings.of(atlas, shown(atlas, list(ids)), voice)
    return measured.figure(found, words(found, voice), _names(atlas, ids, voice)).to_json().encode()


def words(found: list[findings.Measured], voice: str) -> dict[str, str]:
    """What a chart of these figures says: its units, its marks, and that there is no figure."""
    units = {f"unit.{one.unit}": say(f"measured.unit.{one.unit}", voice) for one in found}
    drawn = {one.kind for one in found} - {"missing"}
    kinds = {f"kind.{kind}": say(f"measured.kind.{kind}", voice) for kind in drawn}
    return units | kinds | {"no_figure": say("measured.no_figure", voice)}


def _names(atlas, ids: tuple[str, ...], voice: str) -> dict[str, str]:
    """Roots are called by their id; conditions are never picked together."""
    return {id: names.area(atlas, id, voice) if atlas.ends.get(id) == "area" else id for id in ids}
