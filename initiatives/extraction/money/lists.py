"""Sums that show they are money by their company: columns under `(in euro)`, brackets after names, the rest of a list."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal

from initiatives.extraction.facts import Amount, Fact, Reason
from initiatives.extraction.money.explicit import FOLLOWS_SUM
from initiatives.extraction.money.sums import YEARS, speaks_of_money, sum_fact
from initiatives.extraction.numbers import Numeral
from initiatives.extraction.text import Text

_ELLIPTIC = Reason("continua un elenco di somme", "goes on with a list of sums")
_COLUMN = Reason("colonna di importi in euro", "column of sums in euro")
_BRACKET = Reason("somma fra parentesi dopo chi la riceve", "sum in brackets after who gets it")
_PORTION = Reason("parte dei milioni appena citati", "part of the millions just named")

_IN_EURO = re.compile(
    r"""in[ ](?P<scale>migliaia[ ]di[ ]|milioni[ ]di[ ])?(?:euro|€)[ ]?\)|\((?:€|euro)\)
      | (?:import[oi]|contribut[oi]|finanziament[oi]|somm[ae])[ ](?:in[ ]euro|\(?€\)?)""",
    re.VERBOSE,
)
#: One of these stands in every such heading; looked for first, as it is cheap.
_COLUMN_SIGNS = ("euro)", "€)", "euro )", "€ )", " in euro", "o €", "i €", "a €", "e €", "o (€", "i (€", "a (€", "e (€")
_COLUMN_END = re.compile(r"[ \t]*(?:\||$|\n)")
_COLUMN_START = re.compile(r"(?:\.{2,}|[ ]{2,}|\t|\||[:–—-])[ ]*(?:(?:oltre|circa|quasi|€)[ ])?$")


def columns(text: Text) -> tuple[tuple[int, int, int], ...]:
    """Start, end and scale of the blocks of lines under a heading that says `in euro`, in order."""
    blocks: list[tuple[int, int, int]] = []
    if not any(sign in text.lower for sign in _COLUMN_SIGNS):
        return ()
    for match in _IN_EURO.finditer(text.lower):
        if blocks and match.start() < blocks[-1][1]:
            continue
        scale = {"migliaia": 10**3, "milioni": 10**6}.get((match["scale"] or "").split(" ")[0].lower(), 1)
        end = text.string.find("\n\n", match.end() + 2)
        blocks.append((match.end(), len(text.string) if end < 0 else end, scale))
    return tuple(blocks)


def in_column(text: Text, numeral: Numeral, blocks: tuple[tuple[int, int, int], ...]) -> Fact | None:
    index = bisect_right(blocks, numeral.start, key=lambda block: block[0]) - 1
    if index < 0 or numeral.start >= blocks[index][1] or not _COLUMN_END.match(text.string, numeral.end):
        return None
    line = text.line_at(numeral.start)
    if not _COLUMN_START.search(text.string, max(line.start, numeral.start - 40), numeral.start):
        return None
    times = blocks[index][2] if numeral.scale == 1 else 1
    return sum_fact(text, numeral, (numeral.start, numeral.end), "amount.column", 0.93, _COLUMN, times=times)


_NAME_AND_BRACKET = re.compile(r"[A-ZÀ-Ü][\w'’.-]*[”»\"]?[ ]\((?:€[ ]|oltre[ ]|circa[ ])?$")


def in_brackets(text: Text, numeral: Numeral) -> Fact | None:
    """`il Liceo di Nuoro (318.000), l'Istituto di Oristano (294.500)`, in or right after a sentence about money."""
    string = text.string
    if numeral.value < 1000 or numeral.scale > 1 or "." not in string[numeral.start : numeral.end]:
        return None
    if string[numeral.end : numeral.end + 1] != ")" or not _NAME_AND_BRACKET.search(text.before(numeral.start, 40)):
        return None
    sentence = text.sentence_at(numeral.start)
    reach = text.sentence_at(max(0, sentence.start - 3)).start
    if not speaks_of_money(text, max(reach, numeral.start - 600), min(sentence.end, numeral.end + 600)):
        return None
    return sum_fact(text, numeral, (numeral.start, numeral.end), "amount.bracket", 0.85, _BRACKET)


_STANDS_ALONE = re.compile(r"[ ]*(?:[.,;:)\n|]|$)|[ ]\((?:sempre[ ]|in[ ])?(?:milioni|mila)")
_ALWAYS_MILLIONS = re.compile(r"[ ]\((?:sempre|in|di)?[ ]?(?:milioni|mln)[^)\n]{0,20}\)?", re.IGNORECASE)
_TAKES_FROM_FUND = re.compile(
    r"""[ ](?:da[il]?|dall[aeo]|dall['’]|a[ ]carico|di[ ](?:fondi|risorse|parte)|arriv\w+|provenient\w+|per[ ](?:la|il|le|gli|i|l['’])|destinat\w+
        |(?:del|della|dello|dei|delle)[ ](?=[A-Z]))""",
    re.VERBOSE,
)
_LIST_BEFORE = re.compile(
    r"""(?:[,;:(–-]
        |(?<!\w)(?:e|più|altri|altre|sommano|ulteriori|con|poi|cui|ne|a|di|in|per|circa|oltre|quasi
            |(?:spend|spes|cost|serv|stanzi|vers|pag|incass|ricev|ott|arriv|vann|andran|spett|tocc|prend|mett|mess|ammont|val|aggiung)\w*)
        |[A-ZÀ-Ü][\w'’.]+)[ ]?(?:€[ ]?)?$""",
    re.VERBOSE,
)
_MORE_BEFORE = re.compile(r"(?<!\w)(?:altri|ulteriori|circa|oltre|quasi)[ ]$", re.IGNORECASE)
_WHEN = re.compile(r"[ ](?:l['’]anno|nel|il|subito|quest['’]anno|entro|per)(?!\w)", re.IGNORECASE)
_TO_WHOM = re.compile(r"[ ](?:per|a|al|alla|ai|alle|allo|all['’]|agli|al[ ]mese)(?![^\W_])", re.IGNORECASE | re.VERBOSE)
_REACH = 120


def continuing(text: Text, numeral: Numeral, previous: Fact, scale: int) -> Fact | None:
    """What goes on after the sum `previous`, written in `scale`: `60mila € dal bilancio, 13mila dal Pnrr`."""
    if not _within_reach(text, numeral, previous):
        return None
    string, span = text.string, (numeral.start, numeral.end)
    noted = _ALWAYS_MILLIONS.match(string, numeral.end)
    if noted and numeral.scale == 1 and numeral.value < 1000:
        whole = (numeral.start, noted.end())
        return sum_fact(text, numeral, whole, "amount.elliptic", 0.85, _ELLIPTIC, times=10**6)
    if not (_STANDS_ALONE.match(string, numeral.end) or FOLLOWS_SUM.match(text.lower, numeral.end) or _WHEN.match(string, numeral.end)):
        return None
    if numeral.scale == 1 and not _LIST_BEFORE.search(text.before(numeral.start, 30)):
        return None
    if numeral.value >= 1000:
        year = numeral.value in YEARS and numeral.end - numeral.start == 4
        return None if year else sum_fact(text, numeral, span, "amount.elliptic", 0.85, _ELLIPTIC)
    if numeral.value >= 100 and _second_of_a_pair(text, numeral, previous):
        return sum_fact(text, numeral, span, "amount.pair", 0.75, _ELLIPTIC)
    if scale >= 10**6 and numeral.scale == 1 and _is_of_the_millions(text, numeral, previous):
        return sum_fact(text, numeral, span, "amount.inherited", 0.8, _ELLIPTIC, times=scale)
    return None


def _within_reach(text: Text, numeral: Numeral, previous: Fact) -> bool:
    if numeral.start - previous.end < _REACH:
        return "\n\n" not in text.string[previous.end : numeral.start]
    return text.sentence_at(numeral.start) == text.sentence_at(previous.start)


def _is_of_the_millions(text: Text, numeral: Numeral, previous: Fact) -> bool:
    """`82 mln di euro, 66 dal Fesr e 16 dal Feasr`; `Lombardia (326,4), Veneto (192,5)`; `altri 2,1`; `1,9 milioni subito, 1,45 l'anno prossimo`."""
    string, end = text.string, numeral.end
    if string[end : end + 1] == ")" and _NAME_AND_BRACKET.search(text.before(numeral.start, 30)):
        return True
    if numeral.decimals and _MORE_BEFORE.search(text.before(numeral.start, 20)) and _STANDS_ALONE.match(string, end):
        return True
    if numeral.decimals and _WHEN.match(string, end) and text.string[numeral.start - 2 : numeral.start] == ", ":
        return True
    same_sentence = text.sentence_at(numeral.start) == text.sentence_at(previous.start)
    return same_sentence and bool(_TAKES_FROM_FUND.match(string, end))


def _second_of_a_pair(text: Text, numeral: Numeral, previous: Fact) -> bool:
    """`1.500 euro per i primi, 800 per i secondi`: a sum of like size, for somebody else."""
    if numeral.start - previous.end > 60 or numeral.form != "digits":
        return False
    between = text.string[previous.end : numeral.start]
    alike = previous.value.value / 20 <= numeral.value <= previous.value.value * 20
    coordinated = between.endswith((", ", " e ")) and not re.search(r"[.;:]", between)
    whom = _TO_WHOM.match(text.string, previous.end) and _TO_WHOM.match(text.string, numeral.end)
    return bool(alike and coordinated and whom)


_PORTION_OF = re.compile(
    r"(?<!\w)(?P<count>un[oa]?|due|tre|quattro|cinque|sei)[ ]dei[ ]quali[ ](?:\w+[ ]){0,3}?\w+",
    re.IGNORECASE,
)
_MILLIONS_BEFORE = re.compile(r"(?:milioni|mln)(?:[ ]di)?(?:[ ](?:euro|€))?[ ,(]{1,3}$", re.IGNORECASE)
_COUNTS = {"un": 1, "uno": 1, "una": 1, "due": 2, "tre": 3, "quattro": 4, "cinque": 5, "sei": 6}


def portions(text: Text) -> Iterator[Fact]:
    """`7 milioni di euro (uno dei quali riservato ai borghi)`."""
    if " dei quali " not in text.lower:
        return
    for match in _PORTION_OF.finditer(text.string):
        if _MILLIONS_BEFORE.search(text.before(match.start(), 30)):
            value = Amount(Decimal(_COUNTS[match["count"].lower()]) * 10**6)
            yield Fact(value, match.start(), match.end(), "amount.portion", 0.85, _PORTION)
