"""SVG as text."""

from xml.sax.saxutils import escape, quoteattr


def element(tag: str, *inside: str, **attributes: object) -> str:
    """One element; `inside` is SVG already, attributes are escaped. None leaves an attribute out.

    An underscore in a name is a hyphen, as in stroke_width; numbers are written with two decimals.
    """
    told = "".join(
        f" {name.replace('_', '-')}={quoteattr(written(value))}"
        for name, value in attributes.items() if value is not None
    )  # fmt: skip
    return f"<{tag}{told}>{''.join(inside)}</{tag}>" if inside else f"<{tag}{told}/>"


def text(said: str, x: float, y: float, size: float, **attributes: object) -> str:
    """One line of writing in the type of the page."""
    family = "'Source Sans 3', 'Segoe UI', Arial, sans-serif"
    return element("text", escape(said), x=x, y=y, font_size=size, font_family=family, **attributes)


def sheet(width: float, height: float, *inside: str, left: float = 0, top: float = 0) -> str:
    """A whole drawing of this size."""
    box = f"{written(left)} {written(top)} {written(width)} {written(height)}"
    return element("svg", *inside, xmlns="http://www.w3.org/2000/svg", viewBox=box,
                   width=width, height=height)  # fmt: skip


def written(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".")
    return str(value)
