"""What studies measured, ready to be drawn: each figure with its label, its study and its interval.

How sure a figure is, its `kind`:

1. `counted`: `k` of `n` people are known and the source gives no interval: a 95 % Wilson interval.
2. `published`: the source gives a 95 % confidence interval of its own.
3. `range`: the source gives two ends that are no confidence interval (over studies, of two readings).
4. `at_least`, `at_most`: the source gives one end only.
5. `bare`: a figure of which no interval is known.
6. `missing`: no figure, though one was looked for. It stays a gap, never 0.

Results in words (unit `text`) are no figures and are left out.
"""

from collections.abc import Iterable
from dataclasses import dataclass

KINDS = ("counted", "published", "range", "at_least", "at_most", "bare", "missing")
SHARES = {"percent": 1, "proportion": 100}  # units that are drawn as per cent, and their factor
LEVEL = 0.95
PUBLISHED = "95% CI"


@dataclass(frozen=True)
class Measured:
    """One figure. `value`, `low` and `high` are in `unit`; None where there is none."""

    finding: str
    about: str
    label: str
    says: str
    study: str
    unit: str
    kind: str
    value: float | None
    low: float | None
    high: float | None


def of(atlas, ids: Iterable[str], voice: str) -> list[Measured]:
    """The figures with these ids of findings.csv, in that order; proportions as per cent."""
    rows = {row.finding: row for row in atlas.table("findings").itertuples()}
    return [_measured(atlas, rows[id], voice) for id in ids if rows[id].unit != "text"]


def _measured(atlas, row, voice: str) -> Measured:
    factor = SHARES.get(row.unit, 1)
    value, low, high = (float(text) * factor if text else None for text in (row.value, row.low, row.high))
    kind = _kind(row)
    if kind == "counted":
        low, high = (end * 100 for end in wilson(int(row.k), int(row.n)))
    return Measured(
        finding=row.finding,
        about=row.about,
        label=atlas.words(f"finding.{row.finding}.short", voice),
        says=atlas.words(f"finding.{row.finding}.says", voice),
        study=" · ".join(text for text in (f"{row.study} {row.year}".strip(), row.people) if text),
        unit="percent" if row.unit in SHARES else row.unit,
        kind=kind,
        value=value,
        low=low,
        high=high,
    )


def _kind(row) -> str:
    if row.low and row.high:
        return "published" if row.value and row.detail.startswith(PUBLISHED) else "range"
    if row.low or row.high:
        return "at_least" if row.low else "at_most"
    if not row.value:
        return "missing"
    return "counted" if row.k and row.n and row.unit in SHARES else "bare"


def wilson(k: int, n: int) -> tuple[float, float]:
    """The 95 % Wilson score interval of `k` of `n`, as fractions (Wilson 1927)."""
    from scipy.stats import binomtest

    interval = binomtest(k, n).proportion_ci(LEVEL, method="wilson")
    return float(interval.low), float(interval.high)
