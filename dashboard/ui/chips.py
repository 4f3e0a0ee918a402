"""A root's label in the root's colour and pattern: solid serves, hatched neighbours, dashed sometimes."""

from ui.knowledge import once
from ui.markup import Markup, tag

INKS = ("#ffffff", "#10161c")
# A thin line of pale yellow is lost on white, one of dark violet on the dark page: lines have a
# shade of the same hue within these luminances, as on the picture.
EDGE_ON_LIGHT, EDGE_ON_DARK = 0.3, 0.17


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
    inks = {"ink-light": ink_on(light), "ink-dark": ink_on(dark)}
    return {"light": light, "dark": dark, **inks, "edge-light": deepened(light), "edge-dark": lightened(dark)}


def deepened(colour: str) -> str:
    """A colour dark enough for a line on the light page."""
    channels = _channels(colour)
    while _luminance(channels) > EDGE_ON_LIGHT:
        channels = [value * 0.97 for value in channels]
    return _written(channels)


def lightened(colour: str) -> str:
    """A colour light enough for a line on the dark page."""
    channels = _channels(colour)
    while _luminance(channels) < EDGE_ON_DARK:
        channels = [value + 0.04 * (255 - value) for value in channels]
    return _written(channels)


def ink_on(colour: str) -> str:
    """The ink, white or near black, that reads better on a colour (#rrggbb)."""
    return max(INKS, key=lambda ink: contrast(ink, colour))


def contrast(one: str, other: str) -> float:
    """WCAG contrast of two colours, 1 to 21."""
    low, high = sorted((_luminance(_channels(one)), _luminance(_channels(other))))
    return (high + 0.05) / (low + 0.05)


def _channels(colour: str) -> list[float]:
    return [float(int(colour[place : place + 2], 16)) for place in (1, 3, 5)]


def _written(channels: list[float]) -> str:
    return "#" + "".join(f"{round(value):02x}" for value in channels)


def _luminance(channels: list[float]) -> float:
    parts = [value / 255 for value in channels]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
