"""Which day, month or year a written date means, in EDTF (ISO 8601-2:2019).

A date without a year is resolved against the publication date (or, where the document has none, against a full date
beside it), the weekday and the tense; what cannot be resolved is None, never guessed.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta

from initiatives.extraction.dates.grammar import Expression
from initiatives.extraction.dates.points import Point
from initiatives.extraction.edtf import Edtf

PAST, FUTURE, EITHER = -1, 1, 0


@dataclass(frozen=True, slots=True)
class Resolved:
    """`how` says what it rests on: stated (the year is written), weekday, nearest; `weekday_fits` is None where
    none is written or the year is not."""

    edtf: str
    how: str
    weekday_fits: bool | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """What undated dates are resolved against. `exact` is whether the day is known."""

    day: date
    month_known: bool
    exact: bool

    @classmethod
    def of(cls, published: Edtf | None) -> Reference | None:
        if published is None or published.earliest is None:
            return None
        exact = published.precision == "day"
        month_known = exact or published.precision == "month"
        middle = published.earliest if exact else _middle(published.earliest, month_known)
        return cls(middle, month_known, exact)


def _middle(first: date, month_known: bool) -> date:
    return first.replace(day=15) if month_known else first.replace(month=7, day=1)


def resolve(expression: Expression, reference: Reference | None, tense: int) -> tuple[Resolved, ...]:
    """The dates that `expression` means: one for a point or range, one a day for a list, none if unresolved."""
    if expression.form == "range":
        found = _resolve_range(*expression.points, reference, tense)
        return (found,) if found else ()
    if expression.form == "list":
        return _resolve_list(expression.points, reference, tense)
    found = _resolve_point(expression.points[0], reference, tense)
    return (_in_manner(found, expression.manner, expression.points[0]),) if found else ()


def _resolve_list(points: tuple[Point, ...], reference: Reference | None, tense: int) -> tuple[Resolved, ...]:
    """Days in a row are one interval, others a date each; the year of one is that of all."""
    last = _resolve_point(points[-1], reference, tense)
    if last is None:
        return ()
    year = int(last.edtf[:4])
    found = tuple(_resolve_point(replace(point, year=year, relative=""), reference, tense) for point in points)
    if None in found:
        return ()
    days = [date.fromisoformat(resolved.edtf) for resolved in found]
    if all(later - earlier == timedelta(1) for earlier, later in zip(days, days[1:], strict=False)):
        return (replace(last, edtf=f"{days[0]}/{days[-1]}"),)
    return tuple(replace(resolved, how=last.how) for resolved in found)


def _resolve_range(first: Point, second: Point, reference: Reference | None, tense: int) -> Resolved | None:
    if first.day and first.month is None:
        first = replace(first, month=second.month)
    end = _resolve_point(second, reference, tense)
    if end is None:
        return None
    end_year = int(end.edtf[:4])
    if first.year is None:
        wraps = first.month is not None and first.month > int(end.edtf[5:7] or 12)
        first = replace(first, year=end_year - wraps, relative="")
    start = _resolve_point(first, reference, tense)
    if start is None:
        return None
    earliest, latest = _bound(start.edtf, 0), _bound(end.edtf, -1)
    return replace(end, edtf=f"{earliest}/{latest}") if earliest < latest else None


def _bound(edtf: str, index: int) -> str:
    return edtf.split("/")[index]


#: Seasons as whole months, in the manner of `seconda parte dell'anno`, which is July to December.
_SEASON_STARTS = {21: 3, 22: 6, 23: 9, 24: 12}
_PIECES = {"half": 6, "quarter": 3, "third": 4}


def _resolve_point(point: Point, reference: Reference | None, tense: int) -> Resolved | None:
    if point.day and point.month:
        return _resolve_day(point, reference, tense)
    if point.month:
        return _resolve_month(point, reference, tense)
    if point.day and point.weekday is None:
        return _resolve_day_of_month(point, reference)
    if point.day or point.weekday is not None:
        return _resolve_weekday(point, reference, tense)
    if point.relative.endswith("-month"):
        return _resolve_relative_month(point, reference)
    return _resolve_year(point, reference, tense)


def _resolve_day(point: Point, reference: Reference | None, tense: int) -> Resolved | None:
    if point.year:
        day = _date(point.year, point.month, point.day)
        if day is None:
            return None
        fits = None if point.weekday is None else day.weekday() == point.weekday
        return Resolved(day.isoformat(), "stated", fits)
    if reference is None:
        return None
    if point.relative.endswith("-year"):
        day = _date(_year_of(point.relative, reference), point.month, point.day)
        return Resolved(day.isoformat(), "stated") if day else None
    years = (reference.day.year + shift for shift in (-1, 0, 1))
    days = [day for year in years if (day := _date(year, point.month, point.day))]
    fitting = [day for day in days if point.weekday is None or day.weekday() == point.weekday]
    chosen = _nearest(fitting, reference, _direction(point, tense))
    if chosen is None:
        return None
    return Resolved(chosen.isoformat(), "nearest" if point.weekday is None else "weekday")


def _resolve_month(point: Point, reference: Reference | None, tense: int) -> Resolved | None:
    year, how = point.year, "stated"
    if year is None:
        if reference is None:
            return None
        how = "nearest"
        if point.relative.endswith("-year"):
            year = _year_of(point.relative, reference)
        else:
            middles = [date(reference.day.year + shift, point.month, 15) for shift in (-1, 0, 1)]
            year = _nearest(middles, reference, _direction(point, tense), slack=20).year
    month = f"{year}-{point.month:02}"
    if point.part == "half-1":
        return Resolved(f"{month}-01/{month}-15", how)
    if point.part == "half-2":
        return Resolved(f"{month}-16/{month}-{calendar.monthrange(year, point.month)[1]}", how)
    return Resolved(month, how)


def _resolve_weekday(point: Point, reference: Reference | None, tense: int) -> Resolved | None:
    """`sabato 10`: the nearest month in which the 10th is one; `venerdì scorso` from a known day only."""
    if reference is None or not reference.month_known:
        return None
    if point.day:
        months = (_shift_month(reference.day, shift) for shift in (0, -1, 1))
        days = [day for year, month in months if (day := _date(year, month, point.day))]
        fitting = [day for day in days if day.weekday() == point.weekday]
        chosen = _nearest(fitting, reference, tense)
        return Resolved(chosen.isoformat(), "weekday") if chosen else None
    if not reference.exact:
        return None
    step = -1 if point.relative == "last" else 1
    day = reference.day + timedelta(step)
    while day.weekday() != point.weekday:
        day += timedelta(step)
    return Resolved(day.isoformat(), "nearest")


def _resolve_day_of_month(point: Point, reference: Reference | None) -> Resolved | None:
    """`il 18 del mese prossimo`, `il 18 p.v.`: counted from a publication whose month is known."""
    if reference is None or not reference.month_known or not point.relative:
        return None
    shift = {"next-month": 1, "last-month": -1}.get(point.relative, 0)
    if reference.exact and (point.relative, point.day <= reference.day.day) == ("next", True):
        shift = 1
    elif reference.exact and (point.relative, point.day > reference.day.day) == ("last", True):
        shift = -1
    day = _date(*_shift_month(reference.day, shift), point.day)
    return Resolved(day.isoformat(), "nearest") if day else None


def _resolve_relative_month(point: Point, reference: Reference | None) -> Resolved | None:
    if reference is None or not reference.month_known:
        return None
    year, month = _shift_month(reference.day, {"next-month": 1, "last-month": -1}.get(point.relative, 0))
    return Resolved(f"{year}-{month:02}", "nearest")


def _resolve_year(point: Point, reference: Reference | None, tense: int) -> Resolved | None:
    year, how = point.year, "stated"
    if year is None:
        if reference is None:
            return None
        year, how = _year_of(point.relative, reference), "nearest"
        if point.part.startswith("season") and not point.relative.endswith("-year"):
            middle = _SEASON_STARTS[int(point.part[-2:])] % 12 + 1
            middles = [date(reference.day.year + shift, middle, 15) for shift in (-1, 0, 1)]
            if point.relative == "next":  # la prossima primavera is not the one that is ending
                middles = [day for day in middles if day > reference.day]
            year = _nearest(middles, reference, _direction(point, tense), slack=45).year
    kind, _, number = point.part.partition("-")
    if kind == "season":
        first = _SEASON_STARTS[int(number)]
        last = year + (first == 12)
        return Resolved(f"{year}-{first:02}/{last}-{(first + 1) % 12 + 1:02}", how)
    if kind == "first":
        return Resolved(f"{year}-01/{year}-{int(number):02}", how)
    if kind == "last":
        return Resolved(f"{year}-{13 - int(number):02}/{year}-12", how)
    if kind in _PIECES:
        length = _PIECES[kind]
        last = int(number) * length
        return Resolved(f"{year}-{last - length + 1:02}/{year}-{last:02}", how)
    return Resolved(str(year), how)


def _year_of(relative: str, reference: Reference) -> int:
    if relative.startswith("ago-"):
        return reference.day.year - int(relative.split("-")[1])
    return reference.day.year + {"last-year": -1, "next-year": 1}.get(relative, 0)


def _direction(point: Point, tense: int) -> int:
    return {"last": PAST, "next": FUTURE}.get(point.relative, tense)


#: A date against the tense must be this much nearer to be believed all the same.
_AGAINST_TENSE = 300


def _nearest(days: list[date], reference: Reference, direction: int, slack: int = 0) -> date | None:
    """The candidate nearest to the reference, where one in the direction of the tense is preferred."""
    if not days:
        return None
    slack = max(slack, 0 if reference.exact else 16 if reference.month_known else 190)

    def distance(day: date) -> tuple[int, int]:
        away = (day - reference.day).days
        against = direction and away * direction < -slack
        return abs(away) + (_AGAINST_TENSE if against else 0), -away * (direction or -1)

    return min(days, key=distance)


def _in_manner(found: Resolved, manner: str, point: Point) -> Resolved:
    """`entro il 2020` is `../2020`, `entro il 15 maggio` the day; `fino al 15 maggio` is `../2024-05-15`;
    `da aprile` is `2019-04/..`, `dal 4 giugno` the day."""
    exact = point.day is not None or point.weekday is not None
    if manner == "by" and not exact:
        last = _bound(found.edtf, -1)
        if point.of_year and point.part == "middle":
            last = f"{last[:4]}-06"
        return replace(found, edtf=f"../{last}")
    if manner in ("until", "here"):
        return replace(found, edtf=f"../{_bound(found.edtf, -1)}")
    if manner == "since" and not exact:
        return replace(found, edtf=f"{_bound(found.edtf, 0)}/..")
    return found


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _shift_month(day: date, shift: int) -> tuple[int, int]:
    months = day.year * 12 + day.month - 1 + shift
    return months // 12, months % 12 + 1
