"""The colours of a root: one hue a theme, and the shades of it that can be seen and read.

Pale yellow as a thin line is lost on white, dark violet on the dark page. So a root has its colour
for surfaces, a shade of it for lines on the page, and the ink that reads on its colour. Lines on
skin follow its tone, which the viewer chooses, so the picture shades those itself (web/tones.js).
"""

INKS = ("#ffffff", "#10161c")
# Luminance of a line that still stands out, 3 to 1 and in grey too: on white, on the dark page.
ON_LIGHT, ON_DARK = 0.3, 0.17


def of_root(light: str, dark: str) -> dict[str, dict[str, str]]:
    """theme -> {colour, edge (lines on the page), ink}, all #rrggbb."""
    edges = {"light": deepened(light), "dark": lightened(dark)}
    return {
        theme: {"colour": colour, "edge": edges[theme], "ink": ink_on(colour)}
        for theme, colour in (("light", light), ("dark", dark))
    }


def deepened(colour: str) -> str:
    """A colour dark enough for a line on the light page."""
    channels = _channels(colour)
    while _luminance(channels) > ON_LIGHT:
        channels = [value * 0.97 for value in channels]
    return _written(channels)


def lightened(colour: str) -> str:
    """A colour light enough for a line on the dark page."""
    channels = _channels(colour)
    while _luminance(channels) < ON_DARK:
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
    """Relative luminance of WCAG 2, 0 to 1."""
    parts = [value / 255 for value in channels]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
