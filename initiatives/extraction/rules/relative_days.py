"""Days named by their distance from the publication: `oggi`, `ieri`, `domani`, `stamattina`.

They are dates only where the publication day is known and the word is tied to an act (`approvato oggi`, `si terrà domani`);
`i giovani di oggi`, `oggi i Comuni chiedono`, `a oggi` are none. Where a full date stands beside the word, that one counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from initiatives.extraction.dates.grammar import Expression
from initiatives.extraction.dates.labels import label
from initiatives.extraction.dates.words import WEEKDAY, weekday_number
from initiatives.extraction.facts import Date, Fact, Reason
from initiatives.extraction.registry import Stage, rule
from initiatives.extraction.text import Text
from initiatives.extraction.words import read_page

_WORD = re.compile(
    r"(?<!\w)(?:(?P<today>oggi|odiern[oa]|stamattina|stamani|stamane|stasera|questa[ ](?:mattina|sera)|questo[ ]pomeriggio)|(?P<before>(?:l['’]altro[ ]ieri|ieri[ ]l['’]altro|altroieri))|(?P<yesterday>ieri)(?![ ]e[ ]oggi)|(?P<tomorrow>domani)|(?P<after>dopodomani))(?!\w)",
    re.VERBOSE,
)
_SHIFT = {"before": -2, "today": 0, "yesterday": -1, "tomorrow": 1, "after": 2}
_ACT = r"""(?:approvat|deliberat|firmat|sottoscritt|siglat|stipulat|presentat|inaugurat|illustrat|svolt|tenut|riunit|ospitat|avviat|partit|attivat|lanciat|consegnat|pubblicat|votat|adottat|ufficializzat|annunciat|raccontat|discuss|insediat|apert|chius|conclus)[oaie]"""
_ACT_BEFORE = re.compile(
    rf"(?<!\w)(?:ha|hanno)[ ](?:\w+[ ])?\w{{3,}}(?:at|it|ut|tt|rt|nt|st|ss|es|is|us)[oaie][ ]$|(?<!\w){_ACT}(?:[ ](?!che|cui)[\w'’]+){{0,3}}[ ,]{{1,2}}(?:di[ ]|nella[ ]giornata[ ]di[ ])?$|(?:seduta|data|riunione|incontro|giornata|appuntamento|convegno|consiglio|giunta|evento|conferenza[ ]stampa)[ ](?:di[ ])?$|in[ ]programma[ ](?:per[ ])?$|previst[oa][ ](?:per[ ])?$|fissat[oa][ ](?:per[ ])?$|si[ ](?:terrà|svolgerà|è|sono|tiene|svolge|parla|discute|riunisce)(?:[ ]\w+){{0,3}}[ ]$|(?<!\w)da[ ]$",
    re.VERBOSE | re.IGNORECASE,
)
_ACT_AFTER = re.compile(
    rf"(?:[ ](?:mattina|pomeriggio|sera))?,?(?:[ ](?:in|a|al|nella|nel|dal|dalla|da|presso|alle|la|il|lo|i|le|gli|l['’])(?:[ ][\w'’.]+){{1,4}},?)?[ ](?:(?:è|sono|ha|hanno|si[ ]è|si[ ]sono|viene|vengono)[ ](?:stat[oaie][ ])?(?:{_ACT}|dato[ ]il|detto[ ]sì|preso|avuto[ ]luogo)|si[ ](?:tiene|svolge|terrà|svolgerà|presenta|inaugura|firma|riunisce)|prende[ ]il[ ]via|prendono[ ]il[ ]via|part(?:e|ono)(?!\w)|il[ ]via[ ]libera|la[ ]firma)",
    re.VERBOSE | re.IGNORECASE,
)
_NOT_BEFORE = re.compile(r"(?<!\w)(?:ad?|fino[ ]ad?|sino[ ]ad?|di[ ]ieri[ ]e|tra|per|come|fra)[ ]$", re.IGNORECASE | re.VERBOSE)
_PLANNED_FOR = re.compile(r"(?:previst|fissat|programmat|attes|in[ ]programma)[oaie]?[ ]per[ ]$", re.IGNORECASE)
_DATE_BESIDE = re.compile(rf"(?:[ ](?:mattina|pomeriggio|sera))?,?[ ]\(?(?:{WEEKDAY}[ ]\d|\d{{1,2}}[ ][a-z])", re.VERBOSE | re.IGNORECASE)
_IDLE_YESTERDAY = re.compile(r"(?<!\w)(?:di|nat[oa]|solo|appena)[ ]$", re.IGNORECASE)
_REASON = Reason("giorno contato dalla pubblicazione", "day counted from the publication")


_TELLING = frozenset(
    "oggi odierno odierna stamattina stamani stamane stasera mattina sera pomeriggio ieri altroieri domani dopodomani".split()
)


def _says_when(text: Text) -> bool:
    return not _TELLING.isdisjoint(read_page(text.string).places)


@rule("date", Stage.FIGURES)
def relative_days(text: Text) -> Iterator[Fact]:
    published = text.published
    if published is None or published.precision != "day":
        return
    for match in _WORD.finditer(text.lower) if _says_when(text) else ():
        if not _is_tied_to_an_act(text, match):
            continue
        day = published.earliest + timedelta(_SHIFT[match.lastgroup])
        sentence = text.sentence_at(match.start())
        since = text.string[max(0, match.start() - 3) : match.start()].lower() == "da "
        start = match.start() - 3 * since
        expression = Expression(start, match.end(), "point", (), "since" if since else "")
        status = "expected" if day > published.earliest else "happened"
        value = Date(day.isoformat(), label(text.string, expression, day.isoformat(), sentence), status)
        yield Fact(value, start, match.end(), "date.relative-day", 0.85, _REASON)


_LONE_WEEKDAY = re.compile(rf"(?<!\w){WEEKDAY}(?![ ](?:\d|scors|prossim|e[ ]|ore|mattina[ ]e))(?!,[ ]\d)", re.IGNORECASE)
_PART_OF_DAY = re.compile(r"[ ](?:mattina|pomeriggio|sera|scorso[ ]mattina)(?!\w)", re.IGNORECASE)
_DONE_AFTER = re.compile(
    r"[^.;:\n]{0,80}?(?<!\w)(?:ha|hanno|è|sono|si[ ](?:è|sono)|era|erano)[ ](?:stat[oaie][ ])?\w{3,}(?:at|it|ut|tt|rt|nt|st|ss|es|is|us)[oaie](?!\w)",
    re.IGNORECASE,
)
_ACT_RIGHT_BEFORE = re.compile(rf"(?<!\w)(?P<done>{_ACT}|riunit[oaie])[ ]$", re.IGNORECASE)
_NAMED_DAY = Reason("giorno della settimana, contato dalla pubblicazione", "day of the week, counted from the publication")


@rule("date", Stage.FIGURES)
def lone_weekdays(text: Text) -> Iterator[Fact]:
    """`la Giunta ha approvato martedì`: the last day of that name before the publication, the act right before it."""
    published = text.published
    if published is None or published.precision != "day":
        return
    for match in _LONE_WEEKDAY.finditer(text.string):
        part = _PART_OF_DAY.match(text.string, match.end())
        told = part and match.start() and _DONE_AFTER.match(text.string, part.end(), text.sentence_at(match.start()).end)
        if not told and not _ACT_RIGHT_BEFORE.search(text.string, max(0, match.start() - 30), match.start()):
            continue
        back = (published.earliest.weekday() - weekday_number(match.group())) % 7 or (0 if part else 7)  # told in the evening
        day = published.earliest - timedelta(back)
        expression = Expression(match.start(), match.end(), "point", ())
        named = label(text.string, expression, day.isoformat(), text.sentence_at(match.start()))
        yield Fact(Date(day.isoformat(), named, "happened"), match.start(), match.end(), "date.lone-weekday", 0.8, _NAMED_DAY)


_HENCE = re.compile(r"(?<!\w)(?:fra|tra)[ ]$", re.IGNORECASE)
_UNIT = re.compile(r"[ ](?:(?P<months>mesi|mese)|(?P<years>anni|anno))(?!\w)", re.IGNORECASE)
_COUNTED = Reason("mesi o anni contati dalla pubblicazione", "months or years counted from the publication")


@rule("date", Stage.FIGURES)
def counted_from_now(text: Text) -> Iterator[Fact]:
    """`fra dodici mesi`, `tra due anni`: the month or year that is so far off."""
    published = text.published
    if published is None or published.precision not in ("day", "month"):
        return
    for numeral in text.numerals:
        unit = _UNIT.match(text.string, numeral.end)
        lead = unit and _HENCE.search(text.string, max(0, numeral.start - 4), numeral.start)
        if not lead or numeral.value > 60 or numeral.decimals:
            continue
        months = published.earliest.year * 12 + published.earliest.month - 1 + int(numeral.value)
        year = published.earliest.year + int(numeral.value)
        value = f"{months // 12}-{months % 12 + 1:02}" if unit["months"] else str(year)
        sentence = text.sentence_at(numeral.start)
        expression = Expression(lead.start(), unit.end(), "point", ())
        named = label(text.string, expression, value, sentence)
        yield Fact(Date(value, named, "expected"), lead.start(), unit.end(), "date.from-now", 0.8, _COUNTED)


def _is_tied_to_an_act(text: Text, match: re.Match) -> bool:
    before, after = text.before(match.start(), 70), text.after(match.end(), 120)
    if _NOT_BEFORE.search(before) and not _PLANNED_FOR.search(before) or _DATE_BESIDE.match(after):
        return False
    if (match["yesterday"] or match["before"]) and not _IDLE_YESTERDAY.search(before):
        return True
    return bool(_ACT_BEFORE.search(before) or _ACT_AFTER.match(after))
