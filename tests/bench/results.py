"""What was measured, and how it is told: median and 95th percentile, with what was wanted."""

import os
import platform
import statistics
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Figure:
    """One measured thing. `values` in `unit`; `most` is the limit of one of them, named by `limited`."""

    name: str
    unit: str
    values: tuple[float, ...]
    limited: str = ""  # "median" or "p95"
    most: float | None = None

    @property
    def median(self) -> float:
        return statistics.median(self.values)

    @property
    def p95(self) -> float:
        ordered = sorted(self.values)
        return ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))]

    @property
    def verdict(self) -> str:
        if self.most is None:
            return ""
        found = self.median if self.limited == "median" else self.p95
        sign = "reached" if found <= self.most else "MISSED"
        return f"{self.limited} at most {self.most:g}: {sign}"


def written(figures: list[Figure], day: str) -> str:
    """The results as a Markdown page."""
    lines = [
        "# How quick it is",
        "",
        f"Measured on {day} by `python3 tests/bench` on {_machine()}.",
        "",
        "| what | unit | median | 95th percentile | of | wanted |",
        "| --- | --- | ---: | ---: | ---: | --- |",
    ]
    for one in figures:
        told = (one.name, one.unit, f"{one.median:.1f}", f"{one.p95:.1f}", str(len(one.values)), one.verdict)
        lines.append(f"| {' | '.join(told)} |")
    return "\n".join(lines) + "\n"


def _machine() -> str:
    memory = ""
    if Path("/proc/meminfo").exists():
        kilobytes = int(Path("/proc/meminfo").read_text().split()[1])
        memory = f", {kilobytes / 2**20:.0f} GiB of memory"
    return (
        f"{os.cpu_count()} cores of {_processor()}{memory}, {platform.system()}, "
        f"Python {platform.python_version()}"
    )


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()
