"""What a rule is: a named function from tables to the problems it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..errors import Problem, nearest
from ..reading import Sheet

Sheets = dict[str, Sheet]
Rule = Callable[[Sheets], Iterable[Problem]]


def needs(*tables: str) -> Callable[[Rule], Rule]:
    """Names the tables a rule reads; it is asked only when these are free of other faults."""

    def mark(rule: Rule) -> Rule:
        rule.needs = frozenset(tables)
        return rule

    return mark


def without_faulty(sheets: Sheets, problems: Iterable[Problem]) -> Sheets:
    """The tables without a fault: rules that span tables can speak only of these."""
    faulty = {problem.file.removesuffix(".csv").partition("/")[0] for problem in problems}
    return {name: sheet for name, sheet in sheets.items() if name not in faulty}


def rows(sheet: Sheet) -> Iterable:
    """The rows of a table as named tuples whose Index names the row in `Sheet.problem`."""
    return sheet.frame.itertuples(name="Row")


def ids(sheet: Sheet) -> list[str]:
    """The first column: the ids of the table."""
    return list(sheet.frame.iloc[:, 0])


def not_known(id: str, table: str, known: Iterable[str]) -> str:
    """What to say of a reference that leads nowhere."""
    near = nearest(id, known)
    return f"not in {table}.csv" + (f"; nearest: {', '.join(near)}" if near else "")
