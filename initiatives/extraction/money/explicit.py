"""Sums that show they are money: by a currency, by cents, or as bare millions where money is spoken of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from initiatives.extraction.facts import Amount, Fact, Reason
from initiatives.extraction.money.sums import YEARS, speaks_of_money, sum_fact
from initiatives.extraction.numbers import WORD, Numeral, word_value
from initiatives.extraction.text import Text

#: What reads a currency or a word beside a sum reads lower case.
_CURRENCIES = {"€": "EUR", "eur": "EUR", "£": "GBP", "$": "USD", "usd": "USD", "chf": "CHF"}
_STEMS = (("euro", "EUR"), ("dollar", "USD"), ("sterlin", "GBP"), ("franc", "CHF"), ("lir", "ITL"))
_NAME = r"(?:euro(?!\w)|eur(?!\w)|€|\$|£|dollar[oi](?!\w)|sterlin[ae](?!\w)|franc(?:o|hi)(?!\w)|lir[ae](?!\w)|chf(?!\w))"
_BEFORE = re.compile(r"(?<![^\W_])(?P<currency>€|eur|euro|\$|£|chf|usd)[ \u00a0.:]{0,2}(?:(?:tra|fra|da)[ ])?$")
_AFTER = re.compile(rf"[ \u00a0]?/?(?:di[ \u00a0]|d['’][ ]?)?[ \u00a0]?(?P<currency>{_NAME})")
#: `5 euro 10`: the currency word already follows a number.
_NUMBER_BEFORE = re.compile(r"(?:\d|mila|milion[ei]|mln|miliard[oi]|mld)[ ](?:di[ ])?$")
#: A threshold of income says who may apply, not what is given.
_MEANS_TEST = re.compile(r"(?<!\w)(?:isee|reddit[oi]|fatturat[oi])(?:[ ]\S+){0,5}[ ](?:€[ ]?)?$")
_CENTS_AFTER = re.compile(r"[ ]e[ ](?P<cents>\w+)[ ](?:centesimi|cent)(?!\w)")
_ONE_EURO = re.compile(r"(?<!\w)un[ ]euro[ ]e[ ](?P<cents>\w+)[ ](?:centesimi|cent)(?!\w)")

#: `milioni di abitanti` is no money, `milioni di fondi`, `milioni di Regione e Ministero` are.
_MONEY_NOUN = (
    r"(?:fondi|risorse|investiment|finanziament|contribut|cofinanziament|stanziament|budget|spes[ae]|dotazion|aiut|incentiv|avanzo|mutu)"
)
_OF_SOMETHING = re.compile(
    rf"""[ ](?:di|d['’])[ ]?(?!{_MONEY_NOUN})[a-zà-ü]
       | [ ](?!e[ ]|a[ ]|i[nl][ ]|nel|l[ao][ ]|l['’]|subito|ora|oggi|fino|entro|d[aie]|al|ai|per|su|che|tra|fra|come|con|o[ ]|più|ma[ ]|già|non|sono|è[ ]|compless|total|lord|nett|circa|ciascun|annu|l['’]anno
            |destinat|stanziat|assegnat|provenient|messi|mess[oe])[a-zà-ü]{{3,}}""",
    re.VERBOSE,
)
_UNIT_AFTER = re.compile(r"[ ]?(?:%|per[ ]cento|mq|metri|m²|kw|km|ettari|ha\b|[a-zà-ü]{4,})", re.VERBOSE)
#: What may follow a sum without its currency: where it goes, where it comes from, who gets it.
FOLLOWS_SUM = re.compile(
    r"""[ ](?:da[il]?|dall[aeo’']|dell?[aeo’']?|della|al|alla|alle|allo|ai|agli|all['’]|a|per|in|su|sul|sulla|e|è|più|d[ie]|di[ ]cui|che
        |destinat|proveni|finanziat|ciascun|cadaun|spett|sono|vanno|come|l['’]un|tra|fra|arriv)\b""",
    re.VERBOSE,
)

_EXPLICIT = Reason("numero con la valuta accanto", "number with its currency beside it")
_BARE = Reason("milioni senza altra unità, dove si parla di denaro", "millions without another unit, where money is the subject")
_CENTS = Reason("numero con i centesimi", "number with cents")


def with_currency(text: Text, numeral: Numeral) -> Fact | None:
    """`€ 15.000,00`, `120 mln di euro`, `455 mln/€`, `due euro e cinquanta centesimi`."""
    string = text.lower
    before = _BEFORE.search(string, max(0, numeral.start - 12), numeral.start)
    after = _AFTER.match(string, numeral.end, numeral.end + 16)
    if not before and not after or _MEANS_TEST.search(text.before(numeral.start, 60).lower()):
        return None
    if before and not after and _is_of_another_number(string, before):
        return None
    cents = after and _CENTS_AFTER.match(string, after.end())
    if cents:
        return _with_spoken_cents(numeral, cents, _code(after["currency"]))
    span = (before.start("currency") if before else numeral.start, after.end() if after else numeral.end)
    code = _code((after or before)["currency"])
    return sum_fact(text, numeral, span, "amount.currency", 0.97, _EXPLICIT, code)


def _is_of_another_number(string: str, currency: re.Match) -> bool:
    start = currency.start()
    return currency["currency"].lower() == "euro" and bool(_NUMBER_BEFORE.search(string, max(0, start - 14), start))


def _code(currency: str) -> str:
    folded = currency.lower()
    return _CURRENCIES.get(folded) or next(code for stem, code in _STEMS if folded.startswith(stem))


def _with_spoken_cents(numeral: Numeral, cents: re.Match, currency: str) -> Fact | None:
    count = _small_number(cents["cents"])
    if count is None:
        return None
    value = Amount(numeral.value + Decimal(count) / 100, currency)
    return Fact(value, numeral.start, cents.end(), "amount.currency", 0.97, _EXPLICIT)


def one_euro_and_cents(text: Text) -> Iterator[Fact]:
    """`un euro e venti centesimi`: `un` alone is no numeral."""
    if "un euro e " not in text.lower:
        return
    for match in _ONE_EURO.finditer(text.lower):
        count = _small_number(match["cents"])
        if count is not None:
            value = Amount(1 + Decimal(count) / 100)
            yield Fact(value, match.start(), match.end(), "amount.currency", 0.97, _EXPLICIT)


def _small_number(word: str) -> int | None:
    value = None
    if len(word) <= 2 and word.isdecimal():
        value = int(word)
    elif re.fullmatch(WORD, word):
        value = word_value(word)
    return value if value is not None and value < 100 else None


def bare_millions(text: Text, numeral: Numeral) -> Fact | None:
    """`un investimento complessivo da 100 milioni`."""
    in_millions = numeral.value >= 10**6 and (numeral.scale > 1 or numeral.form == "words")
    if not in_millions and numeral.scale < 10**6 or _OF_SOMETHING.match(text.string, numeral.end):
        return None
    score = 0.93 if speaks_of_money(text, *text.sentence_at(numeral.start)) else 0.75
    return sum_fact(text, numeral, (numeral.start, numeral.end), "amount.millions", score, _BARE)


def with_cents(text: Text, numeral: Numeral) -> Fact | None:
    """`Milano (2.081.412,10)`: a large number with two decimals is money unless a unit follows."""
    if numeral.decimals != 2 or numeral.value < 1000 or numeral.scale > 1:
        return None
    if _UNIT_AFTER.match(text.lower, numeral.end) and not FOLLOWS_SUM.match(text.lower, numeral.end):
        return None
    return sum_fact(text, numeral, (numeral.start, numeral.end), "amount.cents", 0.93, _CENTS)


_LEADS_RANGE = re.compile(r"(?<!\w)(?:tra|fra|dai?)[ ]$")
_DASHES = ("-", "–", " - ", " – ")
_RANGE_LINKS = (" e ", " a ", " ai ", " e i ")
_LIST_LINKS = (", ", " e ", " o ", "/")


def sharing_currency(text: Text, index: int, found: Fact) -> Iterator[Fact]:
    """The sum `found` at numeral `index`, with those before it which share its currency and scale.

    Both ends of a range (`tra 5 e 10 milioni di euro`, `5-10 milioni`) are proved by the whole passage; of a list
    (`voucher da 25, 50 e 100 euro`) each number by itself.
    """
    numerals = text.numerals
    high = numerals[index]
    low = numerals[index - 1] if index else None
    if low and _is_range(text, low, high) and _is_alike(low, high):
        span = (low.start, found.end)
        yield _sharing(text, low, high, span, found)
        yield replace(found, start=low.start)
        return
    yield found
    right = high
    while index and _is_listed(text, numerals[index - 1], right) and _is_alike(numerals[index - 1], high):
        index -= 1
        right = numerals[index]
        yield _sharing(text, right, high, (right.start, right.end), found)


def _is_range(text: Text, low: Numeral, high: Numeral) -> bool:
    between = text.string[low.end : min(high.start, low.end + 6)]
    led = _LEADS_RANGE.search(text.lower, max(0, low.start - 6), low.start)
    return low.value < high.value and bool(between in _DASHES or led and between in _RANGE_LINKS)


def _is_listed(text: Text, low: Numeral, high: Numeral) -> bool:
    return text.string[low.end : min(high.start, low.end + 4)] in _LIST_LINKS and low.form == "digits" == high.form


def _is_alike(low: Numeral, high: Numeral) -> bool:
    """A number without a scale of its own that is no year: it may take the other's."""
    return 0 < low.value < high.value and low.scale in (1, high.scale) and (low.scale > 1 or low.value not in YEARS)


def _sharing(text: Text, low: Numeral, high: Numeral, span: tuple[int, int], found: Fact) -> Fact:
    times = high.scale if low.scale == 1 and low.value < 1000 else 1
    return sum_fact(text, low, span, found.rule, found.score, found.reason, found.value.currency, times)
