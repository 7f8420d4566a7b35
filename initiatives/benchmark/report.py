"""The table for people and the JSON for machines."""

import os
import platform
from collections.abc import Iterator, Sequence
from pathlib import Path

import django
import orjson
from django.db import connection

from initiatives.benchmark.rows import Row

HEAD = ("", "what", "budget", "measured", "floor, in the same run")
#: What is told of a row where it grows with the records: the figure, its unit, and whether more is worse.
GROWING = (("p95", "ms", True), ("milliseconds", "ms", True), ("per_second", "/s", False), ("all", "MB", True))


def table(rows: Sequence[Row]) -> str:
    return _aligned([HEAD, *(_cells(row) for row in rows)])


def _cells(row: Row) -> tuple[str, ...]:
    held = {True: "held", False: "NOT HELD", None: ""}[row.held]
    return held, row.name, row.budget, row.measured, row.floor


def growth_table(told: dict[int, list[dict]]) -> str:
    """One figure a row at each number of records, from the JSON of each, and how much it grew from the first to the last."""
    names = list(dict.fromkeys(row["name"] for rows in told.values() for row in rows))
    head = ("what", *(f"{records:,}" for records in told), "growth")
    return _aligned([head, *(_growing(name, told) for name in names)])


def _growing(name: str, told: dict[int, list[dict]]) -> tuple[str, ...]:
    found = [next((figure_of(row["figures"]) for row in rows if row["name"] == name), None) for rows in told.values()]
    cells = [f"{figure[0]:,.1f} {figure[1]}" if figure else "–" for figure in found]
    known = [figure[0] for figure in found if figure and figure[0]]
    return name, *cells, f"{known[-1] / known[0]:.2f} ×" if len(known) > 1 else ""


def figure_of(figures: dict) -> tuple[float, str] | None:
    """The figure of a row that is followed, with its unit: its slowest answers, else its rate, else its size."""
    inner = figures.get("own") if isinstance(figures.get("own"), dict) else figures
    return next(((inner[name], unit) for name, unit, _worse in GROWING if name in inner), None)


def _aligned(lines: Sequence[Sequence[str]]) -> str:
    widths = [max(len(text) for text in column) for column in zip(*lines, strict=True)]
    return "\n".join(_line(cells, widths) for cells in lines)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def machine() -> dict:
    """On what it was measured."""
    return {
        "database": f"{connection.display_name} {'.'.join(map(str, connection.get_database_version()))}",
        "python": platform.python_version(),
        "django": django.get_version(),
        "cores": os.cpu_count(),
        "processor": next(_processors(), ""),
        "load_before": os.getloadavg()[0],
    }


def _processors() -> Iterator[str]:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            yield line.partition(":")[2].strip()


def as_json(rows: Sequence[Row], records: int, about: dict) -> bytes:
    names = ("name", "budget", "measured", "floor", "held", "figures")
    told = {"records": records, **about, "rows": [{name: getattr(row, name) for name in names} for row in rows]}
    return orjson.dumps(told, option=orjson.OPT_INDENT_2) + b"\n"
