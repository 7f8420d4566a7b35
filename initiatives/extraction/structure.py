"""Lines, sentences and headings of a text, as spans in code points; all in linear time."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import NamedTuple


class Span(NamedTuple):
    start: int
    end: int

    def covers(self, other: tuple[int, int]) -> bool:
        return self.start <= other[0] and other[1] <= self.end


_LINE = re.compile(r"[^\n\r]+")

#: Words whose full stop ends no sentence, with single letters (`S.`, initials) and numbers before a dot.
_ABBREVIATIONS = frozenset(
    """art artt avv ca cap cc cfr cm co corr dott dir dr ecc es fraz geom gen febbr giu lug set sett ott nov dic mar apr mag
    ago feb gennaio ing int lett loc mil mln mld min mons n nn nr num on onn op p pag pagg par prof prot prov
    rag reg rif sec seg segg sen sig sigg spa srl ss st sta ste sto tab tel ten vol zona sest gg ver arch rev v via""".split()
)
#: The mark stands before its own look-behind, so that the search leaps from mark to mark.
_STOP = re.compile(
    r"""(?P<mark>[.!?…](?<![.!?…].)[.!?…]*+) (?P<closing>["”»’')\]]{0,3}+)
        (?P<space>[ \t\u00a0\u202f]++)
        (?=["“«‘'(\[–—-]{0,2}+[ ]?+[A-ZÀ-ÖØ-Þ0-9€#✔•])""",
    re.VERBOSE,
)
_LAST_WORD = re.compile(r"([^\W\d_]{1,12})$")


#: ` date 2021-01 ` opens the first line of stored pages, and the title may follow on the same line.
HEADER = re.compile(r"\s{0,4}(?P<header>date[ ](?P<date>\d{4}(?:-\d\d){0,2}))(?![\w-])")


def line_spans(string: str) -> tuple[Span, ...]:
    """Non-empty lines without their surrounding blanks; a date header is a line of its own."""
    header = HEADER.match(string)
    if header:
        return (Span(*header.span("header")), *_lines(string, header.end()))
    return _lines(string, 0)


def _lines(string: str, position: int) -> tuple[Span, ...]:
    found = []
    for match in _LINE.finditer(string, position):
        raw = match.group()
        stripped = raw.strip()
        if stripped:
            start = match.start() + len(raw) - len(raw.lstrip())
            found.append(Span(start, start + len(stripped)))
    return tuple(found)


def sentence_spans(string: str, lines: tuple[Span, ...]) -> tuple[Span, ...]:
    """Sentences, none of which crosses the end of a line."""
    found = []
    for line in lines:
        start = line.start
        for stop in _STOP.finditer(string, line.start, line.end):
            if stop["mark"] == "." and not stop["closing"] and _abbreviates(string, stop.start()):
                continue
            found.append(Span(start, stop.end("closing")))
            start = stop.end()
        if start < line.end:
            found.append(Span(start, line.end))
    return tuple(found)


def _abbreviates(string: str, stop: int) -> bool:
    word = _LAST_WORD.search(string, max(0, stop - 13), stop)
    if not word:
        return False
    return len(word[1]) == 1 or word[1].lower() in _ABBREVIATIONS


_SENTENCE_END = re.compile(r"[.;:,!]$")


def heading_spans(string: str, lines: tuple[Span, ...], furniture: tuple[Span, ...]) -> tuple[Span, ...]:
    """Short lines outside furniture which end without a full stop and stand before a longer line."""
    taken = {span.start for span in furniture}
    found = []
    for line, following in zip_longest(lines, lines[1:], fillvalue=Span(0, 0)):
        length = line.end - line.start
        if length > 160 or line.start in taken:
            continue
        text = string[line.start : line.end]
        if _SENTENCE_END.search(text) or text[0] in "-–•✔*":
            continue
        if following.end - following.start > length or line is lines[0]:
            found.append(line)
    return tuple(found)
