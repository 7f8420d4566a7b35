"""Calendar dates and periods of the initiative.

Found: every form of `dates.grammar`, resolved against the publication date. Not found: the publication date itself, dates of
laws, years inside names (`Interreg Italia-Francia 2014-2020`, `Bilancio partecipativo 2018`), and what cannot be resolved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from initiatives.extraction import edtf
from initiatives.extraction.dates.grammar import Expression, expressions
from initiatives.extraction.dates.labels import label, status, tense
from initiatives.extraction.dates.points import Point, day_number
from initiatives.extraction.dates.resolving import EITHER, FUTURE, PAST, Reference, Resolved, resolve
from initiatives.extraction.dates.words import DAY
from initiatives.extraction.facts import Date, Fact, Reason
from initiatives.extraction.registry import Stage, rule
from initiatives.extraction.rules.published import edition_points, publication_points
from initiatives.extraction.structure import Span
from initiatives.extraction.text import Text

_REASONS = {
    "stated": Reason("data scritta per intero", "date written in full"),
    "weekday": Reason("anno o mese ricavato dal giorno della settimana", "year or month found by the weekday"),
    "nearest": Reason("anno ricavato dalla data di pubblicazione", "year found from the publication date"),
}
_SCORES = {"stated": 0.93, "weekday": 0.95, "nearest": 0.88}
_LAW = re.compile(
    r"""(?<!\w)(?:legge|l\.|decreto|d\.?[ ]?l\.?(?:gs\.?)?|d\.?p\.?c\.?m\.?|dpr|d\.p\.r\.|regolamento|direttiva|norma|circolare[ ]ministeriale|gazzetta|codice|sentenza|ordinanza)
        (?:[ ](?!approv|adott|firm|scors)[\w.()/-]+){0,4}?(?:[ ](?:n\.?|nr\.?|numero)[ ]?\d+[\w/]*)?[ ,]{1,2}(?:del[ ]|dell['’]|di[ ])?(?:\w+[ ])?$""",
    re.VERBOSE | re.IGNORECASE,
)
#: `è assessora al Digitale dal 2019`: a career, not the initiative.
_IN_OFFICE = re.compile(
    r"(?<!\w)(?:in[ ]carica[ ]$|(?:è|era)[ ](?:\w+[ ])?(?:assess|sindac|president|dirett|consiglier|dirigent|segretari|amministrat)\w+[^.;:]{0,45}$)",
    re.IGNORECASE,
)
_BACKGROUND = re.compile(
    r"(?<!\w)(?:terremot\w+|sism\w+|alluvion\w+|pandemi\w+|nat[oa][ ](?:a|il|nel)|dopoguerra|fondat\w+|costituzione|edizione|censiment\w+|dati|rapporto|indagin\w+|istat|classifica|media|rispetto|confronto)(?:[ ]\S+){0,4}[ ]$",
    re.VERBOSE | re.IGNORECASE,
)


@rule("date", Stage.FIGURES)
def dates(text: Text) -> Iterator[Fact]:
    published = Reference.of(text.published)
    reading = text.reading("published")
    last_full: Reference | None = None
    mastheads = publication_points(text)
    for sentence in text.sentences:
        previous: Resolved | None = None
        for found in expressions(text.string, sentence.start, sentence.end):
            if reading and reading.start is not None and _touches(found, reading.start, reading.end):
                continue
            direction = tense(text.string, found.start, found.end, sentence)
            if found.manner == "by" and _OUGHT_TO.search(text.string, max(sentence.start, found.start - 60), found.start):
                direction = PAST
            elif found.manner == "by" or found.manner in ("until", "here") and not _speaks_of_the_past(text, found, sentence):
                direction = FUTURE
            resolved = _after_the_one_before(resolve(found, published or last_full, direction), found, direction, previous)
            previous = resolved[-1] if resolved else previous
            if _is_none_of_ours(text, found, sentence):
                continue
            if not published and resolved and resolved[0].how == "stated":
                last_full = _later(last_full, _reference(resolved[0]))
            if _repeats_publication(text, found, resolved, mastheads) or not published and _is_counted_from_today(found):
                continue
            for one, (start, end) in zip(resolved, _spans(found, resolved), strict=True):
                yield from _fact(text, found, one, Span(start, end), sentence, direction)
            if resolved:
                yield from _days_in_brackets(text, found, resolved[-1], sentence, direction)


def _is_counted_from_today(found: Expression) -> bool:
    """`dal mese prossimo`, `venerdì scorso`: nothing but the day of publication tells when that is."""
    point = found.points[0]
    return bool(point.relative) and not point.month and not point.part


#: `Codogno (11 ottobre), Sant'Angelo (18), Maleo (25)`: the month is said once.
_NEXT_DAY = re.compile(rf"[^()\n;]{{3,60}}\((?:il[ ]|l['’])?(?P<day>{DAY})\)")


def _days_in_brackets(text: Text, found: Expression, first: Resolved, sentence: Span, direction: int) -> Iterator[Fact]:
    """The days in brackets that follow a whole date in brackets, as long as they ascend."""
    at, limit = found.end, text.line_at(found.end).end  # a shortened name ends no sentence: Sant'Angelo L. (18)
    if text.string[found.start - 1 : found.start] != "(" or text.string[at : at + 1] != ")" or len(first.edtf) != len("2025-10-11"):
        return
    while (match := _NEXT_DAY.match(text.string, at + 1, limit)) and day_number(match["day"]) > int(first.edtf[-2:]):
        first = replace(first, edtf=f"{first.edtf[:8]}{day_number(match['day']):02}", weekday_fits=None)
        yield from _fact(text, found, first, Span(*match.span("day")), sentence, direction)
        at = match.end("day")


def _touches(found: Expression, start: int, end: int) -> bool:
    return found.start < end and start < found.end


def _reference(resolved: Resolved) -> Reference | None:
    date = edtf.parse(resolved.edtf)
    return Reference.of(date) if date.precision in ("day", "month") else None


def _later(known: Reference | None, new: Reference | None) -> Reference | None:
    """Of two full dates the later: what a text tells of earlier years is not when it was written."""
    if known is None or new is None:
        return known or new
    return new if new.day >= known.day else known


#: `dovevano essere pronti entro maggio`: the term has passed.
_OUGHT_TO = re.compile(
    r"(?<!\w)(?:doveva(?:no)?|avrebbe(?:ro)?[ ]dovuto|era(?:no)?[ ](?:stat[oaie][ ])?previst[oaie])(?!\w)", re.IGNORECASE
)
_PAST_VERB = re.compile(
    r"(?<!\w)(?:er[ao]|erano|aveva(?:no)?|fu|furono|rimast[oaie]|durat[oaie]|scors[oaie]|protratt[oaie])(?!\w)", re.IGNORECASE
)


def _speaks_of_the_past(text: Text, found: Expression, sentence: Span) -> bool:
    """`era rimasto chiuso fino a giugno`; where nothing says so, what lasts until a day lasts still."""
    return bool(_PAST_VERB.search(text.string, max(sentence.start, found.start - 90), min(sentence.end, found.end + 40)))


def _spans(found: Expression, resolved: tuple[Resolved, ...]) -> list[tuple[int, int]]:
    if len(resolved) <= 1:
        return [(found.start, found.end)] * len(resolved)
    return [(point.start, point.end) for point in found.points]


_PERIOD_NOUN = re.compile(
    r"(?<!\w)(?:biennio|triennio|quadriennio|quinquennio|sessennio|settennio|decennio|periodo|ciclo|arco|anni|annualità|esercizi[oi]?|dal|tra[ ]il|fra[ ]il|negli[ ]anni|nel|per[ ]il|programmazione|settennato|stagione|anno|a\.[ ]?[sa]\.)(?:[ ](?:di[ ]programmazione|finanziari[oi]|temporale|scolastic[oi]|accademic[oi]|educativ[oi]|formativ[oi]))?[ ](?:\()?$",
    re.VERBOSE | re.IGNORECASE,
)
#: `Piano triennale per l'informatica 2026-2028`: the years are the plan's period because they are as many as it says.
_PLAN_LENGTH = re.compile(r"(?<!\w)(?P<stem>bi|tri|quadri|quinqu)ennale(?!\w)", re.IGNORECASE)
_LENGTHS = {"bi": 2, "tri": 3, "quadri": 4, "quinqu": 5}
_STREET = re.compile(r"(?<!\w)(?:via|viale|piazza|piazzale|corso|largo|vicolo|scuola|istituto|rione)[ ]$", re.IGNORECASE)
_BEFORE_MONTH = re.compile(r"(?<!\w)(?:a|ad|in|di|da|per|tra|fra|e|nel|mese|dal|al|del|ogni|,)[ ]$", re.IGNORECASE)


def _is_surname(string: str, found: Expression) -> bool:
    """`Santo Maggio`, `piazza 4 Novembre`: a street, or a lone capitalised month without a preposition."""
    point = found.points[0]
    if not (point.of_year or point.relative) and _STREET.search(string, max(0, found.start - 15), found.start):
        return True
    if found.form != "point" or not point.month or point.day or point.year or point.part or found.manner:
        return False
    first = re.search(r"[^\W\d_]", string[found.start : found.end])
    capital = first and string[found.start + first.start()].isupper() and not string[found.start : found.end].isupper()
    return bool(capital) and not _BEFORE_MONTH.search(string, max(0, found.start - 12), found.start)


#: What is older is history: no public body digitised its services then.
_FIRST_YEAR = 1995
#: `per l'estate` says when; `l'autunno è digitale` and `dopo l'estate` give no dates.
_WHEN = re.compile(r"(?<!\w)(?:per|durante|entro|in|verso)[ ](?:tutta[ ])?$", re.IGNORECASE)


def _is_none_of_ours(text: Text, found: Expression, sentence: Span) -> bool:
    before = text.string[max(sentence.start, found.start - 70) : found.start]
    point = found.points[0]
    if _LAW.search(before):
        return True
    if _is_surname(text.string, found) or found.manner == "since" and _IN_OFFICE.search(before):
        return True
    if 0 < max(each.year or 0 for each in found.points) < _FIRST_YEAR:
        return True
    bare_year = point.year and not point.month and not point.part
    if found.form == "range" and bare_year:
        if not text.string[found.start].isdigit() or _PERIOD_NOUN.search(before):
            return False
        years = found.points[1].year - point.year + 1
        return years not in {_LENGTHS[match["stem"].lower()] for match in _PLAN_LENGTH.finditer(before)}
    if found.form == "point" and bare_year and not found.manner:
        return not re.search(
            r"(?<!\w)(?:nel|nell['’]anno|nel[ ]corso[ ]del|durante[ ]il|per[ ]il|già[ ]nel)[ ]?$", before, re.IGNORECASE
        ) or bool(_BACKGROUND.search(before))
    if point.part.startswith("season") and not point.year and not found.manner and text.string[found.start] in "lL":
        return not _WHEN.search(before)
    if point.relative.endswith("year") and point.of_year and not point.part and not found.manner:
        phrase = text.string[found.start : found.end].lower().replace("’", "'")
        return phrase in ("l'anno", "quest'anno") or point.relative == "last-year"
    return False


def _repeats_publication(text: Text, found: Expression, resolved: tuple[Resolved, ...], mastheads: tuple[Point, ...]) -> bool:
    """Whether this is the publication date once more, at a place where pages write it, or a date of edition."""
    if not text.published or not resolved:
        return False
    beside = mastheads if resolved[0].edtf == text.published.text else edition_points(text)
    return any(_touches(found, point.start, point.end) for point in beside)


def _after_the_one_before(
    resolved: tuple[Resolved, ...], found: Expression, direction: int, previous: Resolved | None
) -> tuple[Resolved, ...]:
    """In `assunzioni entro ottobre, apertura in gennaio` the second date follows the first, whatever is nearer."""
    if not previous or found.form != "point" or direction != EITHER or not resolved or resolved[0].how != "nearest":
        return resolved
    before = edtf.parse(previous.edtf)
    reference = Reference.of(edtf.parse(previous.edtf.removeprefix("../")))
    if reference is None or not edtf.is_valid(resolved[0].edtf) or before.latest is None:
        return resolved
    if (edtf.parse(resolved[0].edtf).latest or before.latest) >= before.latest:
        return resolved
    return resolve(found, reference, FUTURE)


def _fact(text: Text, found: Expression, one: Resolved, span: Span, sentence: Span, direction: int) -> Iterator[Fact]:
    if not edtf.is_valid(one.edtf):
        return
    day = edtf.parse(one.edtf)
    known = text.published.latest if text.published else None
    value = Date(one.edtf, label(text.string, found, one.edtf, sentence), status(day, known, direction))
    score = _SCORES[one.how]
    if one.weekday_fits is False:
        score = 0.6
    if day.precision == "year":
        score = 0.75
    yield Fact(value, span.start, span.end, f"date.{one.how}", score, _REASONS[one.how])
