"""Expressions of time in Italian text: which ones there are, where, and of which parts they consist.

Nothing is resolved here: `giovedì 16 novembre` is a weekday, a day and a month. An `Expression` is one point, a
range or a list of points, with the manner its preposition gives it (`entro`, `fino a`, `da`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from initiatives.extraction.dates.points import (
    DAY_POINT,
    HALF_DAY,
    MONTH_POINT,
    POINT,
    YEAR_POINT,
    Point,
    day_number,
    point_at,
    point_of,
    relation,
)
from initiatives.extraction.dates.words import (
    ANY_MONTH,
    DAY,
    FULL_MONTH,
    NUMERIC,
    RELATIVE,
    SEASONS,
    WEEKDAY,
    YEAR,
    month_number,
    weekday_number,
)
from initiatives.extraction.words import LETTERS_A_FIGURE, read_page


@dataclass(frozen=True, slots=True)
class Expression:
    """`form` is point, range, list; `manner` is by (entro), until (fino a), since (da) or empty."""

    start: int
    end: int
    form: str
    points: tuple[Point, ...]
    manner: str = ""


_LOOSE = rf"(?:{DAY_POINT}|{NUMERIC.format('a')}|{MONTH_POINT}|{HALF_DAY}|{YEAR})"
_FIRM = rf"(?:{DAY_POINT}|{NUMERIC.format('b')}|{MONTH_POINT}|{YEAR_POINT})"
RANGE = re.compile(
    rf"""(?<!\w)(?:
        (?P<lead>dalle[ ](?:ore[ ])?\d{{1,2}}(?:[.:]\d\d)?[ ]d(?:el[ ]|ell['’]|i[ ])|dall['’]|dal[ ]|dai[ ]|da[ ]|tra[ ](?:il[ ]|l['’])?|fra[ ](?:il[ ]|l['’])?|compres[oa][ ]tra[ ](?:il[ ])?)
        (?P<first>{_LOOSE})(?:[ ]\([^)\n]{{1,20}}\)|,?[ ](?:alle|dalle)[ ](?:ore[ ])?\d{{1,2}}(?:[.:]\d\d)?)?
        (?P<link>[ ](?:(?:e[ ])?(?:fino|sino)[ ])?(?:alle[ ](?:ore[ ])?\d{{1,2}}(?:[.:]\d\d)?[ ]d(?:el[ ]|ell['’]|i[ ])|all['’]|al[ ]|ai[ ]|a[ ]|ad[ ])|[ ]e[ ](?:il[ ]|l['’])?)
        (?P<second>{_FIRM})
      | (?P<plain_first>{WEEKDAY}[ ]{DAY}|(?<![\d.,/-]){DAY}|(?<![\d/.-]){YEAR})(?P<dash>[ ]?[-–/][ ]?)(?P<plain_second>{DAY_POINT}|{YEAR}|\d\d(?!\w|[.,/-]\d))
      | (?P<month_first>(?<!\w){FULL_MONTH}(?:[ ]{YEAR})?)[ ]?[-–/][ ]?(?P<month_second>{FULL_MONTH}[ ]{YEAR})
      )""",
    re.VERBOSE,
)
LIST = re.compile(
    rf"""(?<![\d.,/-])(?<!\w)(?:il[ ]|l['’]|i[ ]giorni[ ]|nei[ ]giorni[ ])?(?P<days>(?:(?:{WEEKDAY}[ ])?{DAY}(?:,[ ](?:il[ ])?)){{0,9}}(?:{WEEKDAY}[ ])?{DAY}
        [ ]ed?[ ](?:il[ ]|l['’])?(?:{WEEKDAY}[ ])?{DAY})[ ](?P<month>{ANY_MONTH})(?:,?[ ](?:del[ ])?(?P<year>{YEAR})|,?[ ](?P<relative>{RELATIVE}))?""",
    re.VERBOSE,
)
_LISTED = re.compile(rf"(?:(?P<weekday>{WEEKDAY})[ ])?(?P<day>{DAY})")
_MANNER = re.compile(
    r"""(?<!\w)(?:
        (?P<by>(?:entro|non[ ]oltre|al[ ]più[ ]tardi|prima[ ]del(?:la)?|(?:scadenza|termine|scade|scadono|scadrà|scadranno)[ ](?:il|è|al|fissat[oa][ ](?:al|per[ ]il)))
            (?:[ ]e[ ]non[ ]oltre)?(?:[ ]le[ ](?:ore[ ])?[\d.:]{1,5}[ ](?:di|del|dell['’]))?(?:[ ](?:il|la|lo|i|gli|l['’]))?(?:[ ]?giorno)?)
      | (?P<here>da[ ](?:qui|oggi|ora)[ ](?:a|al|all['’]|fino[ ]al|alla))
      | (?P<until>(?:fino|sino)[ ](?:a|al|all['’]|alla|ai|ad|allo|alle[ ](?:ore[ ])?[\d.:]{1,5}[ ](?:di|del|dell['’]))(?:[ ]tutto(?:[ ]il)?)?|(?<=dura[ ])fino[ ]a)
      | (?P<since>(?:(?:a[ ]partire|a[ ]decorrere|decorr\w+|sin|fin|già|attiv[oaie]|operativ[oaie]|in[ ]vigore)[ ])?(?:da|dal|dallo|dall['’]|dalla|dai))
      )[ ]?$""",
    re.VERBOSE,
)
#: A telling word, matched where words begin.
_ANCHOR = re.compile(
    rf"""(?: (?:19|20)\d\d(?!\d) | \d{{1,2}}[°º]?[ ](?:di[ ])?{ANY_MONTH} | {FULL_MONTH} | {ANY_MONTH}[ ]\d | {WEEKDAY}
          | \d{{1,2}}[/.-]\d{{1,2}}[/.-]\d | (?:{"|".join(SEASONS)}|anno|mese)(?!\w) | prossim | scors
          | \d{{1,2}}[ ](?:p\.[ ]?v|c\.[ ]?m|u\.[ ]?s) | (?:se|tri|quadri)mestre(?!\w) )""",
    re.VERBOSE,
)


_MONTHS = "gen feb mar apr mag giu lug ago set ott nov dic"
_WEEKDAYS = "lun mar mer gio ven sab dom"
_ANCHOR_BEGINNINGS = frozenset(f"{_MONTHS} {_WEEKDAYS} may aug sep oct dec pri est aut inv ann mes pro sco sem tri qua".split())
#: How the first word of a range, of a list of days and of a point begins, where it is no number.
_RANGE_BEGINNINGS = frozenset(f"{_MONTHS} {_WEEKDAYS} da dai dal tra fra com".split())
_LIST_BEGINNINGS = frozenset(f"{_WEEKDAYS} il l i nei pri".split())
_POINT_BEGINNINGS = frozenset(
    f"""{_MONTHS} {_WEEKDAYS} jan jun jul may aug sep oct dec aut pri pro pre sec ter qua que qui ult met fin est sco sem mes inv ini
    i ii iii iv in l il la le lo nel nei al all dal dai del con due tre cin sei die und dod ven sed""".split()
)
_SEVERAL_DAYS = re.compile(r"(?:\d[°º^]?|primo)[ ]ed?[ ]")


@lru_cache(maxsize=16_384)  # most words of a text occur in others, too
def _tells(key: str) -> bool:
    return key[0].isdigit() or key[:3] in _ANCHOR_BEGINNINGS


@lru_cache(maxsize=2)
def _anchors(string: str) -> tuple[int, ...]:
    """Where the telling words of a text begin, in order."""
    page = read_page(string)
    likely = page.in_measure(page.where_any(_tells), LETTERS_A_FIGURE)
    return tuple(start for at in likely if _ANCHOR.match(page.lowered, start := page.starts[at]))


#: The farthest that an expression reaches from its first or last telling word.
_AROUND_ANCHOR = 80


def around_anchors(string: str, start: int, end: int) -> tuple[int, int] | None:
    """The stretch between `start` and `end` that may hold expressions of time, None where no word tells of one."""
    anchors = _anchors(string)
    first, beyond = bisect_left(anchors, start), bisect_left(anchors, end)
    if first == beyond:
        return None
    return max(start, anchors[first] - _AROUND_ANCHOR), min(end, anchors[beyond - 1] + _AROUND_ANCHOR)


def expressions(string: str, start: int, end: int) -> Iterator[Expression]:
    """Expressions of time between `start` and `end` (one sentence), none overlapping another, in order."""
    stretch = around_anchors(string, start, end)
    if stretch is None:
        return
    position, last = stretch
    forms = [(RANGE, _RANGE_BEGINNINGS, _range), (POINT, _POINT_BEGINNINGS, _point_expression)]
    if _SEVERAL_DAYS.search(read_page(string).lowered, position, last):
        forms.insert(1, (LIST, _LIST_BEGINNINGS, _list))
    streams = [_Stream(pattern, beginnings, build, string, position, last) for pattern, beginnings, build in forms]
    while found := _next(streams, position):
        yield _with_manner(string, start, found)
        position = found.end


def points(string: str, start: int, end: int) -> Iterator[Point]:
    """The single dates between `start` and `end`, in order."""
    return map(point_of, _matches(POINT, _POINT_BEGINNINGS, string, start, end))


def _matches(pattern: re.Pattern, beginnings: frozenset[str], string: str, start: int, end: int) -> Iterator[re.Match]:
    """The matches of `pattern` in the lower-case text, none overlapping another; tried only at the words that begin as it can."""
    page = read_page(string)
    lowered, keys, starts = page.lowered, page.keys, page.starts
    for at in range(page.at(start), page.at(end)):
        if starts[at] >= start and (keys[at][:3] in beginnings or keys[at][0].isdigit()):
            match = pattern.match(lowered, starts[at], end)
            if match:
                yield match
                start = match.end()


class _Stream:
    """The matches of one pattern, read once: each position asks for the next that begins there or later."""

    def __init__(self, pattern: re.Pattern, beginnings: frozenset[str], build, string: str, start: int, end: int) -> None:
        self._from = lambda position: filter(None, map(build, _matches(pattern, beginnings, string, position, end)))
        self._built = self._from(start)
        self._head: Expression | None = next(self._built, None)

    def at(self, position: int) -> Expression | None:
        if self._head and self._head.start < position < self._head.end:
            self._built = self._from(position)
            self._head = next(self._built, None)
        while self._head and self._head.start < position:
            self._head = next(self._built, None)
        return self._head


def _next(streams: list[_Stream], position: int) -> Expression | None:
    """The first of range, list and point; of two that overlap, the range or list that reaches further."""
    candidates = [found for stream in streams if (found := stream.at(position))]
    if not candidates:
        return None
    first = min(candidates, key=lambda found: (found.start, -found.end))
    longer = (found for found in candidates if found.start < first.end < found.end and found.form != "point")
    return next(longer, first)


def _point_expression(match: re.Match) -> Expression:
    point = point_of(match)
    return Expression(point.start, point.end, "point", (point,))


def _range(match: re.Match) -> Expression | None:
    if match["month_first"]:
        spans = match.span("month_first"), match.span("month_second")
    elif match["dash"]:
        spans = match.span("plain_first"), match.span("plain_second")
    else:
        lead, link = match["lead"].lower(), match["link"].strip().lower()
        between = lead.startswith(("tra", "fra", "compres"))
        if between != (link.startswith("e") and "ino" not in link):  # tra X e Y, dal X (e fino) al Y
            return None
        spans = match.span("first"), match.span("second")
    string = match.string
    first, second = (point_at(string, *span) for span in spans)
    if first and first.year and not first.month and re.fullmatch(r"\d\d", string[slice(*spans[1])]):  # 2023-25
        second = Point(*spans[1], year=first.year // 100 * 100 + int(string[slice(*spans[1])]))
    if not first or not second or not _fit(first, second):
        return None
    return Expression(match.start(), match.end(), "range", (first, second))


def _fit(first: Point, second: Point) -> bool:
    """A range needs ends of like kind: days with days, months with months, years with years."""
    if first.day and not first.month:
        return second.day is not None
    if bool(first.day) != bool(second.day):
        return False
    if first.month or second.month:
        return bool(first.month and second.month)
    return bool(first.year and second.year) and first.year < second.year


def _list(match: re.Match) -> Expression | None:
    month = month_number(match["month"])
    year = int(match["year"]) if match["year"] else None
    offset = match.start("days")
    points = tuple(
        Point(
            offset + day.start(),
            offset + day.end(),
            weekday=weekday_number(day["weekday"]) if day["weekday"] else None,
            day=day_number(day["day"]),
            month=month,
            year=year,
            relative=relation(match["relative"]),
        )
        for day in _LISTED.finditer(match["days"])
    )
    return Expression(match.start(), match.end(), "list", points)


def _with_manner(string: str, start: int, found: Expression) -> Expression:
    if found.form == "range":
        return found
    lowered = read_page(string).lowered
    if lowered.startswith(("dal", "dai"), found.start):  # dalla seconda metà di ottobre
        return replace(found, manner="since")
    manner = _MANNER.search(lowered, max(start, found.start - 45), found.start)
    if not manner:
        return found
    name = manner.lastgroup
    return Expression(manner.start(), found.end, found.form, found.points, name)
