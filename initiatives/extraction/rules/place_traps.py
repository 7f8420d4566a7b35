"""Names that are written like a place and are none: surnames, streets, venues, datelines, parts of longer names."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from initiatives.extraction.facts import Fact
from initiatives.extraction.lexicon.first_names import FIRST_NAMES
from initiatives.extraction.lexicon.offices import OFFICES, TITLES
from initiatives.extraction.lexicon.place_words import OWNED_BY_NAME
from initiatives.extraction.lexicon.things import BUILDINGS, CLUBS, HONOURS, NEWSPAPERS, STREETS
from initiatives.extraction.phrases import OF
from initiatives.extraction.rules.place_mentions import Mention
from initiatives.extraction.text import Text
from initiatives.extraction.words import Page, fold

THINGS = STREETS | HONOURS | (BUILDINGS - {"casa", "centro", "sede"})
_DATELINE_TAIL = re.compile(
    r"[ ]?(?:\([A-Z]{2}\)[ ]?)?(?:\([^()\n]{3,40}\)[ ]?|,?[ ](?:(?:luned|marted|mercoled|gioved|venerd)[iì]|sabato|domenica)?[ ]?\d{1,2}[^\n–—-]{0,24}?)?(?:[–—]|-[ ]|\.[ ][A-Z])"
)
_DATE_LINE = re.compile(r"[ ]?(?:,[ ]?)?\d{1,2}[ °/.][^\n]{3,20}$|$", re.MULTILINE)


#: A list has short lines; a name before a dash and a long text is a dateline even beneath a list.
_LONG_LINE = 60


class Taken:
    """Spans of other facts in which a place's name is not a place's."""

    def __init__(self, spans: Iterable[tuple[int, int]]):
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]

    def covers(self, start: int, end: int) -> bool:
        index = bisect_right(self._starts, start) - 1
        return any(end <= self._spans[at][1] for at in range(max(0, index - 2), index + 1))


def taken_spans(text: Text) -> Taken:
    """Names of people, of bodies that are no territory, and of programmes."""
    spans = []
    for fact in text.facts("person"):
        at = _find_words(text.string, fact)
        spans.append((at, at + len(fact.value.name)) if at >= 0 else (fact.start, fact.end))
    spans.extend((fact.start, fact.end) for fact in text.facts("organisation") if not is_territory(fact))
    spans.extend((fact.start, fact.end) for fact in text.facts("programme"))
    return Taken(spans)


def _find_words(string: str, fact: Fact) -> int:
    return string.find(fact.value.name, fact.start, fact.end)


def is_territory(fact: Fact) -> bool:
    return fact.rule in ("organisations/territorial", "organisations/territorial-unlisted")


def is_dateline(page: Page, mention: Mention, text: Text) -> bool:
    """`MANTOVA – La Giunta …`, `Trieste, 18 nov - …`, `CREMONA (16 settembre 2020) - …`, `(Red) Bari, 3 mar -`, the name alone on a line."""
    published = text.reading("published")
    if published and published.rule == "published.dateline" and text.line_at(published.start).start <= mention.start < published.start:
        return True
    if published and published.start is not None and page.text[mention.end : published.start] in (", ", ", il ", ", lì "):
        return True
    line = text.line_at(mention.start)
    if mention.start - line.start > 2 or len(mention.siblings) >= 3 and line.end - mention.end < _LONG_LINE:
        return False
    if _DATELINE_TAIL.match(page.text, mention.end):
        return True
    if line.start < 200 and ("|" in page.text[line.start : line.end] or ">" in page.text[line.start : line.end]):
        return True
    match = _DATE_LINE.match(page.text, mention.end)
    return bool(match) and match.end() >= line.end


def is_letterhead(text: Text, start: int, end: int) -> bool:
    """`COMUNE DI X` and beneath it `Provincia di Y`: the line only says where the municipality is."""
    line = text.line_at(start)
    if start - line.start > 1 or line.end - end > 1 or not line.start:
        return False
    above = text.line_at(line.start - 1)
    return fold(text.string[above.start : above.end]).lstrip("( ").startswith(("comune di", "citta di", "municipio di"))


def is_trap(page: Page, mention: Mention, surnames: frozenset[str]) -> bool:
    """Whether the words right around the name say that it is something else."""
    if mention.noun:
        return False
    return _is_surname(page, mention, surnames) or _belongs_to_thing(page, mention) or _goes_on(page, mention) or _was_begun(page, mention)


def _is_surname(page: Page, mention: Mention, surnames: frozenset[str]) -> bool:
    before, gap = page.key(mention.first - 1), page.gap_before(mention.first)
    single = mention.last - mention.first == 1
    if gap in (" ", ". ") and mention.first:
        if before in FIRST_NAMES and page.is_capital(mention.first - 1):
            return True
        if before in OFFICES or before in TITLES or before in ("giunta", "famiglia", "fratelli", "amministrazione"):
            return True
        if gap == ". " and len(before) == 1 and page.is_capital(mention.first - 1):
            return True
    return single and page.keys[mention.first] in surnames


def _belongs_to_thing(page: Page, mention: Mention) -> bool:
    """`via Roma`, `rifugio Torino`, `Gazzetta di Parma`, `Università di Pisa`."""
    at = mention.first - 1
    linked = page.key(at) in OF and page.gap(at) in (" ", "")
    if linked:
        at -= 1
    key = page.key(at)
    if at < 0 or page.gap(at) not in (" ", "", " “"):
        return False
    if linked and mention.has_level("region") and key not in OWNED_BY_NAME:
        return False
    if key in THINGS or key in CLUBS or (key in NEWSPAPERS and page.is_capital(at)):
        return True
    if linked and (key in OWNED_BY_NAME or page.key(at - 1) in OWNED_BY_NAME and not page.gap(at - 1).strip()):
        return True
    return not linked and page.key(at) in OWNED_BY_NAME


def _goes_on(page: Page, mention: Mention) -> bool:
    """`Cremona Information Technology`, `Parma Calcio`: the name is the beginning of a longer one."""
    if mention.last >= len(page):
        return False
    gap = page.text[mention.end : page.starts[mention.last]]
    following = page.words[mention.last]
    if gap == "-" and following[0].isupper():
        return mention.group < 0
    if gap == " " and following[0].isupper():
        if mention.how == "abbreviated" and mention.group >= 0 and page.text[mention.end - 1] == ".":
            return False  # the stop ends the sentence, too: `Tiggiano e Castrignano del C. I posti`
        return not _in_capitals(page, mention.last, mention.first) and page.keys[mention.last] not in ("c", "c'")
    return gap == " & "


def _was_begun(page: Page, mention: Mention) -> bool:
    """`Anci Liguria`, `Startup Messina`, `Alta Irpinia`: the name is the end of a longer one."""
    at = mention.first - 1
    if at < 0 or page.gap(at) not in (" ", "-", " & ") or not page.is_capital(at):
        return False
    if page.gap(at) == "-":
        return mention.group < 0
    opens = page.starts_sentence(at) and page.keys[at] not in ("san", "santa", "fc", "ac", "us", "anci", "gal", "asl", "usl", "cna")
    lone = opens and (len(page.words[at]) <= 3 or page.keys[at] in OF or mention.group >= 0 or page.keys[at].endswith(("no", "ti", "te")))
    return not lone and not _in_capitals(page, at, mention.first)


def _in_capitals(page: Page, at: int, beside: int) -> bool:
    """In a line of capitals a neighbour in capitals says nothing."""
    return page.words[at].isupper() and page.words[beside].isupper() and len(page.words[beside]) > 3
