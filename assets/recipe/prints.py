"""The pictures for paper: the same light on white, in grey, small and without transparency.

Ink is laid on thinly, so that lines and patterns drawn over the body stand out in black and white.
"""

from pathlib import Path

from PIL import Image

PICTURES = (
    *(f"views/{view}" for view in ("front", "back", "outer", "inner", "top", "sole")),
    *(f"spine/{view}" for view in ("front", "back", "side")),
)
INK = 0.62  # share of the picture's darkness that is printed
QUALITY = 84


def build(out, _cache):
    """Write out/<folder>/<view>.jpg beside each picture of body and spine; returns the paths."""
    return [printed(Path(out) / f"{picture}.webp") for picture in PICTURES]


def printed(path):
    """Write the picture at `path` for paper, beside it."""
    with Image.open(path) as picture:
        light = picture.convert("RGBA")
    paper = Image.new("RGBA", light.size, "white")
    paper.alpha_composite(light)
    thin = paper.convert("L").point(lambda value: round(255 - INK * (255 - value)))
    made = path.with_suffix(".jpg")
    thin.save(made, "JPEG", quality=QUALITY, optimize=True)
    return made
