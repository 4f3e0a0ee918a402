"""A root's label in the root's colour and pattern: solid serves, hatched neighbours, dashed sometimes."""

from functools import cache

from atlas import colours
from ui.markup import Markup, tag


def root(atlas, id: str, relation: str, told: str = "") -> Markup:
    """The label of one root; `told` says the relation to those who do not see the pattern."""
    return tag("span", id, tag("span", told, class_="heard") if told else None,
               class_=f"root {relation}", style=style(atlas, id))  # fmt: skip


def style(atlas, id: str) -> str:
    """The colours of one root in both themes, as CSS variables."""
    return _styles(atlas)[id]


@cache
def _styles(atlas) -> dict[str, str]:
    rows = atlas.table("roots").to_dict("records")
    return {row["root"]: _style(colours.of_root(row["colour_light"], row["colour_dark"])) for row in rows}


def _style(themes: dict[str, dict[str, str]]) -> str:
    """The colours of both themes as CSS variables: --light, --ink-light, --edge-light, --dark ..."""
    return ";".join(
        f"--{theme}:{found['colour']};--ink-{theme}:{found['ink']};--edge-{theme}:{found['edge']}"
        for theme, found in themes.items()
    )
