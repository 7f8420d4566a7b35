"""Sums of money: every numeral with a currency, every bare `100 milioni`, and the elliptic rest of a list of sums.

Found: `€ 15.000,00`, `120 mln di euro`, `1 milione e 856mila euro`, `455 mln/€`, `tra 5 e 10 milioni`, `66 dal Fesr`
after `82 mln di euro`, `13mila dal Pnrr`, and columns under `(in euro)`. Not found: `3 milioni di utenti`,
votes, inhabitants, years, protocol numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from initiatives.extraction.facts import Amount, Fact, Reason
from initiatives.extraction.numbers import Numeral
from initiatives.extraction.registry import Stage, rule
from initiatives.extraction.text import Text

_CURRENCIES = {"€": "EUR", "eur": "EUR", "£": "GBP", "$": "USD", "usd": "USD", "chf": "CHF"}
_STEMS = (("euro", "EUR"), ("dollar", "USD"), ("sterlin", "GBP"), ("franc", "CHF"), ("lir", "ITL"))
_NAME = r"(?:euro(?!\w)|eur(?!\w)|€|\$|£|dollar[oi](?!\w)|sterlin[ae](?!\w)|franc(?:o|hi)(?!\w)|lir[ae](?!\w)|chf(?!\w))"
_BEFORE = re.compile(rf"(?<![^\W_])(?P<currency>€|eur|euro|\$|£|chf|usd)[ \u00a0.:]{{0,2}}(?P<range>(?:tra|fra|da)[ ])?$", re.IGNORECASE)
_AFTER = re.compile(rf"[ \u00a0]?/?(?:di[ \u00a0]|d['’][ ]?)?[ \u00a0]?(?P<currency>{_NAME})", re.IGNORECASE)
_APPROXIMATE = re.compile(
    r"(?:circa|oltre|quasi|più\sdi|piu['’]\sdi|poco\spiù\sdi|poco\smeno\sdi|almeno|intorno\sa[il]?|attorno\sa[il]?|all['’]incirca|ben\soltre)[ ](?:l[aeo]|i|gli|un[ao]?)?[ ]?(?:€[ ]?)?$",
    re.IGNORECASE,
)
_CIRCA_AFTER = re.compile(r"[ ](?:di[ ]euro[ ]|euro[ ])?circa(?!\w)", re.IGNORECASE)

#: `milioni di abitanti` is no money, `milioni di fondi`, `milioni di Regione e Ministero` are.
_MONEY_NOUN = r"(?:fondi|risorse|investiment|finanziament|contribut|cofinanziament|stanziament|budget|spes[ae]|dotazion|aiut|incentiv|avanzo|mutu)"
_OF_SOMETHING = re.compile(rf"[ ](?:di|d['’])[ ]?(?!{_MONEY_NOUN})[a-zà-ü]|[ ](?!e[ ]|a[ ]|i[nl][ ]|d[aie]|al|ai|per|su|che|tra|fra|come|con|o[ ]|più|ma[ ]|già|non|sono|è[ ]|compless|total|lord|nett|circa|ciascun|annu|l['’]anno|destinat|stanziat|assegnat|provenient|messi|mess[oe])[a-zà-ü]{{3,}}", re.VERBOSE)
_MONEY_CUE = re.compile(
    r"""(?<!\w)(?:€|euro\b|invest|finanzia|fond[oi]\b|contribut|stanzia|risors|spes[ae]\b|spender|cost[oi]\b|cost(?:a|erà|ano)\b|import[oi]\b|dotazion
        |budget|valore|bilancio|cofinanzi|fesr\b|por\b|pnrr\b|recovery|plafond|tesoretto|quadro\seconomico|appalt|in\spalio|mutuo|soldi|cifra|somm[ae]\b|milionari|gara\b)""",
    re.VERBOSE | re.IGNORECASE,
)

_EXPLICIT = Reason("numero con la valuta accanto", "number with its currency beside it")
_BARE = Reason("milioni senza altra unità, in un contesto di denaro", "millions without another unit, where money is the subject")
_ELLIPTIC = Reason("continua un elenco di somme", "goes on with a list of sums")
_COLUMN = Reason("colonna di importi in euro", "column of sums in euro")
_CENTS = Reason("numero con i centesimi", "number with cents")
_PORTION = Reason("parte dei milioni appena citati", "part of the millions just named")


@rule("amount", Stage.FIGURES)
def amounts(text: Text) -> Iterator[Fact]:
    """All sums, in the order of the text."""
    if not _money_matters(text):
        return
    previous: Fact | None = None
    previous_scale = 1
    columns = _columns(text)
    for index, numeral in enumerate(text.numerals):
        found = (
            _with_currency(text, numeral)
            or _bare_millions(text, numeral)
            or _in_column(text, numeral, columns)
            or _with_cents(text, numeral)
            or (previous and _continues(text, numeral, previous, previous_scale))
        )
        if not found:
            continue
        yield from _lower_end(text, index, found)
        yield found
        previous = found
        if found.rule != "amount.inherited":
            previous_scale = numeral.scale
    yield from _portions(text)


def _money_matters(text: Text) -> bool:
    return bool(_MONEY_CUE.search(text.string))


def _with_currency(text: Text, numeral: Numeral) -> Fact | None:
    string = text.string
    before = _BEFORE.search(string, max(0, numeral.start - 12), numeral.start)
    after = _AFTER.match(string, numeral.end, numeral.end + 16)
    if not before and not after:
        return None
    if before and not after and before["currency"].lower() == "euro" and _belongs_to_another(string, before.start()):
        return None
    start = before.start("currency") if before else numeral.start
    end = after.end() if after else numeral.end
    currency = (after or before)["currency"]
    return _fact(text, numeral, start, end, "amount.currency", 0.97, _EXPLICIT, _code(currency))


def _belongs_to_another(string: str, position: int) -> bool:
    """`5 euro 10` : the currency word already follows a number."""
    return bool(re.search(r"(?:\d|mila|milion[ei]|mln|miliard[oi]|mld)[ ](?:di[ ])?$", string[max(0, position - 14) : position]))


def _code(currency: str) -> str:
    folded = currency.lower()
    return _CURRENCIES.get(folded) or next(code for stem, code in _STEMS if folded.startswith(stem))


def _bare_millions(text: Text, numeral: Numeral) -> Fact | None:
    """`un investimento complessivo da 100 milioni`."""
    whole_millions = numeral.scale >= 10**6 or (numeral.value >= 10**6 and numeral.form == "words") or (
        numeral.scale == 1000 and numeral.value >= 10**6
    )
    if not whole_millions or _OF_SOMETHING.match(text.string, numeral.end):
        return None
    sentence = text.sentence_at(numeral.start)
    cued = bool(_MONEY_CUE.search(text.string, sentence.start, sentence.end))
    score = 0.93 if cued else 0.75
    return _fact(text, numeral, numeral.start, numeral.end, "amount.millions", score, _BARE)


_IN_EURO = re.compile(r"in[ ](?P<scale>migliaia[ ]di[ ]|milioni[ ]di[ ])?(?:euro|€)[ ]?\)|\((?:€|euro)\)|(?:import[oi]|contribut[oi]|finanziament[oi]|somm[ae])[ ](?:in[ ]euro|\(?€\)?)", re.IGNORECASE)
_COLUMN_END = re.compile(r"[ \t]*(?:\||$|\n)")
_COLUMN_START = re.compile(r"(?:\.{2,}|[ ]{2,}|\t|\||[:–—-])[ ]*(?:(?:oltre|circa|quasi|€)[ ])?$")


def _columns(text: Text) -> tuple[tuple[int, int, int], ...]:
    """Start, end and scale of blocks of lines under a heading that says `in euro`."""
    blocks = []
    for match in _IN_EURO.finditer(text.string):
        scale = {"migliaia": 10**3, "milioni": 10**6}.get((match["scale"] or "").split(" ")[0].lower(), 1)
        end = text.string.find("\n\n", match.end() + 2)
        blocks.append((match.end(), len(text.string) if end < 0 else end, scale))
    return tuple(blocks)


def _in_column(text: Text, numeral: Numeral, columns: Iterable[tuple[int, int, int]]) -> Fact | None:
    for start, end, scale in columns:
        if not start <= numeral.start < end:
            continue
        before = text.string[max(text.line_at(numeral.start).start, numeral.start - 40) : numeral.start]
        if _COLUMN_END.match(text.string, numeral.end) and _COLUMN_START.search(before):
            scaled = scale if numeral.scale == 1 else 1
            return _fact(text, numeral, numeral.start, numeral.end, "amount.column", 0.93, _COLUMN, times=scaled)
    return None


_UNIT_AFTER = re.compile(r"[ ]?(?:%|per[ ]cento|mq|metri|m²|kw|km|ettari|ha\b|[a-zà-ü]{4,})", re.IGNORECASE)
_FOLLOWS_SUM = re.compile(r"[ ](?:da[il]?|dall[aeo’']|dell?[aeo’']?|della|al|alla|alle|allo|ai|agli|all['’]|a|per|in|su|sul|sulla|e|è|più|d[ie]|di[ ]cui|che|destinat|proveni|finanziat|ciascun|cadaun|spett|sono|vanno|come|l['’]un|tra|fra|arriv)\b", re.IGNORECASE)


def _with_cents(text: Text, numeral: Numeral) -> Fact | None:
    """`Milano (2.081.412,10)`: with a separator and two decimals it is money."""
    if numeral.decimals != 2 or numeral.value < 1000 or numeral.scale > 1:
        return None
    if _UNIT_AFTER.match(text.string, numeral.end) and not _FOLLOWS_SUM.match(text.string, numeral.end):
        return None
    return _fact(text, numeral, numeral.start, numeral.end, "amount.cents", 0.93, _CENTS)


_STANDS_ALONE = re.compile(r"[ ]*(?:[.,;:)\n|]|$)|[ ]\((?:sempre[ ]|in[ ])?(?:milioni|mila)")
_ALWAYS_MILLIONS = re.compile(r"[ ]\((?:sempre|in|di)?[ ]?(?P<scale>milioni|mln)[^)\n]{0,20}\)?", re.IGNORECASE)
_TAKES_FROM_FUND = re.compile(
    r"[ ](?:da[il]?|dall[aeo]|dall['’]|a[ ]carico|di[ ](?:fondi|risorse|parte)|arriv\w+|provenient\w+|per[ ](?:la|il|le|gli|i|l['’])|destinat\w+|(?:del|della|dello|dei|delle)[ ](?=[A-Z]))",
)
#: `Lombardia (326,4), Veneto (192,5)`: shares of the millions just named.
_NAME_AND_BRACKET = re.compile(r"[A-ZÀ-Ü][\w'’.-]+[ ]\($")
_LIST_BEFORE = re.compile(r"(?:[,;:(–-]|(?<!\w)(?:e|più|altri|altre|sommano|ulteriori|con|poi|cui|ne|a|(?:spend|spes|cost|serv|stanzi|vers|pag|incass|ricev|ott|arriv|vann|andran|spett|tocc|prend|mett|mess|ammont|vale|val|aggiung)\w*)|(?<=[ ])(?:a|di|in|per|circa|oltre|quasi|altri|altre))[ ]?(?:€[ ]?)?$", re.IGNORECASE)
_YEARS = range(1900, 2101)


def _continues(text: Text, numeral: Numeral, previous: Fact, scale: int) -> Fact | None:
    """`82 mln di euro, 66 dal Fesr e 16 dal Feasr`; `60mila € dal bilancio, 13mila dal Pnrr`."""
    if not _within_reach(text, numeral, previous):
        return None
    string, end = text.string, numeral.end
    noted = _ALWAYS_MILLIONS.match(string, end)
    if noted and numeral.scale == 1 and numeral.value < 1000:
        return _fact(text, numeral, numeral.start, noted.end(), "amount.elliptic", 0.85, _ELLIPTIC, times=10**6)
    alone = _STANDS_ALONE.match(string, end) or _FOLLOWS_SUM.match(string, end)
    if not alone or not _LIST_BEFORE.search(text.before(numeral.start, 30)) and numeral.scale == 1 and not _names_before(text, numeral):
        return None
    if numeral.value >= 1000 and not (numeral.value in _YEARS and numeral.scale == 1 and string[numeral.start + 1] != "."):
        return _fact(text, numeral, numeral.start, end, "amount.elliptic", 0.85, _ELLIPTIC)
    if scale < 10**6 or numeral.scale > 1 or numeral.value >= 1000:
        return None
    same_sentence = text.sentence_at(numeral.start) == text.sentence_at(previous.start)
    bracketed = _NAME_AND_BRACKET.search(text.before(numeral.start, 30)) and string[end : end + 1] == ")"
    if bracketed or same_sentence and _TAKES_FROM_FUND.match(string, end):
        return _fact(text, numeral, numeral.start, end, "amount.inherited", 0.8, _ELLIPTIC, times=scale)
    return None


def _names_before(text: Text, numeral: Numeral) -> bool:
    """`a Sarsina 48.010`: a capitalised name directly before the figure."""
    return bool(re.search(r"[A-ZÀ-Ü][\w'’.]+[ ]$", text.before(numeral.start, 30)))


def _within_reach(text: Text, numeral: Numeral, previous: Fact) -> bool:
    here, there = text.sentence_at(numeral.start), text.sentence_at(previous.start)
    return here == there or numeral.start - previous.end < 120 and "\n\n" not in text.string[previous.end : numeral.start]


def _lower_end(text: Text, index: int, found: Fact) -> Iterator[Fact]:
    """`tra 5 e 10 milioni di euro`, `5-10 milioni`: the first number has the scale of the second."""
    if index == 0:
        return
    low, high = text.numerals[index - 1], text.numerals[index]
    between = text.string[low.end : high.start]
    introduced = re.search(r"(?<!\w)(?P<word>tra|fra|dai?|da)[ ]$", text.string[max(0, low.start - 6) : low.start], re.IGNORECASE)
    joined = between in ("-", "–", " - ", " – ") or introduced and between in (" e ", " a ", " ai ", " e i ")
    if not joined or low.value >= high.value or low.scale not in (1, high.scale):
        return
    if low.scale == 1 and low.value in _YEARS:
        return
    times = high.scale if low.scale == 1 and low.value < 1000 else 1
    start = low.start
    yield _fact(text, low, start, found.end, found.rule, 0.85, found.reason, found.value.currency, times=times)


_PORTION_OF = re.compile(r"(?<!\w)(?P<count>un[oa]?|due|tre|quattro|cinque|sei)[ ]dei[ ]quali[ ](?:\w+[ ]){0,3}?\w+", re.IGNORECASE)
_COUNTS = {"un": 1, "uno": 1, "una": 1, "due": 2, "tre": 3, "quattro": 4, "cinque": 5, "sei": 6}


def _portions(text: Text) -> Iterator[Fact]:
    """`7 milioni di euro (uno dei quali riservato ai borghi)`."""
    for match in _PORTION_OF.finditer(text.string):
        before = text.before(match.start(), 30)
        if not re.search(r"(?:milioni|mln)(?:[ ]di)?(?:[ ](?:euro|€))?[ ,(]{1,3}$", before):
            continue
        value = Decimal(_COUNTS[match["count"].lower()]) * 10**6
        yield Fact(Amount(value), match.start(), match.end(), "amount.portion", 0.85, _PORTION)


def _fact(
    text: Text,
    numeral: Numeral,
    start: int,
    end: int,
    name: str,
    score: float,
    reason: Reason,
    currency: str = "EUR",
    times: int = 1,
) -> Fact:
    approximate = bool(_APPROXIMATE.search(text.before(start, 25)) or _CIRCA_AFTER.match(text.string, end))
    value = Amount(numeral.value * times, currency, approximate=approximate or numeral.form == "collective")
    return Fact(value, start, end, name, score, reason)
