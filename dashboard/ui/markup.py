"""HTML made of values: every text that goes in is escaped."""

from html import escape

VOID = {"br", "hr", "img"}


class Markup(str):
    """Text that is HTML already."""


def tag(name: str, *children, **attributes) -> Markup:
    """One element. `class_` is written class, `data_x` data-x; a child that is no Markup is escaped."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(str(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in VOID:
        return Markup(f"<{name}{written}>")
    return Markup(f"<{name}{written}>{join(*children)}</{name}>")


def join(*children) -> Markup:
    """Children one after the other; None and lists are allowed."""
    return Markup("".join(_text(child) for child in children))


def _text(child) -> str:
    if child is None:
        return ""
    if isinstance(child, Markup):
        return child
    if isinstance(child, (list, tuple)):
        return join(*child)
    return escape(str(child))
