"""How long the initiative, its works or its services last: in months, weeks or years.

Found: `14-18 mesi`, `tre anni`, `di durata triennale`, `quadriennio`, `un anno e mezzo`, `tre annualità`, `12 settimane`.
Not found: ages, anniversaries (`vent'anni fa`), waiting and delivery times, lengths in days and hours, warranties of
devices, frequencies (`ogni due anni`) and `negli ultimi tre anni`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from initiatives.extraction.facts import Duration, Fact, Reason
from initiatives.extraction.numbers import Numeral
from initiatives.extraction.registry import Stage, rule
from initiatives.extraction.text import Text
from initiatives.extraction.words import read_page

_WEEKS_PER_MONTH = Decimal("4.345")  # 365.25 days / 12 months / 7 days
_MONTHS = {"mes": Decimal(1), "ann": Decimal(12), "sem": Decimal(6), "tri": Decimal(3), "qua": Decimal(4)}
_UNIT = re.compile(
    r"""[ -](?:(?:lunghi|interi|lunghe|intere|altri|ulteriori|nuovi)[ ])?(?P<unit>mes[ie]|ann[io]|annualità|annualita'|settiman[ae]|semestri|trimestri|quadrimestri)(?!\w)
        (?P<half>[ ]e[ ]mezzo(?!\w))?(?:[ ]e[ ](?P<more>\w+)[ ]mesi)?""",
    re.VERBOSE | re.IGNORECASE,
)
_ELIDED = re.compile(r"(?<!\w)(?P<number>vent|trent|quarant|cinquant)['’]anni(?!\w)", re.IGNORECASE)
_HENCE = re.compile(r"(?<!\w)(?:fra|tra)[ ]$", re.IGNORECASE)  # fra dodici mesi: a date
_AGES = re.compile(r"dai[ ]\S+[ ](?:ai|a)[ ]\S+[ ]anni", re.IGNORECASE)
_TENS = {"vent": 20, "trent": 30, "quarant": 40, "cinquant": 50}
_ONE = re.compile(
    r"(?<!\w)un['’]?[ ]?(?P<unit>anno|mese|annualità|semestre|trimestre)(?!\w)(?P<half>[ ]e[ ]mezzo)?",
    re.IGNORECASE,
)
_ONES = frozenset({"un", *(f"un{unit}" for unit in ("anno", "mese", "annualita", "semestre", "trimestre"))})
_WORD = re.compile(
    r"(?<!\w)(?P<stem>bi|tri|quadri|quinqu|cinqu|ses|sett|dec)(?P<form>ennale|ennali|ennio)(?!\w)|(?<!\w)(?P<year>annuale)(?!\w)|(?<!\w)(?P<months>sei|diciotto|dodici|ventiquattro|trentasei)mestrale",
    re.IGNORECASE,
)
_STEMS = {"bi": 2, "tri": 3, "quadri": 4, "quinqu": 5, "cinqu": 5, "ses": 6, "sett": 7, "dec": 10}

#: Ages, things past, frequencies, waits: lengths that are none of the initiative's.
_NOT_BEFORE = re.compile(
    r"""(?<!\w)(?:ogni|ultim[ei]|scors[ei]|passat[ei]|da[ ](?:oltre[ ]|più[ ]di[ ]|circa[ ]|almeno[ ]|quasi[ ]|ormai[ ])?|dopo|prima[ ]di|preceden\w+|a[ ]distanza[ ]di|et[àa][ ](?:di|tra|compresa)\b.{0,20}
        |(?:sotto|sopra|oltre)[ ](?:i|gli)|under|over|dagli|ai|dai|fino[ ]a|minori[ ]di|maggiori[ ]di|più[ ]di[ ]et[àa]|compiut\w+|gli[ ]ultimi
        |negli[ ]anni|attes[ae][ ](?:media[ ])?(?:di|è[ ]di|era[ ]di)|(?:rinnov|scad)\w*[ ](?:per|dopo|tra)?|primi|garanzia[ ]di|esperienza[ ]di|almeno[ ]da|quasi[ ]da|di[ ]ritardo|ritardo[ ]di|in[ ]meno[ ]di|cambiat\w[ ]in)[ ]?(?:circa[ ]|almeno[ ]|oltre[ ])?$""",
    re.VERBOSE | re.IGNORECASE,
)
_NOT_AFTER = re.compile(
    r"""[ ]?(?:fa\b|or[ ]sono|prima\b|dopo\b|di[ ]et[àa]|d['’]et[àa]|più[ ]tardi|di[ ]ritardo|di[ ]attesa|d['’]attesa|d['’]anticipo|di[ ]anticipo|compiuti|in[ ]su\b|in[ ]giù|di[ ]esperienza|di[ ]storia|di[ ]vita|di[ ]attività\b
        |di[ ]garanzia|e[ ]oltre|addietro|scors[oie]|precedent[ie]|passat[oie]|di[ ]lavoro\b|di[ ]reclusione|di[ ]ricerca\b|d['’]esperienza)|[’']""",
    re.VERBOSE | re.IGNORECASE,
)
_WAIT = re.compile(r"consegn|attes[ae]|tempi[ ]di[ ]risposta|rimbors|liste[ ]d", re.IGNORECASE)
_LASTS = re.compile(
    r"""(?<!\w)(?:dur(?:a|at[ae]|erà|eranno|ano|are|ata)|per|in|nell['’]arco|arco|vale|valid\w+|vigore|temp[oi]|spalmat\w+|distribuit\w+|entro|finanziat\w+|gratuit\w+|proseguir\w+
        |impegn\w+|complet\w+|conclu\w+|realizza\w+|triennal|periodo|percorso|progetto|contratto|accordo|convenzione|intesa|protocollo|prossim[ie]|succ?essiv[ie]|lavori|cantier\w+|sperimentazion\w+|di)(?!\w)""",
    re.VERBOSE | re.IGNORECASE,
)
_RANGE_BEFORE = re.compile(r"(?<!\w)(?:da|dai|tra|fra|tra[ ]i|fra[ ]i|dagli)[ ]$", re.IGNORECASE)
_OF = re.compile(
    r"(?P<of>[^\W\d_]+)[ ](?:(?:avrà|ha|è|sarà|con|vale|per|resta|dura|durerà|della)[ ]){0,2}(?:una[ ]|la[ ])?(?:durata[ ])?(?:di[ ]|in[ ]vigore[ ]|per[ ])?$",
    re.IGNORECASE,
)

_STATED = Reason("lunghezza in mesi, anni o settimane", "length in months, years or weeks")
_NAMED = Reason("parola che dice la durata, come «triennale»", "word that says the length, such as “triennale”")


@rule("duration", Stage.FIGURES)
def durations(text: Text) -> Iterator[Fact]:
    for index, numeral in enumerate(text.numerals):
        yield from _with_unit(text, index, numeral)
    yield from _second_lengths(text)
    for match in _ELIDED.finditer(text.string) if "'anni" in text.lower or "’anni" in text.lower else ():
        if not _is_other(text, *match.span()):
            months = Decimal(_TENS[match["number"].lower()] * 12)
            score = _score(text, *match.span())
            yield Fact(Duration(months, months), *match.span(), "duration.stated", score, _STATED)
    for match in _ones(text):
        yield from _one(text, match)
    for match in _WORD.finditer(text.string) if "ennal" in text.lower or "ennio" in text.lower else ():
        yield from _word(text, match)


def _ones(text: Text) -> Iterator[re.Match]:
    """`un anno`, `un mese`, matched where a word begins with `un`."""
    page = read_page(text.string)
    begun = (page.starts[at] for at in page.where(page.places.keys() & _ONES))
    return filter(None, (_ONE.match(text.string, start) for start in begun))


def _with_unit(text: Text, index: int, numeral: Numeral) -> Iterator[Fact]:
    unit = _UNIT.match(text.string, numeral.end, numeral.end + 60)
    if not unit or not 0 < numeral.value <= 600 or numeral.form == "collective":
        return
    start, low = _lower_end(text, index)
    end = unit.end()
    if _is_other(text, start, end) or _HENCE.search(text.before(start, 8)) and start == numeral.start:
        return
    if _AGES.match(text.string, start, end):
        return
    if _may_be_an_age(text, numeral, unit, start):
        return
    factor = _factor(unit["unit"])
    half = factor / 2 if unit["half"] else 0
    least, most = (_round(value * factor + half) for value in (low, numeral.value))
    if most > 1200:
        return
    yield Fact(Duration(least, most, _of(text, start)), start, end, "duration.stated", _score(text, start, end), _STATED)


_AND_MORE = re.compile(r"[^.;:\d]{0,40}(?:[ ]e[ ]|,[ ])$")
_FOR_WHAT = re.compile(r"[ ]per[ ](?:il|la|lo|i|le|gli|l['’])", re.IGNORECASE)


def _second_lengths(text: Text) -> Iterator[Fact]:
    """`9 mesi per il contratto e 15 per i lavori`: the second number is of the unit of the first."""
    for first, second in zip(text.numerals, text.numerals[1:], strict=False):
        if second.start - first.end > 60 or not _FOR_WHAT.match(text.string, second.end):
            continue
        unit = _UNIT.match(text.string, first.end, first.end + 20)
        if not unit or not _FOR_WHAT.match(text.string, unit.end()) or second.value > 120:
            continue
        if _AND_MORE.fullmatch(text.string, unit.end(), second.start) and not _is_other(text, first.start, unit.end()):
            months = _round(second.value * _factor(unit["unit"]))
            yield Fact(Duration(months, months), second.start, second.end, "duration.second", 0.8, _STATED)


_LASTS_LONG = re.compile(
    r"(?<!\w)(?:dur\w+|valid\w+|vigore|contratto|concession\w+|gestion\w+|convenzione|affid\w+|mutuo|arco|periodo|prossimi|per)[ ](?:(?:di|in|della|una|durata|circa|altri|almeno|oltre)[ ]){0,3}$",
    re.IGNORECASE,
)


def _may_be_an_age(text: Text, numeral: Numeral, unit: re.Match, start: int) -> bool:
    """`un tecnico di 40 anni`, `i cento anni del Comune`: decades count only where something is said to last."""
    if not unit["unit"].lower().startswith("ann") or numeral.value < 18 or start != numeral.start:
        return False
    return not _LASTS_LONG.search(text.before(start, 45))


def _factor(unit: str) -> Decimal:
    folded = unit.lower()
    return 1 / _WEEKS_PER_MONTH if folded.startswith("sett") else _MONTHS[folded[:3]]


def _round(months: Decimal) -> Decimal:
    return months.quantize(Decimal("0.01")).normalize() + 0


def _lower_end(text: Text, index: int) -> tuple[int, Decimal]:
    """Start and lower value: `14-18 mesi`, `da 6 a 9 mesi`, `tra i due e i tre anni`."""
    high = text.numerals[index]
    if index == 0:
        return high.start, high.value
    low = text.numerals[index - 1]
    between = text.string[low.end : high.start]
    if low.value >= high.value:
        return high.start, high.value
    if between in ("-", "–", " - ", " – ", "/", " o "):
        return low.start, low.value
    lead = _RANGE_BEFORE.search(text.string, max(0, low.start - 8), low.start)
    if lead and between in (" a ", " e ", " ai ", " e i ", " ad ", " agli "):
        return lead.start(), low.value
    return high.start, high.value


def _is_other(text: Text, start: int, end: int) -> bool:
    before, after = text.before(start, 45), text.string[end : end + 20]
    return bool(_NOT_BEFORE.search(before) or _NOT_AFTER.match(after) or _WAIT.search(before))


def _score(text: Text, start: int, end: int) -> float:
    return 0.9 if _LASTS.search(text.before(start, 60)) else 0.7


def _one(text: Text, match: re.Match) -> Iterator[Fact]:
    """`un anno`, `un anno e mezzo`: only where something is said to last, else `un anno` is a figure of speech."""
    start, end = match.span()
    before = text.before(start, 45)
    if _is_other(text, start, end) or not _LASTS_ONE.search(before):
        return
    months = _MONTHS[match["unit"].lower()[:3]] * (Decimal("1.5") if match["half"] else 1)
    yield Fact(Duration(_round(months), _round(months), _of(text, start)), start, end, "duration.one", 0.75, _STATED)


_LASTS_ONE = re.compile(
    r"(?<!\w)(?:dur(?:a|at[oaie]|erà|eranno|ano|are)|arco|val(?:e|ido|ida|idità)|vigore|periodo|per|tempo|sperimentazione|progetto|percorso|triennale)(?:[ ](?:di|è|in|per|circa|sarà|almeno|la|pari|a)){0,3}[ ]$",
    re.IGNORECASE,
)


def _word(text: Text, match: re.Match) -> Iterator[Fact]:
    """`intesa triennale`, `nel biennio 2024-2025`; `biennio` of a school is none."""
    start, end = match.span()
    if match["year"] or match["months"]:
        return
    if match["stem"][0].isupper() and text.string[start - 1 : start] == " ":  # part of a name: Piano Triennale
        return
    if _NOT_AFTER.match(text.string[end : end + 20]) or _SCHOOL.match(text.string, end) or _PAST.search(text.before(start, 30)):
        return
    if match["form"].lower() != "ennio" and not _LASTING_NOUN.search(text.before(start, 40)):
        return
    months = Decimal(_STEMS[match["stem"].lower()] * 12)
    yield Fact(Duration(months, months, _of(text, start)), start, end, "duration.word", 0.85, _NAMED)


_SCHOOL = re.compile(r"[ ](?:delle?[ ](?:superiori|scuol)|conclusivo|dell['’]istituto|del[ ]liceo|iniziale|post)|['’]", re.IGNORECASE)
_PAST = re.compile(r"(?:scorso|passato|precedente|ultimo|laurea|corso[ ]di[ ]laurea|ogni)[ ]$", re.IGNORECASE)
_LASTING_NOUN = re.compile(
    r"""(?<!\w)(?:piano|programm\w+|progetto|progetti|intes[ae]|accord[oi]|convenzion[ei]|protocoll[oi]|contratt[oi]|durata|strategia|percors[oi]|agenda|bilancio|finanziament[oi]|contribut[oi]|cadenza
        |patto|servizi[oi]?|sperimentazione|incaric[oi]|mandato|partnership|collaborazione|validità|appalto|affidamento|gestione|assistenza|manutenzione|canone|licenz[ae]|abbonament[oi]|borse|assegn\w+)[ ](?:\w+[ ]){0,2}$""",
    re.VERBOSE | re.IGNORECASE,
)


def _of(text: Text, start: int) -> str:
    """The noun before, as the text words it: `L'intesa vale tre anni` is of the `intesa`."""
    match = _OF.search(text.before(start, 60))
    return match["of"].lower() if match and len(match["of"]) > 3 else ""
