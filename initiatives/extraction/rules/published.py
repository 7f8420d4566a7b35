"""When the document says it was published or edited.

Read are the stored header (` date 2021-01 `), a label (`Pubblicato il`, `Edited on`, `Comunicato del`), a dateline
(`CREMONA (16 settembre 2020) –`, `Trieste, 18 nov -`), a line at the head or foot that is nothing but a date, and the clock of
the page where nothing better is given. The finest precision wins; a day without a year takes the year of the header.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from initiatives.extraction import edtf
from initiatives.extraction.dates.grammar import Expression, around_anchors, points
from initiatives.extraction.dates.points import Point
from initiatives.extraction.dates.resolving import EITHER, Reference, resolve
from initiatives.extraction.facts import Reading, Reason
from initiatives.extraction.registry import Stage, rule
from initiatives.extraction.structure import HEADER, Span
from initiatives.extraction.text import Text

_HEADER = Reason("intestazione «date» del documento", "the document's “date” header")
_LABEL = Reason("etichetta di pubblicazione o modifica", "label of publication or edition")
_DATELINE = Reason("luogo e data in apertura o in calce", "place and date at the head or foot")
_LINE = Reason("riga di sola data in testa o in calce", "line with nothing but a date at the head or foot")
_CLOCK = Reason("orologio della pagina", "clock of the page")

_LABELLED = re.compile(
    r"""(?<!\w)(?P<label>pubblicat[oa](?:[ ](?:il|in[ ]data))?|published(?:[ ]on)?|edited[ ]on|posted[ ]on|postato[ ](?:il|in)|inserit[oa][ ]il|comunicato(?:[ ]stampa)?(?:[ ]n\.?[ ]?\d+)?[ ]del|press[ ]release
        |data[ ](?:di[ ])?(?:pubblicazione|inserimento)|data|notizia[ ]del(?:l['’])?|news[ ]del(?:l['’])?|nota[ ]del(?:l['’])?|avviso[ ]del(?:l['’])?|articolo[ ]del(?:l['’])?|creato[ ]il|scritto[ ]il|messo[ ]on[ ]?line[ ]il
        |(?P<edited>(?:ultim[oa][ ])?(?:aggiornat[oa](?:[ ]il|[ ]al)?|aggiornamento(?:[ ]del)?|modifica(?:[ ]del)?|revisione)|modificat[oa][ ]il|last[ ](?:updated?|modified)(?:[ ]on)?|updated(?:[ ]on)?))
        [ \t]?[:–—|-]?\s{0,3}(?:(?:lun|mar|mer|gio|ven|sab|dom)\w*[.,]?[ ])?$""",
    re.VERBOSE | re.IGNORECASE,
)
_TOWN = r"(?:[A-ZÀ-Ü][\w'’]+[ ][/-][ ])?[A-ZÀ-Ü][\w'’.-]*+(?:[ ](?:[a-z]{2,4}[ ]|dell['’])?[A-ZÀ-Ü][\w'’.-]*+){0,3}(?:[ ]\([A-Z]{2}\))?"
_DATELINE_BEFORE = re.compile(rf"(?:\([^)\n]{{2,30}}\)[ ]?[–—-]?[ ]?)?\(?{_TOWN}(?:,[ ](?:l[iì]['’]?[ ])?|[ ][–—-][ ]|[ ])\(?")
_DATELINE_AFTER = re.compile(r"\)(?=[ ][A-ZÀ-Ü«“])|\)?\.?[ ]?(?:\([^)\n]{2,25}\)[ ]?)?(?:[–—-](?=[ \n])|\.(?=[ ]|$)|:|\)?$|/[ ]?)")
#: What may stand beside the date on a line of its own: a time, a byline, a section, the reading time.
_BESIDE = re.compile(
    r"""(?:(?:alle[ ])?(?:ore[ ]|h\.?[ ]?)?\d{1,2}[:.]\d{2}(?:[ ]?(?:am|pm))?|(?:a[ ]cura[ ]di|di|by)[ ].{2,40}|redazione.{0,20}|[^\d]{0,45}
        |(?:reading[ ]time|tempo[ ]di[ ]lettura|read[ ]time).{0,20}|\d+[ ](?:visite|letture|commenti|views?|min\w*(?:[ ](?:read|di[ ]lettura))?)
        |(?:(?:newsletter|bollettino|notiziario|comunicato(?:[ ]stampa)?|nota(?:[ ]stampa)?|circolare|avviso|foglio|periodico)\b[^\d]{0,25}?[ ]?)?
            (?:anno[ ][ivxlc\d]{1,6}[ ,]{1,2})?(?:n\.?|nr\.?|numero|prot\.?(?:[ ]n\.?)?)[ ]?[°º]?[ ]?\d{1,6}(?:[/.-]\d{1,4})?)""",
    re.IGNORECASE | re.VERBOSE,
)
_BESIDE_WEEKDAY = re.compile(
    r"(?:(?:comunicato[ ]stampa|comunicato|notizia|news|data|del|di|il)[ ,:]{0,3})*(?:(?:mon|tue|wed|thu|fri|sat|sun|lun|mar|mer|gio|ven|sab|dom)[a-zì]*[.,]?[ ]*)?$",
    re.IGNORECASE | re.VERBOSE,
)
_ARTICLES = ("il ", "Il ", "IL ", "l'", "l’", "L'", "L’")
_BYLINE = re.compile(r"^[ ]*(?:a[ ]cura[ ]di|di|by)[ ](?!\d)[^,\d]{3,40},[ ](?:il[ ])?$", re.IGNORECASE)
_SEGMENTS = re.compile(r"[ ]*[|·•–—/][ ]+|[ ][^\w\s(),.:;'’\"“”«»][ ]|\t+|[ ]{3,}")
_ARTICLE = re.compile(r"(?:il[ ]|l['’])?", re.IGNORECASE)
_HEAD, _FOOT = 8, 4
#: The surest first: labels are 0, datelines 1.
_ON_LINE, _EDITED, _ON_LAST_LINE, _ON_CLOCK = 2, 3, 4, 5
_LONGEST_LINE = 110
_DIGIT = re.compile(r"\d")
_WORDS_BEFORE_DAY = 30
_HEAD_OF_LINE = 150


@dataclass(frozen=True, slots=True)
class _Candidate:
    point: Point
    source: str
    reason: Reason
    priority: int


@rule("published", Stage.DOCUMENT)
def published(text: Text) -> Iterator[Reading]:
    header = HEADER.match(text.string)
    stated = None
    if header:
        try:
            stated = edtf.parse(header["date"])
        except ValueError:
            stated = None
    best = _best(text, stated)
    if best and (stated is None or _finer(best[1], stated)):
        candidate, date = best
        score = 0.97 if candidate.priority in (0, 1, _EDITED) else 0.93
        start, end = candidate.point.start, candidate.point.end
        start += len(_ARTICLE.match(text.string, start).group())
        yield Reading("published", date.text, start, end, candidate.source, score, candidate.reason)
    elif stated:
        yield Reading("published", stated.text, *header.span("date"), "published.header", 0.98, _HEADER)


_PRECISION = {"year": 1, "part": 2, "month": 3, "day": 4}


def _finer(date: edtf.Edtf, than: edtf.Edtf) -> bool:
    return _PRECISION.get(date.precision, 0) > _PRECISION.get(than.precision, 0)


def publication_points(text: Text) -> tuple[Point, ...]:
    """Every date that stands where pages say when they were published, the one chosen and its repeats."""
    return tuple(candidate.point for candidate in _candidates(text.string, text.lines))


def edition_points(text: Text) -> tuple[Point, ...]:
    """Those of them that say when the page was last edited, whatever day that was."""
    return tuple(candidate.point for candidate in _candidates(text.string, text.lines) if candidate.priority == _EDITED)


def _best(text: Text, header: edtf.Edtf | None) -> tuple[_Candidate, edtf.Edtf] | None:
    """The candidate of the finest precision, then of the surest source, then the first."""
    reference = Reference.of(header)
    dated = []
    for candidate in _candidates(text.string, text.lines):
        date = _resolved(candidate.point, reference)
        if date is None or (candidate.priority not in (0, 1, _EDITED) and header and not _within(date, header)):
            continue
        dated.append((candidate, date))
    if not dated:
        return None
    return min(dated, key=lambda pair: (-_PRECISION.get(pair[1].precision, 0), pair[0].priority, pair[0].point.start))


def _resolved(point: Point, reference: Reference | None) -> edtf.Edtf | None:
    found = resolve(Expression(point.start, point.end, "point", (point,)), reference, EITHER)
    return edtf.parse(found[0].edtf) if found and edtf.is_valid(found[0].edtf) else None


def _within(date: edtf.Edtf, header: edtf.Edtf) -> bool:
    return header.earliest <= date.earliest and date.latest <= header.latest


@lru_cache(maxsize=2)  # published, title and dates ask in turn about the same text
def _candidates(string: str, lines: tuple[Span, ...]) -> tuple[_Candidate, ...]:
    found = []
    for index, line in enumerate(lines):
        edge = index < _HEAD or index >= len(lines) - _FOOT
        if not edge and line.end - line.start > _LONGEST_LINE:
            continue
        limit = min(line.end, line.start + _HEAD_OF_LINE) if edge else line.end
        stretch = around_anchors(string, line.start, limit)
        digit = stretch and _DIGIT.search(string, line.start, limit)
        if not digit:
            continue
        for point in points(string, max(stretch[0], digit.start() - _WORDS_BEFORE_DAY), limit):
            candidate = None if not point.month or point.part else _candidate(string, lines, index, point, edge)
            if candidate:
                found.append(candidate)
    return tuple(found)


def _candidate(string: str, lines: tuple[Span, ...], index: int, point: Point, edge: bool) -> _Candidate | None:
    line = lines[index]
    before = string[max(0, point.start - 60) : point.start]
    labelled = _LABELLED.search(before)
    if labelled and (edge or labelled["label"].lower() != "data"):
        priority = _EDITED if labelled["edited"] else 0
        return _Candidate(point, "published.label", _LABEL, priority)
    if not edge or not point.day:
        return None
    head = string[line.start : point.start]
    if _DATELINE_BEFORE.fullmatch(head) and _DATELINE_AFTER.match(string, point.end, line.end):
        return _Candidate(point, "published.dateline", _DATELINE, 1)
    if line.end - line.start <= _LONGEST_LINE and _stands_alone(string, line, point):
        clock = point.weekday is not None and index < 3 and string[point.start : point.end].count(",") > 0
        priority = _ON_CLOCK if clock else _ON_LINE if index < _HEAD else _ON_LAST_LINE
        return _Candidate(point, "published.clock" if clock else "published.line", _CLOCK if clock else _LINE, priority)
    return None


def _stands_alone(string: str, line: tuple[int, int], point: Point) -> bool:
    """Whether the line is the date and, beside it, only what pages put there."""
    if not point.year:
        return False
    before = _SEGMENTS.split(string[line[0] : point.start])
    after = _SEGMENTS.split(string[point.end : line[1]])
    if string.startswith(_ARTICLES, point.start) and string[point.end : point.end + 2].strip().isalpha():
        return False  # Il 3 maggio la Giunta …
    if _BESIDE_WEEKDAY.sub("", _BYLINE.sub("", before[-1])).strip() or after[0].strip(" ,") and not _BESIDE.fullmatch(after[0].strip(" ,")):
        return False
    return all(_BESIDE.fullmatch(part.strip()) for part in (*before[:-1], *after[1:]))
