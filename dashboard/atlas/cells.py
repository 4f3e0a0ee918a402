"""What a single cell may hold, as pandera columns. Every allowed set is written in words."""

from __future__ import annotations

import pandera.pandas as pa

from .scales import STATUSES

SLUG = r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*"
SITE = r"[a-z][a-z0-9_]*@[A-Za-z0-9_-]+"


def _column(test, allowed: str) -> pa.Column:
    return pa.Column(checks=pa.Check(test, error=allowed), nullable=False)


def _matching(pattern: str, allowed: str, empty: bool) -> pa.Column:
    full = f"(?:{pattern})?" if empty else pattern
    allowed = f"{allowed}, or empty" if empty else allowed
    return _column(lambda cells: cells.astype("str").str.fullmatch(full).astype(bool), allowed)


ONE_LINE = "on one line, without blanks around it or signs that cannot be seen"


def _one_line(cell: str) -> bool:
    return cell == cell.strip() and cell.isprintable()


def text() -> pa.Column:
    """Words that must be there."""
    return _column(
        lambda cells: cells.map(lambda cell: bool(cell) and _one_line(cell)),
        f"a text is required, {ONE_LINE}",
    )


def free() -> pa.Column:
    """Words that may be missing."""
    return _column(
        lambda cells: cells.map(_one_line),
        f"a text {ONE_LINE}",
    )


def one_of(*values: str, empty: bool = False) -> pa.Column:
    allowed = ", ".join(values)
    return _column(
        lambda cells: cells.isin(("", *values) if empty else values),
        f"allowed: {allowed}, or empty" if empty else f"allowed: {allowed}",
    )


def matching(pattern: str, allowed: str, empty: bool = False) -> pa.Column:
    return _matching(pattern, allowed, empty)


def slug(empty: bool = False) -> pa.Column:
    return _matching(SLUG, "an id in small letters, digits and _", empty)


def site(empty: bool = False) -> pa.Column:
    return _matching(SITE, "a site id such as canal@L4-5", empty)


def whole(empty: bool = False) -> pa.Column:
    return _matching(r"-?[0-9]{1,15}", "a whole number", empty)


def number(empty: bool = False) -> pa.Column:
    return _matching(r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?", "a number", empty)


def year(empty: bool = False) -> pa.Column:
    return _matching(r"(?:1[6-9]|20)[0-9]{2}", "a year such as 1948", empty)


def colour() -> pa.Column:
    return _matching(r"#[0-9A-Fa-f]{6}", "a colour such as #1F77B4", False)


def ids(empty: bool = False) -> pa.Column:
    """Ids joined with ; and nothing else."""
    return _matching(r"[^;\s]+(?:;[^;\s]+)*", "ids joined with ; and without blanks", empty)


def fact(**columns: pa.Column) -> dict[str, pa.Column]:
    """The columns of a table of facts: its own, then how sure it is and who says so."""
    return {**columns, "status": one_of(*STATUSES), "sources": ids()}


def split(cell: str) -> list[str]:
    """The ids of one cell."""
    return cell.split(";") if cell else []
