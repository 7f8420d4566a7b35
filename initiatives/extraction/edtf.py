"""Dates as people and archives know them: a subset of EDTF (ISO 8601-2:2019, levels 0 to 2).

Understood: `2018`, `2018-01`, `2018-01-16`, seasons `2018-21` to `2018-24`, quarters `-33` to `-36`,
quadrimesters `-37` to `-39`, semesters `-40` and `-41`, decades `201X`, intervals `a/b`, open ends
`../b` and `a/..`, and the qualifiers `?`, `~`, `%`. Anything else is refused with ValueError.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_DATE = re.compile(
    r"""(?P<year>\d{4}|\d{3}X)
        (?:-(?P<month>\d{2})
           (?:-(?P<day>\d{2}))?
        )?
        (?P<qualifier>[?~%])?""",
    re.VERBOSE,
)
#: EDTF's numbers above 12 that stand for parts of a year, as first and last month.
PARTS = {
    21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12),
    33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12),
    37: (1, 4), 38: (5, 8), 39: (9, 12),
    40: (1, 6), 41: (7, 12),
}  # fmt: skip
PRECISIONS = ("decade", "year", "part", "month", "day", "interval")


@dataclass(frozen=True, slots=True)
class Edtf:
    """A parsed date. `earliest` and `latest` are None at an open end."""

    text: str
    earliest: date | None
    latest: date | None
    precision: str
    qualifier: str = ""

    @property
    def is_interval(self) -> bool:
        return "/" in self.text

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=1024)  # one document's dates are asked for again and again
def parse(text: str) -> Edtf:
    """The date that `text` writes in EDTF; ValueError says what cannot be read."""
    if "/" not in text:
        return _parse_date(text)
    first, _, last = text.partition("/")
    start = None if first == ".." else _parse_date(first)
    end = None if last == ".." else _parse_date(last)
    if start is None and end is None:
        raise ValueError(f"{text!r}: an interval needs at least one end")
    if start and end and start.earliest > end.latest:
        raise ValueError(f"{text!r}: the interval ends before it starts")
    return Edtf(text, start and start.earliest, end and end.latest, "interval")


def is_valid(text: str) -> bool:
    try:
        parse(text)
    except ValueError:
        return False
    return True


def _parse_date(text: str) -> Edtf:
    match = _DATE.fullmatch(text)
    if not match:
        raise ValueError(f"{text!r} is not an EDTF date such as 2018, 2018-01 or 2018-01-16")
    year, month, day = match["year"], match["month"], match["day"]
    qualifier = match["qualifier"] or ""
    if year.endswith("X"):
        if month:
            raise ValueError(f"{text!r}: a decade has no months")
        first = int(year[:3]) * 10
        return Edtf(text, _day(text, first, 1, 1), _day(text, first + 9, 12, 31), "decade", qualifier)
    if month is None:
        return Edtf(text, _day(text, int(year), 1, 1), _day(text, int(year), 12, 31), "year", qualifier)
    if day is not None:
        exact = _day(text, int(year), int(month), int(day))
        return Edtf(text, exact, exact, "day", qualifier)
    first, last = PARTS.get(int(month), (int(month), int(month)))
    start = _day(text, int(year), first, 1)
    end = _day(text, int(year), last, calendar.monthrange(int(year), last)[1])
    if int(month) == 24:  # winter runs into the next year
        end = _day(text, int(year) + 1, 2, calendar.monthrange(int(year) + 1, 2)[1])
    return Edtf(text, start, end, "part" if int(month) in PARTS else "month", qualifier)


def _day(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise ValueError(f"{text!r} is not in the calendar: {error}") from None
