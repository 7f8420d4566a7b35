"""The table for people and the JSON for machines."""

import os
import platform
from pathlib import Path

import django
import orjson
from django.db import connection

from initiatives.benchmark.rows import Row


def table(rows: list[Row]) -> str:
    widths = [max(len(text) for text in column) for column in zip(*(_cells(row) for row in rows), strict=True)]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(_cells(row), widths, strict=True)).rstrip() for row in rows)


def _cells(row: Row) -> tuple[str, str, str, str]:
    held = {True: "held", False: "NOT HELD", None: ""}[row.held]
    return held, row.name, row.budget, row.measured


def machine() -> dict:
    """On what it was measured."""
    model = next(
        (line.partition(":")[2].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")), ""
    )
    return {
        "database": f"{connection.display_name} {'.'.join(map(str, connection.get_database_version()))}",
        "python": platform.python_version(),
        "django": django.get_version(),
        "cores": os.cpu_count(),
        "processor": model,
        "load_before": os.getloadavg()[0],
    }


def as_json(rows: list[Row], records: int, about: dict) -> bytes:
    told = {
        "records": records,
        **about,
        "rows": [{name: getattr(row, name) for name in ("name", "budget", "measured", "held", "figures")} for row in rows],
    }
    return orjson.dumps(told, option=orjson.OPT_INDENT_2) + b"\n"
