"""A root's label in the root's colour and pattern: solid serves, hatched neighbours, dashed sometimes."""

from ui.knowledge import once
from ui.markup import Markup, tag

INKS = ("#ffffff", "#10161c")


def root(atlas, id: str, relation: str, told: str = "") -> Markup:
    """The label of one root; `told` says the relation to those who do not see the pattern."""
    colours = _colours(atlas)[id]
    style = ";".join(f"--{name}:{value}" for name, value in colours.items())
    return tag("span", id, tag("span", told, class_="heard") if told else None,
               class_=f"root {relation}", style=style)  # fmt: skip


@once
def _colours(atlas) -> dict[str, dict[str, str]]:
    rows = atlas.table("roots").to_dict("records")
    return {row["root"]: _pair(row["colour_light"], row["colour_dark"]) for row in rows}


def _pair(light: str, dark: str) -> dict[str, str]:
    return {"light": light, "dark": dark, "ink-light": ink_on(light), "ink-dark": ink_on(dark)}


def ink_on(colour: str) -> str:
    """The ink, white or near black, that reads better on a colour (#rrggbb)."""
    return max(INKS, key=lambda ink: contrast(ink, colour))


def contrast(one: str, other: str) -> float:
    """WCAG contrast of two colours, 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
