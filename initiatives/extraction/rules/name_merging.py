"""One body or programme under several names in one text: the acronym and the full name are the same thing.

`Agenzia per l'Italia Digitale (AgID)` and later `AgID`, `Insiel S.p.A.` and `Insiel`, `Unione dei Comuni del
Fossanese` and `Unione del Fossanese` become one value, under the fullest name that the text gives.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache

from initiatives.extraction.facts import Fact
from initiatives.extraction.gazetteer import Gazetteer, keys_of
from initiatives.extraction.phrases import AND, FOR, OF
from initiatives.extraction.registry import Stage, refinement
from initiatives.extraction.rules.acronyms import stands_for
from initiatives.extraction.rules.companies import LEGAL_FORM
from initiatives.extraction.text import Text

SMALL = OF | FOR | AND | frozenset("il lo la le i gli l".split())
LEFT_OUT = frozenset("comuni comune italiana italiano italia".split())


@refinement("organisation", Stage.NAMES, order=5)
def merge_organisations(text: Text, facts: tuple[Fact, ...]) -> Iterable[Fact]:
    """Every mention under the fullest name of its body."""
    gazetteer = text.knowledge.body_gazetteer if text.knowledge else None
    return _merged(text, facts, lambda one, other: _same_body(one, other, gazetteer))


@refinement("programme", Stage.NAMES, order=5)
def merge_programmes(text: Text, facts: tuple[Fact, ...]) -> Iterable[Fact]:
    """Every mention under the fullest name of its programme."""
    gazetteer = text.knowledge.scheme_gazetteer if text.knowledge else None
    return _merged(text, facts, lambda one, other: _same_scheme(one, other, gazetteer))


def _merged(text: Text, facts: tuple[Fact, ...], same: Callable[[Fact, Fact], bool]) -> Iterable[Fact]:
    distinct: dict[str, Fact] = {}
    for fact in facts:
        known = distinct.get(fact.value.name)
        if known is None or getattr(fact.value, "acronym", "") and not known.value.acronym:
            distinct[fact.value.name] = fact
    fullest = sorted(distinct.values(), key=lambda fact: _fullness(text, fact))
    chosen: dict[str, Fact] = {}
    heads: list[Fact] = []
    for fact in fullest[:LARGEST]:
        head = next((other for other in heads if same(fact, other)), None)
        if head is None:
            heads.append(fact)
        chosen[fact.value.name] = head or fact
    for fact in facts:
        head = chosen.get(fact.value.name, fact)
        if head.value.name == fact.value.name:
            yield fact
        else:
            yield replace(fact, value=replace(head.value), score=min(fact.score, head.score) - 0.001)


def _fullness(text: Text, fact: Fact) -> tuple:
    """The fullest name first: a hashtag, one with its acronym, one outside brackets, the longest."""
    before = text.string[max(0, fact.start - 1) : fact.start]
    return before != "#", not getattr(fact.value, "acronym", ""), before == "(", -len(fact.value.name), fact.start


#: More distinct names than this are not compared with one another: the text is a list, and quadratic time is not spent on it.
LARGEST = 150


def _same_body(short: Fact, long: Fact, gazetteer: Gazetteer | None) -> bool:
    one, other = short.value, long.value
    if other.acronym and keys_of(other.acronym) == keys_of(one.name) or one.acronym and keys_of(one.acronym) == keys_of(other.name):
        return True
    if _without_form(other.name) == _without_form(one.name):
        return True
    if _same_entry(one.name, other.name, gazetteer):
        return True
    return _is_shorter(one.name, other.name)


@lru_cache(maxsize=1024)  # the names of a document are compared with one another
def _without_form(name: str) -> str:
    return LEGAL_FORM.sub("", name).strip(" ,")


def _same_scheme(one: Fact, other: Fact, gazetteer: Gazetteer | None) -> bool:
    short, long = one.value.name, other.value.name
    if _same_entry(short, long, gazetteer) or "".join(keys_of(short)) == "".join(keys_of(long)):
        return True
    first, second = sorted((one, other), key=lambda fact: fact.start)
    translated = 0 < second.start - first.end <= 3 and gazetteer is not None and gazetteer.get(short) is not None
    if translated and gazetteer.get(short) is gazetteer.get(long):
        return True
    if " " in short and long.startswith(f"{short} ") and _EDITION.fullmatch(long[len(short) + 1 :]):
        return True
    return " " not in short and len(short) > 2 and short.upper() == short and stands_for(short, long)


#: `Voucher digitali` and `Voucher digitali I4.0`, `Innova Donna` and `Innova Donna 2.0`.
_EDITION = re.compile(r"(?:[A-Z]{0,3}\d[\d./–-]*|[A-Z]{1,3}|[IVX]{1,4})")


def _same_entry(short: str, long: str, gazetteer: Gazetteer | None) -> bool:
    """One entry of the list under an acronym and a name, or under two spellings of one name."""
    if gazetteer is None:
        return False
    entry = gazetteer.get(short)
    if entry is None or gazetteer.get(long) is not entry:
        return False
    return " " not in short or " " not in long or set(keys_of(short)) - SMALL <= set(keys_of(long)) or keys_of(short)[0] == keys_of(long)[0]


def _is_shorter(short: str, long: str) -> bool:
    """`Azienda Usl` of `Azienda Usl della Valle d'Aosta`: two words at least, all in the longer name, the first the same."""
    one = [key for key in keys_of(short) if key not in SMALL]
    other = [key for key in keys_of(long) if key not in SMALL]
    if len(one) < 2 or len(one) >= len(other) or one[0] != other[0]:
        return False
    if one[0] in ("comune", "provincia", "regione", "anci", "citta", "ministero"):
        return False
    return set(one) <= set(other) and (other[: len(one)] == one or set(other) - set(one) <= LEFT_OUT)
