"""Italian numerals in running text: digits, words and mixtures of both, with their value.

Read are `15`, `1.586.411,76`, `1,586,411.76`, `241 530`, `50mila`, `1,2 mln`, `602 mila 566`, `1 milione e 856mila`,
`16 milioni e mezzo`, `mezzo milione`, `centotrentatré`, `duecentomila`, `una ventina`, `un centinaio`.
Not read: ordinals (`4°`), codes (`F61C22`), dotted numbering (`1.4.6`), clock times (`15.30`, `15:30`), parts of dates
(`16/01/2018`) and the words `un`, `uno`, `una` unless a larger word such as `milione` makes them a number.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from initiatives.extraction.words import LETTERS_A_FIGURE, read_page

_UNITS = {"un": 1, "uno": 1, "una": 1, "due": 2, "tre": 3, "tré": 3, "quattro": 4, "cinque": 5, "sei": 6, "sette": 7, "otto": 8, "nove": 9}
_TEENS = {
    "dieci": 10, "undici": 11, "dodici": 12, "tredici": 13, "quattordici": 14,
    "quindici": 15, "sedici": 16, "diciassette": 17, "diciotto": 18, "diciannove": 19,
}  # fmt: skip
_TENS = {
    "venti": 20, "trenta": 30, "quaranta": 40, "cinquanta": 50, "sessanta": 60, "settanta": 70, "ottanta": 80, "novanta": 90,
    "vent": 20, "trent": 30, "quarant": 40, "cinquant": 50, "sessant": 60, "settant": 70, "ottant": 80, "novant": 90,
}  # fmt: skip
_COLLECTIVES = {
    "decina": 10, "quindicina": 15, "ventina": 20, "trentina": 30, "quarantina": 40, "cinquantina": 50, "sessantina": 60, "settantina": 70,
    "ottantina": 80, "novantina": 90, "centinaio": 100, "migliaio": 1000, "dozzina": 12,
}  # fmt: skip
_SCALES = {
    "mila": 10**3, "milione": 10**6, "milioni": 10**6, "mln": 10**6, "mio": 10**6, "ml": 10**6, "m": 10**6,
    "miliardo": 10**9, "miliardi": 10**9, "mld": 10**9,
}  # fmt: skip
_MORPHEMES = {**_UNITS, **_TEENS, **_TENS, "cento": 100, "cent": 100, "mille": 1000, "mila": 1000}
_MORPHEME = "cent(?=ott)|" + "|".join(sorted(_MORPHEMES, key=len, reverse=True))
_SPLIT = re.compile(_MORPHEME)

#: A number of one word; the bound keeps `cento` a million times from being tried over and over.
WORD = rf"(?:{_MORPHEME}){{1,9}}"
#: Digits with all that may divide them; what they mean is decided afterwards, from the whole token.
DIGITS = r"\d++(?:[.,’']\d++)*+(?:[ \u00a0\u202f]\d{3}(?![\d.,/\w]))*+"

#: Read in lower case.
_ATOM = re.compile(
    rf"""(?=[0-9cdmnoqstuv])(?<![\w])(?<!\d[.,:/])(?<![^\W\d][-/])
    (?: (?P<half>mezz[oa])[ ](?P<of>milione|miliardo)
      | (?:(?P<article>un[ao']?)[ ])? (?P<collective>{"|".join(_COLLECTIVES)})
      | (?P<base> (?P<digits>{DIGITS}) | (?P<word>{WORD}) )
        (?: [ \u00a0]?(?P<scale>mila|mln|mld|milion[ei]|miliard[oi]|mio)(?!\w)
          | [ \u00a0]?(?:(?P<million>m)|(?P<thousand>k))(?=€|[ ]?(?:euro|di[ ]euro)\b|[ ]€) )?
    )(?!\w|[-’][^\W\d]|[°º]|[/:]\d)""",
    re.VERBOSE,
)
#: A word that is the first of a numeral.
_NUMBER = re.compile(rf"{WORD}(?:mila|mln|milion[ei]|miliard[oi]|mio)?|{'|'.join(_COLLECTIVES)}|mezz[oa]")
#: How the first word of any numeral begins.
_BEGINNINGS = frozenset(word[:3] for word in (*_MORPHEMES, *_COLLECTIVES, "mezzo", "tre", "unmilione"))
#: `un` is a number only before one of these.
_ONE = frozenset({"un", "uno", "una"})
_COUNTED_BY_ONE = frozenset((*_SCALES, *_COLLECTIVES))
_ITALIAN = re.compile(r"\d{1,3}(?:[. \u00a0\u202f’']\d{3})+(?:,\d{1,2})?")
_PLAIN = re.compile(r"\d{1,15}(?:,\d{1,3})?")
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3})+\.\d{1,2}|\d{1,3}(?:,\d{3}){2,}")
_POINT = re.compile(r"\d{1,6}\.\d{1,2}")
_JOIN = re.compile(r" e |, | ")
_AND_HALF = re.compile(r"[ ]e[ ]mezz[oa](?!\w)", re.IGNORECASE)
_AND_HUNDREDS = re.compile(r"[ ](?:e[ ])?\d{3}(?![\d.,/]|\w)")
_LONGEST = 40
_MOST_DIGITS = 15


class Numeral(NamedTuple):
    """A number in the text. `scale` is the power of ten a word such as `mila` or `milioni` gave (1 without);
    `form` is digits, words or collective (`una ventina`); `decimals` counts the digits behind the comma."""

    start: int
    end: int
    value: Decimal
    scale: int
    form: str
    decimals: int = 0


def numerals(string: str) -> tuple[Numeral, ...]:
    """All numerals of `string` in order, composed ones (`1 milione e 856mila`) as one; linear time."""
    found: list[Numeral] = []
    past = 0
    lowered = read_page(string).lowered
    for start in _beginnings(string):
        match = _ATOM.match(lowered, start) if start >= past else None
        if match is None:
            continue
        past = match.end()
        atom = _read(match)
        if atom is None:
            continue
        whole = found and _compose(string, found[-1], atom)
        if whole:
            found[-1] = _with_tail(string, whole)
        else:
            found.append(_with_tail(string, atom))
    return tuple(found)


def _beginnings(string: str) -> list[int]:
    """Where a numeral may begin: at a word with a digit first, or one that begins like a number's."""
    page = read_page(string)
    keys, starts = page.keys, page.starts
    likely = page.in_measure(page.where_any(_may_begin), LETTERS_A_FIGURE)
    return [starts[at] for at in likely if keys[at] not in _ONE or page.key(at + 1) in _COUNTED_BY_ONE]


@lru_cache(maxsize=16_384)  # most words of a text occur in others, too
def _may_begin(key: str) -> bool:
    return key[0].isdigit() or key[:3] in _BEGINNINGS and _NUMBER.fullmatch(key) is not None


def _read(match: re.Match) -> Numeral | None:
    start, end = match.span()
    if end - start > _LONGEST:
        return None
    if match["half"]:
        scale = _SCALES[match["of"].lower()]
        return Numeral(start, end, Decimal(scale) / 2, scale, "words")
    if match["collective"]:
        return Numeral(start, end, Decimal(_COLLECTIVES[match["collective"].lower()]), 1, "collective")
    scale = _SCALES[match["scale"].lower()] if match["scale"] else 10**6 if match["million"] else 10**3 if match["thousand"] else 1
    if match["word"]:
        value = word_value(match["word"])
        if value is None or (value == 1 and scale == 1):
            return None
        return Numeral(start, end, Decimal(value) * scale, scale, "words")
    read = digits_value(match["digits"], scaled=scale > 1)
    if read is None:
        return None
    value, decimals = read
    return Numeral(start, end, value * scale, scale, "digits", 0 if scale > 1 else decimals)


def _compose(string: str, big: Numeral, small: Numeral) -> Numeral | None:
    """`1 milione e 856mila`, `602 mila 566`: a larger scale, then a smaller one, side by side."""
    if big.scale == 1 or small.start - big.end > 3 or not _JOIN.fullmatch(string, big.end, small.start):
        return None
    if small.value >= big.scale or small.form == "collective":
        return None
    glue = string[big.end : small.start]
    thousands = (
        1000 <= small.scale < big.scale
        or (small.form == "words" and small.value >= 1000)
        or (small.scale == 1 and small.value >= 1000 and big.scale >= 10**6)
    )
    hundreds = big.scale == 1000 and small.value >= 100 and glue == " " and small.decimals == 0
    if big.scale >= 10**6 and thousands and glue != ", " or hundreds:
        return Numeral(big.start, small.end, big.value + small.value, small.scale, big.form)
    return None


def _with_tail(string: str, numeral: Numeral) -> Numeral:
    """`16 milioni e mezzo` is half a scale more."""
    tail = numeral.scale > 1 and _AND_HALF.match(string, numeral.end)
    if not tail:
        return numeral
    value = numeral.value + Decimal(numeral.scale) / 2
    return Numeral(numeral.start, tail.end(), value, numeral.scale, numeral.form)


def digits_value(token: str, *, scaled: bool) -> tuple[Decimal, int] | None:
    """Value and number of decimals of a token of digits, None where it is no number.

    A point before three digits divides thousands, a comma decimals, unless the token shows the English way
    round. A point before one or two digits is a decimal point only where a scale follows (`1.5 milioni`):
    elsewhere it is a clock time.
    """
    if token.isdecimal() and token[0] != "0" and len(token) <= _MOST_DIGITS:
        return Decimal(token), 0
    if _ITALIAN.fullmatch(token):
        whole, _, decimals = token.partition(",")
        return Decimal(re.sub(r"\D", "", whole) + "." + (decimals or "0")), len(decimals)
    if _PLAIN.fullmatch(token):
        whole, _, decimals = token.partition(",")
        if whole.startswith("0") and len(whole) > 1:  # a dialling code, a month, a postcode
            return None
        if len(decimals) == 3 and not scaled:  # 15,000: no sum of euro has three decimals
            return Decimal(whole + decimals), 0
        return Decimal(whole + "." + (decimals or "0")), len(decimals)
    if _ENGLISH.fullmatch(token):
        return Decimal(token.replace(",", "")), len(token.partition(".")[2])
    if scaled and _POINT.fullmatch(token):
        return Decimal(token), len(token.partition(".")[2])
    return None


def word_value(word: str) -> int | None:
    """Value of a number written as one word (`centotrentatré`), None where the parts do not add up to one."""
    total = current = 0
    tens_before = False
    for part in _SPLIT.findall(word.lower()):
        size = _MORPHEMES[part]
        if size == 1000:
            plural = part == "mila"
            if total or plural != (current > 1):
                return None
            total, current = (current or 1) * 1000, 0
        elif size == 100:
            if current == 1 or current > 9:
                return None
            current = (current or 1) * 100
        elif current % 100 and not (tens_before and size < 10):
            return None
        else:
            current += size
        tens_before = 20 <= size <= 90
    return total + current
