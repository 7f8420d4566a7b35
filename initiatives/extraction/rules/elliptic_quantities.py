"""Counts whose unit stands elsewhere in the sentence: `I comuni sono 25`, `116 punti contro i 32 richiesti`, `passano da 55 a 74`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice

from initiatives.extraction.facts import Fact, Quantity, Reason
from initiatives.extraction.numbers import Numeral
from initiatives.extraction.registry import Stage, refinement
from initiatives.extraction.rules.quantities import free_numerals
from initiatives.extraction.settling import settle
from initiatives.extraction.text import Text
from initiatives.extraction.units import Unit, noun_at

_SUBJECT = Reason("il soggetto della frase dice che cosa si conta", "the subject of the sentence says what is counted")
_INHERITED = Reason("riprende l'unità appena citata", "takes up the unit just named")

_ENDS = re.compile(r"[ ]?(?:[.,;:)\n]|$)|[ ](?:e|in|su|da|nei|nelle|tra|fra|per|ma|entro|contro|dopo|a)[ ]")
_IS = re.compile(
    r"(?<!\w)(?:sono|saranno|erano|furono|diventano|diventeranno|diventati|diventate|restano|salgono[ ]a|saliti[ ]a|salite[ ]a|arriveranno[ ]a|arrivano[ ]a|sono[ ]stat[ie]|erano[ ]stat[ie]|risultano|risultavano|sarebbero)[ ](?:già[ ]|in[ ]tutto[ ]|oggi[ ]|circa[ ]|oltre[ ]|quasi[ ]|soltanto[ ]|solo[ ]|più[ ]di[ ]|ora[ ]|ben[ ]|quindi[ ]|così[ ])*$",
    re.IGNORECASE | re.VERBOSE,
)
_GROWS = re.compile(r"(?<!\w)(?:pass|sal|cresc|scend|aument)\w*[ ](?:così[ ])?da[ ]$", re.IGNORECASE | re.VERBOSE)
_PLURAL_ARTICLE = re.compile(r"(?<![\w’'])(?:i|gli|le)[ ](?=[^\W\d_])", re.IGNORECASE)
_FARTHEST_SUBJECT = 250
_CLAUSE = re.compile(r"[;:?!][ ]|[.][ ]")
_TAKES_UP = re.compile(
    r"""(?<!\w)(?:(?:contro|a[ ]fronte|rispetto|al[ ]posto|invece)[ ](?:i|dei|ai|agli|di|gli|le|delle|alle)|ai|agli|alle|dei|degli|delle|dai|ne[ ]\w+(?:[ ](?:circa|oltre|altri|altre|almeno|già|ben))?|(?:se[ ])?ne[ ]\w+[ ]altr[ie]|tutt[ie][ ](?:i|gli|le)|altr[ie]|più|contro|sugli|sui|sulle)[ ]$""",
    re.VERBOSE | re.IGNORECASE,
)
_TAKEN_UP_AFTER = re.compile(
    r"[ ](?:[a-zà-ü]{2,}(?:at|it|ut|est|ist|ett|ess|ost|int|ort|ert|ott|unt)[ie](?!\w)|che[ ]|già[ ]|entro[ ]|(?:dell['’]|del[ ]|nell['’]|di[ ])(?:anno|inizio|partenza|prima|avvio|\d)|in[ ]più|di[ ]oggi)|[ ]?(?:[.,;:)\n]|$)",
    re.IGNORECASE,
)

_PART_OF = re.compile(r"[ ](?:dei|delle|tra[ ]i|tra[ ]le|di)[ ](?:quali|cui|loro)(?!\w)", re.IGNORECASE | re.VERBOSE)
_OF_WHICH = re.compile(
    r"(?<!\w)(?:di[ ]cui|dei[ ]quali|delle[ ]quali|tra[ ](?:cui|le[ ]quali|i[ ]quali))[ ](?:ben[ ]|oltre[ ]|circa[ ])?$",
    re.IGNORECASE | re.VERBOSE,
)

#: `delle 53 domande arrivate, 35 non hanno trovato posto`
_SHARE_BEFORE = re.compile(
    r"(?<!\w)(?:delle|dei|degli|sui|sulle|tra[ ]i|tra[ ]le|su)[ ][\w.]+[ ][^,;:]{3,50},[ ]$", re.IGNORECASE | re.VERBOSE
)
_SHARE_AFTER = re.compile(r"[ ](?:non|hanno|sono|erano|saranno|avevano|è)[ ]", re.IGNORECASE)
#: `il numero degli assistiti dovrebbe salire a 400`, `i dataset aperti hanno superato quota 900`
_OUT_OF_THE = re.compile(r"[ ](?:dei|delle|degli|sui|sulle)[ ]", re.IGNORECASE)
_NUMBER_OF = re.compile(r"(?<!\w)numero[ ](?:complessivo[ ])?(?:di[ ]|dei[ ]|degli[ ]|delle[ ]|d['’])", re.IGNORECASE)
_REACHES = re.compile(
    r"(?<!\w)(?:(?:sal|arriv|pass|cresc|scend|sces|cal|raggiun|ammont)\w*[ ](?:da[ ][\w.]+[ ])?(?:a|ad|a[ ]quota|quota|fino[ ]a|oltre)|(?:super\w+|raggiun\w+|toccat\w+|oltre|sfior\w+)[ ](?:quota|i|le|gli)|è[ ](?:di|pari[ ]a)|era[ ]di|sarà[ ]di)[ ](?:circa[ ]|oltre[ ]|quasi[ ])?$",
    re.IGNORECASE | re.VERBOSE,
)


@refinement("quantity", Stage.NAMES)
def with_ellipses(text: Text, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The given quantities and those whose unit is found in the sentence's subject or in the quantity before."""
    taken = {fact.start for fact in facts} | {fact.end for fact in facts}
    found: list[Fact] = []
    numerals = [
        numeral for numeral in free_numerals(text) if not any(position in taken for position in range(numeral.start, numeral.end + 1))
    ]
    starting = {fact.start: fact for fact in facts}
    for index, numeral in enumerate(numerals):
        found.extend(_grown(text, numerals, index))
        found.extend(_of_the_next(text, numeral, starting))
        found.extend(_of_range(text, numeral, starting))
        found.extend(_places(text, numeral))
        before = text.before(numeral.start, 40)
        if _ENDS.match(text.string, numeral.end) and (_IS.search(before) or _REACHES.search(before)):
            found.extend(_of_subject(text, numeral, numeral.start))
        else:
            found.extend(_taken_up(text, numeral, _last_before(numeral, facts, found)))
    return settle((*facts, *found))


def _of_the_next(text: Text, numeral: Numeral, starting: dict[int, Fact]) -> Iterator[Fact]:
    """`otto dei dieci Comuni`: the part counts what the whole counts."""
    link = _OUT_OF_THE.match(text.string, numeral.end)
    whole = link and starting.get(link.end())
    if whole and whole.value.unit != "%" and 2 <= numeral.value < whole.value.value:
        value = Quantity(numeral.value, whole.value.unit)
        yield Fact(value, numeral.start, numeral.end, "quantity.part", 0.8, _INHERITED)


_TO = re.compile(r"[ ](?:al|all['’]|a|all['’][ ])[ ]?(?=\d)", re.IGNORECASE)
_FROM = re.compile(r"(?<!\w)(?:dal|dall['’]|da)[ ]?$", re.IGNORECASE)
_SEATS = re.compile(
    r"(?<!\w)(?P<unit>posti|partecipanti|iscritti|beneficiari|destinatari)(?:[ ](?:disponibili|a[ ]disposizione|previsti|in[ ]palio|ammessi))?(?:[,:]|[ ]solo|)[ ]$",
    re.IGNORECASE,
)


def _of_range(text: Text, numeral: Numeral, starting: dict[int, Fact]) -> Iterator[Fact]:
    """`dal 44 all'85%`, `si passa da 10 a 35 sportelli`: both ends count the same."""
    link = _TO.match(text.string, numeral.end)
    high = link and starting.get(link.end())
    if high and (_FROM.search(text.before(numeral.start, 6)) if high.value.unit == "%" else _GROWS.search(text.before(numeral.start, 40))):
        yield Fact(Quantity(numeral.value, high.value.unit), numeral.start, numeral.end, "quantity.range", 0.85, _INHERITED)


def _places(text: Text, numeral: Numeral) -> Iterator[Fact]:
    """`posti disponibili, 120`: the number closes its clause behind what it counts."""
    counted = _SEATS.search(text.string, max(0, numeral.start - 40), numeral.start)
    if counted and numeral.value >= 2 and _ENDS.match(text.string, numeral.end):
        yield Fact(Quantity(numeral.value, counted["unit"].lower()), counted.start(), numeral.end, "quantity.places", 0.85, _SUBJECT)


def _last_before(numeral: Numeral, facts: tuple[Fact, ...], found: list[Fact]) -> Fact | None:
    """The quantity that ends last before `numeral`; both lists are in order."""
    index = bisect_right(facts, numeral.start, key=lambda fact: fact.end)
    candidates = [*facts[max(0, index - 1) : index], *(fact for fact in found[-2:] if fact.end <= numeral.start)]
    return max(candidates, key=lambda fact: fact.end, default=None)


def _grown(text: Text, numerals: list[Numeral], index: int) -> Iterator[Fact]:
    """`i dataset passano da 55 a 74`: both numbers count the subject."""
    if index + 1 == len(numerals):
        return
    low, high = numerals[index], numerals[index + 1]
    if text.string[low.end : high.start] not in (" a ", " ai ", " a oltre ", " a quasi ", " a circa "):
        return
    if not _GROWS.search(text.before(low.start, 40)) or not _ENDS.match(text.string, high.end):
        return
    for fact in _of_subject(text, low, low.start):
        for numeral in (low, high):
            yield Fact(Quantity(numeral.value, fact.value.unit), low.start, high.end, "quantity.grown", 0.85, _SUBJECT)


def _of_subject(text: Text, numeral: Numeral, position: int) -> Iterator[Fact]:
    sentence = text.sentence_at(position)
    clause = max(sentence.start, position - _FARTHEST_SUBJECT)
    for stop in _CLAUSE.finditer(text.string, clause, position):
        clause = stop.end()
    counted = _NUMBER_OF.search(text.string, clause, position)
    articles = [counted] if counted else _subjects(text.string, clause, position)
    for article in articles:
        unit = noun_at(text.string, article.end())
        if unit and unit.end < position and not (unit.weak and numeral.value <= 12):
            near = numeral.start - article.start() < 60 and not re.search(r"\d", text.string[article.start() : numeral.start])
            start = article.start() if near else numeral.start
            yield Fact(Quantity(numeral.value, unit.name), start, numeral.end, "quantity.subject", 0.85, _SUBJECT)
            return


_OPENS_CLAUSE = re.compile(r"(?:^|[,;:(“«\n][ ]?|(?<!\w)(?:dove|ed?|mentre|che|quando)[ ])$", re.IGNORECASE)
_EXPLAINS = re.compile(r"(?<!\w)(?:cioè|ossia|ovvero|se|con|per|come|tra|fra|oltre)[ ]$", re.IGNORECASE)


def _subjects(string: str, start: int, end: int) -> list[re.Match]:
    """Plural articles that may open the subject, the likeliest first: the last one that opens a clause, else the first."""
    articles = list(_PLURAL_ARTICLE.finditer(string, start, end))
    articles = [article for article in articles if not _EXPLAINS.search(string, max(start, article.start() - 8), article.start())]
    opening = (
        article
        for article in reversed(articles)
        if article.start() == start or _OPENS_CLAUSE.search(string, max(start, article.start() - 10), article.start())
    )
    return [*islice(opening, 1), *articles[:1]]


#: `tre famiglie su dieci` is a way to speak, `350 dipendenti su 610` a count.
_RHETORICAL = 9


def _taken_up(text: Text, numeral: Numeral, previous: Fact | None) -> Iterator[Fact]:
    """`da sommare ai 199 che emettono la tessera`, `ne bastavano 25mila`: what the quantity before counts."""
    before = text.before(numeral.start, 40)
    part = _PART_OF.match(text.string, numeral.end) or _OF_WHICH.search(before) and _ENDS.match(text.string, numeral.end)
    whole = _TAKES_UP.search(before) and _TAKEN_UP_AFTER.match(text.string, numeral.end)
    out_of = previous is not None and previous.value.value < numeral.value and text.string[previous.end : numeral.start] == " su "
    share = _SHARE_AFTER.match(text.string, numeral.end) and _SHARE_BEFORE.search(text.before(numeral.start, 90))
    if numeral.value < 2 or not (part or whole or share or out_of and previous.value.value > _RHETORICAL):
        return
    if previous is None or previous.value.unit == "%":
        return
    if text.sentence_at(previous.start) != text.sentence_at(numeral.start) or numeral.start - previous.end > 90:
        return
    unit = Unit(previous.value.unit, numeral.end)
    yield Fact(Quantity(numeral.value, unit.name), numeral.start, numeral.end, "quantity.taken-up", 0.75, _INHERITED)
